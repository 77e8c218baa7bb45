"""Cards between two phones: found, cheered, changed, taken back, gone by themselves, and above a repair."""

from datetime import UTC, datetime, timedelta
from typing import Final

from playwright.sync_api import expect

from api.schemas import encode
from tests.e2e import cards, people, repairs
from tests.e2e.cards import look, share, theirs, unfold
from tests.e2e.conftest import MakesPhones
from tests.e2e.phone import Phone
from tests.e2e.server import Served
from tests.e2e.words import card_kind, says
from tests.world import made, token

THANKS: Final = "canary: you rang me at lunch"
SPRING: Final = datetime(2027, 3, 27, 20, tzinfo=UTC)
"""The evening before clocks in Berlin are put forward."""


def pair(phone: MakesPhones) -> tuple[Phone, Phone, str]:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    return ana, ben, people.settle(ana, ben)


def travel(server: Served, *phones: Phone, to: datetime) -> None:
    """Sessions have run out by then: everyone comes in anew."""
    server.clock.moment = to
    for phone in phones:
        phone.sync_clock()
        key = {"handle": phone.name, "auth_key": encode(token(f"auth/{phone.name}"))}
        people.call(phone, "POST", "/auth/password/sign-in", key)


def test_thanks_written_on_one_phone_are_found_on_the_other(phone: MakesPhones, server: Served) -> None:
    ana, ben, space = pair(phone)
    kind = card_kind("appreciation")
    ana.open(f"{space}/us")
    ana.tap(says("usCards"), "link")
    ana.sees(kind["nothing"])
    ana.tap(kind["write"], "link")
    ana.reads(kind["fields"][0]["label"])

    # What is begun outlives the page; before it goes out it stands there as Ben will see it.
    ana.write(kind["fields"][0]["label"], THANKS)
    ana.sees(says("turnKept"))
    ana.page.reload()
    expect(ana.field(kind["fields"][0]["label"])).to_have_value(THANKS)
    ana.tap(says("next"))
    ana.sees(says("readers", names="Ben"))
    ana.sees(theirs("appreciation", "Ana"))
    unfold(ana, says("cardMore"))
    ana.choose(says("confidenceBetweenUs"))
    look(ben, f"{space}/cards")
    ben.sees_not(theirs("appreciation", "Ana"))
    ana.tap(says("cardShare"))
    ana.reads(kind["title"])
    ana.sees(THANKS)

    # Ben reads the mark first; the words once he has opened it.
    look(ben, f"{space}/cards")
    ben.sees(theirs("appreciation", "Ana"))
    expect(ben.page.get_by_text(THANKS)).not_to_be_visible()
    unfold(ben, says("confidenceBetweenUs"))
    ben.sees(THANKS)
    ben.page.get_by_role("link", name=theirs("appreciation", "Ana")).click()
    ben.reads(theirs("appreciation", "Ana"))
    assert ben.control(says("takeBackOne")).count() == 0

    # A change takes its place, and taken back it is gone for both.
    ana.page.get_by_role("link", name=kind["mine"]).click()
    ana.reads(kind["mine"])
    ana.tap(says("change"), "link")
    cards.to_the_whole(ana, "appreciation", "canary: you rang me twice")
    ana.tap(says("cardShare"))
    ana.reads(kind["mine"])
    look(ben, f"{space}/cards?kind=appreciation")
    unfold(ben, says("confidenceBetweenUs"))
    ben.sees("canary: you rang me twice")
    path = ana.page.url.removeprefix(server.url)
    ana.tap(says("takeBackOne"))
    ana.page.get_by_role("dialog").get_by_role("button", name=says("takeBackOne")).click()
    ana.reads(kind["title"])
    ana.sees(kind["nothing"])
    ben.expected.append("status of 404")
    look(ben, f"{space}/cards?kind=appreciation")
    ben.sees(kind["nothing"])
    look(ben, path)
    ben.reads(says("notHereTitle"))


