"""PostgreSQL: both kinds of work run over a pool; writes are SERIALIZABLE and retried as a whole when they clash."""

import asyncio
import random
from collections.abc import Callable
from contextlib import aclosing
from typing import Final, TypeVar

from sqlalchemy import URL, Connection
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from api.errors import Busy, StorageFull

T = TypeVar("T")

ATTEMPTS_MOST: Final = 40
_AGAIN: Final = ("40001", "40P01")  # serialization failure, deadlock
_FULL: Final = "53100"


class PostgresqlDatabase:
    def __init__(self, url: URL, *, read_isolation: str = "REPEATABLE READ") -> None:
        self._engine = create_async_engine(
            url.set(drivername="postgresql+asyncpg"), pool_size=10, max_overflow=0, hide_parameters=True
        )
        self._reads = self._engine.execution_options(isolation_level=read_isolation, postgresql_readonly=True)
        self._writes = self._engine.execution_options(isolation_level="SERIALIZABLE")
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
        return await self._run(self._reads, act)

    async def write(self, act: Callable[[Connection], T]) -> T:
        return await self._run(self._writes, act)

    async def _run(self, engine: AsyncEngine, act: Callable[[Connection], T]) -> T:
        if not self._runs:
            raise Busy
        self._under_way += 1
        try:
            return await self._repeat(engine, act)
        finally:
            self._under_way -= 1
            self._idle.set()

    async def _repeat(self, engine: AsyncEngine, act: Callable[[Connection], T]) -> T:
        """Until it does not clash. Raises Busy when it clashes on and on, or no connection can be had."""
        for attempt in range(ATTEMPTS_MOST):
            try:
                async with aclosing(await _connection(engine)) as connection, connection.begin():
                    return await connection.run_sync(act)
            except DBAPIError as fault:
                code = getattr(fault.orig, "sqlstate", None)
                if code == _FULL:
                    raise StorageFull from None
                if code not in _AGAIN:
                    raise
            await asyncio.sleep(random.uniform(0, 0.002 * 2 ** min(attempt, 6)))
        raise Busy


async def _connection(engine: AsyncEngine) -> AsyncConnection:
    """Nothing has been stored when this fails; later failures may be anything."""
    try:
        return await engine.connect()
    except (OSError, SQLAlchemyError):
        raise Busy from None
