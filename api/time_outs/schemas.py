"""What a time-out takes and shows."""

from datetime import datetime
from uuid import UUID

from api.schemas import In, Moment, Out


class ReturnIn(In):
    """When it ends: a moment with its offset, 20 minutes to 48 hours from now."""

    returns_at: Moment


class TimeOutOut(Out):
    """A time-out that runs, as all members see it.

    `by` may end it before `returns_at`; that is why the others learn who called. `moved`: it cannot be moved again;
    who did is not told.
    """

    id: UUID
    by: UUID
    returns_at: datetime
    moved: bool


class TimeOutNowOut(Out):
    """The time-out that runs, if one does. `now` is the server's time, by which it ends."""

    now: datetime
    time_out: TimeOutOut | None
