"""Cards, screen by screen: Gil and Hana write to each other, in short texts of every kind."""

from collections.abc import Iterator

from tests.e2e import cards, people, repairs
from tests.e2e.cards import look, share, unfold
from tests.e2e.phone import Phone
from tests.e2e.stage import Scene, Stage
from tests.e2e.words import card_kind, says

WORDS = "When you rang me at lunch, I felt less alone with it. I had not expected that, and it carried me through."


def telling(stage: Stage) -> Iterator[Scene]:
    stage.open_door()
    gil, hana = stage.phone("gil", passkeys=False), stage.phone("hana", passkeys=False)
    space = people.settle(gil, hana, name="telling")
    look(gil, f"{space}/cards")
    yield "cards, none yet", gil
    yield from writing(gil, space)
    several(gil, hana, space)
    look(gil, f"{space}/cards")
    yield "cards", gil
    for kind in ("appreciation", "hope", "hard-times", "preference"):
        look(gil, f"{space}/cards?kind={kind}")
        yield f"cards of one kind, {kind}", gil
    gil.write(cards.label("preference"), "I like soup, and no advice.")
    gil.sees(says("readers", names="Hana"))
    yield "a line before it is added", gil
    look(hana, cards.path_of(space, "gil/hope"))
    yield "a hope of somebody else", hana
    hana.tap(card_kind("hope")["cheers"][0]["label"])
    hana.sees(says("cheerMine", words=card_kind("hope")["cheers"][0]["label"]))
    yield "a hope, cheered", hana
    look(gil, cards.path_of(space, "gil/hope"))
    yield "a card of my own", gil
    gil.tap(says("takeBackOne"))
    yield "a card, taking it back", gil
    look(gil, repairs.begun("mend", gil, hana, space=space))
    yield "a step, under what is steady", gil


def writing(phone: Phone, space: str) -> Iterator[Scene]:
    kind = card_kind("appreciation")
    phone.open(f"{space}/cards/new")
    phone.reads(says("newCardTitle"))
    yield "a new card, which kind", phone
    phone.open(f"{space}/cards/new?kind=appreciation")
    phone.reads(kind["fields"][0]["label"])
    unfold(phone, says("nextExamples"))
    yield "a new card, examples", phone
    phone.write(kind["fields"][0]["label"], WORDS)
    phone.sees(says("turnKept"))
    yield "a new card, words", phone
    phone.tap(says("next"))
    phone.reads(says("cardReviewTitle"))
    yield "a new card, the whole of it", phone
    unfold(phone, says("cardMore"))
    phone.choose(says("confidenceBetweenUs"))
    phone.page.get_by_role("checkbox", name=says("cardGoes")).check()
    yield "a new card, more choices", phone
    phone.write(says("cardLastDay"), "2020-01-01")
    yield "a new card, a last day that does not fit", phone
    phone.open(f"{space}/cards/new?kind=heads-up")
    phone.reads(cards.label("heads-up"))
    yield "how it is today", phone
    phone.tap(says("next"))
    phone.tap(says("next"))
    phone.sees(says("turnToField"))
    yield "a new card, something is missing", phone


def several(gil: Phone, hana: Phone, space: str) -> None:
    share(gil, space, "appreciation", {"field": "words", "words": WORDS})
    share(hana, space, "appreciation", {"field": "words", "words": "You can be silly."}, confidence="between-us")
    share(hana, space, "heads-up", {"field": "capacity", "choice": "little"}, {"field": "words", "words": "No sleep."})
    share(gil, space, "hope", {"field": "hope", "words": "A long table."}, {"field": "step", "words": "Ask Oskar."})
    share(hana, space, "hope", {"field": "hope", "words": "To swim properly."}, confidence="ask-first")
    share(gil, space, "steady", {"field": "words", "words": "Even when I am angry, I am not against you."})
    share(hana, space, "steady", {"field": "words", "words": "I come back at the time I said."})
    for n, line in enumerate(("I like long hugs.", "I like to know what will happen.", "I like small presents.")):
        share((gil, hana)[n % 2], space, "preference", {"field": "line", "words": line}, name=f"line/{n}")
    share(hana, space, "hard-times", {"field": "helps", "words": "Sit with me. Bring water. No questions."})
