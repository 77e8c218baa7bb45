"""Rate limits (GCRA) in a table of our own, keys hashed. No lockouts: a lockout is a weapon (design §5).

Guesses are limited per address, and per handle. So that strangers who spend a handle's allowance do not keep its owner
out, an address from which the owner has signed in before has an allowance of its own with that handle.
"""

from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv6Address, ip_address
from math import ceil
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, delete, insert, select, update

from api.errors import TooMany
from api.work import Work
from models.people import allowance_table

if TYPE_CHECKING:
    from api.security.callers import Visitor


@dataclass(frozen=True, slots=True)
class Limit:
    """`burst` at once, then one each `every`."""

    name: str
    burst: int
    every: timedelta


SIGN_UP: Final = Limit("sign-up", 20, timedelta(minutes=3))
SIGN_IN: Final = Limit("sign-in", 20, timedelta(seconds=20))
LOOK: Final = Limit("look", 60, timedelta(seconds=2))
HANDLE: Final = Limit("handle", 30, timedelta(minutes=1))
OWN_PLACE: Final = Limit("own-place", 20, timedelta(seconds=20))
KNOWN_FOR: Final = timedelta(days=90)

_find = select(allowance_table.c.full_at).where(allowance_table.c.key == bindparam("bucket"))
_insert = insert(allowance_table)
_update = (
    update(allowance_table).where(allowance_table.c.key == bindparam("bucket")).values(full_at=bindparam("moment"))
)
_forget_full = delete(allowance_table).where(allowance_table.c.full_at <= bindparam("moment"))


async def spend(visitor: "Visitor", limit: Limit) -> None:
    """Take one from the address's allowance, in a transaction of its own: a refusal must not undo it."""
    await visitor.write(_spend_address, limit, visitor.address)


async def spend_on_handle(visitor: "Visitor", handle: str) -> None:
    """Take one guess at a handle: from the address's allowance, and from the handle's."""
    await visitor.write(_spend_guess, handle, visitor.address)


def know_place(work: Work, handle: str, address: str) -> None:
    """Remember, as a keyed hash, that the owner of a handle signed in from an address."""
    _set(work, _known(work, handle, address), KNOWN_FOR)


def _spend_address(work: Work, limit: Limit, address: str) -> None:
    work.run(_forget_full, moment=work.now)
    _take(work, limit, _place(address))


def _spend_guess(work: Work, handle: str, address: str) -> None:
    work.run(_forget_full, moment=work.now)
    if work.run(_find, bucket=_known(work, handle, address)).first():
        _take(work, OWN_PLACE, handle, _place(address))
        return
    _take(work, SIGN_IN, _place(address))
    _take(work, HANDLE, handle)


def _take(work: Work, limit: Limit, *whose: str) -> None:
    """GCRA: `full_at` is when the bucket is full again; it may lie at most `burst` steps ahead."""
    key = work.keyring.limit_key(limit.name, *whose)
    found = work.run(_find, bucket=key).scalar()
    full_at = max(found, work.now) if found else work.now
    wait = full_at - work.now - limit.every * (limit.burst - 1)
    if wait > timedelta(0):
        raise TooMany(ceil(wait.total_seconds()))
    _set(work, key, full_at + limit.every - work.now)


def _set(work: Work, key: bytes, ahead: timedelta) -> None:
    moment = work.now + ahead
    if not work.run(_update, bucket=key, moment=moment).rowcount:
        work.run(_insert, key=key, full_at=moment)


def _known(work: Work, handle: str, address: str) -> bytes:
    return work.keyring.limit_key("known-place", handle, _place(address))


def _place(address: str) -> str:
    """An IPv4 address, or the /64 that one IPv6 customer holds."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        return str(parsed.ipv4_mapped or IPv6Address(int(parsed) >> 64 << 64))
    return str(parsed)
