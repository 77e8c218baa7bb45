"""In a tunnel: the app opens, one can write, and what was written goes out once, or says why it can't."""

from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e import people, tunnel
from tests.e2e.conftest import MakesPhones
from tests.e2e.phone import Phone
from tests.e2e.server import Served, copy_app, renew_app, serve
from tests.e2e.test_quick_exit import KEPT
from tests.e2e.words import check_in, page, says

NOTHING: Final = {"cookies": "", "local": [], "session": [], "databases": [], "caches": [], "workers": 0}

ON_DEVICE: Final = """async () => {
  const database = await new Promise((done) => {
    indexedDB.open('tend').onsuccess = (event) => done(event.target.result)
  })
  const all = (store) => new Promise((done) => {
    const asked = database.transaction(store).objectStore(store).getAll()
    asked.onsuccess = () => done(asked.result)
  })
  const names = await new Promise((done) => {
    const asked = database.transaction('sealed').objectStore('sealed').getAllKeys()
    asked.onsuccess = () => done(asked.result)
  })
  const sealed = (await all('sealed')).map(({ data }) => new TextDecoder('latin1').decode(data))
  const keys = (await all('keys')).map(({ extractable, algorithm }) => [extractable, algorithm.name])
  database.close()
  return { names, keys, all: JSON.stringify([sealed, Object.entries(localStorage)]) }
}"""
"""What someone who reads this browser's files finds of a person."""


def mine(phone: Phone, space: str, n: int = 1) -> Any:
    """The phone's own answer, as the server has it."""
    return people.call(phone, "GET", f"{space.replace('/s/', '/spaces/')}/rounds/{n}")["mine"]


def words(answer: Any) -> dict[str, str]:
    return {reply["prompt"]: reply["words"] for reply in answer["replies"]}


def puts(server: Served, phone: Phone) -> list[int]:
    return [one.status for one in server.said_to(phone.name) if one.method == "PUT" and one.path.endswith("/answer")]


def test_a_cold_start_with_no_network(phone: MakesPhones, server: Served) -> None:
    ana = phone("ana", passkeys=False)
    space = people.settle(ana)
    tunnel.ready(ana, space)
    ana.context.set_offline(True)
    ana.close_tab()

    ana.open("/")
    ana.reads(says("homeUntil", when="Sunday, 18:00"))
    ana.sees(says("awayLead"))
    ana.tap(says("help"), "link")
    ana.sees("112")
    for path in ("leaving", "how-it-works", "joining"):
        ana.open(f"/about/{path}")
        ana.sees(page(path).split("title: ")[1].splitlines()[0])
    for path in (
        "/account",
        "/new",
        space + "/rounds",
        space + "/us",
        space + "/settings",
        "/sign-in",
        "/sign-up",
        "/welcome",
        "/recover",
    ):
        ana.open(path)
        ana.settles()
        expect(ana.control(says("leavePage"))).to_be_visible()
    ana.open(space + "/check-in")
    ana.reads(check_in()["title"])
    ana.sees(says("checkInUntil", when="Sunday, 18:00"))


def test_the_worker_keeps_the_shell_and_nothing_of_the_api(phone: MakesPhones, server: Served) -> None:
    ana = phone("ana", passkeys=False)
    ana.expected.append("status of 404")
    space = people.settle(ana)
    tunnel.ready(ana, space)
    kept = ana.page.evaluate(
        """async () => {
          const names = await caches.keys()
          const urls = (await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))).flat()
          const shown = await caches.match('/')
          const missing = await fetch('/assets/nothing-12345678.js')
          return {
            paths: urls.map(({ url }) => new URL(url).pathname),
            policy: shown.headers.get('content-security-policy'),
            missing: [missing.status, missing.headers.get('content-type')],
          }
        }"""
    )
    assert "/" in kept["paths"]
    assert not [path for path in kept["paths"] if path.startswith("/api") or path == "/away.html"]
    built = {f"/assets/{file.name}" for file in (server.settings.app / "assets").glob("*.js")}
    assert built <= set(kept["paths"]), "every screen's part is there"
    assert "require-trusted-types-for 'script'" in kept["policy"]
    assert kept["missing"][0] == 404
    assert "html" not in kept["missing"][1]


