"""For every eye and hand: on every scene axe finds nothing, nothing is too small, and zoom and space lose nothing."""

from collections.abc import Callable, Iterator

import pytest

from tests.e2e.conftest import MakesPhones
from tests.e2e.demo import demo_server
from tests.e2e.eyes import faults_on
from tests.e2e.scenes import CHAPTERS, Scene, Stage
from tests.e2e.server import Served


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
