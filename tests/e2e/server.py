"""A real server on a real port, with a clock that only tests move."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from api.app import create_app
from api.clock import RandomIds
from api.settings import Settings
from api.start import assemble, prepare
from tests.world import SetClock

STARTS_WITHIN = 15.0


class AppNotBuilt(RuntimeError):
    """The browser tests drive the built web app."""


@dataclass
class Served:
    """Where the server is, what it was set up with, and its clock."""

    url: str
    settings: Settings
    clock: SetClock


@contextmanager
def serve(folder: Path, **settings: object) -> Iterator[Served]:
    """Serve from an empty database under `folder` until the block ends. Passkeys need the name localhost."""
    port = _free_port()
    chosen = Settings(data=folder / "data", key_file=folder / "keys" / "root.key", port=port, **settings)  # type: ignore[arg-type]
    if not (chosen.app / "index.html").is_file():
        raise AppNotBuilt("Build the web app first: npm --prefix frontend run build")
    prepare(chosen)
    clock = SetClock()
    app = create_app(assemble(chosen, clock, RandomIds()))
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", access_log=False, server_header=False)
    )
    thread = threading.Thread(target=lambda: asyncio.run(server.serve()), daemon=True)
    thread.start()
    deadline = time.monotonic() + STARTS_WITHIN
    while not server.started:
        if time.monotonic() > deadline or not thread.is_alive():
            raise RuntimeError("the server did not start")
        time.sleep(0.02)
    try:
        yield Served(chosen.address, chosen, clock)
    finally:
        server.should_exit = True
        thread.join(STARTS_WITHIN)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
