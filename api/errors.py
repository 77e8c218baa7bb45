"""Every refusal Tend can give, as one tree.

    Problem                     has a stable `type`, a title, a status and a sentence that says what to do
    ├── NotFound                absent, not yours and not yet open: one answer, byte for byte (design §2.2)
    ├── SignInNeeded            no session, or one that has ended
    ├── FreshSignInNeeded       signed in too long ago for this
    ├── Refused                 a sign-in that does not fit; never says which part
    ├── CrossSite, NotJson, TooLarge, TooMany, MethodNotAllowed
    ├── Invalid                 input that does not fit, with a list of {pointer, message}
    ├── Conflict                the world has moved on; one subclass a reason
    └── StorageFull, Busy, Broken

A problem never repeats what was sent: no text, no unknown key, no path.
"""

from datetime import UTC, date, datetime
from typing import Any, ClassVar, TypedDict


class Fault(TypedDict):
    """One thing that does not fit: a JSON pointer into the body, and what would fit."""

    pointer: str
    message: str


class Problem(Exception):
    """A refusal, answered as RFC 9457 `application/problem+json`."""

    status: ClassVar[int]
    name: ClassVar[str]
    title: ClassVar[str]
    detail: ClassVar[str]

    def body(self) -> dict[str, Any]:
        return {
            "type": f"urn:tend:problem:{self.name}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
        }

    def headers(self) -> dict[str, str]:
        return {}


class NotFound(Problem):
    status, name, title = 404, "not-found", "Not found"
    detail = "There is nothing here, or nothing that is open to you."


class SignInNeeded(Problem):
    status, name, title = 401, "sign-in-needed", "Sign in first"
    detail = "You are not signed in on this device. Sign in and try again."


class FreshSignInNeeded(Problem):
    status, name, title = 403, "fresh-sign-in-needed", "Sign in once more"
    detail = "This change asks for a sign-in in the last ten minutes. Sign in once more and try again."


class Refused(Problem):
    status, name, title = 401, "sign-in-refused", "That did not fit"
    detail = "The name or the key does not fit. Check both and try again."


class CrossSite(Problem):
    status, name, title = 403, "cross-site", "From another address"
    detail = "This came from another address than the one this server is set to (TEND_ORIGIN)."


class NotJson(Problem):
    status, name, title = 415, "not-json", "Only JSON"
    detail = "Send the body as application/json."


class Malformed(Problem):
    status, name, title = 400, "malformed", "Not readable"
    detail = "The body is not JSON that can be read."


class TooLarge(Problem):
    status, name, title = 413, "too-large", "Too large"
    detail = "That is more than fits in one request. Shorten it and try again."


class MethodNotAllowed(Problem):
    status, name, title = 405, "method-not-allowed", "Not possible here"
    detail = "This address does not take that method."


class TooMany(Problem):
    status, name, title = 429, "too-many", "A little slower"
    detail = "That was tried often. Wait as long as Retry-After says and try again."

    def __init__(self, wait: int) -> None:
        """`wait` in whole seconds."""
        super().__init__()
        self.wait = wait

    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(self.wait)}


class Invalid(Problem):
    status, name, title = 422, "invalid", "Something does not fit yet"
    detail = "See what is listed, change it and send it again. Nothing was stored."

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__()
        self.faults = faults

    def body(self) -> dict[str, Any]:
        return super().body() | {"errors": self.faults}


class Conflict(Problem):
    """The request was sound, but not now, or not any more."""

    status = 409


class OtherBody(Conflict):
    name, title = "other-body", "Already there, and different"
    detail = "Something with this id exists with other content. Nothing was changed."


class HandleTaken(Conflict):
    name, title = "handle-taken", "This name is taken"
    detail = "Choose another name to sign in with."


class LastWayIn(Conflict):
    name, title = "last-way-in", "The last way in"
    detail = "Without this you could not sign in any more. Add a password or another passkey first."


class SignUpClosed(Problem):
    status, name, title = 403, "sign-up-closed", "By invitation"
    detail = "This server takes new people by invitation. Ask someone who uses it for one."


class PasskeyRefused(Problem):
    status, name, title = 422, "passkey-refused", "The passkey did not work"
    detail = "The passkey could not be checked. Begin again from the button."


class SpaceFull(Conflict):
    name, title = "space-full", "This space is full"
    detail = "Up to eight people fit in one space."


class RoundOpened(Conflict):
    name, title = "round-opened", "This check-in has opened"
    detail = "It can't change any more. Keep your text; the next check-in takes it."


