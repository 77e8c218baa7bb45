"""Looking back: ratings over time, past check-ins by month, and words found on the device."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from api.demo.people import ANA
from tests.e2e import people
from tests.e2e.conftest import MakesPhones
from tests.e2e.demo import demo_server
from tests.e2e.eyes import faults_on
from tests.e2e.phone import Phone
from tests.e2e.server import Served
from tests.e2e.words import prompt, says

ELEMENTS = ("reliability", "communication", "boundaries", "repair", "acceptance")
OUTSIDE = """() => [...document.querySelectorAll('.plot .dot')].filter((dot) => {
  const box = dot.getBoundingClientRect()
  return box.left < 0 || box.right > innerWidth
}).length"""


def rate_all(phone: Phone, space: str, rating: int, n: int, share: str = "swap", **more: Any) -> None:
    """An answer with the same rating for each element."""
    replies = [{"prompt": name, "rating": rating, **more} for name in ELEMENTS]
    body = {"pack": 1, "share": share, "replies": replies}
    people.call(phone, "PUT", f"{space.replace('/s/', '/spaces/')}/rounds/{n}/answer", body)


def a_week_later(server: Served, *phones: Phone) -> None:
    server.clock.advance(days=7)
    for phone in phones:
        phone.sync_clock()


def sheet(phone: Phone, title: str) -> Locator:
    heading = phone.page.get_by_role("heading", level=2, name=title, exact=True)
    return phone.page.locator("section").filter(has=heading)


def table_of(phone: Phone, title: str) -> list[list[str]]:
    """The cells under a chart, row by row."""
    within = sheet(phone, title)
    if not within.locator("details[open]").count():
        within.get_by_text(says("tableShow")).click()
    rows = within.get_by_role("row").all()
    return [[cell.inner_text() for cell in row.locator("th, td").all()] for row in rows]


@pytest.fixture(scope="module")
def years() -> Iterator[Served]:
    """Ana and Ben after ten years."""
    with demo_server(years=10) as served:
        yield served


@pytest.fixture
def ana(browser: Any, years: Served) -> Iterator[Phone]:
    phone = Phone(browser, years, "ana", passkeys=False)
    phone.open("/sign-in")
    people.sign_in_by_password(phone, "ana", ANA.password)
    phone.at(people.SPACE)
    yield phone
    phone.close()
    assert phone.faults == []


class TestTrends:
    def test_mine_and_what_opened_to_me_and_nothing_of_what_was_kept(self, phone: MakesPhones, server: Served) -> None:
        ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
        space = people.settle(ana, ben)
        ana.open(space + "/rounds")
        ana.sees(says("roundsEmpty"))
        ana.open(space + "/trends")
        ana.sees(says("trendsEmpty"))

        rate_all(ana, space, 4, n=1)
        rate_all(ben, space, 2, n=1)
        a_week_later(server, ana, ben)
        rate_all(ana, space, 5, n=2, share="keep")
        rate_all(ben, space, 3, n=2)
        a_week_later(server, ana, ben)
        rate_all(ana, space, 1, n=3)

        ana.open(space + "/rounds")
        ana.tap(says("trendsLink"), "link")
        ana.reads(says("trendsTitle"))
        for name in ELEMENTS:
            title = prompt(name)["name"]
            picture = sheet(ana, title).get_by_role("img")
            expect(picture).to_have_accessible_name(re.compile(f"^{title}, .*you and Ben"))
            expect(sheet(ana, title).get_by_text(prompt(name)["high"], exact=True)).to_be_visible()
        assert table_of(ana, prompt("repair")["name"]) == [
            [says("tableDay"), says("legendMe"), "Ben"],
            ["6 Dec 2026", "5", ""],
            ["29 Nov 2026", "4", "2"],
        ]
        legend = ana.page.get_by_role("list", name=says("legendLabel"))
        expect(legend.get_by_role("listitem")).to_have_text([says("legendMe"), "Ben"])

        ben.open(space + "/trends")
        assert table_of(ben, prompt("repair")["name"]) == [
            [says("tableDay"), says("legendMe"), "Ana"],
            ["6 Dec 2026", "3", ""],
            ["29 Nov 2026", "2", "4"],
        ]

    def test_ten_years_go_back_a_year_at_a_time(self, ana: Phone) -> None:
        inside = ana.page.url
        ana.page.set_viewport_size({"width": 320, "height": 640})
        ana.page.goto(inside + "/trends")
        ana.sees(says("trendsSpan", **{"from": "Nov 2025", "to": "Nov 2026"}))
        expect(ana.control(says("trendsLater"))).to_have_count(0)
        for year in range(2024, 2015, -1):
            ana.tap(says("trendsEarlier"))
            ana.sees(re.compile(rf"\w+ {year} to \w+ {year + 1}"))
            assert ana.page.evaluate(OUTSIDE) == 0
        expect(ana.control(says("trendsEarlier"))).to_have_count(0)
        ana.tap(says("trendsLater"))
        expect(ana.control(says("trendsEarlier"))).to_be_visible()

    def test_one_of_the_five_over_the_whole_time(self, ana: Phone) -> None:
        inside = ana.page.url
        ana.page.set_viewport_size({"width": 320, "height": 640})
        ana.page.goto(inside + "/trends")
        title = prompt("repair")["name"]
        ana.tap(says("trendsWhole", name=title), "link")
        ana.reads(title)
        expect(ana.page.get_by_role("img")).to_have_count(10)
        ana.sees_not(says("trendsReading"))
        assert ana.page.evaluate(OUTSIDE) == 0
        ana.tap(says("trendsBack"), "link")
        ana.reads(says("trendsTitle"))
        ana.expected.append("status of 404")
        ana.page.goto(inside + "/trends/nothing")
        ana.reads(says("notHereTitle"))

    def test_is_for_everyone(self, ana: Phone) -> None:
        inside = ana.page.url.removeprefix(ana.server.url)
        found = []
        ana.open(inside + "/trends")
        ana.page.get_by_text(says("tableShow")).first.click()
        found += faults_on(ana, "trends")
        ana.open(inside + "/trends/repair")
        expect(ana.page.get_by_role("img")).to_have_count(10)
        found += faults_on(ana, "the whole time")
        ana.open(inside + "/rounds")
        ana.write(says("searchLabel"), "soup")
        ana.sees(says("searchDone"))
        found += faults_on(ana, "a search")
        assert not found, "\n".join(map(str, found))


class TestSearch:
    def test_finds_words_on_the_device_and_sends_none(self, ana: Phone, years: Served) -> None:
        inside = ana.page.url
        asked: list[str] = []
        ana.page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
        ana.page.goto(inside + "/rounds")
        expect(ana.page.get_by_role("heading", level=2)).to_have_text(
            ["November 2026", "October 2026", "September 2026", "August 2026", "July 2026"]
        )
        ana.write(says("searchLabel"), "SÓUP left")
        ana.sees(says("searchDone"))
        results = ana.page.get_by_role("main").get_by_role("listitem")
        expect(results).to_have_count(10)
        expect(results.first.locator("mark")).to_have_text(["soup", "left"])
        expect(results.first).to_contain_text(prompt("appreciated")["theirs"].replace("{name}", "Ben"))
        assert not [url for url in asked if "soup" in url.lower() or "left" in url.lower()]
        assert "soup" not in ana.page.url.lower()

        ana.write(says("searchLabel"), "zeppelin")
        ana.sees(says("searchNothing"))
        before = len(asked)
        ana.write(says("searchLabel"), "note")
        results.first.wait_for()
        assert len(asked) == before, "what has been fetched is looked through again"

        # Nothing is kept once the screen is left.
        results.first.get_by_role("link").click()
        ana.at(re.compile(r"/rounds/\d+$"))
        ana.page.go_back()
        expect(ana.field(says("searchLabel"))).to_have_value("")
        kept = ana.page.evaluate("() => JSON.stringify([localStorage, sessionStorage, history.state])")
        assert "note" not in kept
        assert "zeppelin" not in kept

    def test_never_finds_what_another_kept(self, phone: MakesPhones, server: Served) -> None:
        ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
        space = people.settle(ana, ben)
        people.bring(ana, space, "canary ana")
        people.begin(ben, space)
        people.answer_all(ben, {"appreciated": "canary shared", "hard": "canary kept"}, keep=("hard",))
        people.finish(ben)
        a_week_later(server, ana, ben)
        for one, texts in ((ana, ["canary ana", "canary shared"]), (ben, ["canary ana", "canary kept"])):
            one.open(space + "/rounds")
            one.write(says("searchLabel"), "canary")
            one.sees(says("searchDone"))
            for text in texts:
                one.sees(re.compile(text.split()[1]))
        ana.sees_not(re.compile("kept"))

    def test_says_so_when_the_network_is_gone_and_goes_on_later(self, ana: Phone) -> None:
        inside = ana.page.url
        ana.expected.append("ERR_INTERNET_DISCONNECTED")
        ana.page.goto(inside + "/rounds")
        ana.settles()
        ana.context.set_offline(True)
        ana.write(says("searchLabel"), "soup")
        ana.sees(says("problemNoAnswer"))
        ana.context.set_offline(False)
        ana.tap(says("tryAgain"))
        ana.sees(says("searchDone"))
