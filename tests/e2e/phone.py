"""One person's phone: what they tap and type, in the words that stand on the screen."""

import re
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.server import Served

PHONE_SIZE = {"width": 390, "height": 844}


class Phone:
    """A browser context of one's own, with a virtual passkey authenticator and the server's time of day."""

    def __init__(self, browser: Browser, server: Served, name: str, *, passkeys: bool = True, **context: Any) -> None:
        self.name, self.server = name, server
        options: dict[str, Any] = {
            "viewport": PHONE_SIZE,
            "has_touch": True,
            "locale": "en-GB",
            "timezone_id": "Europe/Berlin",
            "base_url": server.url,
        }
        self.context = browser.new_context(**(options | context))
        self.context.set_default_timeout(10_000)
        self.page: Page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        self.page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        if passkeys:
            self._add_authenticator()
        self.sync_clock()

    def _add_authenticator(self) -> None:
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

    def sync_clock(self) -> None:
        """The phone's clock shows the server's time; timers go on running."""
        self.page.clock.set_fixed_time(self.server.clock.now())

    def open(self, path: str) -> None:
        self.page.goto(self.server.url + path)

    def tap(self, name: str | re.Pattern[str], role: str = "button") -> None:
        self.page.get_by_role(role, name=name).click()  # type: ignore[arg-type]

    def write(self, label: str | re.Pattern[str], text: str) -> None:
        self.page.get_by_label(label).fill(text)

    def sees(self, text: str | re.Pattern[str]) -> Locator:
        """Waits until the text is on the screen."""
        found = self.page.get_by_text(text).first
        expect(found).to_be_visible()
        return found

    def reads_heading(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_role("heading", level=1, name=text)).to_be_visible()

    def text(self) -> str:
        """Everything that can be read on the screen."""
        return self.page.locator("body").inner_text()

    def close(self) -> None:
        self.context.close()
