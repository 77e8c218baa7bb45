"""What someone puts into a step's fields: does it fit, and how is it kept?"""

from datetime import date, timedelta
from typing import Any, Final

from api.content.rituals import (
    DAYS_MOST,
    AnyField,
    AnyStep,
    ChoiceField,
    DayField,
    FeelingsField,
    HearingStep,
    PlanStep,
    ScaleField,
    TextField,
    fields_of,
    usual_day,
)
from api.errors import Fault, Invalid
from api.repairs.schemas import FieldIn, TurnIn

_TAKES: Final[dict[type[AnyField], str]] = {
    TextField: "words",
    ChoiceField: "choice",
    FeelingsField: "feelings",
    ScaleField: "rating",
    DayField: "day",
}
_PARTS: Final = tuple(_TAKES.values())

Filled = list[dict[str, Any]]
"""The fields that hold something, in the ritual's order. A skip holds none, and so does a turn left empty."""


def fill(step: AnyStep, new: TurnIn, today: date, before: Filled | None = None) -> Filled:
    """As it is kept. Raises Invalid.

    `before`: what the member's turn holds already. A plan without a day keeps the one that was filled in then, and a
    day that has come meanwhile still fits: the same turn sent again is the same turn.
    """
    given = {field.field: field for field in new.fields}
    faults = _faults(step, new, today if before is None else None)
    if faults:
        raise Invalid(faults)
    filled = [_kept(field, given[field.id]) for field in fields_of(step) if field.id in given]
    filled = [kept for kept in filled if any(kept[part] for part in _PARTS)]
    if isinstance(step, PlanStep) and filled and not any(kept["day"] for kept in filled):
        days = [kept for kept in before or () if kept["day"]]
        usual = usual_day(step, today).isoformat()
        filled += days or [_empty(_day_field(step).id) | {"day": usual}]
    return filled


def promise_of(step: PlanStep, filled: Filled) -> str:
    """The words of a plan that become a promise: those of its first field."""
    words: str = next(kept["words"] for kept in filled if kept["field"] == step.fields[0].id)
    return words


def _faults(step: AnyStep, new: TurnIn, today: date | None) -> list[Fault]:
    """`today` is None where days are not looked at."""
    fields = {field.id: field for field in fields_of(step)}
    names = [field.field for field in new.fields]
    faults: list[Fault] = []
    for place, given in enumerate(new.fields):
        at = f"/fields/{place}"
        if given.field not in fields:
            faults.append({"pointer": f"{at}/field", "message": "This step does not have such a field."})
        elif given.field in names[:place]:
            faults.append({"pointer": f"{at}/field", "message": "This field is filled in already."})
        else:
            faults += _misfits(at, fields[given.field], given, today)
    needed = [field.id for field in fields.values() if field.required and field.id not in names]
    may_skip = not isinstance(step, HearingStep) and step.skippable
    if needed and (new.fields or not may_skip):
        faults.append({"pointer": "/fields", "message": "A field that this step needs is empty."})
    return faults


def _misfits(at: str, field: AnyField, given: FieldIn, today: date | None) -> list[Fault]:
    takes = _TAKES[type(field)]
    for part in _PARTS:
        if part != takes and getattr(given, part) is not None:
            return [{"pointer": f"{at}/{part}", "message": f"This field takes {takes}."}]
    found = getattr(given, takes)
    if not found:
        return [{"pointer": f"{at}/{takes}", "message": "This is needed; leave an empty field out."}]
    if isinstance(field, ChoiceField | FeelingsField):
        chosen = [found] if isinstance(field, ChoiceField) else found
        if not {*chosen} <= {option.id for option in field.options}:
            return [{"pointer": f"{at}/{takes}", "message": "This is not one of the choices."}]
    if isinstance(field, FeelingsField) and len({*found}) > field.most:
        return [{"pointer": f"{at}/{takes}", "message": f"Up to {field.most} fit."}]
    if isinstance(field, DayField) and today and not today < found <= today + timedelta(days=DAYS_MOST):
        return [{"pointer": f"{at}/{takes}", "message": "A day from tomorrow to a year from now is needed."}]
    return []


def _kept(field: AnyField, given: FieldIn) -> dict[str, Any]:
    feelings = None
    if given.feelings and isinstance(field, FeelingsField):
        feelings = [option.id for option in field.options if option.id in given.feelings]
    return _empty(field.id) | {
        "words": given.words,
        "choice": given.choice,
        "feelings": feelings,
        "rating": given.rating,
        "day": given.day and given.day.isoformat(),
    }


def _empty(field: str) -> dict[str, Any]:
    return {"field": field, **dict.fromkeys(_PARTS)}


def _day_field(step: PlanStep) -> DayField:
    return next(field for field in step.fields if isinstance(field, DayField))
