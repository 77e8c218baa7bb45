"""What could be wrong with this server, looked at one by one; nothing is changed."""

import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, make_url

from api.content.packs import ContentBroken, load_library
from api.crypto.keyring import KeyFileWrong, Keyring, load_root
from api.db.schema import alembic_config, run_once
from api.db.sqlite import PRAGMAS, FileHeld
from api.settings import Settings
from api.start import fits

NOT_BEFORE = datetime(2026, 11, 1, tzinfo=UTC)


class Finding(NamedTuple):
    what: str
    well: bool
    word: str


def examine(settings: Settings) -> list[Finding]:
    """One finding a check, in the order a newcomer would ask."""
    checks: list[tuple[str, Callable[[Settings], str]]] = [
        ("address", _address),
        ("key file", _key_file),
        ("database", _database),
        ("clock", _clock),
        ("content", _content),
        ("web app", _web_app),
    ]
    findings = []
    for what, check in checks:
        try:
            findings.append(Finding(what, True, check(settings)))
        except (Unwell, KeyFileWrong, FileHeld, ContentBroken) as trouble:
            findings.append(Finding(what, False, str(trouble)))
        except Exception as trouble:  # a doctor does not faint: the kind of trouble is the finding
            findings.append(Finding(what, False, f"could not be looked at ({type(trouble).__name__})"))
    return findings


class Unwell(Exception):
    """Something to mend, in a sentence that says how."""


def _address(settings: Settings) -> str:
    if not settings.is_https and settings.host_name != "localhost":
        raise Unwell("people on other machines need https for passkeys and encryption; set TEND_ORIGIN to it")
    return settings.address


def _key_file(settings: Settings) -> str:
    load_root(settings.key_file)
    if stat.S_IMODE(settings.key_file.stat().st_mode) & 0o077:
        raise Unwell(f"others on this machine can read {settings.key_file}: chmod 600 it")
    if settings.key_file.resolve().is_relative_to(settings.data.resolve()):
        raise Unwell("the key lies with the data it protects: move it, and set TEND_KEY_FILE")
    return f"{settings.key_file}; keep a copy apart from the data's backup"


def _database(settings: Settings) -> str:
    file = make_url(settings.database)
    if file.get_backend_name() == "sqlite" and not Path(file.database or "").is_file():
        raise Unwell("there is none yet: `tend migrate` makes it, and the first `tend serve`")

    def look(connection: Connection) -> str:
        script = ScriptDirectory.from_config(alembic_config(connection))
        if MigrationContext.configure(connection).get_current_revision() != script.get_current_head():
            raise Unwell("the schema is not the newest: run `tend migrate`")
        fits(connection, settings, Keyring.from_root(load_root(settings.key_file)))
        if connection.dialect.name != "sqlite":
            return "PostgreSQL, newest schema"
        if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
            raise Unwell("the file is damaged: bring back the last backup")
        pragmas = ", ".join(f"{name}={connection.exec_driver_sql(f'PRAGMA {name}').scalar()}" for name in PRAGMAS)
        return f"SQLite, newest schema, file sound; {pragmas}"

    return run_once(settings.database, look)


def _clock(_settings: Settings) -> str:
    now = datetime.now(UTC)
    if now < NOT_BEFORE:
        raise Unwell("the clock is in the past: rounds would open at the wrong time")
    return f"{now:%Y-%m-%d %H:%M} UTC"


def _content(settings: Settings) -> str:
    library = load_library(settings.content)
    return ", ".join(f"{kind} {library.latest(kind)}" for kind in library.kinds)


def _web_app(settings: Settings) -> str:
    if not (settings.app / "index.html").is_file():
        raise Unwell("not built: `make run` builds it")
    return str(settings.app)
