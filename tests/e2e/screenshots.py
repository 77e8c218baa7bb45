"""`make screenshots`: every screen in both themes into screens/, and the README's picture.

Ana's demo year stands behind them, on a Tuesday with the clock standing still.
"""

import shutil
from collections.abc import Callable
from typing import Final, Literal

from playwright.sync_api import Browser, sync_playwright

from api.demo.people import ANA
from api.settings import ROOT
from tests.e2e.conftest import FLAGS
from tests.e2e.demo import demo_server
from tests.e2e.phone import Phone
from tests.e2e.server import Served

SCREENS: Final = ROOT / "screens"
TOUR: Final = ROOT / "docs" / "screenshots" / "tour.png"
TOUR_SHOWS: Final = ("home", "question", "share", "opened")
Theme = Literal["light", "dark"]


class Album:
    """One signed-in phone in one theme, and the pictures taken of it."""

    def __init__(self, browser: Browser, server: Served, theme: Theme) -> None:
        self.phone = Phone(browser, server, "ana", color_scheme=theme, device_scale_factor=2, reduced_motion="reduce")
        self.theme = theme

    def take(self, name: str, path: str | None = None, *, whole: bool = False) -> None:
        """A picture of the screen as it stands, or of `path`; `whole` takes what has to be scrolled to as well."""
        if path is not None:
            self.phone.open(path)
        self.phone.page.get_by_role("heading", level=1).wait_for()
        self.phone.page.wait_for_load_state("networkidle")
        self.phone.page.screenshot(path=SCREENS / f"{name}-{self.theme}.png", full_page=whole)

    def sign_in(self) -> None:
        self.take("welcome", "/welcome")
        self.take("sign-up", "/sign-up")
        self.take("recover", "/recover")
        self.take("sign-in", "/sign-in")
        self.phone.write("Name to sign in with", ANA.handle)
        self.phone.page.get_by_label("Password", exact=True).fill(ANA.password)
        self.phone.tap("Sign in with the password")
        self.phone.page.wait_for_url("**/s/*")

    def walk(self) -> None:
        page, space = self.phone.page, self.phone.page.url
        self.take("home")
        self.take("check-in", f"{space.removeprefix(self.phone.server.url)}/check-in")
        self.phone.tap("From the first question")
        self.take("question")
        for _ in range(20):
            if page.get_by_role("button", name="Done").count():
                break
            self.phone.tap("Next")
        self.take("share")
        inside = space.removeprefix(self.phone.server.url)
        page.goto(f"{space}/rounds")
        page.get_by_label("Look for words").fill("soup")
        page.get_by_text("That is everything").wait_for()
        self.take("search")
        self.take("trends", f"{inside}/trends", whole=True)
        page.get_by_text("As a table").first.click()
        self.take("trends-table")
        self.take("earlier", f"{inside}/rounds")
        page.get_by_role("main").get_by_role("listitem").get_by_role("link").first.click()
        open_it = page.get_by_role("button", name="Open", exact=True)
        open_it.wait_for()
        self.take("opening")
        open_it.click()
        page.get_by_role("heading", name="Ben wrote").wait_for()
        self.take("opened")
        self.take("opened-whole", whole=True)
        self.take("us", f"{inside}/us", whole=True)
        self.take("account", "/account", whole=True)
        self.take("new", "/new")
        self.take("help", "/help", whole=True)
        self.take("about", "/about/how-it-works", whole=True)


def put_side_by_side(browser: Browser) -> None:
    """The README's picture: four screens in a row, scaled for a page."""
    pictures = "".join(f'<img src="{(SCREENS / f"{name}-light.png").as_uri()}">' for name in TOUR_SHOWS)
    sheet = SCREENS / "tour.html"
    style = "body{margin:0;padding:16px;display:flex;gap:16px;background:#ddd6ca}img{width:300px;border-radius:20px}"
    sheet.write_text(f"<!doctype html><style>{style}</style>{pictures}", encoding="utf-8")
    page = browser.new_page(viewport={"width": 16 + len(TOUR_SHOWS) * 316, "height": 682})
    page.goto(sheet.as_uri())
    TOUR.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=TOUR)
    sheet.unlink()


def main(say: Callable[[str], None] = print) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium, "Chromium is missing: apt-get install chromium"
    SCREENS.mkdir(parents=True, exist_ok=True)
    themes: tuple[Theme, ...] = ("light", "dark")
    with demo_server() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for theme in themes:
            album = Album(browser, server, theme)
            album.sign_in()
            album.walk()
        put_side_by_side(browser)
        browser.close()
    say(f"Screens are in {SCREENS.relative_to(ROOT)}, the README's picture is {TOUR.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
