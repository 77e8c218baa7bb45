"""A way back on two phones: from one neutral line to another look a week later, or to “not now”."""

import re

from playwright.sync_api import expect

from tests.e2e import people, repairs
from tests.e2e.conftest import MakesPhones
from tests.e2e.phone import Phone
from tests.e2e.repairs import step_of
from tests.e2e.server import Served
from tests.e2e.words import ritual, says

LINE = "On Sunday evening in the kitchen a door was slammed."


def seen_by(phone: Phone) -> str:
    """What stands on the screen, and every word the server has ever sent to it."""
    return phone.text() + "".join(said.body for said in phone.server.said_to(phone.name))


def look(phone: Phone, path: str) -> None:
    phone.open(path)
    phone.settles()


def test_the_whole_way_and_another_look(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)

    # Ana begins. Ben is asked on his first screen, and says together.
    path = repairs.begin(ana, space, "mend", LINE)
    ana.reads(says("consentWaits"))
    ana.sees(says("consentSaidTogether"))
    ben.open(space)
    ben.tap(says("repairAsked"), "link")
    ben.sees(LINE)
    ben.sees(says("consentBy", name="Ana"))
    repairs.consent(ben, "consentTogether")
    ben.reads(step_of("mend", "what-happened")["title"])

    # What happened: sealed until both have written. A reload in the middle loses nothing.
    look(ana, path)
    step = step_of("mend", "what-happened")
    ana.tap(says("turnWrite"))
    ana.write(step["fields"][0]["label"], "canary-ana-saw")
    ana.sees(says("turnKept"))
    ana.page.reload()
    ana.reads(step["fields"][0]["label"])
    expect(ana.field(step["fields"][0]["label"])).to_have_value("canary-ana-saw")
    ana.tap(says("next"))
    repairs.fill(ana, step["fields"][1], ["hurt", "tired"])
    ana.tap(says("next"))
    ana.tap(says("back"))
    expect(ana.page.get_by_role("checkbox", checked=True)).to_have_count(2)
    ana.tap(says("next"))
    ana.tap(says("next"))
    ana.reads(says("turnReviewTitle"))
    ana.sees("canary-ana-saw")
    ana.sees(says("turnSealed"))
    ana.tap(says("turnSend"))
    ana.sees(says("waitsSealed"))
    look(ben, path)
    assert "canary-ana" not in seen_by(ben)
    repairs.take(ben, "mend", "what-happened", {"saw": "canary-ben-saw", "needed": "canary-ben-needed"})

    # Heard: Ben's first try fits partly, his second one does.
    ben.reads(step_of("mend", "heard")["title"])
    ben.sees("canary-ana-saw")
    ben.sees("hurt and tired")
    repairs.say_back(ben, "mend", "heard", "Ana", "You saw it.")
    ana.sees("You saw it.")
    repairs.say_back(ana, "mend", "heard", "Ben", "You needed quiet.")
    ana.tap(says("heedPartly"))
    ana.write(says("heedMissing"), "That it hurt.")
    ana.tap(says("heedPartlySay"))
    ana.sees(says("heedSaidPartly"))
    look(ben, path)
    ben.tap(says("heedYes"))
    ben.sees("That it hurt.")
    repairs.say_back(ben, "mend", "heard", "Ana", "You saw it and it hurt.", anew=True)
    look(ana, path)
    ana.tap(says("heedYes"))

    # My part, and an apology that may be answered.
    repairs.take(ana, "mend", "my-part", {"part": "canary-ana-part"})
    look(ben, path)
    repairs.skip(ben, "mend", "my-part")
    ben.reads(step_of("mend", "apology")["title"])
    ben.sees("canary-ana-part")
    repairs.skip(ben, "mend", "apology")
    look(ana, path)
    ana.sees(says("nothingWritten"))
    repairs.take(ana, "mend", "apology", {"act": "canary-ana-sorry"})
    ana.reads(step_of("mend", "change")["title"])
    look(ben, path)
    ben.sees("canary-ana-sorry")
    thanks = step_of("mend", "apology")["answers"][0]["label"]
    ben.tap(thanks)
    ben.sees(says("answerMine", words=thanks))

    # One small thing each, and a way of being close.
    repairs.take(ben, "mend", "change", {"plan": "I put the phone away."})
    repairs.take(ana, "mend", "change", {"plan": "I say it before I go.", "day": "2026-12-04"})
    look(ana, path)
    ana.sees(says("answerTheirs", name="Ben", words=thanks))
    repairs.take(ana, "mend", "reconnect", {"way": "tea"})
    look(ben, path)
    repairs.take(ben, "mend", "reconnect", {"way": "walk"})
    ben.reads(step_of("mend", "follow-up")["title"])
    ben.sees(says("waitsDay", day="Friday, 4 December"))

    # On the latest of the days both look again, and it is closed.
    server.clock.advance(days=11)
    for one in (ana, ben):
        one.sync_clock()
        one.open(space)
        one.tap(says("repairFollowUp"), "link")
        repairs.take(one, "mend", "follow-up", {"holding": "holds", "words": f"canary-{one.name}-holds"})
    ben.reads(says("endTitle"))
    ben.sees("canary-ana-holds")
    ben.tap(says("endClose"))
    ben.sees(ritual("mend")["closing"][0])
    look(ana, space)
    ana.sees_not(says("repairTitle"))
    look(ana, f"{space}/repairs")
    ana.tap(re.compile("^" + re.escape(LINE)), "link")
    ana.sees("canary-ben-holds")
    ana.sees("canary-ben-needed")
    ana.tap(says("putAway"))
    ana.control(says("bringBack")).wait_for()
    look(ana, f"{space}/repairs")
    expect(ana.control(re.compile("^" + re.escape(LINE)), "link")).not_to_be_visible()
    look(ben, f"{space}/repairs")
    expect(ben.control(re.compile("^" + re.escape(LINE)), "link")).to_be_visible()
