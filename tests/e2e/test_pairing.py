"""Ana starts, makes a space and invites Ben; he reads the rules, joins, and is in."""

import re

from playwright.sync_api import expect

from tests.e2e import people
from tests.e2e.conftest import MakesPhones
from tests.e2e.server import Served
from tests.e2e.words import begins, page, says

RULES = [
    "What you write stays closed until the check-in opens, at the time shown for the space.",
    "You can leave alone and at once. You need no reason, and nobody has to agree.",
    "Whoever has that file and the data could read your answers.",
]


def test_ana_invites_ben_and_he_joins(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana"), phone("ben")

    ana.open("/")
    ana.reads(says("welcomeTitle"))
    ana.tap(says("begin"), "link")
    code = people.sign_up_by_passkey(ana, "ana")
    assert len(code.split()) == 8
    people.make_space(ana, "Us two", "Ana")
    link = people.invite(ana)
    ana.tap(says("newInviteLater"))
    ana.at(people.SPACE)
    ana.reads(says("homeUntil", when="Sunday, 18:00"))
    ana.sees(says("homeAlone"))

    ben.page.goto(link)
    ben.reads(says("joinTitle", inviter="Ana", space="Us two"))
    assert ben.page.url == server.url + "/join", "the token is gone from the address"
    ben.sees(says("rhythmWeekly", weekday="Sunday", at="18:00"))
    for rule in RULES:
        assert rule in page("joining")
        ben.sees(rule)
    ben.tap(says("join"))
    ben.reads(says("firstTitle"))
    ben.tap(says("firstNew"), "link")
    people.sign_up_by_password(ben, "ben")
    ben.reads(says("nameTitle"))
    ben.write(says("name"), "Ben")
    ben.tap(says("join"))
    ben.at(people.SPACE)
    ben.reads(says("homeUntil", when="Sunday, 18:00"))
    ben.sees(says("homeUntilLead", names="Ana"))
    assert "#" not in ben.page.url
    ben.page.go_back()
    assert link.split("#")[1] not in ben.page.url, "the token is in no history entry"

    ana.page.reload()
    ana.sees(says("homeUntilLead", names="Ben"))
    assert ana.text().count("Ben") == 1, "all that home says of Ben is that he is here"
    ana.tap(says("navUs"), "link")
    ana.tap(says("usSpace"), "link")
    rows = ana.page.get_by_role("heading", name=says("usMembers")).locator("..").get_by_role("listitem")
    expect(rows).to_have_text([re.compile("^Ana" + says("usMe")), "Ben"])

    ana.open("/account")
    ana.reads("ana")
    assert ana.page.title() == ben.page.title() == "Tend"


def test_a_used_or_old_link_says_so_kindly(phone: MakesPhones, server: Served) -> None:
    ana = phone("ana", passkeys=False)
    space = people.settle(ana)
    ana.open(space + "/settings")
    link = people.invite(ana)
    ana.sees(begins("inviteEnds"))

    stranger = phone("stranger", passkeys=False)
    stranger.expected.append("status of 404")
    stranger.page.goto(link)
    stranger.reads(says("joinTitle", inviter="Ana", space="us"))
    stranger.tap(says("notNow"))
    stranger.reads(says("laterTitle"))

    server.clock.advance(hours=73)
    stranger.sync_clock()
    stranger.page.goto(link)
    stranger.reads(says("goneTitle"))
    stranger.sees(says("goneText"))

    server.clock.advance(hours=1)
    ana.sync_clock()
    ana.page.reload()
    another = people.invite(ana)
    ana.tap(says("inviteRevoke"))
    expect(ana.control(says("inviteQr"), "img")).to_have_count(0)
    stranger.page.goto(another)
    stranger.reads(says("goneTitle"))
