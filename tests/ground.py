"""Empty, migrated databases of each kind that the suite runs on, and the settings that lead to them."""

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final, Literal, get_args

from sqlalchemy import Connection, make_url, text

from api.clock import Clock, Ids
from api.content.packs import Library, load_library
from api.db.postgresql import PostgresqlDatabase
from api.db.schema import run_once
from api.runtime import Runtime
from api.settings import Settings
from api.start import assemble, prepare
from models.base import metadata
from tests.partitions import create_partitioned
from tests.postgresql import new_database

Kind = Literal["sqlite", "postgresql", "partitioned"]
CHOICE: Final = os.environ.get("TEND_TEST_DATABASE", "sqlite")
assert CHOICE in get_args(Kind), "TEND_TEST_DATABASE is sqlite, postgresql or partitioned"


@dataclass(frozen=True, slots=True)
class Ground:
    """One empty database. `partitioned` runs every transaction, reads too, at SERIALIZABLE."""

    settings: Settings
    kind: str

    def assemble(self, clock: Clock, ids: Ids) -> Runtime:
        runtime = assemble(self.settings, clock, ids, library_of(self.settings))
        if self.kind == "partitioned":
            url = make_url(self.settings.database)
            return replace(runtime, db=PostgresqlDatabase(url, read_isolation="SERIALIZABLE"))
        return runtime


@cache
def _real_library() -> Library:
    return load_library(Settings().content)


def library_of(settings: Settings) -> Library | None:
    """The real content, read and checked once a process; nothing for other content, which is read where it is used."""
    return _real_library() if settings.content == Settings().content else None


class Grounds:
    """The worker's databases: made once, emptied for each test that asks."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        self._urls: list[str] = []
        self._key = folder / "keys" / "root.key"
        self._template = folder / "template" / "tend.db"
        prepare(Settings(data=self._template.parent, key_file=self._key))

    def settings(self, folder: Path, nth: int) -> Settings:
        """Settings for the `nth` database of one test, empty and migrated."""
        data = folder / f"data{nth}"
        data.mkdir(parents=True)
        if CHOICE == "sqlite":
            shutil.copy(self._template, data / "tend.db")
            return self._at(data, "")
        if nth == len(self._urls):
            self._urls.append(self._stack.enter_context(new_database()))
            if CHOICE == "partitioned":
                _apart(run_once, self._urls[nth], create_partitioned)
            else:
                _apart(prepare, self._at(data, self._urls[nth]))
        else:
            _apart(run_once, self._urls[nth], _empty)
        return self._at(data, self._urls[nth])

    def _at(self, data: Path, url: str) -> Settings:
        return Settings(data=data, key_file=self._key, database_url=url, app=data / "no-app")


class Lot:
    """The databases of one test: `fresh` gives another empty one each time."""

    def __init__(self, grounds: Grounds, folder: Path) -> None:
        self._grounds, self._folder, self._given = grounds, folder, 0

    def fresh(self) -> Ground:
        settings = self._grounds.settings(self._folder, self._given)
        self._given += 1
        return Ground(settings, CHOICE)


def _empty(connection: Connection) -> None:
    names = ", ".join(table.name for table in metadata.sorted_tables)
    connection.execute(text(f"TRUNCATE {names}"))


def _apart(act: Callable[..., object], *args: object) -> None:
    """In a thread of its own: a test's event loop may be running in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(act, *args).result()
