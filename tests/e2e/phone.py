"""One person's phone: what they tap and type, in the words that stand on the screen."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from playwright.sync_api import Browser, CDPSession, ConsoleMessage, Locator, Page, ViewportSize, expect

from tests.e2e.server import PHONE, Served
from tests.e2e.words import says

SIZE: Final[ViewportSize] = {"width": 390, "height": 844}
SIGNED_OUT: Final = "status of 401"
"""What the browser's console says of a request without a session: part of life."""


class Phone:
    """A browser context of one's own, with a virtual passkey authenticator and the server's time of day."""

    def __init__(self, browser: Browser, server: Served, name: str, *, passkeys: bool = True, **context: Any) -> None:
        self.name, self.server = name, server
        options: dict[str, Any] = {
            "viewport": SIZE,
            "has_touch": True,
            "locale": "en-GB",
            "timezone_id": "Europe/Berlin",
            "base_url": server.url,
            "extra_http_headers": {PHONE.decode(): name},
        }
        self.context = browser.new_context(**(options | context))
        self.context.set_default_timeout(10_000)
        self.faults: list[str] = []
        self.expected = [SIGNED_OUT]
        """Console errors that are part of the journey; every other one fails it."""
        self.page: Page = self.new_tab()
        self._tools = self._add_authenticator() if passkeys else None

    def new_tab(self) -> Page:
        """One more tab of the same browser."""
        tab = self.context.new_page()
        tab.on("pageerror", lambda fault: self.faults.append(str(fault)))
        tab.on("console", self._listen)
        tab.clock.set_fixed_time(self.server.clock.now())
        return tab

    def close_tab(self) -> None:
        """Closes the tab without a question, and opens an empty one."""
        self.page.close()
        self.page = self.new_tab()

    def _listen(self, said: ConsoleMessage) -> None:
        if said.type == "error" and not any(part in said.text for part in self.expected):
            self.faults.append(said.text)

    @contextmanager
    def tools(self) -> Iterator[CDPSession]:
        """A line to the browser's own tools. Where passkeys need one it stays, else it goes: offline works without."""
        session = self._tools or self.context.new_cdp_session(self.page)
        yield session
        if session is not self._tools:
            session.detach()

    def _add_authenticator(self) -> CDPSession:
        session = self.context.new_cdp_session(self.page)
        session.send("WebAuthn.enable")
        session.send(
            "WebAuthn.addVirtualAuthenticator",
            {
                "options": {
                    "protocol": "ctap2",
                    "ctap2Version": "ctap2_1",
                    "transport": "internal",
                    "hasResidentKey": True,
                    "hasUserVerification": True,
                    "hasPrf": True,
                    "isUserVerified": True,
                    "automaticPresenceSimulation": True,
                }
            },
        )
        return session

    def sync_clock(self) -> None:
        """The phone's clock shows the server's time; timers go on running."""
        self.page.clock.set_fixed_time(self.server.clock.now())

    def open(self, path: str) -> None:
        self.page.goto(self.server.url + path)

    def at(self, path: str | re.Pattern[str]) -> None:
        """Waits until the address is this one."""
        self.page.wait_for_url(self.server.url + path if isinstance(path, str) else path)

    def control(self, name: str | re.Pattern[str], role: Any = "button") -> Locator:
        exact = isinstance(name, str)
        return self.page.get_by_role(role, name=name, exact=exact)

    def tap(self, name: str | re.Pattern[str], role: Any = "button") -> None:
        self.control(name, role).click()

    def choose(self, title: str) -> None:
        """One of a few choices, by the words it begins with."""
        self.page.get_by_role("radio", name=re.compile("^" + re.escape(title))).check()

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(label, exact=True)

    def write(self, label: str, text: str) -> None:
        self.field(label).fill(text)

    def sees(self, text: str | re.Pattern[str]) -> Locator:
        """Waits until the text is on the screen."""
        found = self.page.get_by_text(text).first
        expect(found).to_be_visible()
        return found

    def sees_not(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_text(text)).to_have_count(0)

    def reads(self, text: str | re.Pattern[str]) -> None:
        """Waits until this is the screen's title."""
        expect(self.page.get_by_role("heading", level=1, name=text, exact=isinstance(text, str))).to_be_visible()

    def settles(self) -> None:
        """Waits until the screen has all it reads."""
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        expect(self.page.get_by_text(says("loading"))).to_have_count(0)

    def text(self) -> str:
        """Everything that can be read on the screen."""
        return self.page.locator("body").inner_text()

    def close(self) -> None:
        self.context.close()
