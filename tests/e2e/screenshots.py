"""`make screenshots`: every scene at four widths in both themes, a sheet each into screens/, and the README's picture."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal

from playwright.sync_api import Browser, Page, sync_playwright

from api.settings import ROOT
from tests.e2e.conftest import launch
from tests.e2e.demo import demo_server
from tests.e2e.phone import Phone
from tests.e2e.scenes import CHAPTERS, Stage
from tests.e2e.server import Served

SCREENS: Final = ROOT / "screens"
TOUR: Final = ROOT / "docs" / "screenshots" / "tour.png"
TOUR_SHOWS: Final = ("home", "a question", "how to share", "opened")
WIDTHS: Final = {320: 640, 390: 844, 768: 1024, 1280: 800}
THEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
WHOLE: Final = "() => document.querySelector('dialog[open]') ? 0 : document.documentElement.scrollHeight"
"""How high the screen must be to show everything; a question in between is shown as it stands."""
STYLE: Final = """
body { margin: 0; padding: 24px; background: #8a857c; font: 20px sans-serif }
main { display: grid; grid-template-columns: repeat(4, auto); gap: 24px; justify-content: start; align-items: start }
div { max-height: 1600px; overflow: hidden }
img { display: block }
"""


class Album:
    """Takes the pictures of one scene after the other, and lays them out."""

    def __init__(self, browser: Browser, only: str = "") -> None:
        self.table: Page = browser.new_page(viewport={"width": 2950, "height": 1200}, device_scale_factor=0.5)
        self.only = only
        self.taken = 0

    def take(self, name: str, phone: Phone) -> None:
        """Each width in each theme, all that can be scrolled to; a sheet with all eight."""
        if False:
            return
        folder = SCREENS / name
        folder.mkdir(parents=True, exist_ok=True)
        for theme in THEMES:
            phone.page.emulate_media(color_scheme=theme)
            for width, height in WIDTHS.items():
                phone.page.set_viewport_size({"width": width, "height": height})
                if whole := phone.page.evaluate(WHOLE):
                    phone.page.set_viewport_size({"width": width, "height": whole})
                phone.page.screenshot(path=folder / f"{width}-{theme}.png")
        phone.page.set_viewport_size({"width": 390, "height": WIDTHS[390]})
        phone.page.emulate_media(color_scheme="light")
        self._lay_out(name, folder)
        self.taken += 1

    def _lay_out(self, name: str, folder: Path) -> None:
        files = [folder / f"{width}-{theme}.png" for theme in THEMES for width in WIDTHS]
        pictures = "".join(f'<div><img src="{file.as_uri()}"></div>' for file in files)
        sheet = SCREENS / "sheet.html"
        sheet.write_text(f"<!doctype html><style>{STYLE}</style><main>{pictures}</main>", encoding="utf-8")
        self.table.goto(sheet.as_uri())
        self.table.screenshot(path=SCREENS / f"{name}.png", full_page=True)
        sheet.unlink()


@contextmanager
def stage(browser: Browser) -> Iterator[Stage]:
    """Phones whose pictures are sharp, and a server behind them."""
    with demo_server() as server:
        phones: list[Phone] = []

        def make(name: str, *, passkeys: bool = True, **context: Any) -> Phone:
            phones.append(Phone(browser, server, name, passkeys=passkeys, reduced_motion="reduce", **context))
            return phones[-1]

        yield Stage(make, server)
        for made in phones:
            made.close()


def main(say: Callable[[str], None] = print, only: str = "") -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, launch(playwright) as browser:
        album = Album(browser, only)
        for chapter in CHAPTERS:
            if only and chapter.__name__ not in only.split(","):
                continue
            with stage(browser) as here:
                for name, phone in chapter(here):
                    album.take(name, phone)
    say(f"{album.taken} scenes are in {SCREENS.relative_to(ROOT)}.")


if __name__ == "__main__":
    import sys

    main(only=sys.argv[1] if len(sys.argv) > 1 else "")
