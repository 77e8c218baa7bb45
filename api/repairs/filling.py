"""What someone puts into a step: does it fit, and how is it kept?"""

from datetime import date

from api.content.fields import DayField
from api.content.rituals import AnyStep, HearingStep, PlanStep, fields_of, usual_day
from api.errors import Invalid
from api.filling import Filled, empty, kept, misfits, missing
from api.repairs.schemas import TurnIn


def fill(step: AnyStep, new: TurnIn, today: date, before: Filled | None = None) -> Filled:
    """As it is kept. A skip holds nothing, and so does a turn left empty. Raises Invalid.

    `before`: what the member's turn holds already. A plan without a day keeps the one that was filled in then, and a
    day that has come meanwhile still fits: the same turn sent again is the same turn.
    """
    fields = fields_of(step)
    faults = misfits(fields, new.fields, today if before is None else None)
    may_skip = not isinstance(step, HearingStep) and step.skippable
    if new.fields or not may_skip:
        faults += missing(fields, new.fields)
    if faults:
        raise Invalid(faults)
    filled = kept(fields, new.fields)
    if isinstance(step, PlanStep) and filled and not any(field["day"] for field in filled):
        days = [field for field in before or () if field["day"]]
        usual = usual_day(step, today).isoformat()
        filled += days or [empty(_day_field(step).id) | {"day": usual}]
    return filled


def promise_of(step: PlanStep, filled: Filled) -> str:
    """The words of a plan that become a promise: those of its first field."""
    words: str = next(field["words"] for field in filled if field["field"] == step.fields[0].id)
    return words


def _day_field(step: PlanStep) -> DayField:
    return next(field for field in step.fields if isinstance(field, DayField))
