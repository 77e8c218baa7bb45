"""The words of asks: what one can ask for in a kind of space, and what is said about each answer."""

from typing import Annotated

from pydantic import Field

from api.content.schemas import Label, Line, NamedLine, NamedText, Shape, Slug, Text
from models.spaces import Kind


class AskPurpose(Shape):
    """Something to ask for. `about` says what it means, `ask` and `hint` stand at the words, `help` is for whoever
    asks for it. `theirs`: how it is said of the one who asks."""

    id: Slug
    name: Label
    about: Line
    ask: Line
    hint: Label
    help: Text
    examples: Annotated[tuple[Line, ...], Field(min_length=2, max_length=6)]
    theirs: NamedLine


class AskReply(Shape):
    """One of the three answers. `mine` is said to who gave it; `title` and `text` to who asked, and nothing follows."""

    mine: Text
    title: NamedLine
    text: NamedText


class AskReplies(Shape):
    yes: AskReply
    not_now: AskReply
    no: AskReply


class AskWords(Shape):
    """One version of a kind's asks, in one language."""

    language: str
    kind: Kind
    version: int
    purposes: Annotated[tuple[AskPurpose, ...], Field(min_length=1, max_length=12)]
    replies: AskReplies
