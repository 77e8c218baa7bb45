"""Rate limits (GCRA) in a table of our own, keys hashed. No lockouts: a lockout is a weapon (design §5).

Guesses are limited per address, and per handle. So that strangers who spend these allowances do not keep the owner out,
an address from which the owner has signed in before has one more of its own with that handle: it lets the right key in
and answers a wrong one as if there were no such allowance. A sign-in that succeeds gives back what it took. So what is
left of an allowance tells nobody that someone signed in, or from where.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address
from math import ceil
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, delete, insert, select, update

from api.errors import Refused, TooMany
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


class Guess:
    """A guess at a handle from an address, paid for from both allowances.

    async with limits.Guess(visitor, handle):
        ...                                  Refused counts; anything else gives back what was taken
    """

    def __init__(self, visitor: "Visitor", handle: str) -> None:
        self._visitor, self._handle = visitor, handle

    async def __aenter__(self) -> None:
        self._refusal = await self._visitor.write(_spend_guess, self._handle, self._visitor.address)

    async def __aexit__(self, kind: type[BaseException] | None, fault: BaseException | None, _trace: object) -> None:
        if isinstance(fault, Refused):
            if self._refusal:
                raise self._refusal from None
        elif self._refusal is None:
            await self._visitor.write(_give_back, self._handle, self._visitor.address)


def know_place(work: Work, handle: str, address: str) -> None:
    """Remember, as a keyed hash, that the owner of a handle signed in from an address."""
    _set(work, _known(work, handle, address), KNOWN_FOR)


def _spend_address(work: Work, limit: Limit, address: str) -> None:
    work.run(_forget_full, moment=work.now)
    _take(work, limit, _place(address))


def _spend_guess(work: Work, handle: str, address: str) -> TooMany | None:
    """Raises TooMany; or gives it, for a wrong key, where only the owner's own place still lets a right one in."""
    work.run(_forget_full, moment=work.now)
    try:
        _take_both(work, handle, address)
    except TooMany as refusal:
        if not work.run(_find, bucket=_known(work, handle, address)).first():
            raise
        try:
            _take(work, OWN_PLACE, handle, _place(address))
        except TooMany:
            raise refusal from None
        return refusal
    return None


def _take_both(work: Work, handle: str, address: str) -> None:
    """From both allowances or, where one is spent, from neither."""
    waits = [_wait(work, SIGN_IN, _place(address)), _wait(work, HANDLE, handle)]
    if max(waits) > timedelta(0):
        raise TooMany(ceil(max(waits).total_seconds()))
    _take(work, SIGN_IN, _place(address))
    _take(work, HANDLE, handle)


def _give_back(work: Work, handle: str, address: str) -> None:
    for limit, whose in ((SIGN_IN, _place(address)), (HANDLE, handle)):
        key = work.keyring.limit_key(limit.name, whose)
        _set(work, key, max(_full_at(work, key) - limit.every, work.now) - work.now)


def _take(work: Work, limit: Limit, *whose: str) -> None:
    """GCRA: `full_at` is when the bucket is full again; it may lie at most `burst` steps ahead."""
    wait = _wait(work, limit, *whose)
    if wait > timedelta(0):
        raise TooMany(ceil(wait.total_seconds()))
    key = work.keyring.limit_key(limit.name, *whose)
    _set(work, key, _full_at(work, key) + limit.every - work.now)


def _wait(work: Work, limit: Limit, *whose: str) -> timedelta:
    """How long until one can be taken; not positive: now."""
    key = work.keyring.limit_key(limit.name, *whose)
    return _full_at(work, key) - work.now - limit.every * (limit.burst - 1)


def _full_at(work: Work, key: bytes) -> datetime:
    found = work.run(_find, bucket=key).scalar()
    return max(found, work.now) if found else work.now


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
