"""Bringing a database to the newest schema, on either kind, in one transaction."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from api.db.sqlite import connect_sqlite, full_or, hold_file
from api.errors import StorageFull

T = TypeVar("T")

_one_at_a_time = text("SELECT pg_advisory_xact_lock(7495780564)")  # two servers that start together migrate once
MIGRATIONS: Final = Path(__file__).resolve().parent.parent.parent / "models" / "migrations"


def upgrade(connection: Connection) -> None:
    """Run the migrations that are still to run."""
    command.upgrade(alembic_config(connection), "head")


def alembic_config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def run_once(url: str, act: Callable[[Connection], T]) -> T:
    """One transaction outside a running server. On SQLite it holds the file: raises FileHeld while one serves it.

    Raises StorageFull as well: also for reading the file, SQLite needs a little room beside it.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _run_on_sqlite(parsed.database or "", act)

    async def on_postgresql() -> T:
        engine = create_async_engine(
            parsed.set(drivername="postgresql+asyncpg"), poolclass=NullPool, hide_parameters=True
        )
        try:
            async with engine.begin() as connection:
                await connection.execute(_one_at_a_time)
                return await connection.run_sync(act)
        finally:
            await engine.dispose()

    return asyncio.run(on_postgresql())


def _run_on_sqlite(path: str, act: Callable[[Connection], T]) -> T:
    with hold_file(path):
        engine = connect_sqlite(path)
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                try:
                    outcome = act(connection)
                except BaseException:
                    connection.exec_driver_sql("ROLLBACK")
                    raise
                connection.exec_driver_sql("COMMIT")
        except DBAPIError as fault:
            if isinstance(full := full_or(fault), StorageFull):
                raise full from fault
            raise
        finally:
            engine.dispose()
        return outcome
