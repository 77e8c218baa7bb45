"""V6, authentication: passwords as people choose them, one strength at every door, and no door that tells who is here.

A password never reaches the server, so what V6.2 asks of one is shown on the web app's own source.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from unittest.mock import patch

import pytest
from sqlalchemy import Executable

from api.crypto import device
from api.db.prebuilt import Prebuilt, Statements
from api.openapi import document
from api.schemas import encode
from tests.asvs.code import calls, web, web_lines
from tests.asvs.site import rows, settle
from tests.auth.soft_passkey import SoftPasskey
from tests.proof.ways import WRAPPED
from tests.world import Phone, World, good, made, sign_up_body, token

pytestmark = pytest.mark.anyio

WAYS: Final = "frontend/src/screens/account/ways/password.ts"
OPENAPI: Final = json.loads(document())
DOORS: Final = ("/auth/password/sign-in", "/auth/recovery/open", "/auth/recovery/finish")


def bound(name: str) -> int:
    """A number in the web app's rules for passwords."""
    found = re.search(rf"export const {name} = (\d+)", web()[WAYS])
    assert found
    return int(found[1])


class TestPasswords:
    def test_v6_2_1_twelve_signs_are_asked_for_and_v6_2_9_a_hundred_and_more_fit(self) -> None:
        assert bound("PASSWORD_LEAST") >= 12
        assert bound("PASSWORD_MOST") >= 64

    def test_v6_2_5_nothing_but_the_length_is_judged(self) -> None:
        """What is said of a new password hangs on its length alone."""
        rules = web()[WAYS][web()[WAYS].index("export function fits") :].split("\n}\n")[0]
        assert "length >= PASSWORD_LEAST && length <= PASSWORD_MOST" in rules
        assert not re.search(r"test\(|match\(|/\w*[A-Z]-[Z]", rules)

    def test_v6_2_6_it_is_masked_and_v6_2_7_managers_and_pasting_are_welcome(self) -> None:
        (field,) = web_lines("type={shown")
        assert "type={shown ? 'text' : 'password'}" in web()[field]
        assert "autocomplete={use}" in web()[field]
        assert "'current-password' | 'new-password'" in web()[field]
        assert not web_lines("onPaste", "onpaste", "onDrop", "oncontextmenu")

    def test_v6_2_8_it_is_derived_as_it_was_typed(self) -> None:
        """Up to the Unicode form: case, spaces and every sign to the last count."""
        salt, password = bytes(16), "Correct horse battery staple"
        derived = {
            device.derive_from_password(text, salt).auth
            for text in (password, password.lower(), password + " ", " " + password, password * 4, password * 4 + "x")
        }
        assert len(derived) == 6


async def passkey_of(phone: Phone) -> SoftPasskey:
    """A passkey for someone who is signed in."""
    passkey = SoftPasskey(phone.name)
    begun = good(await phone.call("POST", "/me/passkey/options"), 200).json()
    made_key = {"ceremony": begun["ceremony"], "credential": passkey.create(begun["options"]), "wrapped_key": WRAPPED}
    good(await phone.call("PUT", f"/me/passkeys/{made('passkey')}", made_key), 204)
    return passkey


class TestDoors:
    async def test_v6_3_2_nobody_is_there_from_the_start(self, world: World) -> None:
        stored = await rows(world)
        assert {table for table, found in stored.items() if found} <= {"server_key"}

    def test_v6_3_4_a_session_is_opened_at_four_doors_and_nowhere_else(self) -> None:
        called = Counter((path, name.rpartition(".")[2]) for path, name, _ in calls())
        assert {path: n for (path, name), n in called.items() if name == "open_session"} == {"api/auth/accounts.py": 1}
        doors = {"api/auth/accounts.py": 2, "api/auth/passkeys.py": 1, "api/auth/recovery.py": 1}
        assert {path: n for (path, name), n in called.items() if name == "open_for"} == doors
        cookies = {"api/auth/routes.py": 4, "api/security/cookies.py": 1}
        assert {path: n for (path, name), n in called.items() if name == "set_cookie"} == cookies

    def test_v6_4_2_no_question_and_no_hint_opens_one(self) -> None:
        for door in (*DOORS, "/auth/passkey/sign-in"):
            body = OPENAPI["paths"][f"/api/v1{door}"]["post"]["requestBody"]["content"]["application/json"]["schema"]
            fields = OPENAPI["components"]["schemas"][body["$ref"].rpartition("/")[2]]["properties"].keys()
            assert fields <= {"handle", "auth_key", "replacement", "ceremony", "credential"}, door

    async def test_v6_4_3_a_forgotten_password_is_no_door_and_v6_4_4_the_code_is_as_strong_as_any(
        self, world: World
    ) -> None:
        """Recovery asks for 160 random bits, leaves the other ways in as they were, and ends every other session."""
        elsewhere = await world.sign_up("ana")
        passkey = await passkey_of(elsewhere)
        assert len(device.make_code()) * 8 == 160
        phone = world.phone("ana")
        key = {"handle": "ana", "auth_key": encode(token("code/ana"))}
        renewed = {"auth_key": encode(token("renewed")), "wrapped_key": WRAPPED}
        good(await phone.call("POST", "/auth/recovery/finish", key | {"replacement": renewed}), 200)
        good(await elsewhere.call("GET", "/me"), 401)
        me = good(await phone.call("GET", "/me"), 200).json()
        assert (me["password"], len(me["passkeys"])) == (True, 1)
        begun = good(await elsewhere.call("POST", "/auth/passkey/options"), 200).json()
        proof = {"ceremony": begun["ceremony"], "credential": passkey.get(begun["options"])}
        good(await elsewhere.call("POST", "/auth/passkey/sign-in", proof), 200)

    async def test_v6_5_2_only_hashes_of_random_keys_are_kept(self, world: World) -> None:
        await world.sign_up("ana")
        kept = str(await rows(world))
        for name in ("auth/ana", "code/ana"):
            assert repr(token(name))[2:-1] not in kept
            assert encode(token(name)) not in kept


