"""Ways in and out. Whatever can be guessed is limited per address and per handle; signing up, per address.

A passkey cannot be guessed, and a salt is no secret: an allowance there would only tell those who share the address.
"""

from fastapi import Response

from api.auth import accounts, passkeys, recovery
from api.auth.schemas import (
    DoorOut,
    HandleIn,
    HandleKeyIn,
    KdfOut,
    PasskeyOptionsOut,
    PasskeySignInIn,
    RecoveryFinishIn,
    SignUpIn,
    SignUpOptionsIn,
    UnlockOut,
)
from api.errors import (
    HandleTaken,
    Invalid,
    NotFound,
    OtherBody,
    PasskeyRefused,
    Refused,
    SignUpClosed,
    TooMany,
)
from api.problems import can_give
from api.routing import routes_at
from api.security import limits
from api.security.callers import AnyVisitor
from api.security.cookies import end_cookie, set_cookie

router = routes_at("/auth", "auth")


@router.get("/door", responses=can_give())
async def show_door(visitor: AnyVisitor) -> DoorOut:
    """May someone sign up here without an invitation?"""
    return await visitor.read(accounts.door)


@router.post("/sign-up/options", responses=can_give(SignUpClosed, NotFound, HandleTaken, Invalid, TooMany))
async def begin_sign_up(visitor: AnyVisitor, whom: SignUpOptionsIn) -> PasskeyOptionsOut:
    """Begin a passkey for a new account."""
    await limits.spend(visitor, limits.SIGN_UP)
    return await visitor.read(passkeys.begin_sign_up, whom)


@router.post(
    "/sign-up",
    status_code=201,
    responses=can_give(SignUpClosed, NotFound, HandleTaken, OtherBody, PasskeyRefused, Invalid, TooMany),
)
async def sign_up(visitor: AnyVisitor, newcomer: SignUpIn, response: Response) -> UnlockOut:
    """Make an account and sign in. The same request again signs in again."""
    await limits.spend(visitor, limits.SIGN_UP)
    opened = await visitor.write(accounts.sign_up, newcomer, visitor.browser())
    return set_cookie(response, visitor, opened)


@router.post("/password/salt", responses=can_give(Invalid))
async def show_salt(visitor: AnyVisitor, whom: HandleIn) -> KdfOut:
    """How to derive this handle's password. An unknown handle gets an answer like any other."""
    return await visitor.read(accounts.salt, whom.handle)


@router.post("/password/sign-in", responses=can_give(Refused, Invalid, TooMany))
async def sign_in_with_password(visitor: AnyVisitor, key: HandleKeyIn, response: Response) -> UnlockOut:
    async with limits.Guess(visitor, key.handle):
        opened = await visitor.write(accounts.sign_in, key, visitor.browser())
    return set_cookie(response, visitor, opened)


@router.post("/passkey/options", responses=can_give())
async def begin_passkey_sign_in(visitor: AnyVisitor) -> PasskeyOptionsOut:
    """Begin a sign-in with whichever passkey the device offers."""
    return await visitor.read(passkeys.begin_sign_in)


@router.post("/passkey/sign-in", responses=can_give(Refused, Invalid))
async def sign_in_with_passkey(visitor: AnyVisitor, proof: PasskeySignInIn, response: Response) -> UnlockOut:
    opened = await visitor.write(passkeys.sign_in, proof, visitor.browser())
    return set_cookie(response, visitor, opened)


@router.post("/recovery/open", responses=can_give(Refused, Invalid, TooMany))
async def open_recovery(visitor: AnyVisitor, key: HandleKeyIn) -> UnlockOut:
    """The account key wrapped under the recovery code, so that the device can wrap it under the next code."""
    async with limits.Guess(visitor, key.handle):
        return await visitor.read(recovery.unlock, key)


@router.post("/recovery/finish", responses=can_give(Refused, Invalid, TooMany))
async def finish_recovery(visitor: AnyVisitor, renewal: RecoveryFinishIn, response: Response) -> UnlockOut:
    """Put the new code in the old one's place, end all other sessions, and sign in."""
    async with limits.Guess(visitor, renewal.handle):
        opened = await visitor.write(recovery.renew, renewal, visitor.browser())
    return set_cookie(response, visitor, opened)


@router.post("/sign-out", status_code=204, responses=can_give())
async def sign_out(visitor: AnyVisitor, response: Response) -> None:
    """End this session. Without one, nothing happens."""
    await visitor.write(accounts.sign_out, visitor.token)
    end_cookie(response, visitor)
