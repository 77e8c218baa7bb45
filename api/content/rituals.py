"""The shapes of a ritual file: what a step says, what it asks for, and how it leads on. Who may do what when is told
from the steps alone, by the runner (models/rituals.py)."""

from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from api.content.fields import AnyField, DayField, Fields, Option, TextField, check_fields, check_ids
from api.content.files import Source
from api.content.schemas import HeardWords, Label, Line, NamedLine, Paragraphs, Shape, Slug, Text
from models.rituals import Gate, Step, StepKind, flaws
from models.spaces import Kind


class _Step(Shape):
    """`unlocks` names the step that comes next; the last one has none. `mine` and `theirs` stand over what was
    written."""

    name: Slug
    title: Label
    intro: Paragraphs
    unlocks: Slug | None = None


class _WrittenStep(_Step):
    mine: Line
    theirs: NamedLine
    skippable: bool
    fields: Fields


class TurnsStep(_WrittenStep):
    """A turn of everyone's. `answers`: what the others may answer to one, each with the line its author reads."""

    type: Literal["turns"]
    gate: Gate
    answers: tuple[Option, ...] = ()


class HearingStep(_Step):
    """What I heard in the turns of the step `hears`, again until it fits. Any of it may be left."""

    type: Literal["hearing"]
    gate: Literal[Gate.everyone]
    hears: Slug
    heard: HeardWords


class PlanStep(_WrittenStep):
    """One small plan each: its first field becomes a promise, its day field is the day for another look."""

    type: Literal["plan"]
    gate: Literal[Gate.everyone]


class FollowUpStep(_WrittenStep):
    """Comes on the latest of the plans' days. After it one may close, or go round from the step `again`."""

    type: Literal["follow-up"]
    gate: Literal[Gate.everyone]
    again: Slug | None = None


AnyStep = Annotated[TurnsStep | HearingStep | PlanStep | FollowUpStep, Field(discriminator="type")]


class BeginWords(Shape):
    """For the one neutral line that a repair begins with."""

    ask: Line
    hint: Label
    help: Text


class Ritual(Shape):
    """One version of a ritual, in one language. `asks`: each member says first whether doing this is all right.
    `place` orders those that are offered, `about` says when it suits, `closing` is said at the end."""

    language: str
    kind: Kind
    name: str
    version: int
    place: Annotated[int, Field(ge=1, le=100)]
    title: Label
    about: Line
    asks: bool
    begin: BeginWords
    steps: Annotated[tuple[AnyStep, ...], Field(min_length=1, max_length=20)]
    closing: Paragraphs

    @cached_property
    def course(self) -> tuple[Step, ...]:
        """Its steps as the runner knows them."""
        return tuple(
            Step(
                name=step.name,
                kind=StepKind(step.type),
                gate=step.gate,
                hears=step.hears if isinstance(step, HearingStep) else None,
                again=step.again if isinstance(step, FollowUpStep) else None,
                explains=any(isinstance(field, TextField) and field.explains for field in fields_of(step)),
            )
            for step in self.steps
        )

    def step(self, name: str) -> AnyStep | None:
        return next((step for step in self.steps if step.name == name), None)


class RitualBrief(Shape):
    """A ritual to choose. `version`: the newest, with which new repairs begin. Without `asks` it is for what is mended
    already."""

    name: str
    version: int
    title: str
    about: str
    asks: bool


def brief(ritual: Ritual) -> RitualBrief:
    return RitualBrief(
        name=ritual.name, version=ritual.version, title=ritual.title, about=ritual.about, asks=ritual.asks
    )


def fields_of(step: AnyStep) -> tuple[AnyField, ...]:
    return () if isinstance(step, HearingStep) else step.fields


def usual_day(step: AnyStep, today: date) -> date:
    """The day for another look where a plan names none."""
    usual = next((field.usual for field in fields_of(step) if isinstance(field, DayField)), 7)
    return today + timedelta(days=usual)


def check_ritual(source: Source, ritual: Ritual) -> None:
    """What one field alone cannot tell. Raises ContentBroken."""
    for index, step in enumerate(ritual.steps):
        following = ritual.steps[index + 1].name if index + 1 < len(ritual.steps) else None
        if step.unlocks is None and following is not None:
            raise source.broken(("steps", index), f"This step unlocks nothing; {following} comes after it.")
        if step.unlocks != following:
            reason = f"{following} comes after this step." if following else "Nothing comes after this step."
            raise source.broken(("steps", index, "unlocks"), reason)
        _check_step(source, index, step)
    for index, name, reason in flaws(ritual.course):
        raise source.broken(("steps", index, name), reason)


def _check_step(source: Source, index: int, step: AnyStep) -> None:
    fields = fields_of(step)
    check_fields(source, ("steps", index, "fields"), fields)
    if isinstance(step, TurnsStep):
        check_ids(source, ("steps", index, "answers"), step.answers)
        if step.answers and step.gate is Gate.everyone and not step.skippable:
            raise source.broken(("steps", index, "answers"), "What can be answered can be skipped.")
    if isinstance(step, PlanStep):
        days = [field for field in fields if isinstance(field, DayField)]
        if not isinstance(fields[0], TextField) or not fields[0].required:
            raise source.broken(("steps", index, "fields", 0), "A plan begins with words, and needs them.")
        if len(days) != 1:
            raise source.broken(("steps", index, "fields"), "A plan has one day for another look.")
    if not isinstance(step, HearingStep) and not step.skippable and not any(field.required for field in fields):
        raise source.broken(
            ("steps", index, "skippable"), "Where every field may stay empty, the step is one that may be skipped."
        )
