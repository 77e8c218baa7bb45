"""`make screenshots`: every scene at four widths in both themes, on one sheet in screens/; and the README's picture.

`python -m tests.e2e.screenshots living` takes one chapter alone.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal

from playwright.sync_api import Browser, sync_playwright

from api.settings import ROOT
from tests.e2e.conftest import launch
from tests.e2e.demo import demo_server
from tests.e2e.phone import SIZE, Phone
from tests.e2e.scenes import CHAPTERS
from tests.e2e.stage import Stage

SCREENS: Final = ROOT / "screens"
TOUR: Final = ROOT / "docs" / "screenshots" / "tour.png"
TOUR_SHOWS: Final = ("home", "a question", "how to share", "opened", "a step, an answer if one likes")
WIDTHS: Final = {320: 640, 390: 844, 768: 1024, 1280: 800}
THEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
WHOLE: Final = "() => document.querySelector('dialog[open]') ? 0 : document.documentElement.scrollHeight"
"""How high the screen must be to show everything; a question in between is shown as it stands."""
SHEET: Final = """<!doctype html><style>
body { margin: 0; padding: 24px; background: #8a857c }
main { display: grid; grid-template-columns: repeat(4, auto); gap: 24px; justify-content: start }
div { max-height: 1600px; overflow: hidden }
img { display: block }
</style><main>%s</main>"""
ROW: Final = """<!doctype html><style>
body { margin: 0; padding: 16px; display: flex; gap: 16px; background: #ddd6ca }
img { width: 300px; border-radius: 20px }
</style>%s"""


class Album:
    """Takes the pictures of one scene after the other, and lays them out."""

    def __init__(self, browser: Browser) -> None:
        self.table = browser.new_page(viewport={"width": 2950, "height": 1200}, device_scale_factor=0.5)
        self.taken: list[str] = []

    def take(self, name: str, phone: Phone) -> None:
        """Each width in each theme, with what one would scroll to; and a sheet with all eight."""
        phone.settles()
        folder = SCREENS / name
        folder.mkdir(parents=True, exist_ok=True)
        if name in TOUR_SHOWS:
            phone.page.screenshot(path=folder / "tour.png")
        files = [folder / f"{width}-{theme}.png" for theme in THEMES for width in WIDTHS]
        for file in files:
            width, _, theme = file.stem.partition("-")
            photograph(phone, file, int(width), "dark" if theme == "dark" else "light")
        phone.page.set_viewport_size(SIZE)
        phone.page.emulate_media(color_scheme="light")
        pictures = "".join(f'<div><img src="{file.as_uri()}"></div>' for file in files)
        self._lay_out(SHEET % pictures, SCREENS / f"{name}.png")
        self.taken.append(name)

    def put_side_by_side(self, browser: Browser) -> None:
        """The README's picture: four screens in a row, scaled for a page."""
        self.table = browser.new_page(viewport={"width": 16 + len(TOUR_SHOWS) * 316, "height": 682})
        pictures = "".join(f'<img src="{(SCREENS / name / "tour.png").as_uri()}">' for name in TOUR_SHOWS)
        self._lay_out(ROW % pictures, TOUR)

    def _lay_out(self, page: str, to: Path) -> None:
        sheet = SCREENS / "sheet.html"
        sheet.write_text(page, encoding="utf-8")
        self.table.goto(sheet.as_uri())
        to.parent.mkdir(parents=True, exist_ok=True)
        self.table.screenshot(path=to, full_page=True)
        sheet.unlink()


def photograph(phone: Phone, file: Path, width: int, theme: Literal["light", "dark"]) -> None:
    phone.page.emulate_media(color_scheme=theme)
    phone.page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    if whole := phone.page.evaluate(WHOLE):
        phone.page.set_viewport_size({"width": width, "height": whole})
    phone.page.screenshot(path=file, scale="css")


@contextmanager
def staged(browser: Browser) -> Iterator[Stage]:
    """Phones that hold still and whose pictures are sharp, and a server behind them."""
    phones: list[Phone] = []
    with demo_server() as server:

        def make(name: str, *, passkeys: bool = True, **context: Any) -> Phone:
            still: dict[str, Any] = {"reduced_motion": "reduce", "device_scale_factor": 2}
            phones.append(Phone(browser, server, name, passkeys=passkeys, **still, **context))
            return phones[-1]

        yield Stage(make, server)
        for made in phones:
            made.close()


def main(*chosen: str, say: Callable[[str], None] = print) -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, launch(playwright) as browser:
        album = Album(browser)
        for chapter in CHAPTERS:
            if not chosen or chapter.__name__ in chosen:
                with staged(browser) as stage:
                    for name, phone in chapter(stage):
                        album.take(name, phone)
        if set(TOUR_SHOWS) <= set(album.taken):
            album.put_side_by_side(browser)
    say(f"{len(album.taken)} scenes are in {SCREENS.relative_to(ROOT)}.")


if __name__ == "__main__":
    main(*sys.argv[1:])
