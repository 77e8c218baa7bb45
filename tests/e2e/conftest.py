"""A real Chromium and two phones: each with a browser context, a passkey authenticator and the server's clock."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.e2e.phone import Phone
from tests.e2e.server import Served, serve

FLAGS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Served]:
    with serve(tmp_path) as served:
        yield served


@pytest.fixture
def phone(browser: Browser, server: Served) -> Iterator[Callable[..., Phone]]:
    """Makes phones; each is a person's own browser."""
    phones: list[Phone] = []

    def make(name: str, **more: Any) -> Phone:
        phones.append(Phone(browser, server, name, **more))
        return phones[-1]

    yield make
    for made in phones:
        made.close()
