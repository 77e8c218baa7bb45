"""PostgreSQL: both kinds of work run over a pool; writes are SERIALIZABLE and retried as a whole when they clash."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Final, TypeVar

import asyncpg
from sqlalchemy import URL, Connection, Executable
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.util import await_only

from api.db.prebuilt import Outcome, prebuilt
from api.errors import Busy, StorageFull

T = TypeVar("T")

ATTEMPTS_MOST: Final = 40
_AGAIN: Final = ("40001", "40P01")  # serialization failure, deadlock
_FULL: Final = "53100"
_POOL: Final = 10
_STATEMENTS_KEPT: Final = 500


def run(connection: Connection, statement: Executable, values: dict[str, Any]) -> Outcome:
    """Run a prebuilt statement, inside `run_sync`."""
    known = prebuilt(connection, statement, values)
    raw = connection.connection.driver_connection
    assert isinstance(raw, asyncpg.Connection)
    if known.finds:
        return known.found(await_only(raw.fetch(known.sql, *known.values(values))))
    said: str = await_only(raw.execute(known.sql, *known.values(values)))
    return Outcome((), int(said.rpartition(" ")[2]))


class PostgresqlDatabase:
    def __init__(self, url: URL, *, read_isolation: str = "REPEATABLE READ") -> None:
        self._engine = create_async_engine(
            url.set(drivername="postgresql+asyncpg"),
            isolation_level="AUTOCOMMIT",  # transactions are begun by hand
            pool_size=_POOL,
            max_overflow=0,
            hide_parameters=True,
            connect_args={"statement_cache_size": _STATEMENTS_KEPT},
        )
        self._begin_read = f"BEGIN ISOLATION LEVEL {read_isolation} READ ONLY"
        self._under_way = 0
        self._runs = False
        self._idle = asyncio.Event()

    async def start(self) -> None:
        async with self._engine.connect():
            pass
        self._runs = True

    async def stop(self) -> None:
        """Finishes what is under way; whoever comes later is told Busy."""
        self._runs = False
        while self._under_way:
            self._idle.clear()
            await self._idle.wait()
        await self._engine.dispose()

    async def read(self, act: Callable[[Connection], T]) -> T:
        return await self._run(self._begin_read, act)

    async def write(self, act: Callable[[Connection], T]) -> T:
        return await self._run("BEGIN ISOLATION LEVEL SERIALIZABLE", act)

    async def _run(self, begin: str, act: Callable[[Connection], T]) -> T:
        if not self._runs:
            raise Busy
        self._under_way += 1
        try:
            return await self._repeat(begin, act)
        finally:
            self._under_way -= 1
            self._idle.set()

    async def _repeat(self, begin: str, act: Callable[[Connection], T]) -> T:
        """Until it does not clash. Raises Busy when it clashes on and on, or no connection can be had."""
        for attempt in range(ATTEMPTS_MOST):
            try:
                async with self._transaction(begin) as connection:
                    return await connection.run_sync(act)
            except (asyncpg.PostgresError, DBAPIError) as fault:
                code = getattr(getattr(fault, "orig", fault), "sqlstate", None)
                if code == _FULL:
                    raise StorageFull from None
                if code not in _AGAIN:
                    raise
            await asyncio.sleep(random.uniform(0, 0.002 * 2 ** min(attempt, 6)))
        raise Busy

    @asynccontextmanager
    async def _transaction(self, begin: str) -> AsyncIterator[AsyncConnection]:
        connection, raw = await self._connection()
        try:
            await raw.execute(begin)
            yield connection
            await raw.execute("COMMIT")
        finally:
            if raw.is_closed():
                await connection.invalidate()
            elif raw.is_in_transaction():
                await raw.execute("ROLLBACK")
            await connection.close()

    async def _connection(self) -> tuple[AsyncConnection, "asyncpg.Connection[Any]"]:
        """One that is alive. Nothing has been stored when this fails; later failures may be anything."""
        try:
            for _ in range(_POOL + 1):
                connection = await self._engine.connect()
                raw = (await connection.get_raw_connection()).driver_connection
                assert isinstance(raw, asyncpg.Connection)
                if not raw.is_closed():
                    return connection, raw
                await connection.invalidate()
                await connection.close()
            raise Busy
        except (OSError, SQLAlchemyError):
            raise Busy from None
