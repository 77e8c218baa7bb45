"""Keeping, not writing and leaving look the same: to the others' eyes and in every byte their phones get."""

from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, expect

from tests.e2e import people
from tests.e2e.conftest import MakesPhones
from tests.e2e.phone import Phone
from tests.e2e.server import Said, Served, serve
from tests.e2e.words import check_in, says
from tests.world import RepeatingIds

PLACES: Final = ("", "/rounds", "/us", "/settings")


def look_around(phone: Phone, space: str, *more: str) -> list[str]:
    """All that can be read on every screen of the space."""
    seen = []
    for place in (*PLACES, *more):
        phone.open(space + place)
        phone.settles()
        phone.page.wait_for_load_state("networkidle")
        seen.append(phone.text())
        assert len(seen[-1]) > 80, "the screen has been filled"
    return seen


def distinct(said: list[Said]) -> list[tuple[object, ...]]:
    """What was answered, without how often the app happened to ask."""
    return sorted({(one.method, one.path, one.status, one.headers, one.body) for one in said})


def a_week_of_ana(browser: Browser, folder: Path, *, ben_writes: bool) -> tuple[list[str], list[tuple[object, ...]]]:
    """Everything Ana's phone shows and gets, from Monday until after the opening."""
    ids = RepeatingIds()
    with serve(folder, ids) as server:
        ana, ben = (Phone(browser, server, name, passkeys=False) for name in ("ana", "ben"))
        space = people.settle(ana, ben)

        ids.turn("ben")
        if ben_writes:
            people.begin(ben, space)
            people.answer_all(ben, {"appreciated": "canary one", "hard": "canary two"}, keep=("hard",))
            people.finish(ben, "shareSwap")
            ben.tap(says("togetherSay"))
            ben.sees(says("togetherSaid"))
            ben.tap(says("weekChange"), "link")
            ben.tap(says("checkInChange"))
            people.answer_all(ben, {"need": "canary three"})
            people.finish(ben, "shareKeep")

        ids.turn("ana")
        seen = look_around(ana, space)
        people.begin(ana, space)
        people.answer_all(ana, {"appreciated": "The soup."})
        people.finish(ana)
        seen += look_around(ana, space)
        ana.open(space)
        ana.tap(says("togetherSay"))
        ana.sees(says("togetherSaid"))

        server.clock.advance(days=6, hours=8)
        ana.sync_clock()
        seen += look_around(ana, space, "/rounds/1")
        assert says("nothingExchanged") in seen[-1]
        said = distinct(server.said_to("ana"))
        faults = ana.faults + ben.faults
        ana.close()
        ben.close()
        assert not faults
        return seen, said


def test_keeping_looks_like_never_having_come(browser: Browser, tmp_path: Path) -> None:
    kept = a_week_of_ana(browser, tmp_path / "kept", ben_writes=True)
    silent = a_week_of_ana(browser, tmp_path / "silent", ben_writes=False)
    assert kept[0] == silent[0]
    assert kept[1] == silent[1]
    assert "canary" not in repr(kept)


def test_who_leaves_silently_looks_like_who_has_stopped_writing(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    for one in (ana, ben):
        people.bring(one, space, f"{one.name} first")
    server.clock.advance(days=6, hours=8)
    ana.sync_clock()
    ben.sync_clock()
    people.bring(ben, space, "canary", n=2)
    before = look_around(ana, space)

    ben.open(space + "/settings")
    ben.tap(says("leave"))
    ben.sees(says("leaveMeans"))
    ben.sees(says("leaveSilentMeans"))
    ben.tap(says("leaveYes"))
    ben.reads(says("newKindTitle"))
    ben.expected.append("status of 404")
    ben.open(space)
    ben.reads(says("notHereTitle"))
    assert "Ana" not in ben.text()

    told = server.said_to("ana")
    assert look_around(ana, space) == before
    spaces = [one for one in server.said_to("ana")[len(told) :] if "/spaces/" in one.path]
    assert spaces
    assert [one for one in distinct(spaces) if one not in distinct(told)] == []

    ana.open(space + "/rounds/1")
    people.open_round(ana)
    ana.sees("ben first on need")
    people.bring(ana, space, "ana second", n=2)
    server.clock.advance(days=7)
    ana.sync_clock()
    ana.open(space + "/rounds/2")
    ana.reads(check_in()["nothing"][0])


def test_who_says_so_is_listed_as_left(phone: MakesPhones) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    ben.open(space + "/settings")
    ben.tap(says("leave"))
    ben.choose(says("leaveSay"))
    ben.tap(says("leaveYes"))
    ben.reads(says("newKindTitle"))
    ana.open(space + "/settings")
    rows = ana.page.get_by_role("heading", name=says("usMembers")).locator("..").get_by_role("listitem")
    expect(rows).to_have_text(["Ana" + says("usMe"), "Ben" + says("usGone")])


def test_a_strangers_visit_finds_nothing(phone: MakesPhones) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben, name="secret name")
    people.call(ben, "POST", f"{space.replace('/s/', '/spaces/')}/leave", {"say_so": False})
    ben.expected.append("status of 404")
    for place in ("", "/rounds", "/rounds/1", "/us", "/check-in"):
        for found in (space, people.NOWHERE):
            ben.open(found + place)
            ben.reads(says("notHereTitle"))
            assert not {"secret name", "Ana", "Ben"} & set(ben.text().splitlines())
