"""A server without a network, with a clock that only tests move and ids that repeat; and the people who use it.

async with open_world(ground) as world:
    ana, ben = await world.pair()
    await ana.put("/rounds/1/answer", answer("need", share="gift"))
    world.clock.advance(days=7)
"""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid5

import httpx
from fastapi import FastAPI

from api.app import create_app
from api.routing import V1
from api.runtime import Runtime
from api.schemas import encode
from tests.ground import Ground

BEGAN: Final = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""A Monday; the first Sunday, 18:00 in Berlin is 2026-11-29 17:00 UTC."""

SUNDAYS: Final = {"cadence": "weekly", "day": 7, "at": "18:00", "zone": "Europe/Berlin"}
SCALES: Final = ("reliability", "communication", "boundaries", "repair", "acceptance", "capacity")
"""The partners' prompts that take a rating; all but the last are elements."""
_SEED: Final = UUID("7e4d0000-0000-4000-8000-000000000000")


class SetClock:
    """Stands still until it is moved."""

    def __init__(self, moment: datetime = BEGAN) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def advance(self, **span: float) -> None:
        self.moment += timedelta(**span)


class RepeatingIds:
    """The same ids in every run. `turn` begins a new row of them: what one person draws does not move another's."""

    def __init__(self) -> None:
        self.turn("start")

    def turn(self, name: str) -> None:
        self._name, self._drawn = name, 0

    def uuid(self) -> UUID:
        return UUID(bytes=self.secret(16), version=4)

    def secret(self, size: int) -> bytes:
        self._drawn += 1
        return hashlib.shake_256(f"{self._name}/{self._drawn}".encode()).digest(size)


def token(name: str) -> bytes:
    """32 bytes that a device would make at random, the same for the same name."""
    return hashlib.sha256(name.encode()).digest()


def made(name: str) -> str:
    """An id that a device would make at random, the same for the same name."""
    return str(uuid5(_SEED, name))


def answer(*prompts: str, share: str = "swap", keep: tuple[str, ...] = (), text: str = "") -> dict[str, Any]:
    """A body for PUT …/answer. Each prompt gets words; scale prompts a rating of 4 as well."""
    return {
        "pack": 1,
        "share": share,
        "replies": [
            {
                "prompt": prompt,
                "words": f"{text or 'Words'} on {prompt}",
                "keep": prompt in keep,
                **({"rating": 4} if prompt in SCALES else {}),
            }
            for prompt in (*prompts, *keep)
        ],
    }


@dataclass
class Phone:
    """One person's browser: keeps its cookie, sends what our pages send."""

    client: httpx.AsyncClient
    name: str
    person: str = ""
    space: str = ""

    async def call(self, method: str, path: str, body: Any = None, **more: Any) -> httpx.Response:
        """`path` is under /api/v1."""
        if body is not None:
            more["json"] = body
        return await self.client.request(method, V1 + path, **more)

    def inside(self, path: str = "") -> str:
        return f"/spaces/{self.space}{path}"

    async def get(self, path: str = "") -> Any:
        """GET inside the space; the body of a 200."""
        return good(await self.call("GET", self.inside(path)), 200).json()

    async def put(self, path: str, body: Any = None) -> httpx.Response:
        return await self.call("PUT", self.inside(path), body)

    async def post(self, path: str, body: Any = None) -> httpx.Response:
        return await self.call("POST", self.inside(path), body)

    async def delete(self, path: str) -> httpx.Response:
        return await self.call("DELETE", self.inside(path))

    async def member_id(self) -> str:
        return next(str(member["id"]) for member in (await self.get())["members"] if member["me"])


