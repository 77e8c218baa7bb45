"""What people do with promises on their phones, a few taps at a time."""

from datetime import date
from typing import Any, Final

from tests.e2e.phone import Phone
from tests.e2e.words import check_in, content, says

KINDS: Final = {"experiment": "kindExperiment", "commitment": "kindCommitment", "ritual": "kindRitual"}


def pack() -> dict[str, Any]:
    """The partners' words for promises."""
    return content("partners/promises")


def asked(kind: str) -> str:
    """What is asked for the words of this kind."""
    words = check_in()["experiment"] if kind == "experiment" else pack()[kind]
    return str(words["ask"])


def begin(phone: Phone, space: str, kind: str) -> None:
    """From the list to the words."""
    phone.open(f"{space}/promises")
    phone.tap(says("promisesNew"), "link")
    phone.reads(says("newTitle"))
    phone.choose(says(KINDS[kind]))
    phone.tap(says("next"))
    phone.reads(asked(kind))


def share(phone: Phone) -> None:
    """From the last step to the promise itself."""
    phone.reads(says("lastTitle"))
    phone.tap(says("shareNew"))
    phone.sees(says("goingOn"))


def promise(phone: Phone, space: str, words: str, review_on: date | None = None) -> str:
    """An experiment, or a commitment until a day. Its path."""
    kind = "experiment" if review_on is None else "commitment"
    begin(phone, space, kind)
    phone.write(asked(kind), words)
    phone.tap(says("next"))
    if review_on is not None:
        phone.write(says("lastReviewDay"), review_on.isoformat())
    share(phone)
    return phone.page.url.removeprefix(phone.server.url)
