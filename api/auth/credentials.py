"""The rows behind a person's ways in: one password and one recovery code at most, any number of passkeys."""

import hashlib
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select, update

from api.auth.schemas import PasswordIn, RecoveryIn
from api.db.prebuilt import Row
from api.work import Work
from models.people import Method, credential_table

_of_person = (
    select(credential_table)
    .where(credential_table.c.person_id == bindparam("person"), credential_table.c.method == bindparam("way"))
    .order_by(credential_table.c.made_on, credential_table.c.id)
)
_by_passkey = select(credential_table).where(credential_table.c.passkey_id == bindparam("passkey"))
_by_id = select(credential_table.c.id).where(credential_table.c.id == bindparam("credential"))
_insert = insert(credential_table)
_used = (
    update(credential_table)
    .where(credential_table.c.id == bindparam("credential"))
    .values(passkey_uses=bindparam("uses"))
)
_delete = delete(credential_table).where(
    credential_table.c.person_id == bindparam("person"), credential_table.c.id == bindparam("credential")
)
_delete_all = delete(credential_table).where(credential_table.c.person_id == bindparam("person"))
_delete_way = delete(credential_table).where(
    credential_table.c.person_id == bindparam("person"), credential_table.c.method == bindparam("way")
)


def find(work: Work, person: UUID, method: Method) -> list[Row]:
    return [*work.run(_of_person, person=person, way=method)]


def find_one(work: Work, person: UUID, method: Method) -> Row | None:
    return work.run(_of_person, person=person, way=method).first()


def find_passkey(work: Work, passkey_id: bytes) -> Row | None:
    return work.run(_by_passkey, passkey=passkey_id).first()


def is_known(work: Work, credential: UUID) -> bool:
    """Is there a credential with this id, whosever it is?"""
    return work.run(_by_id, credential=credential).first() is not None


def store_password(work: Work, person: UUID, password: PasswordIn) -> None:
    """In the place of the one before."""
    remove_way(work, person, Method.password)
    _store(
        work,
        person,
        Method.password,
        verifier=hashlib.sha256(password.auth_key).digest(),
        wrapped_key=password.wrapped_key,
        kdf_memory_kib=password.memory_kib,
        kdf_passes=password.passes,
    )


def store_recovery(work: Work, person: UUID, code: RecoveryIn) -> None:
    """In the place of the one before, which works no more."""
    remove_way(work, person, Method.recovery)
    verifier = hashlib.sha256(code.auth_key).digest()
    _store(work, person, Method.recovery, verifier=verifier, wrapped_key=code.wrapped_key)


def store_passkey(work: Work, person: UUID, credential: UUID, **passkey: Any) -> None:
    _store(work, person, Method.passkey, credential=credential, **passkey)


def count_use(work: Work, credential: UUID, uses: int) -> None:
    work.run(_used, credential=credential, uses=uses)


def remove(work: Work, person: UUID, credential: UUID) -> bool:
    return bool(work.run(_delete, person=person, credential=credential).rowcount)


def remove_way(work: Work, person: UUID, method: Method) -> bool:
    return bool(work.run(_delete_way, person=person, way=method).rowcount)


def remove_all(work: Work, person: UUID) -> None:
    work.run(_delete_all, person=person)


def _store(work: Work, person: UUID, method: Method, credential: UUID | None = None, **rest: Any) -> None:
    row: dict[str, Any] = {
        "id": credential or work.ids.uuid(),
        "person_id": person,
        "method": method,
        "wrapped_key": None,
        "kdf_memory_kib": None,
        "kdf_passes": None,
        "passkey_id": None,
        "passkey_uses": None,
        "device": "",
        "made_on": work.now.date(),
    }
    work.run(_insert, **(row | rest))
