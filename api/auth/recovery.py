"""The recovery code: usable once, and replaced in the same act (design §5)."""

from api.auth import accounts
from api.auth.credentials import store_recovery
from api.auth.schemas import HandleKeyIn, RecoveryFinishIn, UnlockOut
from api.security import sessions
from api.security.sessions import Browser, Opened
from api.work import Work
from models.people import Method


def unlock(work: Work, key: HandleKeyIn) -> UnlockOut:
    """The wrapped account key, for wrapping it under the next code. Uses nothing up. Raises Refused."""
    person, wrapped_key = accounts.check(work, key, Method.recovery)
    return UnlockOut(person=person, wrapped_key=wrapped_key)


def renew(work: Work, renewal: RecoveryFinishIn, browser: Browser) -> Opened:
    """The new code takes the old one's place, every other session ends, and one opens. Raises Refused."""
    key = HandleKeyIn(handle=renewal.handle, auth_key=renewal.auth_key)
    person, _ = accounts.check(work, key, Method.recovery)
    store_recovery(work, person, renewal.replacement)
    opened = accounts.open_for(work, person, renewal.handle, renewal.replacement.wrapped_key, browser)
    sessions.end_others(work, person, opened.token)
    return opened
