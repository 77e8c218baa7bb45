"""Promises on two phones: seven days of trying that become a ritual, a change that keeps its words, and two endings."""

import re
from datetime import date

from playwright.sync_api import expect

from tests.e2e import people, promises
from tests.e2e.conftest import MakesPhones
from tests.e2e.phone import Phone
from tests.e2e.server import Served
from tests.e2e.words import begins, says

WALK = "A walk after dinner"


def look(phone: Phone, path: str) -> str:
    """What stands at a path."""
    phone.sync_clock()
    phone.open(path)
    phone.settles()
    return phone.text()


def test_seven_days_of_trying_become_a_ritual(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)

    # Ana tries something. A reload on the way loses nothing, and she reads who will see it.
    promises.begin(ana, space, "experiment")
    ana.write(promises.asked("experiment"), WALK)
    ana.sees(says("turnKept"))
    ana.page.reload()
    expect(ana.field(promises.asked("experiment"))).to_have_value(WALK)
    assert WALK not in look(ben, f"{space}/promises")
    ana.tap(says("next"))
    ana.sees(says("readers", names="Ben"))
    ana.sees(says("lastExperiment", day="Monday, 30 November"))
    promises.share(ana)
    path = ana.page.url.removeprefix(server.url)
    ben.open(f"{space}/promises")
    ben.tap(re.compile(WALK), "link")
    ben.sees(says("oneUntil", day="Monday, 30 November"))
    expect(ben.control(says("promiseTakeBack"))).to_have_count(0)

    # Seven days later it is hers to say how it goes on; on Ben's phone it is not there any more.
    server.clock.advance(days=8)
    assert WALK not in look(ben, f"{space}/promises")
    ana.sync_clock()
    ana.open(f"{space}/promises")
    ana.sees(says("promisesBack"))
    ana.tap(re.compile(WALK), "link")
    ana.sees(says("oneBack"))
    ana.tap(says("keepAsRitual"), "link")

    # It becomes a ritual, on Sundays and Wednesdays.
    expect(ana.field(promises.asked("ritual"))).to_have_value(WALK)
    ana.tap(says("next"))
    ana.reads(says("oftenTitle"))
    for day in ("Tuesday", "Sunday", "Wednesday"):
        ana.page.get_by_role("checkbox", name=day).click()
    line = says("oftenWeekly", days="Wednesday and Sunday", at="20:30")
    ana.write(says("ritualAt"), "20:30")
    ana.sees(line)
    ana.tap(says("next"))
    ana.reads(says("aboutTitle"))
    ana.write(says("ritualMinutes"), "30")
    ana.write(says("ritualStarts"), "Whoever thinks of it first")
    ana.tap(says("next"))
    ana.sees(line)
    ana.choose(says("confidenceBetweenUs"))
    ana.tap(says("shareChange"))
    ana.sees(says("nextDays"))
    with ana.page.expect_download() as download:
        ana.tap(says("calendarNeutral"), "link")
    written = download.value.path().read_text("utf-8")
    assert "RRULE:FREQ=WEEKLY;BYDAY=WE,SU" in written
    assert "DTSTART;TZID=Europe/Berlin:20261202T203000" in written
    assert WALK not in written

    # Ben reads the mark before the words, and what it said before.
    assert WALK not in look(ben, f"{space}/promises")
    look(ben, path)
    ben.page.get_by_text(says("confidenceBetweenUs")).first.click()
    ben.sees(line)
    ben.sees(says("ritualLasts", minutes=30))
    ben.sees("Wednesday, 2 December")
    ben.page.get_by_text(says("earlierWords")).click()
    ben.sees(WALK)


def test_a_change_keeps_what_it_said_and_another_day_lets_it_go_on(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    path = promises.promise(ana, space, "I call when I am late", date(2026, 12, 10))

    ana.tap(says("promiseChange"), "link")
    ana.reads(says("changeTitle"))
    ana.tap(says("next"))
    ana.write(promises.asked("commitment"), "I write when I am late")
    ana.tap(says("next"))
    ana.sees(says("changeSeen"))
    ana.tap(says("shareChange"))
    ana.sees("I write when I am late")
    for one in (ana, ben):
        look(one, path)
        one.page.get_by_text(says("earlierWords")).click()
        one.sees("I call when I am late")

    # A day that does not fit is said where it stands, and the form keeps everything.
    server.clock.advance(days=18)
    look(ana, path)
    ana.sees(says("goingOnBack"))
    ana.write(says("lastReviewDay"), "2026-12-01")
    ana.sees(begins("reviewDayMisfit"))
    ana.write(says("lastReviewDay"), "2027-02-01")
    ana.tap(says("stillFitting"))
    ana.sees(says("oneUntil", day="Monday, 1 February 2027"))
    assert "I write when I am late" in look(ben, f"{space}/promises")


def test_kept_and_let_go_look_the_same_on_the_other_phone(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    empty = look(ben, f"{space}/promises")
    seen = {}
    for how, button, state in (("kept", "endKept", "oneKept"), ("let go", "endLetGo", "oneLetGo")):
        path = promises.promise(ana, space, "Phones away at dinner", date(2026, 12, 24))
        assert "Phones away" in look(ben, path)
        ana.page.get_by_text(says("promiseEnding")).click()
        ana.sees(says("promiseEndingSeen"))
        ana.tap(says(button))
        ana.sees(says(state))
        ben.expected.append("status of 404")
        gone = look(ben, path).replace(path, "")
        heard = [(one.status, one.body) for one in server.said_to("ben") if one.path.endswith(path.rpartition("/")[2])]
        seen[how] = (gone, heard[-1], look(ben, f"{space}/promises"))
    assert seen["kept"] == seen["let go"]
    assert seen["kept"][2] == empty
    look(ana, f"{space}/promises")
    ana.page.get_by_text(says("promisesEnded")).click()
    ana.sees(says("stateKept"))
    ana.sees(says("stateLetGo"))


def test_taken_back_it_is_gone_for_all_and_a_time_out_keeps_the_draft(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    promises.promise(ana, space, WALK)
    ana.tap(says("promiseTakeBack"))
    ana.sees(says("promiseTakeBackMeans"))
    ana.page.get_by_role("dialog").get_by_role("button", name=says("promiseTakeBackYes")).click()
    ana.reads(says("promisesTitle"))
    ana.sees(says("promisesEmpty"))
    ana.sees_not(WALK)

    ana.expected.append("status of 409")
    returns = (server.clock.now().timestamp() + 1800) * 1000
    people.call(
        ben,
        "PUT",
        f"{space.replace('/s/', '/spaces/')}/time-out/7e4d0000-0000-4000-8000-000000000001",
        {"returns_at": ana.page.evaluate(f"() => new Date({returns}).toISOString()")},
    )
    promises.begin(ana, space, "experiment")
    ana.write(promises.asked("experiment"), WALK)
    ana.tap(says("next"))
    ana.tap(says("shareNew"))
    ana.sees(begins("problemTimeOutRuns"))
    ana.sees(says("turnKept"))
    server.clock.advance(minutes=31)
    ana.sync_clock()
    ana.page.reload()
    ana.sees(WALK)
    ana.tap(says("shareNew"))
    ana.sees(says("goingOn"))
    assert WALK in look(ben, f"{space}/promises")
