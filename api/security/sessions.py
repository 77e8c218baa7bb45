"""Opening and ending sessions."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert

from api.schemas import encode
from api.work import Work
from models.people import session_table

LASTS: Final = timedelta(days=90)

_insert = insert(session_table)
_end_by_token = delete(session_table).where(session_table.c.token_hash == bindparam("hashed"))
_end_all = delete(session_table).where(session_table.c.person_id == bindparam("person"))
_end_all_but = delete(session_table).where(
    session_table.c.person_id == bindparam("person"), session_table.c.token_hash != bindparam("hashed")
)
_end_past = delete(session_table).where(session_table.c.ends_at <= bindparam("moment"))


@dataclass(frozen=True, slots=True)
class Browser:
    """Where a sign-in comes from: the kind of device in plain words, the session it replaces, and the address."""

    device: str
    token: str | None
    address: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A session just opened: its cookie, and what the device needs to unlock the account key."""

    token: str
    person_id: UUID
    wrapped_key: bytes | None


def hash_token(token: str) -> bytes:
    """What the database knows a session cookie by."""
    return hashlib.sha256(token.encode()).digest()


def open_session(work: Work, person_id: UUID, browser: Browser) -> str:
    """A new session in the place of the browser's earlier one; gives its cookie."""
    token = encode(work.ids.secret(32))
    end(work, browser.token)
    work.run(_end_past, moment=work.now)
    work.run(
        _insert,
        id=work.ids.uuid(),
        token_hash=hash_token(token),
        person_id=person_id,
        device=browser.device,
        signed_in_at=work.now,
        ends_at=work.now + LASTS,
    )
    return token


def end(work: Work, token: str | None) -> None:
    """End the session of a cookie; without one, nothing happens."""
    if token:
        work.run(_end_by_token, hashed=hash_token(token))


def end_others(work: Work, person_id: UUID, token: str) -> None:
    """End all of a person's sessions but the one of this cookie."""
    work.run(_end_all_but, person=person_id, hashed=hash_token(token))


def end_all(work: Work, person_id: UUID) -> None:
    work.run(_end_all, person=person_id)


def end_everyones(connection: Connection) -> None:
    """Outside a running server: every person signs in once more, on every device."""
    connection.execute(delete(session_table))


def name_device(agent: str) -> str:
    """The kind of browser and device in plain words, from the User-Agent; no version, nothing that singles out."""
    browsers = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"),
                ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip
    devices = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
               ("Mac OS X", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux"))  # fmt: skip
    browser = next((name for sign, name in browsers if sign in agent), "")
    device = next((name for sign, name in devices if sign in agent), "")
    return " · ".join(filter(None, (browser, device)))
