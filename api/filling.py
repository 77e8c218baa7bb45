"""What someone puts into the fields that the content asks for: does it fit, and how is it kept?"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from api.content.fields import (
    DAYS_MOST,
    AnyField,
    ChoiceField,
    DayField,
    FeelingsField,
    ScaleField,
    TextField,
)
from api.errors import Fault
from api.schemas import FieldIn

_TAKES: Final[dict[type[AnyField], str]] = {
    TextField: "words",
    ChoiceField: "choice",
    FeelingsField: "feelings",
    ScaleField: "rating",
    DayField: "day",
}
_PARTS: Final = tuple(_TAKES.values())

Filled = list[dict[str, Any]]
"""The fields that hold something, in the content's order."""


def misfits(fields: Sequence[AnyField], given: Sequence[FieldIn], today: date | None) -> list[Fault]:
    """What does not fit; pointers into a body with `fields`. `today` is None where days are not looked at.

    Whether a field that is needed may be missing is for the caller to say: `missing`.
    """
    known = {field.id: field for field in fields}
    names = [field.field for field in given]
    faults: list[Fault] = []
    for place, filled in enumerate(given):
        at = f"/fields/{place}"
        if filled.field not in known:
            faults.append({"pointer": f"{at}/field", "message": "There is no such field here."})
        elif filled.field in names[:place]:
            faults.append({"pointer": f"{at}/field", "message": "This field is filled in already."})
        else:
            faults += _misfit(at, known[filled.field], filled, today)
    return faults


def missing(fields: Sequence[AnyField], given: Sequence[FieldIn]) -> list[Fault]:
    """Is one left out that has to be filled in?"""
    names = {field.field for field in given}
    if all(field.id in names for field in fields if field.required):
        return []
    return [{"pointer": "/fields", "message": "A field that is needed here is empty."}]


def kept(fields: Sequence[AnyField], given: Sequence[FieldIn]) -> Filled:
    """As it is kept."""
    by_id = {field.field: field for field in given}
    filled = [_kept(field, by_id[field.id]) for field in fields if field.id in by_id]
    return [one for one in filled if any(one[part] for part in _PARTS)]


def empty(field: str) -> dict[str, Any]:
    return {"field": field, **dict.fromkeys(_PARTS)}


def _misfit(at: str, field: AnyField, given: FieldIn, today: date | None) -> list[Fault]:
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
    return empty(field.id) | {
        "words": given.words,
        "choice": given.choice,
        "feelings": feelings,
        "rating": given.rating,
        "day": given.day and given.day.isoformat(),
    }
