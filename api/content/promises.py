"""What helps to say a promise: plain examples for each kind of space. Nothing refers to them, so they may change.

Experiments have theirs in the check-in, which asks for one as well.
"""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from api.content.schemas import Label, Line, Shape, Text
from models.recurrence import parts_of
from models.spaces import Kind


def _readable(rule: str) -> str:
    if parts_of(rule) is None:
        raise ValueError("an iCalendar rule of days is needed, such as FREQ=WEEKLY;BYDAY=SU")
    return rule


Rule = Annotated[str, AfterValidator(_readable)]
TimeOfDay = Annotated[str, StringConstraints(pattern=r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$")]


class CommitmentWords(Shape):
    """For something I will do."""

    ask: Line
    hint: Label
    help: Text
    examples: Annotated[tuple[Line, ...], Field(min_length=1)]


class RitualExample(Shape):
    """A whole ritual to begin from: every field of it can be changed."""

    words: Line
    rule: Rule
    at: TimeOfDay
    minutes: Annotated[int, Field(ge=1, le=1440)]
    starts: Line
    why: Line
    ends: Line


class RitualWords(Shape):
    """For something that comes round."""

    ask: Line
    hint: Label
    help: Text
    examples: Annotated[tuple[RitualExample, ...], Field(min_length=1)]


class PromiseWords(Shape):
    """How a kind of space speaks of promises, in one language."""

    language: str
    kind: Kind
    commitment: CommitmentWords
    ritual: RitualWords
