"""One life in two worlds: what Ana and Cleo do and see, always alike; what Ben does, in each world for himself.

`look` compares what the watchers can read, `try_next` and `try_all` what their writes are answered; both raise Told.
The acts of the watchers, of time and of Ben's public life keep the worlds alike where the others may see a difference:
what he shares is made the same before a round opens, and he does not say “open now” in one world after Ana said so.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any, Final

from api.schemas import encode
from tests.ground import Lot
from tests.proof.twins import Plant, Twins, open_twins, plain
from tests.proof.watched import Ben, Hidden, Shared
from tests.proof.ways import ENDING, Sight, auth_key, begun, way_of
from tests.proof.wire import Operation, Reply, known
from tests.world import answer

SPANS: Final[dict[str, timedelta]] = {
    "minutes": timedelta(minutes=7),
    "an hour": timedelta(hours=1),
    "days": timedelta(days=3),
}
EVE: Final = "the eve"
OVER: Final = "over"


class Life:
    """Ana and perhaps Cleo watch; Ben differs. `gone`: he has left, or does not share any more."""

    def __init__(self, twins: Twins, watchers: tuple[str, ...], turn: int = 0) -> None:
        self.twins, self.watchers = twins, watchers
        self.bens = (Ben(twins, 0), Ben(twins, 1))
        self.gone = self.said_so = False
        self.compared: set[str] = set()
        self.weeks: dict[str, dict[str, Any]] = {}
        self._turn = turn
        self._reads = [operation for operation in known().values() if operation.is_read]
        writes = [operation for operation in known().values() if not operation.is_read]
        self._writes = [operation for operation in writes if way_of(operation).ben != ENDING]

    # What the watchers see

    async def look(self, *, whole: bool = False) -> None:
        """Every read with all that fills it. Of what needs no sign-in, and is the same for all, one a time in turn."""
        for who in self.watchers:
            if (await self.twins.alike(who, "GET", "/me")).status == 401:
                await self._sign_in_again(who)
            for operation in self._reads:
                asks = way_of(operation).asks(self.sight(who), 0)
                if not (whole or operation.signed_in):
                    asks = [asks[self._turn % len(asks)]]
                for ask in asks:
                    seen = await self._compare(who, operation, ask.path(operation))
                    if operation.name == "show_home" and seen.status == 200:
                        self.weeks[who] = seen.json()["week"]

    async def try_next(self) -> None:
        """Each watcher the next of all writes in turn, each round with other values."""
        for who in self.watchers:
            self._turn += 1
            await self._try(who, self._writes[self._turn % len(self._writes)], 7 * (self._turn // len(self._writes)))

    async def try_all(self, pick: int) -> None:
        """Each watcher every write."""
        for who in self.watchers:
            for operation in self._writes:
                await self._try(who, operation, pick)
            await self.come_back_early()

    async def _try(self, who: str, operation: Operation, pick: int) -> None:
        if operation.name == "say_together":  # beside Ben's it would open the round in one world
            for ben in self.bens:
                await ben.say_together(says=False)
        (ask,) = way_of(operation).asks(self.sight(who), pick)
        await self._compare(who, operation, ask.path(operation), ask.body)

    async def _compare(self, who: str, operation: Operation, path: str, body: Any = None) -> Reply:
        reply = await self.twins.alike(who, operation.method, path, body, spare=not operation.signed_in)
        self.compared.add(operation.name)
        return reply

    async def _sign_in_again(self, who: str) -> None:
        """A watcher ended their own session; they may have changed their key as well."""
        for pick in (0, 1):
            key = {"handle": who, "auth_key": auth_key(who, pick)}
            if (await self.twins.alike(who, "POST", "/auth/password/sign-in", key)).status == 200:
                return

    def sight(self, who: str) -> Sight:
        return Sight(
            name=who,
            space=self.twins.space,
            library=self.twins.worlds[0].runtime.library,
            now=self.weeks["ana"]["n"] if self.weeks else 1,
            me=self.twins.members[who],
            others=tuple(member for name, member in self.twins.members.items() if name != who),
            friend="ben" if who != "ben" else "nobody",
            moment=self.twins.clock.now(),
            mending="all",
        )

    @property
    def is_writing(self) -> bool:
        return bool(self.weeks["ana"]["state"] == "writing")

    # What they do, and time

    async def answer(self, who: str, share: str) -> None:
        body = answer("need", "appreciated", share=share, keep=("hard",), text=who)
        await self.twins.alike(who, "PUT", self.twins.inside("/rounds/current/answer"), body)

    async def come_back_early(self) -> None:
        """Whoever called the time-out that runs ends it: everything rests until then."""
        shown = (await self.twins.alike("ana", "GET", self.twins.inside("/time-out"))).json()
        if running := shown.get("time_out"):
            (who,) = [name for name, member in self.twins.members.items() if member == running["by"]]
            for ben in self.bens if who == "ben" else ():
                await ben.wake()
            await self.twins.both(who, "DELETE", self.twins.inside(f"/time-out/{running['id']}"))

    async def open_together(self, shared: Shared, here: Hidden, there: Hidden, *, ben_last: bool) -> None:
        """All share and say “open now”, Ben first or last."""
        await self.come_back_early()
        await self.bens[0].settle(shared, here, unread=False)
        await self.bens[1].settle(shared, there, unread=False)
        present = [who for who in self.watchers if self.weeks[who]["state"] == "writing"]
        for who in present:
            await self.answer(who, "swap")
        path = self.twins.inside("/rounds/current/together")
        for who in [*present, "ben"] if ben_last else ["ben", *present]:
            await (self.twins.both if who == "ben" else self.twins.alike)(who, "PUT", path)
        home = (await self.twins.alike("ana", "GET", self.twins.inside("/home"))).json()
        assert home["week"]["state"] == "open", "all have shared and said so"

    async def pass_time(self, span: str, shared: Shared | None, here: Hidden, there: Hidden) -> None:
        """What Ben shares becomes the same before a round opens; if it is nothing, so is a swap while nobody else's."""
        clock = self.twins.clock
        opens_at = datetime.fromisoformat(self.weeks["ana"]["opens_at"])
        until = clock.now() + SPANS[span] if span in SPANS else opens_at + timedelta(minutes=-1 if span == EVE else 90)
        if until >= opens_at and self.is_writing:
            unread = all(week["share"] not in ("swap", "gift") for week in self.weeks.values())
            for ben, hidden in zip(self.bens, (here, there), strict=True):
                await ben.settle(None if self.gone else shared, hidden, unread=unread)
        clock.moment = max(until, clock.moment)

    # What Ben does in both worlds, because the others may see it

    async def show(self, name: str, pick: int) -> None:
        operation = known()[name]
        for ben in self.bens:
            await ben.wake()
        (ask,) = way_of(operation).asks(self.sight("ben"), pick)
        one, other = await self.twins.both("ben", operation.method, ask.path(operation), ask.body)
        assert one.status == other.status, "Ben himself does the same in both"

    async def begin_to_mend(self) -> None:
        """A repair that all have begun, one that was let rest, and one that waits for everyone's word."""
        running, rested, waiting = [self.sight("ana").repair(n) for n in range(3)]
        for repair in (running, rested, waiting):
            await self.twins.alike("ana", "PUT", self.twins.inside(f"/repairs/{repair}"), begun("all", 0))
        for who in (*self.watchers, "ben"):
            await self.twins.both(who, "PUT", self.twins.inside(f"/repairs/{running}/consent"), {"consent": "together"})
        await self.twins.alike("ana", "PUT", self.twins.inside(f"/repairs/{rested}/end"), {"how": "rest"})
        seen = await self.twins.alike("ana", "GET", self.twins.inside(f"/repairs/{running}"))
        assert seen.json()["state"] == "begun"

    async def say_goodbye(self) -> None:
        for ben in self.bens:
            await ben.wake()
            ben.is_in = False
        await self.twins.both("ben", "POST", self.twins.inside("/leave"), {"say_so": True})
        self.gone = self.said_so = True

    async def come_back(self, pick: int) -> None:
        """Ana invites Ben once more. Whether he had left or not: he is in, and the invitation is used up."""
        operation = known()["create_invite"]
        (ask,) = way_of(operation).asks(self.sight("ana"), pick)
        await self._compare("ana", operation, ask.path(operation), ask.body)
        for ben in self.bens:
            await ben.wake()
        body = {"token": encode(self.sight("ana").secret(pick)), "my_name": "ben"}
        replies = await self.twins.both("ben", "POST", "/invites/accept", body)
        for ben, reply in zip(self.bens, replies, strict=True):
            ben.is_in = ben.is_in or reply.status == 200
        self.gone = not all(ben.is_in for ben in self.bens)

    async def end(self) -> None:
        """The watchers take all they gave back, and go as well, one after the other; and nobody gets the space back,
        nor a place of the same id."""
        for who in self.watchers:
            await self._try(who, known()["take_everything_back"], 0)
            await self.look()
        for who, name, body in (("cleo", "leave_space", {"say_so": True}), ("ana", "leave_space", {"say_so": False})):
            if who in self.watchers:
                await self._compare(who, known()[name], known()[name].path.format(space=self.twins.space), body)
                await self._try(who, known()["create_space"], 2)
                await self.look()
        await self._sign_in_again("ana")
        await self._compare("ana", known()["delete_me"], "/me")
        await self.look(whole=True)


@asynccontextmanager
async def open_life(lot: Lot, plant: Plant = plain, *, cleo: bool = False, turn: int = 0) -> AsyncIterator[Life]:
    watchers = ("ana", "cleo") if cleo else ("ana",)
    async with open_twins(lot, ("ana", "ben", *watchers[1:]), plant) as twins:
        life = Life(twins, watchers, turn)
        await life.begin_to_mend()
        await life.look(whole=True)
        yield life
