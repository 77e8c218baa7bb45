"""From a cookie to a person, and from a person to a member, inside the unit of work that asks."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import bindparam, join, outerjoin, select

from api.db.prebuilt import Row
from api.errors import NotFound, SignInNeeded
from api.security.sessions import hash_token
from api.work import Member, Person, Work
from models.people import session_table
from models.spaces import membership_table, space_table
from models.time_outs import Pause, time_out_table

FRESH_FOR: Final = timedelta(minutes=10)

_session = select(session_table.c.person_id, session_table.c.signed_in_at).where(
    session_table.c.token_hash == bindparam("token_hash"), session_table.c.ends_at > bindparam("now")
)
_in_space = (
    (membership_table.c.space_id == bindparam("space_id"))
    & membership_table.c.has_left.is_(False)
    & (space_table.c.space_id == membership_table.c.space_id)
)
_seat = (
    membership_table.c.id,
    membership_table.c.first_round,
    space_table.c.kind,
    space_table.c.wrapped_key,
    space_table.c.sealed_name,
    space_table.c.revision,
    time_out_table.c.id.label("pause_id"),
    time_out_table.c.member_id.label("paused_by"),
    time_out_table.c.returns_at,
    time_out_table.c.moved,
)
_running = (
    (time_out_table.c.space_id == space_table.c.space_id)
    & time_out_table.c.over.is_(False)
    & (time_out_table.c.returns_at > bindparam("now"))
)
_member = (
    select(*_seat)
    .select_from(outerjoin(join(membership_table, space_table, _in_space), time_out_table, _running))
    .where(membership_table.c.person_id == bindparam("person_id"))
)
_caller = (
    select(session_table.c.person_id, *_seat)
    .outerjoin_from(
        session_table,
        outerjoin(join(membership_table, space_table, _in_space), time_out_table, _running),
        membership_table.c.person_id == session_table.c.person_id,
    )
    .where(session_table.c.token_hash == bindparam("token_hash"), session_table.c.ends_at > bindparam("now"))
)


def person_of(work: Work, token: str | None) -> Person:
    """Whose session a cookie is. Raises SignInNeeded."""
    if not token:
        raise SignInNeeded
    found = work.run(_session, token_hash=hash_token(token), now=work.now).first()
    if found is None:
        raise SignInNeeded
    return Person(found.person_id, token, work.now - found.signed_in_at <= FRESH_FOR)


def member_of(work: Work, person: Person, space_id: UUID) -> Member:
    """The person as a member of a space. Raises NotFound, the same for a space that is absent and one not theirs."""
    found = work.run(_member, space_id=space_id, person_id=person.id, now=work.now).first()
    return _seated(work, person.id, space_id, found)


def calling_member(work: Work, token: str | None, space_id: UUID) -> Member:
    """`person_of` and `member_of` in one statement: every request in a space begins with it.

    Whether a time-out runs comes with it: the first screen says so, and what reaches the others has to know.
    """
    if not token:
        raise SignInNeeded
    found = work.run(_caller, token_hash=hash_token(token), now=work.now, space_id=space_id).first()
    if found is None:
        raise SignInNeeded
    return _seated(work, found.person_id, space_id, found if found.id else None)


def _seated(work: Work, person_id: UUID, space_id: UUID, found: Row | None) -> Member:
    if found is None:
        raise NotFound
    key = work.keyring.unwrap_space_key(space_id, found.wrapped_key)
    return Member(
        id=found.id,
        person_id=person_id,
        space_id=space_id,
        kind=found.kind,
        first_round=found.first_round,
        space_key=key,
        space_name=found.sealed_name,
        space_revision=found.revision,
        pause=None if found.pause_id is None else Pause(found.pause_id, found.paused_by, found.returns_at, found.moved),
    )
