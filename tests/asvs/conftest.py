"""Worlds on a small built app: on http://localhost, and on https where a session is bound to its host."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.asvs.site import HTTPS, build
from tests.ground import Lot
from tests.security.conftest import with_settings
from tests.world import World, open_world


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