class World:
    """One running server and the phones that reach it."""

    def __init__(self, app: FastAPI, runtime: Runtime, clock: SetClock, ids: RepeatingIds) -> None:
        self.app, self.runtime, self.clock, self.ids = app, runtime, clock, ids
        self.phones: list[Phone] = []

    def phone(self, name: str = "stranger", address: str = "203.0.113.7") -> Phone:
        """A browser that nobody is signed in on."""
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False, client=(address, 50000))
        client = httpx.AsyncClient(
            transport=transport,
            base_url=self.runtime.settings.address,
            headers={"Sec-Fetch-Site": "same-origin", "User-Agent": "Firefox on Linux"},
        )
        phone = Phone(client, name)
        self.phones.append(phone)
        return phone

    async def sign_up(self, name: str, invite: bytes | None = None, address: str = "203.0.113.7") -> Phone:
        """A new account with a password whose derived keys are made from the name."""
        phone = self.phone(name, address)
        phone.person = made(f"person/{name}")
        good(await phone.call("POST", "/auth/sign-up", sign_up_body(name, invite)), 201)
        return phone

    async def sign_in(self, name: str, address: str = "203.0.113.7") -> Phone:
        """Another browser of someone who has signed up."""
        phone = self.phone(name, address)
        phone.person = made(f"person/{name}")
        await self.sign_in_again(phone)
        return phone

    async def sign_in_again(self, phone: Phone) -> None:
        """On the same browser, after a session has run out or for a fresh one."""
        key = {"handle": phone.name, "auth_key": encode(token(f"auth/{phone.name}"))}
        good(await phone.call("POST", "/auth/password/sign-in", key), 200)

    async def make_space(self, phone: Phone, name: str = "us", rhythm: dict[str, Any] | None = None) -> None:
        """A space that the phone is then inside of."""
        phone.space = made(f"space/{name}")
        body = {"kind": "partners", "name": name, "my_name": phone.name, "rhythm": rhythm or SUNDAYS}
        good(await phone.put("", body), 200)

    async def invite(self, phone: Phone, name: str) -> bytes:
        """The token of a new invitation."""
        secret = token(f"invite/{name}")
        body = {"token_hash": encode(hashlib.sha256(secret).digest())}
        good(await phone.put(f"/invites/{made(f'invite/{name}')}", body), 200)
        return secret

    async def join(self, inviter: Phone, name: str) -> Phone:
        """Someone new who comes into the inviter's space."""
        secret = await self.invite(inviter, name)
        phone = await self.sign_up(name, invite=secret)
        good(await phone.call("POST", "/invites/accept", {"token": encode(secret), "my_name": name}), 200)
        phone.space = inviter.space
        return phone

    async def pair(self, rhythm: dict[str, Any] | None = None) -> tuple[Phone, Phone]:
        """Ana and Ben in a space of two."""
        ana = await self.sign_up("ana")
        await self.make_space(ana, rhythm=rhythm)
        return ana, await self.join(ana, "ben")

    async def close(self) -> None:
        for phone in self.phones:
            await phone.client.aclose()


@asynccontextmanager
async def open_world(ground: Ground, clock: SetClock | None = None) -> AsyncIterator[World]:
    """A server on an empty database. Its clock stands at BEGAN."""
    clock, ids = clock or SetClock(), RepeatingIds()
    runtime = ground.assemble(clock, ids)
    app = create_app(runtime)
    async with app.router.lifespan_context(app):
        world = World(app, runtime, clock, ids)
        try:
            yield world
        finally:
            await world.close()


def sign_up_body(name: str, invite: bytes | None = None) -> dict[str, Any]:
    """An account as a device sends it; the keys are stand-ins of the right size, made from the name."""
    wrapped = encode(b"\x01" + bytes(60))
    return {
        "person": made(f"person/{name}"),
        "handle": name,
        "invite": encode(invite) if invite else None,
        "password": {
            "memory_kib": 65536,
            "passes": 3,
            "auth_key": encode(token(f"auth/{name}")),
            "wrapped_key": wrapped,
        },
        "recovery": {"auth_key": encode(token(f"code/{name}")), "wrapped_key": wrapped},
    }


def good(response: httpx.Response, status: int) -> httpx.Response:
    """The response, when it has this status; else its problem as the failure's text."""
    assert response.status_code == status, f"{response.request.method} {response.request.url.path}: {response.text}"
    return response
