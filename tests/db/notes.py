"""Rows to try transactions on: any table of ours with a number for a key will do."""

from collections.abc import Callable

from sqlalchemy import Connection, bindparam, func, insert, select, update

from models.people import server_key_table

FIRST = 1000
"""Numbers below are the server's own."""

_insert = insert(server_key_table)
_all = select(server_key_table.c.id).where(server_key_table.c.id >= FIRST).order_by(server_key_table.c.id)
_count = select(func.count()).select_from(server_key_table).where(server_key_table.c.id >= FIRST)
_size = select(func.length(server_key_table.c.fingerprint)).where(server_key_table.c.id == bindparam("note"))
_grow = (
    update(server_key_table)
    .where(server_key_table.c.id == bindparam("note"))
    .values(fingerprint=bindparam("bytes_now"))
)


class Mishap(Exception):
    """Something that goes wrong after a row was written."""


def put(n: int, size: int = 1) -> Callable[[Connection], int]:
    """Write the `n`-th note; gives `n`."""

    def act(connection: Connection) -> int:
        connection.execute(_insert, {"id": FIRST + n, "fingerprint": bytes(size)})
        return n

    return act


def put_and_fail(n: int) -> Callable[[Connection], int]:
    def act(connection: Connection) -> int:
        put(n)(connection)
        raise Mishap

    return act


def grow(n: int) -> Callable[[Connection], int]:
    """Read a note's size and write it one longer: two of these at once clash. Gives the size."""

    def act(connection: Connection) -> int:
        size: int = connection.execute(_size, {"note": FIRST + n}).scalar_one()
        connection.execute(_grow, {"note": FIRST + n, "bytes_now": bytes(size + 1)})
        return size + 1

    return act


def numbers(connection: Connection) -> list[int]:
    """Which notes there are."""
    return [number - FIRST for number in connection.execute(_all).scalars()]


def count(connection: Connection) -> int:
    found: int = connection.execute(_count).scalar_one()
    return found
