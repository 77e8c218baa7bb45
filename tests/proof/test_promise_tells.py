"""Promises in two worlds (design §2.3, §2.4, §2.7), each a history written by hand: Ben differs, Ana and Cleo watch."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import pytest

from tests.ground import Lot
from tests.proof.twins import Twins, open_twins
from tests.world import made

pytestmark = pytest.mark.anyio

TEA: Final = f"/promises/{made('tea')}"
RITUAL: Final = {
    "kind": "ritual",
    "words": "Tea on the balcony",
    "review_on": "2026-12-20",
    "ritual": {"rule": "FREQ=WEEKLY;BYDAY=SU", "first_on": "2026-11-23", "at": "18:00"},
}


class Promised:
    """A ritual of Ben's in both worlds."""

    def __init__(self, twins: Twins) -> None:
        self.twins = twins

    async def both(self, path: str, body: Any) -> None:
        """Ben, in both worlds alike."""
        for reply in await self.twins.both("ben", "PUT", self.twins.inside(path), body):
            assert reply.status == 200, reply

    async def apart(self, which: int, method: str, path: str, body: Any = None) -> None:
        """Ben, in one world only."""
        reply = await self.twins.apart(which, "ben", method, self.twins.inside(path), body)
        assert reply.status in (200, 204), reply

    async def look(self) -> None:
        """Ana and Cleo see the same in both worlds, whatever they look at, and are refused the same."""
        for who in ("ana", "cleo"):
            for path in (
                "/promises",
                f"/promises?before={made('tea')}",
                TEA,
                f"{TEA}/calendar",
                "/home",
                "/rounds",
                "",
            ):
                await self.twins.alike(who, "GET", self.twins.inside(path))
            for path, body in (("review-day", {"review_on": "2027-01-10"}), ("end", {"how": "kept"})):
                await self.twins.alike(who, "PUT", self.twins.inside(f"{TEA}/{path}"), body)
            await self.twins.alike(who, "DELETE", self.twins.inside(TEA))


@asynccontextmanager
async def promised(lot: Lot) -> AsyncIterator[Promised]:
    async with open_twins(lot, ("ana", "ben", "cleo")) as twins:
        found = Promised(twins)
        await found.both(f"{TEA}/versions/1", RITUAL)
        yield found


class TestHowItEnded:
    async def test_kept_let_go_and_taken_back_look_the_same(self, lot: Lot) -> None:
        async with promised(lot) as tea:
            await tea.look()
            await tea.apart(0, "PUT", f"{TEA}/end", {"how": "kept"})
            await tea.apart(1, "PUT", f"{TEA}/end", {"how": "let-go"})
            await tea.look()
        async with promised(lot) as tea:
            await tea.apart(0, "PUT", f"{TEA}/end", {"how": "kept"})
            await tea.apart(1, "DELETE", TEA)
            await tea.look()

    async def test_nobody_can_tell_what_became_of_one_that_came_back(self, lot: Lot) -> None:
        async with promised(lot) as tea:
            tea.twins.clock.advance(days=40)
            await tea.apart(0, "PUT", f"{TEA}/end", {"how": "let-go"})
            await tea.look()
            await tea.apart(1, "DELETE", TEA)
            await tea.look()


class TestLeaving:
    async def test_a_silent_leaver_looks_like_someone_who_does_nothing(self, lot: Lot) -> None:
        async with promised(lot) as tea:
            await tea.both(f"/promises/{made('walk')}/versions/1", {"kind": "experiment", "words": "Walk"})
            tea.twins.clock.advance(days=8)
            await tea.apart(0, "POST", "/leave", {"say_so": False})
            for days in (0, 10, 20):
                tea.twins.clock.advance(days=days)
                await tea.look()
