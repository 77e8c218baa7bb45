"""The unit of work: `read` and `write`, each one transaction. Nothing outside this folder knows which database it is.

    await db.read(fn)     a snapshot
    await db.write(fn)    one transaction, acknowledged after COMMIT; a failure undoes this one alone

`fn` is a plain synchronous function on a SQLAlchemy connection. It may run again (PostgreSQL retries serialization
failures as a whole), so it must have no effect outside the connection.
"""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Executable, make_url

from api.db import postgresql, sqlite
from api.db.prebuilt import Outcome

T = TypeVar("T")


class Database(Protocol):
    async def start(self) -> None: ...

    async def stop(self) -> None: ...

    async def read(self, act: Callable[[Connection], T]) -> T: ...

    async def write(self, act: Callable[[Connection], T]) -> T: ...


def run(connection: Connection, statement: Executable, values: dict[str, Any]) -> Outcome:
    """Run a statement that is built once, with `values` for its `bindparam`s."""
    if connection.dialect.name == "sqlite":
        return sqlite.run(connection, statement, values)
    return postgresql.run(connection, statement, values)


def connect_database(url: str) -> Database:
    """The database an SQLAlchemy URL names: `sqlite:///file` or `postgresql://…`."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return sqlite.SqliteDatabase(parsed.database or "")
    if parsed.get_backend_name() == "postgresql":
        return postgresql.PostgresqlDatabase(parsed)
    raise ValueError("TEND_DATABASE_URL must begin with sqlite:/// or postgresql://")
