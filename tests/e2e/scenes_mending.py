"""A way back, screen by screen: Eva and Finn go through it whole, from one neutral line to reading it again later."""

from collections.abc import Iterator
from datetime import date, timedelta

from tests.e2e import people
from tests.e2e import repairs as steps
from tests.e2e.phone import Phone
from tests.e2e.stage import Scene, Stage
from tests.e2e.words import ritual, says


def mending(stage: Stage) -> Iterator[Scene]:
    stage.open_door()
    eva, finn = stage.phone("eva", passkeys=False), stage.phone("finn", passkeys=False)
    space = people.settle(eva, finn, name="mending")
    eva.open(f"{space}/repairs")
    eva.sees(says("repairsEmpty"))
    yield "ways back, none yet", eva
    yield from beginning(eva, finn, space)
    path = eva.page.url.removeprefix(stage.server.url)
    yield from saying_what_happened(eva, finn, path)
    yield from hearing(eva, finn)
    review = stage.server.clock.now().date() + timedelta(days=8)
    yield from changing_something(eva, finn, path, review)
    stage.travel(eva, days=9)
    finn.sync_clock()
    yield from looking_again(eva, finn, space, path)


def beginning(eva: Phone, finn: Phone, space: str) -> Iterator[Scene]:
    eva.open(f"{space}/repairs/new")
    eva.reads(says("newRepairTitle"))
    eva.choose(f"{ritual('mend')['title']} {ritual('mend')['about']}")
    yield "ways back, which one", eva
    eva.tap(says("next"))
    eva.write(ritual("mend")["begin"]["ask"], "On Sunday evening in the kitchen a door was slammed.")
    eva.sees(says("turnKept"))
    yield "ways back, one neutral line", eva
    eva.tap(says("newRepairBegin"))
    eva.reads(says("consentWaits"))
    yield "a way back, not begun", eva
    finn.open(space)
    finn.sees(says("repairAsked"))
    yield "home, asked", finn
    finn.tap(says("repairAsked"), "link")
    finn.reads(says("consentTitle"))
    finn.choose(says("consentAlone"))
    yield "a way back, is it all right", finn
    finn.tap(says("consentSay"))
    finn.tap(says("aloneGoOn"), "link")
    finn.sees(says("aloneOnly"))
    yield "on my own", finn
    finn.tap(says("aloneBack"), "link")
    finn.tap(says("consentChange"))
    steps.consent(finn, "consentTogether")


def saying_what_happened(eva: Phone, finn: Phone, path: str) -> Iterator[Scene]:
    step = steps.step_of("mend", "what-happened")
    saw, felt, _ = step["fields"]
    finn.reads(step["title"])
    yield "a step", finn
    finn.tap(says("turnWrite"))
    finn.write(saw["label"], "You never listen. I said that I was late, and you looked away.")
    finn.sees(saw["notices"][0]["say"])
    finn.sees(says("turnKept"))
    yield "a step, a word in passing", finn
    finn.write(saw["label"], "I said that I was late, and you looked away.")
    finn.tap(says("next"))
    steps.fill(finn, felt, ["hurt", "angry", "lonely", "tired", "guilty"])
    yield "a step, feelings", finn
    finn.tap(says("next"))
    finn.tap(says("next"))
    finn.reads(says("turnReviewTitle"))
    yield "a step, the whole of it", finn
    finn.tap(says("turnSend"))
    finn.sees(says("waitsSealed"))
    yield "a step, waiting", finn
    finn.tap(says("restLink"))
    yield "letting it rest", finn
    finn.page.keyboard.press("Escape")
    eva.open(path)
    wrote = {"saw": "You came late and went to the window.", "felt": ["sad"], "needed": "To be asked how it was."}
    steps.take(eva, "mend", "what-happened", wrote)


