"""The moment a check-in opens, on every screen where someone may sit then; nobody touches anything."""

import re
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e import people
from tests.e2e.conftest import MakesPhones
from tests.e2e.phone import Phone
from tests.e2e.server import Served
from tests.e2e.words import prompt, says

TO_SUNDAY = timedelta(days=6, hours=8)
"""From where the server's clock begins to the first opening."""


@pytest.fixture
def phone(phone: MakesPhones) -> MakesPhones:
    """Phones that wait no longer than they must: elsewhere each adds up to three seconds of chance."""

    def make(name: str, **options: Any) -> Phone:
        made = phone(name, **options)
        made.context.add_init_script("Math.random = () => 0")
        return made

    return make


def wait_until(server: Served, before: timedelta, *phones: Phone) -> None:
    """It is so long before the first opening."""
    server.clock.moment += TO_SUNDAY - before
    for phone in phones:
        phone.sync_clock()


def let_it_open(server: Served, *phones: Phone) -> None:
    """The clocks go on; the pages that are open are left alone."""
    server.clock.advance(seconds=5)
    for phone in phones:
        phone.sync_clock()


def comes(phone: Phone, words: str) -> None:
    """By itself."""
    expect(phone.page.get_by_text(words).first).to_be_visible(timeout=15_000)


def asked(server: Served, phone: Phone) -> list[str]:
    """What the phone's app asked of its space."""
    return [f"{one.method} {one.path}" for one in server.said_to(phone.name) if "/spaces/" in one.path]


def test_home_says_so_by_itself_and_words_come_nearer_before(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    for one in (ana, ben):
        people.bring(one, space, one.name)
    wait_until(server, timedelta(hours=9), ana, ben)
    ana.open(space)
    ana.reads(says("homeUntil", when="today, 18:00"))
    assert "It opens in" not in ana.text()
    for before, words in (
        (timedelta(hours=2, minutes=10), says("countdownHours", hours=2)),
        (timedelta(minutes=62), says("countdownHours", hours=1).replace("# hours", "an hour")),
        (timedelta(minutes=30), says("countdownHalf")),
        (timedelta(minutes=5), says("countdownMinutes")),
        (timedelta(seconds=1), says("countdownMoment")),
    ):
        server.clock.moment = server.clock.moment.replace(hour=17, minute=0, second=0) - before
        ana.sync_clock()
        ana.open(space)
        expect(ana.page.get_by_role("status").filter(has_text=words)).to_be_visible()

    before_it = asked(server, ana)
    let_it_open(server, ana)
    comes(ana, says("latestNewTitle"))
    ana.reads(says("homeUntil", when="Sunday, 6 December, 18:00"))
    assert set(asked(server, ana)[len(before_it) :]) == {f"GET /api/v1{space.replace('/s/', '/spaces/')}/home"}
    ana.tap(says("latestRead"), "link")
    people.open_round(ana)
    ana.sees("ben on need")


def test_a_phone_whose_clock_is_wrong_goes_by_the_servers(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    for one in (ana, ben):
        people.bring(one, space, one.name)
    wait_until(server, timedelta(seconds=1))
    wrong = timedelta(hours=-5)
    ana.page.clock.set_fixed_time(server.clock.now() + wrong)
    ana.open(space)
    ana.sees(says("countdownMoment"))
    server.clock.advance(seconds=7)
    ana.page.clock.set_fixed_time(server.clock.now() + wrong)
    comes(ana, says("latestNewTitle"))


def test_someone_who_writes_is_told_and_every_word_is_there(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    wait_until(server, timedelta(seconds=1), ana, ben)
    people.begin(ana, space)
    people.write(ana, "reliability", "Saved in time.")
    ana.sees(says("checkInSaved"))
    let_it_open(server, ana)
    comes(ana, says("openedMeanwhileTitle"))
    ana.sees(says("openedMeanwhileSaved"))
    ana.sees("Saved in time.")
    ana.tap(says("openedMeanwhileCarry"))
    ana.reads(prompt("reliability")["ask"])
    expect(ana.field(says("checkInWords"))).to_have_value("Saved in time.")


def test_someone_who_is_done_is_led_to_what_opened(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    for one in (ana, ben):
        people.bring(one, space, one.name)
    wait_until(server, timedelta(seconds=1), ana, ben)
    ana.open(space + "/check-in")
    ana.sees(says("checkInSharedAlready"))
    let_it_open(server, ana)
    comes(ana, says("openedMeanwhileShared"))
    expect(ana.control(says("openedMeanwhileCarry"))).to_have_count(0)
    ana.tap(says("openedMeanwhileRead"), "link")
    people.open_round(ana)
    ana.sees("ben on need")


def test_someone_who_reads_an_older_one_finds_a_line_above_it(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    for one in (ana, ben):
        people.bring(one, space, f"{one.name} first")
    wait_until(server, timedelta(0), ana, ben)
    for one in (ana, ben):
        people.bring(one, space, f"{one.name} second", n=2)
    server.clock.advance(days=6, hours=23, minutes=59, seconds=59)
    ana.sync_clock()
    ana.open(space + "/rounds/1")
    people.open_round(ana)
    ana.sees("ben first on need")
    ana.sees_not(says("latestNewTitle"))
    let_it_open(server, ana)
    comes(ana, says("latestNewTitle"))
    ana.sees("ben first on need")
    ana.tap(says("latestRead"), "link")
    people.open_round(ana)
    ana.sees("ben second on need")


def test_sitting_together_the_first_phone_follows_by_itself(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    for one in (ana, ben):
        people.bring(one, space, one.name)
        one.open(space)
    ana.tap(says("togetherSay"))
    ana.sees(says("togetherSaid"))
    quiet, once = len(asked(server, ben)), len(asked(server, ana))
    for _ in range(100):
        if len(asked(server, ana)) > once:
            break
        ana.page.wait_for_timeout(100)
    assert len(asked(server, ana)) > once, "who has said so asks now and then"
    assert len(asked(server, ben)) == quiet, "who has not said so asks nothing"
    ben.tap(says("togetherSay"))
    people.open_round(ben)
    comes(ana, says("openingTitle"))
    ana.at(re.compile(r"/rounds/1$"))
    people.open_round(ana)
    ana.sees("ben on need")
