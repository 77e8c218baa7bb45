"""A limit between two phones: from a draft to its withdrawal; and what stays when it cannot go out."""

from datetime import timedelta
from typing import Final

from playwright.sync_api import expect

from tests.e2e import people
from tests.e2e.conftest import MakesPhones
from tests.e2e.phone import Phone
from tests.e2e.scenes_boundaries import SAID, share, state, topic, words
from tests.e2e.server import Served
from tests.e2e.test_keyboard import Keyboard
from tests.e2e.words import begins, content, says
from tests.world import made

HEARD: Final = "Dinner is for the two of us."
CHANGED: Final = "No phones in the kitchen at all."
REFUSED: Final = "status of 409"


def pair(phone: MakesPhones) -> tuple[Phone, Phone, str]:
    """Ana and Ben, and the path of their space."""
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    return ana, ben, people.settle(ana, ben)


def travel(server: Served, *phones: Phone, **span: float) -> None:
    server.clock.advance(**span)
    for phone in phones:
        phone.sync_clock()


def review_soon(ana: Phone, server: Served, path: str) -> None:
    """It comes back the day after tomorrow."""
    day = str(server.clock.now().date() + timedelta(days=2))
    people.call(ana, "PUT", f"{path.replace('/s/', '/spaces/')}/review-day", {"review_on": day})


def test_from_a_draft_to_a_trace(phone: MakesPhones, server: Served) -> None:
    ana, ben, space = pair(phone)
    ana.open(f"{space}/us")
    ana.tap(says("usBoundaries"), "link")
    ana.sees(says("boundariesEmpty"))
    ana.tap(says("boundariesNew"), "link")
    ana.choose(topic("phones"))
    ana.tap(says("next"))
    example = next(one for one in content("partners/boundaries")["topics"] if one["id"] == "phones")["protects"][0]
    ana.tap(example)
    expect(ana.field(words()["protects"]["ask"])).to_have_value(example)
    ana.sees(says("turnKept"))

    # The draft outlives the page.
    ana.open(f"{space}/boundaries")
    ana.tap(says("boundaryGoOn"), "link")
    state(ana, space)
    ana.sees(says("readers", names="Ben"))
    for text in SAID.values():
        ana.sees(text)
    ana.tap(says("newBoundaryKeep"))
    ana.sees(says("boundaryPrivateLead"))
    ben.open(f"{space}/boundaries")
    ben.sees(says("boundariesEmpty"))

    ana.tap(says("boundaryEdit"), "link")
    path = share(ana, space)
    ana.sees(says("boundaryRepliesNone"))
    ben.page.reload()
    ben.page.get_by_role("link", name=SAID["limit"]).click()
    ben.reads(says("boundaryTheirs", name="Ana"))
    ben.tap(says("boundaryHeardWrite"))
    ben.write(says("boundaryHeardLabel"), HEARD)
    ben.tap(says("boundaryHeardSend", name="Ana"))
    ben.sees(says("boundaryAckSaid"))
    ana.page.reload()
    ana.sees(says("boundaryReplyRead", name="Ben"))
    ana.sees(HEARD)

    ana.tap(says("boundaryChange"), "link")
    ana.tap(words()["limit"]["ask"])
    ana.write(words()["limit"]["ask"], CHANGED)
    ana.tap(says("newBoundaryDone"))
    ana.tap(says("newBoundaryShareChange"))
    ana.reads(says("boundaryMine"))
    ana.sees(says("boundaryReplyReadEarlier", name="Ben", n=1))
    ben.page.reload()
    ben.sees(says("boundaryAckSaidEarlier", n=1))
    ben.page.get_by_text(says("boundaryEarlierTitle")).click()
    for text in (SAID["limit"], CHANGED, says("boundaryEarlierChanged"), says("boundaryEarlierSame")):
        ben.sees(text)
    ben.tap(says("boundaryAckSayAgain"))
    ben.sees(says("boundaryAckSaid"))

    review_soon(ana, server, path)
    travel(server, ana, ben, days=3)
    ben.expected.append("status of 404")
    ben.page.reload()
    ben.reads(says("notHereTitle"))
    ana.page.reload()
    ana.sees(says("boundaryLapsedLead"))
    ana.tap(begins("boundaryRenewOneTap"))
    ana.sees(begins("boundaryShared"))
    ben.page.reload()
    ben.sees(CHANGED)
    ben.sees(HEARD)

    ana.tap(says("boundaryWithdrawLink"))
    ana.sees(says("boundaryWithdrawMeans", names="Ben"))
    ana.page.get_by_role("dialog").get_by_role("button", name=says("boundaryWithdrawLink")).click()
    ana.sees(begins("boundaryWithdrawnMine"))
    ben.page.reload()
    ben.sees("Ana withdrew it on")
    ben.sees_not(CHANGED)
    ben.sees_not(HEARD)
    ben.open(f"{space}/boundaries")
    ben.sees(says("boundariesWithdrawn", name="Ana"))
    assert ben.page.get_by_role("main").get_by_role("link").all_inner_texts() == [says("boundariesNew")]


