"""The unit of work, on whichever database."""

import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Connection, make_url
from sqlalchemy.exc import DBAPIError

from api.clock import RandomIds
from api.db import Database, connect_database
from api.db.schema import run_once
from api.errors import Busy
from api.settings import Settings
from tests.db.notes import FIRST, Mishap, count, grow, numbers, put, put_and_fail
from tests.ground import Lot
from tests.world import SetClock

pytestmark = pytest.mark.anyio


def put_from_outside(settings: Settings, n: int) -> None:
    """Commit a note through a connection of its own, while the caller's transaction is open."""
    if make_url(settings.database).get_backend_name() == "sqlite":
        with sqlite3.connect(make_url(settings.database).database or "") as other:
            other.execute("INSERT INTO server_key (id, fingerprint) VALUES (?, x'00')", (FIRST + n,))
        other.close()
        return
    with ThreadPoolExecutor(1) as thread:
        thread.submit(run_once, settings.database, put(n)).result()


class TestWrite:
    async def test_what_was_written_is_there_and_its_answer_is_given(self, db: Database) -> None:
        assert await db.write(put(1)) == 1
        assert await db.read(numbers) == [1]

    async def test_a_job_that_fails_undoes_itself_alone(self, db: Database) -> None:
        jobs = [db.write(put_and_fail(n) if n % 3 == 0 else put(n)) for n in range(60)]
        outcomes = await asyncio.gather(*jobs, return_exceptions=True)
        assert [type(outcomes[n]) for n in range(0, 60, 3)] == [Mishap] * 20
        assert await db.read(numbers) == [n for n in range(60) if n % 3]

    async def test_a_job_the_database_refuses_undoes_itself_alone(self, db: Database) -> None:
        await db.write(put(1))

        def twice(connection: Connection) -> None:
            put(2)(connection)
            put(1)(connection)

        outcomes = await asyncio.gather(db.write(put(3)), db.write(twice), db.write(put(4)), return_exceptions=True)
        assert isinstance(outcomes[1], DBAPIError)
        assert (outcomes[0], outcomes[2]) == (3, 4)
        assert await db.read(numbers) == [1, 3, 4]

    async def test_it_sees_its_own(self, db: Database) -> None:
        def put_and_look(connection: Connection) -> list[int]:
            put(1)(connection)
            return numbers(connection)

        assert await db.write(put_and_look) == [1]

    async def test_racing_ones_lose_nothing(self, db: Database) -> None:
        await db.write(put(0, size=0))
        sizes = await asyncio.gather(*(db.write(grow(0)) for _ in range(12)))
        assert sorted(sizes) == list(range(1, 13))

    async def test_one_that_raises_stop_iteration_is_told(self, db: Database) -> None:
        """A future does not take a StopIteration: the request would have waited for ever."""

        def run_dry(connection: Connection) -> int:
            put(1)(connection)
            return next(iter(()))

        with pytest.raises(RuntimeError):
            await asyncio.wait_for(db.write(run_dry), 5)
        assert await db.read(count) == 0

    async def test_errors_do_not_hold_what_was_to_be_stored(self, db: Database) -> None:
        def double(connection: Connection) -> None:
            put(1, size=40)(connection)
            put(1, size=40)(connection)

        with pytest.raises(DBAPIError) as caught:
            await db.write(double)
        assert "parameters hidden" in str(caught.value)


class TestRead:
    async def test_it_is_a_snapshot(self, lot: Lot) -> None:
        ground = lot.fresh()
        db = ground.assemble(SetClock(), RandomIds()).db
        await db.start()

        def look_twice(connection: Connection) -> tuple[list[int], list[int]]:
            before = numbers(connection)
            put_from_outside(ground.settings, 1)
            return before, numbers(connection)

        try:
            assert await db.read(look_twice) == ([], [])
            assert await db.read(numbers) == [1]
        finally:
            await db.stop()

    async def test_it_cannot_write(self, db: Database) -> None:
        with pytest.raises(DBAPIError):
            await db.read(put(1))
        assert await db.read(numbers) == []
        assert await db.write(put(1)) == 1

    async def test_one_that_fails_leaves_the_next_alone(self, db: Database) -> None:
        await db.write(put(1))

        def fail(connection: Connection) -> None:
            numbers(connection)
            raise Mishap

        for _ in range(3):
            with pytest.raises(Mishap):
                await db.read(fail)
        assert await db.read(numbers) == [1]

    async def test_many_at_once_are_all_answered(self, db: Database) -> None:
        await db.write(put(1))
        outcomes = await asyncio.gather(*(db.read(numbers) if n % 2 else db.write(put(n + 2)) for n in range(100)))
        assert len(outcomes) == 100
        assert await db.read(count) == 51


class TestStop:
    async def test_what_was_acknowledged_in_the_meantime_is_there(self, settings: Settings) -> None:
        db = connect_database(settings.database)
        await db.start()
        jobs = [asyncio.create_task(db.write(put(n))) for n in range(50)]
        await asyncio.sleep(0)
        await asyncio.wait_for(db.stop(), 20)
        outcomes = await asyncio.wait_for(asyncio.gather(*jobs, return_exceptions=True), 20)
        with pytest.raises(Busy):
            await asyncio.wait_for(db.write(put(99)), 5)
        acknowledged = {outcome for outcome in outcomes if isinstance(outcome, int)}
        again = connect_database(settings.database)
        await again.start()
        assert acknowledged <= set(await again.read(numbers))
        await again.stop()


class TestConnect:
    @pytest.mark.parametrize("url", ["mysql://h/x", "postgres://h/x"])
    def test_another_database_is_refused_with_words(self, url: str) -> None:
        with pytest.raises(ValueError, match=r"sqlite:/// or postgresql://"):
            connect_database(url)
