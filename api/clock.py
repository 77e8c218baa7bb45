"""Time and chance, injected: so that tests can move one and repeat the other."""

import os
from datetime import UTC, datetime
from typing import Protocol
from uuid import UUID, uuid4


class Clock(Protocol):
    def now(self) -> datetime: ...


class Ids(Protocol):
    """Ids and secrets that the server makes. Ids are random: v7 would tell when something was written."""

    def uuid(self) -> UUID: ...

    def secret(self, size: int) -> bytes: ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class RandomIds:
    def uuid(self) -> UUID:
        return uuid4()

    def secret(self, size: int) -> bytes:
        return os.urandom(size)
