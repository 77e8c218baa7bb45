"""SQLite: real groups on the one writer thread, looked at from the file's other side."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from api.db.schema import run_once
from api.db.sqlite import GROUP_MOST, PRAGMAS, FileHeld, SqliteDatabase, connect_sqlite
from api.errors import Busy
from api.settings import Settings
from tests.db.notes import FIRST, Mishap, count, numbers, put, put_and_fail
from tests.db.test_crashes import path_of

pytestmark = pytest.mark.anyio


@pytest.fixture
async def db(settings: Settings) -> AsyncIterator[SqliteDatabase]:
    opened = SqliteDatabase(path_of(settings))
    await opened.start()
    try:
        yield opened
    finally:
        await opened.stop()


class Busyness:
    """Keeps the writer busy with a job of its own until it is told to go on; notes every statement that ends one."""

    def __init__(self, db: SqliteDatabase) -> None:
        self._db = db
        self._go_on, self._begun = threading.Event(), threading.Event()
        self.ends: list[str] = []
        db._raw_writer.set_trace_callback(self._note)

    def _note(self, statement: str) -> None:
        if statement in ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"):
            self.ends.append(statement)

    async def __aenter__(self) -> "Busyness":
        self._job = asyncio.create_task(self._db.write(self._wait))
        await asyncio.to_thread(self._begun.wait)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.let_go()
        await self._job

    def let_go(self) -> None:
        self._go_on.set()

    def _wait(self, _connection: Connection) -> None:
        self._begun.set()
        self._go_on.wait(10)


def seen_from_outside(db: SqliteDatabase) -> list[int]:
    """What someone else finds in the file now: what has been committed."""
    other = sqlite3.connect(db.path)
    found = other.execute("SELECT id FROM server_key WHERE id >= ? ORDER BY id", (FIRST,)).fetchall()
    other.close()
    return [number - FIRST for (number,) in found]


class TestGroup:
    async def test_all_who_waited_are_one_commit_and_failures_undo_themselves_alone(self, db: SqliteDatabase) -> None:
        async with Busyness(db) as busy:
            jobs = [asyncio.create_task(db.write(put_and_fail(n) if n % 5 == 0 else put(n))) for n in range(100)]
            await asyncio.sleep(0.01)
        outcomes = await asyncio.gather(*jobs, return_exceptions=True)
        assert busy.ends == ["BEGIN IMMEDIATE", "COMMIT"] * 2
        assert [type(outcomes[n]) for n in range(0, 100, 5)] == [Mishap] * 20
        assert seen_from_outside(db) == [n for n in range(100) if n % 5]

    async def test_answers_are_given_after_the_commit_only(self, db: SqliteDatabase) -> None:
        found: list[bool] = []

        async def write_and_look(n: int) -> None:
            await db.write(put(n))
            found.append(n in seen_from_outside(db))

        async with Busyness(db) as busy:
            jobs = [asyncio.create_task(write_and_look(n)) for n in range(20)]
            await asyncio.sleep(0.05)
            assert (found, seen_from_outside(db)) == ([], [])
            busy.let_go()
            await asyncio.gather(*jobs)
        assert found == [True] * 20

    async def test_a_commit_that_fails_fails_all_in_it_and_nobody_else(self, db: SqliteDatabase) -> None:
        """A foreign key checked at the end makes COMMIT itself fail."""

        def break_the_commit(connection: Connection) -> None:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=1")
            connection.exec_driver_sql(
                "INSERT INTO early_opening (space_id, round, opened_at) VALUES ('nowhere', 1, '2026-11-24')"
            )

        async with Busyness(db):
            jobs = [asyncio.create_task(db.write(put(n))) for n in range(5)]
            jobs.insert(2, asyncio.create_task(db.write(break_the_commit)))  # type: ignore[arg-type]
            await asyncio.sleep(0.01)
        outcomes = await asyncio.gather(*jobs, return_exceptions=True)
        assert all(isinstance(outcome, sqlite3.IntegrityError) for outcome in outcomes)
        assert seen_from_outside(db) == []
        assert await db.write(put(7)) == 7
        assert seen_from_outside(db) == [7]

    async def test_more_than_fit_in_one_group_are_all_answered(self, db: SqliteDatabase) -> None:
        many = GROUP_MOST * 2 + 10
        async with Busyness(db) as busy:
            jobs = [asyncio.create_task(db.write(put(n))) for n in range(many)]
            await asyncio.sleep(0.05)
        assert await asyncio.gather(*jobs) == list(range(many))
        assert busy.ends.count("COMMIT") == 4

    async def test_a_job_whose_request_went_away_still_commits(self, db: SqliteDatabase) -> None:
        async with Busyness(db):
            gone = asyncio.create_task(db.write(put(1)))
            stays = asyncio.create_task(db.write(put(2)))
            await asyncio.sleep(0.01)
            gone.cancel()
        assert await stays == 2
        assert gone.cancelled()
        assert await db.read(numbers) == [1, 2]

    async def test_the_writer_outlives_a_loop_that_has_closed(self, db: SqliteDatabase) -> None:
        async def elsewhere() -> None:
            asyncio.create_task(db.write(put(1))).add_done_callback(lambda _: None)
            await asyncio.sleep(0)

        async with Busyness(db):
            await asyncio.to_thread(asyncio.run, elsewhere())
        assert await asyncio.wait_for(db.write(put(2)), 5) == 2
        assert await db.read(numbers) == [1, 2]


class TestRead:
    async def test_it_sees_no_half_of_a_group(self, db: SqliteDatabase) -> None:
        halfway, go_on = threading.Event(), threading.Event()

        def put_two_slowly(connection: Connection) -> None:
            put(1)(connection)
            halfway.set()
            go_on.wait(5)
            put(2)(connection)

        job = asyncio.create_task(db.write(put_two_slowly))
        await asyncio.to_thread(halfway.wait)
        assert await db.read(numbers) == []
        go_on.set()
        await job
        assert await db.read(numbers) == [1, 2]

    async def test_the_file_is_untouched_by_a_read_that_tries_to_write(self, db: SqliteDatabase) -> None:
        with pytest.raises(DBAPIError, match="readonly"):
            await db.read(put(1))
        assert seen_from_outside(db) == []


class TestStop:
    async def test_those_in_line_are_committed_and_answered_and_later_ones_are_told(self, db: SqliteDatabase) -> None:
        async with Busyness(db) as busy:
            waiting = [asyncio.create_task(db.write(put(n))) for n in range(50)]
            await asyncio.sleep(0.01)
            stopping = asyncio.create_task(db.stop())
            await asyncio.sleep(0.01)
            with pytest.raises(Busy):
                await asyncio.wait_for(db.write(put(99)), 5)
            with pytest.raises(Busy):
                await asyncio.wait_for(db.read(count), 5)
            busy.let_go()
            assert await asyncio.wait_for(asyncio.gather(*waiting), 5) == list(range(50))
            await stopping
        assert seen_from_outside(db) == list(range(50))
        await db.start()

    async def test_it_can_be_started_again(self, db: SqliteDatabase) -> None:
        await db.stop()
        await db.start()
        assert await db.write(put(1)) == 1


class TestPragmas:
    async def test_every_connection_has_them(self, db: SqliteDatabase, settings: Settings) -> None:
        def look(connection: Connection) -> dict[str, str | int]:
            return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in PRAGMAS}

        assert await db.read(look) == PRAGMAS
        assert await db.write(look) == PRAGMAS
        await db.stop()
        assert run_once(settings.database, look) == PRAGMAS
        await db.start()

    def test_a_database_that_does_not_take_one_is_refused(self) -> None:
        with pytest.raises(RuntimeError, match="journal_mode"):
            connect_sqlite(":memory:").connect()


class TestHold:
    async def test_a_second_server_in_the_same_process_is_refused_with_words(
        self, db: SqliteDatabase, settings: Settings
    ) -> None:
        with pytest.raises(FileHeld, match="Another Tend already serves this database file"):
            await SqliteDatabase(db.path).start()
        with pytest.raises(FileHeld):
            run_once(settings.database, count)
