"""What people do with cards, a few taps at a time, and over the API."""

from typing import Any

from tests.e2e.people import call
from tests.e2e.phone import Phone
from tests.e2e.words import card_kind, says
from tests.world import made

Filled = dict[str, Any]
"""What fills a field, as the API takes it."""


def path_of(space: str, name: str) -> str:
    """A card's path in the app; `name` makes its id."""
    return f"{space}/cards/{made(f'card/{name}')}"


def share(phone: Phone, space: str, kind: str, *fields: Filled, name: str = "", **more: Any) -> str:
    """A card that someone shares, over the API. Its path in the app."""
    path = path_of(space, name or f"{phone.name}/{kind}")
    body = {"kind": kind, "pack": 1, "fields": fields, **more}
    call(phone, "PUT", f"{path.replace('/s/', '/spaces/')}/versions/1", body)
    return path


def look(phone: Phone, path: str) -> None:
    phone.sync_clock()
    phone.open(path)
    phone.settles()


def label(kind: str, field: int = 0) -> str:
    found: str = card_kind(kind)["fields"][field]["label"]
    return found


def theirs(kind: str, name: str) -> str:
    """The title over a card of somebody else's."""
    found: str = card_kind(kind)["theirs"]
    return found.replace("{name}", name)


def to_the_whole(phone: Phone, kind: str, *filled: str) -> None:
    """From the first field to the whole card: words, or the label of a choice; an empty one is left out."""
    for field, value in zip(card_kind(kind)["fields"], filled, strict=False):
        phone.reads(field["label"])
        if value and field["type"] == "choice":
            phone.choose(value)
        elif value:
            phone.write(field["label"], value)
        phone.tap(says("next"))
    for field in card_kind(kind)["fields"][len(filled) :]:
        phone.reads(field["label"])
        phone.tap(says("next"))
    phone.reads(says("cardReviewTitle"))


def unfold(phone: Phone, title: str) -> None:
    """Opens, or closes, what stands under this line."""
    phone.page.locator("summary", has_text=title).click()
