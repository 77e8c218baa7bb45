"""A way back on two phones: from one neutral line to another look a week later, or to “not now”."""

import re

from playwright.sync_api import expect

from tests.e2e import people, repairs
from tests.e2e.conftest import MakesPhones
from tests.e2e.phone import Phone
from tests.e2e.repairs import step_of
from tests.e2e.server import Served
from tests.e2e.test_keyboard import Keyboard
from tests.e2e.test_offline import ON_DEVICE
from tests.e2e.words import begins, ritual, says

LINE = "On Sunday evening in the kitchen a door was slammed."


def seen_by(phone: Phone) -> str:
    """What stands on the screen, and every word the server has ever sent to it."""
    return phone.text() + "".join(said.body for said in phone.server.said_to(phone.name))


def look(phone: Phone, path: str) -> None:
    phone.open(path)
    phone.settles()


def text_at(phone: Phone, path: str) -> str:
    look(phone, path)
    phone.page.wait_for_load_state("networkidle")  # parts of a screen load when they are needed
    return phone.text()


def test_the_whole_way_and_another_look(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)

    # Ana begins. Ben is asked on his first screen, and says together.
    path = repairs.begin(ana, space, "mend", LINE)
    ana.reads(says("consentWaits"))
    ana.sees(says("consentSaidTogether"))
    ben.open(space)
    ben.tap(says("repairAsked"), "link")
    ben.sees(LINE)
    ben.sees(says("consentBy", name="Ana"))
    repairs.consent(ben, "consentTogether")
    ben.reads(step_of("mend", "what-happened")["title"])

    # What happened: sealed until both have written. A reload in the middle loses nothing.
    look(ana, path)
    step = step_of("mend", "what-happened")
    ana.tap(says("turnWrite"))
    ana.write(step["fields"][0]["label"], "canary-ana-saw")
    ana.sees(says("turnKept"))
    ana.page.reload()
    ana.reads(step["fields"][0]["label"])
    expect(ana.field(step["fields"][0]["label"])).to_have_value("canary-ana-saw")
    ana.tap(says("next"))
    repairs.fill(ana, step["fields"][1], ["hurt", "tired"])
    ana.tap(says("next"))
    ana.tap(says("back"))
    expect(ana.page.get_by_role("checkbox", checked=True)).to_have_count(2)
    ana.tap(says("next"))
    ana.tap(says("next"))
    ana.reads(says("turnReviewTitle"))
    ana.sees("canary-ana-saw")
    ana.sees(says("turnSealed"))
    ana.tap(says("turnSend"))
    ana.sees(says("waitsSealed"))
    look(ben, path)
    assert "canary-ana" not in seen_by(ben)
    repairs.take(ben, "mend", "what-happened", {"saw": "canary-ben-saw", "needed": "canary-ben-needed"})

    # Heard: Ben's first try fits partly, his second one does.
    ben.reads(step_of("mend", "heard")["title"])
    ben.sees("canary-ana-saw")
    ben.sees("hurt and tired")
    repairs.say_back(ben, "mend", "heard", "Ana", "You saw it.")
    ana.sees("You saw it.")
    repairs.say_back(ana, "mend", "heard", "Ben", "You needed quiet.")
    ana.tap(says("heedPartly"))
    ana.write(says("heedMissing"), "That it hurt.")
    ana.tap(says("heedPartlySay"))
    ana.sees(says("heedSaidPartly"))
    look(ben, path)
    ben.tap(says("heedYes"))
    ben.sees("That it hurt.")
    repairs.say_back(ben, "mend", "heard", "Ana", "You saw it and it hurt.", anew=True)
    look(ana, path)
    ana.tap(says("heedYes"))

    # My part, and an apology that may be answered.
    repairs.take(ana, "mend", "my-part", {"part": "canary-ana-part"})
    look(ben, path)
    repairs.skip(ben, "mend", "my-part")
    ben.reads(step_of("mend", "apology")["title"])
    ben.sees("canary-ana-part")
    repairs.skip(ben, "mend", "apology")
    look(ana, path)
    ana.sees(says("nothingWritten"))
    repairs.take(ana, "mend", "apology", {"act": "canary-ana-sorry"})
    ana.reads(step_of("mend", "change")["title"])
    look(ben, path)
    ben.sees("canary-ana-sorry")
    thanks = step_of("mend", "apology")["answers"][0]["label"]
    ben.tap(thanks)
    ben.sees(says("answerMine", words=thanks))

    # One small thing each, and a way of being close.
    repairs.take(ben, "mend", "change", {"plan": "I put the phone away."})
    repairs.take(ana, "mend", "change", {"plan": "I say it before I go.", "day": "2026-12-04"})
    look(ana, path)
    ana.sees(says("answerTheirs", name="Ben", words=thanks))
    repairs.take(ana, "mend", "reconnect", {"way": "tea"})
    look(ben, path)
    repairs.take(ben, "mend", "reconnect", {"way": "walk"})
    ben.reads(step_of("mend", "follow-up")["title"])
    ben.sees(says("waitsDay", day="Friday, 4 December"))

    # On the latest of the days both look again, and it is closed.
    server.clock.advance(days=11)
    for one in (ana, ben):
        one.sync_clock()
        one.open(space)
        one.tap(says("repairFollowUp"), "link")
        repairs.take(one, "mend", "follow-up", {"holding": "holds", "words": f"canary-{one.name}-holds"})
    ben.reads(says("endTitle"))
    ben.sees("canary-ana-holds")
    ben.tap(says("endClose"))
    ben.sees(ritual("mend")["closing"][0])
    look(ana, space)
    ana.sees_not(says("repairTitle"))
    look(ana, f"{space}/repairs")
    ana.tap(re.compile("^" + re.escape(LINE)), "link")
    ana.sees("canary-ben-holds")
    ana.sees("canary-ben-needed")
    ana.tap(says("putAway"))
    ana.control(says("bringBack")).wait_for()
    look(ana, f"{space}/repairs")
    expect(ana.control(re.compile("^" + re.escape(LINE)), "link")).not_to_be_visible()
    look(ben, f"{space}/repairs")
    expect(ben.control(re.compile("^" + re.escape(LINE)), "link")).to_be_visible()


