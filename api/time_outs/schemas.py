"""What a time-out takes and shows."""

import re
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, BeforeValidator

from api.schemas import In, Out


def _written_out(moment: object) -> object:
    """A number is no moment, in quotes or without."""
    if not isinstance(moment, str) or not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T", moment):
        raise ValueError("a moment with its offset is needed, such as 2026-11-29T18:00:00+01:00")
    return moment


class ReturnIn(In):
    """When it ends: a moment with its offset, 20 minutes to 48 hours from now."""

    returns_at: Annotated[AwareDatetime, BeforeValidator(_written_out)]


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