def test_opening_help_asks_nobody(phone: MakesPhones, server: Served) -> None:
    ana = phone("ana", passkeys=False)
    tunnel.ready(ana, people.settle(ana))
    before = len(server.said)
    ana.tap(says("help"), "link")
    ana.sees("112")
    ana.page.wait_for_load_state("networkidle")
    assert [one.path for one in server.said[before:]] == []


def test_it_goes_out_once_after_the_tab_was_closed_and_the_server_was_gone(browser: Browser, tmp_path: Path) -> None:
    with serve(tmp_path) as server:
        ana = Phone(browser, server, "ana", passkeys=False)
        space = people.settle(ana)
        people.bring(ana, space, "Before", share="keep")
        tunnel.ready(ana, space)
    # The server is gone; the browser still believes in its network.
    people.begin(ana, space)
    people.answer_all(ana, {"reliability": "Written in a tunnel."})
    ana.choose(says("shareSwap"))
    ana.tap(says("done"))
    ana.sees(says("doneWaits", when="Sunday, 18:00"))
    ana.close_tab()
    ana.open(space)
    ana.sees(says("lineWaiting"))
    kept = ana.page.evaluate(ON_DEVICE)
    assert [name.split("/")[0] for name in kept["names"]] == ["unsent", "week"]
    assert kept["keys"] == [[False, "AES-GCM"]]
    assert "tunnel" not in kept["all"]
    ana.close_tab()

    with serve(tmp_path, port=server.settings.port) as again:
        ana.server = again
        ana.open("/")
        ana.reads(says("homeUntil", when="Sunday, 18:00"))
        ana.sees(says("weekReadyTitle"))
        sent = mine(ana, space)
        assert sent["share"] == "swap"
        assert words(sent) == {
            "appreciated": "Before on appreciated",
            "need": "Before on need",
            "reliability": "Written in a tunnel.",
        }
        assert puts(again, ana) == [204]
        ana.page.reload()
        ana.sees(says("weekReadyTitle"))
        assert [name.split("/")[0] for name in ana.page.evaluate(ON_DEVICE)["names"]] == ["week"]
        assert puts(again, ana) == [204]
        faults = ana.faults
        ana.close()
    assert faults == []


def test_two_tabs_write_and_both_go_out(phone: MakesPhones, server: Served) -> None:
    ana = phone("ana", passkeys=False)
    space = people.settle(ana)
    tunnel.ready(ana, space)
    tunnel.write(ana, space, "In the first tab.")
    first, ana.page = ana.page, ana.new_tab()
    tunnel.write(ana, space, "In the second tab.", "need", "checkInFromStart")
    ana.page, second = first, ana.page
    ana.context.set_offline(False)
    ana.sees(says("checkInSaved"))
    expect(second.get_by_text(says("checkInOnDevice"))).to_have_count(0)
    assert words(mine(ana, space)) == {"reliability": "In the first tab.", "need": "In the second tab."}
    assert mine(ana, space)["share"] == "keep"
    assert ana.page.evaluate(ON_DEVICE)["names"] == [f"week/{space.removeprefix('/s/')}"]


