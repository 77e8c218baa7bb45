"""Two servers with the same clock and the same ids, lived through in lockstep by people who watch and one who differs.

    async with open_twins(lot) as twins:
        await twins.apart(0, "ben", "PUT", f"/spaces/{twins.space}/rounds/1/answer", answer("need"))
        await twins.alike("ana", "GET", f"/spaces/{twins.space}/home")     # Told, when a byte differs

The ids a request draws are its own: `RepeatingIds.turn` begins a new row of them before each, so that what one person
does in one world moves nobody's ids. A leak can be planted by wrapping the app or by patching a service.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Final

from starlette.types import ASGIApp

from tests.ground import Lot
from tests.proof.wire import Browser, Reply, browser_of
from tests.world import Phone, SetClock, World, open_world

Plant = Callable[[World], ASGIApp]
"""Gives the app of a world, with a leak in it."""

ADDRESSES: Final = {"ana": "192.0.2.1", "ben": "198.51.100.1", "cleo": "192.0.2.3"}
"""Everyone at a place of their own: what people under one roof could tell is in test_finer_tells."""


class Told(AssertionError):
    """A watcher can tell the worlds apart."""


def plain(world: World) -> ASGIApp:
    return world.app


class Twins:
    """Two worlds and everyone's browsers in them: the one they use, and a spare one that signs in and out."""

    def __init__(self, worlds: tuple[World, World], plant: Plant) -> None:
        self.worlds = worlds
        self.clock = worlds[0].clock
        self.space = ""
        self.members: dict[str, str] = {}
        self._apps = tuple(plant(world) for world in worlds)
        self._browsers: dict[tuple[int, str, bool], Browser] = {}
        self._step = self._asides = 0

    async def settle_in(self, names: tuple[str, ...]) -> None:
        """Everyone signs up and comes into one space, in both worlds alike; the first of them makes it."""
        for which, world in enumerate(self.worlds):
            first = await world.sign_up(names[0])
            await world.make_space(first)
            phones = [first, *[await world.join(first, name) for name in names[1:]]]
            for phone in phones:
                self._move_in(which, phone)
                member = await phone.member_id()
                assert self.members.setdefault(phone.name, member) == member
            self.space = first.space

    def _move_in(self, which: int, phone: Phone) -> None:
        address = ADDRESSES.get(phone.name, "203.0.113.9")
        self._browsers[which, phone.name, False] = browser_of(phone, self._apps[which], address)
        self._browsers[which, phone.name, True] = Browser(self._apps[which], address=address)

    def inside(self, path: str = "") -> str:
        return f"/spaces/{self.space}{path}"

    def browser(self, which: int, who: str, *, spare: bool = False) -> Browser:
        return self._browsers[which, who, spare]

    async def alike(self, who: str, method: str, path: str, body: Any = None, *, spare: bool = False) -> Reply:
        """The same request in both worlds. Raises Told where the answers differ in a byte."""
        one, other = await self.both(who, method, path, body, spare=spare)
        assert one.status < 500, f"{method} {path} broke in both worlds: {one}"
        if one != other:
            raise Told(f"{who} can tell the worlds apart by {method} {path}\n{_difference(one, other)}")
        return one

    async def both(
        self, who: str, method: str, path: str, body: Any = None, *, spare: bool = False
    ) -> tuple[Reply, Reply]:
        """The same request in both worlds; what comes back may differ."""
        self._step += 1
        for world in self.worlds:
            world.ids.turn(f"step {self._step}")
        one, other = [self._browsers[which, who, spare].send(method, path, body) for which in (0, 1)]
        replies = await asyncio.gather(one, other)
        return replies[0], replies[1]

    async def apart(
        self, which: int, who: str, method: str, path: str, body: Any = None, *, spare: bool = False
    ) -> Reply:
        """A request in one world only."""
        browser = self._browsers[which, who, spare]
        self._asides += 1
        self.worlds[which].ids.turn(f"aside {self._asides}")
        return await browser.send(method, path, body)


@asynccontextmanager
async def open_twins(lot: Lot, names: tuple[str, ...] = ("ana", "ben"), plant: Plant = plain) -> AsyncIterator[Twins]:
    clock = SetClock()
    async with open_world(lot.fresh(), clock) as one, open_world(lot.fresh(), clock) as other:
        twins = Twins((one, other), plant)
        await twins.settle_in(names)
        yield twins


def _difference(one: Reply, other: Reply) -> str:
    if one.status != other.status:
        return f"status {one.status} or {other.status}"
    if one.headers != other.headers:
        return f"only here {set(one.headers) - set(other.headers)}, only there {set(other.headers) - set(one.headers)}"
    pairs = enumerate(zip(one.body, other.body, strict=False))
    first = next((place for place, (here, there) in pairs if here != there), min(len(one.body), len(other.body)))
    around = slice(max(0, first - 60), first + 60)
    return f"at byte {first}:\n  {one.body[around]!r}\n  {other.body[around]!r}"
