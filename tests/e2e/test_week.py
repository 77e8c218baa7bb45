"""The main job: both write, it opens at its time, both read and say what they heard, and one thing is tried."""

import re

from playwright.sync_api import expect

from tests.e2e import people
from tests.e2e.conftest import MakesPhones
from tests.e2e.phone import Phone
from tests.e2e.server import Served
from tests.e2e.words import check_in, prompt, says

ANA = {"reliability": "canary-ana-one", "appreciated": "canary-ana-two", "hard": "canary-ana-kept"}
BEN = {"need": "canary-ben-one", "appreciated": "canary-ben-two"}


def seen_by(phone: Phone) -> str:
    """What stands on the screen, and every word the server has ever sent to it."""
    return phone.text() + "".join(said.body for said in phone.server.said_to(phone.name))


def test_both_write_it_opens_and_they_hear_each_other(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)

    # Ana writes, goes back and forth, and reloads in the middle.
    ana.open(space)
    ana.tap(says("weekStart"), "link")
    ana.reads(check_in()["title"])
    ana.tap(says("checkInBegin"))
    people.rate(ana, 4)
    people.write(ana, "reliability", ANA["reliability"])
    ana.tap(says("next"))
    people.write(ana, "communication", "canary-ana-gone")
    ana.tap(says("back"))
    ana.reads(prompt("reliability")["ask"])
    expect(ana.field(says("checkInWords"))).to_have_value(ANA["reliability"])
    ana.tap(says("next"))
    expect(ana.field(says("checkInWords"))).to_have_value("canary-ana-gone")
    ana.sees(says("checkInSaved"))
    ana.page.reload()
    ana.reads(prompt("communication")["ask"])
    expect(ana.field(says("checkInWords"))).to_have_value("canary-ana-gone")
    ana.write(says("checkInWords"), "")
    ana.tap(says("back"))
    people.answer_all(ana, ANA, keep=("hard",))
    ana.sees(says("shareSwapOne", name="Ben"))
    people.finish(ana)
    ana.sees(says("weekReadyTitle"))

    # Ben comes back to what he began.
    people.begin(ben, space)
    ben.tap(says("next"))
    ben.tap(says("next"))
    people.write(ben, "boundaries", "canary-ben-room")
    ben.sees(says("checkInSaved"))
    ben.open(space)
    ben.sees(says("weekBegun"))
    ben.tap(says("weekContinue"), "link")
    ben.tap(says("checkInFromStart"))
    people.answer_all(ben, BEN)
    people.finish(ben)
    ben.sees(says("weekReadyTitle"))

    # Until it opens, nothing of the other is anywhere.
    for path in (space, space + "/rounds", space + "/us", space + "/rounds/1"):
        for one in (ana, ben):
            one.open(path)
            one.settles()
    assert "canary-ben" not in seen_by(ana)
    assert "canary-ana" not in seen_by(ben)

    # Sunday, 18:00.
    server.clock.advance(days=6, hours=8)
    for one in (ana, ben):
        one.sync_clock()
        one.open(space)
        one.sees(says("latestNewTitle"))
        one.tap(says("latestRead"), "link")
        one.sees(check_in()["opened"][0])
        people.open_round(one)
        one.reads(says("readingTitleAll"))
    ana.sees("canary-ben-one")
    ben.sees("canary-ana-two")
    ben.sees(prompt("reliability")["theirs"].replace("{name}", "Ana"))
    ben.sees(says("ratingTowards", n="4", word=prompt("reliability")["high"]))
    ana.sees("canary-ana-kept")
    ana.sees(says("readingKeptOne"))
    assert "canary-ana-kept" not in seen_by(ben)
    assert "canary-ana-gone" not in seen_by(ben)

    # Ben says what he heard, Ana says that it fits partly, Ben reads it.
    heard = check_in()["heard"]
    ben.tap(says("heardSay"))
    ben.tap(heard["starters"][0])
    asked = heard["ask"].replace("{name}", "Ana")
    expect(ben.field(asked)).to_have_value(heard["starters"][0].replace("…", " "))
    ben.write(asked, "I heard that the call did you good.")
    ben.tap(says("heardSave", name="Ana"))
    ben.sees(says("heardMine"))
    ana.page.reload()
    ana.sees(says("heedTheirs", name="Ben"))
    ana.sees("I heard that the call did you good.")
    ana.tap(says("heedPartly"))
    ana.write(says("heedMissing"), "And the morning.")
    ana.tap(says("heedPartlySay"))
    ana.sees(says("heedSaidPartly"))
    ben.page.reload()
    ben.sees(re.compile(re.escape(says("heardPartly", name="Ana") + " " + says("quoted", words="And the morning."))))

    # One thing to try, until its owner lets it go.
    experiment = check_in()["experiment"]
    ana.tap(says("nextTry"))
    ana.tap(experiment["examples"][0])
    expect(ana.field(experiment["ask"])).to_have_value(experiment["examples"][0])
    ana.tap(says("nextBegin"))
    ana.sees(says("tryingUntil", day="Sunday, 6 December"))
    for one, words in (
        (ana, experiment["examples"][0]),
        (ben, says("tryingOther", name="Ana", words=experiment["examples"][0])),
    ):
        one.open(space)
        one.sees(says("tryingTitle"))
        one.sees(words)
        one.sees(says("latestSeen"))
    ben.open(space + "/rounds/1")
    ben.sees(says("tryingOther", name="Ana", words=experiment["examples"][0]))
    expect(ben.control(says("nextLetGo"))).to_have_count(0)
    ana.open(space + "/rounds/1")
    ana.tap(says("nextLetGo"))
    ana.sees(says("nextMeans"))
    for one in (ana, ben):
        one.open(space)
        one.sees(says("latestSeen"))
        one.sees_not(says("tryingTitle"))


def test_sitting_together_it_opens_at_once(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    people.bring(ana, space, "Ana’s")
    people.bring(ben, space, "Ben’s", share="gift")

    ana.open(space)
    ben.open(space)
    ben.sees(says("togetherMeans"))
    before = ben.text()
    ana.tap(says("togetherSay"))
    ana.sees(says("togetherSaid"))
    ben.page.reload()
    ben.sees(says("togetherMeans"))
    assert ben.text() == before, "nobody sees who has said so"

    ben.tap(says("togetherSay"))
    people.open_round(ben)
    ben.sees("Ana’s on need")

    # Ana's app is looked at again.
    ana.page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    people.open_round(ana)
    ana.sees("Ben’s on need")
    ana.open(space)
    ana.reads(says("homeOpen"))


def test_it_opens_on_reload_too(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    people.bring(ana, space, "Ana’s")
    people.bring(ben, space, "Ben’s")
    ana.open(space)
    ana.tap(says("togetherSay"))
    ana.sees(says("togetherSaid"))
    people.call(ben, "PUT", f"{space.replace('/s/', '/spaces/')}/rounds/1/together")
    ana.page.reload()
    ana.tap(says("latestRead"), "link")
    people.open_round(ana)
    ana.sees("Ben’s on need")