def test_a_request_is_answered_and_a_no_is_the_end_of_it(phone: MakesPhones) -> None:
    ana, ben, space = pair(phone)
    state(ana, space)
    path = share(ana, space)
    ben.open(path)
    ben.tap(says("boundaryAnswerYes"))
    promise = ben.control(says("boundaryAnswerPromise"), "link")
    expect(promise).to_have_attribute("href", f"{space}/promises/new?boundary={path.rpartition('/')[2]}")
    ben.tap(says("change"))
    ben.tap(says("boundaryAnswerNo"))
    ben.sees(says("boundaryAnsweredNo"))
    expect(promise).to_have_count(0)
    ana.page.reload()
    ana.sees(says("boundaryReplyNo", name="Ben"))
    ana.sees(says("boundaryReplyNoMeans"))
    replies = ana.page.get_by_role("heading", name=says("boundaryRepliesTitle")).locator("..")
    assert replies.get_by_role("button").count() == replies.get_by_role("link").count() == 0
    ben.open("/account/given")
    ben.sees(says("givenSaid"))
    ben.tap(says("takeBackOne"))
    ben.sees_not(says("givenSaid"))
    ben.open(path)
    ben.control(says("boundaryAnswerNotNow")).wait_for()
    ana.page.reload()
    ana.sees(says("boundaryRepliesNone"))


def test_a_time_out_keeps_it_here_and_loses_nothing(phone: MakesPhones, server: Served) -> None:
    ana, ben, space = pair(phone)
    ana.expected.append(REFUSED)
    state(ana, space)
    returns = (server.clock.now() + timedelta(minutes=30)).isoformat()
    inside = space.replace("/s/", "/spaces/")
    people.call(ben, "PUT", f"{inside}/time-out/{made('time-out')}", {"returns_at": returns})
    ana.tap(says("newBoundaryShare"))
    ana.sees(begins("problemTimeOutRuns"))
    ana.page.reload()
    ana.reads(says("newBoundarySeenTitle"))
    ana.sees(SAID["limit"])
    ana.tap(says("newBoundaryKeep"))
    ana.sees(says("boundaryPrivateLead"))
    travel(server, ana, ben, minutes=31)
    ana.tap(says("boundaryEdit"), "link")
    path = share(ana, space)
    ben.open(path)
    ben.sees(SAID["limit"])


