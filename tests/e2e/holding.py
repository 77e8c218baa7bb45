"""What members share with each other, settled over the API in a moment."""

from datetime import date, timedelta
from typing import Any, Final

from tests.e2e.people import call
from tests.e2e.phone import Phone
from tests.world import made

LIMIT: Final = "After nine in the evening I don’t talk about money."
TEA: Final = "Tea together, without phones."
THANKS: Final = "When you rang me at lunch, I felt less alone with it."
STEADY: Final = "I am on your side, also when I am angry."
ASK: Final = "Ten minutes tonight, only to listen?"


def share(phone: Phone, space: str, today: date) -> None:
    """One of each: a boundary, a ritual of today, an ask to everyone, thanks that are between us, a steady sentence."""
    inside = space.replace("/s/", "/spaces/")
    others = [one["id"] for one in call(phone, "GET", inside)["members"] if not one["me"]]
    later = str(today + timedelta(days=90))
    boundary = {
        "topic": None,
        "protects": "My sleep.",
        "limit": LIMIT,
        "my_part": "I say “tomorrow”, and I write it down.",
        "request": None,
        "ask_first": False,
        "review_on": later,
        "confidence": None,
    }
    ritual = {"rule": "FREQ=DAILY", "first_on": str(today), "at": "18:30", "minutes": 20}
    promise = {"kind": "ritual", "words": TEA, "review_on": later, "ritual": ritual}
    ask = {"to": others, "pack": 1, "purpose": "be-heard", "words": ASK, "times": [], "confidence": None}
    call(phone, "PUT", f"{inside}/boundaries/{made('limit')}/versions/1", boundary)
    call(phone, "PUT", f"{inside}/promises/{made('tea')}/versions/1", promise)
    call(phone, "PUT", f"{inside}/asks/{made('listen')}", ask)
    call(phone, "PUT", f"{inside}/cards/{made('thanks')}/versions/1", card("appreciation", THANKS, "between-us"))
    call(phone, "PUT", f"{inside}/cards/{made('steady')}/versions/1", card("steady", STEADY))


def card(kind: str, words: str, confidence: str | None = None) -> dict[str, Any]:
    return {"kind": kind, "pack": 1, "fields": [{"field": "words", "words": words}], "confidence": confidence}
