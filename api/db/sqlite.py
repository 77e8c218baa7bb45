"""SQLite: reads inline on the event loop, writes on one thread that commits for all who wait (group commit).

One process holds the file. A savepoint a job: a job that fails undoes itself alone. An answer is given only after the
COMMIT of its group, which with `synchronous=FULL` in WAL mode has synced.
"""

import asyncio
import fcntl
import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, Any, Final, TypeVar

from sqlalchemy import Connection, Engine, Executable, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from api.db.prebuilt import Outcome, prebuilt
from api.errors import Busy, StorageFull

T = TypeVar("T")

PRAGMAS: Final[dict[str, str | int]] = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: NORMAL loses acknowledged commits in a power cut
    "foreign_keys": 1,
    "secure_delete": 1,
    "busy_timeout": 5000,
    "temp_store": 2,  # MEMORY
    "wal_autocheckpoint": 1000,
}
"""Set on every connection and asserted there (design §6)."""

GROUP_MOST: Final = 256
_FULL: Final = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE")
"""No room; a limit or a quota reached; no room for the shared index: a start makes it, and it grows with the log."""


class FileHeld(Exception):
    """Another process holds the database file."""


def connect_sqlite(path: str) -> Engine:
    """An engine whose every connection has the pragmas; transactions are begun by hand."""
    engine = create_engine(
        f"sqlite:///{path}",
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
        connect_args={"check_same_thread": False},
        hide_parameters=True,
    )

    from sqlalchemy import event

    @event.listens_for(engine, "connect")
    def _pragmas(raw: sqlite3.Connection, _record: object) -> None:
        for name, value in PRAGMAS.items():
            raw.execute(f"PRAGMA {name}={value}")
            found = raw.execute(f"PRAGMA {name}").fetchone()[0]
            if found != value:
                raise RuntimeError(f"SQLite did not take PRAGMA {name}={value}")

    return engine


def hold_file(path: str) -> IO[str]:
    """Take the lock that says: this process serves the file. Raises FileHeld."""
    lock = Path(f"{path}.lock").open("a+")  # noqa: SIM115 - held for the life of the process
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise FileHeld(
            "Another Tend already serves this database file. Stop it first; for more than one process use PostgreSQL."
        ) from None
    return lock


class _Job:
    """A write that waits for its group."""

    __slots__ = ("act", "future", "loop", "outcome")

    def __init__(self, act: Callable[[Connection], Any], loop: asyncio.AbstractEventLoop) -> None:
        self.act = act
        self.loop = loop
        self.future: asyncio.Future[Any] = loop.create_future()
        self.outcome: tuple[bool, Any] = (False, None)

    def answer(self) -> None:
        with suppress(RuntimeError):  # its loop has closed; the writer goes on for the others
            self.loop.call_soon_threadsafe(self._settle)

    def _settle(self) -> None:
        if self.future.done():  # the request went away; the write stands all the same
            return
        succeeded, value = self.outcome
        if succeeded:
            self.future.set_result(value)
        elif isinstance(value, StopIteration):  # a future refuses it, and the request would wait for ever
            self.future.set_exception(RuntimeError("a write raised StopIteration"))
        else:
            self.future.set_exception(value)


def run(connection: Connection, statement: Executable, values: dict[str, Any]) -> Outcome:
    """Run a prebuilt statement."""
    known = prebuilt(connection, statement, values)
    cursor = _raw(connection).execute(known.sql, known.values(values))
    return known.found(cursor.fetchall()) if known.finds else Outcome((), cursor.rowcount)


class SqliteDatabase:
    def __init__(self, path: str) -> None:
        self.path = os.fspath(path)
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._runs = False

    async def start(self) -> None:
        self._lock = hold_file(self.path)
        self._engine = connect_sqlite(self.path)
        self._reader = self._engine.connect()
        self._raw_reader = _raw(self._reader)
        self._raw_reader.execute("PRAGMA query_only=1")
        self._writer = self._engine.connect()
        self._raw_writer = _raw(self._writer)
        self._thread = threading.Thread(target=self._write_groups, name="tend-writer", daemon=True)
        self._thread.start()
        self._runs = True

    async def stop(self) -> None:
        """Commits and answers what waits; whoever comes later is told Busy."""
        self._runs = False
        self._jobs.put(None)
        await asyncio.to_thread(self._thread.join)
        self._reader.close()
        self._writer.close()
        self._engine.dispose()
        self._lock.close()

    async def read(self, act: Callable[[Connection], T]) -> T:
        """Runs inline: a few small indexed reads. Nothing awaits between BEGIN and ROLLBACK."""
        if not self._runs:
            raise Busy
        self._raw_reader.execute("BEGIN")
        try:
            return act(self._reader)
        finally:
            if self._raw_reader.in_transaction:
                self._raw_reader.execute("ROLLBACK")

    async def write(self, act: Callable[[Connection], T]) -> T:
        if not self._runs:
            raise Busy
        job = _Job(act, asyncio.get_running_loop())
        self._jobs.put(job)
        answer: T = await job.future
        return answer

    def _write_groups(self) -> None:
        stopping = False
        while not stopping:
            group: list[_Job] = []
            job = self._jobs.get()
            while job is not None:
                group.append(job)
                if len(group) == GROUP_MOST:
                    break
                try:
                    job = self._jobs.get_nowait()
                except Empty:
                    break
            stopping = job is None
            if group:
                self._commit(group)
                for waiting in group:
                    waiting.answer()

    def _commit(self, group: list[_Job]) -> None:
        try:
            self._raw_writer.execute("BEGIN IMMEDIATE")
            for job in group:
                job.outcome = self._attempt(job.act)
            self._raw_writer.execute("COMMIT")
        except Exception as fault:
            if self._raw_writer.in_transaction:
                self._raw_writer.execute("ROLLBACK")
            for job in group:
                job.outcome = (False, full_or(fault))

    def _attempt(self, act: Callable[[Connection], Any]) -> tuple[bool, Any]:
        self._raw_writer.execute("SAVEPOINT job")
        try:
            outcome: tuple[bool, Any] = (True, act(self._writer))
        except Exception as fault:
            if not self._raw_writer.in_transaction:
                raise  # SQLite undid the whole group (disk full, I/O error): nobody in it may be told yes
            self._raw_writer.execute("ROLLBACK TO job")
            outcome = (False, full_or(fault))
        self._raw_writer.execute("RELEASE job")
        return outcome


def _raw(connection: Connection) -> sqlite3.Connection:
    raw = connection.connection.dbapi_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def full_or(fault: Exception) -> Exception:
    """StorageFull for a full disk; else the fault itself."""
    cause = fault.orig if isinstance(fault, DBAPIError) else fault
    code = getattr(cause, "sqlite_errorname", None)
    return StorageFull() if code in _FULL else fault
