"""Every screen in every state, one after the other: to be measured, and to be photographed.

A chapter is one person's way. It stops at each scene and gives its name and the phone that shows it; what is done there
must leave the screen as it was. Behind it all stands the demo's year (demo.py).
"""

from collections.abc import Callable, Iterator
from typing import Final

from api.demo.people import ANA
from tests.e2e import people, tunnel
from tests.e2e.phone import Phone
from tests.e2e.scenes_asks import asking
from tests.e2e.scenes_boundaries import limits
from tests.e2e.scenes_cards import telling
from tests.e2e.scenes_holding import holding_to
from tests.e2e.scenes_mending import hearing_many, mending
from tests.e2e.scenes_promises import promising
from tests.e2e.server import FAR, renew_app
from tests.e2e.stage import Scene, Stage
from tests.e2e.words import begins, check_in, prompt, says
from tests.world import sign_up_body

UNBROKEN: Final = "Donaudampfschifffahrtsgesellschaftskapitänsmütze"
TYPED: Final = "You asked before you decided about the car. That was new, and it was good."
TOO_LONG: Final = "Words without end. " * 230
CROWD: Final = {
    "noor": "نور الهدى",
    "max": "Maximiliane-Alexandrina von und zu Hohenstaufen-Wittelsbach",
    "uni": UNBROKEN,
    "joy": "🌻 Joy 👩‍👩‍👧",
    "li": "李",
}
"""Who else is in the full space: right to left, long, unbroken, emoji, one sign."""
WROTE: Final = {
    "noor": "كان المساء هادئًا، وشكرًا لأنك سألتِ قبل أن تقرّر. أحتاج إلى يوم واحد بلا مواعيد.",
    "max": "That you asked before you decided about the car. I felt like someone whose word counts. " * 4,
    "uni": f"{UNBROKEN} {UNBROKEN * 3}",
    "joy": "🌻🌻🌻 The soup! 👩‍👩‍👧 And the long way home.",
    "li": "谢谢你。",
}


def arriving(stage: Stage) -> Iterator[Scene]:
    """Someone new, from the first page to a space of their own."""
    far = stage.phone("far", passkeys=False)
    far.expected.append("Cross-Origin-Opener-Policy header has been ignored")
    far.page.goto(stage.server.url.replace("localhost", FAR))
    far.reads(says("plainHttpTitle"))
    far.sees("tailscale serve")
    yield "on plain http", far
    phone = stage.phone("newcomer")
    phone.open("/welcome")
    phone.sees(says("byInvitationTitle"))
    yield "welcome, by invitation", phone
    stage.open_door()
    phone.open("/welcome")
    phone.control(says("begin"), "link").wait_for()
    yield "welcome", phone
    phone.open("/sign-in")
    yield "sign in", phone
    phone.write(says("handle"), "newcomer")
    phone.write(says("password"), "not this one")
    phone.tap(says("usePassword"))
    phone.sees(says("refusedPassword"))
    yield "sign in, refused", phone
    phone.open("/recover")
    phone.write(says("code"), "KX4K ZX7E HGB0")
    phone.tap(says("next"))
    phone.sees(begins("codeShort"))
    yield "recover, a short code", phone
    phone.open("/sign-up")
    yield "sign up", phone
    phone.write(says("handle"), "!")
    phone.tap(says("next"))
    phone.sees(says("handleFits"))
    yield "sign up, a name that does not fit", phone
    phone.write(says("handle"), "newcomer")
    phone.choose(says("wayPassword"))
    phone.tap(says("next"))
    phone.reads(says("passwordTitle"))
    phone.write(says("passwordNew"), "short")
    phone.tap(says("next"))
    yield "a password, too short", phone
    phone.tap(says("back"))
    phone.reads(says("signUpTitle"))
    phone.choose(says("wayPasskey"))
    phone.tap(says("next"))
    code = people.read_code(phone)
    yield "the code", phone
    phone.tap(says("codeKept"))
    phone.reads(says("typedTitle"))
    phone.write(says("code"), "0000")
    phone.tap(says("next"))
    yield "the code, typed back wrong", phone
    phone.write(says("code"), code)
    phone.tap(says("next"))
    phone.reads(says("makePasskeyTitle"))
    yield "the passkey", phone
    phone.tap(says("makePasskey"))
    yield from making_a_space(phone)
    phone.open("/account")
    phone.sees(begins("passkeyMade"))
    yield "me, with a passkey", phone


