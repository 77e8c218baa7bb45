"""Fixtures for every test: a settled clock, ids that repeat, a real database, a server without a network."""

from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.ground import CHOICE, Grounds, Lot
from tests.world import World, open_world


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only tests that ask for a database run again: the others know no difference."""
    if CHOICE != "sqlite":
        asks = {item: "grounds" in getattr(item, "fixturenames", ()) for item in items}
        config.hook.pytest_deselected(items=[item for item in items if not asks[item]])
        items[:] = [item for item in items if asks[item]]


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def grounds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grounds]:
    """The worker's databases."""
    with ExitStack() as stack:
        yield Grounds(tmp_path_factory.mktemp("grounds"), stack)


@pytest.fixture
def lot(grounds: Grounds, tmp_path: Path) -> Lot:
    """Empty databases for one test, one at each call of `fresh`."""
    return Lot(grounds, tmp_path)


@pytest.fixture
async def world(lot: Lot) -> AsyncIterator[World]:
    """A server on an empty database, with a clock that only tests move."""
    async with open_world(lot.fresh()) as opened:
        yield opened
