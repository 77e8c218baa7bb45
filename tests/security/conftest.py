"""A world that serves a small built app."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from api.settings import Settings
from tests.ground import Ground, Lot
from tests.world import World, open_world

INDEX = "<!doctype html><title>Tend</title>"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder as the web app's build leaves it."""
    folder = tmp_path / "built"
    (folder / "assets").mkdir(parents=True)
    for name, text in {
        "index.html": INDEX,
        "sw.js": "// worker",
        "manifest.webmanifest": "{}",
        "assets/index-1a2b.js": "// app",
        "assets/index-1a2b.css": "/* looks */",
    }.items():
        (folder / name).write_text(text)
    return folder


def with_settings(ground: Ground, **changes: object) -> Ground:
    """The same database under other settings, judged as at a start."""
    return replace(ground, settings=Settings.model_validate(ground.settings.model_dump() | changes))


@pytest.fixture
async def world(lot: Lot, built: Path) -> AsyncIterator[World]:
    async with open_world(with_settings(lot.fresh(), app=built)) as opened:
        yield opened
