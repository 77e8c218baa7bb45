"""When does a round open? Computed from the rhythm alone: no row, no job (design §3, *Rhythm and rounds*).

Wall-clock time in a zone decides, so daylight saving moves no round, skips none and doubles none. A wall time that a
spring change skips is read with the offset from before it (02:30 becomes 03:30); one that an autumn change repeats is
its first occurrence.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from models.base import SPACE_ROW, Choice, table_of


class Cadence(StrEnum):
    weekly = "weekly"
    fortnightly = "fortnightly"
    monthly = "monthly"


class SpaceRhythm(SQLModel, table=True):
    """The rhythm of a space from one round on. Rows of rounds that have begun never change."""

    __tablename__ = "space_rhythm"
    __table_args__ = ({"info": SPACE_ROW},)

    space_id: UUID = Field(primary_key=True, foreign_key="space.space_id")
    first_round: int = Field(primary_key=True)
    cadence: Cadence = Field(sa_column=Column(Choice(Cadence), nullable=False))
    day: int
    at: time
    zone: str
    anchor: date


space_rhythm_table = table_of(SpaceRhythm)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A rhythm that holds from `first_round` on, whose opening is on the date `anchor`.

    `day` is an ISO weekday (1 Monday to 7 Sunday), or for a monthly cadence a day of the month (1 to 31; a shorter
    month takes its last day).
    """

    first_round: int
    cadence: Cadence
    day: int
    at: time
    zone: str
    anchor: date

    def opening(self, n: int) -> datetime:
        """The moment round `n` opens, in UTC. `n` must be `first_round` or later."""
        return _moment(self._date(n - self.first_round), self.at, self.zone)

    def _date(self, step: int) -> date:
        if self.cadence is Cadence.monthly:
            return _month_day(self.anchor.year * 12 + self.anchor.month - 1 + step, self.day)
        return self.anchor + timedelta(days=step * _DAYS[self.cadence])

    def steps_before(self, moment: datetime) -> int:
        """How many of its openings lie at or before `moment`."""
        local = moment.astimezone(ZoneInfo(self.zone)).date()
        if self.cadence is Cadence.monthly:
            guess = (local.year - self.anchor.year) * 12 + local.month - self.anchor.month
        else:
            guess = (local - self.anchor).days // _DAYS[self.cadence]
        step = max(guess - 1, 0)
        while self.opening(self.first_round + step) <= moment:
            step += 1
        return step


_DAYS = {Cadence.weekly: 7, Cadence.fortnightly: 14}


def begin_rhythm(first_round: int, cadence: Cadence, day: int, at: time, zone: str, after: datetime) -> Rhythm:
    """The rhythm whose first opening is the earliest that fits strictly after `after`."""
    local = after.astimezone(ZoneInfo(zone)).date()
    if cadence is Cadence.monthly:
        month = local.year * 12 + local.month - 1
        dates = [_month_day(month + step, day) for step in (0, 1, 2)]
    else:
        first = local + timedelta(days=(day - local.isoweekday()) % 7)
        dates = [first, first + timedelta(days=7), first + timedelta(days=14)]
    anchor = next(found for found in dates if _moment(found, at, zone) > after)
    return Rhythm(first_round, cadence, day, at, zone, anchor)


def opening(rhythms: Sequence[Rhythm], n: int) -> datetime:
    """The moment round `n` opens by the clock, in UTC. `rhythms` is in order of `first_round`, the first being 1."""
    return rhythm_of(rhythms, n).opening(n)


def rhythm_of(rhythms: Sequence[Rhythm], n: int) -> Rhythm:
    """The rhythm that round `n` follows."""
    return next(rhythm for rhythm in reversed(rhythms) if rhythm.first_round <= n)


def round_at(rhythms: Sequence[Rhythm], now: datetime) -> int:
    """The number of the round that runs at `now`: the first whose opening still lies ahead."""
    for place in range(len(rhythms) - 1, -1, -1):
        rhythm = rhythms[place]
        if place == 0 or rhythm.opening(rhythm.first_round) <= now:
            n = rhythm.first_round + rhythm.steps_before(now)
            return min(n, rhythms[place + 1].first_round) if place + 1 < len(rhythms) else n
    raise ValueError("a space has at least one rhythm")


def local_day(moment: datetime, zone: str) -> date:
    """The calendar day of `moment` in a zone: as exact as the others ever learn it."""
    return moment.astimezone(ZoneInfo(zone)).date()


def _moment(day: date, at: time, zone: str) -> datetime:
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def _month_day(month: int, day: int) -> date:
    """`month` counts from year 0, January being 0."""
    year, index = divmod(month, 12)
    return date(year, index + 1, min(day, monthrange(year, index + 1)[1]))
