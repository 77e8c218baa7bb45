"""Who asks while schemathesis drives the OpenAPI document: nobody, a stranger, or a member. These are its hooks.

The environment says which, and where the server is. Where a path or a header has the id of a space or a member, it
becomes a real one: with any other everything would be a 404. To a stranger it is the space of somebody else. Whoever
ended their own session, left, or deleted themself is somebody new from the next request on. Each request comes from an
address of its own, as allowances are counted by address.
"""

import hashlib
import os
from itertools import count
from typing import Any, Final
from uuid import UUID

import httpx
import schemathesis
from hypothesis import strategies as st
from schemathesis import AuthContext, Case, CheckContext, HookContext, Response
from schemathesis.core.failures import Failure
from schemathesis.openapi.checks import RejectedPositiveData

from api.routing import V1
from api.schemas import HANDLE_MOST, encode
from tests.world import SUNDAYS, answer, made, sign_up_body, token

WHO: Final = os.environ["TEND_ASKED_BY"]
SERVER: Final = os.environ["TEND_ASKED_AT"]
LEAVING: Final = {"delete_me", "leave_space", "sign_out"}

_numbers = count(1)


def address() -> str:
    """Another one each time."""
    n = next(_numbers)
    return f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}"


class Couple:
    """Two who share a space: `cookie` and `member` are the one who asks. Every other couple has opened a round."""

    def __init__(self) -> None:
        name = f"ana{next(_numbers)}"
        self.space = made(f"space/{name}")
        with self._phone() as ana, self._phone() as ben:
            _send(ana, "POST", "/auth/sign-up", sign_up_body(name))
            _send(ben, "POST", "/auth/sign-up", sign_up_body(f"{name}.ben"))
            here = f"/spaces/{self.space}"
            _send(ana, "PUT", here, {"kind": "partners", "name": "us", "my_name": "Ana", "rhythm": SUNDAYS})
            secret = token(f"invite/{name}")
            hashed = {"token_hash": encode(hashlib.sha256(secret).digest())}
            _send(ana, "PUT", f"{here}/invites/{made(f'invite/{name}')}", hashed)
            _send(ben, "POST", "/invites/accept", {"token": encode(secret), "my_name": "Ben"})
            members = {member["name"]: member["id"] for member in ana.get(here).json()["members"]}
            self.member, self.other = members["Ana"], members["Ben"]
            self.cookie = ana.cookies["tend"]
            if next(_couples) % 2:
                for phone in (ana, ben):
                    _send(phone, "PUT", f"{here}/rounds/1/answer", answer("need", share="gift"))
                    _send(phone, "PUT", f"{here}/rounds/1/together")

    def _phone(self) -> httpx.Client:
        headers = {"Sec-Fetch-Site": "same-origin", "X-Forwarded-For": address()}
        return httpx.Client(base_url=SERVER + V1, headers=headers)


_couples = count(1)


def _send(phone: httpx.Client, method: str, path: str, body: Any = None) -> None:
    phone.request(method, path, json=body).raise_for_status()


class Callers:
    """Who signs in now, and whose space the paths name."""

    def __init__(self) -> None:
        self.me = Couple()
        self.asked = self.me if WHO == "member" else Couple()

    def renew(self) -> None:
        self.me = Couple()
        if WHO == "member":
            self.asked = self.me

    def real(self, name: str) -> str | None:
        """What stands in for the id of a parameter."""
        who = self.asked
        return {"space": who.space, "author": who.other, "listener": who.other, "tend-member": who.member}.get(name)


callers = Callers()

for name, fitting in {
    "handle": st.text("abcxyzäéЖλש漢字ABC0189._-", min_size=2, max_size=HANDLE_MOST),
    "time-zone": st.sampled_from(["UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia"]),
}.items():
    schemathesis.openapi.format(name, fitting)

if WHO != "nobody":

    @schemathesis.auth(refresh_interval=None)
    class Session:
        def get(self, _case: Case[Any], _context: AuthContext) -> str:
            return callers.me.cookie

        def set(self, case: Case[Any], cookie: str, _context: AuthContext) -> None:
            case.cookies["tend"] = cookie


@schemathesis.hook
def before_call(_context: HookContext, case: Case[Any], _kwargs: dict[str, Any]) -> None:
    case.headers["X-Forwarded-For"] = address()
    case.headers["Sec-Fetch-Site"] = "same-origin"
    for given in (case.path_parameters, case.headers):
        for name in given:
            real = callers.real(name)
            if real and is_id(given[name]):
                given[name] = real


@schemathesis.hook
def after_call(_context: HookContext, case: Case[Any], response: Response) -> None:
    ended = response.status_code == 401 and b"urn:tend:problem:sign-in-needed" in response.content
    left = response.status_code == 204 and case.operation.definition.raw["operationId"] in LEAVING
    if WHO != "nobody" and (ended or left):
        callers.renew()


@schemathesis.check
def closed_to_others(_context: CheckContext, response: Response, case: Case[Any]) -> None:
    """Nobody but its members gets anything out of a space, or into it."""
    if WHO != "member" and case.path_parameters.get("space") == callers.asked.space:
        assert response.status_code >= 400, "a space answered someone who is not in it"


@schemathesis.hook
def filter_failure(_context: HookContext, failure: Failure, _case: Case[Any], response: Response) -> bool:
    """The one exception: an authenticator makes a passkey for one challenge, so none that is thought up is let in."""
    refused = b"urn:tend:problem:passkey-refused" in response.content
    return not (refused and isinstance(failure, RejectedPositiveData))


def is_id(text: object) -> bool:
    try:
        return isinstance(text, str) and bool(UUID(text))
    except ValueError:
        return False
