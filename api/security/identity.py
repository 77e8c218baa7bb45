"""From a cookie to a person, and from a person to a member, inside the unit of work that asks."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import bindparam, select

from api.errors import NotFound, SignInNeeded
from api.security.sessions import hash_token
from api.work import Member, Person, Work
from models.people import session_table
from models.spaces import membership_table, space_table

FRESH_FOR: Final = timedelta(minutes=10)

_session = select(session_table.c.person_id, session_table.c.signed_in_at).where(
    session_table.c.token_hash == bindparam("token_hash"), session_table.c.ends_at > bindparam("now")
)
_membership = select(membership_table.c.id, membership_table.c.first_round, space_table.c.wrapped_key).where(
    membership_table.c.space_id == bindparam("space_id"),
    membership_table.c.person_id == bindparam("person_id"),
    membership_table.c.has_left.is_(False),
    space_table.c.space_id == membership_table.c.space_id,
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
    found = work.run(_membership, space_id=space_id, person_id=person.id).first()
    if found is None:
        raise NotFound
    key = work.keyring.unwrap_space_key(space_id, found.wrapped_key)
    return Member(found.id, person.id, space_id, found.first_round, key)
