"""Living a year: everything goes through the functions that the API's routes call, at the moment it happened."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Final, TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from api.auth import accounts
from api.content.files import read_yaml
from api.demo import mending
from api.demo.between.acts import acts
from api.demo.between.schemas import Between
from api.demo.people import ANA, BEN, OTHER, Someone, Who
from api.demo.schemas import Repair, Trial, Week, Year, new_account, new_space
from api.invites import service as invites
from api.promises import service as promises
from api.rounds import hearing, writing
from api.runtime import Runtime
from api.security.identity import member_of, person_of
from api.security.sessions import Browser
from api.spaces import rhythms
from api.spaces import service as spaces
from api.work import Member, Person, Work
from models.people import person_table
from models.promises import EXPERIMENT_LASTS
from models.rhythm import Cadence, begin_rhythm

YEAR: Final = Path(__file__).with_name("year.yaml")
BETWEEN: Final = Path(__file__).with_name("between.yaml")

Event: TypeAlias = tuple[datetime, Callable[[], None]]
"""When something happens, and what."""

_anyone = select(person_table.c.id).limit(1)


def has_people(work: Work) -> bool:
    return work.run(_anyone).first() is not None


def read_year() -> Year:
    """Raises ContentBroken."""
    return read_yaml(YEAR).fits(Year)


def read_between() -> Between:
    """Raises ContentBroken."""
    return read_yaml(BETWEEN).fits(Between)


def live(runtime: Runtime, connection: Connection, year: Year, zone: str) -> None:
    """Ana, Ben and their year, up to the runtime's now, in one transaction: stopped midway, none of it is there."""
    life = _Life(runtime, connection, year, zone)
    life.pair()
    for moment, happens in sorted(life.events(year, read_between()), key=itemgetter(0)):
        life.clock.walk_to(moment)
        happens()


class _WalkingClock:
    """Stands still until it is walked on: never back, and never beyond `end`."""

    def __init__(self, begin: datetime, end: datetime) -> None:
        self._moment, self._end = begin, end

    def now(self) -> datetime:
        return self._moment

    def walk_to(self, moment: datetime) -> None:
        self._moment = max(self._moment, min(moment, self._end))


class _Life:
    """The two in their space. `next` is the Sunday on which the running round opens, `first` that of round 1."""

    def __init__(self, runtime: Runtime, connection: Connection, year: Year, zone: str) -> None:
        now = runtime.clock.now()
        self.zone = zone
        self.next = begin_rhythm(1, Cadence.weekly, 7, time(18), zone, after=now).anchor
        self.first = self.next - timedelta(weeks=len(year.weeks))
        self.end = now
        self.clock = _WalkingClock(self._moment(self.first - timedelta(days=6), time(20, 15)), end=now)
        self.runtime = replace(runtime, clock=self.clock)
        self.connection = connection
        self.members: dict[Who, Member] = {}

    @property
    def work(self) -> Work:
        """The unit of work at the moment the clock stands at."""
        return self.runtime.work(self.connection)

    def pair(self) -> None:
        """A Monday evening: Ana makes the space, Ben comes in by her invitation, and both sign out."""
        ids = self.runtime.ids
        space, invite, token = ids.uuid(), ids.uuid(), ids.secret(32)
        ana = self._sign_up(ANA, None)
        spaces.create(self.work, ana, space, new_space("Ana & Ben", ANA, self.zone))
        self.members["ana"] = member_of(self.work, ana, space)
        invites.create(self.work, self.members["ana"], invite, hashlib.sha256(token).digest())
        ben = self._sign_up(BEN, token)
        invites.accept(self.work, ben, token, BEN.name)
        self.members["ben"] = member_of(self.work, ben, space)
        for person in (ana, ben):
            accounts.sign_out(self.work, person.token)

    def events(self, year: Year, between: Between) -> Iterator[Event]:
        """All of the year, in any order; the running round's writing is now, because its opening lies ahead."""
        for n, week in enumerate(year.weeks, start=1):
            yield from self._week(n, week)
        for repair in year.repairs:
            yield from self._repair(repair)
        for ago, act in acts(between, self.runtime.ids):
            yield self._shared_at(ago), partial(self._do, act)
        yield self._moment(self.next, time(18)), partial(self._write, len(year.weeks) + 1, year.now)

    def _sign_up(self, someone: Someone, invite: bytes | None) -> Person:
        newcomer = new_account(someone, self.runtime.ids.uuid(), invite, self.runtime.keyring.salt_of(someone.handle))
        opened = accounts.sign_up(self.work, newcomer, Browser(device="", token=None, address=""))
        return person_of(self.work, opened.token)

    def _week(self, n: int, week: Week) -> Iterator[Event]:
        """Writing the evening before the opening; hearing and trying something once it has opened."""
        sunday = self.first + timedelta(weeks=n - 1)
        opened_on = sunday - timedelta(days=week.together or 0)
        wrote_on = opened_on if week.together else sunday - timedelta(days=1)
        yield self._moment(wrote_on, time(20, 30)), partial(self._write, n, week)
        if week.together:
            yield self._moment(opened_on, time(21)), partial(self._open, n)
        tries = {self.runtime.ids.uuid(): trial for trial in week.tries}
        yield self._moment(opened_on, time(21, 30)), partial(self._talk, n, week, tries)
        again = self._moment(opened_on + EXPERIMENT_LASTS, time(21, 30))
        if again < self.end:
            yield again, partial(self._look_again, tries)

    def _repair(self, repair: Repair) -> Iterator[Event]:
        """Each of its days before a Sunday's opening."""
        began_on = self.next - timedelta(weeks=1, days=repair.ago)
        for after, act in mending.acts(self.runtime.ids.uuid(), repair):
            yield self._moment(began_on + timedelta(days=after), time(17, 30)), partial(self._do, act)

    def _shared_at(self, ago: int | None) -> datetime:
        return self.end if ago is None else self._moment(self.next - timedelta(weeks=1, days=ago), time(17))

    def _do(self, act: mending.Act) -> None:
        act(self.work, self.members)

    def _open(self, n: int) -> None:
        for member in self.members.values():
            writing.say_together(self.work, member, n)

    def _write(self, n: int, week: Week) -> None:
        for who, member in self.members.items():
            if entry := week.of(who):
                writing.answer(self.work, member, n, entry.answer())

    def _talk(self, n: int, week: Week, tries: dict[UUID, Trial]) -> None:
        for said in week.heard:
            listener, author = self.members[said.who], self.members[OTHER[said.who]]
            hearing.say(self.work, listener, n, author.id, said.words)
            if mark := said.mark():
                hearing.mark(self.work, author, n, listener.id, mark)
        for key, trial in tries.items():
            promises.share(self.work, self.members[trial.who], key, 1, trial.promise(n))

    def _look_again(self, tries: dict[UUID, Trial]) -> None:
        for key, trial in tries.items():
            owner = self.members[trial.who]
            if ritual := trial.ritual(rhythms.today(self.work, owner)):
                promises.share(self.work, owner, key, 2, ritual)
            else:
                promises.end(self.work, owner, key, trial.went)

    def _moment(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, ZoneInfo(self.zone)).astimezone(UTC)
