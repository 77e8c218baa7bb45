"""Where scenes play: phones, a server, and time that goes by when a chapter says so."""

from dataclasses import dataclass

from tests.e2e.conftest import MakesPhones
from tests.e2e.phone import Phone
from tests.e2e.server import Served

Scene = tuple[str, Phone]


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the scenes play."""

    phone: MakesPhones
    server: Served

    def open_door(self) -> None:
        """From now on anyone may sign up."""
        self.server.settings.signup = "open"

    def travel(self, phone: Phone, **span: float) -> None:
        """Time goes by, for the server and for this phone."""
        self.server.clock.advance(**span)
        phone.sync_clock()
