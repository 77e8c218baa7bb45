"""Promises with the keyboard alone, from the right, in German; and out of a check-in or a yes to someone's request."""

import re

from playwright.sync_api import expect

from tests.e2e import people, promises
from tests.e2e.conftest import MakesPhones
from tests.e2e.server import Served
from tests.e2e.test_german import says_only_german
from tests.e2e.test_keyboard import Keyboard
from tests.e2e.test_right_to_left import ARABIC, SMALLEST, is_turned, turned
from tests.e2e.words import says, speaking
from tests.world import made

TEA = "Tea on the balcony"


def test_with_the_keyboard_alone(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    hands = Keyboard(ana)
    ana.open(f"{space}/promises")
    hands.reads(says("promisesTitle"))
    hands.press(says("promisesNew"))
    hands.reads(says("newTitle"))
    hands.press(says("next"))
    ana.sees(says("newKindChoose"))
    hands.to(says("kindExperiment"), back=True)
    hands.keys.press("ArrowDown")
    hands.keys.press("ArrowDown")
    hands.press(says("next"))
    hands.reads(promises.asked("ritual"))
    hands.fill(promises.asked("ritual"), TEA)
    hands.press(says("next"))
    hands.reads(says("oftenTitle"))
    hands.to("Thursday")
    hands.keys.press("Space")
    hands.press(says("next"))
    hands.reads(says("aboutTitle"))
    hands.fill(says("ritualMinutes"), "20")
    hands.press(says("next"))
    hands.reads(says("lastTitle"))
    hands.press(says("shareNew"))
    hands.reads(says("kindRitual"))
    ana.sees(says("oftenWeekly", days="Monday and Thursday", at="18:00"))
    hands.press(says("promiseTakeBack"))
    expect(ana.page.get_by_role("heading", name=says("promiseTakeBackTitle"))).to_be_focused()
    hands.keys.press("Escape")
    expect(ana.control(says("promiseTakeBack"))).to_be_focused()
    hands.press(says("promiseEnding"), back=True)
    hands.press(says("endLetGo"))
    ana.sees(says("oneLetGo"))


def test_from_the_right(phone: MakesPhones, server: Served) -> None:
    ana, ben = turned(phone("ana", passkeys=False, viewport=SMALLEST)), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    promises.begin(ana, space, "ritual")
    is_turned(ana, "examples")
    ana.write(promises.asked("ritual"), ARABIC)
    ana.tap(says("next"))
    ana.reads(says("oftenTitle"))
    is_turned(ana, "on which days")
    ana.choose(says("oftenByMonth"))
    is_turned(ana, "once a month")
    ana.tap(says("next"))
    ana.reads(says("aboutTitle"))
    ana.write(says("ritualWhy"), ARABIC)
    ana.tap(says("next"))
    ana.reads(says("lastTitle"))
    is_turned(ana, "before it is shared")
    promises.share(ana)
    is_turned(ana, "a ritual")
    ana.open(f"{space}/promises")
    is_turned(ana, "what we hold to")


def test_in_german(phone: MakesPhones, server: Served) -> None:
    with speaking("de"):
        ana, ben = (phone(name, passkeys=False, locale="de-DE") for name in ("ana", "ben"))
        space = people.settle(ana, ben)
        ana.open(f"{space}/promises")
        says_only_german(ana, "nothing yet")
        promises.begin(ana, space, "ritual")
        says_only_german(ana, "examples")
        ana.tap(promises.pack()["ritual"]["examples"][3]["words"])
        ana.tap(says("next"))
        ana.reads(says("oftenTitle"))
        ana.sees("Jeden Sonntag um 09:30 Uhr")
        says_only_german(ana, "on which days")
        ana.tap(says("next"))
        says_only_german(ana, "how it goes")
        ana.tap(says("next"))
        ana.reads(says("lastTitle"))
        says_only_german(ana, "before it is shared")
        promises.share(ana)
        says_only_german(ana, "a ritual")
        ana.page.get_by_text(says("promiseEnding")).click()
        ana.tap(says("endKept"))
        ana.sees(says("oneKept"))
        says_only_german(ana, "kept")
        ana.open(f"{space}/promises")
        says_only_german(ana, "behind me")


def test_out_of_a_yes_to_a_request_and_out_of_a_check_in(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    inside, boundary = space.replace("/s/", "/spaces/"), made("boundary")
    limit = {"topic": None, "protects": "My sleep", "limit": "No talks after ten.", "my_part": "I go to bed."}
    more = {"request": "Write it down for the morning.", "ask_first": False, "confidence": None}
    review = {"review_on": "2027-01-10"}
    people.call(ben, "PUT", f"{inside}/boundaries/{boundary}/versions/1", limit | more | review)
    yes = {"version": 1, "answer": "yes"}
    people.call(ana, "PUT", f"{inside}/boundaries/{boundary}/request-answer", yes)
    ana.open(f"{space}/boundaries/{boundary}")
    ana.page.locator(f"a[href$='promises/new?boundary={boundary}']").click()
    ana.choose(says("kindCommitment"))
    ana.tap(says("next"))
    ana.write(promises.asked("commitment"), "I write it down")
    ana.tap(says("next"))
    promises.share(ana)
    path = ana.page.url.removeprefix(server.url)
    ana.tap(says("fromBoundary"), "link")
    ana.sees("No talks after ten.")
    ben.open(path)
    ben.sees("I write it down")
    expect(ben.control(says("fromBoundary"), "link")).to_have_count(0)

    # No yes: the way is shut, and the words stay.
    ben.expected.append("status of 404")
    ben.open(f"{space}/promises/new?boundary={made('none')}")
    ben.choose(says("kindExperiment"))
    ben.tap(says("next"))
    ben.write(promises.asked("experiment"), TEA)
    ben.tap(says("next"))
    ben.tap(says("shareNew"))
    ben.sees(says("problemSourceGone"))
    ben.sees(TEA)

    # A check-in that has opened leads on to more than seven days as well.
    for one in (ana, ben):
        people.bring(one, space, "Words", share="gift")
    server.clock.advance(days=6, hours=8)
    ana.sync_clock()
    ana.open(f"{space}/rounds/1")
    people.open_round(ana)
    ana.tap(says("nextLonger"), "link")
    ana.choose(says("kindCommitment"))
    ana.tap(says("next"))
    ana.write(promises.asked("commitment"), TEA)
    ana.tap(says("next"))
    promises.share(ana)
    ana.tap(says("fromRound"), "link")
    ana.sees(re.compile(TEA))
