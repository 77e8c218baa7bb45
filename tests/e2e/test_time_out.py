"""A time-out between two phones: called amid the other's typing, ended early, moved once, over by itself."""

from datetime import timedelta
from typing import Any, Final

from playwright.sync_api import expect

from tests.e2e import people
from tests.e2e.conftest import MakesPhones
from tests.e2e.phone import Phone
from tests.e2e.server import Served
from tests.e2e.test_offline import ON_DEVICE
from tests.e2e.tunnel import ready
from tests.e2e.words import check_in, content, says

HEARD: Final = "That the week was long, and that you would have liked to be asked."
REFUSED: Final = "status of 409"
BREATH: Final = 12_000
COMES: Final = 25_000
"""A page looks again every 20 seconds."""


def opened(phone: MakesPhones, server: Served) -> tuple[Phone, Phone, str]:
    """Ana and Ben with a check-in that has opened; and their space."""
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    for one in (ana, ben):
        people.bring(one, space, one.name)
    travel(server, ana, ben, days=6, hours=9)
    return ana, ben, space


def travel(server: Served, *phones: Phone, **span: float) -> None:
    server.clock.advance(**span)
    for phone in phones:
        phone.sync_clock()


def shown(server: Served, **span: float) -> str:
    """The hour that clocks in Berlin show so long from now, in winter."""
    return (server.clock.now() + timedelta(hours=1) + timedelta(**span)).strftime("%H:%M")


def take(phone: Phone, space: str) -> None:
    """One tap on the way there, one to begin."""
    phone.open(space)
    phone.tap(says("timeOut"), "link")
    phone.reads(says("timeOutTitle"))
    phone.tap(says("timeOutBegin"))


def running(phone: Phone, space: str) -> Any:
    return people.call(phone, "GET", f"{space.replace('/s/', '/spaces/')}/time-out")["time_out"]


def heard_field(name: str) -> str:
    label: str = check_in()["heard"]["ask"]
    return label.replace("{name}", name)


def test_called_in_the_middle_of_typing_and_nothing_is_lost(phone: MakesPhones, server: Served) -> None:
    ana, ben, space = opened(phone, server)
    ben.expected.append(REFUSED)
    ben.open(f"{space}/rounds/1")
    people.open_round(ben)
    ben.tap(says("heardSay"))
    ben.write(heard_field("Ana"), HEARD)

    take(ana, space)
    back = shown(server, minutes=30)
    ana.reads(says("timeOutUntil", when=back))
    ana.sees(says("timeOutMine"))
    ana.sees(says("timeOutLeftMinutes", minutes=30))

    ben.tap(says("heardSave", name="Ana"))
    ben.sees(says("problemTimeOutRuns", when=back))
    expect(ben.field(heard_field("Ana"))).to_have_value(HEARD)
    ben.sees(says("timeOutLine", when=back))
    ben.page.get_by_role("alert").get_by_role("link", name=says("timeOutBreathe")).click()
    ben.reads(says("timeOutUntil", when=back))
    ben.sees(says("timeOutTheirs", name="Ana"))
    ben.sees(content("time-out")["grounding"]["steps"][0])
    assert ben.control(says("timeOutBack")).count() == 0

    ben.page.go_back()
    expect(ben.field(heard_field("Ana"))).to_have_value(HEARD)
    travel(server, ana, ben, minutes=30)
    ana.reads(says("timeOutOver"))
    ben.sees_not(says("timeOutLine", when=back))
    ben.tap(says("heardSave", name="Ana"))
    ben.sees(says("heardMine"))
    ana.open(f"{space}/rounds/1")
    people.open_round(ana)
    ana.sees(HEARD)


def test_back_early_reaches_the_others_page(phone: MakesPhones, server: Served) -> None:
    ana, ben, space = opened(phone, server)
    take(ana, space)
    ana.control(says("timeOutBack")).wait_for()
    ben.open(f"{space}/time-out")
    ben.reads(says("timeOutUntil", when=shown(server, minutes=30)))
    ana.tap(says("timeOutBack"))
    ana.reads(says("timeOutOver"))
    expect(ben.page.get_by_role("heading", level=1, name=says("timeOutOver"))).to_be_visible(timeout=COMES)
    assert running(ben, space) is None
    ana.tap(says("toHome"), "link")
    ana.settles()
    ana.sees_not(says("timeOutBreathe"))


def test_the_other_moves_it_later_once(phone: MakesPhones, server: Served) -> None:
    ana, ben, space = opened(phone, server)
    take(ana, space)
    ana.control(says("timeOutBack")).wait_for()
    ben.open(f"{space}/time-out")
    ben.tap(says("timeOutLonger"))
    ben.choose(says("timeOutLaterHour"))
    ben.page.get_by_role("dialog").get_by_role("button", name=says("timeOutLonger")).click()
    later = says("timeOutUntil", when=shown(server, minutes=90))
    ben.reads(later)
    ben.sees(says("timeOutMoved"))
    assert ben.control(says("timeOutLonger")).count() == 0
    expect(ana.page.get_by_role("heading", level=1, name=later)).to_be_visible(timeout=COMES)
    assert ana.control(says("timeOutLonger")).count() == 0
    travel(server, ana, ben, minutes=89)
    ben.sees(says("timeOutLeftMinutes", minutes=1))
    travel(server, ana, ben, minutes=1)
    for one in (ana, ben):
        one.reads(says("timeOutOver"))


