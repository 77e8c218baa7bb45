"""Limits, screen by screen: Ida states one and Jon reads it, up to its renewal and its withdrawal."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from tests.e2e import people
from tests.e2e.phone import Phone
from tests.e2e.stage import Scene, Stage
from tests.e2e.words import begins, content, says
from tests.proof.ways import limit
from tests.world import made

LONG: Final = "On the days on which I work late I come home and want an hour in which nobody asks me anything. " * 3
UNBROKEN: Final = "Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 2
SAID: Final = {
    "protects": "That we see each other at dinner",
    "limit": "I don’t look at a phone at the table, and I don’t want to talk to one.",
    "my_part": "I put mine in the drawer, and I get up when it is too much.",
    "request": "Would you leave yours in the hall?",
}


def words() -> dict[str, dict[str, str]]:
    """What is asked on the way to a limit."""
    found: dict[str, dict[str, str]] = content("partners/boundaries")
    return found


def topic(name: str) -> str:
    """What a topic is called."""
    return next(str(one["title"]) for one in content("partners/boundaries")["topics"] if one["id"] == name)


def state(phone: Phone, space: str, said: dict[str, str] = SAID, *, about: str = "phones") -> None:
    """From the list to the screen that shows what the others will see."""
    phone.open(f"{space}/boundaries/new")
    phone.reads(says("newBoundaryTopic"))
    phone.choose(topic(about))
    phone.tap(says("next"))
    for part in ("protects", "limit", "my_part", "request"):
        phone.reads(words()[part]["ask"])
        phone.write(words()[part]["ask"], said.get(part, ""))
        phone.tap(says("next"))
    phone.reads(says("newBoundaryMoreTitle"))
    phone.tap(says("next"))
    phone.reads(says("newBoundarySeenTitle"))


def share(phone: Phone, space: str) -> str:
    """The address of what is shared."""
    phone.tap(says("newBoundaryShare"))
    phone.reads(says("boundaryMine"))
    return phone.page.url.removeprefix(phone.server.url)


def limits(stage: Stage) -> Iterator[Scene]:
    stage.open_door()
    ida, jon = stage.phone("ida", passkeys=False), stage.phone("jon", passkeys=False)
    space = people.settle(ida, jon, name="limits")
    ida.open(f"{space}/boundaries")
    ida.sees(says("boundariesEmpty"))
    yield "limits, none yet", ida
    yield from stating(ida, space)
    path = ida.page.url.removeprefix(stage.server.url)
    yield from reading(jon, path)
    ida.page.reload()
    ida.sees(says("boundaryReplyNo", name="Jon"))
    yield "a limit of mine, answered no", ida
    yield from changing(ida, jon, path)
    yield from lapsing(stage, ida, jon, space, path)


def stating(ida: Phone, space: str) -> Iterator[Scene]:
    ida.tap(says("boundariesNew"), "link")
    ida.reads(says("newBoundaryTopic"))
    yield "a new limit", ida
    ida.choose(topic("phones"))
    ida.tap(says("next"))
    ida.reads(words()["protects"]["ask"])
    yield "a new limit, examples", ida
    ida.tap(says("next"))
    ida.sees(says("newBoundaryBlank"))
    yield "a new limit, nothing written", ida
    for part in ("protects", "limit", "my_part", "request"):
        ida.reads(words()[part]["ask"])
        ida.write(words()[part]["ask"], SAID[part])
        if part == "limit":
            ida.sees(says("turnKept"))
            yield "a new limit, written", ida
        ida.tap(says("next"))
    ida.reads(says("newBoundaryMoreTitle"))
    yield "a new limit, how it is read", ida
    ida.choose(says("confidenceBetweenUs"))
    ida.tap(says("next"))
    ida.reads(says("newBoundarySeenTitle"))
    yield "a new limit, what will be seen", ida
    ida.tap(says("newBoundaryKeep"))
    ida.sees(says("boundaryPrivateLead"))
    yield "a limit of mine, private", ida
    ida.tap(says("boundaryEdit"), "link")
    ida.reads(says("newBoundarySeenTitle"))
    ida.tap(says("newBoundaryShare"))
    ida.sees(says("boundaryRepliesNone"))
    yield "a limit of mine, shared", ida


def reading(jon: Phone, path: str) -> Iterator[Scene]:
    jon.open(path)
    jon.reads(says("boundaryTheirs", name="Ida"))
    yield "a limit of another’s, marked", jon
    jon.page.get_by_text(says("confidenceBetweenUs")).click()
    jon.sees(SAID["limit"])
    yield "a limit of another’s", jon
    jon.tap(says("boundaryAnswerNo"))
    jon.sees(says("boundaryAnsweredNo"))
    jon.tap(says("boundaryHeardWrite"))
    jon.write(says("boundaryHeardLabel"), "Dinner is for the two of us.")
    yield "a limit of another’s, saying what I heard", jon
    jon.tap(says("boundaryHeardSend", name="Ida"))
    jon.sees(says("boundaryAckSaid"))
    yield "a limit of another’s, answered", jon


def changing(ida: Phone, jon: Phone, path: str) -> Iterator[Scene]:
    ida.tap(says("boundaryChange"), "link")
    ida.reads(says("newBoundarySeenTitle"))
    yield "a change to a limit", ida
    ida.tap(words()["limit"]["ask"])
    ida.write(words()["limit"]["ask"], "No phones in the kitchen. " + UNBROKEN)
    ida.tap(says("newBoundaryDone"))
    ida.tap(words()["request"]["ask"])
    ida.write(words()["request"]["ask"], "")
    ida.tap(says("newBoundaryDone"))
    ida.reads(says("newBoundarySeenTitle"))
    ida.tap(says("newBoundaryShareChange"))
    ida.reads(says("boundaryMine"))
    jon.open(path)
    jon.page.get_by_text(says("confidenceBetweenUs")).click()
    jon.page.get_by_text(says("boundaryEarlierTitle")).click()
    jon.sees(says("boundaryEarlierChanged"))
    yield "a limit, compared", jon


def lapsing(stage: Stage, ida: Phone, jon: Phone, space: str, path: str) -> Iterator[Scene]:
    inside = space.replace("/s/", "/spaces/")
    day = stage.server.clock.now().date()
    for n, (phone, text) in enumerate(((ida, LONG), (jon, "Sunday mornings"), (jon, UNBROKEN))):
        body = limit(phone.name, n, day) | {"limit": text, "confidence": "ask-first" if n == 1 else None}
        body |= {"review_on": str(day + timedelta(days=90))}
        people.call(phone, "PUT", f"{inside}/boundaries/{made(f'limits/{n}')}/versions/1", body)
    people.call(jon, "DELETE", f"{inside}/boundaries/{made('limits/2')}")
    soon = {"review_on": str(day + timedelta(days=2))}
    people.call(ida, "PUT", f"{path.replace('/s/', '/spaces/')}/review-day", soon)
    stage.travel(ida, days=3)
    jon.sync_clock()
    ida.open(f"{space}/boundaries")
    ida.settles()
    yield "limits", ida
    ida.open(path)
    ida.sees(says("boundaryLapsedLead"))
    yield "a limit of mine, lapsed", ida
    ida.control(says("boundaryDeleteLink")).click()
    ida.sees(says("boundaryDeleteMeans"))
    yield "a limit of mine, deleting", ida
    ida.page.keyboard.press("Escape")
    ida.tap(begins("boundaryRenewOneTap"))
    ida.sees(says("boundaryWithdrawLink"))
    ida.tap(says("boundaryWithdrawLink"))
    yield "a limit of mine, withdrawing", ida
    ida.page.get_by_role("dialog").get_by_role("button", name=says("boundaryWithdrawLink")).click()
    ida.sees(begins("boundaryWithdrawnMine"))
    yield "a limit of mine, withdrawn", ida
    jon.open(f"{space}/boundaries")
    jon.sees(says("boundariesWithdrawn", name="Ida"))
    yield "limits, one withdrawn", jon
