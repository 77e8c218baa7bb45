"""A space's rhythms, as the pure rules take them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, delete, insert, select

from api.work import Member, Work
from models.rhythm import Rhythm, local_day, rhythm_of, round_at, space_rhythm_table

_find = (
    select(
        space_rhythm_table.c.first_round,
        space_rhythm_table.c.cadence,
        space_rhythm_table.c.day,
        space_rhythm_table.c.at,
        space_rhythm_table.c.zone,
        space_rhythm_table.c.anchor,
    )
    .where(space_rhythm_table.c.space_id == bindparam("space"))
    .order_by(space_rhythm_table.c.first_round)
)
_insert = insert(space_rhythm_table)
_forget = delete(space_rhythm_table).where(
    space_rhythm_table.c.space_id == bindparam("space"), space_rhythm_table.c.first_round == bindparam("n")
)


@dataclass(frozen=True, slots=True)
class Here:
    """Where a space stands now: the running round, and the day it is in its zone."""

    round: int
    today: date
    zone: str


def load(work: Work, member: Member) -> list[Rhythm]:
    """In order of first round; the first row begins with round 1."""
    return [Rhythm(*row) for row in work.run(_find, space=member.space_id)]


def here(work: Work, member: Member) -> Here:
    beats = load(work, member)
    running = round_at(beats, work.now)
    zone = rhythm_of(beats, running).zone
    return Here(running, local_day(work.now, zone), zone)


def today(work: Work, member: Member) -> date:
    """The day it is now in the space's zone."""
    return here(work, member).today


def store(work: Work, member: Member, rhythm: Rhythm) -> None:
    """Keep a rhythm for the rounds from its first on, in the place of one that was to begin with the same round."""
    work.run(_forget, space=member.space_id, n=rhythm.first_round)
    work.run(
        _insert,
        space_id=member.space_id,
        first_round=rhythm.first_round,
        cadence=rhythm.cadence,
        day=rhythm.day,
        at=rhythm.at,
        zone=rhythm.zone,
        anchor=rhythm.anchor,
    )