def test_both_call_and_it_is_one(phone: MakesPhones, server: Served) -> None:
    """Each had chosen when the other was a second faster; and a double tap on top."""
    ana, ben, space = opened(phone, server)
    for one in (ana, ben):
        one.open(f"{space}/time-out")
        one.reads(says("timeOutTitle"))
    ben.choose(says("timeOutHour"))
    ana.control(says("timeOutBegin")).dblclick()
    back = says("timeOutUntil", when=shown(server, minutes=30))
    ana.reads(back)
    ben.tap(says("timeOutBegin"))
    ben.reads(back)
    ben.sees(says("timeOutTheirs", name="Ana"))
    assert running(ana, space) == running(ben, space)


def test_another_time_within_bounds(phone: MakesPhones, server: Served) -> None:
    ana, _, space = opened(phone, server)
    ana.open(f"{space}/time-out")
    ana.choose(says("timeOutOther"))
    for chosen, words in (
        ("2026-11-29T10:00", says("timeOutPast")),
        ("2026-11-29T19:10", says("timeOutTooSoon")),
        ("2026-12-02T19:00", says("timeOutTooFar")),
    ):
        ana.write(says("timeOutBackAt"), chosen)
        ana.tap(says("timeOutBegin"))
        ana.sees(words)
        expect(ana.field(says("timeOutBackAt"))).to_have_value(chosen)
    assert running(ana, space) is None
    ana.write(says("timeOutBackAt"), "2026-11-30T07:30")
    ana.tap(says("timeOutBegin"))
    ana.reads(says("timeOutUntil", when=says("momentOf", day="tomorrow", time="07:30")))
    assert running(ana, space)["returns_at"] == "2026-11-30T06:30:00Z"


def test_with_no_network_the_countdown_and_the_breath_go_on(phone: MakesPhones, server: Served) -> None:
    ana, ben, space = opened(phone, server)
    ready(ana, space)
    take(ana, space)
    title = says("timeOutUntil", when=shown(server, minutes=30))
    ana.reads(title)
    ana.context.set_offline(True)
    travel(server, ana, minutes=11)
    ana.sees(says("timeOutLeftMinutes", minutes=19))

    ana.page.reload()
    ana.reads(title)
    ana.sees(says("timeOutLeftMinutes", minutes=19))
    breathing = content("time-out")["breathing"]
    for words in (breathing["breathe_in"], breathing["breathe_out"], breathing["breathe_in"]):
        expect(ana.page.get_by_text(words, exact=True)).to_be_visible(timeout=BREATH)
    travel(server, ana, ben, minutes=19)
    ana.reads(says("timeOutOver"))


def test_with_no_network_and_none_running_the_breath_is_there(phone: MakesPhones, server: Served) -> None:
    ana, _, space = opened(phone, server)
    ready(ana, space)
    ana.context.set_offline(True)
    ana.open(f"{space}/time-out")
    ana.sees(says("timeOutAway"))
    ana.sees(content("time-out")["breathing"]["help"])
    ana.context.set_offline(False)
    ana.reads(says("timeOutTitle"))


def test_where_motion_is_reduced_the_circle_stands_still(phone: MakesPhones, server: Served) -> None:
    ana = phone("ana", passkeys=False)
    still = phone("still", passkeys=False, reduced_motion="reduce")
    space = people.settle(ana, still)
    take(ana, space)
    ana.control(says("timeOutBack")).wait_for()
    still.open(f"{space}/time-out")
    circle = still.page.locator(".circle > i")
    circle.wait_for()
    breathing = content("time-out")["breathing"]
    boxes = []
    for words in (breathing["breathe_in"], breathing["breathe_out"]):
        still.page.get_by_text(words, exact=True).wait_for()
        boxes.append(circle.bounding_box())
    assert boxes[0] == boxes[1]
    still.tap(says("timeOutStop"))
    stands = still.page.locator(".circle > span").inner_text()
    still.page.wait_for_timeout(7000)
    assert still.page.locator(".circle > span").inner_text() == stands


def test_the_keyboard_is_enough(phone: MakesPhones, server: Served) -> None:
    ana, _, space = opened(phone, server)
    ana.open(f"{space}/time-out")
    ana.reads(says("timeOutTitle"))
    keys = ana.page.keyboard
    ana.page.get_by_role("radio").nth(1).focus()
    keys.press("ArrowDown")
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Enter")
    ana.reads(says("timeOutUntil", when=shown(server, hours=1)))
    expect(ana.page.get_by_role("heading", level=1)).to_be_focused()


def test_what_is_kept_of_it_is_sealed_and_goes_with_it(phone: MakesPhones, server: Served) -> None:
    """On this device: until when, so that the page opens with no network. Nothing once it is over."""
    ana, _, space = opened(phone, server)
    ready(ana, space)
    take(ana, space)
    ana.control(says("timeOutBack")).wait_for()
    name = f"time-out/{space.removeprefix('/s/')}"
    assert name in ana.page.evaluate(ON_DEVICE)["names"]
    ana.tap(says("timeOutBack"))
    ana.reads(says("timeOutOver"))
    assert name not in ana.page.evaluate(ON_DEVICE)["names"]
