"""The library: everything under content/, read and checked once at start, and the rules for replies to it."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol, TypeVar

from api.content.asks import AskWords
from api.content.boundaries import BoundaryWords
from api.content.cards import CardKind
from api.content.catalogue import Contents, KindBrief, LanguageBrief, LanguageOut, PackOut
from api.content.files import ContentBroken
from api.content.folders import Language, Pack, read_language
from api.content.mirror import check_mirror
from api.content.rituals import Ritual, RitualBrief, brief
from api.content.schemas import CheckIn, Shape
from api.errors import Fault
from models.spaces import Kind

__all__ = ["Body", "CheckIn", "ContentBroken", "Library", "PackAbsent", "check_replies", "load_library"]

FIRST_LANGUAGE: Final = "en"
"""The language that the others mirror."""

_LANGUAGE: Final = re.compile(r"^[a-z]{2,3}(-[A-Z]{2})?$")

_Shape = TypeVar("_Shape", bound=Shape)


class PackAbsent(KeyError):
    """There is no such language, kind, version or page."""


@dataclass(frozen=True, slots=True)
class Body:
    """A response body as it goes out, and its strong ETag with the quotes."""

    raw: bytes
    etag: str


@dataclass(frozen=True, slots=True)
class Library:
    """What the content folder holds. Nothing of it changes while the server runs.

    `languages`: the first is the one the others mirror. `kinds`: those with a pack. `bodies`: by path under /content.
    `newest_cards`: in the order in which they are offered.
    """

    languages: tuple[str, ...]
    kinds: tuple[Kind, ...]
    check_ins: Mapping[tuple[str, Kind, int], CheckIn]
    rituals: Mapping[tuple[str, Kind, str, int], Ritual]
    boundaries: Mapping[tuple[str, Kind], BoundaryWords]
    asks: Mapping[tuple[str, Kind, int], AskWords]
    cards: Mapping[tuple[str, Kind, str, int], CardKind]
    newest_cards: Mapping[Kind, Sequence[CardKind]]
    bodies: Mapping[str, Body]

    def latest(self, kind: Kind) -> int:
        """The newest version of the kind's check-in. Raises PackAbsent."""
        if kind not in self.kinds:
            raise PackAbsent(kind)
        return max(version for language, of, version in self.check_ins if (language, of) == (FIRST_LANGUAGE, kind))

    def check_in(self, kind: Kind, version: int, language: str = FIRST_LANGUAGE) -> CheckIn:
        """One version of a check-in; ids and types are the same in every language. Raises PackAbsent."""
        try:
            return self.check_ins[language, kind, version]
        except KeyError:
            raise PackAbsent(language, kind, version) from None

    def ritual(self, kind: Kind, name: str, version: int) -> Ritual:
        """One version of a ritual; ids and types are the same in every language. Raises PackAbsent."""
        try:
            return self.rituals[FIRST_LANGUAGE, kind, name, version]
        except KeyError:
            raise PackAbsent(kind, name, version) from None

    def boundary_topics(self, kind: Kind) -> frozenset[str]:
        """The ids of the topics a boundary can have; they are the same in every language."""
        return frozenset(topic.id for topic in self.boundaries[FIRST_LANGUAGE, kind].topics)

    def ask_words(self, kind: Kind, version: int, language: str = FIRST_LANGUAGE) -> AskWords:
        """One version of what can be asked for; ids are the same in every language. Raises PackAbsent."""
        try:
            return self.asks[language, kind, version]
        except KeyError:
            raise PackAbsent(language, kind, version) from None

    def card_kind(self, kind: Kind, name: str, version: int) -> CardKind:
        """One version of a kind of card; ids, types and traits are the same in every language. Raises PackAbsent."""
        try:
            return self.cards[FIRST_LANGUAGE, kind, name, version]
        except KeyError:
            raise PackAbsent(kind, name, version) from None

    def card_kinds(self, kind: Kind) -> Sequence[CardKind]:
        """The kinds of card there are, each in its newest version, in the order in which they are offered."""
        return self.newest_cards.get(kind, ())

    def body(self, path: str) -> Body:
        """What /content/`path` answers. Raises PackAbsent."""
        try:
            return self.bodies[path]
        except KeyError:
            raise PackAbsent(path) from None


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
            faults.append({"pointer": f"{at}/prompt", "message": "This is not one of the questions."})
            continue
        if reply.prompt in seen:
            faults.append({"pointer": f"{at}/prompt", "message": "This question has an answer already."})
        seen.add(reply.prompt)
        if reply.rating is not None and types[reply.prompt] == "text":
            faults.append({"pointer": f"{at}/rating", "message": "This question takes words, not a number."})
        if reply.rating is None and not reply.words:
            faults.append({"pointer": at, "message": "A number or words are needed; leave a skipped question out."})
    return faults


