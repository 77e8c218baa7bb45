"""The real content, and copies of it to break."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from api.content.packs import FIRST_LANGUAGE, Library, load_library
from api.content.publish import LIST, published
from api.settings import ROOT

CONTENT = ROOT / "content"


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(CONTENT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content in its first language that a test may change."""
    copied = Path(shutil.copytree(CONTENT / FIRST_LANGUAGE, tmp_path / "content" / FIRST_LANGUAGE)).parent
    listed = {path: digest for path, digest in published(CONTENT).items() if path.startswith(f"{FIRST_LANGUAGE}/")}
    (copied / LIST).write_text(json.dumps(listed), encoding="utf-8")
    return copied


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
