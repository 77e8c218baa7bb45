"""The shapes of the content: what a file holds is what the API gives.

Files bring text only; what a file's place tells (language, kind, version, id) is added by the loader.
"""

import re
import unicodedata
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from models.spaces import Kind


class Shape(BaseModel):
    """Content is strict: no unknown field, nothing empty, nothing changed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_serialization_defaults_required=True)


class Element(StrEnum):
    """The five elements of emotional safety that a check-in may ask about."""

    reliability = "reliability"
    communication = "communication"
    boundaries = "boundaries"
    repair = "repair"
    acceptance = "acceptance"


def _tidy(text: str) -> str:
    if text != text.strip() or any(unicodedata.category(sign) == "Cc" for sign in text):
        raise ValueError("one line of text is needed, without spaces around it")
    return text


def _no_place(text: str) -> str:
    if "{" in text or "}" in text:
        raise ValueError("no {name} fits here")
    return text


def _only_name(text: str) -> str:
    if re.search(r"[{}]", text.replace("{name}", "")):
        raise ValueError("only {name} fits here")
    return text


Label = Annotated[str, StringConstraints(min_length=1, max_length=60), AfterValidator(_tidy), AfterValidator(_no_place)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=160), AfterValidator(_tidy), AfterValidator(_no_place)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=800), AfterValidator(_tidy), AfterValidator(_no_place)]
NamedLine = Annotated[
    str, StringConstraints(min_length=1, max_length=160), AfterValidator(_tidy), AfterValidator(_only_name)
]
"""A line in which `{name}` stands for what another member is called."""
NamedText = Annotated[
    str, StringConstraints(min_length=1, max_length=800), AfterValidator(_tidy), AfterValidator(_only_name)
]
Paragraphs = Annotated[tuple[Text, ...], Field(min_length=1)]
Month = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(?:0[1-9]|1[0-2])$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]


class _Prompt(Shape):
    id: Slug
    name: Label
    ask: Line
    hint: Label
    help: Text
    mine: Line
    theirs: NamedLine


class ScalePrompt(_Prompt):
    """A rating from 1 (`low`) to 5 (`high`) with optional words. `name` is its short name in lists and charts."""

    type: Literal["scale"]
    element: Element | None = None
    low: Label
    high: Label


class TextPrompt(_Prompt):
    """Words only."""

    type: Literal["text"]


Prompt = Annotated[ScalePrompt | TextPrompt, Field(discriminator="type")]


class HeardWords(Shape):
    """For saying back what one read; `starters` are ways to begin."""

    ask: NamedLine
    hint: Label
    help: NamedText
    starters: Annotated[tuple[Line, ...], Field(min_length=1)]


class ExperimentWords(Shape):
    """For one thing to try for seven days."""

    ask: Line
    hint: Label
    help: Text
    examples: Annotated[tuple[Line, ...], Field(min_length=1)]


class CheckIn(Shape):
    """One version of a kind's check-in, in one language.

    `opening` begins the writing, `closing` stands before sharing, `opened` before reading, and `nothing` is said when
    nothing was exchanged.
    """

    language: str
    kind: Kind
    version: int
    title: Label
    opening: Paragraphs
    prompts: Annotated[tuple[Prompt, ...], Field(min_length=1, max_length=40)]
    closing: Paragraphs
    opened: Paragraphs
    nothing: Paragraphs
    heard: HeardWords
    experiment: ExperimentWords


class KindWords(Shape):
    """How a kind is called and what it is for. `other` and `others` stand where no name is known yet."""

    name: Label
    purpose: Line
    other: Label
    others: Label
    example: Label


class HeadingBlock(Shape):
    type: Literal["heading"]
    text: str


class ParagraphBlock(Shape):
    type: Literal["paragraph"]
    text: str


class ListBlock(Shape):
    type: Literal["list"]
    ordered: bool
    items: tuple[str, ...]


class CodeBlock(Shape):
    """Lines to type or copy as they stand."""

    type: Literal["code"]
    text: str


Block = Annotated[HeadingBlock | ParagraphBlock | ListBlock | CodeBlock, Field(discriminator="type")]


class PageHead(Shape):
    """The front matter of a page."""

    title: Line


class Page(Shape):
    """A page of plain text; `page` is its name in the address."""

    language: str
    page: str
    title: str
    blocks: tuple[Block, ...]


class HelpLine(Shape):
    """A number to call. `about`: who answers and what for, and a way without speaking where there is one."""

    name: Line
    phone: Annotated[str, StringConstraints(pattern=r"^[0-9+](?:[0-9 -]*[0-9])?$", max_length=24)]
    about: Text


class HelpCountry(Shape):
    """The lines of one country, the emergency number first. `code`: ISO 3166, or EU."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    name: Label
    lines: Annotated[tuple[HelpLine, ...], Field(min_length=1)]


class HelpLines(Shape):
    """Help lines by country; `elsewhere` is for everyone whose country is not among them.

    `checked`: the month in which every line was last compared with what is published, such as 2026-11.
    """

    title: Line
    checked: Month
    opening: Paragraphs
    countries: Annotated[tuple[HelpCountry, ...], Field(min_length=1)]
    elsewhere: Paragraphs


class HelpOrder(Shape):
    """What stands at the top of the help page, and which sections follow in which order."""

    title: Line
    opening: Paragraphs
    sections: Annotated[tuple[Slug, ...], Field(min_length=1)]


class HelpSection(Shape):
    id: str
    title: str
    blocks: tuple[Block, ...]


class HelpNow(Shape):
    """Everything on the help page. It is the same for everyone, and opening it leaves no trace here."""

    language: str
    title: str
    opening: tuple[str, ...]
    sections: tuple[HelpSection, ...]
    lines: HelpLines


class BreathSeconds(Shape):
    """How long one breath takes on the way in and on the way out."""

    breathe_in: Annotated[int, Field(ge=2, le=10)]
    breathe_out: Annotated[int, Field(ge=2, le=10)]


class BreathingWords(Shape):
    """A breath to follow: what is said on the way in and on the way out, and how long each takes."""

    title: Line
    breathe_in: Label
    breathe_out: Label
    seconds: BreathSeconds
    help: Text


class GroundingWords(Shape):
    """Ways to come back to the room, one at a time."""

    title: Line
    steps: Annotated[tuple[Line, ...], Field(min_length=3, max_length=8)]
    closing: Text


class TimeOutWords(Shape):
    """What stands on the page of a time-out while it runs: the same for every kind of space."""

    breathing: BreathingWords
    grounding: GroundingWords


class LanguageWords(Shape):
    """A language's own name for itself."""

    name: Label
