"""The main job in German: from signing up to reading what opened, with no English word of ours on the way."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import pytest
from playwright.sync_api import expect

from tests.e2e import people, repairs
from tests.e2e.conftest import MakesPhones
from tests.e2e.eyes import OVERFLOW
from tests.e2e.phone import Phone
from tests.e2e.server import Served
from tests.e2e.words import catalogue, check_in, prompt, says, speaking, sunday

READ: Final = """() => [
    document.body.innerText,
    ...[...document.querySelectorAll('[aria-label]')].map((one) => one.ariaLabel),
    ...[...document.querySelectorAll('[placeholder]')].map((one) => one.placeholder),
    ...[...document.querySelectorAll('[aria-valuetext]')].map((one) => one.ariaValueText),
].join('\\n')"""
"""Everything that is read on the screen or read out."""
DAYS: Final = r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|tomorrow|yesterday|January|March|May|October|December"
KINDS: Final = ("partners", "friends", "family", "work")
PAGES: Final = ("joining", "leaving", "how-it-works", "deleting")
LEAST_LETTERS: Final = 4
"""A message with less of its own around its values could be anything."""


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    with speaking("de"):
        yield


@cache
def english_messages() -> re.Pattern[str]:
    """Every English message that German says otherwise, as a whole line."""
    lines = []
    for key, text in catalogue("en").items():
        if text == catalogue("de")[key]:
            continue
        plural = re.sub(r"\{\w+, plural, .*?\}\}", "{n}", text)
        parts = re.split(r"\{\w+\}", plural)
        if len(re.sub(r"\W", "", "".join(parts))) >= LEAST_LETTERS or len(parts) == 1:
            lines.append(".+".join(map(re.escape, parts)))
    return re.compile("|".join(lines))


def texts_in(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from texts_in(inner)


def english_packs(phone: Phone) -> set[str]:
    """Every English text of the packs, pages and help that is not the same in German."""
    read = [
        {
            text
            for path in (*KINDS, "partners/rituals/mend/1", "help", *(f"pages/{name}" for name in PAGES))
            for text in texts_in(people.call(phone, "GET", f"/content/{language}/{path}"))
        }
        for language in ("en", "de")
    ]
    return {text for text in read[0] - read[1] if " " in text}


def says_only_german(phone: Phone, screen: str) -> None:
    """Nothing English stands on the screen, and it is no wider than the smallest phone."""
    phone.settles()
    expect(phone.page.locator("html")).to_have_attribute("lang", "de")
    text = phone.page.evaluate(READ)
    lines = {line.strip() for line in text.splitlines()}
    assert not [line for line in lines if english_messages().fullmatch(line)], screen
    assert not lines & english_packs(phone), screen
    assert not re.search(rf"\b({DAYS})\b", text), screen
    phone.page.set_viewport_size({"width": 320, "height": 640})
    assert phone.page.evaluate(OVERFLOW) == 0, f"{screen} is wider than 320 px"
    phone.page.set_viewport_size({"width": 390, "height": 844})


def test_from_signing_up_to_reading_what_opened(phone: MakesPhones, server: Served) -> None:
    ana = phone("ana", locale="de-AT")
    ana.open("/")
    ana.reads(says("welcomeTitle"))
    says_only_german(ana, "welcome")
    ana.tap(says("begin"), "link")
    people.sign_up_by_passkey(ana, "ana")
    ana.reads(says("newKindTitle"))
    says_only_german(ana, "what for")
    people.make_space(ana, "Wir zwei", "Ana")
    link = people.invite(ana)
    says_only_german(ana, "an invitation")
    ana.tap(says("newInviteLater"))
    ana.at(people.SPACE)
    ana.reads(says("homeUntil", when=says("momentOf", day="Sonntag", time="18:00")))
    says_only_german(ana, "first screen, alone")
    space = ana.page.url.removeprefix(server.url)

    # Ben's device speaks English; he would rather read German.
    ben = phone("ben", locale="en-GB")
    ben.page.goto(link)
    with speaking("en"):
        ben.reads(says("joinTitle", inviter="Ana", space="Wir zwei"))
        ben.page.get_by_label(says("language"), exact=True).select_option("Deutsch")
    ben.reads(says("joinTitle", inviter="Ana", space="Wir zwei"))
    ben.sees(says("rhythmWeekly", weekday="Sonntag", at="18:00"))
    says_only_german(ben, "invited")
    ben.tap(says("join"))
    ben.reads(says("firstTitle"))
    says_only_german(ben, "first an account")
    ben.tap(says("firstNew"), "link")
    people.sign_up_by_password(ben, "ben")
    ben.reads(says("nameTitle"))
    ben.write(says("name"), "Ben")
    ben.tap(says("join"))
    ben.at(people.SPACE)
    ben.page.reload()
    ben.sees(says("homeUntilLead", names="Ana"))
    says_only_german(ben, "first screen, two")

    people.begin(ana, space)
    people.rate(ana, 4)
    people.write(ana, "reliability", "Die Suppe stand um sieben da.")
    says_only_german(ana, "a scale")
    people.answer_all(ana, {"appreciated": "Der Anruf."}, keep=("hard",))
    ana.sees(says("shareSwapOne", name="Ben"))
    ana.sees(says("shareOpens", when=sunday()))
    says_only_german(ana, "how to share")
    people.finish(ana)
    ana.sees(says("weekReadySwapOne", name="Ben"))
    says_only_german(ana, "ready")
    people.bring(ben, space, "Bens")

    server.clock.advance(days=6, hours=8)
    ana.sync_clock()
    ana.open(space)
    ana.sees(says("latestNewTitle"))
    says_only_german(ana, "it has opened")
    ana.tap(says("latestRead"), "link")
    ana.sees(check_in()["opened"][0])
    says_only_german(ana, "the opening")
    people.open_round(ana)
    ana.sees("Bens on need")
    ana.sees(prompt("need")["theirs"].replace("{name}", "Ben"))
    ana.sees(says("ratingTowards", n="4", word=prompt("reliability")["high"]))
    ana.tap(says("heardSay"))
    starter = check_in()["heard"]["starters"][0]
    ana.tap(starter)
    asked = ana.field(check_in()["heard"]["ask"].replace("{name}", "Ben"))
    expect(asked).to_have_value(starter.removesuffix("…"))
    ana.tap(says("nextTry"))
    says_only_german(ana, "reading")
    ana.tap(check_in()["experiment"]["examples"][0])
    ana.tap(says("nextBegin"))
    ana.sees(says("tryingUntil", day="Sonntag, 6. Dezember"))

    for path in ("/rounds", "/us", "/settings"):
        ana.open(space + path)
        says_only_german(ana, path)
    ana.tap(says("leave"))
    says_only_german(ana, "leaving")
    for path in ("/account", "/new", "/help", "/about/how-it-works", "/about/leaving"):
        ana.open(path)
        says_only_german(ana, path)


def test_the_language_of_the_device_comes_back(phone: MakesPhones, server: Served) -> None:
    ana = phone("ana", passkeys=False, locale="de-DE")
    people.settle(ana)
    ana.open("/account")
    ana.sees(says("sessionsTitle"))
    ana.choose("English")
    with speaking("en"):
        ana.sees(says("sessionsTitle"))
        assert ana.page.evaluate("() => localStorage.getItem('language')") == "en"
        ana.page.reload()
        ana.sees(says("sessionsTitle"))
        ana.page.get_by_label(says("asDevice")).first.check()
    ana.sees(says("sessionsTitle"))
    assert ana.page.evaluate("() => localStorage.getItem('language')") is None


def test_what_is_refused_is_said_in_german(phone: MakesPhones, server: Served) -> None:
    """The service words its problems in English, for developers; the app has words of its own for each."""
    ana = phone("ana", passkeys=False, locale="de-DE")
    ana.expected.extend(["status of 404", "status of 429", "status of 422"])
    people.settle(ana)
    ana.open(people.NOWHERE)
    ana.reads(says("notHereTitle"))
    says_only_german(ana, "nowhere")
    ana.context.clear_cookies()
    ana.open("/sign-in")
    people.sign_in_by_password(ana, "ana", "ein falsches Passwort")
    ana.sees(says("refusedPassword"))
    says_only_german(ana, "refused")
    sent = [json.loads(one.body) for one in server.said_to("ana") if one.status >= 400 and one.body]
    words = {problem[part] for problem in sent for part in ("title", "detail") if part in problem}
    assert words, "the service said something"
    assert not [said for said in words if said in ana.text()]


def test_a_way_back_from_one_line_to_the_end(phone: MakesPhones, server: Served) -> None:
    ana, ben = (phone(name, passkeys=False, locale="de-DE") for name in ("ana", "ben"))
    space = people.settle(ana, ben)
    ana.open(f"{space}/us")
    says_only_german(ana, "us")
    path = repairs.begin(ana, space, "mend", "Am Sonntag in der Küche.")
    says_only_german(ana, "not begun")
    ben.open(path)
    says_only_german(ben, "is it all right")
    repairs.consent(ben, "consentTogether")
    says_only_german(ben, "a step")
    repairs.write(ben, "mend", "what-happened", {"saw": "Eine Tür.", "felt": ["hurt", "sad"]})
    says_only_german(ben, "the whole of it")
    ben.tap(says("turnSend"))
    ben.sees(says("waitsSealed"))
    says_only_german(ben, "waiting")
    repairs.send(ana, path, "what-happened", {"field": "saw", "words": "Schritte."})
    ana.open(path)
    repairs.say_back(ana, "mend", "heard", "Ben", "Eine Tür, und dass es weh tat.")
    ben.open(path)
    says_only_german(ben, "hearing")
    ben.tap(says("fitRest"))
    ben.tap(says("hearLeave"))
    for step in ("my-part", "apology", "change", "reconnect"):
        for one in (ana, ben):
            repairs.send(one, path, step)
    server.clock.advance(days=8)
    for one in (ana, ben):
        one.sync_clock()
        one.open(path)
        repairs.skip(one, "mend", "follow-up")
    ben.reads(says("endTitle"))
    says_only_german(ben, "the end")
    ben.tap(says("endClose"))
    ben.sees(says("putAway"))
    says_only_german(ben, "behind us")
    ben.open(f"{space}/repairs")
    says_only_german(ben, "ways back")
