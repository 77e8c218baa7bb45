"""`tend serve`, a process of its own that can be killed and started again; and phones that reach it.

It is forked off a process that has imported Tend and done nothing else, because importing takes longer than starting.
"""

import multiprocessing
import os
import socket
import sys
import time
from collections.abc import Sequence
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any, Final

import httpx

from api.cli import app
from api.routing import V1
from api.settings import Settings
from tests.world import Phone, sign_up_body

ROOT: Final = Path(__file__).resolve().parent.parent.parent
STARTS_WITHIN: Final = 60.0
_imported: Final = multiprocessing.get_context("forkserver")
_imported.set_forkserver_preload(["api.cli"])


class Server:
    """One installation on one port. `before` is a command that runs the server as its last act, then not forked."""

    def __init__(self, settings: Settings, output: Path, before: Sequence[str] = ()) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port: int = free.getsockname()[1]
        self.settings = settings.model_copy(update={"port": port, "signup": "open"})
        self.output = output
        self._before = before
        self._process: ForkServerProcess | None = None
        self._phones: list[Phone] = []

    @property
    def url(self) -> str:
        return self.settings.address

    @property
    def pid(self) -> int:
        assert self._process
        assert self._process.pid
        return self._process.pid

    def start(self) -> None:
        """Until it answers."""
        found = self.settings
        arguments = [
            *("serve", "--port", str(found.port), "--signup", found.signup),
            *("--data", str(found.data), "--key-file", str(found.key_file), "--app", str(found.app)),
            *("--database-url", found.database_url, "--docs", "yes" if found.docs else "no"),
        ]
        self._process = _imported.Process(target=_run, args=(arguments, self.output, self._before))
        self._process.start()
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline and self._process.is_alive():
            try:
                if httpx.get(f"{self.url}{V1}/health/ready").status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.03)
        raise AssertionError(f"it did not start: {self.output.read_text()}")

    def kill(self) -> None:
        """kill -9, by its id."""
        if self._process:
            self._process.kill()
            self._process.join(20)

    def end(self) -> None:
        """Politely; it closes its files."""
        assert self._process
        self._process.terminate()
        self._process.join(20)

    def phone(self, name: str = "stranger") -> Phone:
        client = httpx.AsyncClient(
            base_url=self.url,
            headers={"Sec-Fetch-Site": "same-origin", "User-Agent": "Firefox on Linux"},
            timeout=httpx.Timeout(30),
        )
        self._phones.append(Phone(client, name))
        return self._phones[-1]

    async def hang_up(self) -> None:
        """Close the phones' connections."""
        for phone in self._phones:
            await phone.client.aclose()

    async def sign_up(self, name: str) -> Phone:
        phone = self.phone(name)
        body: dict[str, Any] = sign_up_body(name)
        phone.person = body["person"]
        answered = await phone.call("POST", "/auth/sign-up", body)
        assert answered.status_code == 201, answered.text
        return phone


def _run(arguments: Sequence[str], output: Path, before: Sequence[str]) -> None:
    """In the new process: become `tend` with these arguments."""
    with output.open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    if before:
        os.execvp(before[0], [*before, sys.executable, "-m", "api.cli", *arguments])
    app(arguments)
