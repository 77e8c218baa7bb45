"""From settings to a runtime: the key file, the schema, the packs."""

from sqlalchemy import Connection, bindparam, insert, inspect, select

from api.clock import Clock, Ids, RandomIds, SystemClock
from api.content.packs import Library, load_library
from api.crypto.keyring import KeyFileWrong, Keyring, load_root, make_root
from api.db import connect_database
from api.db.schema import run_once, upgrade
from api.runtime import Runtime
from api.settings import Settings
from models.people import server_key_table

_known = select(server_key_table.c.fingerprint)
_remember = insert(server_key_table).values(id=1, fingerprint=bindparam("found"))


def prepare(settings: Settings) -> None:
    """Make the folder and the root key where they are missing, and bring the database to the newest schema.

    Raises KeyFileWrong when the database was made with another key, or its key file has gone: a new key would close
    what is stored for good. Raises FileHeld while another process serves the file.
    """
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    run_once(settings.database, lambda connection: _prepare(settings, connection))


def assemble(
    settings: Settings, clock: Clock | None = None, ids: Ids | None = None, library: Library | None = None
) -> Runtime:
    """A runtime over a prepared database. The content is read anew unless it comes along."""
    return Runtime(
        settings=settings,
        clock=clock or SystemClock(),
        ids=ids or RandomIds(),
        keyring=Keyring.from_root(load_root(settings.key_file)),
        library=library or load_library(settings.content),
        db=connect_database(settings.database),
    )


def _prepare(settings: Settings, connection: Connection) -> None:
    if not settings.key_file.exists() and not inspect(connection).has_table("server_key"):
        make_root(settings.key_file)
    keyring = Keyring.from_root(load_root(settings.key_file))
    upgrade(connection)
    if not fits(connection, settings, keyring):
        connection.execute(_remember, {"found": keyring.fingerprint})


def fits(connection: Connection, settings: Settings, keyring: Keyring) -> bool:
    """Was the database made with this root key? Not yet said: False. Raises KeyFileWrong for another."""
    known = connection.execute(_known).scalar()
    if known not in (None, keyring.fingerprint):
        raise KeyFileWrong(
            f"The root key file {settings.key_file} is not the one this database was made with. "
            "Set TEND_KEY_FILE to the right one, or bring it back from your backup."
        )
    return known is not None
