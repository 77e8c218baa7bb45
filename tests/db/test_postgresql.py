"""PostgreSQL: serialization failures are retried as a whole; reads are REPEATABLE READ and read only."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Connection, make_url

from api.db import Database
from api.db.postgresql import ATTEMPTS_MOST, PostgresqlDatabase
from api.db.schema import run_once
from api.errors import Busy, StorageFull
from api.settings import Settings
from api.start import prepare
from tests.db.notes import grow, numbers, put
from tests.ground import CHOICE
from tests.postgresql import new_database

pytestmark = pytest.mark.anyio


def fail_with(state: str) -> str:
    """The server itself raises this."""
    return f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{state}'; END $$"


class TestIsolation:
    async def test_reads_are_snapshots_that_cannot_write(self, db: Database) -> None:
        def look(connection: Connection) -> tuple[str, str]:
            return (
                connection.exec_driver_sql("SHOW transaction_isolation").scalar_one(),
                connection.exec_driver_sql("SHOW transaction_read_only").scalar_one(),
            )

        reading = "serializable" if CHOICE == "partitioned" else "repeatable read"
        assert await db.read(look) == (reading, "on")
        assert await db.write(look) == ("serializable", "off")


class TestClashes:
    async def test_two_that_clash_are_both_done_the_later_one_again_from_the_start(self, db: Database) -> None:
        await db.write(put(0, size=0))
        both_have_read = threading.Barrier(2)
        attempts: list[int] = []

        def grow_at_once(connection: Connection) -> int:
            attempts.append(1)
            if len(attempts) <= 2:
                numbers(connection)  # takes the snapshot
                both_have_read.wait(10)
            return grow(0)(connection)

        def elsewhere() -> int:  # in a thread of its own: the barrier holds a whole event loop
            async def write() -> int:
                other = PostgresqlDatabase(db._engine.url)  # type: ignore[attr-defined]
                await other.start()
                try:
                    return await other.write(grow_at_once)
                finally:
                    await other.stop()

            return asyncio.run(write())

        with ThreadPoolExecutor(1) as thread:
            other = thread.submit(elsewhere)
            mine = await db.write(grow_at_once)
            sizes = [mine, await asyncio.wrap_future(other)]
        assert sorted(sizes) == [1, 2]
        assert len(attempts) > 2

    async def test_one_that_clashes_on_and_on_is_told_busy_and_nothing_is_stored(self, db: Database) -> None:
        attempts: list[int] = []

        def clash(connection: Connection) -> None:
            attempts.append(1)
            put(1)(connection)
            connection.exec_driver_sql(fail_with("40001"))

        with pytest.raises(Busy):
            await db.write(clash)
        assert len(attempts) == ATTEMPTS_MOST
        assert await db.read(numbers) == []

    @pytest.mark.parametrize("state", ["40001", "40P01"])
    async def test_reads_are_retried_too(self, db: Database, state: str) -> None:
        """At SERIALIZABLE a read can be the one that has to go."""
        attempts: list[int] = []

        def clash_once(connection: Connection) -> str:
            attempts.append(1)
            if len(attempts) == 1:
                connection.exec_driver_sql(fail_with(state))
            return "read"

        assert await db.read(clash_once) == "read"
        assert len(attempts) == 2

    async def test_a_full_disk_is_not_retried(self, db: Database) -> None:
        attempts: list[int] = []

        def no_room(connection: Connection) -> None:
            attempts.append(1)
            connection.exec_driver_sql(fail_with("53100"))

        with pytest.raises(StorageFull):
            await db.write(no_room)
        assert len(attempts) == 1
        assert await db.write(put(1)) == 1


class TestConnections:
    async def test_no_connection_to_be_had_is_busy(self, settings: Settings) -> None:
        """The database goes away under a running server."""
        with new_database() as url:
            await asyncio.to_thread(prepare, settings.model_copy(update={"database_url": url}))
            db = PostgresqlDatabase(make_url(url))
            await db.start()
            assert await db.read(numbers) == []
            await db._engine.dispose()
        for act in (db.read, db.write):
            with pytest.raises(Busy):
                await act(numbers)
        await db.stop()

    async def test_more_requests_than_connections_are_all_answered(self, db: Database) -> None:
        await asyncio.gather(*(db.write(put(n)) for n in range(40)))
        assert await db.read(numbers) == list(range(40))


class TestPrepare:
    def test_two_servers_that_start_together_migrate_once(self, settings: Settings) -> None:
        with new_database() as url, ThreadPoolExecutor(4) as threads:
            empty = settings.model_copy(update={"database_url": url})
            for start in [threads.submit(prepare, empty) for _ in range(4)]:
                start.result()
            assert run_once(url, lambda connection: connection.exec_driver_sql("SELECT 1").scalar_one()) == 1
