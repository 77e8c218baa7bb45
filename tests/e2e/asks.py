"""What people do with asks, a few taps at a time."""

from functools import cache
from typing import Any

import yaml

from tests.e2e.people import call
from tests.e2e.phone import Phone
from tests.e2e.words import CONTENT, says, spoken
from tests.world import made


@cache
def _pack(language: str) -> Any:
    text = (CONTENT / language / "partners/asks.1.yaml").read_text("utf-8")
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - all of it is text; `no` is a word


def pack() -> Any:
    """What partners can ask for, version 1."""
    return _pack(spoken())


def purpose(name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in pack()["purposes"] if one["id"] == name)
    return found


def theirs(name: str, who: str) -> str:
    """The title over an ask where it is answered."""
    return str(purpose(name)["theirs"]).replace("{name}", who)


def reply(said: str, part: str, who: str) -> str:
    """What is said about an answer: its title or its text, to who asked."""
    return str(pack()["replies"][said][part]).replace("{name}", who)


def write(phone: Phone, space: str, name: str, words: str, *, whom: str | None = None) -> None:
    """From anywhere to what they will see. `whom`: where there are several to choose from."""
    phone.open(f"{space}/us")
    phone.tap(says("usAsks"), "link")
    phone.tap(says("asksNew"), "link")
    if whom:
        phone.reads(says("newAskWhomTitle"))
        phone.choose(whom)
        phone.tap(says("next"))
    phone.reads(says("newAskWhatTitle"))
    phone.choose(f"{purpose(name)['name']} {purpose(name)['about']}")
    phone.tap(says("next"))
    phone.reads(purpose(name)["ask"])
    phone.write(purpose(name)["ask"], words)
    phone.tap(says("next"))
    phone.reads(says("newAskTimesTitle"))
    phone.tap(says("next"))
    phone.reads(says("newAskSeenTitle"))


def send(phone: Phone) -> str:
    """From what they will see to the ask's own page. Its path in the app."""
    phone.tap(says("newAskSend"))
    phone.page.wait_for_url("**/asks/*-*")
    phone.settles()
    return phone.page.url.removeprefix(phone.server.url)


def choose(phone: Phone, key: str) -> None:
    """One of the three answers."""
    phone.page.get_by_role("radio", name=says(key), exact=True).check()


def open_theirs(phone: Phone, space: str, name: str, who: str) -> None:
    """From the list to an ask that waits for an answer."""
    phone.open(f"{space}/asks")
    phone.page.get_by_role("link").filter(has_text=theirs(name, who)).first.click()
    phone.reads(theirs(name, who))


def asked(phone: Phone, space: str, *to: str, ask: str = "one", name: str = "comfort", **more: Any) -> str:
    """An ask, over the API; `to` are names. Its path in the app."""
    inside = space.replace("/s/", "/spaces/")
    members = {one["name"]: one["id"] for one in call(phone, "GET", inside)["members"]}
    words = {"words": "Could you hold me for a bit?", "times": [], "confidence": None} | more
    body = {"to": [members[who] for who in to], "pack": 1, "purpose": name, **words}
    call(phone, "PUT", f"{inside}/asks/{made(f'ask/{ask}')}", body)
    return f"{space}/asks/{made(f'ask/{ask}')}"


def answered(phone: Phone, path: str, said: str, time: str | None = None) -> None:
    call(phone, "PUT", f"{path.replace('/s/', '/spaces/')}/answer", {"answer": said, "time": time})
