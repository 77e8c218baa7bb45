"""Us, between two phones: what one shares the other finds and looks for, and no more once it is taken back."""

from playwright.sync_api import expect

from tests.e2e import holding, people
from tests.e2e.conftest import MakesPhones
from tests.e2e.phone import Phone
from tests.e2e.server import Served
from tests.e2e.words import says


def shared(phone: MakesPhones, server: Served) -> tuple[Phone, Phone, str]:
    """Ana has shared one of each with Ben."""
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    holding.share(ana, space, server.clock.now().date())
    return ana, ben, space


def test_what_one_shares_the_other_finds(phone: MakesPhones, server: Served) -> None:
    _, ben, space = shared(phone, server)
    ben.open(space)
    ben.sees(holding.TEA)
    ben.tap(says("todayAsk", name="Ana"), "link")
    ben.sees(holding.ASK)
    ben.open(space)
    ben.tap(says("navUs"), "link")
    for words in (holding.LIMIT, holding.TEA, holding.STEADY):
        ben.sees(words)
    expect(ben.page.get_by_text(holding.THANKS)).to_be_hidden()
    ben.page.get_by_text(says("confidenceBetweenUs")).click()
    ben.sees(holding.THANKS)


def test_words_are_looked_for_on_the_device(phone: MakesPhones, server: Served) -> None:
    _, ben, space = shared(phone, server)
    asked: list[str] = []
    ben.page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    ben.open(f"{space}/us")
    ben.write(says("searchLabel"), "money")
    ben.sees(says("searchDone"))
    assert ben.page.locator("mark").all_inner_texts() == ["money"]
    ben.write(says("searchLabel"), "lunch")
    ben.sees(says("searchDone"))
    assert ben.page.locator("mark").count() == 0, "a mark is read before the words it stands over"
    ben.sees(says("confidenceBetweenUs"))
    assert not [url for url in asked if "money" in url or "lunch" in url]


def test_everything_is_taken_back_at_once(phone: MakesPhones, server: Served) -> None:
    ana, ben, space = shared(phone, server)
    ana.open("/account")
    ana.tap(says("accountGivenLook"), "link")
    for words in (holding.LIMIT, holding.TEA, holding.ASK, holding.THANKS):
        ana.sees(words)
    ana.tap(says("givenEverything"))
    ana.sees(says("givenEverythingStays"))
    ana.tap(says("givenEverythingYes"))
    ana.sees(says("givenTaken"))
    ana.sees(says("givenNothing"))
    ben.open(f"{space}/us")
    ben.settles()
    for words in (holding.LIMIT, holding.TEA, holding.STEADY):
        ben.sees_not(words)
    ben.open(f"{space}/boundaries")
    ben.sees(says("boundariesWithdrawn", name="Ana"))


def test_one_thing_is_taken_back_and_the_rest_stays(phone: MakesPhones, server: Served) -> None:
    ana, ben, space = shared(phone, server)
    ana.open("/account/given")
    row = ana.page.get_by_role("listitem").filter(has_text=holding.TEA)
    row.get_by_role("button", name=says("takeBackOne")).click()
    ana.sees_not(holding.TEA)
    ana.sees(holding.LIMIT)
    ben.open(f"{space}/us")
    ben.sees(holding.LIMIT)
    ben.sees_not(holding.TEA)
