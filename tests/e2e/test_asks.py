"""Asks between phones: a no and the second try, a yes with a time, silence, and a third who sees nothing."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from tests.e2e import asks, people
from tests.e2e.conftest import MakesPhones
from tests.e2e.phone import Phone
from tests.e2e.server import Served
from tests.e2e.test_german import says_only_german
from tests.e2e.test_keyboard import Keyboard
from tests.e2e.test_offline import ON_DEVICE
from tests.e2e.test_right_to_left import ARABIC, SMALLEST, is_turned, turned
from tests.e2e.words import begins, says, speaking

SAID = ("askYes", "askNotNow", "askNo")
WORDS = "Could you hold me for a bit, canary-words?"


def travel(server: Served, *phones: Phone, **span: float) -> None:
    server.clock.advance(**span)
    for phone in phones:
        phone.sync_clock()


def pressable(phone: Phone) -> list[str]:
    """What can be pressed on the screen, outside the bar on top."""
    main = phone.page.get_by_role("main")
    return [*main.get_by_role("button").all_inner_texts(), *main.get_by_role("link").all_inner_texts()]


def test_a_no_and_the_second_try(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)

    # Ana asks. What Ben will see, and that it is Ben, stands there before; a reload loses nothing.
    asks.write(ana, space, "comfort", WORDS)
    ana.sees(says("readers", names="Ben"))
    ana.sees(asks.theirs("comfort", "Ana"))
    ana.sees(says("turnKept"))
    ana.page.reload()
    ana.reads(says("newAskSeenTitle"))
    ana.sees(WORDS)
    path = asks.send(ana)
    ana.sees(begins("askMineOpen"))

    # Ben says no. No reason is asked; one calm line, and he can change it.
    asks.open_theirs(ben, space, "comfort", "Ana")
    ben.sees(WORDS)
    ben.sees(says("askToMeAlone"))
    expect(ben.page.get_by_role("main").get_by_role("textbox")).to_have_count(0)
    boxes = [ben.page.get_by_role("radio", name=says(key), exact=True).locator("..").bounding_box() for key in SAID]
    assert len({(box["width"], box["height"]) for box in boxes if box}) == 1, "the three are of the same size"
    ben.tap(says("askAnswerSay"))
    ben.sees(begins("askAnswerChoose"))
    asks.choose(ben, "askNo")
    ben.tap(says("askAnswerSay"))
    ben.sees(asks.pack()["replies"]["no"]["mine"])

    # Ana reads it on a kind screen, on which there is nothing to press but back.
    ana.open(path)
    ana.reads(asks.reply("no", "title", "Ben"))
    ana.sees(asks.reply("no", "text", "Ben"))
    assert pressable(ana) == [says("askBack")]

    # Other words are no way round it. The day is named, and the words stay.
    ana.expected.append("status of 409")
    asks.write(ana, space, "comfort", "Or only for a minute?")
    ana.tap(says("newAskSend"))
    ana.sees(says("problemAskSaidNo", day="Monday, 30 November"))
    travel(server, ana, ben, days=6)
    ana.tap(says("newAskSend"))
    ana.sees(begins("problemAskSaidNo"))
    travel(server, ana, ben, days=1)
    ana.page.reload()
    ana.sees("Or only for a minute?")
    again = asks.send(ana)
    assert again != path
    assert "Or only for a minute?" not in str(ana.page.evaluate(ON_DEVICE))
    ana.open(f"{space}/asks/new")
    ana.reads(says("newAskWhatTitle"))
    expect(ana.page.get_by_role("radio", checked=True)).to_have_count(0)


def test_a_yes_with_a_time_and_another_after_it(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    ana.open(f"{space}/asks/new")
    talk = asks.purpose("time-to-talk")
    ana.choose(f"{talk['name']} {talk['about']}")
    ana.tap(says("next"))
    ana.write(talk["ask"], "About the summer.")
    ana.tap(says("next"))
    ana.tap(says("newAskTimeFirst"))
    ana.write(says("newAskTime", n=1), "2026-11-28T15:00")
    ana.tap(says("newAskTimeMore"))
    ana.write(says("newAskTime", n=2), "2026-12-24T15:00")
    ana.tap(says("next"))
    ana.sees(says("problemTimeTooFar"))
    ana.tap(says("newAskTimeLess", n=2))
    ana.choose(says("confidenceBetweenUs"))
    ana.tap(says("next"))
    path = asks.send(ana)

    # The mark comes before the words. Ben's clock is another one, and he reads it as his own shows it.
    asks.open_theirs(ben, space, "time-to-talk", "Ana")
    expect(ben.page.get_by_text("About the summer.")).not_to_be_visible()
    ben.page.get_by_text(says("confidenceBetweenUs")).click()
    ben.sees("About the summer.")
    asks.choose(ben, "askYes")
    ben.choose("Saturday, 15:00")
    ben.tap(says("askAnswerSay"))
    ben.sees(says("askYouSaidTime", answer=says("askYes"), when="Saturday, 15:00"))
    ana.open(path)
    ana.reads(asks.reply("yes", "title", "Ben"))
    ana.sees(says("askTimeChosen", when="Saturday, 15:00"))

    # He may change it while it is open, and take it back later.
    ben.tap(says("askAnswerChange"))
    asks.choose(ben, "askNotNow")
    ben.write(says("askNotNowTime"), "2026-11-29T10:00")
    ben.tap(says("askAnswerSay"))
    ben.sees(asks.pack()["replies"]["not_now"]["mine"])
    ana.open(path)
    ana.sees(says("askTimeNamed", when="Sunday, 10:00"))
    travel(server, ana, ben, days=8)
    ben.open(path)
    ben.sees(says("askAnswerRests"))
    ben.tap(says("askAnswerUnsay"))
    ben.reads(says("asksTitle"))
    ben.sees(says("asksEmpty"))
    ana.open(path)
    ana.sees(says("askMineRests"))


def test_silence_and_never_having_looked_are_the_same(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    looked = asks.asked(ana, space, "Ben", ask="looked at")
    unseen = asks.asked(ana, space, "Ben", ask="never seen", name="solve", words="Could you hold me for a bit?")
    ben.open(looked)
    ben.settles()
    asks.choose(ben, "askNo")
    for days in (0, 8):
        travel(server, ana, ben, days=days)
        told = []
        for path in (looked, unseen):
            ana.open(path)
            ana.settles()
            told.append(ana.page.get_by_role("main").inner_text())
        same = [asks.purpose(name)[part] for name in ("comfort", "solve") for part in ("name", "about")]
        one, other = (re.sub("|".join(map(re.escape, same)), "", text) for text in told)
        assert one == other
    ana.sees(says("askMineRests"))
    ben.expected.append("status of 404")
    ben.open(looked)
    ben.reads(says("notHereTitle"))
    ben.open(f"{space}/asks")
    ben.sees(says("asksEmpty"))


def test_a_third_sees_nothing(phone: MakesPhones, server: Served) -> None:
    ana, ben, cleo = (phone(name, passkeys=False) for name in ("ana", "ben", "cleo"))
    space = people.settle(ana, ben, cleo)
    travel(server, ana, ben, cleo, days=7)
    asks.write(ana, space, "comfort", WORDS, whom="Ben")
    ana.sees(says("newAskSeenAlone", names="Ben"))
    path = asks.send(ana)
    for where in ("", "/asks", "/us"):
        cleo.open(space + where)
        cleo.settles()
    cleo.expected.append("status of 404")
    cleo.open(path)
    cleo.reads(says("notHereTitle"))
    assert "canary-words" not in "".join(said.body for said in server.said_to("cleo"))

    # To everyone: neither of them learns who else was asked, or what they say.
    asks.write(ana, space, "solve", "Who brings the cake?", whom=says("newAskEveryone"))
    ana.sees(says("newAskSeenSeveral"))
    path = asks.send(ana)
    asks.open_theirs(ben, space, "solve", "Ana")
    ben.sees(says("askToSeveral"))
    asks.choose(ben, "askYes")
    ben.tap(says("askAnswerSay"))
    ben.sees(asks.pack()["replies"]["yes"]["mine"])
    asks.open_theirs(cleo, space, "solve", "Ana")
    assert "Ben" not in cleo.page.get_by_role("main").inner_text()
    ana.open(path)
    ana.sees(asks.reply("yes", "title", "Ben"))
    assert "Cleo" not in "".join(ana.page.get_by_role("heading").all_inner_texts())


def test_who_begins_with_the_next_check_in_cannot_be_asked_yet(phone: MakesPhones, server: Served) -> None:
    ana, ben, cleo, dora = (phone(name, passkeys=False) for name in ("ana", "ben", "cleo", "dora"))
    space = people.settle(ana, ben, cleo, dora)
    cleo.expected.append("status of 422")
    asks.write(cleo, space, "comfort", WORDS, whom=says("newAskEveryone"))
    cleo.tap(says("newAskSend"))
    cleo.sees(says("problemAskWhom"))
    cleo.sees(WORDS)
    travel(server, ana, ben, cleo, dora, days=7)
    asks.send(cleo)
    asks.open_theirs(dora, space, "comfort", "Cleo")
    dora.sees(says("askToSeveral"))


def test_nothing_is_lost_while_a_time_out_runs(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    asks.write(ana, space, "comfort", WORDS)
    until = (server.clock.now() + timedelta(minutes=30)).isoformat()
    pause = f"{space.replace('/s/', '/spaces/')}/time-out/7e4d0000-0000-4000-8000-000000000001"
    people.call(ben, "PUT", pause, {"returns_at": until})
    ana.expected.append("status of 409")
    ana.tap(says("newAskSend"))
    ana.sees(says("problemTimeOutRuns", when="10:30"))
    ana.sees(WORDS)
    travel(server, ana, ben, minutes=31)
    asks.send(ana)
    ana.sees(begins("askMineOpen"))


def test_with_the_keyboard_alone(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    hands = Keyboard(ana)
    ana.open(f"{space}/asks")
    hands.reads(says("asksTitle"))
    hands.press(says("asksNew"))
    hands.reads(says("newAskWhatTitle"))
    hands.press(says("next"))
    ana.sees(says("newAskChoose"))
    hands.to(asks.purpose("be-heard")["name"], back=True)
    hands.keys.press("ArrowDown")
    hands.press(says("next"))
    comfort = asks.purpose("comfort")
    hands.reads(comfort["ask"])
    hands.fill(comfort["ask"], WORDS)
    hands.press(says("next"))
    hands.reads(says("newAskTimesTitle"))
    hands.press(says("next"))
    hands.reads(says("newAskSeenTitle"))
    hands.press(says("newAskSend"))
    hands.reads(comfort["name"])

    answering = Keyboard(ben)
    ben.open(f"{space}/asks")
    answering.reads(says("asksTitle"))
    answering.press(asks.theirs("comfort", "Ana"))
    answering.reads(asks.theirs("comfort", "Ana"))
    answering.to(says("askYes"))
    answering.keys.press("ArrowDown")
    answering.keys.press("ArrowDown")
    answering.press(says("askAnswerSay"))
    answering.reads(asks.theirs("comfort", "Ana"))
    ben.sees(asks.pack()["replies"]["no"]["mine"])


def test_from_the_right(phone: MakesPhones, server: Served) -> None:
    ana, ben = turned(phone("ana", passkeys=False, viewport=SMALLEST)), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    asks.write(ana, space, "comfort", ARABIC)
    is_turned(ana, "what they will see")
    path = asks.send(ana)
    is_turned(ana, "an ask of mine")
    asks.answered(ben, path, "no")
    ana.open(path)
    ana.reads(asks.reply("no", "title", "Ben"))
    is_turned(ana, "a no")
    theirs = asks.asked(ben, space, "Ana", ask="of ben", words=ARABIC, times=[times_ahead(server)])
    ana.open(theirs)
    ana.reads(asks.theirs("comfort", "Ben"))
    asks.choose(ana, "askYes")
    is_turned(ana, "a yes")
    ana.open(f"{space}/asks")
    is_turned(ana, "asks")


def times_ahead(server: Served) -> str:
    return (server.clock.now() + timedelta(days=1)).isoformat()


def test_in_german(phone: MakesPhones, server: Served) -> None:
    with speaking("de"):
        ana, ben = (phone(name, passkeys=False, locale="de-DE") for name in ("ana", "ben"))
        space = people.settle(ana, ben)
        asks.write(ana, space, "time-to-talk", "Über den Sommer.")
        says_only_german(ana, "what they will see")
        path = asks.send(ana)
        says_only_german(ana, "an ask of mine")
        asks.open_theirs(ben, space, "time-to-talk", "Ana")
        asks.choose(ben, "askNotNow")
        says_only_german(ben, "answering")
        ben.tap(says("askAnswerSay"))
        ben.sees(asks.pack()["replies"]["not_now"]["mine"])
        says_only_german(ben, "answered")
        ana.open(path)
        ana.reads(asks.reply("not_now", "title", "Ben"))
        says_only_german(ana, "an answer")
        ana.open(f"{space}/asks")
        ana.sees(begins("asksTo"))
        says_only_german(ana, "asks")
