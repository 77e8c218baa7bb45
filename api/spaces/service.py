"""Spaces: making one, its names, its rhythm."""

from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update

from api.crypto.sealing import Binding, open_words, seal_words
from api.errors import Invalid, OtherBody
from api.security.identity import member_of
from api.spaces import members, rhythms
from api.spaces.schemas import RhythmIn, RhythmOut, SpaceBriefOut, SpaceIn, SpaceOut
from api.work import Member, Person, Work
from models.rhythm import Rhythm, begin_rhythm, local_day, opening, rhythm_of, round_at
from models.spaces import membership_table, space_table

SHOWN_OPENINGS: Final = 4

_find = select(space_table.c.began_at).where(space_table.c.space_id == bindparam("space"))
_insert = insert(space_table)
_rename = (
    update(space_table)
    .where(space_table.c.space_id == bindparam("space"))
    .values(sealed_name=bindparam("sealed"), revision=bindparam("next_revision"))
)
_mine = select(membership_table.c.space_id).where(
    membership_table.c.person_id == bindparam("person"), membership_table.c.has_left.is_(False)
)


def mine(work: Work, person: Person) -> list[UUID]:
    """The spaces a person is in, in a fixed order; each is then read in a unit of work of its own."""
    return sorted(row.space_id for row in work.run(_mine, person=person.id))


def brief(work: Work, person: Person, space: UUID) -> SpaceBriefOut:
    member = member_of(work, person, space)
    return SpaceBriefOut(id=space, kind=member.kind, name=name_of(member))


def name_of(member: Member) -> str:
    """What the member's space is called."""
    name: str = open_words(member.space_key, member.space_name, _binding(member.space_id, member.space_revision))
    return name


def create(work: Work, person: Person, space: UUID, new: SpaceIn) -> SpaceOut:
    """Make a space with the person as its first member. The same again is the same space; else OtherBody."""
    if new.kind not in work.library.kinds:
        raise Invalid([{"pointer": "/kind", "message": "There are no questions for this kind yet."}])
    if work.run(_find, space=space).first():
        return _made_before(work, member_of(work, person, space), new)
    key = work.ids.secret(32)
    name = seal_words(key, new.name, _binding(space, 1))
    member = Member(work.ids.uuid(), person.id, space, new.kind, 1, key, name, 1, pause=None)
    work.run(
        _insert,
        space_id=space,
        kind=new.kind,
        wrapped_key=work.keyring.wrap_space_key(space, key),
        sealed_name=name,
        revision=1,
        began_at=work.now,
    )
    rhythms.store(work, member, _begin(new.rhythm, 1, after=work.now))
    members.add(work, member, new.my_name, place=1)
    return show(work, member)


def show(work: Work, member: Member) -> SpaceOut:
    beats = rhythms.load(work, member)
    current = round_at(beats, work.now)
    coming = rhythm_of(beats, current + 1)
    began_at = work.run(_find, space=member.space_id).one().began_at
    return SpaceOut(
        id=member.space_id,
        kind=member.kind,
        name=name_of(member),
        rhythm=RhythmOut(cadence=coming.cadence, day=coming.day, at=coming.at, zone=coming.zone),
        opens=[opening(beats, n) for n in range(current, current + SHOWN_OPENINGS)],
        members=members.load(work, member),
        began_on=local_day(began_at, beats[0].zone),
    )


def rename(work: Work, member: Member, name: str) -> SpaceOut:
    revision = member.space_revision + 1
    sealed = seal_words(member.space_key, name, _binding(member.space_id, revision))
    work.run(_rename, space=member.space_id, sealed=sealed, next_revision=revision)
    return show(work, replace(member, space_name=sealed, space_revision=revision))


def rename_me(work: Work, member: Member, name: str) -> SpaceOut:
    members.rename(work, member, name)
    return show(work, member)


def change_rhythm(work: Work, member: Member, new: RhythmIn) -> SpaceOut:
    """The rhythm from the next round on. The running round keeps its opening; the same rhythm changes nothing."""
    beats = rhythms.load(work, member)
    current = round_at(beats, work.now)
    if not _is_same(rhythm_of(beats, current + 1), new):
        rhythms.store(work, member, _begin(new, current + 1, after=opening(beats, current)))
    return show(work, member)


def _made_before(work: Work, member: Member, new: SpaceIn) -> SpaceOut:
    known = show(work, member)
    my_name = next(other.name for other in known.members if other.me)
    same = (known.kind, known.name, my_name) == (new.kind, new.name, new.my_name)
    if not same or not _is_same(rhythms.load(work, member)[0], new.rhythm):
        raise OtherBody
    return known


def _begin(new: RhythmIn, first_round: int, after: datetime) -> Rhythm:
    return begin_rhythm(first_round, new.cadence, new.day, new.at, new.zone, after)


def _is_same(rhythm: Rhythm, new: RhythmIn) -> bool:
    return (rhythm.cadence, rhythm.day, rhythm.at, rhythm.zone) == (new.cadence, new.day, new.at, new.zone)


def _binding(space: UUID, revision: int) -> Binding:
    """The name of a space has no author: any member may change it."""
    return Binding("space", space, None, ("name",), revision)
