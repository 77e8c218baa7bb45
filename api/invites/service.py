"""Invitations: single use, 72 hours, for one person."""

import hashlib
from dataclasses import replace
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import bindparam, delete, func, insert, select, update

from api.db.prebuilt import Row
from api.errors import NotFound, OtherBody, SpaceFull
from api.invites.schemas import InvitationOut, InviteOut, InvitesOut, JoinedOut
from api.spaces import members, rhythms
from api.spaces.schemas import RhythmOut
from api.spaces.service import name_of
from api.work import Member, Person, Work
from models.rhythm import rhythm_of, round_at
from models.spaces import MOST_MEMBERS, first_round_of, invite_table, membership_table, space_table

LASTS: Final = timedelta(hours=72)

_columns = select(
    invite_table.c.id,
    invite_table.c.token_hash,
    invite_table.c.space_id,
    invite_table.c.member_id,
    invite_table.c.guest_id,
    invite_table.c.used,
    invite_table.c.ends_at,
)
_by_id = _columns.where(invite_table.c.id == bindparam("invite"))
_by_token = _columns.where(
    invite_table.c.token_hash == bindparam("hashed"), invite_table.c.ends_at > bindparam("moment")
)
_by_hash = _columns.where(invite_table.c.token_hash == bindparam("hashed"))
_mine = _columns.where(
    invite_table.c.space_id == bindparam("space"),
    invite_table.c.member_id == bindparam("member"),
    invite_table.c.used.is_(False),
    invite_table.c.ends_at > bindparam("moment"),
).order_by(invite_table.c.ends_at, invite_table.c.id)
_insert = insert(invite_table)
_bind = update(invite_table).where(invite_table.c.id == bindparam("invite")).values(guest_id=bindparam("guest"))
_use = (
    update(invite_table).where(invite_table.c.id == bindparam("invite")).values(guest_id=bindparam("guest"), used=True)
)
_revoke = delete(invite_table).where(invite_table.c.id == bindparam("invite"))
_forget_ended = delete(invite_table).where(invite_table.c.ends_at <= bindparam("moment"))
_space = select(space_table.c.kind, space_table.c.wrapped_key, space_table.c.sealed_name, space_table.c.revision).where(
    space_table.c.space_id == bindparam("space")
)
_places = select(func.count()).where(membership_table.c.space_id == bindparam("space"))
_place_of = select(
    membership_table.c.id, membership_table.c.has_left, membership_table.c.said_so, membership_table.c.first_round
).where(membership_table.c.space_id == bindparam("space"), membership_table.c.person_id == bindparam("person"))
_come_back = (
    update(membership_table)
    .where(membership_table.c.space_id == bindparam("space"), membership_table.c.id == bindparam("member"))
    .values(has_left=False, said_so=False, first_round=bindparam("n"))
)


def mine(work: Work, member: Member) -> InvitesOut:
    rows = work.run(_mine, space=member.space_id, member=member.id, moment=work.now)
    return InvitesOut(invites=[InviteOut(id=row.id, ends_at=row.ends_at) for row in rows])


def create(work: Work, member: Member, invite: UUID, token_hash: bytes) -> InviteOut:
    """The same again is the same invitation; else a known id, or a token that has one already, is OtherBody.

    Raises SpaceFull.
    """
    work.run(_forget_ended, moment=work.now)
    found = work.run(_by_id, invite=invite).first()
    if found is not None:
        if (found.space_id, found.member_id, found.token_hash) != (member.space_id, member.id, token_hash):
            raise OtherBody
        return InviteOut(id=invite, ends_at=found.ends_at)
    if work.run(_by_hash, hashed=token_hash).first():
        raise OtherBody
    _make_room(work, member.space_id)
    ends_at = work.now + LASTS
    work.run(
        _insert,
        id=invite,
        token_hash=token_hash,
        space_id=member.space_id,
        member_id=member.id,
        guest_id=None,
        used=False,
        ends_at=ends_at,
    )
    return InviteOut(id=invite, ends_at=ends_at)


def revoke(work: Work, member: Member, invite: UUID) -> None:
    found = work.run(_by_id, invite=invite).first()
    if found is None or found.used or (found.space_id, found.member_id) != (member.space_id, member.id):
        raise NotFound
    work.run(_revoke, invite=invite)


def look(work: Work, token: bytes) -> InvitationOut:
    """Who invites, into what. Raises NotFound, the same for used, revoked, expired and unknown."""
    invite = find(work, token)
    inviter = _as_member(work, invite.space_id, invite.member_id, invite.member_id)
    beats = rhythms.load(work, inviter)
    coming = rhythm_of(beats, round_at(beats, work.now))
    return InvitationOut(
        space_name=name_of(inviter),
        kind=inviter.kind,
        inviter=next(other.name for other in members.load(work, inviter) if other.me),
        rhythm=RhythmOut(cadence=coming.cadence, day=coming.day, at=coming.at, zone=coming.zone),
        ends_at=invite.ends_at,
    )


def find(work: Work, token: bytes) -> Row:
    """The unused invitation a token opens. Raises NotFound."""
    found = _find_any(work, token)
    if found.used:
        raise NotFound
    return found


def sign_up_with(work: Work, token: bytes, person_id: UUID) -> None:
    """Keep an invitation for the one who signs up with it. Raises NotFound when it is kept for someone else."""
    invite = find(work, token)
    if invite.guest_id not in (None, person_id):
        raise NotFound
    work.run(_bind, invite=invite.id, guest=person_id)


def accept(work: Work, person: Person, token: bytes, my_name: str) -> JoinedOut:
    """Come in, and use the invitation up. Accepting again is coming in once.

    Someone who left silently comes back as who they were and reads what they would have read; so does someone who never
    left: the others cannot tell which it was. Who had said that they left begins with the next round.
    """
    invite = _find_any(work, token)
    space: UUID = invite.space_id
    before = work.run(_place_of, space=space, person=person.id).first()
    if invite.used and invite.guest_id == person.id and before and not before.has_left:
        return JoinedOut(space=space)
    if invite.used or invite.guest_id not in (None, person.id):
        raise NotFound
    place = _make_room(work, space) if before is None else 0
    member = _as_member(work, space, before.id if before else work.ids.uuid(), person.id)
    running = round_at(rhythms.load(work, member), work.now)
    if before is None:
        members.add(work, replace(member, first_round=first_round_of(place, running)), my_name, place)
    else:
        first = running + 1 if before.said_so else before.first_round
        work.run(_come_back, space=space, member=member.id, n=first)
        members.rename(work, member, my_name)
    work.run(_use, invite=invite.id, guest=person.id)
    return JoinedOut(space=space)


def _find_any(work: Work, token: bytes) -> Row:
    found = work.run(_by_token, hashed=hashlib.sha256(token).digest(), moment=work.now).first()
    if found is None:
        raise NotFound
    return found


def _make_room(work: Work, space: UUID) -> int:
    """The place a newcomer takes. Silent leavers keep theirs: a count that knew would tell. Raises SpaceFull."""
    taken: int = work.run(_places, space=space).scalar_one()
    if taken >= MOST_MEMBERS:
        raise SpaceFull
    return taken + 1


def _as_member(work: Work, space: UUID, member_id: UUID, person_id: UUID) -> Member:
    """The inviter, to read the names an invitation shows, or the one who comes in by it."""
    found = work.run(_space, space=space).one()
    key = work.keyring.unwrap_space_key(space, found.wrapped_key)
    return Member(member_id, person_id, space, found.kind, 1, key, found.sealed_name, found.revision, pause=None)
