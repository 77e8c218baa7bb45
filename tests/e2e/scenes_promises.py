"""What we hold to, screen by screen: Gil tries something, keeps it as a ritual, and changes it; Ida reads it."""

from collections.abc import Iterator

from tests.e2e import people, promises
from tests.e2e.phone import Phone
from tests.e2e.stage import Scene, Stage
from tests.e2e.words import says


def promising(stage: Stage) -> Iterator[Scene]:
    stage.open_door()
    gil, ida = stage.phone("gil", passkeys=False), stage.phone("ida", passkeys=False)
    space = people.settle(gil, ida, name="promising")
    gil.open(f"{space}/promises")
    gil.sees(says("promisesEmpty"))
    yield "what we hold to, nothing yet", gil
    yield from trying(gil, space)
    path = gil.page.url.removeprefix(stage.server.url)
    stage.travel(gil, days=8)
    ida.sync_clock()
    gil.open(path)
    gil.sees(says("goingOnBack"))
    yield "an experiment came back", gil
    yield from keeping(gil)
    ida.open(path)
    ida.page.get_by_text(says("earlierWords")).click()
    yield "a ritual, another’s and between us", ida
    promises.promise(ida, space, "I call when I am late, and say when I will be there.", None)
    gil.open(f"{space}/promises")
    gil.settles()
    yield "what we hold to", gil
    gil.open(path)
    gil.page.get_by_text(says("promiseEnding")).click()
    gil.tap(says("endLetGo"))
    gil.sees(says("oneLetGo"))
    yield "a ritual, let go", gil


def trying(gil: Phone, space: str) -> Iterator[Scene]:
    gil.open(f"{space}/promises/new")
    gil.reads(says("newTitle"))
    gil.tap(says("next"))
    gil.sees(says("newKindChoose"))
    yield "a promise, which kind", gil
    gil.choose(says("kindExperiment"))
    gil.tap(says("next"))
    gil.tap(says("next"))
    gil.sees(says("newWordsNeeded"))
    yield "a promise, its words", gil
    gil.write(promises.asked("experiment"), "A cup of tea on the balcony, before anyone opens a laptop.")
    gil.sees(says("turnKept"))
    gil.tap(says("next"))
    gil.reads(says("lastTitle"))
    yield "a promise, before it is shared", gil
    gil.tap(says("shareNew"))
    gil.sees(says("goingOn"))
    yield "a promise", gil


def keeping(gil: Phone) -> Iterator[Scene]:
    gil.tap(says("keepAsRitual"), "link")
    gil.write(promises.asked("ritual"), "")
    yield "a ritual, examples", gil
    gil.tap(promises.pack()["ritual"]["examples"][0]["words"])
    gil.tap(says("next"))
    gil.reads(says("oftenTitle"))
    gil.choose(says("oftenByWeek"))
    gil.page.get_by_role("checkbox", name="Sunday").check()
    yield "a ritual, on which days", gil
    gil.choose(says("oftenByMonth"))
    yield "a ritual, once a month", gil
    gil.choose(says("oftenByWeek"))
    gil.tap(says("next"))
    gil.reads(says("aboutTitle"))
    yield "a ritual, how it goes", gil
    gil.tap(says("next"))
    gil.reads(says("lastTitle"))
    gil.choose(says("confidenceBetweenUs"))
    gil.write(says("lastReviewDay"), "2026-01-01")
    yield "a ritual, before it is shared", gil
    gil.write(says("lastReviewDay"), "2027-02-01")
    gil.tap(says("shareChange"))
    gil.sees(says("nextDays"))
    yield "a ritual", gil
