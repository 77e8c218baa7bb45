"""People, their ways in, and the short-lived rows that signing in needs. All of them are global rows."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, LargeBinary
from sqlmodel import Field, SQLModel

from models.base import Choice, Instant, table_of


class Person(SQLModel, table=True):
    """Someone with an account. The handle is looked up by a keyed hash and readable only with the root key.

    Once the account is deleted the row stays with an empty `sealed_handle`, and nothing else of it.
    """

    id: UUID = Field(primary_key=True)
    handle_key: bytes = Field(sa_column=Column(LargeBinary(32), nullable=False, unique=True))
    sealed_handle: bytes


person_table = table_of(Person)


class Method(StrEnum):
    """A way to sign in and to unwrap the account key (design §5)."""

    password = "password"
    passkey = "passkey"
    recovery = "recovery"


class Credential(SQLModel, table=True):
    """One unlock method of one person: how the server knows it, and the account key wrapped under it.

    `verifier` is the SHA-256 of the auth key (password, recovery) or the public key (passkey).
    `wrapped_key` is opaque here; a passkey without PRF has none.
    """

    id: UUID = Field(primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", index=True, ondelete="CASCADE")
    method: Method = Field(sa_column=Column(Choice(Method), nullable=False))
    verifier: bytes
    wrapped_key: bytes | None
    kdf_memory_kib: int | None
    kdf_passes: int | None
    passkey_id: bytes | None = Field(sa_column=Column(LargeBinary, nullable=True, unique=True))
    passkey_uses: int | None
    device: str
    made_on: date


credential_table = table_of(Credential)


class Session(SQLModel, table=True):
    """A signed-in browser. Only the SHA-256 of its cookie is kept."""

    id: UUID = Field(primary_key=True)
    token_hash: bytes = Field(sa_column=Column(LargeBinary(32), nullable=False, unique=True))
    person_id: UUID = Field(foreign_key="person.id", index=True, ondelete="CASCADE")
    device: str
    signed_in_at: datetime = Field(sa_type=Instant)
    ends_at: datetime = Field(sa_type=Instant, index=True)


session_table = table_of(Session)


class Purpose(StrEnum):
    """What a passkey ceremony was begun for; it serves nothing else."""

    sign_up = "sign_up"
    sign_in = "sign_in"
    add = "add"


class Ceremony(SQLModel, table=True):
    """A passkey ceremony that has served, kept until it would have ended, so that it serves no more."""

    id: UUID = Field(primary_key=True)
    ends_at: datetime = Field(sa_type=Instant, index=True)


ceremony_table = table_of(Ceremony)


class Allowance(SQLModel, table=True):
    """One rate limit's state (GCRA): the moment at which the bucket is full again. The key is a keyed hash."""

    key: bytes = Field(sa_column=Column(LargeBinary(32), primary_key=True))
    full_at: datetime = Field(sa_type=Instant, index=True)


allowance_table = table_of(Allowance)


class ServerKey(SQLModel, table=True):
    """The fingerprint of the root key this database was made with: one row."""

    __tablename__ = "server_key"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    fingerprint: bytes


server_key_table = table_of(ServerKey)
