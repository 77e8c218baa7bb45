"""Repairs in two worlds (design §2.3, §2.6, §2.7), each a history written by hand: Ben differs, Ana and Cleo watch."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import pytest

from tests.ground import Lot
from tests.proof.twins import Twins, open_twins
from tests.repairs.steps import MEND, SKIP, at, turn

pytestmark = pytest.mark.anyio

LINE: Final = {"ritual": "mend", "version": 1, "line": "A door was slammed."}
ALL: Final = ("ana", "ben", "cleo")


class Mending:
    """A repair in both worlds that Ana began."""

    def __init__(self, twins: Twins) -> None:
        self.twins = twins

    async def both(self, who: str, path: str, body: Any = None, status: int = 204) -> None:
        for reply in await self.twins.both(who, "PUT", self.twins.inside(path), body):
            assert reply.status == status, reply

    async def apart(self, which: int, path: str, body: Any = None, method: str = "PUT") -> None:
        """Ben, in one world only."""
        reply = await self.twins.apart(which, "ben", method, self.twins.inside(path), body)
        assert reply.status in (200, 204), reply

    async def look(self) -> None:
        """Ana and Cleo see the same in both worlds, whatever they look at."""
        for who in ("ana", "cleo"):
            for path in (f"/repairs/{MEND}", f"/repairs/{MEND}/alone", "/repairs", "/home", ""):
                await self.twins.alike(who, "GET", self.twins.inside(path))

    async def try_out(self, path: str, body: Any = None) -> None:
        """What Ana's request is answered is the same too."""
        await self.twins.alike("ana", "PUT", self.twins.inside(path), body)

    def hears(self, listener: str, author: str, words: str | None = "heard") -> tuple[str, str, dict[str, Any]]:
        return listener, at("heard", what=f"heard/{self.twins.members[author]}/1"), {"words": words}

    async def fits(self, author: str, listener: str) -> None:
        await self.both(author, at("heard", what=f"fits/{self.twins.members[listener]}/1"), {"fit": "yes"})

    async def all_take(self, *steps: str) -> None:
        for step in steps:
            if step == "heard":
                for one, other in [(one, other) for one in ALL for other in ALL if one != other]:
                    await self.both(*self.hears(one, other))
                    await self.fits(other, one)
            else:
                for who in ALL:
                    await self.both(who, at(step), turn(step, who))


@asynccontextmanager
async def mending(lot: Lot, *, begun: bool = True) -> AsyncIterator[Mending]:
    async with open_twins(lot, ALL) as twins:
        found = Mending(twins)
        await found.both("ana", f"/repairs/{MEND}", LINE, 200)
        for who in ALL if begun else ():
            await found.both(who, f"/repairs/{MEND}/consent", {"consent": "together"})
        yield found


class TestConsent:
    @pytest.mark.parametrize("here", ["not-now", "alone"])
    @pytest.mark.parametrize("there", [None, "not-now", "together"])
    async def test_nobody_can_tell_what_was_said(self, lot: Lot, here: str, there: str | None) -> None:
        async with mending(lot, begun=False) as mend:
            await mend.apart(0, f"/repairs/{MEND}/consent", {"consent": here})
            if there:
                await mend.apart(1, f"/repairs/{MEND}/consent", {"consent": there})
            await mend.look()
            for consent in ("not-now", "together"):
                await mend.try_out(f"/repairs/{MEND}/consent", {"consent": consent})
            await mend.look()

    async def test_nobody_can_tell_that_there_is_a_path_of_ones_own(self, lot: Lot) -> None:
        async with mending(lot, begun=False) as mend:
            await mend.apart(0, f"/repairs/{MEND}/consent", {"consent": "alone"})
            path = f"/repairs/{MEND}/alone/laps/1/steps/what-happened/turn"
            await mend.apart(0, path, turn("what-happened"))
            await mend.look()
            await mend.try_out(path, turn("what-happened"))
            await mend.try_out(f"/repairs/{MEND}/end", {"how": "rest"})
            await mend.look()
            await mend.apart(0, f"/repairs/{MEND}/alone/laps/1/steps/my-part/turn", SKIP)
            await mend.look()


