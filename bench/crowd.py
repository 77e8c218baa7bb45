"""Many couples with years of check-ins behind them: the demo's year, again and again, sealed as the service seals."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from itertools import chain
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Executable, insert
from sqlalchemy.util import await_only

from api.clock import RandomIds
from api.content.packs import load_library
from api.crypto.keyring import Keyring, load_root
from api.db.prebuilt import prebuilt
from api.db.schema import run_once
from api.demo import service as demo
from api.demo.schemas import Entry, Week
from api.promises.service import promises
from api.repairs import service as repairs
from api.repairs.schemas import RepairIn
from api.rounds.writing import answers
from api.security import sessions
from api.security.identity import member_of
from api.security.sessions import Browser
from api.settings import Settings
from api.spaces import members
from api.spaces import service as spaces
from api.spaces.schemas import RhythmIn, SpaceIn
from api.start import prepare
from api.work import Member, Person, Work
from bench.sharing import Sharing
from models.people import person_table
from models.promises import EXPERIMENT_LASTS, PromiseEnd, PromiseKind
from models.repairs import Consent
from models.rhythm import Cadence
from models.rounds import early_opening_table
from models.spaces import Kind

STAND_IN: Final = bytes(300)
BROWSER: Final = Browser(device="Firefox · Linux", token=None, address="")

_add_person = insert(person_table)
_add_answers = insert(answers.table)
_add_promises = insert(promises.table)
_add_openings = insert(early_opening_table)


@dataclass(frozen=True, slots=True)
class Visit:
    """What a member's request needs: their session and their space."""

    token: str
    space: UUID


@dataclass(frozen=True, slots=True)
class Crowd:
    """`couples`, each with `rounds` that have opened and a running one that stays open for writing for days.

    One in `apart` is visited. A sealed blob is bound to its row, so millions of rows cannot share one and would take
    minutes to seal: the others' answers hold stand-ins that nobody opens, as long as short answers are. With `mends`
    those who are visited have begun a repair, whose id is that of their space; only the first of each
    couple is a visit, so that their turns stay sealed. With `shares` those who are visited have shared all else too.
    """

    couples: int
    rounds: int
    apart: int = 1
    mends: bool = False
    shares: bool = False


@dataclass(frozen=True, slots=True)
class _Couple:
    ana: Member
    ben: Member
    is_visited: bool


def settle(settings: Settings, crowd: Crowd) -> list[Visit]:
    """Fill a new database; gives a visit for each member of the spaces that are visited."""
    prepare(settings)
    return run_once(settings.database, lambda connection: _Settling(settings, connection, crowd).fill())


