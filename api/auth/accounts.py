"""Accounts: who may sign up, signing up, in and out with a password (design §5)."""

import hashlib
import hmac
from typing import Final
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update

from api.auth import credentials, passkeys
from api.auth.credentials import find_one, store_password, store_recovery
from api.auth.schemas import KDF_MEMORY_KIB, KDF_PASSES, DoorOut, HandleKeyIn, KdfOut, SignUpIn
from api.errors import HandleTaken, OtherBody, Refused, SignUpClosed
from api.invites import service as invites
from api.security import sessions
from api.security.limits import know_place
from api.security.sessions import Browser, Opened
from api.work import Work
from models.people import Method, Purpose, person_table

NOBODY: Final = UUID(int=0)

_anyone = select(person_table.c.id).limit(1)
_by_handle = select(person_table.c.id).where(person_table.c.handle_key == bindparam("handle_key"))
_by_id = select(person_table.c.sealed_handle).where(person_table.c.id == bindparam("person"))
_insert = insert(person_table)
_empty = update(person_table).where(person_table.c.id == bindparam("person")).values(sealed_handle=b"")


def door(work: Work) -> DoorOut:
    """The first person ever may sign up freely; then by invitation, or as the setting says."""
    is_open = work.settings.signup == "open" or not work.run(_anyone).first()
    return DoorOut(sign_up="open" if is_open else "invite")


def may_sign_up(work: Work, invite: bytes | None) -> None:
    """Raises SignUpClosed without an invitation where one is needed, NotFound with one that has ended."""
    if invite is not None:
        invites.find(work, invite)
    elif door(work).sign_up == "invite":
        raise SignUpClosed


def is_taken(work: Work, handle: str) -> bool:
    return work.run(_by_handle, handle_key=work.keyring.handle_key(handle)).first() is not None


def handle_of(work: Work, person: UUID) -> str:
    return work.keyring.open_handle(person, work.run(_by_id, person=person).one().sealed_handle)


def sign_up(work: Work, newcomer: SignUpIn, browser: Browser) -> Opened:
    """Make the account and open a session. The same request again opens a session again."""
    if work.run(_by_id, person=newcomer.person).first():
        return _signed_up_before(work, newcomer, browser)
    may_sign_up(work, newcomer.invite)
    if is_taken(work, newcomer.handle):
        raise HandleTaken
    work.run(
        _insert,
        id=newcomer.person,
        handle_key=work.keyring.handle_key(newcomer.handle),
        sealed_handle=work.keyring.seal_handle(newcomer.person, newcomer.handle),
    )
    if newcomer.invite is not None:
        invites.sign_up_with(work, newcomer.invite, newcomer.person)
    store_recovery(work, newcomer.person, newcomer.recovery)
    if newcomer.password is not None:
        store_password(work, newcomer.person, newcomer.password)
        wrapped_key: bytes | None = newcomer.password.wrapped_key
    else:
        assert newcomer.passkey is not None
        passkeys.store_new(work, Purpose.sign_up, newcomer.person, work.ids.uuid(), newcomer.passkey, browser.device)
        wrapped_key = newcomer.passkey.wrapped_key
    return open_for(work, newcomer.person, newcomer.handle, wrapped_key, browser)


def salt(work: Work, handle: str) -> KdfOut:
    """Fixed for each handle, whether or not there is such an account, with the same work."""
    person = work.run(_by_handle, handle_key=work.keyring.handle_key(handle)).scalar() or NOBODY
    found = find_one(work, person, Method.password)
    return KdfOut(
        salt=work.keyring.salt_of(handle),
        memory_kib=found.kdf_memory_kib if found else KDF_MEMORY_KIB,
        passes=found.kdf_passes if found else KDF_PASSES,
    )


def sign_in(work: Work, key: HandleKeyIn, browser: Browser) -> Opened:
    """Raises Refused; an unknown handle costs the same look-ups and the same comparison."""
    person, wrapped_key = check(work, key, Method.password)
    return open_for(work, person, key.handle, wrapped_key, browser)


def check(work: Work, key: HandleKeyIn, method: Method) -> tuple[UUID, bytes]:
    """Whose auth key this is, and the account key wrapped under it. Raises Refused."""
    person = work.run(_by_handle, handle_key=work.keyring.handle_key(key.handle)).scalar() or NOBODY
    found = find_one(work, person, method)
    verifier = found.verifier if found else bytes(32)
    if not hmac.compare_digest(hashlib.sha256(key.auth_key).digest(), verifier) or found is None:
        raise Refused
    return person, found.wrapped_key


def open_for(work: Work, person: UUID, handle: str, wrapped_key: bytes | None, browser: Browser) -> Opened:
    """A session for someone who has just shown who they are."""
    know_place(work, handle, browser.address)
    return Opened(sessions.open_session(work, person, browser), person, wrapped_key)


def sign_out(work: Work, token: str | None) -> None:
    sessions.end(work, token)


def delete_person(work: Work, person: UUID) -> None:
    """Credentials (the wrapped account keys among them) and sessions go, and the handle can no longer be read.

    The row stays, and with it the handle's keyed hash: a handle that became free would tell that its owner is gone.
    """
    sessions.end_all(work, person)
    credentials.remove_all(work, person)
    work.run(_empty, person=person)


def _signed_up_before(work: Work, newcomer: SignUpIn, browser: Browser) -> Opened:
    """A retry whose first answer was lost: it shows the same password, or raises OtherBody."""
    owner = work.run(_by_handle, handle_key=work.keyring.handle_key(newcomer.handle)).scalar()
    if newcomer.password is None or owner != newcomer.person:
        raise OtherBody
    try:
        key = HandleKeyIn(handle=newcomer.handle, auth_key=newcomer.password.auth_key)
        return sign_in(work, key, browser)
    except Refused:
        raise OtherBody from None