def test_a_heads_up_is_gone_after_24_hours_also_when_clocks_change(phone: MakesPhones, server: Served) -> None:
    ana, ben, space = pair(phone)
    travel(server, ana, ben, to=SPRING)
    kind = card_kind("heads-up")
    little = kind["fields"][0]["options"][2]["label"]
    ana.open(f"{space}/cards/new?kind=heads-up")
    cards.to_the_whole(ana, "heads-up", little, "Slept badly.")
    ana.sees(says("cardHours", hours=24))
    ana.tap(says("cardShare"))
    look(ben, f"{space}/cards")
    ben.sees(little)
    ben.sees("Slept badly.")
    for minute, is_there in ((-1, True), (0, False)):
        travel(server, ana, ben, to=SPRING + timedelta(hours=24, minutes=minute))
        for one in (ana, ben):
            look(one, f"{space}/cards")
            assert one.page.get_by_text(little).count() == int(is_there)
    look(ben, f"{space}/cards?kind=heads-up")
    ben.sees(kind["nothing"])


def test_a_hope_is_cheered_and_only_its_author_reads_it(phone: MakesPhones, server: Served) -> None:
    ana, ben, space = pair(phone)
    glad, with_you = [card_kind("hope")["cheers"][n]["label"] for n in (1, 0)]
    path = share(ana, space, "hope", {"field": "hope", "words": "A long table"})
    look(ben, f"{space}/cards?kind=hope")
    ben.page.get_by_role("link", name=theirs("hope", "Ana")).click()
    ben.sees(says("cheerOnly", name="Ana"))
    ben.tap(glad)
    ben.sees(says("cheerMine", words=glad))
    ben.tap(with_you)
    ben.sees(says("cheerMine", words=with_you))
    look(ana, f"{space}/cards?kind=hope")
    ana.sees(says("cheerTheirs", name="Ben", words=with_you))
    ben.tap(says("takeBackOne"))
    ben.sees_not(says("cheerMine", words=with_you))
    look(ana, path)
    ana.sees_not(says("cheerTheirs", name="Ben", words=with_you))
    assert ana.control(glad).count() == 0


def test_preferences_are_shared_line_by_line(phone: MakesPhones, server: Served) -> None:
    ana, ben, space = pair(phone)
    kind = card_kind("preference")
    ana.open(f"{space}/cards?kind=preference")
    for line in ("Lentil soup on Mondays", "Two pillows"):
        ana.write(kind["fields"][0]["label"], line)
        ana.sees(says("readers", names="Ben"))
        ana.tap(kind["write"])
        ana.sees(line)
        expect(ana.field(kind["fields"][0]["label"])).to_have_value("")
    example = kind["examples"][0]["lines"][0]
    unfold(ana, says("nextExamples"))
    ana.tap(example)
    expect(ana.field(kind["fields"][0]["label"])).to_have_value(example)
    look(ben, f"{space}/cards?kind=preference")
    for line in ("Lentil soup on Mondays", "Two pillows"):
        ben.sees(line)
    assert ben.page.get_by_role("figure").count() == 2


def test_what_is_steady_stands_at_the_head_of_an_open_repair(phone: MakesPhones, server: Served) -> None:
    ana, ben, space = pair(phone)
    path = repairs.begun("mend", ana, ben, space=space)
    look(ana, path)
    ana.sees_not(card_kind("steady")["title"])
    share(ana, space, "steady", {"field": "words", "words": "I am not against you."})
    share(ben, space, "steady", {"field": "words", "words": "I come back."})
    for one in (ana, ben):
        look(one, path)
        one.sees(card_kind("steady")["title"])
        one.sees("I am not against you.")
        one.sees("I come back.")
    people.call(ana, "PUT", f"{repairs.inside(path)}/end", {"how": "rest"})
    look(ben, path)
    ben.sees_not("I am not against you.")


def test_while_a_time_out_runs_nothing_goes_out_and_nothing_is_lost(phone: MakesPhones, server: Served) -> None:
    ana, ben, space = pair(phone)
    ana.expected.append("status of 409")
    kind = card_kind("difference")
    ana.open(f"{space}/cards/new?kind=difference")
    cards.to_the_whole(ana, "difference", "I wake up slowly")
    returns_at = (server.clock.now() + timedelta(minutes=30)).isoformat()
    people.call(ben, "PUT", f"{repairs.inside(space)}/time-out/{made('pause')}", {"returns_at": returns_at})
    ana.tap(says("cardShare"))
    ana.sees(says("problemTimeOutRuns", when="10:30"))
    look(ben, f"{space}/cards?kind=difference")
    ben.sees(kind["nothing"])
    server.clock.advance(minutes=30)
    ana.tap(says("cardShare"))
    ana.reads(kind["title"])
    look(ben, f"{space}/cards?kind=difference")
    ben.sees("I wake up slowly")
