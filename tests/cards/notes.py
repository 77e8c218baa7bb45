"""Bodies of cards, and their ways, for the tests of this folder."""

from typing import Any

import httpx

from tests.world import Phone, made

FIRST: dict[str, dict[str, Any]] = {
    "appreciation": {"field": "words", "words": "You rang me at lunch"},
    "steady": {"field": "words", "words": "I am not against you"},
    "hope": {"field": "hope", "words": "A long table"},
    "difference": {"field": "me", "words": "I wake up slowly"},
    "preference": {"field": "line", "words": "Soup, and no advice"},
    "heads-up": {"field": "capacity", "choice": "little"},
    "hard-times": {"field": "helps", "words": "Sit with me"},
}


def card(kind: str = "appreciation", words: str | None = None, **more: Any) -> dict[str, Any]:
    """A body for PUT …/versions/n with the first field filled in."""
    filled = FIRST[kind] if words is None else FIRST[kind] | {"words": words}
    return {"kind": kind, "pack": 1, "fields": [filled], **more}


async def share(phone: Phone, name: str, n: int = 1, body: dict[str, Any] | None = None) -> httpx.Response:
    return await phone.put(f"/cards/{made(name)}/versions/{n}", body or card())


async def words_of(phone: Phone, query: str = "") -> list[str]:
    """The first words of what the phone's person may read, in the order it comes."""
    listed = (await phone.get(f"/cards{query}"))["cards"]
    return [one["fields"][0]["words"] or one["fields"][0]["choice"] for one in listed]
