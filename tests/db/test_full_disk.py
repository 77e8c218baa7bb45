"""SQLite with no room left: a clear refusal, nothing half stored, and later writes work."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import Connection

from api.db import Database
from api.db.schema import run_once
from api.errors import StorageFull
from api.settings import Settings
from tests.db.notes import count, numbers, put
from tests.db.test_crashes import check_file, child
from tests.world import World, answer, good

pytestmark = pytest.mark.anyio


def leave_room_for(pages: int) -> Any:
    """Let the file grow by so many pages more: what SQLite does at the limit is what it does on a full disk."""

    def act(connection: Connection) -> None:
        used = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={used + pages}")

    return act


class TestFullDisk:
    async def test_a_write_without_room_is_told_so_and_later_ones_work(self, db: Database) -> None:
        await db.write(leave_room_for(20))
        with pytest.raises(StorageFull):
            await db.write(put(1, size=1_000_000))
        assert await db.read(numbers) == []
        assert await db.write(put(2)) == 2
        await db.write(leave_room_for(1000))
        assert await db.write(put(1, size=1_000_000)) == 1

    async def test_whoever_was_told_yes_is_there(self, db: Database) -> None:
        await db.write(leave_room_for(40))
        jobs = [db.write(put(n, size=20_000)) for n in range(30)]
        outcomes = await asyncio.gather(*jobs, return_exceptions=True)
        refused = [outcome for outcome in outcomes if isinstance(outcome, BaseException)]
        assert refused
        assert all(isinstance(outcome, StorageFull) for outcome in refused)
        assert {outcome for outcome in outcomes if isinstance(outcome, int)} == set(await db.read(numbers))

    async def test_a_file_that_cannot_grow_is_the_same(self, settings: Settings) -> None:
        """The operating system refuses the write (a size limit), under the journal's commit too."""
        with child(settings, "full") as process:
            said, _ = await asyncio.to_thread(process.communicate, timeout=20)
        assert process.returncode == 0
        word, stored = said.split()
        assert word == "full"
        check_file(settings)
        assert await asyncio.to_thread(run_once, settings.database, count) == int(stored)

    async def test_people_are_told_507_and_can_go_on_when_there_is_room(self, world: World) -> None:
        ana, _ = await world.pair()
        long = answer("need", "hard", text="x" * 3900)
        await world.runtime.db.write(leave_room_for(0))
        refused = good(await ana.put("/rounds/1/answer", long), 507)
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.json()["type"] == "urn:tend:problem:storage-full"
        assert (await ana.get("/rounds/1"))["mine"] is None
        await world.runtime.db.write(leave_room_for(1000))
        good(await ana.put("/rounds/1/answer", long), 204)
