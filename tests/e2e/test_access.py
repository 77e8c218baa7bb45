"""For every eye and hand: on every scene axe finds nothing, nothing is too small, and zoom and space lose nothing."""

from collections.abc import Callable, Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser

from tests.e2e.conftest import MakesPhones
from tests.e2e.demo import demo_server
from tests.e2e.eyes import MEASURES, faults_on
from tests.e2e.scenes import CHAPTERS
from tests.e2e.server import Served
from tests.e2e.stage import Scene, Stage


@pytest.fixture(scope="module")
def server() -> Iterator[Served]:
    """With the demo's year behind it."""
    with demo_server() as served:
        yield served


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.__name__)
def test_every_screen_is_for_everyone(
    chapter: Callable[[Stage], Iterator[Scene]], phone: MakesPhones, server: Served
) -> None:
    found = [fault for screen, shown in chapter(Stage(phone, server)) for fault in faults_on(shown, screen)]
    assert not found, "\n".join(map(str, found))


PLANTED: Final = {
    "sizes": '<p style="font-size: 12px">Small</p>',
    "moves": '<p style="transition: opacity 1s">Moving</p>',
    "overflows": '<p style="inline-size: 200vw">Wide</p>',
    "covered": '<button>Below</button><i style="position: fixed; inset: 0"></i>',
    "clipped": '<p style="inline-size: 2em; overflow: hidden; white-space: nowrap">Cut off</p>',
    "overlaps": '<p style="margin: 0">One line</p><p style="margin: -1em 0 0">and another</p>',
    "unmarked": '<ul><a href="/" aria-current="page" style="color: red">Here</a> <a href="/there">There</a></ul>',
    "unfocused": '<button style="outline: none">Quiet</button>',
}
"""What each measure is there to find."""


@pytest.mark.parametrize("measure", PLANTED)
def test_each_measure_finds_what_was_planted_for_it(browser: Browser, measure: str) -> None:
    page = browser.new_page()
    found = []
    for body in (PLANTED[measure], "<p>Nothing is wrong here.</p>"):
        page.set_content(f'<body style="font: 20px sans-serif">{body}')
        page.evaluate(MEASURES)
        found.append(len(page.evaluate(f"() => {measure}()")))
    page.close()
    assert found == [1, 0]
