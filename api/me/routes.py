"""My account: sessions, ways in, recovery, goodbye."""

from uuid import UUID

from fastapi import Response

from api.auth.schemas import NewPasskeyIn, PasskeyOptionsOut, PasswordIn, RecoveryIn
from api.errors import FreshSignInNeeded, Invalid, LastWayIn, NotFound, OtherBody, PasskeyRefused, SignInNeeded
from api.me import service as me
from api.me.schemas import MeOut, SessionsOut
from api.problems import can_give
from api.routing import routes_at
from api.security.callers import AFreshPerson, APerson
from api.security.cookies import end_cookie
from api.spaces import leaving
from api.spaces import service as spaces

router = routes_at("/me", "me")


@router.get("", responses=can_give(SignInNeeded))
async def show_me(person: APerson) -> MeOut:
    return await person.read(me.show)


@router.delete("", status_code=204, responses=can_give(SignInNeeded, FreshSignInNeeded))
async def delete_me(person: AFreshPerson, response: Response) -> None:
    """Leave every space silently and destroy the account, its keys and its unopened answers."""
    for space in await person.read(spaces.mine):
        await person.write(leaving.leave_silently, space)
    await person.write(me.delete_me)
    end_cookie(response, person.visitor)


@router.get("/sessions", responses=can_give(SignInNeeded))
async def list_sessions(person: APerson) -> SessionsOut:
    return await person.read(me.sessions)


@router.delete("/sessions", status_code=204, responses=can_give(SignInNeeded))
async def end_other_sessions(person: APerson) -> None:
    """End every session but this one."""
    await person.write(me.end_other_sessions)


@router.delete("/sessions/{session}", status_code=204, responses=can_give(SignInNeeded, NotFound))
async def end_session(person: APerson, session: UUID) -> None:
    await person.write(me.end_session, session)


@router.put("/password", status_code=204, responses=can_give(SignInNeeded, FreshSignInNeeded, Invalid))
async def set_password(person: AFreshPerson, password: PasswordIn) -> None:
    """Set or change the password; ends the other sessions."""
    await person.write(me.set_password, password)


@router.delete("/password", status_code=204, responses=can_give(SignInNeeded, FreshSignInNeeded, NotFound, LastWayIn))
async def remove_password(person: AFreshPerson) -> None:
    """Sign in with passkeys only; ends the other sessions."""
    await person.write(me.remove_password)


@router.post("/passkey/options", responses=can_give(SignInNeeded, FreshSignInNeeded))
async def begin_passkey(person: AFreshPerson) -> PasskeyOptionsOut:
    return await person.read(me.begin_passkey)


@router.put(
    "/passkeys/{passkey}",
    status_code=204,
    responses=can_give(SignInNeeded, FreshSignInNeeded, OtherBody, PasskeyRefused, Invalid),
)
async def add_passkey(person: AFreshPerson, passkey: UUID, made: NewPasskeyIn) -> None:
    """Add a passkey; ends the other sessions."""
    await person.write(me.add_passkey, passkey, made, person.visitor.browser().device)


@router.delete(
    "/passkeys/{passkey}",
    status_code=204,
    responses=can_give(SignInNeeded, FreshSignInNeeded, NotFound, LastWayIn),
)
async def remove_passkey(person: AFreshPerson, passkey: UUID) -> None:
    """Remove a passkey; ends the other sessions."""
    await person.write(me.remove_passkey, passkey)


@router.put("/recovery", status_code=204, responses=can_give(SignInNeeded, FreshSignInNeeded, Invalid))
async def replace_recovery(person: AFreshPerson, code: RecoveryIn) -> None:
    """A new recovery code; the old one stops working. Ends the other sessions."""
    await person.write(me.replace_recovery, code)
