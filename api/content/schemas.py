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