class _Settling:
    """`then`: the unit of work of the days when the spaces began."""

    def __init__(self, settings: Settings, connection: Connection, crowd: Crowd) -> None:
        self.crowd = crowd
        self.work = Work(
            connection=connection,
            now=datetime.now(UTC),
            ids=RandomIds(),
            keyring=Keyring.from_root(load_root(settings.key_file)),
            library=load_library(settings.content),
            settings=settings,
        )
        self.then = replace(self.work, now=self.work.now - timedelta(weeks=crowd.rounds))
        self.weeks = demo.read_year().weeks

    def fill(self) -> list[Visit]:
        couples = [self._pair(nth) for nth in range(self.crowd.couples)]
        self._insert(_add_answers, self._answers(couples))
        self._insert(_add_promises, self._promises(couples))
        self._insert(_add_openings, self._openings(couples))
        for couple in couples:
            if self.crowd.shares and couple.is_visited:
                Sharing(self._week, couple.ana, couple.ben, self.crowd.rounds, self._texts()).live()
        return [
            Visit(sessions.open_session(self.work, member.person_id, BROWSER), member.space_id)
            for couple in couples
            if couple.is_visited
            for member in ((couple.ana,) if self.crowd.mends else (couple.ana, couple.ben))
        ]

    def _pair(self, nth: int) -> _Couple:
        """Two people and their space, which opens next in four days."""
        ana, ben = (self._person(f"{name}-{nth}") for name in ("ana", "ben"))
        space = self.work.ids.uuid()
        day = (self.work.now + timedelta(days=4)).isoweekday()
        rhythm = RhythmIn(cadence=Cadence.weekly, day=day, at=time(18), zone="Europe/Berlin")
        spaces.create(self.then, ana, space, SpaceIn(kind=Kind.partners, name="Home", my_name="Ana", rhythm=rhythm))
        first = member_of(self.then, ana, space)
        second = replace(first, id=self.work.ids.uuid(), person_id=ben.id)
        members.add(self.then, second, "Ben", place=2)
        couple = _Couple(first, second, nth % self.crowd.apart == 0)
        if self.crowd.mends and couple.is_visited:
            self._begin_to_mend(couple)
        return couple

    def _begin_to_mend(self, couple: _Couple) -> None:
        space = couple.ana.space_id
        line = RepairIn(ritual="mend", version=1, line="On Sunday in the kitchen a door was slammed.")
        repairs.begin(self.then, couple.ana, space, line)
        repairs.consent(self.then, couple.ben, space, Consent.together)

    def _person(self, handle: str) -> Person:
        person, keyring = self.work.ids.uuid(), self.work.keyring
        sealed = keyring.seal_handle(person, handle)
        self.work.run(_add_person, id=person, handle_key=keyring.handle_key(handle), sealed_handle=sealed)
        return Person(person, "", fresh=True)

    def _rounds(self) -> Iterator[tuple[int, Week]]:
        """As they were lived: round after round, each in all spaces, so that a space's rows lie far apart."""
        return ((n, self.weeks[(n - 1) % len(self.weeks)]) for n in range(1, self.crowd.rounds + 1))

    def _week(self, n: int) -> Work:
        """The unit of work when round `n` had run; that of the last is now."""
        return replace(self.then, now=self.then.now + timedelta(weeks=n))

    def _texts(self) -> list[str]:
        entries = [entry for week in self.weeks for entry in (week.ana, week.ben) if entry]
        return [words for entry in entries for words in entry.words.values()]

    def _answers(self, couples: list[_Couple]) -> Iterator[dict[str, Any]]:
        for n, week in self._rounds():
            entries = [(entry, _words(entry)) if entry else None for entry in (week.ana, week.ben)]
            for couple in couples:
                for member, written in zip((couple.ana, couple.ben), entries, strict=True):
                    if written:
                        key = {"space_id": member.space_id, "round": n, "member_id": member.id}
                        row = {**key, "share": written[0].share, "revision": 1}
                        yield row | {"sealed": answers.seal(member, row, written[1]) if couple.is_visited else STAND_IN}

    def _promises(self, couples: list[_Couple]) -> Iterator[dict[str, Any]]:
        """What was tried is over, as its owners said, but for the last."""
        for n, week in self._rounds():
            review_on = (self.then.now + timedelta(weeks=n)).date() + EXPERIMENT_LASTS
            for trial in week.tries:
                for couple in couples:
                    member = couple.ana if trial.who == "ana" else couple.ben
                    key = {"space_id": member.space_id, "id": self.work.ids.uuid(), "member_id": member.id}
                    shared = {"version": 1, "round": n + 1, "shared_on": review_on - EXPERIMENT_LASTS, "revision": 1}
                    ways = {"of_round": n, "repair_id": None, "boundary_id": None, "review_on": review_on}
                    ended = None if n == self.crowd.rounds else PromiseEnd.kept
                    row = key | shared | ways | {"kind": PromiseKind.experiment, "ended": ended}
                    words = trial.promise(n).model_dump(mode="json", exclude_none=True)
                    yield row | {"sealed": promises.seal(member, row, words)}

    def _openings(self, couples: list[_Couple]) -> Iterator[dict[str, Any]]:
        for n, week in self._rounds():
            if week.together:
                opened_at = self.then.now + timedelta(weeks=n - 1, days=3)
                for couple in couples:
                    yield {"space_id": couple.ana.space_id, "round": n, "opened_at": opened_at}

    def _insert(self, statement: Executable, rows: Iterable[dict[str, Any]]) -> None:
        """Straight on the driver: there are millions."""
        pending = iter(rows)
        first = next(pending, None)
        if first is None:
            return
        known = prebuilt(self.work.connection, statement, first)
        values = map(known.values, chain([first], pending))
        raw = self.work.connection.connection.driver_connection
        if isinstance(raw, sqlite3.Connection):
            raw.executemany(known.sql, values)
        else:
            assert raw is not None
            await_only(raw.executemany(known.sql, values))


def _words(entry: Entry) -> dict[str, Any]:
    """What the service seals of an answer."""
    return entry.answer().model_dump(mode="json", include={"pack", "confidence", "replies"})