def test_the_session_ended_meanwhile(browser: Browser, tmp_path: Path) -> None:
    """It waits for its writer. Another person who signs in there never meets it."""
    with serve(tmp_path, signup="open") as server:
        ana, ben = (Phone(browser, server, name, passkeys=False) for name in ("ana", "ben"))
        for one in (ana, ben):
            one.open("/sign-up")
            people.sign_up_by_password(one, one.name)
            people.make_space(one, f"{one.name}'s", one.name)
            one.tap(says("newInviteLater"))
            one.at(people.SPACE)
        space = ana.page.url.removeprefix(server.url)
        tunnel.ready(ana, space)

        tunnel.write(ana, space, "canary one")
        people.call(ana, "POST", "/auth/sign-out")
        ana.close_tab()
        ana.context.set_offline(False)
        ana.open(space)
        people.sign_in_by_password(ana, "ana")
        ana.sees(says("weekBegunTitle"))
        assert words(mine(ana, space)) == {"reliability": "canary one"}

        tunnel.write(ana, space, "canary two")
        people.call(ana, "POST", "/auth/sign-out")
        ana.close_tab()
        ana.context.set_offline(False)
        ana.open(space)
        people.sign_in_by_password(ana, "ben")
        ana.expected.append("status of 404")
        ana.reads(says("notHereTitle"))
        ana.tap(says("toHome"), "link")
        ana.reads(says("homeUntil", when="Sunday, 18:00"))
        tunnel.until_ready(ana)
        kept = ana.page.evaluate(ON_DEVICE)
        assert [name for name in kept["names"] if space.removeprefix("/s/") in name] == []
        assert space.removeprefix("/s/") not in kept["all"]
        assert not [one for one in server.said if "canary two" in one.body]
        faults = ana.faults + ben.faults
        ana.close()
        ben.close()
    assert faults == []


def test_it_opened_meanwhile(phone: MakesPhones, server: Served) -> None:
    """What was begun to be shared is shared with nobody; it goes on into the next one as the writer's own."""
    ana = phone("ana", passkeys=False)
    ana.expected.append("status of 409")
    space = people.settle(ana)
    tunnel.ready(ana, space)
    tunnel.write(ana, space, "A word too late.", "hard")
    people.skip_to_sharing(ana)
    ana.tap(says("done"))
    ana.sees(says("doneWaits", when="Sunday, 18:00"))
    server.clock.advance(days=6, hours=8)
    ana.close_tab()
    ana.context.set_offline(False)
    ana.open(space)
    ana.sees(says("lineRefused"))
    ana.tap(says("lineLook"), "link")
    ana.reads(says("openedMeanwhileTitle"))
    ana.sees("A word too late.")
    ana.tap(says("openedMeanwhileCarry"))
    ana.reads(check_in()["title"])
    ana.tap(says("checkInFromStart"))
    ana.sees(says("checkInSaved"))
    assert mine(ana, space, 1) is None
    assert mine(ana, space, 2)["share"] == "keep"
    assert words(mine(ana, space, 2)) == {"hard": "A word too late."}


def test_the_space_was_left_meanwhile(phone: MakesPhones, server: Served) -> None:
    ana = phone("ana", passkeys=False)
    ana.expected.append("status of 404")
    space = people.settle(ana)
    tunnel.ready(ana, space)
    tunnel.write(ana, space, "Nobody's any more.")
    people.call(ana, "POST", f"{space.replace('/s/', '/spaces/')}/leave", {"say_so": False})
    ana.context.set_offline(False)
    ana.reads(says("unsentGoneTitle"))
    ana.close_tab()
    ana.open("/account")
    ana.sees(says("lineRefused"))
    ana.tap(says("lineLook"), "link")
    ana.reads(says("unsentGoneTitle"))
    ana.sees("Nobody's any more.")
    expect(ana.control(says("copyText"))).to_be_visible()
    ana.tap(says("unsentLetGo"))
    ana.page.get_by_role("dialog").get_by_role("button", name=says("unsentLetGo")).click()
    ana.reads(says("unsentNothing"))
    assert ana.page.evaluate(ON_DEVICE)["names"] == []


def test_a_new_version_waits_until_it_is_asked_for(browser: Browser, tmp_path: Path) -> None:
    with serve(tmp_path, app=copy_app(tmp_path)) as server:
        ana = Phone(browser, server, "ana", passkeys=False)
        space = people.settle(ana)
        tunnel.ready(ana, space)
        other = ana.new_tab()
        other.goto(server.url + space + "/us")
        renew_app(server.settings.app)

        ana.page.reload()
        ana.sees(says("lineNewVersion"))
        ana.page.reload()
        ana.sees(says("lineNewVersion"))
        assert ana.page.title() == "Tend", "the old one, until it is asked for"
        ana.tap(says("lineReload"))
        expect(ana.page).to_have_title("Tend two")
        ana.reads(says("homeUntil", when="Sunday, 18:00"))
        ana.sees_not(says("lineNewVersion"))
        assert other.title() == "Tend", "no other tab is loaded anew"
        other.get_by_role("link", name=says("navMe"), exact=True).click()
        expect(other.get_by_role("button", name=says("signOut"), exact=True)).to_be_visible()
        faults = ana.faults
        ana.close()
    assert faults == []


