"""A real Chromium and two phones: each with a browser context, a passkey authenticator and the server's clock."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Protocol

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.e2e.phone import Phone
from tests.e2e.server import FAR, Served, serve

FLAGS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--host-resolver-rules=MAP {FAR} 127.0.0.1",
]


class MakesPhones(Protocol):
    def __call__(self, name: str, *, passkeys: bool = True, **context: Any) -> Phone: ...


@contextmanager
def launch(playwright: Playwright, *flags: str) -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium is missing: apt-get install chromium"
    launched = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *flags])
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with launch(playwright) as launched:
        yield launched


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Served]:
    with serve(tmp_path) as served:
        yield served


@pytest.fixture
def phone(browser: Browser, server: Served) -> Iterator[MakesPhones]:
    """Makes phones; each is a person's own browser. What a page complains about fails the journey."""
    phones: list[Phone] = []

    def make(name: str, *, passkeys: bool = True, **context: Any) -> Phone:
        phones.append(Phone(browser, server, name, passkeys=passkeys, **context))
        return phones[-1]

    yield make
    for made in phones:
        made.close()
    assert {made.name: made.faults for made in phones if made.faults} == {}
