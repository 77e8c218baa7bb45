"""What a space takes and shows."""

import re
from datetime import date, datetime, time
from typing import Annotated, Self
from uuid import UUID
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StrictBool,
    StrictInt,
    WithJsonSchema,
    model_validator,
)

from api.schemas import In, Name, Out, Whole
from models.rhythm import Cadence
from models.spaces import Kind

_ZONES = frozenset(available_timezones())
_CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"


def _known_zone(zone: str) -> str:
    if zone not in _ZONES:
        raise ValueError("an IANA time zone is needed, such as Europe/Berlin")
    return zone


def _clock(text: object) -> object:
    if isinstance(text, str) and re.fullmatch(_CLOCK, text):
        return time.fromisoformat(text)
    if isinstance(text, time):
        return text
    raise ValueError("a time of day is needed, such as 18:00")


Zone = Annotated[
    str, Field(min_length=1, max_length=64, json_schema_extra={"format": "time-zone"}), AfterValidator(_known_zone)
]
ClockTime = Annotated[
    time,
    BeforeValidator(_clock),
    PlainSerializer(lambda at: at.strftime("%H:%M"), return_type=str),
    WithJsonSchema({"type": "string", "pattern": _CLOCK, "examples": ["18:00"]}),
]


class RhythmIn(In):
    """`day`: ISO weekday, 1 Monday to 7 Sunday; monthly: day of the month (a shorter month takes its last)."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"cadence": {"const": "monthly"}}},
            "else": {"properties": {"day": {"maximum": 7}}},
        }
    )

    cadence: Cadence
    day: Annotated[StrictInt, Field(ge=1, le=31), Whole]
    at: ClockTime
    zone: Zone

    @model_validator(mode="after")
    def _day_fits(self) -> Self:
        if self.cadence is not Cadence.monthly and self.day > 7:
            raise ValueError("a weekday from 1 (Monday) to 7 (Sunday) is needed")
        return self


class SpaceIn(In):
    """A new space, and what its maker is called in it."""

    kind: Kind
    name: Name
    my_name: Name
    rhythm: RhythmIn


class NameIn(In):
    name: Name


class LeaveIn(In):
    """`say_so`: the others see that I have left. Otherwise nothing tells them."""

    say_so: StrictBool


class RhythmOut(Out):
    cadence: Cadence
    day: int
    at: ClockTime
    zone: str


class MemberOut(Out):
    """A member as the others see them. `gone`: left, and chose to say so."""

    id: UUID
    name: str
    me: bool
    gone: bool


class SpaceOut(Out):
    """A space as its members see it.

    `rhythm` is the one the next rounds follow; `opens` are the next openings in UTC, the running round's first.
    """

    id: UUID
    kind: Kind
    name: str
    rhythm: RhythmOut
    opens: list[datetime]
    members: list[MemberOut]
    began_on: date


class SpaceBriefOut(Out):
    id: UUID
    kind: Kind
    name: str


class SpacesOut(Out):
    spaces: list[SpaceBriefOut]
