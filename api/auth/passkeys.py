"""Passkeys: ceremonies whose challenge the server keeps and takes once, checked by the webauthn library."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final, TypeVar
from uuid import UUID

import webauthn
from sqlalchemy import bindparam, delete, insert, select
from webauthn.helpers import base64url_to_bytes, options_to_json
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialCreationOptions,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialRequestOptions,
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

T = TypeVar("T")

_find = select(ceremony_table.c.challenge).where(
    ceremony_table.c.id == bindparam("ceremony"),
    ceremony_table.c.purpose == bindparam("what_for"),
    ceremony_table.c.ends_at > bindparam("moment"),
)
_find_for = _find.where(ceremony_table.c.person_id == bindparam("person"))
_insert = insert(ceremony_table)
_take = delete(ceremony_table).where(ceremony_table.c.id == bindparam("ceremony"))
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
    options = webauthn.generate_registration_options(
        rp_id=work.settings.host_name,
        rp_name="Tend",
        user_id=person.bytes,
        user_name=handle,
        challenge=work.ids.secret(32),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=row.passkey_id) for row in have],
    )
    return _begin(work, purpose, person, options)


def store_new(work: Work, purpose: Purpose, person: UUID, passkey: UUID, made: NewPasskeyIn, device: str) -> None:
    """Check a passkey just made and keep it. Raises PasskeyRefused."""
    challenge = work.run(_find_for, ceremony=made.ceremony, what_for=purpose, moment=work.now, person=person).scalar()
    if challenge is None:
        raise PasskeyRefused
    verified = _checked(
        lambda: webauthn.verify_registration_response(
            credential=made.credential,
            expected_challenge=challenge,
            expected_rp_id=work.settings.host_name,
            expected_origin=work.settings.address,
            require_user_verification=True,
        ),
        PasskeyRefused,
    )
    if credentials.find_passkey(work, verified.credential_id):
        raise PasskeyRefused
    work.run(_take, ceremony=made.ceremony)
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
    options = webauthn.generate_authentication_options(
        rp_id=work.settings.host_name,
        challenge=work.ids.secret(32),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return _begin(work, Purpose.sign_in, None, options)


def sign_in(work: Work, proof: PasskeySignInIn, browser: Browser) -> Opened:
    """Raises Refused, whatever it was that did not fit."""
    challenge = work.run(_find, ceremony=proof.ceremony, what_for=Purpose.sign_in, moment=work.now).scalar()
    known = credentials.find_passkey(work, _checked(lambda: _raw_id(proof.credential), Refused))
    if challenge is None or known is None:
        raise Refused
    verified = _checked(
        lambda: webauthn.verify_authentication_response(
            credential=proof.credential,
            expected_challenge=challenge,
            expected_rp_id=work.settings.host_name,
            expected_origin=work.settings.address,
            credential_public_key=known.verifier,
            credential_current_sign_count=known.passkey_uses,
            require_user_verification=True,
        ),
        Refused,
    )
    work.run(_take, ceremony=proof.ceremony)
    credentials.count_use(work, known.id, verified.new_sign_count)
    handle = accounts.handle_of(work, known.person_id)
    return accounts.open_for(work, known.person_id, handle, known.wrapped_key, browser)


def _begin(
    work: Work,
    purpose: Purpose,
    person: UUID | None,
    options: PublicKeyCredentialCreationOptions | PublicKeyCredentialRequestOptions,
) -> PasskeyOptionsOut:
    work.run(_forget_ended, moment=work.now)
    ceremony = work.ids.uuid()
    work.run(
        _insert,
        id=ceremony,
        purpose=purpose,
        challenge=options.challenge,
        person_id=person,
        ends_at=work.now + LASTS,
    )
    return PasskeyOptionsOut(ceremony=ceremony, options=json.loads(options_to_json(options)))


def _raw_id(credential: dict[str, Any]) -> bytes:
    return base64url_to_bytes(credential["rawId"])


def _checked(check: Callable[[], T], refusal: type[Problem]) -> T:
    """The library parses bytes that anyone may send: whatever it stumbles over is a refusal, never a fault of ours."""
    try:
        return check()
    except Exception:
        raise refusal from None
