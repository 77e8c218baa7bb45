"""The first view on a slow line: few requests, little of it, and no screen that nobody opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import Request

from tests.e2e import people
from tests.e2e.conftest import MakesPhones
from tests.e2e.phone import Phone
from tests.e2e.server import Served

FILES_MOST: Final = 8
BYTES_MOST: Final = 60_000


@contextmanager
def asking(phone: Phone) -> Iterator[list[str]]:
    """The paths that the page asks for inside the block."""
    paths: list[str] = []

    def note(request: Request) -> None:
        paths.append(urlsplit(request.url).path)

    phone.page.on("request", note)
    yield paths
    phone.page.wait_for_load_state("networkidle")
    phone.page.remove_listener("request", note)


def size(app: Path, path: str) -> int:
    """Bytes of a built file as it goes over the line: what the build compressed, compressed."""
    file = app / (path.strip("/") or "index.html")
    small = file.with_name(file.name + ".br")
    assert small.is_file() or file.suffix in (".png", ".woff2"), f"{path} is not compressed"
    return (small if small.is_file() else file).stat().st_size


def must_be_light(server: Served, paths: list[str]) -> None:
    """Of the built files; what the API says is as long as what people wrote."""
    files = {path for path in paths if not path.startswith("/api/")}
    assert "/" in files
    assert len(files) <= FILES_MOST, files
    assert sum(size(server.settings.app, path) for path in files) <= BYTES_MOST, files


class TestFirstView:
    """In a browser that has kept nothing; only the way differs by who opens it."""

    def test_a_stranger_gets_the_welcome(self, phone: MakesPhones, server: Served) -> None:
        ana = phone("ana")
        with asking(ana) as paths:
            ana.open("/")
            ana.settles()
        must_be_light(server, paths)

    def test_a_member_gets_the_first_screen(self, phone: MakesPhones, server: Served) -> None:
        ana, ben = phone("ana"), phone("ben")
        people.settle(ana, ben)
        with asking(ana) as paths:
            ana.open("/")
            ana.settles()
        assert any(path.endswith("/home") for path in paths)
        must_be_light(server, paths)
