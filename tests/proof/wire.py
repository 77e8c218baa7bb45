"""A browser reduced to what travels: it speaks ASGI to the app and keeps every byte of what comes back.

    browser = Browser(world.app, cookie=..., address="198.51.100.7")
    reply = await browser.send("GET", "/me")        # a path under /api/v1
    reply == another                                # status, headers in their order, body

`known()` is what the walks go by: what the OpenAPI document holds, nothing else.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from http.cookies import SimpleCookie
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from starlette.types import ASGIApp, Message, Scope

from api.openapi import document
from api.routing import V1
from tests.world import Phone

OURS: Final = ((b"sec-fetch-site", b"same-origin"), (b"user-agent", b"Firefox on Linux"))
"""What our own pages send along."""

Headers = Iterable[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Reply:
    """One response, whole. Two are equal when no byte tells them apart."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)

    def header(self, name: str) -> str:
        """Its value; empty where it is missing."""
        return next((value.decode() for key, value in self.headers if key.lower() == name.encode()), "")

    @property
    def problem(self) -> str:
        """The last part of a problem's type."""
        return str(self.json()["type"]).rpartition(":")[2]


@dataclass
class Browser:
    """Keeps its session cookie, as a browser does."""

    app: ASGIApp
    cookie: str = ""
    address: str = "203.0.113.7"
    origin: str = "http://localhost:8000"

    async def send(self, method: str, path: str, body: Any = None, headers: Headers = OURS) -> Reply:
        """`path` is under /api/v1, with its query; `body` becomes JSON, bytes go out as they are."""
        return await self.send_anywhere(method, V1 + path, body, headers)

    async def send_anywhere(self, method: str, path: str, body: Any = None, headers: Headers = OURS) -> Reply:
        parts = urlsplit(path)
        raw = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        host = urlsplit(self.origin).netloc.encode()
        sent = [(b"host", host), *headers]
        if body is not None:
            if not any(name == b"content-type" for name, _ in sent):
                sent.append((b"content-type", b"application/json"))
            sent.append((b"content-length", str(len(raw)).encode()))
        if self.cookie:
            sent.append((b"cookie", f"tend={self.cookie}".encode()))
        scope: Scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": method,
            "scheme": urlsplit(self.origin).scheme,
            "path": unquote(parts.path),
            "raw_path": parts.path.encode(),
            "query_string": parts.query.encode(),
            "root_path": "",
            "headers": sent,
            "client": (self.address, 50000),
            "server": ("localhost", 8000),
            "state": {},
        }
        reply = await _ask(self.app, scope, raw)
        self._keep_cookie(reply)
        return reply

    def _keep_cookie(self, reply: Reply) -> None:
        for name, value in reply.headers:
            if name.lower() == b"set-cookie":
                cookie = SimpleCookie(value.decode()).get("tend")
                if cookie is not None:
                    self.cookie = "" if cookie["max-age"] == "0" else cookie.value


async def _ask(app: ASGIApp, scope: Scope, raw: bytes) -> Reply:
    parts: list[bytes] = []
    start: Message = {}
    asked = False

    async def receive() -> Message:
        nonlocal asked
        if asked:
            return {"type": "http.disconnect"}
        asked = True
        return {"type": "http.request", "body": raw, "more_body": False}

    async def send(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start":
            start = message
        else:
            parts.append(message.get("body", b""))

    await app(scope, receive, send)
    return Reply(
        start["status"], tuple((bytes(name), bytes(value)) for name, value in start["headers"]), b"".join(parts)
    )


def browser_of(phone: Phone, app: ASGIApp, address: str = "203.0.113.7") -> Browser:
    """The session of a phone, seen byte by byte."""
    return Browser(app, phone.client.cookies.get("tend", default="") or "", address)


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the OpenAPI document. `name` is its id: the route function and the client's method."""

    name: str
    method: str
    path: str
    signed_in: bool
    takes_body: bool
    statuses: tuple[int, ...] = ()
    """The ones it declares, so that the generated client knows them; what any operation can give is left out."""

    @property
    def is_read(self) -> bool:
        return self.method == "GET"


@cache
def known() -> dict[str, Operation]:
    """The operations of this service by name, as the committed client is generated from them."""
    return {operation.name: operation for operation in operations(json.loads(document()))}


def operations(openapi: dict[str, Any]) -> list[Operation]:
    """All of them, in the document's order; paths under /api/v1 without that prefix."""
    return [
        Operation(
            name=found["operationId"],
            method=method.upper(),
            path=path.removeprefix(V1),
            signed_in=bool(found.get("security")),
            takes_body="requestBody" in found,
            statuses=tuple(int(status) for status in found["responses"] if status != "default"),
        )
        for path, methods in openapi["paths"].items()
        for method, found in methods.items()
    ]