def test_signing_out_says_what_would_be_lost_and_leaves_nothing(phone: MakesPhones, server: Served) -> None:
    ana = phone("ana", passkeys=False)
    space = people.settle(ana)
    tunnel.ready(ana, space)
    other = ana.new_tab()
    other.goto(server.url + space + "/us")
    expect(other.get_by_role("heading", level=1)).to_be_visible()
    ana.page.route("**/answer", lambda route: route.abort())
    people.begin(ana, space)
    people.write(ana, "reliability", "canary")
    ana.sees(says("checkInOnDevice"))
    ana.page.evaluate("() => sessionStorage.setItem('kept', 'by the app')")
    ana.open("/account")
    ana.tap(says("signOut"))
    dialog = ana.page.get_by_role("dialog")
    expect(dialog.get_by_text(says("signOutLoses"))).to_be_visible()
    dialog.get_by_role("button", name=says("signOut"), exact=True).click()
    ana.at("/welcome")
    ana.settles()
    assert ana.page.evaluate(KEPT) == NOTHING
    assert ana.context.cookies() == []
    other.wait_for_url(server.url + "/welcome")
    assert puts(server, ana) == []


def test_leaving_with_text_on_the_device_leaves_nothing_in_any_tab(phone: MakesPhones, server: Served) -> None:
    ana = phone("ana", passkeys=False)
    space = people.settle(ana)
    tunnel.ready(ana, space)
    other = ana.new_tab()
    other.goto(server.url + space)
    expect(other.get_by_role("heading", level=1)).to_be_visible()
    ana.page.route("**/answer", lambda route: route.abort())
    people.begin(ana, space)
    people.write(ana, "reliability", "canary")
    ana.sees(says("checkInOnDevice"))
    ana.tap(says("leavePage"))
    ana.at("/away.html")
    other.wait_for_url(server.url + "/away.html")
    assert ana.page.evaluate(KEPT) == NOTHING
    assert ana.context.cookies() == []


def show(tab: Page, state: str) -> None:
    """The app goes out of sight, or comes back."""
    tab.evaluate(
        """(state) => {
          Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
          document.dispatchEvent(new Event('visibilitychange'))
        }""",
        state,
    )


WATCH_FRAMES: Final = """() => {
  window.frames_seen = []
  const look = () => {
    const title = document.querySelector('h1')?.textContent ?? ''
    window.frames_seen.push([title, getComputedStyle(document.querySelector('.main')).opacity])
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}"""
"""What can be seen of the title, frame by frame."""


@pytest.mark.parametrize("is_reached", [True, False])
def test_coming_back_shows_nothing_old(phone: MakesPhones, server: Served, is_reached: bool) -> None:
    ana = phone("ana", passkeys=False)
    space = people.settle(ana)
    tunnel.ready(ana, space)
    main = ana.page.locator(".main")
    show(ana.page, "hidden")
    expect(main).to_have_css("opacity", "0")
    server.clock.advance(days=6, hours=8)
    ana.sync_clock()
    if not is_reached:
        ana.context.set_offline(True)
        show(ana.page, "visible")
        expect(main).to_have_css("opacity", "1")
        return
    ana.page.evaluate(WATCH_FRAMES)
    show(ana.page, "visible")
    ana.reads(says("homeUntil", when="Sunday, 6 December, 18:00"))
    expect(main).to_have_css("opacity", "1")
    frames = ana.page.evaluate("() => window.frames_seen")
    assert [title for title, opacity in frames if opacity == "1" and "6\u00a0December" not in title] == []
