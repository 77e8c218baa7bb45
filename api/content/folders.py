"""One language's folder, read whole: kinds, pages, help, time-outs. What has no place there is refused."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol, TypeVar

from api.content.asks import AskWords
from api.content.boundaries import BoundaryWords
from api.content.cards import CardKind, CardShow, check_card_kind
from api.content.files import ContentBroken, Source, read_yaml
from api.content.pages import read_page
from api.content.promises import PromiseWords
from api.content.rituals import Ritual, check_ritual
from api.content.schemas import (
    CheckIn,
    HelpLines,
    HelpNow,
    HelpOrder,
    HelpSection,
    KindWords,
    LanguageWords,
    Page,
    TimeOutWords,
)
from models.spaces import Kind

_VERSIONED: Final = re.compile(r"^(check-in|asks)\.([1-9][0-9]*)\.yaml$")
_NAMED: Final = re.compile(r"^([a-z][a-z0-9-]*)\.([1-9][0-9]*)\.yaml$")
_PAGE: Final = re.compile(r"^([a-z][a-z0-9-]*)\.md$")


class _Placed(Protocol):
    @property
    def place(self) -> int: ...


_Version = TypeVar("_Version", bound=_Placed)


@dataclass(frozen=True, slots=True)
class Pack:
    """A kind in one language: its words, help with limits and promises, and with version 1 first its check-ins, its
    asks, and its rituals and kinds of card by name."""

    words: KindWords
    check_ins: tuple[CheckIn, ...]
    rituals: Mapping[str, tuple[Ritual, ...]]
    boundaries: BoundaryWords
    asks: tuple[AskWords, ...]
    cards: Mapping[str, tuple[CardKind, ...]]
    promises: PromiseWords


@dataclass(frozen=True, slots=True)
class Language:
    """Everything in one language."""

    code: str
    name: str
    packs: Mapping[Kind, Pack]
    pages: Mapping[str, Page]
    help: HelpNow
    time_out: TimeOutWords


def read_language(folder: Path) -> Language:
    """`folder` is named by its language. Raises ContentBroken."""
    code = folder.name
    names = _names(folder, {"language.yaml", "time-out.yaml", "pages", "help", *Kind})
    kinds = [kind for kind in Kind if kind in names]
    return Language(
        code=code,
        name=read_yaml(folder / "language.yaml").fits(LanguageWords).name,
        packs=MappingProxyType({kind: _read_pack(folder / kind, code, kind) for kind in kinds}),
        pages=MappingProxyType(_read_pages(folder / "pages", code)),
        help=_read_help(folder / "help", code),
        time_out=read_yaml(folder / "time-out.yaml").fits(TimeOutWords),
    )


def _names(folder: Path, known: set[str], pattern: re.Pattern[str] | None = None) -> set[str]:
    """The names in a folder; a hidden file is none, an unknown one is refused."""
    if not folder.is_dir():
        raise ContentBroken(folder, None, "This folder is missing.")
    names = {found.name for found in folder.iterdir() if not found.name.startswith(".")}
    for name in sorted(names - known):
        if not (pattern and pattern.match(name)):
            raise ContentBroken(folder / name, None, "This has no place here: its name is not one that is read.")
    return names


def _read_pack(folder: Path, language: str, kind: Kind) -> Pack:
    names = _names(folder, {"kind.yaml", "rituals", "cards", "boundaries.yaml", "promises.yaml"}, _VERSIONED)
    found = [match.groups() for name in names if (match := _VERSIONED.match(name))]
    check_ins, asks = (
        _versions(folder, name, [int(version) for of, version in found if of == name]) for name in ("check-in", "asks")
    )
    return Pack(
        words=read_yaml(folder / "kind.yaml").fits(KindWords),
        check_ins=tuple(
            _read_check_in(folder / f"check-in.{version}.yaml", language, kind, version) for version in check_ins
        ),
        boundaries=_read_boundaries(folder / "boundaries.yaml", language, kind),
        asks=tuple(_read_asks(folder / f"asks.{version}.yaml", language, kind, version) for version in asks),
        rituals=MappingProxyType(
            _read_named(folder / "rituals", partial(_read_ritual, language, kind)) if "rituals" in names else {}
        ),
        cards=MappingProxyType(_read_cards(folder / "cards", language, kind) if "cards" in names else {}),
        promises=read_yaml(folder / "promises.yaml").fits(PromiseWords, language=language, kind=kind),
    )


def _versions(folder: Path, name: str, found: Sequence[int]) -> range:
    """From 1 to the newest. Raises ContentBroken where one between them is missing."""
    versions = range(1, max(found, default=1) + 1)
    for version in versions:
        if version not in found:
            file = folder / f"{name}.{version}.yaml"
            raise ContentBroken(file, None, "This version is missing: versions begin at 1 and leave none out.")
    return versions


def _read_named(folder: Path, read: Callable[[Path, str, int], _Version]) -> dict[str, tuple[_Version, ...]]:
    """Every version of every name, in the order in which they are offered, which the newest version of each says."""
    found: dict[str, list[int]] = {}
    for name in sorted(_names(folder, set(), _NAMED)):
        match = _NAMED.match(name)
        assert match is not None
        found.setdefault(match[1], []).append(int(match[2]))
    named = {
        name: tuple(
            read(folder / f"{name}.{version}.yaml", name, version) for version in _versions(folder, name, those)
        )
        for name, those in found.items()
    }
    return dict(sorted(named.items(), key=lambda found: found[1][-1].place))


def _read_ritual(language: str, kind: Kind, file: Path, name: str, version: int) -> Ritual:
    source = read_yaml(file)
    ritual = source.fits(Ritual, language=language, kind=kind, name=name, version=version)
    check_ritual(source, ritual)
    return ritual


def _read_boundaries(file: Path, language: str, kind: Kind) -> BoundaryWords:
    source = read_yaml(file)
    words = source.fits(BoundaryWords, language=language, kind=kind)
    _once(source, "topics", "id", [topic.id for topic in words.topics])
    return words


def _read_cards(folder: Path, language: str, kind: Kind) -> dict[str, tuple[CardKind, ...]]:
    """One kind fills the jar, and one stands at the head of repairs."""
    cards = _read_named(folder, partial(_read_card_kind, language, kind))
    shown: dict[CardShow, str] = {}
    for name, versions in cards.items():
        shows = versions[-1].shows
        if shows is not CardShow.list and shows in shown:
            file = folder / f"{name}.{versions[-1].version}.yaml"
            raise read_yaml(file).broken(("shows",), f"{shown[shows]} is shown there already.")
        shown[shows] = name
    return cards


def _read_card_kind(language: str, kind: Kind, file: Path, name: str, version: int) -> CardKind:
    source = read_yaml(file)
    card_kind = source.fits(CardKind, language=language, kind=kind, name=name, version=version)
    check_card_kind(source, card_kind)
    return card_kind


def _read_check_in(file: Path, language: str, kind: Kind, version: int) -> CheckIn:
    source = read_yaml(file)
    check_in = source.fits(CheckIn, language=language, kind=kind, version=version)
    _once(source, "prompts", "id", [prompt.id for prompt in check_in.prompts])
    elements = [prompt.element if prompt.type == "scale" else None for prompt in check_in.prompts]
    _once(source, "prompts", "element", elements)
    return check_in


def _read_asks(file: Path, language: str, kind: Kind, version: int) -> AskWords:
    source = read_yaml(file)
    words = source.fits(AskWords, language=language, kind=kind, version=version)
    _once(source, "purposes", "id", [purpose.id for purpose in words.purposes])
    return words


def _read_pages(folder: Path, language: str) -> dict[str, Page]:
    names = sorted(_names(folder, set(), _PAGE))
    return {name: read_page(folder / f"{name}.md", name, language) for name in (Path(found).stem for found in names)}


def _read_help(folder: Path, language: str) -> HelpNow:
    names = _names(folder, {"help.yaml", "lines.yaml"}, _PAGE)
    source = read_yaml(folder / "help.yaml")
    order = source.fits(HelpOrder)
    for place, section in enumerate(order.sections):
        if f"{section}.md" not in names:
            raise source.broken(("sections", place), "There is no page of this name beside this file.")
    for name in sorted(names - {"help.yaml", "lines.yaml"} - {f"{section}.md" for section in order.sections}):
        raise ContentBroken(folder / name, None, "help.yaml does not list this section.")
    pages = [read_page(folder / f"{section}.md", section, language) for section in order.sections]
    return HelpNow(
        language=language,
        title=order.title,
        opening=order.opening,
        sections=tuple(HelpSection(id=page.page, title=page.title, blocks=page.blocks) for page in pages),
        lines=_read_lines(folder / "lines.yaml"),
    )


def _read_lines(file: Path) -> HelpLines:
    source = read_yaml(file)
    lines = source.fits(HelpLines)
    _once(source, "countries", "code", [country.code for country in lines.countries])
    return lines


def _once(source: Source, field: str, part: str, values: Sequence[str | None]) -> None:
    """Each value stands once in the list `field`; None does not count."""
    for place, value in enumerate(values):
        if value is not None and value in values[:place]:
            raise source.broken((field, place, part), "This stands here twice.")
