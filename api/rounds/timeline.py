"""Where a space stands in time: which round runs, which have opened, and when."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy import and_, bindparam, or_, select

from api.errors import NotFound, RoundNotBegun, RoundOpened
from api.spaces import rhythms
from api.work import Member, Work
from models.rhythm import Rhythm, local_day, opening, rhythm_of, round_at
from models.rounds import early_opening_table

_early = select(early_opening_table.c.round, early_opening_table.c.opened_at).where(
    early_opening_table.c.space_id == bindparam("space"),
    or_(
        early_opening_table.c.round >= bindparam("recent"),
        and_(early_opening_table.c.round >= bindparam("least"), early_opening_table.c.round <= bindparam("most")),
    ),
)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The rounds of a space as of one moment. `early` holds the openings together of the rounds asked for."""

    member: Member
    beats: list[Rhythm]
    current: int
    early: dict[int, datetime]

    @property
    def current_has_opened(self) -> bool:
        """Was the running round opened together?"""
        return self.current in self.early

    @property
    def zone(self) -> str:
        return rhythm_of(self.beats, self.current).zone

    @property
    def latest_opened(self) -> int:
        """The last round that has opened; 0 where none has."""
        return self.current if self.current_has_opened else self.current - 1

    def has_opened(self, n: int) -> bool:
        return n <= self.latest_opened

    def opens_at(self, n: int) -> datetime:
        """By the clock, whether or not it was opened together before."""
        return opening(self.beats, n)

    def opened_on(self, n: int) -> date:
        """The day round `n` opened, in its zone: no more exact moment is told."""
        zone = rhythm_of(self.beats, n).zone
        return local_day(self.early.get(n) or self.opens_at(n), zone)

    def number(self, asked: int | Literal["current"]) -> int:
        """The number of a round that the member may see. Raises NotFound: absent and not yet begun are the same."""
        n = self.current if asked == "current" else asked
        if not self.member.first_round <= n <= self.current:
            raise NotFound
        return n

    def opened(self, asked: int | Literal["current"]) -> int:
        """The number of a round that has opened. Raises NotFound."""
        n = self.number(asked)
        if not self.has_opened(n):
            raise NotFound
        return n

    def writable(self, asked: int | Literal["current"]) -> int:
        """The number of the round that can be written for. Raises RoundOpened, RoundNotBegun or NotFound."""
        n = self.current if asked == "current" else asked
        if n > self.current or self.member.first_round > self.current:
            raise RoundNotBegun
        if n < self.member.first_round:
            raise NotFound
        if self.has_opened(n):
            raise RoundOpened
        return n


def load(work: Work, member: Member, among: range = range(0)) -> Timeline:
    """The timeline as of now; it knows the openings together of the last two rounds, and of those `among` these."""
    beats = rhythms.load(work, member)
    current = round_at(beats, work.now)
    least, most = max(1, min(among.start, current)), min(among.stop - 1, current)
    early = work.run(_early, space=member.space_id, recent=current - 1, least=least, most=most)
    return Timeline(member, beats, current, {row.round: row.opened_at for row in early})
