"""Every language holds the same things as the first one, in its own words: answers refer to ids, not to wording."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final, TypeVar

from api.content.cards import CardKind
from api.content.files import ContentBroken, Place, read_yaml
from api.content.folders import Language, Pack
from api.content.promises import PromiseWords
from api.content.rituals import Ritual
from api.content.schemas import CheckIn, HelpCountry, HelpLine, Prompt

_DIALLED = re.compile(r"[0-9][0-9 -]+[0-9]")
"""A number to dial within a sentence: three digits or more, unlike an hour."""

_BONES: Final = frozenset({"name", "id", "type", "gate", "hears", "unlocks", "again", "shows"})
"""Fields of a ritual or a kind of card that hold text and no wording; numbers and yes or no are never wording."""

_Named = TypeVar("_Named", Ritual, CardKind)


def check_mirror(folder: Path, language: Language, first: Language) -> None:
    """`folder` is the folder of `language`. Raises ContentBroken."""
    _same_files(folder, "", set(language.packs), set(first.packs), first.code)
    for kind, original in first.packs.items():
        check_ins = language.packs[kind].check_ins
        names, wanted = (
            {f"check-in.{check_in.version}.yaml" for check_in in side} for side in (check_ins, original.check_ins)
        )
        _same_files(folder / kind, "", names, wanted, first.code)
        for mine, theirs in zip(check_ins, original.check_ins, strict=True):
            _same_prompts(folder / kind / f"check-in.{mine.version}.yaml", mine, theirs, first.code)
        _same_asks(folder / kind, language.packs[kind], original, first.code)
        pack = language.packs[kind]
        _same_topics(folder / kind / "boundaries.yaml", pack, original, first.code)
        _same_bones(folder / kind / "rituals", pack.rituals, original.rituals, first.code)
        _same_bones(folder / kind / "cards", pack.cards, original.cards, first.code)
        _same_examples(folder / kind / "promises.yaml", pack.promises, original.promises, first.code)
    _same_files(folder / "pages", ".md", set(language.pages), set(first.pages), first.code)
    sections, wanted = ({section.id for section in side.help.sections} for side in (language, first))
    _same_files(folder / "help", ".md", sections, wanted, first.code)
    _same_numbers(folder / "help" / "lines.yaml", language, first)
    _same_breath(folder / "time-out.yaml", language, first)


def _same_files(folder: Path, ending: str, names: set[str], wanted: set[str], first: str) -> None:
    for name in sorted(wanted - names):
        raise ContentBroken(folder / f"{name}{ending}", None, f"This is missing; {first} has it.")
    for name in sorted(names - wanted):
        raise ContentBroken(folder / f"{name}{ending}", None, f"This has no match: {first} does not have it.")


def _same_prompts(file: Path, mine: CheckIn, theirs: CheckIn, first: str) -> None:
    for place, (prompt, original) in enumerate(zip_longest(mine.prompts, theirs.prompts)):
        if prompt is None:
            raise read_yaml(file).broken(("prompts",), f"The prompt {original.id} is missing; {first} has it.")
        if original is None:
            raise read_yaml(file).broken(("prompts", place, "id"), f"There is no such prompt in {first}.")
        for field, (part, wanted) in zip(("id", "type", "element"), _pairs(prompt, original), strict=True):
            if part != wanted:
                raise read_yaml(file).broken(("prompts", place, field), f"{first} has {wanted or 'none'} here.")


def _same_asks(folder: Path, mine: Pack, theirs: Pack, first: str) -> None:
    """The same purposes in the same order; the examples are each language's own."""
    names, wanted = ({f"asks.{words.version}.yaml" for words in side.asks} for side in (mine, theirs))
    _same_files(folder, "", names, wanted, first)
    for words, original in zip(mine.asks, theirs.asks, strict=True):
        source = read_yaml(folder / f"asks.{words.version}.yaml")
        for place, (purpose, other) in enumerate(zip_longest(words.purposes, original.purposes)):
            if other is None:
                raise source.broken(("purposes", place, "id"), f"There is no such purpose in {first}.")
            if purpose is None or purpose.id != other.id:
                where = ("purposes",) if purpose is None else ("purposes", place, "id")
                raise source.broken(where, f"{first} has {other.id} here.")


