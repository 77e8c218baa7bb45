"""Does a promise fit: its ritual, its days, what it comes out of."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from api.boundaries import replies as boundaries
from api.db.prebuilt import Row
from api.errors import (
    Fault,
    Invalid,
    Problem,
    RecurrenceNever,
    RecurrenceTooOften,
    RecurrenceUnreadable,
    SourceSettled,
)
from api.promises.schemas import PromiseIn
from api.rounds import timeline
from api.shared import check_review_day
from api.work import Member, Work
from models.promises import PromiseKind, review_day
from models.recurrence import RuleMisfit, rule_misfit

_PROBLEMS: Final[Mapping[RuleMisfit, type[Problem]]] = {
    RuleMisfit.unreadable: RecurrenceUnreadable,
    RuleMisfit.too_often: RecurrenceTooOften,
    RuleMisfit.never: RecurrenceNever,
}


def check(new: PromiseIn, today: date) -> date:
    """The day it comes back for a look. Raises what does not fit."""
    if faults := _faults(new):
        raise Invalid(faults)
    if new.ritual is not None and (found := rule_misfit(new.ritual.rule, new.ritual.first_on, today)):
        raise _PROBLEMS[found]
    day = review_day(new.kind, new.review_on, today)
    assert day is not None
    check_review_day(day, today)
    return day


def source_of(work: Work, member: Member, found: Row | None, new: PromiseIn) -> dict[str, Any]:
    """What a promise comes out of, for good: the first version says so, else SourceSettled.

    Raises NotFound for a round that has not opened to the member, and for a boundary whose request they have not said
    yes to; and Invalid where it is to come out of both.
    """
    if found is not None:
        if new.round is not None or new.boundary is not None:
            raise SourceSettled
        return {name: getattr(found, name) for name in ("of_round", "repair_id", "boundary_id")}
    if new.round is not None:
        timeline.load(work, member, among=range(new.round, new.round + 1)).opened(new.round)
    if new.boundary is not None:
        boundaries.check_yes(work, member, new.boundary)
    if new.round is not None and new.boundary is not None:
        raise Invalid([{"pointer": "/boundary", "message": "It comes out of a round or out of a boundary."}])
    return {"of_round": new.round, "repair_id": None, "boundary_id": new.boundary}


def _faults(new: PromiseIn) -> list[Fault]:
    faults: list[Fault] = []
    if new.kind is PromiseKind.ritual and new.ritual is None:
        faults.append({"pointer": "/ritual", "message": "When it comes round is needed."})
    if new.kind is not PromiseKind.ritual and new.ritual is not None:
        faults.append({"pointer": "/ritual", "message": "This is for a ritual only."})
    if new.kind is PromiseKind.experiment and new.review_on is not None:
        faults.append({"pointer": "/review_on", "message": "An experiment comes back after seven days."})
    if new.kind is not PromiseKind.experiment and new.review_on is None:
        faults.append({"pointer": "/review_on", "message": "A day to look again is needed."})
    return faults
