"""Written from the right: the whole journey with the page turned around, on the smallest phone, in Arabic words.

There is no such language yet, so the test turns the page, the way `<html dir>` would; everything else is as it ships.
"""

from typing import Final

from playwright.sync_api import Locator

from tests.e2e import people, repairs
from tests.e2e.conftest import MakesPhones
from tests.e2e.eyes import OVERFLOW
from tests.e2e.phone import Phone
from tests.e2e.server import Served
from tests.e2e.words import begins, says

TURNED: Final = """
new MutationObserver(() => {
    const root = document.documentElement
    if (root && root.dir !== 'rtl') root.dir = 'rtl'
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['dir'] })
"""
SMALLEST: Final = {"width": 320, "height": 640}
ARABIC: Final = "كان يومًا طويلًا، وشكرًا على الحساء."
SPACE: Final = "نحن"
NAME: Final = "ليلى"


def turned(phone: Phone) -> Phone:
    phone.context.add_init_script(TURNED)
    return phone


def middle(found: Locator) -> float:
    """How far from the left its middle is, from 0 to 1."""
    box = found.first.bounding_box()
    assert box
    return (box["x"] + box["width"] / 2) / SMALLEST["width"]


def is_turned(phone: Phone, screen: str) -> None:
    """It fits, it begins at the right, and the way out is where the end of a line is."""
    phone.settles()
    assert phone.page.evaluate("() => getComputedStyle(document.documentElement).direction") == "rtl"
    assert phone.page.evaluate(OVERFLOW) == 0, f"{screen} is wider than 320 px"
    assert middle(phone.control(says("leavePage"))) < 0.5, screen
    title = phone.page.get_by_role("heading", level=1)
    begins_at = title.evaluate(
        "(one) => { const range = document.createRange(); range.selectNodeContents(one);"
        " return Math.max(...[...range.getClientRects()].map((box) => box.right)) }"
    )
    assert begins_at > SMALLEST["width"] - 40, f"{screen}: its title begins at the right"


def styled(found: Locator, part: str) -> str:
    return str(found.first.evaluate(f"(one) => getComputedStyle(one).{part}"))


def test_from_signing_up_to_a_space(phone: MakesPhones, server: Served) -> None:
    ana = turned(phone("ana", viewport=SMALLEST))
    for path in ("/welcome", "/sign-in", "/recover", "/about/how-it-works", "/help"):
        ana.open(path)
        is_turned(ana, path)
    number = ana.page.locator("details[open]").get_by_role("link")
    assert styled(number, "direction") == "ltr", "a number to call stays in its order"

    ana.open("/sign-up")
    is_turned(ana, "a name")
    people.sign_up_by_password(ana, "ana")
    ana.reads(says("newKindTitle"))
    is_turned(ana, "what for")
    people.make_space(ana, SPACE, NAME)
    people.invite(ana)
    is_turned(ana, "an invitation")
    assert styled(ana.page.locator(".link-text"), "direction") == "ltr"
    ana.tap(says("newInviteLater"))
    ana.at(people.SPACE)
    ana.sees(says("homeAloneTitle"))
    is_turned(ana, "alone")
    places = ana.page.get_by_role("navigation").get_by_role("link")
    assert middle(places.first) > middle(places.last), "the first place is at the right"

    ana.tap(says("navUs"), "link")
    ana.reads(SPACE)
    is_turned(ana, "us")
    arrow = ana.page.locator(".row-link svg")
    assert styled(arrow, "scale") == "-1 1", "an arrow points to the left"
    assert middle(arrow.first) < 0.5
    ana.tap(says("usSpace"), "link")
    is_turned(ana, "this space")
    ana.tap(says("usRhythmChange"))
    assert styled(ana.page.locator("select.input"), "backgroundPositionX") == "14.4px", "so does a list open"
    ana.tap(says("navMe"), "link")
    ana.reads("ana")
    is_turned(ana, "account")


def test_from_writing_to_reading(phone: MakesPhones, server: Served) -> None:
    ana, ben = turned(phone("ana", passkeys=False, viewport=SMALLEST)), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    people.begin(ana, space)
    one, five = (ana.page.locator("label:has(input[type=radio])").nth(n) for n in (0, 4))
    assert middle(one) > middle(five), "a scale begins at the right"
    people.rate(ana, 2)
    is_turned(ana, "a scale")
    people.answer_all(ana, {"appreciated": "The soup.", "need": ARABIC})
    is_turned(ana, "how to share")
    people.finish(ana)
    ana.sees(says("weekReadyTitle"))
    is_turned(ana, "ready")
    people.bring(ben, space, ARABIC)

    server.clock.advance(days=6, hours=8)
    ana.sync_clock()
    ana.open(space + "/rounds/1")
    is_turned(ana, "the opening")
    people.open_round(ana)
    ana.tap(says("heardSay"))
    ana.tap(says("nextTry"))
    is_turned(ana, "reading")
    arabic = ana.page.locator("blockquote").filter(has_text=ARABIC)
    english = ana.page.locator("blockquote").filter(has_text="The soup.")
    assert [styled(one, "direction") for one in (arabic, english)] == ["rtl", "ltr"], "each text begins at its own side"
    ana.open(space + "/rounds")
    is_turned(ana, "earlier ones")


STANDS_AT: Final = """(line, word) => {
  const text = document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode()
  const range = document.createRange()
  range.setStart(text, text.data.indexOf(word))
  range.setEnd(text, text.data.indexOf(word) + word.length)
  return range.getBoundingClientRect().left
}"""


def test_names_from_the_right_stand_in_an_english_sentence_as_they_are_said(phone: MakesPhones, server: Served) -> None:
    ana = phone("ana", passkeys=False, viewport={"width": 1280, "height": 800})
    others = {phone(handle, passkeys=False): name for handle, name in (("ben", NAME), ("cleo", "نور"), ("dina", "هند"))}
    space = people.settle(ana, *others)
    for other, name in others.items():
        people.call(other, "PUT", space.replace("/s/", "/spaces/") + "/my-name", {"name": name})
    server.clock.advance(days=7)  # who comes third begins with the next
    ana.sync_clock()
    ana.open(space)
    line = ana.sees(begins("homeUntilLead"))
    said = sorted(others.values(), key=line.inner_text().index)
    assert sorted(said, key=lambda name: float(line.evaluate(STANDS_AT, name))) == said


def test_a_way_back(phone: MakesPhones, server: Served) -> None:
    ana, ben = turned(phone("ana", passkeys=False, viewport=SMALLEST)), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    repairs.begin(ana, space, "mend", ARABIC)
    is_turned(ana, "not begun")
    path = repairs.begun("mend", ana, ben, space=space, line=ARABIC)
    ana.open(path)
    is_turned(ana, "a step")
    repairs.write(ana, "mend", "what-happened", {"saw": ARABIC, "felt": ["sad", "tired"]})
    is_turned(ana, "the whole of it")
    ana.tap(says("back"))
    ana.tap(says("back"))
    chips = ana.page.locator(".chip")
    assert middle(chips.nth(0)) > middle(chips.nth(1)), "feelings begin at the right"
    is_turned(ana, "feelings")
    ana.open(f"{space}/repairs")
    is_turned(ana, "ways back")
