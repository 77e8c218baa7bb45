"""For every eye and hand: axe finds nothing, 320 px are enough, and a keyboard alone does it."""

from typing import Any, Final, Literal

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import expect

from tests.e2e import people
from tests.e2e.conftest import MakesPhones
from tests.e2e.phone import Phone
from tests.e2e.server import Served
from tests.e2e.words import check_in, prompt, says

AXE: Final = Axe()
LOOKS: Final[dict[Literal["dark", "light"], dict[str, Any]]] = {
    "dark": {"runOnly": ["color-contrast"]},
    "light": {},
}
"""What axe looks for in each theme. Contrast is all that differs."""
OVERFLOW: Final = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def faults_on(phone: Phone, screen: str) -> list[Any]:
    """What axe finds in both themes, and whether the screen is wider than 320 px."""
    phone.settles()
    found: list[Any] = []
    for scheme, rules in LOOKS.items():
        phone.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        seen = AXE.run(phone.page, options=rules).response
        assert any(rule["id"] == "color-contrast" for rule in seen["passes"]), "axe has looked"
        found += [
            (screen, scheme, one["id"], [node["html"][:120] for node in one["nodes"]]) for one in seen["violations"]
        ]
    phone.page.set_viewport_size({"width": 320, "height": 640})
    if over := phone.page.evaluate(OVERFLOW):
        found.append((screen, "wider than 320 px", over))
    phone.page.set_viewport_size({"width": 390, "height": 844})
    return found


def test_every_screen_is_for_everyone(phone: MakesPhones, server: Served) -> None:
    found: list[Any] = []

    out = phone("out")
    for path in ("/welcome", "/sign-in", "/recover", "/help", "/about/how-it-works", "/sign-up"):
        out.open(path)
        found += faults_on(out, path)
    out.write(says("handle"), "out")
    out.choose(says("wayPassword"))
    out.tap(says("next"))
    found += faults_on(out, "a password")
    out.write(says("passwordNew"), people.PASSWORD)
    out.tap(says("next"))
    found += faults_on(out, "the code")
    out.tap(says("codeKept"))
    out.write(says("code"), "0000")
    out.tap(says("makeAccount"))
    found += faults_on(out, "the code, typed back wrong")

    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben, name="Unbroken" * 7)
    for one in (ana, ben):
        people.call(one, "PUT", f"{space.replace('/s/', '/spaces/')}/my-name", {"name": one.name + "wwwwwwww" * 7})
    ana.expected.append("status of 404")
    for path in (space, space + "/us", space + "/rounds", "/account", "/new", people.NOWHERE):
        ana.open(path)
        found += faults_on(ana, path)
    ana.open(space + "/us")
    link = people.invite(ana)
    found += faults_on(ana, "an invitation made")
    ana.tap(says("leave"))
    found += faults_on(ana, "leaving")
    out.page.goto(link)
    found += faults_on(out, "invited")

    ana.open(space + "/check-in")
    found += faults_on(ana, "check-in")
    ana.tap(says("checkInBegin"))
    people.rate(ana, 2)
    people.write(ana, "reliability", "Unbroken" * 40)
    found += faults_on(ana, "a scale")
    people.answer_all(ana, {"appreciated": "The soup."}, keep=("hard",))
    found += faults_on(ana, "how to share")
    people.finish(ana)
    found += faults_on(ana, "ready")

    people.bring(ben, space, "Ben’s")
    server.clock.advance(days=6, hours=8)
    ana.sync_clock()
    ana.open(space)
    found += faults_on(ana, "it has opened")
    ana.open(space + "/rounds/1")
    found += faults_on(ana, "the opening")
    people.open_round(ana)
    ana.tap(says("heardSay"))
    ana.tap(says("nextTry"))
    found += faults_on(ana, "reading")
    ana.open(space + "/rounds")
    found += faults_on(ana, "earlier ones")
    assert not found, "\n".join(map(str, found))


def tab_to(phone: Phone, name: str) -> None:
    """Tab until the control of this name has the focus."""
    for _ in range(40):
        phone.page.keyboard.press("Tab")
        focused = phone.page.locator("*:focus")
        label = focused.evaluate("(e) => e.labels?.[0]?.innerText ?? e.innerText ?? ''") if focused.count() else ""
        if label.strip().startswith(name):
            return
    raise AssertionError(f"Tab does not lead to {name!r}")


def test_a_keyboard_is_enough(phone: MakesPhones, server: Served) -> None:
    first = phone("first")
    first.open("/sign-up")
    people.sign_up_by_password(first, "ana")
    people.make_space(first, "Us", "Ana")

    ana = phone("ana")
    keys = ana.page.keyboard
    ana.open("/sign-in")
    ana.reads(says("signIn"))
    tab_to(ana, says("handle"))
    keys.type("ana")
    tab_to(ana, says("password"))
    keys.type(people.PASSWORD)
    keys.press("Enter")
    ana.at(people.SPACE)
    expect(ana.page.get_by_role("heading", level=1)).to_be_focused()
    tab_to(ana, says("weekStart"))
    keys.press("Enter")
    ana.reads(check_in()["title"])
    tab_to(ana, says("checkInBegin"))
    keys.press("Enter")
    ana.reads(prompt("reliability")["ask"])
    expect(ana.page.get_by_role("heading", level=1)).to_be_focused()
    tab_to(ana, "1")
    keys.press("ArrowRight")
    expect(ana.page.get_by_role("radio", checked=True)).to_have_accessible_name("2")
    tab_to(ana, says("checkInWords"))
    keys.type("Without a mouse.")
    tab_to(ana, says("next"))
    keys.press("Enter")
    ana.reads(prompt("communication")["ask"])
    expect(ana.page.get_by_role("heading", level=1)).to_be_focused()
    tab_to(ana, says("back"))
    keys.press("Enter")
    ana.reads(prompt("reliability")["ask"])
    expect(ana.field(says("checkInWords"))).to_have_value("Without a mouse.")
    ana.sees(says("checkInSaved"))
