"""Cards for everyone: with the keyboard alone, from the right, and in German."""

from tests.e2e import cards, people
from tests.e2e.cards import look, share, theirs
from tests.e2e.conftest import MakesPhones
from tests.e2e.test_german import says_only_german
from tests.e2e.test_keyboard import Keyboard
from tests.e2e.test_right_to_left import ARABIC, SMALLEST, is_turned, turned
from tests.e2e.words import card_kind, says, speaking


def test_with_the_keyboard_alone(phone: MakesPhones) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    hope, thanks = card_kind("hope"), card_kind("appreciation")
    hands = Keyboard(ana)
    ana.open(f"{space}/cards")
    hands.reads(says("cardsTitle"))
    hands.press(thanks["write"])
    hands.reads(thanks["fields"][0]["label"])
    hands.press(says("nextExamples"))
    hands.press(thanks["examples"][0]["lines"][0])
    hands.press(says("next"))
    hands.reads(says("cardReviewTitle"))
    hands.press(says("cardMore"))
    hands.to(says("confidenceNone"))
    hands.keys.press("ArrowDown")
    hands.press(says("cardShare"))
    hands.reads(thanks["title"])

    share(ana, space, "hope", {"field": "hope", "words": "A long table"})
    reading = Keyboard(ben)
    ben.open(f"{space}/cards")
    reading.reads(says("cardsTitle"))
    reading.to(theirs("appreciation", "Ana"))
    reading.press(says("confidenceBetweenUs"))
    ben.sees(thanks["examples"][0]["lines"][0])
    ben.open(f"{space}/cards?kind=hope")
    reading.reads(hope["title"])
    reading.press(theirs("hope", "Ana"))
    reading.reads(theirs("hope", "Ana"))
    reading.press(hope["cheers"][0]["label"])
    ben.sees(says("cheerMine", words=hope["cheers"][0]["label"]))


def test_from_the_right(phone: MakesPhones) -> None:
    ana, ben = turned(phone("ana", passkeys=False, viewport=SMALLEST)), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    ana.open(f"{space}/cards/new?kind=hope")
    cards.to_the_whole(ana, "hope", ARABIC, ARABIC)
    is_turned(ana, "what they will see")
    ana.tap(says("cardShare"))
    ana.reads(card_kind("hope")["title"])
    is_turned(ana, "hopes")
    path = share(ben, space, "hope", {"field": "hope", "words": ARABIC}, confidence="between-us")
    look(ana, path)
    is_turned(ana, "a hope of somebody else")
    look(ana, f"{space}/cards?kind=preference")
    is_turned(ana, "line by line")
    look(ana, f"{space}/cards")
    is_turned(ana, "cards")


def test_in_german(phone: MakesPhones) -> None:
    with speaking("de"):
        ana, ben = (phone(name, passkeys=False, locale="de-DE") for name in ("ana", "ben"))
        space = people.settle(ana, ben)
        look(ana, f"{space}/cards")
        says_only_german(ana, "cards, none yet")
        ana.open(f"{space}/cards/new?kind=heads-up")
        little = card_kind("heads-up")["fields"][0]["options"][2]["label"]
        cards.to_the_whole(ana, "heads-up", little)
        says_only_german(ana, "what they will see")
        ana.tap(says("cardShare"))
        ana.reads(card_kind("heads-up")["title"])
        says_only_german(ana, "today")
        path = share(ben, space, "hope", {"field": "hope", "words": "Ein langer Tisch."}, confidence="ask-first")
        look(ana, path)
        ana.tap(card_kind("hope")["cheers"][0]["label"])
        ana.sees(says("cheerMine", words=card_kind("hope")["cheers"][0]["label"]))
        says_only_german(ana, "a hope, cheered")
        look(ana, f"{space}/cards?kind=preference")
        says_only_german(ana, "line by line")
        ana.open(f"{space}/cards/new")
        ana.reads(says("newCardTitle"))
        says_only_german(ana, "which kind")
