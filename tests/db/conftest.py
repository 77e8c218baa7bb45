"""Which of these tests a database has: each kind's own, and those that hold for any."""

from collections.abc import AsyncIterator

import pytest

from api.db import Database
from api.settings import Settings
from tests.ground import CHOICE, Lot
from tests.world import RepeatingIds, SetClock

collect_ignore = (
    ["test_postgresql.py"] if CHOICE == "sqlite" else ["test_sqlite.py", "test_crashes.py", "test_full_disk.py"]
)


@pytest.fixture
def settings(lot: Lot) -> Settings:
    """Lead to an empty, migrated database that nobody has opened."""
    return lot.fresh().settings


@pytest.fixture
async def db(lot: Lot) -> AsyncIterator[Database]:
    """An empty, migrated database, open."""
    opened = lot.fresh().assemble(SetClock(), RepeatingIds()).db
    await opened.start()
    try:
        yield opened
    finally:
        await opened.stop()