@contextmanager
def work_done() -> Iterator[list[str]]:
    """Every statement that the service runs, without its values."""
    told: list[str] = []

    find = Statements.find

    def note(statements: Statements, statement: Executable, given: dict[str, Any]) -> Prebuilt:
        known = find(statements, statement, given)
        told.append(known.sql)
        return known

    with patch.object(Statements, "find", note):
        yield told


class TestNobodyIsTold:
    """Beyond level 2 (6.3.8): whether there is such an account, by what is answered or by the work it takes."""

    async def test_v6_3_8_by_what_a_wrong_guess_is_answered_and_what_it_costs(self, world: World) -> None:
        ana = await settle(world)
        ben = await world.sign_up("ben", await world.invite(ana, "ben"))
        await passkey_of(ben)
        good(await ben.call("DELETE", "/me/password"), 204)
        gone = await world.sign_up("gone", await world.invite(ana, "gone"))
        good(await gone.call("DELETE", "/me"), 204)
        replacement = {"auth_key": encode(token("next")), "wrapped_key": WRAPPED}
        for door in DOORS:
            told, cost = set(), set()
            for n, handle in enumerate(("ana", "ben", "gone", "nobody", "nobody.else")):
                body: dict[str, Any] = {"handle": handle, "auth_key": encode(token("guess"))}
                body |= {"replacement": replacement} if door.endswith("finish") else {}
                with work_done() as statements:
                    reply = await world.phone(address=f"198.51.100.{n}").call("POST", door, body)
                told.add((reply.status_code, reply.content, str(reply.headers.multi_items())))
                cost.add(tuple(statements))
            assert len(told) == 1, door
            assert len(cost) == 1, f"{door}: the same statements, as many and in the same order"
            assert len(next(iter(cost))) > 3

    async def test_v6_3_8_by_the_salt(self, world: World) -> None:
        ana, told, cost = await settle(world), set(), set()
        ben = await world.sign_up("ben", await world.invite(ana, "ben"))
        await passkey_of(ben)
        good(await ben.call("DELETE", "/me/password"), 204)
        for handle in ("ana", "ben", "nobody"):
            with work_done() as statements:
                answered = good(await world.phone().call("POST", "/auth/password/salt", {"handle": handle}), 200)
            told.add(str(answered.headers.multi_items()) + str(answered.json() | {"salt": ""}))
            cost.add(tuple(statements))
        assert (len(told), len(cost)) == (1, 1)

    async def test_v6_3_8_by_a_passkey(self, world: World) -> None:
        """One that nobody has, one of somebody else, an answer that is none."""
        ana = await settle(world)
        passkey = await passkey_of(ana)
        other = SoftPasskey("other")
        other.id, told = passkey.id, set()
        for mine in (SoftPasskey("unknown"), other):
            begun = good(await world.phone().call("POST", "/auth/passkey/options"), 200).json()
            assert "allowCredentials" not in begun["options"] or begun["options"]["allowCredentials"] == []
            proof = {"ceremony": begun["ceremony"], "credential": mine.get(begun["options"])}
            refused = good(await world.phone().call("POST", "/auth/passkey/sign-in", proof), 401)
            told.add(refused.content)
        assert len(told) == 1

    async def test_v6_3_8_by_signing_up_without_an_invitation(self, world: World) -> None:
        await world.sign_up("ana")
        told = set()
        for handle in ("ana", "nobody"):
            body = sign_up_body("eve") | {"handle": handle}
            options = {name: body[name] for name in ("person", "handle", "invite")}
            for path, sent in (("/auth/sign-up", body), ("/auth/sign-up/options", options)):
                told.add(good(await world.phone().call("POST", path, sent), 403).content)
        assert len(told) == 1
