"""What one running server holds."""

from dataclasses import dataclass

from sqlalchemy import Connection

from api.clock import Clock, Ids
from api.content.packs import Library
from api.crypto.keyring import Keyring
from api.db import Database
from api.settings import Settings
from api.work import Work


@dataclass(frozen=True, slots=True)
class Runtime:
    settings: Settings
    clock: Clock
    ids: Ids
    keyring: Keyring
    library: Library
    db: Database

    def work(self, connection: Connection) -> Work:
        """The unit of work that a service gets, at the moment it begins."""
        return Work(connection, self.clock.now(), self.ids, self.keyring, self.library, self.settings)