def load_library(folder: Path) -> Library:
    """Read and check everything under `folder`. Raises ContentBroken."""
    first = read_language(folder / FIRST_LANGUAGE)
    languages = [first]
    for found in sorted(folder.iterdir()):
        if found.is_dir() and found.name != FIRST_LANGUAGE and not found.name.startswith("."):
            if not _LANGUAGE.match(found.name):
                raise ContentBroken(found, None, "A folder here is a language, such as de or pt-BR.")
            language = read_language(found)
            check_mirror(found, language, first)
            languages.append(language)
    check_ins = {
        (language.code, kind, check_in.version): check_in
        for language in languages
        for kind, pack in language.packs.items()
        for check_in in pack.check_ins
    }
    rituals = {
        (language.code, kind, ritual.name, ritual.version): ritual
        for language in languages
        for kind, pack in language.packs.items()
        for ritual in _all(pack.rituals)
    }
    cards = {
        (language.code, kind, card.name, card.version): card
        for language in languages
        for kind, pack in language.packs.items()
        for card in _all(pack.cards)
    }
    boundaries = {
        (language.code, kind): pack.boundaries for language in languages for kind, pack in language.packs.items()
    }
    asks = {
        (language.code, kind, words.version): words
        for language in languages
        for kind, pack in language.packs.items()
        for words in pack.asks
    }
    return Library(
        languages=tuple(language.code for language in languages),
        kinds=tuple(first.packs),
        check_ins=MappingProxyType(check_ins),
        rituals=MappingProxyType(rituals),
        boundaries=MappingProxyType(boundaries),
        asks=MappingProxyType(asks),
        cards=MappingProxyType(cards),
        newest_cards=MappingProxyType({kind: _newest(pack.cards) for kind, pack in first.packs.items()}),
        bodies=MappingProxyType({path: _body(shape) for path, shape in _served(languages)}),
    )


def _served(languages: Sequence[Language]) -> Iterator[tuple[str, Shape]]:
    """Each path under /content with what it gives."""
    yield "", Contents(languages=tuple(map(_brief, languages)))
    for language in languages:
        for kind, pack in language.packs.items():
            newest = pack.check_ins[-1]
            yield (
                f"{language.code}/{kind}",
                PackOut(
                    language=language.code,
                    kind=kind,
                    latest=newest.version,
                    words=pack.words,
                    check_in=newest,
                    boundaries=pack.boundaries,
                    asks=pack.asks[-1],
                    rituals=_ritual_briefs(pack),
                    cards=_newest(pack.cards),
                    promises=pack.promises,
                ),
            )
            for check_in in pack.check_ins:
                yield f"{language.code}/{kind}/check-in/{check_in.version}", check_in
            for ritual in _all(pack.rituals):
                yield f"{language.code}/{kind}/rituals/{ritual.name}/{ritual.version}", ritual
            for card in _all(pack.cards):
                yield f"{language.code}/{kind}/cards/{card.name}/{card.version}", card
        for name, page in language.pages.items():
            yield f"{language.code}/pages/{name}", page
        yield f"{language.code}/help", language.help
        yield language.code, _whole(language)


def _whole(language: Language) -> LanguageOut:
    return LanguageOut(
        language=language.code,
        check_ins=tuple(check_in for pack in language.packs.values() for check_in in pack.check_ins),
        boundaries=tuple(pack.boundaries for pack in language.packs.values()),
        asks=tuple(words for pack in language.packs.values() for words in pack.asks),
        rituals=tuple(ritual for pack in language.packs.values() for ritual in _all(pack.rituals)),
        cards=tuple(card for pack in language.packs.values() for card in _all(pack.cards)),
        promises=tuple(pack.promises for pack in language.packs.values()),
        pages=tuple(language.pages.values()),
        help=language.help,
        time_out=language.time_out,
    )


def _brief(language: Language) -> LanguageBrief:
    return LanguageBrief(
        language=language.code,
        name=language.name,
        kinds=tuple(
            KindBrief(kind=kind, latest=len(pack.check_ins), words=pack.words, rituals=_ritual_briefs(pack))
            for kind, pack in language.packs.items()
        ),
        pages=tuple(language.pages),
    )


def _all(named: Mapping[str, Sequence[_Shape]]) -> list[_Shape]:
    return [one for versions in named.values() for one in versions]


def _newest(named: Mapping[str, Sequence[_Shape]]) -> tuple[_Shape, ...]:
    return tuple(versions[-1] for versions in named.values())


def _ritual_briefs(pack: Pack) -> tuple[RitualBrief, ...]:
    return tuple(map(brief, _newest(pack.rituals)))


def _body(shape: Shape) -> Body:
    raw = shape.model_dump_json().encode()
    return Body(raw, f'"{hashlib.sha256(raw).hexdigest()}"')
