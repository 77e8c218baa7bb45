"""The `tend` command: flags are settings; serving, as a process of its own."""

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import httpx
import pytest
from sqlalchemy import Connection, select
from typer.testing import CliRunner, Result

from api.cli import app
from api.crypto.keyring import make_root
from api.db.schema import run_once
from api.settings import Settings
from models.people import credential_table, session_table
from models.spaces import space_table
from tests.ground import CHOICE, Grounds
from tests.postgresql import new_database
from tests.world import SUNDAYS, made, sign_up_body

ROOT: Final = Path(__file__).resolve().parent.parent
SECRET: Final = "geheim-Zq7"
COMMANDS: Final = ("serve", "demo", "migrate", "sign-out", "doctor")


@pytest.fixture
def settings(grounds: Grounds, tmp_path: Path) -> Iterator[Settings]:
    """A new installation: the commands make what is missing."""
    made = Settings(data=tmp_path / "data", key_file=tmp_path / "keys" / "root.key", app=tmp_path / "none")
    if CHOICE == "sqlite":
        yield made
        return
    with new_database() as url:
        yield made.model_copy(update={"database_url": url})


def flags(settings: Settings) -> list[str]:
    """The command line that leads to an installation."""
    return [
        *("--data", str(settings.data), "--key-file", str(settings.key_file), "--app", str(settings.app)),
        *("--database-url", settings.database_url),
    ]


def tend(*words: str, **environment: str) -> Result:
    return CliRunner().invoke(app, words, env=environment)


class TestFlags:
    def test_every_setting_is_a_flag_of_every_command(self) -> None:
        for command in COMMANDS:
            told = tend(command, "--help", COLUMNS="300", NO_COLOR="1").output
            for name in Settings.model_fields:
                assert re.search(rf"--{name.replace('_', '-')}\b", told), f"{command}: {name}"
                assert f"TEND_{name.upper()}" in told

    def test_a_bad_value_gives_the_same_clear_line_from_either_side_and_no_echo(self) -> None:
        for flag, word in (("--signup", SECRET), ("--port", SECRET), ("--origin", SECRET), ("--docs", SECRET)):
            variable = f"TEND_{flag[2:].upper()}"
            results = [tend("migrate", flag, word), tend("migrate", **{variable: word})]
            for result in results:
                assert result.exit_code == 1
                assert result.stderr.startswith(f"{flag} ({variable}): ")
                assert len(result.stderr.splitlines()) == 1
                assert SECRET not in result.output
            assert results[0].stderr == results[1].stderr

    def test_all_that_is_wrong_is_said_at_once(self) -> None:
        result = tend("migrate", "--port", "0", "--log", "loud", "--database-url", f"mysql://ana:{SECRET}@h/x")
        assert [line.partition(" ")[0] for line in result.stderr.splitlines()] == ["--port", "--database-url", "--log"]
        assert SECRET not in result.output

    def test_a_database_that_is_not_to_be_had_is_one_line(self, settings: Settings) -> None:
        url = f"postgresql://ana:{SECRET}@127.0.0.1:1/tend"
        result = tend("migrate", *flags(settings.model_copy(update={"database_url": url})))
        assert result.exit_code == 1
        assert len(result.stderr.splitlines()) == 1
        assert SECRET not in result.output


class TestMigrate:
    def test_twice_is_once(self, settings: Settings) -> None:
        for _ in range(2):
            result = tend("migrate", *flags(settings))
            assert (result.exit_code, result.output) == (0, "The database is up to date.\n")

    def test_with_another_key_it_refuses_in_a_line(self, settings: Settings, tmp_path: Path) -> None:
        assert tend("migrate", *flags(settings)).exit_code == 0
        make_root(tmp_path / "other.key")
        other = settings.model_copy(update={"key_file": tmp_path / "other.key"})
        result = tend("migrate", *flags(other))
        assert result.exit_code == 1
        assert "is not the one this database was made with" in result.stderr
        assert len(result.stderr.splitlines()) == 1


def how_many(connection: Connection) -> dict[str, int]:
    tables = (session_table, credential_table)
    return {table.name: len(connection.execute(select(table.c.id)).all()) for table in tables}


@pytest.mark.anyio
class TestSignOut:
    async def test_it_ends_every_session_and_nothing_else(self, settings: Settings, tmp_path: Path) -> None:
        async with serving(settings, tmp_path / "output") as server, signed_up(server):
            if CHOICE == "sqlite":
                held = await asyncio.to_thread(tend, "sign-out", *flags(settings))
                assert (held.exit_code, len(held.stderr.splitlines())) == (1, 1)
            server.end()
            await server.ended()
        assert await asyncio.to_thread(run_once, settings.database, how_many) == {"session": 1, "credential": 2}
        done = await asyncio.to_thread(tend, "sign-out", *flags(settings))
        assert (done.exit_code, done.output) == (0, "Everyone is signed out.\n")
        assert await asyncio.to_thread(run_once, settings.database, how_many) == {"session": 0, "credential": 2}


