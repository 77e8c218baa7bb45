"""Asks in two worlds (design §2.3, §2.6, §2.7), each a history written by hand: one differs, the others watch."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest

from api.asks import answering, rows, service
from tests.ground import Lot
from tests.proof.twins import Told, Twins, open_twins
from tests.world import made

pytestmark = pytest.mark.anyio

ASK = made("ask")
ALL = ("ana", "ben", "cleo")


class Asking:
    """An ask of Ana's in both worlds, if there is one; Ben does something in one of them only."""

    def __init__(self, twins: Twins) -> None:
        self.twins = twins

    def body(self, *to: str, purpose: str = "comfort") -> dict[str, Any]:
        ids = [self.twins.members[name] for name in to]
        return {"to": ids, "pack": 1, "purpose": purpose, "words": "Words", "times": [], "confidence": None}

    async def both(self, who: str, method: str, path: str, body: Any = None) -> None:
        for reply in await self.twins.both(who, method, self.twins.inside(path), body):
            assert reply.status in (200, 204), reply

    async def apart(self, method: str, path: str, body: Any = None) -> None:
        reply = await self.twins.apart(0, "ben", method, self.twins.inside(path), body)
        assert reply.status in (200, 204), reply

    async def look(self, *watchers: str) -> None:
        """They see the same in both worlds, whatever they look at, and so they do when everything rests."""
        for _ in range(2):
            for who in watchers:
                for path in ("/asks", f"/asks/{ASK}", f"/asks?before={ASK}", "/home", ""):
                    await self.twins.alike(who, "GET", self.twins.inside(path))
            self.twins.clock.advance(days=4)

    async def try_out(self, who: str, ask: str, body: dict[str, Any]) -> None:
        """What the request is answered is the same too."""
        await self.twins.alike(who, "PUT", self.twins.inside(f"/asks/{ask}"), body)


@asynccontextmanager
async def asking(lot: Lot, *to: str) -> AsyncIterator[Asking]:
    async with open_twins(lot, ALL) as twins:
        twins.clock.advance(days=7)
        found = Asking(twins)
        if to:
            await found.both("ana", "PUT", f"/asks/{ASK}", found.body(*to))
        yield found


class TestAnswers:
    @pytest.mark.parametrize("word", ["yes", "no", "not-now"])
    async def test_nobody_else_who_was_asked_can_tell_what_was_said(self, lot: Lot, word: str) -> None:
        async with asking(lot, "ben", "cleo") as life:
            await life.apart("PUT", f"/asks/{ASK}/answer", {"answer": word, "time": None})
            await life.look("cleo")
            await life.try_out("cleo", made("of cleo"), life.body("ben"))
            await life.look("cleo")

    async def test_who_asked_cannot_tell_an_answer_taken_back_from_silence(self, lot: Lot) -> None:
        async with asking(lot, "ben", "cleo") as life:
            await life.apart("GET", f"/asks/{ASK}")
            await life.apart("PUT", f"/asks/{ASK}/answer", {"answer": "no", "time": None})
            await life.apart("DELETE", f"/asks/{ASK}/answer")
            await life.try_out("ana", made("again"), life.body("ben"))
            await life.look("ana", "cleo")
            await life.look("ana", "cleo")
            await life.try_out("ana", made("again"), life.body("ben", "cleo"))


class TestAsks:
    async def test_nobody_can_tell_that_another_was_asked(self, lot: Lot) -> None:
        async with asking(lot) as life:
            await life.apart("PUT", f"/asks/{ASK}", life.body("cleo"))
            await life.try_out("ana", made("of ana"), life.body("ben", "cleo"))
            await life.try_out("ana", ASK, life.body("cleo", purpose="solve"))
            answer = life.twins.inside(f"/asks/{made('other')}/answer")
            await life.twins.alike("ana", "PUT", answer, {"answer": "no", "time": None})
            await life.look("ana")

    async def test_nor_that_they_answered_another(self, lot: Lot) -> None:
        async with asking(lot, "ben") as life:
            await life.apart("PUT", f"/asks/{ASK}/answer", {"answer": "no", "time": None})
            await life.look("cleo")
            await life.try_out("cleo", ASK, life.body("ben"))
            await life.try_out("cleo", made("for all"), life.body("ana", "ben"))
            await life.look("cleo")


class TestSilentLeaver:
    async def test_nobody_can_tell_by_an_ask(self, lot: Lot) -> None:
        async with asking(lot, "ben", "cleo") as life:
            await life.both("ben", "PUT", f"/asks/{made('of ben')}", life.body("ana", "cleo"))
            await life.both("cleo", "PUT", f"/asks/{made('of ben')}/answer", {"answer": "yes", "time": None})
            await life.apart("POST", "/leave", {"say_so": False})
            await life.try_out("ana", made("again"), life.body("ben"))
            await life.try_out("ana", made("more"), life.body("ben", purpose="solve"))
            await life.both("ana", "PUT", f"/asks/{made('of ben')}/answer", {"answer": "no", "time": None})
            await life.look("ana", "cleo")
            await life.look("ana", "cleo")


class TestPlanted:
    """What is looked for above would be found."""

    async def test_an_ask_that_shows_everyone_what_all_said(self, lot: Lot, monkeypatch: pytest.MonkeyPatch) -> None:
        def as_its_author(member: Any, row: Any, put: Any, today: Any) -> Any:
            return rows.out(replace(member, id=row.member_id), row, put, today)

        monkeypatch.setattr(service, "out", as_its_author)
        with pytest.raises(Told):
            await TestAnswers().test_nobody_else_who_was_asked_can_tell_what_was_said(lot, "no")

    async def test_an_answer_taken_back_that_stays(self, lot: Lot, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(answering, "unsay", lambda _work, _member, _mine: None)
        with pytest.raises(Told):
            await TestAnswers().test_who_asked_cannot_tell_an_answer_taken_back_from_silence(lot)