class TestTurns:
    @pytest.mark.parametrize("there", [None, SKIP, turn("what-happened", "something longer")])
    async def test_nobody_can_tell_a_sealed_turn_from_none(self, lot: Lot, there: Any) -> None:
        async with mending(lot) as mend:
            await mend.apart(0, at("what-happened"), turn("what-happened"))
            if there:
                await mend.apart(1, at("what-happened"), there)
            await mend.look()
            await mend.try_out(at("what-happened"), turn("what-happened"))
            await mend.try_out(at("my-part"), turn("my-part"))
            await mend.look()
            await mend.try_out(f"/repairs/{MEND}/end", {"how": "rest"})
            await mend.look()

    async def test_nobody_can_tell_a_skipped_apology_from_none(self, lot: Lot) -> None:
        async with mending(lot) as mend:
            await mend.all_take("what-happened", "heard", "my-part")
            await mend.apart(0, at("apology"), SKIP)
            await mend.look()
            await mend.try_out(at("apology"), turn("apology"))
            await mend.try_out(at("change"), turn("change"))
            await mend.look()

    async def test_nobody_can_tell_what_was_answered_to_someone_else(self, lot: Lot) -> None:
        async with mending(lot) as mend:
            await mend.all_take("what-happened", "heard", "my-part", "apology")
            cleo = mend.twins.members["cleo"]
            await mend.apart(0, at("apology", what=f"answers/{cleo}"), {"answer": "time"})
            await mend.twins.alike("ana", "GET", mend.twins.inside(f"/repairs/{MEND}"))

    async def test_nobody_can_tell_that_one_is_put_away(self, lot: Lot) -> None:
        async with mending(lot) as mend:
            await mend.try_out(f"/repairs/{MEND}/end", {"how": "rest"})
            await mend.apart(0, f"/repairs/{MEND}/away")
            await mend.look()


class TestHearing:
    async def test_nobody_can_tell_what_is_left_from_silence(self, lot: Lot) -> None:
        async with mending(lot) as mend:
            await mend.all_take("what-happened")
            for other in ("ana", "cleo"):
                _, path, _ = mend.hears("ben", other)
                await mend.apart(0, path, {"words": None})
            await mend.look()
            await mend.try_out(at("heard", what=f"fits/{mend.twins.members['ben']}/1"), {"fit": "yes"})
            await mend.look()

    async def test_nobody_else_can_tell_what_was_heard(self, lot: Lot) -> None:
        async with mending(lot) as mend:
            await mend.all_take("what-happened")
            _, path, body = mend.hears("ben", "cleo")
            await mend.apart(0, path, body)
            await mend.twins.alike("ana", "GET", mend.twins.inside(f"/repairs/{MEND}"))


class TestSilentLeaver:
    """To the others someone who left silently has stopped writing."""

    @pytest.mark.parametrize("taken", ["nothing", "what-happened"])
    async def test_nobody_can_tell_by_a_gate(self, lot: Lot, taken: str) -> None:
        async with mending(lot) as mend:
            if taken != "nothing":
                await mend.apart(0, at(taken), turn(taken))
            await mend.apart(0, "/leave", {"say_so": False}, method="POST")
            await mend.look()
            for who in ("ana", "cleo"):
                await mend.both(who, at("what-happened"), turn("what-happened", who))
            await mend.look()
            await mend.try_out(f"/repairs/{MEND}/end", {"how": "rest"})
            await mend.look()

    async def test_nor_by_what_they_said_of_beginning(self, lot: Lot) -> None:
        async with mending(lot, begun=False) as mend:
            await mend.apart(0, f"/repairs/{MEND}/consent", {"consent": "together"})
            await mend.apart(0, "/leave", {"say_so": False}, method="POST")
            for who in ("ana", "cleo"):
                await mend.both(who, f"/repairs/{MEND}/consent", {"consent": "together"})
            await mend.look()

    async def test_nor_by_beginning_another(self, lot: Lot) -> None:
        async with mending(lot) as mend:
            await mend.apart(0, "/leave", {"say_so": False}, method="POST")
            other = "5f0c0000-0000-4000-8000-000000000000"
            await mend.try_out(f"/repairs/{other}", LINE)
            await mend.try_out(f"/repairs/{other}/consent", {"consent": "together"})
            await mend.twins.alike("cleo", "GET", mend.twins.inside(f"/repairs/{other}"))
            await mend.look()
