"""The whole main job with the keyboard alone, from a new account to signing out."""

import re
from typing import Final

import pytest
from playwright.sync_api import expect

from tests.e2e import people
from tests.e2e.conftest import MakesPhones
from tests.e2e.phone import Phone
from tests.e2e.server import Served
from tests.e2e.words import begins, check_in, says

MOST_TABS: Final = 60
FOCUSED: Final = """() => {
  const at = document.activeElement
  if (at === document.body) return ['', false]
  const label = at.labels?.[0]?.innerText ?? at.innerText ?? ''
  const isOutlined = ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  return [label.trim(), [at, at.closest('label')].some((one) => one && isOutlined(getComputedStyle(one)))]
}"""


class Keyboard:
    """Presses keys on a phone; nothing else. Wherever the focus comes to, it can be seen."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.keys = phone.page.keyboard

    def to(self, name: str, *, back: bool = False) -> None:
        """Tab until the control whose words begin with `name` has the focus."""
        for _ in range(MOST_TABS):
            self.keys.press("Shift+Tab" if back else "Tab")
            label, is_seen = self.phone.page.evaluate(FOCUSED)
            if label:
                assert is_seen, f"the focus on {label!r} can be seen"
            if label.startswith(name):
                return
        raise AssertionError(f"Tab does not lead to {name!r}")

    def press(self, name: str, *, back: bool = False) -> None:
        self.to(name, back=back)
        self.keys.press("Enter")

    def fill(self, label: str, text: str) -> None:
        self.to(label)
        self.keys.type(text)

    def reads(self, title: str | re.Pattern[str]) -> None:
        """A new screen: its title has the focus, so that it is read out and Tab goes on from there."""
        self.phone.reads(title)
        expect(self.phone.page.get_by_role("heading", level=1)).to_be_focused()


def sign_up(hands: Keyboard, handle: str) -> None:
    hands.reads(says("signUpTitle"))
    hands.fill(says("handle"), handle)
    hands.to(says("wayPasskey"))
    hands.keys.press("ArrowDown")
    hands.press(says("next"))
    hands.reads(says("passwordTitle"))
    hands.fill(says("passwordNew"), people.PASSWORD)
    hands.keys.press("Enter")
    hands.reads(says("codeTitle"))
    code = people.read_code(hands.phone)
    hands.press(says("codeKept"))
    hands.reads(says("typedTitle"))
    hands.fill(says("code"), "0000")
    hands.keys.press("Enter")
    expect(hands.phone.field(says("code"))).to_be_focused()
    expect(hands.phone.field(says("code"))).to_have_accessible_description(re.compile("missing"))
    hands.keys.press("ControlOrMeta+A")
    hands.keys.type(code)
    hands.press(says("makeAccount"))


def make_space(hands: Keyboard) -> None:
    hands.reads(says("newKindTitle"))
    hands.press(says("next"))
    hands.reads(says("newNamesTitle"))
    hands.fill(says("newName"), "Us")
    hands.fill(says("newMyName"), "Ana")
    hands.keys.press("Enter")
    hands.reads(says("newRhythmTitle"))
    hands.press(says("newCreate"))
    hands.reads(says("newInviteTitle"))
    hands.press(says("inviteCreate"))
    expect(hands.phone.control(says("inviteQr"), "img")).to_be_visible()


def join(hands: Keyboard, link: str) -> None:
    hands.phone.page.goto(link)
    hands.reads(says("joinTitle", inviter="Ana", space="Us"))
    hands.press(says("join"))
    hands.reads(says("firstTitle"))
    hands.press(says("firstNew"))
    sign_up(hands, "ben")
    hands.reads(says("nameTitle"))
    hands.fill(says("name"), "Ben")
    hands.press(says("join"))
    hands.reads(begins("homeUntil"))


def check_in_with(hands: Keyboard, text: str) -> None:
    """A rating and words for the first question, then past the others and shared."""
    hands.reads(begins("homeUntil"))
    hands.press(says("weekStart"))
    hands.reads(check_in()["title"])
    hands.press(says("checkInBegin"))
    for one in check_in()["prompts"]:
        hands.reads(one["ask"])
        if one["id"] == "reliability":
            hands.to("1")
            hands.keys.press("ArrowRight")
            expect(hands.phone.page.get_by_role("radio", checked=True)).to_have_accessible_name("2")
            hands.fill(says("checkInWords"), text)
            hands.to(says("checkInMeaning"))
            hands.keys.press("Space")
            hands.phone.sees(one["help"])
        hands.press(says("next"))
    hands.reads(says("shareTitle"))
    hands.to(says("shareSwap"))
    hands.press(says("done"))
    hands.phone.sees(says("weekReadyTitle"))


def read_each_other(hands: Keyboard) -> None:
    """The opening, what was heard, and something to try. Each form opens with the focus in it, and leaves it nearby."""
    phone = hands.phone
    phone.page.reload()
    hands.reads(begins("homeUntil"))
    hands.press(says("latestRead"))
    hands.reads(says("openingTitle"))
    hands.press(says("openingOpen"))
    hands.reads(says("readingTitleAll"))
    hands.press(says("heardSay"))
    expect(phone.page.get_by_role("textbox")).to_be_focused()
    hands.keys.type("That I was heard.")
    hands.press(says("heardSave", name="Ben"))
    expect(phone.control(says("change"))).to_be_focused()
    hands.press(says("nextTry"))
    expect(phone.page.get_by_role("textbox")).to_be_focused()
    hands.keys.type("Phones away at dinner.")
    hands.press(says("nextBegin"))
    expect(phone.control(says("nextLetGo"))).to_be_visible()
    assert phone.page.evaluate("() => document.activeElement.closest('section') !== null"), "the focus has stayed there"


def test_a_keyboard_is_enough(phone: MakesPhones, server: Served) -> None:
    ana, ben = (Keyboard(phone(name)) for name in ("ana", "ben"))
    ana.phone.open("/welcome")
    ana.reads(says("welcomeTitle"))
    ana.press(says("begin"))
    sign_up(ana, "ana")
    make_space(ana)
    join(ben, ana.phone.sees(re.compile(r"/join#[\w-]{43}$")).inner_text())
    ana.press(says("newInviteLater"))
    for hands, text in ((ana, "Without a mouse."), (ben, "Without one too.")):
        check_in_with(hands, text)
    server.clock.advance(days=6, hours=8)
    for hands in (ana, ben):
        hands.phone.sync_clock()
    read_each_other(ana)
    ana.press(says("navMe"))
    ana.reads("ana")
    ana.press(says("signOut"))
    ana.reads(says("welcomeTitle"))


@pytest.fixture
def in_us(phone: MakesPhones) -> Keyboard:
    """Someone who looks at the people and the rhythm of her space."""
    ana = phone("ana", passkeys=False)
    ana.open(people.settle(ana) + "/settings")
    ana.settles()
    return Keyboard(ana)


@pytest.mark.parametrize("close", ["Escape", "button"])
def test_a_closed_question_gives_the_focus_back(in_us: Keyboard, close: str) -> None:
    in_us.press(says("leave"))
    expect(in_us.phone.page.get_by_role("heading", name=says("leaveTitle"))).to_be_focused()
    if close == "button":
        in_us.press(says("leaveNo"))
    else:
        in_us.keys.press("Escape")
    expect(in_us.phone.control(says("leave"))).to_be_focused()


def test_a_form_opens_with_the_focus_in_it_and_leaves_it_nearby(in_us: Keyboard) -> None:
    in_us.press(says("usRhythmChange"))
    expect(in_us.phone.page.get_by_role("radio", checked=True)).to_be_focused()
    in_us.press(says("cancel"))
    expect(in_us.phone.control(says("usRhythmChange"))).to_be_focused()


def test_what_was_taken_away_leaves_the_focus_nearby(in_us: Keyboard) -> None:
    in_us.press(says("inviteCreate"))
    in_us.press(says("inviteRevoke"))
    expect(in_us.phone.control(says("inviteRevoke"))).to_have_count(0)
    expect(in_us.phone.control(says("inviteCreate"))).to_be_focused()
