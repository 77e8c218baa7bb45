"""PostgreSQL: both kinds of work run over a pool; writes are SERIALIZABLE and retried as a whole when they clash."""

import asyncio
import random
from collections.abc import Callable
from typing import Final, TypeVar

from sqlalchemy import URL, Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

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

    async def start(self) -> None:
        async with self._engine.connect():
            pass

    async def stop(self) -> None:
        await self._engine.dispose()

    async def read(self, act: Callable[[Connection], T]) -> T:
        async with self._reads.connect() as connection:
            return await connection.run_sync(act)

    async def write(self, act: Callable[[Connection], T]) -> T:
        for attempt in range(ATTEMPTS_MOST):
            try:
                async with self._writes.begin() as connection:
                    return await connection.run_sync(act)
            except DBAPIError as fault:
                code = getattr(fault.orig, "sqlstate", None)
                if code == _FULL:
                    raise StorageFull from None
                if code not in _AGAIN:
                    raise
            await asyncio.sleep(random.uniform(0, 0.002 * 2 ** min(attempt, 6)))
        raise Busy
