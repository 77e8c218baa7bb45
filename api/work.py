"""What a service function works with: one unit of work, and who it is for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Executable

from api.clock import Ids
from api.content.packs import Library
from api.crypto.keyring import Keyring
from api.db import run
from api.db.prebuilt import Outcome
from api.settings import Settings
from models.spaces import Kind
from models.time_outs import Pause


@dataclass(frozen=True, slots=True)
class Work:
    """One transaction with the moment it runs at, and what it may need besides the database."""

    connection: Connection
    now: datetime
    ids: Ids
    keyring: Keyring
    library: Library
    settings: Settings

    def run(self, statement: Executable, **values: Any) -> Outcome:
        """Run a prebuilt statement; `values` fill its `bindparam`s."""
        return run(self.connection, statement, values)


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in, by which cookie, settled in the same unit of work. `fresh`: within the last ten minutes."""

    id: UUID
    token: str
    fresh: bool


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a space they are in. A service function that takes a Member is reached only through one."""

    id: UUID
    person_id: UUID
    space_id: UUID
    kind: Kind
    first_round: int
    space_key: bytes
    space_name: bytes
    """Sealed, in revision `space_revision`."""
    space_revision: int
    pause: Pause | None
    """The time-out that runs in the space."""

    @property
    def as_reader(self) -> dict[str, Any]:
        """What a statement asks of whoever reads what is shared: `:space`, `:me`, and since which `:first_round`."""
        return {"space": self.space_id, "me": self.id, "first_round": self.first_round}
