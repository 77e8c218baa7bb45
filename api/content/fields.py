"""What can be filled in, in a step of a ritual or on a card: how a field asks, and what it takes."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from api.content.files import Place, Source
from api.content.schemas import Label, Line, Shape, Slug, Text

DAYS_MOST = 366
"""A day to look again is at most a year off."""


class Option(Shape):
    """One of the things to choose from."""

    id: Slug
    label: Line


class Notice(Shape):
    """A word in passing while someone writes: where one of `phrases` stands in the text, in whole words and large or
    small, the app says `say`. It looks on the device, and keeps nothing of it."""

    phrases: Annotated[tuple[Label, ...], Field(min_length=1)]
    say: Text


class _Field(Shape):
    """`label` asks, and stands over what was written; `required`: without it what is written is not whole."""

    id: Slug
    label: Line
    help: Text | None = None
    required: bool = False


class TextField(_Field):
    """Words. `explains`: this is room for reasons, which comes after hearing only."""

    type: Literal["text"]
    hint: Label
    explains: bool = False
    notices: tuple[Notice, ...] = ()


class ChoiceField(_Field):
    """One of `options`."""

    type: Literal["choice"]
    options: Annotated[tuple[Option, ...], Field(min_length=2)]


class FeelingsField(_Field):
    """Some of `options`, up to `most`."""

    type: Literal["feelings"]
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    most: Annotated[int, Field(ge=1, le=20)] = 5


class ScaleField(_Field):
    """From 1 (`low`) to 5 (`high`)."""

    type: Literal["scale"]
    low: Label
    high: Label


class DayField(_Field):
    """A day from tomorrow to a year off; `usual` days off is offered first."""

    type: Literal["day"]
    usual: Annotated[int, Field(ge=1, le=DAYS_MOST)] = 7


AnyField = Annotated[TextField | ChoiceField | FeelingsField | ScaleField | DayField, Field(discriminator="type")]
Fields = Annotated[tuple[AnyField, ...], Field(min_length=1, max_length=12)]


def check_fields(source: Source, at: Place, fields: tuple[AnyField, ...]) -> None:
    """What one field alone cannot tell; `at` is where they stand. Raises ContentBroken."""
    check_ids(source, at, fields)
    for place, field in enumerate(fields):
        if isinstance(field, ChoiceField | FeelingsField):
            check_ids(source, (*at, place, "options"), field.options)


def check_ids(source: Source, at: Place, those: Sequence[Option] | Sequence[AnyField]) -> None:
    """Each id stands once."""
    ids = [one.id for one in those]
    for place, found in enumerate(ids):
        if found in ids[:place]:
            raise source.broken((*at, place, "id"), "This stands here twice.")
