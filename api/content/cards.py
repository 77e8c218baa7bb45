"""The shapes of a kind of card: what it is for, what it asks, how it is shown, and how it goes."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from api.content.fields import Fields, Option, TextField, check_fields, check_ids
from api.content.files import Source
from api.content.schemas import Label, Line, NamedLine, Paragraphs, Shape
from models.spaces import Kind


class CardShow(StrEnum):
    """Where cards of a kind are shown besides their own list. `jar`: what one looks into on a grey day. `steady`: at
    the head of every open repair."""

    jar = "jar"
    steady = "steady"
    list = "list"


class Examples(Shape):
    """Ways to begin, about one `topic`. A line that is chosen becomes the writer's own."""

    topic: Label
    lines: Annotated[tuple[Line, ...], Field(min_length=1, max_length=12)]


class CardKind(Shape):
    """One version of a kind of card, in one language.

    `place` orders them, `about` says what it is for; `write` stands on the button, `nothing` where there is none yet.
    `mine` and `theirs` stand over what was written. `lasts_hours`: it goes by itself so long after it was shared; else
    its author may choose a last day. `one_line`: each line is a card of its own. `cheers`: what others may answer.
    """

    language: str
    kind: Kind
    name: str
    version: int
    place: Annotated[int, Field(ge=1, le=100)]
    title: Label
    about: Line
    intro: Paragraphs
    write: Label
    nothing: Line
    mine: Line
    theirs: NamedLine
    shows: CardShow
    one_line: bool = False
    lasts_hours: Annotated[int, Field(ge=1, le=168)] | None = None
    fields: Fields
    examples: Annotated[tuple[Examples, ...], Field(max_length=12)] = ()
    cheers: Annotated[tuple[Option, ...], Field(max_length=12)] = ()


def check_card_kind(source: Source, kind: CardKind) -> None:
    """What one field alone cannot tell. Raises ContentBroken."""
    check_fields(source, ("fields",), kind.fields)
    check_ids(source, ("cheers",), kind.cheers)
    if not kind.fields[0].required:
        raise source.broken(("fields", 0), "A card begins with what it needs: it stands first in lists.")
    for place, field in enumerate(kind.fields):
        if isinstance(field, TextField) and field.explains:
            raise source.broken(("fields", place, "explains"), "Room to explain comes after hearing, in a ritual.")
    if kind.one_line and (len(kind.fields) > 1 or not isinstance(kind.fields[0], TextField)):
        raise source.broken(("one_line",), "A line is one field of text.")
    if kind.examples and not isinstance(kind.fields[0], TextField):
        raise source.broken(("examples",), "Examples are for a first field of text.")
    if kind.lasts_hours is not None and kind.shows is not CardShow.list:
        raise source.broken(("lasts_hours",), "What is kept at hand does not go by itself.")