def making_a_space(phone: Phone) -> Iterator[Scene]:
    phone.reads(says("newKindTitle"))
    yield "a new space", phone
    phone.tap(says("next"))
    phone.reads(says("newNamesTitle"))
    yield "its names", phone
    phone.write(says("newName"), "Us")
    phone.write(says("newMyName"), "Newcomer")
    phone.tap(says("next"))
    phone.reads(says("newRhythmTitle"))
    phone.choose(says("cadenceMonthly"))
    yield "its rhythm", phone
    phone.choose(says("cadenceWeekly"))
    phone.tap(says("newCreate"))
    phone.reads(says("newInviteTitle"))
    yield "inviting", phone
    people.invite(phone)
    yield "an invitation", phone
    phone.tap(says("newInviteLater"))
    phone.sees(says("homeAloneTitle"))
    yield "home, alone", phone
    phone.tap(says("navEarlier"), "link")
    phone.sees(says("roundsEmpty"))
    yield "earlier, empty", phone
    phone.open(phone.page.url.removeprefix(phone.server.url).replace("/rounds", "/trends"))
    phone.sees(says("trendsEmpty"))
    yield "trends, empty", phone


def joining(stage: Stage) -> Iterator[Scene]:
    """Someone with a link, up to the name that the others there will see."""
    stage.open_door()
    host, guest = stage.phone("host", passkeys=False), stage.phone("guest", passkeys=False)
    space = people.settle(host, name="Sundays")
    host.open(f"{space}/settings")
    link = people.invite(host)
    guest.open("/join")
    guest.reads(says("goneTitle"))
    yield "an invitation that is gone", guest
    guest.page.goto(link)
    guest.reads(says("joinTitle", inviter="Host", space="Sundays"))
    yield "invited", guest
    guest.tap(says("join"))
    guest.reads(says("firstTitle"))
    yield "first an account", guest
    people.call(guest, "POST", "/auth/sign-up", sign_up_body(guest.name))
    guest.open("/")
    guest.page.goto(link)
    guest.tap(says("join"))
    guest.reads(says("nameTitle"))
    guest.tap(says("join"))
    guest.sees(says("nameNeeded"))
    yield "a name there", guest


def living(stage: Stage) -> Iterator[Scene]:
    """Ana, with a year behind her: her week, what she looks back at, and what she can change."""
    phone = stage.phone("ana", passkeys=False)
    phone.open("/sign-in")
    people.sign_in_by_password(phone, ANA.handle, ANA.password)
    phone.at(people.SPACE)
    space = phone.page.url.removeprefix(stage.server.url)
    phone.settles()
    yield "home", phone
    yield from reading(phone, space)
    yield from pausing(phone, space)
    yield from looking_back(phone, space)
    yield from changing(stage, phone, space)
    yield from writing(phone, space)
    stage.travel(phone, days=6)
    phone.open(f"{space}/check-in")
    yield from overtaken(stage, phone)


def reading(phone: Phone, space: str) -> Iterator[Scene]:
    phone.tap(says("latestRead"), "link")
    phone.reads(says("openingTitle"))
    yield "the opening", phone
    people.open_round(phone)
    phone.sees(says("readingTheirs", name="Ben"))
    yield "opened", phone
    for button in ("heardSay", "nextTry"):
        if phone.control(says(button)).count():
            phone.tap(says(button))
    yield "opened, answering", phone


