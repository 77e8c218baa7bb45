"""What two people share over the years beside their check-ins, by the verbs that the API's routes call.

In ten years these are 500 cards, 100 promises, 50 boundaries with five versions each, and 65 asks.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from api.asks import answering
from api.asks import service as asks
from api.asks.schemas import AskAnswerIn, AskIn
from api.boundaries import replies
from api.boundaries import service as boundaries
from api.boundaries.schemas import AcknowledgementIn, BoundaryIn, RequestAnswerIn
from api.cards import service as cards
from api.cards.schemas import CardIn
from api.promises import service as promises
from api.promises.schemas import PromisedRitualIn, PromiseIn
from api.schemas import FieldIn
from api.spaces import rhythms
from api.work import Member, Work
from models.asks import AskAnswer
from models.boundaries import RequestAnswer
from models.promises import PromiseEnd, PromiseKind

PACK: Final = 1
A_YEAR: Final = timedelta(weeks=52)

CARDS: Final = ("appreciation",) * 2 + ("hope",) + ("appreciation",) * 3 + ("steady", "appreciation", "preference")
"""By turns, week after week, most of them thanks; now and then one of the others comes in the place of one."""
SELDOM: Final = ("difference", "hard-times")
WORDS: Final[Mapping[str, str]] = {
    "appreciation": "words",
    "hope": "hope",
    "steady": "words",
    "preference": "line",
    "difference": "me",
    "hard-times": "helps",
}
CHANGED_AFTER: Final = 24
VERSIONS: Final = 5
RENEWED_AFTER: Final = 48


class Sharing:
    """`at`: the unit of work of a week. `texts` are said again and again."""

    def __init__(self, at: Callable[[int], Work], ana: Member, ben: Member, weeks: int, texts: Sequence[str]) -> None:
        self._at, self._both, self._weeks, self._texts = at, (ana, ben), weeks, texts
        self._said = 0
        self._boundaries = [at(0).ids.uuid() for _ in range(weeks * 5 // 52)]
        self._promises: dict[int, UUID] = {}

    def live(self) -> None:
        for n in range(1, self._weeks + 1):
            work = self._at(n)
            mine, theirs = self._both if n % 2 else self._both[::-1]
            self._card(work, mine, theirs, n)
            self._promise(work, mine, n)
            for nth, boundary in enumerate(self._boundaries):
                self._boundary(work, boundary, nth, n - 8 * nth - 1)
            ago, rest = divmod(self._weeks - n, 8)
            if rest == 0:
                self._ask(work, ago)

    def _words(self) -> str:
        self._said += 1
        return self._texts[self._said % len(self._texts)]

    def _card(self, work: Work, mine: Member, theirs: Member, n: int) -> None:
        card = work.ids.uuid()
        if n % 26 == 0:  # gone after a day
            cards.share(work, mine, card, 1, _card_of("heads-up", FieldIn(field="capacity", choice="little")))
            return
        kind = SELDOM[n // 20 % 2] if n % 20 == 0 else CARDS[n % len(CARDS)]
        cards.share(work, mine, card, 1, _card_of(kind, FieldIn(field=WORDS[kind], words=self._words())))
        if kind == "hope":
            cards.cheer(work, theirs, card, "with-you")

    def _promise(self, work: Work, mine: Member, n: int) -> None:
        """A new one, and what its owner says of the one of a year ago; one in ten is left as it came back."""
        if n % 5 or n % 130 == 0:
            return
        today, is_ritual = rhythms.today(work, mine), n % 10 == 0
        new = PromiseIn(
            kind=PromiseKind.ritual if is_ritual else PromiseKind.commitment,
            words=self._words(),
            review_on=today + A_YEAR,
            ritual=PromisedRitualIn(rule="FREQ=WEEKLY;BYDAY=FR", first_on=today, at="19:00") if is_ritual else None,
        )
        self._promises[n] = work.ids.uuid()
        promises.share(work, mine, self._promises[n], 1, new)
        before = self._promises.get(n - 60)
        if before and n % 50:
            promises.end(work, mine, before, PromiseEnd.kept if n % 3 else PromiseEnd.let_go)

    def _boundary(self, work: Work, boundary: UUID, nth: int, age: int) -> None:
        """Changed four times, and then renewed again and again; of ten one lapses and one is withdrawn."""
        mine, theirs = self._both if nth % 2 else self._both[::-1]
        n, rest = divmod(age, CHANGED_AFTER)
        last = CHANGED_AFTER * (VERSIONS - 1)
        if age >= 0 and rest == 0 and n < VERSIONS:
            boundaries.share(work, mine, boundary, n + 1, self._limit(rhythms.today(work, mine) + A_YEAR))
            replies.acknowledge(work, theirs, boundary, AcknowledgementIn(version=n + 1, heard=self._words()))
            replies.answer(work, theirs, boundary, RequestAnswerIn(version=n + 1, answer=RequestAnswer.yes))
        elif age == last + 1 and nth % 10 == 7:
            boundaries.take_back(work, mine, boundary)
        elif age > last and (age - last) % RENEWED_AFTER == 0 and nth % 10 not in (3, 7):
            boundaries.renew(work, mine, boundary, rhythms.today(work, mine) + A_YEAR)

    def _limit(self, review_on: date) -> BoundaryIn:
        return BoundaryIn(
            topic="time",
            protects=self._words(),
            limit=self._words(),
            my_part=self._words(),
            request=self._words(),
            ask_first=False,
            review_on=review_on,
            confidence=None,
        )

    def _ask(self, work: Work, ago: int) -> None:
        """Answered in each way by turns, or not at all; the last one is open."""
        mine, theirs = self._both if ago % 2 else self._both[::-1]
        ask, words = work.ids.uuid(), self._words()
        new = AskIn(to=[theirs.id], pack=PACK, purpose="time-to-talk", words=words, times=[], confidence=None)
        asks.send(work, mine, ask, new)
        if said := (None, AskAnswer.yes, AskAnswer.no, AskAnswer.not_now)[ago % 4]:
            answering.answer(work, theirs, ask, AskAnswerIn(answer=said, time=None))


def _card_of(kind: str, field: FieldIn) -> CardIn:
    return CardIn(kind=kind, pack=PACK, fields=[field])