class RoundNotBegun(Conflict):
    name, title = "round-not-begun", "This check-in has not begun"
    detail = "It begins when the one before it opens."


class NothingToShare(Conflict):
    name, title = "nothing-to-share", "Nothing in it to share yet"
    detail = "Answer one prompt that is not kept to yourself, or choose keep."


class PackUnknown(Conflict):
    name, title = "pack-unknown", "These questions are not known here"
    detail = "This server does not have that version of the questions. Reload and send it again."


class TimeOutRuns(Conflict):
    name, title = "time-out-runs", "A time-out is running"
    detail = "Until it is over, at returns_at, nothing new reaches the others. Keep your text and send it then."

    def __init__(self, returns_at: datetime) -> None:
        super().__init__()
        self.returns_at = returns_at

    def body(self) -> dict[str, Any]:
        return super().body() | {"returns_at": self.returns_at.astimezone(UTC).isoformat().replace("+00:00", "Z")}


class TimeOutOver(Conflict):
    name, title = "time-out-over", "This time-out is over"
    detail = "It can't begin or move any more. Another one can be called."


class TimeOutMoved(Conflict):
    name, title = "time-out-moved", "It has been moved once"
    detail = "A time-out can be moved later once. When it is over, another one can be called."


class ReturnPast(Conflict):
    name, title = "return-past", "That time has passed"
    detail = "Choose a return time 20 minutes to 48 hours from now."


class ReturnTooSoon(Conflict):
    name, title = "return-too-soon", "That is very soon"
    detail = "A time-out is at least 20 minutes long. Choose a later return time."


class ReturnTooFar(Conflict):
    name, title = "return-too-far", "That is a long time"
    detail = "A time-out ends within 48 hours from now. Choose an earlier return time."


class ReturnNotLater(Conflict):
    name, title = "return-not-later", "That is not later"
    detail = "A time-out can only be moved to a later return time than it has."


class RitualUnknown(Conflict):
    name, title = "ritual-unknown", "This ritual is not known here"
    detail = "This server does not have that ritual, or not in that version. Reload and choose again."


class RepairNotBegun(Conflict):
    name, title = "repair-not-begun", "This has not begun"
    detail = "It begins when everyone has said that it is all right. Nothing was stored."


class RepairBegun(Conflict):
    name, title = "repair-begun", "This has begun"
    detail = "Everyone had said together. You can skip any step, or let it rest at any time."


class RepairEnded(Conflict):
    name, title = "repair-ended", "This is closed"
    detail = "It can be read, and nothing new fits in. Begin another if there is more to say."


class RepairRuns(Conflict):
    name, title = "repair-runs", "This is still open"
    detail = "Only what is closed can be put away. You can let it rest first."


class StepNotCurrent(Conflict):
    name, title = "step-not-current", "This step is not open now"
    detail = "Steps come one after the other, and others may have gone on. Reload to see where you are; keep your text."


class FollowUpAhead(Conflict):
    name, title = "follow-up-ahead", "It is not the day yet"
    detail = "This step comes on the latest day that was chosen for another look."


class TurnTaken(Conflict):
    name, title = "turn-taken", "Your turn is there already"
    detail = "It holds other words than these. Nothing was changed; keep your text."


class TurnOpened(Conflict):
    name, title = "turn-opened", "This has opened"
    detail = "The others may have read it, so it can't be taken back any more."


class RepairUnfinished(Conflict):
    name, title = "repair-unfinished", "There are steps left"
    detail = "It can be closed, or go round again, once you are through. You can let it rest at any time."


class ReviewPast(Conflict):
    name, title = "review-past", "That day has passed"
    detail = "Choose a day to look again: from tomorrow to a year from now. Nothing was stored; keep your text."


class ReviewTooFar(Conflict):
    name, title = "review-too-far", "That is a long way off"
    detail = "A day to look again is at most a year from now. Nothing was stored; choose an earlier day."


class TopicUnknown(Conflict):
    name, title = "topic-unknown", "This topic is not known here"
    detail = "This server does not have that topic. Reload and choose again, or leave the topic out; keep your text."


class BoundaryPrivate(Conflict):
    name, title = "boundary-private", "This has not been shared"
    detail = "Only you can read it, so there is nothing to renew. You can share it, or change it."


class BoundaryShared(Conflict):
    name, title = "boundary-shared", "This has been shared"
    detail = "From then on a change is a new version. Share it as that, or withdraw it; keep your text."


class BoundaryWithdrawn(Conflict):
    name, title = "boundary-withdrawn", "This was withdrawn"
    detail = "It does not come back. Keep your text; it fits in a new one."