def pausing(phone: Phone, space: str) -> Iterator[Scene]:
    """She takes a time-out and is back early."""
    phone.tap(says("timeOut"), "link")
    phone.reads(says("timeOutTitle"))
    yield "a time-out", phone
    phone.choose(says("timeOutOther"))
    phone.write(says("timeOutBackAt"), "2020-01-01T12:00")
    phone.tap(says("timeOutBegin"))
    phone.sees(says("timeOutPast"))
    yield "a time-out, another time", phone
    phone.choose(says("timeOutHalf"))
    phone.tap(says("timeOutBegin"))
    phone.control(says("timeOutBack")).wait_for()
    phone.settles()
    yield "a time-out runs", phone
    phone.tap(says("timeOutLonger"))
    phone.sees(says("timeOutLongerTitle"))
    yield "a time-out, longer", phone
    phone.page.keyboard.press("Escape")
    phone.open(space)
    phone.sees(begins("timeOutLine"))
    yield "home, a time-out runs", phone
    phone.tap(says("timeOutBreathe"), "link")
    phone.tap(says("timeOutBack"))
    phone.reads(says("timeOutOver"))
    yield "a time-out is over", phone


def looking_back(phone: Phone, space: str) -> Iterator[Scene]:
    phone.open(f"{space}/rounds")
    phone.settles()
    yield "earlier", phone
    phone.write(says("searchLabel"), "soup")
    phone.sees(says("searchDone"))
    yield "earlier, looking for words", phone
    phone.open(f"{space}/trends")
    phone.settles()
    yield "trends", phone
    phone.page.get_by_text(says("tableShow")).first.click()
    yield "trends, as a table", phone


def changing(stage: Stage, phone: Phone, space: str) -> Iterator[Scene]:
    phone.open(f"{space}/settings")
    phone.settles()
    yield "us", phone
    phone.tap(says("usRhythmChange"))
    yield "us, another rhythm", phone
    phone.tap(says("usRename"))
    yield "us, renaming", phone
    phone.page.keyboard.press("Escape")
    phone.tap(says("leave"))
    yield "us, leaving", phone
    phone.page.keyboard.press("Escape")
    phone.open("/account")
    phone.settles()
    yield "me", phone
    phone.tap(says("deleteAccount"))
    phone.control(says("deleteButton")).last.wait_for()
    phone.settles()
    yield "me, deleting", phone
    stage.travel(phone, minutes=11)
    phone.expected.append("status of 403")
    phone.control(says("deleteButton")).last.click()
    phone.sees(says("onceMoreTitle"))
    yield "me, signing in once more", phone
    phone.page.keyboard.press("Escape")
    phone.tap(says("codeNew"))
    phone.reads(says("codeTitle"))
    phone.tap(says("codeKept"))
    phone.open("/help")
    phone.settles()
    yield "help", phone
    for page in ("how-it-works", "leaving", "https", "accessibility"):
        phone.open(f"/about/{page}")
        phone.settles()
        yield f"about {page}", phone
    phone.expected.append("status of 404")
    phone.open(people.NOWHERE)
    phone.reads(says("notHereTitle"))
    yield "nothing here", phone


def writing(phone: Phone, space: str) -> Iterator[Scene]:
    phone.open(f"{space}/check-in")
    phone.reads(check_in()["title"])
    yield "check-in, gone on with", phone
    phone.tap(says("checkInFromStart"))
    phone.reads(prompt("reliability")["ask"])
    people.rate(phone, 4)
    people.write(phone, "reliability", TYPED)
    phone.sees(says("checkInSaved"))
    yield "a question", phone
    phone.page.get_by_role("checkbox").check()
    phone.page.get_by_text(says("checkInMeaning")).click()
    people.write(phone, "reliability", TOO_LONG)
    phone.sees(begins("tooLong"))
    yield "a question, too long an answer", phone
    people.write(phone, "reliability", TYPED)
    phone.page.get_by_role("checkbox").uncheck()
    phone.tap(says("next"))
    people.skip_to_sharing(phone)
    yield "how to share", phone
    people.finish(phone)
    phone.sees(says("weekReadyTitle"))
    yield "home, ready", phone
    phone.tap(says("takeBack"))
    yield "taking it back", phone
    phone.page.keyboard.press("Escape")
    phone.tap(says("togetherSay"))
    phone.sees(says("togetherSaid"))
    yield "home, open now", phone