def test_of_two_devices_the_second_is_told_and_keeps_its_words(phone: MakesPhones, server: Served) -> None:
    ana, _, space = pair(phone)
    ana.expected.append(REFUSED)
    state(ana, space)
    path = share(ana, space)
    ana.tap(says("boundaryChange"), "link")
    ana.tap(words()["limit"]["ask"])
    ana.write(words()["limit"]["ask"], CHANGED)
    ana.tap(says("newBoundaryDone"))
    elsewhere = {**SAID, "limit": "From the tablet", "topic": None, "ask_first": False, "confidence": None}
    day = str(server.clock.now().date() + timedelta(days=30))
    versions = f"{path.replace('/s/', '/spaces/')}/versions"
    people.call(ana, "PUT", f"{versions}/2", {**elsewhere, "review_on": day})
    ana.tap(says("newBoundaryShareChange"))
    ana.sees(says("newBoundaryMoved"))
    ana.sees(says("turnKept"))
    ana.page.reload()
    ana.sees(CHANGED)
    ana.tap(says("newBoundaryOnTop"))
    ana.tap(says("newBoundaryShareChange"))
    ana.reads(says("boundaryMine"))
    ana.page.get_by_text(says("boundaryEarlierTitle")).click()
    ana.sees("From the tablet")
    ana.page.get_by_label(says("boundaryEarlierWhich")).select_option("1")
    ana.sees(SAID["limit"])


def test_what_is_marked_is_read_after_its_mark(phone: MakesPhones) -> None:
    ana, ben, space = pair(phone)
    state(ana, space)
    ana.tap(says("back"))
    ana.reads(says("newBoundaryMoreTitle"))
    ana.choose(says("confidenceBetweenUs"))
    ana.tap(says("next"))
    path = share(ana, space)
    ben.open(f"{space}/boundaries")
    ben.sees(says("confidenceBetweenUs"))
    ben.sees_not(SAID["limit"])
    ben.open(path)
    expect(ben.page.get_by_text(SAID["limit"])).not_to_be_visible()
    ben.page.get_by_text(says("confidenceBetweenUs")).click()
    ben.sees(SAID["limit"])


def test_what_was_begun_for_one_that_is_withdrawn_is_not_lost(phone: MakesPhones) -> None:
    ana, ben, space = pair(phone)
    ben.expected.append(REFUSED)
    state(ana, space)
    path = share(ana, space)
    ben.open(path)
    ben.tap(says("boundaryHeardWrite"))
    ben.write(says("boundaryHeardLabel"), HEARD)
    people.call(ana, "DELETE", path.replace("/s/", "/spaces/"))
    ben.tap(says("boundaryHeardSend", name="Ana"))
    ben.sees(says("boundaryProblemBoundaryWithdrawn"))
    expect(ben.field(says("boundaryHeardLabel"))).to_have_value(HEARD)
    ben.tap(says("boundaryProblemReload"))
    ben.sees("Ana withdrew it on")
    ben.sees(HEARD)
    ben.tap(says("leftDelete"))
    ben.sees_not(HEARD)


def test_with_the_keyboard_alone(phone: MakesPhones) -> None:
    ana, ben, space = pair(phone)
    ana.open(f"{space}/boundaries")
    hands = Keyboard(ana)
    hands.reads(says("boundariesTitle"))
    hands.press(says("boundariesNew"))
    hands.reads(says("newBoundaryTopic"))
    hands.to(says("newBoundaryTopicNone"))
    hands.keys.press("ArrowUp")
    hands.press(says("next"))
    for part in ("protects", "limit", "my_part", "request"):
        hands.reads(words()[part]["ask"])
        hands.fill(words()[part]["ask"], SAID[part])
        hands.press(says("next"))
    hands.reads(says("newBoundaryMoreTitle"))
    hands.to(says("newBoundaryAskFirst"))
    hands.keys.press("Space")
    hands.press(says("next"))
    hands.reads(says("newBoundarySeenTitle"))
    hands.press(says("newBoundaryShare"))
    hands.reads(says("boundaryMine"))
    ana.sees(says("boundaryAskFirst"))

    ben.open(ana.page.url.removeprefix(ana.server.url))
    hands = Keyboard(ben)
    hands.reads(says("boundaryTheirs", name="Ana"))
    hands.press(says("boundaryAnswerNotNow"))
    ben.sees(says("boundaryAnsweredNotNow"))
    hands.press(says("boundaryHeardWrite"))
    expect(ben.page.get_by_role("textbox")).to_be_focused()
    hands.keys.type(HEARD)
    hands.press(says("boundaryHeardSend", name="Ana"))
    ben.sees(says("boundaryAckSaid"))