class BoundaryChanged(Conflict):
    name, title = "boundary-changed", "This has changed meanwhile"
    detail = "There is a newer version than the one you read. Reload to read it; keep your text."


class OwnBoundary(Conflict):
    name, title = "own-boundary", "This is your own"
    detail = "The others can say that they have read it, and answer its request."


class NoRequest(Conflict):
    name, title = "no-request", "There is no request in it"
    detail = "It asks nothing, so there is nothing to answer."


class PromiseEnded(Conflict):
    name, title = "promise-ended", "This has ended"
    detail = "You said how it went, so it can't change any more. Begin another; keep your text."


class ExperimentReturns(Conflict):
    name, title = "experiment-returns", "An experiment comes back after seven days"
    detail = "It has no other day. Keep it as a ritual or a commitment, change it, or let it go."


class SourceSettled(Conflict):
    name, title = "source-settled", "What it comes out of is settled"
    detail = "The first version says what it comes out of. Send the change without it."


class RecurrenceUnreadable(Problem):
    status, name, title = 422, "recurrence-unreadable", "How often can't be read"
    detail = "Send an iCalendar rule of days, such as FREQ=WEEKLY;BYDAY=SU. Nothing was stored."


class RecurrenceTooOften(Problem):
    status, name, title = 422, "recurrence-too-often", "That is very often"
    detail = "It comes round once a day at most. Choose days and one time of day. Nothing was stored."


class RecurrenceNever(Conflict):
    name, title = "recurrence-never", "That day does not come"
    detail = "Nothing falls on a day within a year from now. Choose other days. Nothing was stored."


class PurposeUnknown(Conflict):
    name, title = "purpose-unknown", "This is not known here"
    detail = "This server does not have that to ask for, or not in that version. Reload and choose again."


class AskSaidNo(Conflict):
    name, title = "ask-said-no", "A no rests for seven days"
    detail = "Someone you ask said no to this. It can be asked again on again_on; keep your text."

    def __init__(self, again_on: date) -> None:
        super().__init__()
        self.again_on = again_on

    def body(self) -> dict[str, Any]:
        return super().body() | {"again_on": self.again_on.isoformat()}


class AskOpen(Conflict):
    name, title = "ask-open", "You have asked this already"
    detail = "It is open and has no answer yet; a second one would be a reminder. Keep your text."


class AskRested(Conflict):
    name, title = "ask-rested", "This ask rests"
    detail = "It was open for seven days. What you said then stays as it is, or can be taken back."


class OwnAsk(Conflict):
    name, title = "own-ask", "This is your own ask"
    detail = "Only those you asked can answer it. You can take it back."


class TimePast(Conflict):
    name, title = "time-past", "That time has passed"
    detail = "Choose a time ahead, or leave it out."


class TimeTooFar(Conflict):
    name, title = "time-too-far", "That is a long way off"
    detail = "Choose a time within the next 14 days, or leave it out."


class TimeNotOffered(Conflict):
    name, title = "time-not-offered", "That time was not offered"
    detail = "Choose one of the times that were offered, or say yes without one."


class CardKindUnknown(Conflict):
    name, title = "card-kind-unknown", "This kind of card is not known here"
    detail = "This server does not have that kind of card, or not in that version. Reload and choose again."


class LastDayPast(Problem):
    status, name, title = 422, "last-day-past", "That day has passed"
    detail = "Choose a last day from tomorrow on, or none. Nothing was stored."


class LastDayTooFar(Problem):
    status, name, title = 422, "last-day-too-far", "That is a long time"
    detail = "Choose a last day within a year, or none. Nothing was stored."


class OwnCard(Conflict):
    name, title = "own-card", "This card is your own"
    detail = "A cheer is for what another wrote. You can change your card, or take it back."


class NoCheers(Conflict):
    name, title = "no-cheers", "This card takes no cheer"
    detail = "Cards of this kind are read, and need no answer."


class StorageFull(Problem):
    status, name, title = 507, "storage-full", "No room left"
    detail = "The server's disk is full, so nothing was stored. Whoever runs it needs to make room."


class Busy(Problem):
    status, name, title = 503, "busy", "Busy for a moment"
    detail = "Too much happened at once, so nothing was stored. Try again."

    def headers(self) -> dict[str, str]:
        return {"Retry-After": "1"}


class Broken(Problem):
    status, name, title = 500, "broken", "Something broke here"
    detail = "This is a fault of the server. What you sent was not stored. Try again."