def hearing(eva: Phone, finn: Phone) -> Iterator[Scene]:
    heard = steps.step_of("mend", "heard")
    eva.reads(heard["title"])
    eva.tap(says("heardSay"))
    yield "hearing", eva
    eva.write(heard["heard"]["ask"].replace("{name}", "Finn"), "You were late, and I did not look up.")
    eva.tap(says("heardSave", name="Finn"))
    eva.sees(says("heardWaits", name="Finn"))
    finn.page.reload()
    yield "hearing, does it fit", finn
    finn.tap(says("heedPartly"))
    finn.write(says("heedMissing"), "That I felt alone with it.")
    yield "hearing, it fits partly", finn
    finn.tap(says("heedPartlySay"))
    finn.sees(says("heedSaidPartly"))
    steps.say_back(finn, "mend", "heard", "Eva", "You would have liked to be asked.")
    eva.page.reload()
    eva.tap(says("heedYes"))
    eva.sees(says("heedSaidYes"))
    yield "hearing, once more", eva
    steps.say_back(eva, "mend", "heard", "Finn", "You were late, and alone with it.", anew=True)
    finn.page.reload()
    finn.tap(says("heedYes"))
    steps.take(finn, "mend", "my-part", {"part": "I slammed the door."})


def changing_something(eva: Phone, finn: Phone, path: str, review: date) -> Iterator[Scene]:
    plan, day = steps.step_of("mend", "change")["fields"]
    eva.open(path)
    steps.skip(eva, "mend", "my-part")
    finn.open(path)
    steps.take(finn, "mend", "apology", {"act": "I am sorry that I slammed the door."})
    eva.open(path)
    eva.sees("I am sorry that I slammed the door.")
    yield "a step, an answer if one likes", eva
    steps.skip(eva, "mend", "apology")
    eva.tap(says("turnWrite"))
    eva.tap(says("next"))
    yield "a step, a day", eva
    eva.write(day["label"], "2026-11-02")
    yield "a step, a day that does not fit", eva
    eva.tap(says("next"))
    eva.sees(says("turnToField"))
    yield "a step, something is missing", eva
    eva.tap(says("turnToField"))
    eva.write(plan["label"], "I look up first.")
    eva.tap(says("next"))
    eva.write(day["label"], review.isoformat())
    eva.tap(says("next"))
    eva.tap(says("turnSend"))
    eva.sees(says("waitsSealed"))
    steps.skip(finn, "mend", "change")
    finn.tap(says("turnWrite"))
    steps.fill(finn, steps.step_of("mend", "reconnect")["fields"][0], "walk")
    yield "a step, one of many", finn
    finn.tap(says("back"))
    steps.skip(finn, "mend", "reconnect")
    eva.open(path)
    steps.take(eva, "mend", "reconnect", {"way": "tea"})
    eva.reads(steps.step_of("mend", "follow-up")["title"])
    yield "a step, its day lies ahead", eva


def looking_again(eva: Phone, finn: Phone, space: str, path: str) -> Iterator[Scene]:
    eva.open(space)
    eva.sees(says("repairFollowUp"))
    yield "home, another look", eva
    eva.tap(says("repairFollowUp"), "link")
    steps.skip(eva, "mend", "follow-up")
    finn.open(path)
    steps.take(finn, "mend", "follow-up", {"holding": "holds"})
    finn.reads(says("endTitle"))
    yield "through the steps", finn
    finn.tap(says("endClose"))
    finn.sees(says("putAway"))
    yield "behind us", finn
    finn.open(f"{space}/repairs")
    finn.settles()
    yield "ways back", finn


def hearing_many(first: Phone, others: list[Phone], space: str, wrote: dict[str, str]) -> Iterator[Scene]:
    """A misunderstanding among many, with names and words of every kind. `wrote`: by whose phone it is."""
    path = steps.begun("misunderstanding", first, *others, space=space, line=max(wrote.values(), key=len))
    first.open(path)
    first.settles()
    yield "a step, with many", first
    for other in others:
        steps.send(other, path, "meant", {"field": "meant", "words": wrote[other.name]})
    steps.skip(first, "misunderstanding", "meant")
    first.control(says("heardSay")).first.click()
    yield "hearing, many", first
    first.open(f"{space}/repairs")
    first.settles()
    yield "ways back, a long line", first