def _same_bones(
    folder: Path, mine: Mapping[str, Sequence[_Named]], theirs: Mapping[str, Sequence[_Named]], first: str
) -> None:
    names, wanted = (
        {f"{name}.{one.version}.yaml" for name, versions in side.items() for one in versions} for side in (mine, theirs)
    )
    _same_files(folder, "", names, wanted, first)
    for name, versions in theirs.items():
        for one, original in zip(mine[name], versions, strict=True):
            pairs = zip_longest(_bones(one.model_dump()), _bones(original.model_dump()))
            for (place, found), (wanted_place, value) in (
                (left or ((), None), right or ((), None)) for left, right in pairs
            ):
                if (place, found) != (wanted_place, value):
                    reason = f"{first} has {'none' if value is None else value} here."
                    raise read_yaml(folder / f"{name}.{one.version}.yaml").broken(wanted_place or place, reason)


def _same_topics(file: Path, mine: Pack, theirs: Pack, first: str) -> None:
    """Whoever reads a boundary in another language finds its topic. How many examples there are is each one's own."""
    for place, (topic, original) in enumerate(zip_longest(mine.boundaries.topics, theirs.boundaries.topics)):
        if topic is None:
            raise read_yaml(file).broken(("topics",), f"The topic {original.id} is missing; {first} has it.")
        if original is None or topic.id != original.id:
            raise read_yaml(file).broken(
                ("topics", place, "id"), f"{first} has {'none' if original is None else original.id} here."
            )


def _same_examples(file: Path, mine: PromiseWords, theirs: PromiseWords, first: str) -> None:
    """As many examples of promises, and rituals as often and as long."""
    if len(mine.commitment.examples) != (many := len(theirs.commitment.examples)):
        raise read_yaml(file).broken(("commitment", "examples"), f"There are {many} in {first}.")
    if len(mine.ritual.examples) != (many := len(theirs.ritual.examples)):
        raise read_yaml(file).broken(("ritual", "examples"), f"There are {many} in {first}.")
    for place, (one, other) in enumerate(zip(mine.ritual.examples, theirs.ritual.examples, strict=True)):
        for field in ("rule", "at", "minutes"):
            if (found := getattr(other, field)) != getattr(one, field):
                raise read_yaml(file).broken(("ritual", "examples", place, field), f"{first} has {found} here.")


def _bones(part: Any, place: Place = ()) -> Iterator[tuple[Place, object]]:
    """Everything but the words, in order, with where it stands."""
    for key, value in part.items() if isinstance(part, dict) else enumerate(part):
        if isinstance(value, dict | tuple):
            yield from _bones(value, (*place, key))
        elif key in _BONES or not isinstance(value, str | None):
            yield (*place, key), value


def _pairs(prompt: Prompt, original: Prompt) -> list[tuple[str | None, str | None]]:
    mine, theirs = ((side.id, side.type, side.element if side.type == "scale" else None) for side in (prompt, original))
    return list(zip(mine, theirs, strict=True))


def _same_numbers(file: Path, language: Language, first: Language) -> None:
    """A number corrected in one language only would be worse than none. The order is each language's own."""
    checked = first.help.lines.checked
    if language.help.lines.checked != checked:
        raise read_yaml(file).broken(("checked",), f"{first.code} has {checked} here.")
    wanted = {country.code: _numbers(country) for country in first.help.lines.countries}
    for place, country in enumerate(language.help.lines.countries):
        if _numbers(country) != wanted.pop(country.code, None):
            raise read_yaml(file).broken(
                ("countries", place, "code"), f"The numbers of this country are not those in {first.code}."
            )
    if wanted:
        raise read_yaml(file).broken(("countries",), f"{min(wanted)} is missing; {first.code} has it.")


def _same_breath(file: Path, language: Language, first: Language) -> None:
    """A breath takes as long, and there are as many ways back to the room."""
    mine, theirs = language.time_out, first.time_out
    if mine.breathing.seconds != theirs.breathing.seconds:
        raise read_yaml(file).broken(("breathing", "seconds"), f"A breath takes another time in {first.code}.")
    if len(mine.grounding.steps) != (many := len(theirs.grounding.steps)):
        raise read_yaml(file).broken(("grounding", "steps"), f"There are {many} in {first.code}.")


def _numbers(country: HelpCountry) -> list[tuple[str, list[str]]]:
    return [(line.phone, _numbers_within(line)) for line in country.lines]


def _numbers_within(line: HelpLine) -> list[str]:
    """The other numbers that a line names in words, however they are spaced there."""
    return sorted(re.sub("[ -]", "", number) for number in _DIALLED.findall(line.about))
