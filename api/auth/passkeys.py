"""Passkeys: ceremonies that serve one purpose once, checked by the webauthn library.

A challenge is made from its ceremony, not kept: it holds when it ends, and a keyed hash of that with the purpose, the
person and the ceremony's id. So beginning one stores nothing, needs no allowance and tells nobody that it was begun.
Only a ceremony that served is kept until its end, so that it serves no more.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final, TypeVar
from uuid import UUID

import webauthn
from sqlalchemy import bindparam, delete, insert, select
from webauthn.helpers import base64url_to_bytes, options_to_json, parse_client_data_json
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from api.auth import accounts, credentials
from api.auth.schemas import NewPasskeyIn, PasskeyOptionsOut, PasskeySignInIn, SignUpOptionsIn
from api.errors import HandleTaken, PasskeyRefused, Problem, Refused
from api.security.sessions import Browser, Opened
from api.work import Work
from models.people import Method, Purpose, ceremony_table

LASTS: Final = timedelta(minutes=5)
_ENDS_SIZE: Final = 8

T = TypeVar("T")

_find_served = select(ceremony_table.c.id).where(ceremony_table.c.id == bindparam("ceremony"))
_serve = insert(ceremony_table)
_forget_ended = delete(ceremony_table).where(ceremony_table.c.ends_at <= bindparam("moment"))


def begin_sign_up(work: Work, whom: SignUpOptionsIn) -> PasskeyOptionsOut:
    """Raises SignUpClosed, NotFound (the invitation), HandleTaken."""
    accounts.may_sign_up(work, whom.invite)
    if accounts.is_taken(work, whom.handle):
        raise HandleTaken
    return begin_registration(work, Purpose.sign_up, whom.person, whom.handle)


def begin_registration(work: Work, purpose: Purpose, person: UUID, handle: str) -> PasskeyOptionsOut:
    """A ceremony for a new passkey of a person; passkeys they have are left out."""
    have = credentials.find(work, person, Method.passkey)
    ceremony = work.ids.uuid()
    options = webauthn.generate_registration_options(
        rp_id=work.settings.host_name,
        rp_name="Tend",
        user_id=person.bytes,
        user_name=handle,
        challenge=_challenge(work, ceremony, purpose, person, work.now + LASTS),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=row.passkey_id) for row in have],
    )
    return PasskeyOptionsOut(ceremony=ceremony, options=json.loads(options_to_json(options)))


def store_new(work: Work, purpose: Purpose, person: UUID, passkey: UUID, made: NewPasskeyIn, device: str) -> None:
    """Check a passkey just made and keep it. Raises PasskeyRefused."""
    verified = _checked(
        lambda: webauthn.verify_registration_response(
            credential=made.credential,
            expected_challenge=_expected(work, made.ceremony, purpose, person, made.credential),
            expected_rp_id=work.settings.host_name,
            expected_origin=work.settings.address,
            require_user_verification=True,
        ),
        PasskeyRefused,
    )
    if credentials.find_passkey(work, verified.credential_id):
        raise PasskeyRefused
    _end(work, made.ceremony)
    credentials.store_passkey(
        work,
        person,
        passkey,
        verifier=verified.credential_public_key,
        wrapped_key=made.wrapped_key,
        passkey_id=verified.credential_id,
        passkey_uses=verified.sign_count,
        device=device,
    )


def begin_sign_in(work: Work) -> PasskeyOptionsOut:
    """A ceremony for whichever passkey the device offers: the server is told no handle."""
    ceremony = work.ids.uuid()
    options = webauthn.generate_authentication_options(
        rp_id=work.settings.host_name,
        challenge=_challenge(work, ceremony, Purpose.sign_in, None, work.now + LASTS),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return PasskeyOptionsOut(ceremony=ceremony, options=json.loads(options_to_json(options)))


def sign_in(work: Work, proof: PasskeySignInIn, browser: Browser) -> Opened:
    """Raises Refused, whatever it was that did not fit."""
    known = credentials.find_passkey(work, _checked(lambda: _raw_id(proof.credential), Refused))
    if known is None:
        raise Refused
    verified = _checked(
        lambda: webauthn.verify_authentication_response(
            credential=proof.credential,
            expected_challenge=_expected(work, proof.ceremony, Purpose.sign_in, None, proof.credential),
            expected_rp_id=work.settings.host_name,
            expected_origin=work.settings.address,
            credential_public_key=known.verifier,
            credential_current_sign_count=known.passkey_uses,
            require_user_verification=True,
        ),
        Refused,
    )
    _end(work, proof.ceremony)
    credentials.count_use(work, known.id, verified.new_sign_count)
    handle = accounts.handle_of(work, known.person_id)
    return accounts.open_for(work, known.person_id, handle, known.wrapped_key, browser)


def _challenge(work: Work, ceremony: UUID, purpose: Purpose, person: UUID | None, ends_at: datetime) -> bytes:
    """When it ends, in whole seconds (8 bytes), and what makes it this server's, for this use alone (32 bytes)."""
    ends = int(ends_at.timestamp())
    return ends.to_bytes(_ENDS_SIZE) + work.keyring.challenge(str(ceremony), purpose, str(person), str(ends))


def _expected(work: Work, ceremony: UUID, purpose: Purpose, person: UUID | None, credential: dict[str, Any]) -> bytes:
    """The challenge that this ceremony was begun with. Raises LookupError where it has ended or served."""
    shown = parse_client_data_json(base64url_to_bytes(credential["response"]["clientDataJSON"])).challenge
    ends_at = datetime.fromtimestamp(int.from_bytes(shown[:_ENDS_SIZE]), UTC)
    if ends_at <= work.now or work.run(_find_served, ceremony=ceremony).first():
        raise LookupError
    return _challenge(work, ceremony, purpose, person, ends_at)


def _end(work: Work, ceremony: UUID) -> None:
    """It has served. `LASTS` from now is no earlier than its end."""
    work.run(_forget_ended, moment=work.now)
    work.run(_serve, id=ceremony, ends_at=work.now + LASTS)


def _raw_id(credential: dict[str, Any]) -> bytes:
    return base64url_to_bytes(credential["rawId"])


def _checked(check: Callable[[], T], refusal: type[Problem]) -> T:
    """The library parses bytes that anyone may send: whatever it stumbles over is a refusal, never a fault of ours."""
    try:
        return check()
    except Exception:
        raise refusal from None
