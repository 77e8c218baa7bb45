"""The library: everything under content/, read and checked once at start, and the rules for replies to it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol

from api.content.files import ContentBroken, Source, read_yaml
from api.content.schemas import CheckIn, KindWords
from api.errors import Fault
from models.spaces import Kind

__all__ = ["CheckIn", "ContentBroken", "Library", "PackAbsent", "check_replies", "load_library"]

SOURCE_LANGUAGE: Final = "en"
"""The language that the others mirror."""

_VERSIONED = re.compile(r"^check-in\.([1-9][0-9]*)\.yaml$")


class PackAbsent(KeyError):
    """There is no such language, kind or version."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A kind in one language: its words and its check-ins, version 1 first."""

    words: KindWords
    check_ins: tuple[CheckIn, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """What the content folder holds. Nothing of it changes while the server runs."""

    languages: tuple[str, ...]
    kinds: tuple[Kind, ...]
    packs: Mapping[tuple[str, Kind], Pack]

    def latest(self, kind: Kind) -> int:
        """The newest version of the kind's check-in. Raises PackAbsent."""
        return len(self._pack(SOURCE_LANGUAGE, kind).check_ins)

    def check_in(self, kind: Kind, version: int, language: str = SOURCE_LANGUAGE) -> CheckIn:
        """One version of a check-in; ids and types are the same in every language. Raises PackAbsent."""
        check_ins = self._pack(language, kind).check_ins
        if not 1 <= version <= len(check_ins):
            raise PackAbsent(kind, version)
        return check_ins[version - 1]

    def _pack(self, language: str, kind: Kind) -> Pack:
        try:
            return self.packs[language, kind]
        except KeyError:
            raise PackAbsent(language, kind) from None


class Reply(Protocol):
    """What `check_replies` needs to know of a reply."""

    @property
    def prompt(self) -> str: ...
    @property
    def rating(self) -> int | None: ...
    @property
    def words(self) -> str | None: ...
    @property
    def keep(self) -> bool: ...


def check_replies(check_in: CheckIn, replies: Sequence[Reply]) -> list[Fault]:
    """What does not fit the check-in the replies were written with; pointers into the answer's body."""
    types = {prompt.id: prompt.type for prompt in check_in.prompts}
    seen: set[str] = set()
    faults: list[Fault] = []
    for place, reply in enumerate(replies):
        at = f"/replies/{place}"
        if reply.prompt not in types:
            faults.append({"pointer": f"{at}/prompt", "message": "These questions have no such prompt."})
            continue
        if reply.prompt in seen:
            faults.append({"pointer": f"{at}/prompt", "message": "This prompt has a reply already."})
        seen.add(reply.prompt)
        if reply.rating is not None and types[reply.prompt] == "text":
            faults.append({"pointer": f"{at}/rating", "message": "This prompt takes words, not a number."})
        if reply.rating is None and not reply.words:
            faults.append({"pointer": at, "message": "A number or words are needed; leave a skipped prompt out."})
    return faults


def load_library(folder: Path) -> Library:
    """Read and check everything under `folder`. Raises ContentBroken."""
    languages = _languages(folder)
    packs: dict[tuple[str, Kind], Pack] = {}
    for language in languages:
        for kind in Kind:
            if (folder / language / kind).is_dir():
                packs[language, kind] = _read_pack(folder / language / kind, language, kind)
    kinds = tuple(kind for kind in Kind if (SOURCE_LANGUAGE, kind) in packs)
    return Library(languages, kinds, MappingProxyType(packs))


def _languages(folder: Path) -> tuple[str, ...]:
    if not (folder / SOURCE_LANGUAGE).is_dir():
        raise ContentBroken(folder / SOURCE_LANGUAGE, None, "This folder is missing.")
    others = sorted(found.name for found in folder.iterdir() if found.is_dir() and found.name != SOURCE_LANGUAGE)
    return (SOURCE_LANGUAGE, *others)


def _read_pack(folder: Path, language: str, kind: Kind) -> Pack:
    words = read_yaml(folder / "kind.yaml").fits(KindWords)
    check_ins = tuple(
        _read_check_in(file, language, kind, version) for version, file in enumerate(_versions(folder), start=1)
    )
    return Pack(words, check_ins)


def _versions(folder: Path) -> Iterator[Path]:
    found = sorted(int(match[1]) for file in folder.iterdir() if (match := _VERSIONED.match(file.name)))
    for expected in range(1, max(found, default=1) + 1):
        file = folder / f"check-in.{expected}.yaml"
        if expected not in found:
            raise ContentBroken(file, None, "This version is missing: versions begin at 1 and leave none out.")
        yield file


def _read_check_in(file: Path, language: str, kind: Kind, version: int) -> CheckIn:
    source = read_yaml(file)
    check_in = source.fits(CheckIn, language=language, kind=kind, version=version)
    _each_once(source, check_in)
    return check_in


def _each_once(source: Source, check_in: CheckIn) -> None:
    """Every prompt id and every element stands once."""
    seen: set[str] = set()
    for place, prompt in enumerate(check_in.prompts):
        element = f"element {prompt.element}" if prompt.type == "scale" and prompt.element else None
        for field, name in (("id", prompt.id), ("element", element)):
            if name in seen:
                raise source.broken(("prompts", place, field), "This stands in another prompt already.")
            if name:
                seen.add(name)