def test_not_now_and_no_answer_look_the_same(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    path = repairs.begin(ana, space, "misunderstanding", LINE)
    look(ana, path)
    before = ana.text()

    look(ben, path)
    repairs.consent(ben, "consentNotNow")
    ben.sees(says("consentSaidNotNow"))
    look(ana, path)
    assert ana.text() == before, "not now looks as if Ben had not answered"
    ana.open(space)
    ana.sees(says("repairNotNow"))

    # He may change his mind, and so may she: letting it rest ends it for both.
    look(ben, path)
    ben.tap(says("consentChange"))
    repairs.consent(ben, "consentTogether")
    ben.reads(step_of("misunderstanding", "meant")["title"])
    look(ana, path)
    ana.tap(says("restLink"))
    ana.sees(says("restMeans"))
    ana.page.get_by_role("dialog").get_by_role("button", name=says("restLink"), exact=True).click()
    ana.sees(says("pastRested"))
    look(ben, path)
    ben.sees(says("pastRested"))


def test_a_path_of_my_own_leaves_no_trace(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    path = repairs.begin(ana, space, "misunderstanding", LINE)
    places = (space, f"{space}/repairs", path)
    before = [text_at(ana, place) for place in places]

    look(ben, path)
    repairs.consent(ben, "consentAlone")
    ben.tap(says("aloneGoOn"), "link")
    ben.sees(says("aloneOnly"))
    meant, helps = step_of("misunderstanding", "meant"), step_of("misunderstanding", "helps")
    repairs.write(ben, "misunderstanding", "meant", {"meant": "canary-ben-alone"})
    ben.sees(says("turnAlone"))
    ben.tap(says("turnKeep"))
    ben.reads(helps["title"])
    ben.sees("canary-ben-alone")
    ben.tap(says("takeBackOne"))
    ben.reads(meant["title"])
    ben.tap(says("turnGoOn"))
    expect(ben.field(meant["fields"][0]["label"])).to_have_value("canary-ben-alone")
    ben.tap(says("next"))
    ben.tap(says("next"))
    ben.tap(says("turnKeep"))
    repairs.skip(ben, "misunderstanding", "helps")
    ben.reads(says("endTitle"))
    ben.sees(ritual("misunderstanding")["closing"][0])

    after = [text_at(ana, place) for place in places]
    assert after == before, "nothing tells Ana that Ben goes on alone"
    assert "canary-ben" not in seen_by(ana)
    ana.expected.append("status of 404")
    ana.open(f"{path}/alone")
    ana.reads(says("notHereTitle"))


def test_another_look_goes_round_again(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    path = repairs.begun("mend", ana, ben, space=space)
    for step in ("what-happened", "my-part", "apology"):
        for one in (ana, ben):
            repairs.send(one, path, step)
    for one in (ana, ben):
        repairs.send(one, path, "change", {"field": "plan", "words": f"canary-{one.name}-first"})
    for one in (ana, ben):
        repairs.send(one, path, "reconnect")

    server.clock.advance(days=8)
    for one in (ana, ben):
        one.sync_clock()
        look(one, path)
        repairs.take(one, "mend", "follow-up", {"holding": "not"})
    ben.reads(says("endTitle"))
    change = step_of("mend", "change")
    ben.tap(says("endAgain", title=change["title"]))
    ben.reads(change["title"])
    repairs.take(ben, "mend", "change", {"plan": "canary-ben-second"})
    look(ana, path)
    ana.reads(change["title"])
    repairs.take(ana, "mend", "change", {"plan": "canary-ana-second"})
    ana.sees("canary-ben-second")
    earlier = ana.page.get_by_text(change["title"], exact=True)
    earlier.last.click()
    ana.sees("canary-ben-first")


def test_without_a_network_a_turn_waits_on_the_device(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    ana.expected.append("net::ERR_")
    space = people.settle(ana, ben)
    path = repairs.begun("misunderstanding", ana, ben, space=space)
    look(ana, path)
    repairs.write(ana, "misunderstanding", "meant", {"meant": "canary-ana-meant"})
    ana.context.set_offline(True)
    ana.tap(says("turnSend"))
    ana.sees(says("turnUnsent"))
    ana.context.set_offline(False)
    look(ana, space)
    look(ana, path)
    ana.tap(says("turnGoOn"))
    expect(ana.field(step_of("misunderstanding", "meant")["fields"][0]["label"])).to_have_value("canary-ana-meant")
    ana.tap(says("next"))
    ana.tap(says("next"))
    ana.tap(says("turnSend"))
    ana.sees(says("waitsSealed"))


def test_it_is_let_rest_while_the_other_writes(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    ana.expected.append("status of 409")
    space = people.settle(ana, ben)
    path = repairs.begun("misunderstanding", ana, ben, space=space)
    look(ana, path)
    repairs.write(ana, "misunderstanding", "meant", {"meant": "canary-ana-meant"})
    repairs.send(ben, path, "meant", {"field": "meant", "words": "canary-ben-meant"})
    people.call(ben, "PUT", f"{repairs.inside(path)}/end", {"how": "rest"})
    ana.tap(says("turnSend"))
    ana.sees(says("problemRepairEnded"))
    ana.tap(says("turnReload"))
    ana.sees(says("pastRested"))
    ana.sees(says("leftTitle"))
    ana.sees("canary-ana-meant")
    ana.tap(says("leftDelete"))
    ana.sees_not("canary-ana-meant")
    assert "canary-ana" not in seen_by(ben)

    # What is sealed stays so, and Ben can take his back even now.
    assert "canary-ben" not in seen_by(ana)
    look(ben, path)
    ben.sees("canary-ben-meant")
    ben.tap(says("takeBackOne"))
    ben.sees(says("leftTitle"))
    ben.tap(says("leftDelete"))
    ben.sees_not("canary-ben-meant")


def test_what_was_mended_by_talking_is_written_down(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    ana.open(f"{space}/repairs/new")
    ana.choose(ritual("logged")["title"])
    ana.tap(says("next"))
    ana.sees(says("newRepairSeenLogged", names="Ben"))
    ana.write(ritual("logged")["begin"]["ask"], LINE)
    ana.tap(says("newRepairBegin"))
    repairs.take(ana, "logged", "log", {"owned": "canary-ana-owned"})
    ana.reads(says("endTitle"))
    ben.open(space)
    ben.tap(says("repairMine"), "link")
    ben.sees("canary-ana-owned")
    repairs.take(ben, "logged", "log", {"reconnected": "canary-ben-pancakes"})
    ben.tap(says("endClose"))
    ben.sees(ritual("logged")["closing"][0])
    look(ana, f"{space}/repairs")
    ana.tap(re.compile("^" + re.escape(LINE)), "link")
    ana.sees("canary-ben-pancakes")


def test_a_time_out_rests_it_and_loses_nothing(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    ana.expected.append("status of 409")
    space = people.settle(ana, ben)
    path = repairs.begun("misunderstanding", ana, ben, space=space)
    look(ana, path)
    repairs.write(ana, "misunderstanding", "meant", {"meant": "canary-ana-meant"})
    look(ben, path)
    ben.tap(says("timeOut"), "link")
    ben.reads(says("timeOutTitle"))
    ben.tap(says("timeOutBegin"))
    ben.sees(says("timeOutMine"))
    ana.tap(says("turnSend"))
    ana.sees(begins("problemTimeOutRuns"))
    server.clock.advance(minutes=31)
    ana.sync_clock()
    look(ana, space)
    look(ana, path)
    ana.tap(says("turnGoOn"))
    expect(ana.field(step_of("misunderstanding", "meant")["fields"][0]["label"])).to_have_value("canary-ana-meant")
    ana.tap(says("next"))
    ana.tap(says("next"))
    ana.tap(says("turnSend"))
    ana.sees(says("waitsSealed"))
    assert "canary-ana" not in seen_by(ben)


def test_three_go_back_together_and_each_hears_each(phone: MakesPhones, server: Served) -> None:
    ana, ben, cleo = (phone(name, passkeys=False) for name in ("ana", "ben", "cleo"))
    server.settings.signup = "open"
    space = people.settle(ana, ben, cleo)
    path = repairs.begun("misunderstanding", ana, ben, cleo, space=space)
    for one in (ana, ben):
        repairs.send(one, path, "meant", {"field": "meant", "words": f"canary-{one.name}-meant"})
    look(ana, path)
    ana.sees(says("waitsSealed"))
    look(cleo, path)
    repairs.skip(cleo, "misunderstanding", "meant")
    cleo.reads(step_of("misunderstanding", "heard")["title"])
    cleo.sees("canary-ana-meant")
    cleo.sees("canary-ben-meant")
    expect(cleo.control(says("heardSay"))).to_have_count(2)
    for name in ("Ana", "Ben"):
        sheet = cleo.page.locator("section").filter(has_text=f"canary-{name.lower()}-meant")
        sheet.get_by_role("button", name=says("hearLeave"), exact=True).click()
        expect(sheet.get_by_text(says("heardLeft"))).to_be_visible()
    cleo.sees(says("waitsHearing"))
    look(ana, path)
    assert says("heardLeft") not in ana.text()
    ana.sees("canary-ben-meant")


def test_the_keyboard_is_enough(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    hands = Keyboard(ana)
    ana.open(f"{space}/repairs/new")
    hands.reads(says("newRepairTitle"))
    hands.to(ritual("mend")["title"])
    hands.keys.press("ArrowDown")
    hands.press(says("next"))
    title = ana.page.get_by_role("heading", level=1).inner_text()
    hands.reads(title)
    hands.fill(title, LINE)
    hands.press(says("newRepairBegin"))
    hands.reads(says("consentWaits"))

    path = repairs.begun("mend", ana, ben, space=space)
    step = step_of("mend", "what-happened")
    saw, felt, needed = step["fields"]
    ana.open(path)
    hands.reads(step["title"])
    hands.press(says("turnWrite"))
    hands.reads(saw["label"])
    hands.fill(saw["label"], "A door, and steps.")
    hands.press(says("next"))
    hands.reads(felt["label"])
    hands.to(felt["options"][1]["label"])
    hands.keys.press("Space")
    expect(ana.page.get_by_role("checkbox", checked=True)).to_have_accessible_name(felt["options"][1]["label"])
    hands.press(says("next"))
    hands.reads(needed["label"])
    hands.press(says("next"))
    hands.reads(says("turnReviewTitle"))
    hands.press(says("turnSend"))
    hands.reads(step["title"])
    ana.sees(says("waitsSealed"))
    hands.press(says("takeBackOne"))
    hands.press(says("turnSkip"))
    ana.sees(says("waitsSkipped"))
    hands.press(says("restLink"))
    hands.press(says("restNo"))
    expect(ana.control(says("restLink"))).to_be_focused()


def test_back_never_leads_into_a_turn_that_is_gone(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    path = repairs.begun("misunderstanding", ana, ben, space=space)
    repairs.send(ben, path, "meant")
    look(ana, space)
    look(ana, path)
    repairs.take(ana, "misunderstanding", "meant", {"meant": "The long way."})
    ana.reads(step_of("misunderstanding", "heard")["title"])
    ana.page.go_back()
    ana.at(people.SPACE)


def test_what_is_begun_is_sealed_on_the_device_and_goes_when_it_has_gone_out(
    phone: MakesPhones, server: Served
) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    path = repairs.begun("misunderstanding", ana, ben, space=space)
    look(ana, path)
    label = step_of("misunderstanding", "meant")["fields"][0]["label"]
    ana.tap(says("turnWrite"))
    ana.write(label, "canary-ana-meant")
    ana.sees(says("turnKept"))
    kept = ana.page.evaluate(ON_DEVICE)
    assert [name for name in kept["names"] if name.startswith("draft/")]
    assert "canary" not in kept["all"]
    ana.open("/account")
    ana.tap(says("signOut"))
    expect(ana.page.get_by_role("dialog").get_by_text(says("signOutLoses"))).to_be_visible()
    ana.page.keyboard.press("Escape")
    look(ana, path)
    ana.tap(says("turnGoOn"))
    expect(ana.field(label)).to_have_value("canary-ana-meant")
    ana.tap(says("next"))
    ana.tap(says("next"))
    ana.tap(says("turnSend"))
    ana.sees(says("waitsSealed"))
    assert not [name for name in ana.page.evaluate(ON_DEVICE)["names"] if name.startswith("draft/")]


def test_on_my_own_it_goes_round_again_too(phone: MakesPhones, server: Served) -> None:
    ana, ben = phone("ana", passkeys=False), phone("ben", passkeys=False)
    space = people.settle(ana, ben)
    path = repairs.begin(ana, space, "mend", LINE)
    people.call(ben, "PUT", f"{repairs.inside(path)}/consent", {"consent": "alone"})
    for step in ("what-happened", "my-part", "apology", "change", "reconnect"):
        repairs.send(ben, path + "/alone", step)
    look(ben, path + "/alone")
    ben.reads(step_of("mend", "follow-up")["title"])
    server.clock.advance(days=8)
    ben.sync_clock()
    look(ben, path + "/alone")
    repairs.skip(ben, "mend", "follow-up")
    change = step_of("mend", "change")
    ben.tap(says("endAgain", title=change["title"]))
    ben.reads(change["fields"][0]["label"])
    ben.write(change["fields"][0]["label"], "canary-ben-second")
    ben.tap(says("next"))
    ben.tap(says("next"))
    ben.sees("canary-ben-second")
    ben.tap(says("turnKeep"))
    ben.reads(step_of("mend", "reconnect")["title"])
    ben.sees(says("lapOf", title=change["title"], lap="2"))
    look(ana, path)
    assert "canary-ben" not in seen_by(ana)
