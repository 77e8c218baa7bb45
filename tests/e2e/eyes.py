"""What a screen must be for everyone, found by measuring: axe in both themes, and what axe does not look at."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import ViewportSize

from tests.e2e.phone import SIZE, Phone

RULES: Final[dict[Literal["dark", "light"], dict[str, Any]]] = {
    "dark": {"runOnly": ["color-contrast"]},
    "light": {"rules": {"target-size": {"enabled": True}}},
}
"""What axe looks for in each theme: everything, WCAG 2.2's targets too, and again what a theme can change."""
ZOOMED: Final[ViewportSize] = {"width": 320, "height": 256}
"""A screen of 1280 by 1024 at 400 %."""
OVERFLOW: Final = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEIGHT: Final = "() => document.documentElement.scrollHeight"
MEASURES: Final = Path(__file__).with_name("eyes.js").read_text("utf-8")
AXE: Final = """async (options) => {
  const { violations, passes } = await axe.run(options)
  const looked = passes.some((rule) => rule.id === 'color-contrast')
  const found = violations.map((rule) => [rule.id, rule.nodes.map((node) => node.html.slice(0, 160))])
  return looked ? found : [['axe has not looked', []]]
}"""


def faults_on(phone: Phone, screen: str) -> list[Any]:
    """Everything on this screen that is not for everyone. Leaves it as it was."""
    phone.settles()
    page = phone.page
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(MEASURES)
    found: list[Any] = []
    # All of it at once: what a bar covers until one scrolls is measured below.
    page.set_viewport_size({"width": SIZE["width"], "height": max(SIZE["height"], page.evaluate(HEIGHT))})
    for scheme, options in RULES.items():
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += [(screen, scheme, *one) for one in page.evaluate(AXE, options)]
    found += [(screen, one) for one in page.evaluate("() => [...sizes(), ...moves()]")]
    found += [(screen, "forced colours", one) for one in measured_without_colours(phone)]
    page.set_viewport_size(ZOOMED)
    found += [(screen, "400 %", one) for one in page.evaluate("() => [...overflows(), ...covered()]")]
    found += [(screen, "spaced", one) for one in page.evaluate("() => spaced(() => [...overflows(), ...clipped()])")]
    page.set_viewport_size(SIZE)
    found += [(screen, "text at 200 %", one) for one in measured_larger(phone)]
    return found


def measured_larger(phone: Phone) -> list[str]:
    """What is wrong where the browser's settings ask for text twice as large."""
    with twice_as_large(phone):
        found: list[str] = phone.page.evaluate("() => [...overflows(), ...covered(), ...clipped(), ...overlaps()]")
    return found


@contextmanager
def twice_as_large(phone: Phone) -> Iterator[None]:
    """Inside, text is as large as with 32 px in the browser's settings."""
    with phone.tools() as tools:
        tools.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
        yield
        tools.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})


def measured_without_colours(phone: Phone) -> list[str]:
    """What is wrong where the reader's own few colours take the place of ours, and where they ask for more contrast."""
    page = phone.page
    page.emulate_media(forced_colors="active", contrast="more")
    found: list[str] = page.evaluate("() => [...unmarked(), ...unfocused()]")
    page.emulate_media(forced_colors="none", contrast="no-preference")
    return found
