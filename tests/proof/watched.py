"""Ben in each of the two worlds: what he does there for himself, and how he gets back in when he locked himself out."""

from dataclasses import dataclass
from typing import Any, Final, Literal

from tests.auth.soft_passkey import SoftPasskey
from tests.proof.twins import Twins
from tests.proof.ways import PRIVATE, WAYS, WRAPPED, Sight, auth_key, way_of
from tests.proof.wire import Reply, known
from tests.repairs.steps import turn
from tests.world import SCALES, made

Going = Literal["leaves", "deletes", "stops"]
Quiet = Literal["nothing", "keeps", "swaps"]

PASSKEYS: Final = ("a new passkey", "in with the passkey", "the passkey removed")
PRIVATE_ACTS: Final = (*sorted(name for name, way in WAYS.items() if way.ben == PRIVATE), *PASSKEYS)
"""Everything he may do in one world only."""

MORE_PLACES: Final = 50
"""Addresses he can go to when one has signed in too often."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What of his answer the others may read: the same in both worlds."""

    share: str
    prompts: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """What of it they may not: different in each."""

    kept: tuple[str, ...]
    text: str
    first: bool
    quiet: Quiet


def written(shared: Shared, hidden: Hidden) -> dict[str, Any]:
    """His answer with the prompts he keeps to himself before or after the ones he shares."""
    seen = [_reply(prompt, shared.text) | {"keep": False} for prompt in shared.prompts]
    kept = [_reply(prompt, hidden.text) | {"keep": True} for prompt in hidden.kept]
    return {"pack": 1, "share": shared.share, "replies": kept + seen if hidden.first else seen + kept}


def _reply(prompt: str, text: str) -> dict[str, Any]:
    """Words, and a rating where the prompt takes one."""
    rating = {"rating": len(text) % 5 + 1} if prompt in SCALES else {}
    return {"prompt": prompt, "words": f"{text} on {prompt}"} | rating


class Ben:
    """The watched one in one world."""

    def __init__(self, twins: Twins, which: int) -> None:
        self.twins, self.which = twins, which
        self.is_in = True
        self.is_there = True
        self._passkey: SoftPasskey | None = None

    async def send(self, method: str, path: str, body: Any = None, *, spare: bool = False) -> Reply:
        return await self.twins.apart(self.which, "ben", method, path, body, spare=spare)

    async def wake(self) -> bool:
        """Is he signed in, and freshly? If not, he signs in with whatever works."""
        if not self.is_there:
            return False
        if await self._is_awake():
            return True
        browser = self.twins.browser(self.which, "ben")
        for place in range(MORE_PLACES):
            browser.address = f"198.51.100.{1 + place}"
            for pick in (0, 1):
                key = {"handle": "ben", "auth_key": auth_key("ben", pick)}
                if (await self.send("POST", "/auth/password/sign-in", key)).status == 200:
                    return True
            if self._passkey and (await self._sign_in_with(self._passkey)).status == 200:
                return True
        raise AssertionError("Ben cannot get in: the walk lost his keys")

    async def _is_awake(self) -> bool:
        me = await self.send("GET", "/me")
        return me.status == 200 and bool(me.json()["fresh"])

    async def act(self, name: str, pick: int, sight: Sight) -> None:
        """Something private. Whether it works is his affair."""
        if not await self.wake():
            return
        if name in PASSKEYS:
            await self._use_passkey(name)
            return
        operation = known()[name]
        for ask in way_of(operation).asks(sight, pick):
            await self.send(operation.method, ask.path(operation), ask.body, spare=not operation.signed_in)

    async def write(self, body: dict[str, Any] | None) -> None:
        """An autosave, a change, or taking it back. Refused when there is nothing to write for any more."""
        if self.is_in and await self.wake():
            path = self.twins.inside("/rounds/current/answer")
            await self.send("PUT", path, body) if body else await self.send("DELETE", path)

    async def say_together(self, *, says: bool) -> None:
        if self.is_in and await self.wake():
            await self.send("PUT" if says else "DELETE", self.twins.inside("/rounds/current/together"))

    async def settle(self, shared: Shared | None, hidden: Hidden, *, unread: bool) -> None:
        """What stands when the round opens. `unread`: nobody else shared, so that a swap is read by nobody."""
        await self.say_together(says=False)
        if shared is not None:
            await self.write(written(shared, hidden))
        elif hidden.quiet == "swaps" and unread:
            await self.write(written(Shared("swap", ("need",), hidden.text), hidden))
        elif hidden.quiet == "keeps":
            await self.write(written(Shared("keep", ("need", "capacity"), hidden.text), hidden))
        else:
            await self.write(None)

    async def take_turn(self, step: str, text: str) -> None:
        """In the repair that has begun; sealed, unless the others have taken theirs."""
        if self.is_in and await self.wake():
            path = f"/repairs/{made('repair/all/0')}/laps/1/steps/{step}/turn"
            await self.send("PUT", self.twins.inside(path), turn(step, text))

    async def take_turns_back(self) -> None:
        """Every turn of his that is still sealed: what leaving would destroy."""
        listed = await self.send("GET", self.twins.inside("/repairs"))
        for brief in listed.json()["open"] if listed.status == 200 else ():
            path = self.twins.inside(f"/repairs/{brief['id']}")
            for step in (await self.send("GET", path)).json()["steps"]:
                if step["mine"] and not step["open"]:
                    await self.send("DELETE", f"{path}/laps/{step['lap']}/steps/{step['step']}/turn")

    async def destroy_boundaries(self) -> None:
        """Those that are his alone: leaving would, too."""
        listed = await self.send("GET", self.twins.inside("/boundaries"))
        for boundary in listed.json()["boundaries"] if listed.status == 200 else ():
            if boundary["state"] in ("private", "lapsed"):
                await self.send("DELETE", self.twins.inside(f"/boundaries/{boundary['id']}"))

    async def go(self, how: Going) -> None:
        """Leave silently, with the account or without, or stay and never share again."""
        if not await self.wake():
            return
        if how == "stops":
            await self.take_turns_back()
            await self.destroy_boundaries()
            return
        left = (
            await self.send("POST", self.twins.inside("/leave"), {"say_so": False})
            if how == "leaves"
            else await self.send("DELETE", "/me")
        )
        assert left.status == 204, left
        self.is_in, self.is_there = False, how == "leaves"

    async def _use_passkey(self, name: str) -> None:
        path = f"/me/passkeys/{made(f'passkey/ben/{self.which}')}"
        if name == "the passkey removed":
            await self.send("DELETE", path)
        elif name == "in with the passkey" and self._passkey:
            await self._sign_in_with(self._passkey)
        elif name == "a new passkey":
            passkey = self._passkey or SoftPasskey(f"ben {self.which}")
            begun = (await self.send("POST", "/me/passkey/options")).json()
            body = {
                "ceremony": begun["ceremony"],
                "credential": passkey.create(begun["options"]),
                "wrapped_key": WRAPPED,
            }
            if (await self.send("PUT", path, body)).status == 204:
                self._passkey = passkey

    async def _sign_in_with(self, passkey: SoftPasskey) -> Reply:
        begun = (await self.send("POST", "/auth/passkey/options")).json()
        if "ceremony" not in begun:
            return await self.send("GET", "/me")
        proof = {"ceremony": begun["ceremony"], "credential": passkey.get(begun["options"])}
        return await self.send("POST", "/auth/passkey/sign-in", proof)
