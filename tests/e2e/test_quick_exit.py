"""Leave page: covered at once, nothing left on the device, the session over, and Back shows nothing."""

from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import people
from tests.e2e.conftest import MakesPhones
from tests.e2e.phone import Phone
from tests.e2e.server import Served
from tests.e2e.words import says

KEPT: Final = """async () => ({
  cookies: document.cookie,
  local: Object.entries(localStorage),
  session: Object.entries(sessionStorage),
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""

FILL: Final = """async () => {
  localStorage.setItem('kept', 'by the app')
  sessionStorage.setItem('kept', 'by the app')
  const cache = await caches.open('kept')
  await cache.put('/kept', new Response('by the app'))
  await new Promise((done) => { indexedDB.open('kept').onsuccess = (event) => { event.target.result.close(); done() } })
}"""

WATCH: Final = """() => {
  window.addEventListener('pagehide', () => undefined)
  const seen = () => document.documentElement.innerText.trim()
  for (const type of ['click', 'keydown']) {
    window.addEventListener(type, () => queueMicrotask(() => console.info('covered:' + seen())))
  }
}"""


def by_button(phone: Phone) -> None:
    phone.tap(says("leavePage"))


def by_shift(phone: Phone) -> None:
    for _ in range(3):
        phone.page.keyboard.press("Shift")


@pytest.mark.parametrize("leave", [by_button, by_shift])
def test_leaving_leaves_nothing(phone: MakesPhones, server: Served, leave: Any) -> None:
    ana = phone("ana", passkeys=False)
    space = people.settle(ana)
    said: list[str] = []
    ana.page.on("console", lambda line: said.append(line.text))
    for path in ("/account", space, space + "/us", "/help", space + "/check-in"):
        ana.open(path)
        ana.settles()
        assert ana.page.title() == "Tend"
        expect(ana.control(says("leavePage"))).to_be_visible()
    ana.tap(says("checkInBegin"))
    people.write(ana, "reliability", "canary words nobody has saved yet")
    ana.page.evaluate(FILL)
    ana.page.evaluate(WATCH)
    cookies = ana.context.cookies()
    assert cookies

    leave(ana)
    ana.at("/away.html")
    assert "covered:" in said, "nothing could be read any more before the next frame"
    assert ana.page.title() != "Tend"
    assert "canary" not in ana.text()
    assert ana.context.cookies() == []
    assert ana.page.evaluate(KEPT) == {
        "cookies": "",
        "local": [],
        "session": [],
        "databases": [],
        "caches": [],
        "workers": 0,
    }

    # Back shows nothing of it.
    for _ in range(8):
        ana.page.go_back()
        shows_nothing(ana.page)
    # And whoever kept the cookie is out.
    old = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in cookies)
    refused = ana.context.request.get(f"{server.url}/api/v1/me", headers={"cookie": old})
    assert refused.status == 401


def shows_nothing(page: Page) -> None:
    page.wait_for_load_state("load")
    expect(page.get_by_text(says("loading"))).to_have_count(0)
    text = page.locator("body").inner_text()
    assert not [word for word in ("canary", "Ana", "Sunday, 18:00") if word in text]


def test_it_works_without_a_network_too(phone: MakesPhones) -> None:
    ana = phone("ana", passkeys=False)
    ana.expected.append("ERR_INTERNET_DISCONNECTED")
    people.begin(ana, people.settle(ana))
    people.write(ana, "reliability", "canary")
    ana.context.set_offline(True)
    for _ in range(3):
        ana.page.keyboard.press("Shift")
    ana.page.wait_for_url("about:blank")
    assert ana.text().strip() == ""
