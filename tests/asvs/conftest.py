"""Worlds on a small built app: on http://localhost, and on https where a session is bound to its host."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import pytest

from tests.asvs.site import HTTPS, build
from tests.ground import CHOICE, Lot
from tests.security.conftest import with_settings
from tests.world import World, open_world

HERE: Final = Path(__file__).parent
AGAIN: Final = ("test_v2_", "test_v6_", "test_v7_")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what hangs on its transactions and statements runs again."""
    if CHOICE != "sqlite":
        spared = [one for one in items if one.path.parent == HERE and not one.path.name.startswith(AGAIN)]
        config.hook.pytest_deselected(items=spared)
        items[:] = [one for one in items if one not in spared]


@pytest.fixture
def built(tmp_path: Path) -> Path:
    return build(tmp_path / "built")


@pytest.fixture
async def world(lot: Lot, built: Path) -> AsyncIterator[World]:
    async with open_world(with_settings(lot.fresh(), app=built)) as opened:
        yield opened


@pytest.fixture
async def safe(lot: Lot, built: Path) -> AsyncIterator[World]:
    """The same on https."""
    async with open_world(with_settings(lot.fresh(), app=built, origin=HTTPS)) as opened:
        yield opened
