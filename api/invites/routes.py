"""Inviting someone into a space, and coming in."""

from uuid import UUID

from api.errors import Invalid, NotFound, OtherBody, SignInNeeded, SpaceFull
from api.invites import service as invites
from api.invites.schemas import AcceptIn, InvitationOut, InviteIn, InviteOut, InvitesOut, JoinedOut, TokenIn
from api.problems import can_give
from api.routing import routes_at
from api.security.callers import AMember, AnyVisitor, APerson

router = routes_at("", "invites")


@router.get("/spaces/{space}/invites", responses=can_give(SignInNeeded, NotFound))
async def list_invites(member: AMember) -> InvitesOut:
    """My invitations that can still be used. Nobody else sees them."""
    return await member.read(invites.mine)


@router.put(
    "/spaces/{space}/invites/{invite}", responses=can_give(SignInNeeded, NotFound, OtherBody, SpaceFull, Invalid)
)
async def create_invite(member: AMember, invite: UUID, new: InviteIn) -> InviteOut:
    """An invitation for one person, for 72 hours. The token itself stays on the device."""
    return await member.write(invites.create, invite, new.token_hash)


@router.delete("/spaces/{space}/invites/{invite}", status_code=204, responses=can_give(SignInNeeded, NotFound))
async def revoke_invite(member: AMember, invite: UUID) -> None:
    await member.write(invites.revoke, invite)


@router.post("/invites/look", responses=can_give(NotFound, Invalid))
async def show_invitation(visitor: AnyVisitor, link: TokenIn) -> InvitationOut:
    """Who invites, and into what. Used, revoked, expired and unknown are the one 404; 256 bits are not guessed."""
    return await visitor.read(invites.look, link.token)


@router.post("/invites/accept", responses=can_give(SignInNeeded, NotFound, SpaceFull, Invalid))
async def accept_invite(person: APerson, joining: AcceptIn) -> JoinedOut:
    """Come in. The same person accepting twice is in once."""
    return await person.write(invites.accept, joining.token, joining.my_name)
