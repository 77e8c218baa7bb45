"""Asks, screen by screen: Gina asks Hugo, he answers, and she reads it; then three of them."""

import re
from collections.abc import Iterator
from datetime import timedelta

from tests.e2e import asks, people
from tests.e2e.phone import Phone
from tests.e2e.stage import Scene, Stage
from tests.e2e.words import begins, says

WORDS = "My sister called, and it was hard. I’d like to tell you about it, tonight or tomorrow. Listening is plenty."


def asking(stage: Stage) -> Iterator[Scene]:
    stage.open_door()
    gina, hugo = stage.phone("gina", passkeys=False), stage.phone("hugo", passkeys=False)
    space = people.settle(gina, hugo, name="asking")
    gina.open(f"{space}/asks")
    gina.sees(says("asksEmpty"))
    yield "asks, none yet", gina
    yield from writing(stage, gina, space)
    yield from answering(stage, gina, hugo, space)
    yield from refused(gina, space)
    yield from resting(stage, gina, hugo, space)
    yield from among_many(stage)


def writing(stage: Stage, gina: Phone, space: str) -> Iterator[Scene]:
    heard = asks.purpose("be-heard")
    gina.tap(says("asksNew"), "link")
    gina.reads(says("newAskWhatTitle"))
    yield "asks, what for", gina
    gina.choose(f"{heard['name']} {heard['about']}")
    gina.tap(says("next"))
    gina.write(heard["ask"], WORDS)
    gina.page.get_by_text(says("newAskExamples")).click()
    gina.sees(says("turnKept"))
    yield "asks, the words", gina
    gina.tap(says("next"))
    gina.tap(says("newAskTimeFirst"))
    gina.write(says("newAskTime", n=1), "2020-01-01T12:00")
    gina.tap(says("newAskTimeMore"))
    gina.tap(says("next"))
    gina.sees(says("problemTimePast"))
    yield "asks, times", gina
    now = stage.server.clock.now()
    for n, span in ((1, timedelta(hours=9)), (2, timedelta(days=4))):
        gina.write(says("newAskTime", n=n), (now + span).strftime("%Y-%m-%dT%H:%M"))
    gina.choose(says("confidenceBetweenUs"))
    gina.tap(says("next"))
    gina.reads(says("newAskSeenTitle"))
    yield "asks, what they will see", gina
    asks.send(gina)
    gina.sees(begins("askMineOpen"))
    yield "an ask of mine, open", gina


def answering(stage: Stage, gina: Phone, hugo: Phone, space: str) -> Iterator[Scene]:
    path = gina.page.url.removeprefix(stage.server.url)
    hugo.open(f"{space}/asks")
    hugo.sees(says("asksForYou"))
    yield "asks, one for me", hugo
    asks.open_theirs(hugo, space, "be-heard", "Gina")
    yield "an ask of another, kept between us", hugo
    hugo.page.get_by_text(says("confidenceBetweenUs")).click()
    asks.choose(hugo, "askYes")
    hugo.sees(says("askYesTime"))
    yield "an ask of another, yes", hugo
    asks.choose(hugo, "askNotNow")
    hugo.sees(says("askNotNowTime"))
    yield "an ask of another, not now", hugo
    now = stage.server.clock.now()
    hugo.write(says("askNotNowTime"), (now + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M"))
    hugo.tap(says("askAnswerSay"))
    hugo.sees(asks.pack()["replies"]["not_now"]["mine"])
    yield "an ask of another, answered", hugo
    gina.open(path)
    gina.reads(asks.reply("not_now", "title", "Hugo"))
    yield "an ask of mine, not now", gina
    asks.answered(hugo, path, "yes")
    gina.open(path)
    gina.reads(asks.reply("yes", "title", "Hugo"))
    yield "an ask of mine, yes", gina
    asks.answered(hugo, path, "no")
    gina.open(path)
    gina.reads(asks.reply("no", "title", "Hugo"))
    yield "an ask of mine, no", gina


def refused(gina: Phone, space: str) -> Iterator[Scene]:
    gina.expected.append("status of 409")
    asks.write(gina, space, "be-heard", WORDS)
    gina.tap(says("newAskSend"))
    gina.sees(begins("problemAskSaidNo"))
    yield "asks, after a no", gina


def resting(stage: Stage, gina: Phone, hugo: Phone, space: str) -> Iterator[Scene]:
    path = asks.asked(gina, space, "Hugo", ask="resting", name="solve")
    stage.travel(gina, days=8)
    hugo.sync_clock()
    gina.open(path)
    gina.sees(says("askMineRests"))
    yield "an ask of mine, resting", gina
    gina.tap(says("askTakeBack"))
    yield "an ask of mine, taking it back", gina
    gina.page.keyboard.press("Escape")
    gina.open(f"{space}/asks")
    gina.sees(re.compile(re.escape(says("asksAnswered")) + "$"))
    yield "asks, earlier", gina


def among_many(stage: Stage) -> Iterator[Scene]:
    ida, jan, kim = (stage.phone(name, passkeys=False) for name in ("ida", "jan", "kim"))
    space = people.settle(ida, jan, kim, name="several")
    stage.travel(ida, days=7)
    ida.open(f"{space}/asks/new")
    ida.reads(says("newAskWhomTitle"))
    yield "asks, whom", ida
    path = asks.asked(ida, space, "Jan", "Kim", ask="of several", name="solve")
    asks.answered(jan, path, "yes")
    asks.answered(kim, path, "no")
    ida.open(path)
    ida.sees(asks.reply("no", "title", "Kim"))
    yield "an ask of mine, two answers", ida