def overtaken(stage: Stage, phone: Phone) -> Iterator[Scene]:
    """It opens while she writes; then the server is gone."""
    phone.expected += ["status of 409", "net::ERR_FAILED"]
    phone.tap(says("checkInBegin"))
    people.write(phone, "reliability", TYPED)
    phone.sees(says("checkInSaved"))
    stage.travel(phone, days=7)
    people.write(phone, "reliability", TYPED + " And the soup.")
    phone.reads(says("openedMeanwhileTitle"))
    yield "it opened meanwhile", phone
    phone.page.route("**/api/v1/spaces/**", lambda route: route.abort())
    phone.page.reload()
    phone.reads(says("notLoaded"))
    yield "the server is gone", phone
    phone.page.unroute_all()


def travelling(stage: Stage) -> Iterator[Scene]:
    """On a train: with no network, and what is said of words that have not gone out."""
    stage.open_door()
    phone = stage.phone("traveller", passkeys=False)
    space = people.settle(phone, name="train")
    people.bring(phone, space, TYPED, share="keep")
    tunnel.ready(phone, space)
    renew_app(stage.server.settings.app)
    phone.page.reload()
    phone.sees(says("lineNewVersion"))
    yield "home, a new version", phone
    phone.context.set_offline(True)
    phone.page.reload()
    phone.sees(says("awayLead"))
    yield "home, no network", phone
    phone.open(f"{space}/check-in")
    phone.sees(says("checkInPartial"))
    yield "check-in, no network", phone
    tunnel.write(phone, space, TYPED)
    yield "a question, no network", phone
    people.skip_to_sharing(phone)
    phone.tap(says("done"))
    phone.sees(begins("doneWaits"))
    yield "done, no network", phone
    phone.open(f"{space}/rounds")
    phone.sees(says("lineWaiting"))
    phone.reads(says("notLoaded"))
    yield "earlier, no network", phone
    yield from refused(stage, phone, space)


def refused(stage: Stage, phone: Phone, space: str) -> Iterator[Scene]:
    """What was written comes too late; and once more, after the session has ended."""
    phone.expected.append("status of 409")
    stage.travel(phone, days=7)
    phone.context.set_offline(False)
    phone.open(space)
    phone.sees(says("lineRefused"))
    yield "home, something was refused", phone
    phone.tap(says("lineLook"), "link")
    phone.sees(says("openedMeanwhile"))
    yield "what was refused", phone
    phone.tap(says("unsentLetGo"))
    yield "what was refused, letting go", phone
    phone.page.get_by_role("dialog").get_by_role("button", name=says("unsentLetGo")).click()
    phone.reads(says("unsentNothing"))
    yield "nothing waits", phone
    tunnel.write(phone, space, TYPED)
    people.call(phone, "POST", "/auth/sign-out")
    phone.context.set_offline(False)
    phone.sees(says("lineSignedOut"))
    yield "a question, signed out", phone


def crowded(stage: Stage) -> Iterator[Scene]:
    """A space of seven, with names and words of every kind."""
    stage.open_door()
    first = stage.phone("first", passkeys=False)
    others = [stage.phone(name, passkeys=False) for name in CROWD]
    space = people.settle(first, *others, name="Wir alle am " + UNBROKEN)
    inside = space.replace("/s/", "/spaces/")
    for other in others:
        people.call(other, "PUT", f"{inside}/my-name", {"name": CROWD[other.name]})
    stage.travel(first, days=7)
    for other in others:
        people.bring(other, space, WROTE[other.name], n=2)
    people.bring(first, space, WROTE["max"], n=2)
    first.open(space)
    first.settles()
    yield "home of many", first
    first.open(f"{space}/settings")
    first.settles()
    yield "us, many", first
    stage.travel(first, days=7)
    first.open(f"{space}/rounds/2")
    people.open_round(first)
    for button in first.control(says("heardSay")).all()[:1]:
        button.click()
    yield "opened, by many", first
    yield from hearing_many(first, others, space, WROTE)


CHAPTERS: Final[tuple[Callable[[Stage], Iterator[Scene]], ...]] = (
    arriving,
    joining,
    living,
    travelling,
    mending,
    asking,
    limits,
    telling,
    holding_to,
    promising,
    crowded,
)
