"""What signing up, in and out takes and gives. Secrets arrive derived (docs/protocol.md), never as typed."""

from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import ConfigDict, Field, StrictInt, model_validator

from api.schemas import AuthKey, Base64Url, Handle, In, Out, Token, Whole, WrappedKey

KDF_MEMORY_KIB = 64 * 1024
KDF_PASSES = 3

Salt = Annotated[bytes, Base64Url(16)]
PasskeyJson = Annotated[dict[str, Any], Field(description="The browser's PublicKeyCredential.toJSON(), PRF removed")]


class DoorOut(Out):
    """May someone sign up here without an invitation?"""

    sign_up: Literal["open", "invite"]


class PasswordIn(In):
    """A password, as the device derived it with the salt and the cost that the server gives for the handle.

    The cost is the same for everyone: one of its own would tell that there is such a handle.
    """

    memory_kib: Annotated[StrictInt, Field(ge=KDF_MEMORY_KIB, le=KDF_MEMORY_KIB), Whole]
    passes: Annotated[StrictInt, Field(ge=KDF_PASSES, le=KDF_PASSES), Whole]
    auth_key: AuthKey
    wrapped_key: WrappedKey


class NewPasskeyIn(In):
    """A passkey just made for a ceremony. Without PRF it unlocks nothing and brings no wrapped key."""

    ceremony: UUID
    credential: PasskeyJson
    wrapped_key: WrappedKey | None


class RecoveryIn(In):
    """A recovery code, as the device derived it."""

    auth_key: AuthKey
    wrapped_key: WrappedKey


class SignUpIn(In):
    """A new account with one way in and a recovery code."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"password": {"type": "null"}}},
            "then": {"properties": {"passkey": {"type": "object"}}, "required": ["passkey"]},
            "else": {"properties": {"passkey": {"type": "null"}}},
        }
    )

    person: UUID
    handle: Handle
    invite: Token | None = None
    password: PasswordIn | None = None
    passkey: NewPasskeyIn | None = None
    recovery: RecoveryIn

    @model_validator(mode="after")
    def _one_way_in(self) -> Self:
        if (self.password is None) == (self.passkey is None):
            raise ValueError("either a password or a passkey is needed")
        return self


class SignUpOptionsIn(In):
    """Whom a new passkey is for."""

    person: UUID
    handle: Handle
    invite: Token | None = None


class PasskeyOptionsOut(Out):
    """A begun ceremony: `options` go to the browser's parse…OptionsFromJSON."""

    ceremony: UUID
    options: dict[str, Any]


class HandleIn(In):
    handle: Handle


class KdfOut(Out):
    """How the password of a handle is derived: the same whether there is such an account, and whatever it did."""

    salt: Salt
    memory_kib: int
    passes: int


class HandleKeyIn(In):
    """A handle with the auth key of its password or recovery code."""

    handle: Handle
    auth_key: AuthKey


class PasskeySignInIn(In):
    ceremony: UUID
    credential: PasskeyJson


class RecoveryFinishIn(In):
    """The recovery code once more, and the new one that takes its place."""

    handle: Handle
    auth_key: AuthKey
    replacement: RecoveryIn


class UnlockOut(Out):
    """Whose account it is, and the account key wrapped under the method used (none: a passkey without PRF)."""

    person: UUID
    wrapped_key: WrappedKey | None
