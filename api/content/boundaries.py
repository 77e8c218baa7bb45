"""The shapes of a kind's boundaries.yaml: what is asked on the way to a limit, and plain examples by topic."""

from typing import Annotated

from pydantic import Field

from api.content.schemas import Label, Line, Paragraphs, Shape, Slug, Text
from models.spaces import Kind

_Examples = Annotated[tuple[Line, ...], Field(min_length=1, max_length=5)]


class BoundaryPartWords(Shape):
    """How one part of a boundary is asked for."""

    ask: Line
    hint: Label
    help: Text


class BoundaryTopic(Shape):
    """A kind of limit, with what one person could write of it. Boundaries refer to its id."""

    id: Slug
    title: Label
    protects: _Examples
    limit: _Examples
    my_part: _Examples
    request: _Examples


class BoundaryWords(Shape):
    """Help with stating a limit, in a kind's own words. Examples are there to be changed; nothing refers to one."""

    language: str
    kind: Kind
    opening: Paragraphs
    protects: BoundaryPartWords
    limit: BoundaryPartWords
    my_part: BoundaryPartWords
    request: BoundaryPartWords
    topics: Annotated[tuple[BoundaryTopic, ...], Field(min_length=3, max_length=20)]
