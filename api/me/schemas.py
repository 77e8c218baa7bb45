"""What a person sees and changes of their own account. Nobody else ever gets any of it."""

from datetime import date
from uuid import UUID

from api.schemas import Out


class PasskeyOut(Out):
    """A passkey: on which device it was made, which day, and whether it unlocks the account key (PRF)."""

    id: UUID
    device: str
    made_on: date
    unlocks: bool


class MeOut(Out):
    """My account. `fresh`: signed in within ten minutes, so ways in can be changed now."""

    person: UUID
    handle: str
    fresh: bool
    password: bool
    passkeys: list[PasskeyOut]


class SessionOut(Out):
    """A signed-in browser of mine: its kind and the day."""

    id: UUID
    device: str
    signed_in_on: date
    this_one: bool


class SessionsOut(Out):
    sessions: list[SessionOut]
