"""The unit of work: `read` and `write`, each one transaction. Nothing outside this folder knows which database it is.

    await db.read(fn)     a snapshot
    await db.write(fn)    one transaction, acknowledged after COMMIT; a failure undoes this one alone

`fn` is a plain synchronous function on a SQLAlchemy connection. It may run again (PostgreSQL retries serialization
failures as a whole), so it must have no effect outside the connection.
"""

from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")


class Database(Protocol):
    async def start(self) -> None: ...

    async def stop(self) -> None: ...

    async def read(self, act: Callable[[Connection], T]) -> T: ...

    async def write(self, act: Callable[[Connection], T]) -> T: ...


def connect_database(url: str) -> Database:
    """The database an SQLAlchemy URL names: `sqlite:///file` or `postgresql://…`."""
    from sqlalchemy import make_url

    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        from api.db.sqlite import SqliteDatabase

        return SqliteDatabase(parsed.database or "")
    if parsed.get_backend_name() == "postgresql":
        from api.db.postgresql import PostgresqlDatabase

        return PostgresqlDatabase(parsed)
    raise ValueError("TEND_DATABASE_URL must begin with sqlite:/// or postgresql://")
