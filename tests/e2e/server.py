"""A real server on a real port, with a clock that only tests move, which remembers what it said to which phone."""

import asyncio
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import uvicorn
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.app import create_app
from api.clock import Ids, RandomIds
from api.settings import Settings
from api.start import assemble, prepare
from tests.ground import library_of
from tests.world import SetClock

STARTS_WITHIN: Final = 15.0
FAR: Final = "another-machine.test"
"""A name under which browsers find the server and, without https, trust it no more than another machine."""
PHONE: Final = b"x-test-phone"
"""The header by which a phone says whose it is. The app never sees it."""


class AppNotBuilt(RuntimeError):
    """The browser tests drive the built web app."""


@dataclass
class Said:
    """One response, as it went to a phone."""

    phone: str
    method: str
    path: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: str


@dataclass
class Served:
    """Where the server is, what it was set up with, its clock, and all that it has said."""

    url: str
    settings: Settings
    clock: SetClock
    said: list[Said] = field(default_factory=list)

    def said_to(self, phone: str) -> list[Said]:
        """What went to a phone from the API."""
        return [one for one in self.said if one.phone == phone and one.path.startswith("/api/")]


class Remembering:
    """Between uvicorn and the app: every response, byte for byte."""

    def __init__(self, app: ASGIApp, said: list[Said]) -> None:
        self.app, self.said = app, said

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        phone = next((value.decode() for name, value in scope["headers"] if name == PHONE), "")
        headers = [pair for pair in scope["headers"] if pair[0] != PHONE]
        start: Message = {"status": 0, "headers": []}
        body = bytearray()

        async def listen(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            else:
                body.extend(message.get("body", b""))
                if not message.get("more_body"):
                    self.said.append(_said(phone, scope, start, bytes(body)))
            await send(message)

        return await self.app({**scope, "headers": headers}, receive, listen)


def _said(phone: str, scope: Scope, start: Message, body: bytes) -> Said:
    headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in start["headers"])
    return Said(phone, scope["method"], scope["path"], start["status"], headers, body.decode("utf-8", "replace"))


@contextmanager
def serve(folder: Path, ids: Ids | None = None, port: int | None = None, **settings: object) -> Iterator[Served]:
    """Serve the database under `folder`, empty at first, until the block ends. Passkeys need the name localhost."""
    port = port or _free_port()
    chosen = Settings(data=folder / "data", key_file=folder / "keys" / "root.key", port=port, **settings)  # type: ignore[arg-type]
    if not (chosen.app / "index.html").is_file():
        raise AppNotBuilt("Build the web app first: npm --prefix frontend run build")
    prepare(chosen)
    served = Served(chosen.address, chosen, SetClock())
    app = Remembering(create_app(assemble(chosen, served.clock, ids or RandomIds(), library_of(chosen))), served.said)
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.1", port=port, log_config=None, access_log=False, server_header=False)
    )
    thread = threading.Thread(target=lambda: asyncio.run(server.serve()), daemon=True)
    thread.start()
    deadline = time.monotonic() + STARTS_WITHIN
    while not server.started:
        if time.monotonic() > deadline or not thread.is_alive():
            raise RuntimeError("the server did not start")
        time.sleep(0.02)
    try:
        yield served
    finally:
        server.should_exit = True
        thread.join(STARTS_WITHIN)


def copy_app(folder: Path) -> Path:
    """A copy of the built web app that a test may change."""
    return Path(shutil.copytree(Settings().app, folder / "app", ignore=shutil.ignore_patterns("*.br", "*.gz")))


def renew_app(app: Path) -> None:
    """Puts a new version there, whose title says so."""
    index, worker = app / "index.html", app / "sw.js"
    index.write_text(index.read_text("utf-8").replace("<title>Tend</title>", "<title>Tend two</title>"), "utf-8")
    worker.write_text(worker.read_text("utf-8").replace('"version":"', '"version":"two'), "utf-8")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
