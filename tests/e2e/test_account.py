"""Ways in: a code on a new device, a password on a second phone, passkeys, sessions, and deleting it all."""

from playwright.sync_api import expect

from tests.e2e import people
from tests.e2e.conftest import MakesPhones
from tests.e2e.server import Served
from tests.e2e.words import page, prompt, says


def test_a_code_lets_in_on_a_new_device_once(phone: MakesPhones) -> None:
    old = phone("old")
    old.open("/sign-up")
    code = people.sign_up_by_passkey(old, "ana")
    old.reads(says("newKindTitle"))

    new = phone("new")
    new.expected.append("status of 422")
    new.open("/sign-in")
    new.tap(says("useCode"), "link")
    new.reads(says("recoverTitle"))
    new.write(says("code"), code)
    new.tap(says("next"))
    new.sees(says("refusedCode"))
    new.write(says("handle"), "ana")
    new.write(says("code"), code)
    new.tap(says("next"))
    another = people.keep_code(new, says("signIn"))
    assert another != code
    new.reads(says("wayAgainTitle"))
    new.tap(says("passwordSet"))
    new.reads(says("passwordTitle"))
    new.write(says("passwordNew"), people.PASSWORD)
    new.tap(says("passwordSet"))
    new.reads(says("newKindTitle"))

    # The old phone has been signed out, and its code is worth nothing.
    old.open("/account")
    old.reads(says("signIn"))
    old.tap(says("useCode"), "link")
    old.reads(says("recoverTitle"))
    old.write(says("handle"), "ana")
    old.write(says("code"), code)
    old.tap(says("next"))
    old.sees(says("refusedCode"))
    old.tap(says("back"))
    people.sign_in_by_password(old, "ana")
    old.at("/account")
    old.reads("ana")


def test_a_second_phone_with_a_password_and_its_end(phone: MakesPhones, server: Served) -> None:
    first, second = phone("first"), phone("second")
    first.open("/sign-up")
    people.sign_up_by_password(first, "ana")
    people.make_space(first, "Us", "Ana")
    first.tap(says("newInviteLater"))
    first.at(people.SPACE)

    # A wrong password loses nothing that was typed.
    second.open("/sign-in")
    people.sign_in_by_password(second, "ana", "four other words here")
    second.sees(says("refusedPassword"))
    expect(second.field(says("handle"))).to_have_value("ana")
    people.sign_in_by_password(second, "ana")
    second.at(people.SPACE)
    space = second.page.url.removeprefix(server.url)
    people.begin(second, space)
    people.write(second, "reliability", "Saved before.")
    second.sees(says("checkInSaved"))

    first.open("/account")
    first.reads("ana")
    sheet = first.page.get_by_role("heading", name=says("sessionsTitle")).locator("..")
    expect(sheet.get_by_role("listitem")).to_have_count(2)
    sheet.get_by_role("button", name=says("sessionEnd"), exact=True).click()
    expect(sheet.get_by_role("listitem")).to_have_count(1)
    first.sees(says("sessionHere"))

    second.write(says("checkInWords"), "Half written when it ended.")
    second.tap(says("next"))
    second.sees(says("lineSignedOut"))
    second.tap(says("signIn"))
    people.sign_in_by_password(second, "ana")
    second.reads(prompt("communication")["ask"])
    second.tap(says("back"))
    second.reads(prompt("reliability")["ask"])
    expect(second.field(says("checkInWords"))).to_have_value("Half written when it ended.")
    second.sees(says("checkInSaved"))
    second.page.reload()
    expect(second.field(says("checkInWords"))).to_have_value("Half written when it ended.")


def test_ways_in_change_only_after_a_fresh_sign_in(phone: MakesPhones, server: Served) -> None:
    ana = phone("ana")
    ana.open("/sign-up")
    people.sign_up_by_password(ana, "ana")
    ana.reads(says("newKindTitle"))
    server.clock.advance(minutes=11)
    ana.sync_clock()
    ana.open("/account")
    ana.sees(says("passkeysNone"))
    ana.tap(says("passkeyAdd"))
    ana.sees(says("onceMoreTitle"))
    ana.write(says("password"), people.PASSWORD)
    ana.tap(says("usePassword"))
    ana.sees(says("passkeyAdded"))
    ana.sees_not(says("passkeysNone"))

    # With a passkey the password can go; the passkey, then the last way in, can't.
    ana.page.get_by_role("heading", name=says("password"), exact=True).locator("..").get_by_role(
        "button", name=says("remove"), exact=True
    ).click()
    ana.sees(says("passwordRemoveMeans"))
    ana.page.get_by_role("dialog").get_by_role("button", name=says("remove"), exact=True).click()
    ana.sees(says("passwordRemoved"))
    ana.sees(says("passwordNone"))
    expect(ana.control(says("remove"))).to_have_count(0)
    ana.expected.append("status of 409")
    passkey = people.call(ana, "GET", "/me")["passkeys"][0]["id"]
    refused = ana.page.evaluate(
        "(url) => fetch(url, { method: 'DELETE', headers: { 'content-type': 'application/json' } })"
        ".then((answer) => answer.json())",
        f"/api/v1/me/passkeys/{passkey}",
    )
    assert refused["type"].endswith("last-way-in")

    ana.tap(says("signOut"))
    ana.reads(says("welcomeTitle"))
    ana.tap(says("signIn"), "link")
    ana.tap(says("usePasskey"))
    ana.reads(says("newKindTitle"))


def test_deleting_says_first_what_it_does_and_leaves_what_had_opened(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben")
    ben.open("/sign-up")
    people.sign_up_by_passkey(ben, "ben")
    people.make_space(ben, "Us", "Ben")
    link = people.invite(ben)
    ben.tap(says("newInviteLater"))
    ben.at(people.SPACE)
    space = ben.page.url.removeprefix(server.url)
    ana.page.goto(link)
    ana.tap(says("join"))
    ana.tap(says("firstNew"), "link")
    people.sign_up_by_password(ana, "ana")
    ana.write(says("name"), "Ana")
    ana.tap(says("join"))
    ana.at(people.SPACE)
    for one in (ana, ben):
        people.bring(one, space, f"{one.name} first")
    server.clock.advance(days=6, hours=8)
    people.bring(ben, space, "canary", n=2)
    for one in (ana, ben):
        one.sync_clock()

    ben.expected.append("status of 403")
    ben.open("/account")
    ben.tap(says("deleteAccount"))
    for line in ("Your account, with the name you sign in with", "What has opened stays for the others"):
        assert line in page("deleting")
        ben.page.get_by_role("dialog").get_by_text(line).wait_for()
    ben.page.get_by_role("dialog").get_by_role("button", name=says("deleteButton"), exact=True).click()
    ben.sees(says("onceMoreTitle"))
    ben.tap(says("usePasskey"))
    ben.reads(says("welcomeTitle"))
    ben.tap(says("signIn"), "link")
    ben.tap(says("usePasskey"))
    ben.sees(says("refusedPasskey"))

    ana.open(space)
    ana.tap(says("latestRead"), "link")
    people.open_round(ana)
    ana.sees(says("readingTheirs", name="Ben"))
    ana.sees("ben first on need")
    ana.open(space + "/settings")
    ana.sees("Ben")
    ana.sees_not(says("usGone"))