class TestDoctor:
    def test_it_says_line_by_line_what_is_well_and_what_is_not(self, settings: Settings) -> None:
        tend("migrate", *flags(settings))
        result = tend("doctor", *flags(settings))
        found = dict(re.findall(r"^(ok|MEND) +([a-z ]+):", result.output, re.MULTILINE))
        assert result.exit_code == 1
        assert found["MEND"] == "web app"
        assert result.output.count("MEND") == 1

    def test_all_well_is_no_error(self, settings: Settings, tmp_path: Path) -> None:
        (tmp_path / "app").mkdir()
        (tmp_path / "app" / "index.html").write_text("<!doctype html>")
        built = settings.model_copy(update={"app": tmp_path / "app"})
        tend("migrate", *flags(built))
        assert tend("doctor", *flags(built)).exit_code == 0


class Server:
    """`tend serve` as a process of its own, ended by its id."""

    def __init__(self, process: subprocess.Popen[str], url: str, output: Path) -> None:
        self.process, self.url, self._output = process, url, output

    def said(self) -> str:
        return self._output.read_text()

    def end(self) -> None:
        os.kill(self.process.pid, signal.SIGTERM)

    async def ended(self) -> int:
        return await asyncio.to_thread(self.process.wait, 20)


@asynccontextmanager
async def serving(settings: Settings, output: Path) -> AsyncIterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "api.cli", "serve", *flags(settings), "--port", str(port)]
    with output.open("w") as file:
        process = await asyncio.to_thread(subprocess.Popen, command, cwd=ROOT, stdout=file, stderr=file, text=True)
    server = Server(process, f"http://localhost:{port}", output)
    try:
        await wait_until_ready(server)
        yield server
    finally:
        process.kill()
        process.wait(10)


async def wait_until_ready(server: Server) -> None:
    deadline = time.monotonic() + 40
    async with httpx.AsyncClient(base_url=server.url) as client:
        while time.monotonic() < deadline and server.process.poll() is None:
            try:
                if (await client.get("/api/v1/health/ready")).status_code == 200:
                    return
            except httpx.TransportError:
                await asyncio.sleep(0.05)
    raise AssertionError(f"it did not start: {server.said()}")


@asynccontextmanager
async def signed_up(server: Server) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=server.url, headers={"Origin": server.url}, timeout=20) as client:
        assert (await client.post("/api/v1/auth/sign-up", json=sign_up_body("ana"))).status_code == 201
        yield client


def new_space(n: int) -> tuple[str, dict[str, Any]]:
    body: dict[str, Any] = {"kind": "partners", "name": SECRET, "my_name": SECRET, "rhythm": SUNDAYS}
    return made(f"space/{n}"), body


def spaces(connection: Connection) -> set[str]:
    return {str(found) for found in connection.execute(select(space_table.c.space_id)).scalars()}


@pytest.mark.anyio
class TestServe:
    async def test_it_says_where_it_is_and_logs_nothing_of_anyone(self, settings: Settings, tmp_path: Path) -> None:
        async with serving(settings, tmp_path / "output") as server:
            async with signed_up(server) as client:
                space, body = new_space(1)
                assert (await client.put(f"/api/v1/spaces/{space}", json=body)).status_code == 200
                await client.get(f"/{SECRET}?q={SECRET}")
            port = int(server.url.rpartition(":")[2])
            _, garbage = await asyncio.open_connection("127.0.0.1", port)
            garbage.write(f"{SECRET}\r\n\r\n".encode())
            await garbage.drain()
            garbage.close()
            await garbage.wait_closed()
            if CHOICE == "sqlite":
                result = await asyncio.to_thread(tend, "migrate", *flags(settings))
                assert "Another Tend already serves this database file" in result.stderr
            server.end()
            assert await server.ended() in (0, -signal.SIGTERM)
            greeting, *lines = [line for line in server.said().splitlines() if not line.startswith("The web app is")]
        assert greeting == f"Tend is at {server.url} — open it and make the first account."
        routes = [json.loads(line).get("route") for line in lines]
        assert "/api/v1/spaces/{space}" in routes
        for word in (SECRET, space, "ana", "127.0.0.1"):
            assert word not in "\n".join(lines)

    async def test_told_to_end_under_load_it_keeps_what_it_acknowledged_and_leaves_nobody_waiting(
        self, settings: Settings, tmp_path: Path
    ) -> None:
        acknowledged: set[str] = set()
        unanswered = 0
        enough = asyncio.Event()

        async def write_on(client: httpx.AsyncClient, first: int) -> None:
            nonlocal unanswered
            for n in range(first, first + 1000):
                space, body = new_space(n)
                try:
                    answered = await client.put(f"/api/v1/spaces/{space}", json=body)
                except httpx.TransportError:
                    unanswered += 1
                    return
                if answered.status_code != 200:
                    assert answered.status_code == 503
                    return
                acknowledged.add(space)
                if len(acknowledged) == 50:
                    enough.set()

        async with serving(settings, tmp_path / "output") as server, signed_up(server) as client:
            writers = [asyncio.create_task(write_on(client, n * 1000)) for n in range(10)]
            await asyncio.wait_for(enough.wait(), 20)
            server.end()
            await asyncio.wait_for(asyncio.gather(*writers), 20)
            assert await server.ended() in (0, -signal.SIGTERM)
        stored = await asyncio.to_thread(run_once, settings.database, spaces)
        assert acknowledged <= stored
        assert len(stored - acknowledged) <= unanswered
