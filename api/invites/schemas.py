"""What inviting takes and gives. A token travels in bodies only; links carry it in the fragment."""

from datetime import datetime
from uuid import UUID

from api.schemas import In, Name, Out, Token, TokenHash
from api.spaces.schemas import RhythmOut
from models.spaces import Kind


class InviteIn(In):
    """The device makes the token and sends its SHA-256."""

    token_hash: TokenHash


class InviteOut(Out):
    """An invitation of mine that can still be used."""

    id: UUID
    ends_at: datetime


class InvitesOut(Out):
    invites: list[InviteOut]


class TokenIn(In):
    token: Token


class InvitationOut(Out):
    """What someone who opens an invitation sees before joining."""

    space_name: str
    kind: Kind
    inviter: str
    rhythm: RhythmOut
    ends_at: datetime


class AcceptIn(In):
    """Joining: the token, and what I am called there."""

    token: Token
    my_name: Name


class JoinedOut(Out):
    space: UUID
