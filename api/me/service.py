"""My account. A changed way in ends the other sessions."""

from uuid import UUID

from sqlalchemy import bindparam, delete, select

from api.auth import accounts, credentials, passkeys
from api.auth.schemas import NewPasskeyIn, PasskeyOptionsOut, PasswordIn, RecoveryIn
from api.errors import LastWayIn, NotFound, OtherBody
from api.me.schemas import MeOut, PasskeyOut, SessionOut, SessionsOut
from api.security import sessions as open_sessions
from api.security.sessions import hash_token
from api.work import Person, Work
from models.people import Method, Purpose, session_table

_sessions = (
    select(session_table.c.id, session_table.c.device, session_table.c.signed_in_at, session_table.c.token_hash)
    .where(session_table.c.person_id == bindparam("person"), session_table.c.ends_at > bindparam("moment"))
    .order_by(session_table.c.signed_in_at.desc(), session_table.c.id)
)
_end = delete(session_table).where(
    session_table.c.person_id == bindparam("person"), session_table.c.id == bindparam("session")
)


def show(work: Work, person: Person) -> MeOut:
    return MeOut(
        person=person.id,
        handle=accounts.handle_of(work, person.id),
        fresh=person.fresh,
        password=credentials.find_one(work, person.id, Method.password) is not None,
        passkeys=[
            PasskeyOut(id=row.id, device=row.device, made_on=row.made_on, unlocks=row.wrapped_key is not None)
            for row in credentials.find(work, person.id, Method.passkey)
        ],
    )


def sessions(work: Work, person: Person) -> SessionsOut:
    """Newest first."""
    mine = hash_token(person.token)
    return SessionsOut(
        sessions=[
            SessionOut(
                id=row.id,
                device=row.device,
                signed_in_on=row.signed_in_at.date(),
                this_one=row.token_hash == mine,
            )
            for row in work.run(_sessions, person=person.id, moment=work.now)
        ]
    )


def end_session(work: Work, person: Person, session: UUID) -> None:
    if not work.run(_end, person=person.id, session=session).rowcount:
        raise NotFound


def end_other_sessions(work: Work, person: Person) -> None:
    open_sessions.end_others(work, person.id, person.token)


def set_password(work: Work, person: Person, password: PasswordIn) -> None:
    credentials.store_password(work, person.id, password)
    end_other_sessions(work, person)


def remove_password(work: Work, person: Person) -> None:
    """Raises LastWayIn where no passkey remains, NotFound where there is no password."""
    if not credentials.find(work, person.id, Method.passkey):
        raise LastWayIn
    if not credentials.remove_way(work, person.id, Method.password):
        raise NotFound
    end_other_sessions(work, person)


def begin_passkey(work: Work, person: Person) -> PasskeyOptionsOut:
    return passkeys.begin_registration(work, Purpose.add, person.id, accounts.handle_of(work, person.id))


def add_passkey(work: Work, person: Person, passkey: UUID, made: NewPasskeyIn, device: str) -> None:
    """The same id again changes nothing for its owner; anyone else's id is OtherBody."""
    mine = credentials.find(work, person.id, Method.passkey)
    if any(row.id == passkey for row in mine):
        return
    if credentials.is_known(work, passkey):
        raise OtherBody
    passkeys.store_new(work, Purpose.add, person.id, passkey, made, device)
    end_other_sessions(work, person)


def remove_passkey(work: Work, person: Person, passkey: UUID) -> None:
    """Raises NotFound for one that is not mine, LastWayIn for the last way to sign in."""
    mine = credentials.find(work, person.id, Method.passkey)
    if all(row.id != passkey for row in mine):
        raise NotFound
    if len(mine) == 1 and credentials.find_one(work, person.id, Method.password) is None:
        raise LastWayIn
    credentials.remove(work, person.id, passkey)
    end_other_sessions(work, person)


def replace_recovery(work: Work, person: Person, code: RecoveryIn) -> None:
    credentials.store_recovery(work, person.id, code)
    end_other_sessions(work, person)


def delete_me(work: Work, person: Person) -> None:
    accounts.delete_person(work, person.id)
