"""What there is of the content, and what is given of it together."""

from api.content.asks import AskWords
from api.content.boundaries import BoundaryWords
from api.content.cards import CardKind
from api.content.promises import PromiseWords
from api.content.rituals import Ritual, RitualBrief
from api.content.schemas import CheckIn, HelpNow, KindWords, Page, Shape, TimeOutWords
from models.spaces import Kind


class KindBrief(Shape):
    """A kind that a space can have. `latest`: the version of its check-in that new answers are written with."""

    kind: Kind
    latest: int
    words: KindWords
    rituals: tuple[RitualBrief, ...]


class LanguageBrief(Shape):
    language: str
    name: str
    kinds: tuple[KindBrief, ...]
    pages: tuple[str, ...]


class Contents(Shape):
    """What there is: the first language is the one the others follow."""

    languages: tuple[LanguageBrief, ...]


class LanguageOut(Shape):
    """Everything in one language, for a device to keep: each version of what has versions."""

    language: str
    check_ins: tuple[CheckIn, ...]
    rituals: tuple[Ritual, ...]
    boundaries: tuple[BoundaryWords, ...]
    asks: tuple[AskWords, ...]
    cards: tuple[CardKind, ...]
    promises: tuple[PromiseWords, ...]
    pages: tuple[Page, ...]
    help: HelpNow
    time_out: TimeOutWords


class PackOut(Shape):
    """A kind in one language: its check-in, its rituals of repair, help with limits and promises, what can be asked
    for, and its kinds of card, each in its newest version."""

    language: str
    kind: Kind
    latest: int
    words: KindWords
    check_in: CheckIn
    rituals: tuple[RitualBrief, ...]
    boundaries: BoundaryWords
    asks: AskWords
    cards: tuple[CardKind, ...]
    promises: PromiseWords
