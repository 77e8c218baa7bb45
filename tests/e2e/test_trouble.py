"""When something goes wrong, every word stays and what to do is said."""

import pytest
from playwright.sync_api import expect

from tests.e2e import people
from tests.e2e.conftest import MakesPhones
from tests.e2e.server import FAR, Served
from tests.e2e.words import check_in, prompt, says

NO_NETWORK = "ERR_INTERNET_DISCONNECTED"
SCRIPTS = "שלום, מה שלומך? 🧺 مرحبا ‏(café) 👩‍👩‍👧 e\u0301\n\nzweite Zeile <b>&amp;</b>"


def puts(server: Served, phone: str) -> list[str]:
    return [f"{one.path} {one.status}" for one in server.said_to(phone) if one.method == "PUT"]


def test_too_much_text_is_said_kindly_and_kept(phone: MakesPhones) -> None:
    ana = phone("ana", passkeys=False)
    space = people.settle(ana)
    long = "long words " * 910
    assert len(long) > 10_000
    people.begin(ana, space)
    people.write(ana, "reliability", long)
    ana.sees(says("tooLong", most="4,000", length=f"{len(long.strip()):,}"))
    ana.tap(says("next"))
    ana.reads(prompt("communication")["ask"])
    ana.tap(says("back"))
    people.answer_all(ana, {"need": "Sleep."})
    ana.sees(says("checkInTooLong"))
    ana.tap(says("checkInToTooLong"))
    ana.reads(prompt("reliability")["ask"])
    expect(ana.field(says("checkInWords"))).to_have_value(long)
    people.answer_all(ana, {"reliability": "Short."})
    people.finish(ana)


def test_every_script_goes_round(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    ana.open(space + "/settings")
    name = "נועה 🌻 محمد"
    ana.tap(says("usRenameMe"))
    ana.write(says("newMyName"), name)
    ana.tap(says("save"))
    ana.sees(name)
    people.begin(ana, space)
    people.answer_all(ana, {"appreciated": SCRIPTS})
    people.finish(ana)
    people.bring(ben, space, "Ben")
    server.clock.advance(days=6, hours=8)
    for one in (ana, ben):
        one.sync_clock()
    ben.open(space + "/rounds/1")
    people.open_round(ben)
    ben.sees(says("readingTheirs", name=f"\u2068{name}\u2069"))  # isolated: it turns nothing around it
    quote = ben.page.get_by_role("blockquote").filter(has_text="zweite Zeile")
    assert " ".join(quote.inner_text().split()) == " ".join(SCRIPTS.replace("e\u0301", "é").split())


def test_a_double_tap_has_one_effect(phone: MakesPhones, server: Served) -> None:
    ana = phone("ana")
    ana.open("/sign-up")
    people.sign_up_by_passkey(ana, "ana")
    ana.tap(says("next"))
    ana.write(says("newName"), "Us")
    ana.write(says("newMyName"), "Ana")
    ana.tap(says("next"))
    ana.reads(says("newRhythmTitle"))
    ana.control(says("newCreate")).dblclick()
    ana.reads(says("newInviteTitle"))
    assert len(people.call(ana, "GET", "/spaces")["spaces"]) == 1
    ana.tap(says("newInviteLater"))
    ana.at(people.SPACE)

    people.begin(ana, ana.page.url.removeprefix(server.url))
    people.answer_all(ana, {"need": "Sleep."})
    before = len(puts(server, "ana"))
    ana.control(says("done")).dblclick()
    ana.sees(says("weekReadyTitle"))
    assert len(puts(server, "ana")) - before == 1

    # Back leads to where it was finished, and says that it has been.
    ana.page.go_back()
    ana.reads(says("shareTitle"))
    ana.sees(says("checkInSharedAlready"))
    ana.sees_not(check_in()["closing"][0])


def test_without_a_network_the_text_stays_until_it_is_saved(phone: MakesPhones) -> None:
    ana = phone("ana", passkeys=False)
    ana.expected.append(NO_NETWORK)
    space = people.settle(ana)
    people.begin(ana, space)
    ana.context.set_offline(True)
    people.write(ana, "reliability", "Written in a tunnel.")
    ana.tap(says("next"))
    ana.reads(prompt("communication")["ask"])
    ana.sees(says("checkInOnDevice"))
    ana.tap(says("back"))
    expect(ana.field(says("checkInWords"))).to_have_value("Written in a tunnel.")
    ana.sees(says("checkInOnDevice"))
    ana.context.set_offline(False)
    ana.sees(says("checkInSaved"))
    ana.page.reload()
    expect(ana.field(says("checkInWords"))).to_have_value("Written in a tunnel.")


def test_it_opens_while_someone_writes(phone: MakesPhones, server: Served) -> None:
    ana = phone("ana", passkeys=False)
    ana.expected.append("status of 409")
    space = people.settle(ana)
    people.begin(ana, space)
    people.write(ana, "reliability", "Saved in time.")
    ana.sees(says("checkInSaved"))
    server.clock.advance(days=6, hours=8)
    ana.sync_clock()
    ana.write(says("checkInWords"), "Written a moment too late.")
    ana.tap(says("next"))
    ana.reads(says("openedMeanwhileTitle"))
    ana.sees("Written a moment too late.")
    expect(ana.control(says("copyText"))).to_be_visible()
    ana.tap(says("openedMeanwhileCarry"))
    ana.reads(prompt("communication")["ask"])
    ana.tap(says("back"))
    ana.reads(prompt("reliability")["ask"])
    expect(ana.field(says("checkInWords"))).to_have_value("Written a moment too late.")
    ana.sees(says("checkInSaved"))
    ana.open(space + "/rounds/1")
    ana.sees("Saved in time.")


def test_plain_http_from_another_machine_says_what_to_do(phone: MakesPhones, server: Served) -> None:
    ana = phone("ana", passkeys=False)
    ana.expected.append("Cross-Origin-Opener-Policy header has been ignored")
    for path in ("/", "/sign-up", "/sign-in"):
        ana.page.goto(server.url.replace("localhost", FAR) + path)
        ana.reads(says("plainHttpTitle"))
        ana.sees("tailscale serve")


@pytest.mark.parametrize("path", ["/nowhere", "/s/not-an-id", "/about/nothing-there"])
def test_an_address_that_leads_nowhere(phone: MakesPhones, path: str) -> None:
    ana = phone("ana", passkeys=False)
    ana.expected.append("status of 404")
    people.settle(ana)
    ana.open(path)
    ana.reads(says("notHereTitle"))
    ana.tap(says("toHome"), "link")
    ana.reads(says("homeUntil", when="Sunday, 18:00"))


def test_the_check_in_is_whole(phone: MakesPhones) -> None:
    """Every prompt of the pack is a screen, with its own words and its meaning."""
    ana = phone("ana", passkeys=False)
    people.begin(ana, people.settle(ana))
    for n, one in enumerate(check_in()["prompts"], start=1):
        ana.reads(one["ask"])
        ana.sees(says("stepOf", at=n, of=len(check_in()["prompts"])))
        expect(ana.field(people.words_label(one["id"]))).to_have_attribute("placeholder", one["hint"])
        ana.page.get_by_text(says("checkInMeaning")).click()
        ana.sees(" ".join(one["help"].split())[:60])
        if one["type"] == "scale":
            people.rate(ana, 5)
            expect(ana.page.get_by_role("radio", checked=True)).to_have_count(1)
        ana.tap(says("next"))
    ana.reads(says("shareTitle"))
