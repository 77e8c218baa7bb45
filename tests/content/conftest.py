"""The real content, and copies of it to break."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from api.content.packs import Library, load_library
from api.settings import ROOT

CONTENT = ROOT / "content"


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(CONTENT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content that a test may change."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.fixture
def german(folder: Path) -> Path:
    """A second language, its structure the same as the first's."""
    return Path(shutil.copytree(folder / "en", folder / "de"))


Change = Callable[[str, str, str], int]


@pytest.fixture
def change(folder: Path) -> Change:
    """Replace the first `old` in a file of the copy by `new`; gives the line it stands on."""

    def _change(name: str, old: str, new: str) -> int:
        file = folder / name
        before, found, after = file.read_text(encoding="utf-8").partition(old)
        assert found, f"{name} does not hold {old!r}"
        file.write_text(before + new + after, encoding="utf-8")
        return before.count("\n") + 1

    return _change
