"""Signing up and in with a passkey."""

from typing import Any

import pytest

from api.schemas import encode
from tests.auth.soft_passkey import SoftPasskey
from tests.protocol.client import decode
from tests.world import Phone, World, good, made, sign_up_body

pytestmark = pytest.mark.anyio

WRAPPED = encode(b"\x01" + bytes(60))


async def sign_up_with(phone: Phone, passkey: SoftPasskey, name: str = "ana") -> Any:
    whom = {"person": made(f"person/{name}"), "handle": name}
    begun = good(await phone.call("POST", "/auth/sign-up/options", whom), 200).json()
    body = sign_up_body(name) | {"password": None}
    body["passkey"] = {
        "ceremony": begun["ceremony"],
        "credential": passkey.create(begun["options"]),
        "wrapped_key": WRAPPED,
    }
    return await phone.call("POST", "/auth/sign-up", body)


async def sign_in_with(phone: Phone, passkey: SoftPasskey) -> Any:
    begun = good(await phone.call("POST", "/auth/passkey/options"), 200).json()
    proof = {"ceremony": begun["ceremony"], "credential": passkey.get(begun["options"])}
    return await phone.call("POST", "/auth/passkey/sign-in", proof)


class TestSignUpWithPasskey:
    async def test_opens_a_session_and_gives_the_wrapped_key(self, world: World) -> None:
        phone = world.phone("ana")
        opened = good(await sign_up_with(phone, SoftPasskey()), 201).json()
        assert opened == {"person": made("person/ana"), "wrapped_key": WRAPPED}
        me = good(await phone.call("GET", "/me"), 200).json()
        assert (me["handle"], me["password"], len(me["passkeys"])) == ("ana", False, 1)
        assert me["passkeys"][0]["unlocks"] is True

    async def test_a_passkey_that_did_not_check_its_user_is_refused(self, world: World) -> None:
        refused = await sign_up_with(world.phone(), SoftPasskey(verifies=False))
        assert refused.json()["type"] == "urn:tend:problem:passkey-refused"

    async def test_a_passkey_made_on_another_site_is_refused(self, world: World) -> None:
        refused = await sign_up_with(world.phone(), SoftPasskey(origin="http://tend.example"))
        assert refused.json()["type"] == "urn:tend:problem:passkey-refused"
        assert good(await world.phone().call("GET", "/auth/door"), 200).json() == {"sign_up": "open"}

    async def test_a_ceremony_serves_one_person_once_and_for_five_minutes(self, world: World) -> None:
        phone, passkey = world.phone(), SoftPasskey()
        whom = {"person": made("person/ana"), "handle": "ana"}
        begun = good(await phone.call("POST", "/auth/sign-up/options", whom), 200).json()
        made_key = {"ceremony": begun["ceremony"], "credential": passkey.create(begun["options"])}
        body = sign_up_body("ana") | {"password": None, "passkey": made_key | {"wrapped_key": None}}
        other = body | {"person": made("person/ben"), "handle": "ben"}
        assert (await phone.call("POST", "/auth/sign-up", other)).status_code == 422
        world.clock.advance(minutes=5)
        assert (await phone.call("POST", "/auth/sign-up", body)).status_code == 422

    async def test_a_challenge_of_another_ceremony_purpose_or_server_is_refused(self, world: World) -> None:
        phone, passkey = world.phone(), SoftPasskey()
        whom = {"person": made("person/ana"), "handle": "ana"}
        begun = [good(await phone.call("POST", "/auth/sign-up/options", whom), 200).json() for _ in range(2)]
        sign_in = good(await phone.call("POST", "/auth/passkey/options"), 200).json()
        ends = decode(begun[0]["options"]["challenge"])[:8]
        for ceremony, challenge in (
            (begun[0]["ceremony"], begun[1]["options"]["challenge"]),
            (sign_in["ceremony"], sign_in["options"]["challenge"]),
            (begun[0]["ceremony"], encode(ends + bytes(32))),
            (begun[0]["ceremony"], encode(bytes([255] * 8 + [0] * 32))),
            (begun[0]["ceremony"], ""),
        ):
            options = begun[0]["options"] | {"challenge": challenge}
            made_key = {"ceremony": ceremony, "credential": passkey.create(options), "wrapped_key": None}
            body = sign_up_body("ana") | {"password": None, "passkey": made_key}
            assert (await phone.call("POST", "/auth/sign-up", body)).status_code == 422

    async def test_a_challenge_says_no_later_end_than_its_own(self, world: World) -> None:
        phone, passkey = world.phone(), SoftPasskey()
        good(await sign_up_with(phone, passkey), 201)
        begun = good(await phone.call("POST", "/auth/passkey/options"), 200).json()
        challenge = decode(begun["options"]["challenge"])
        later = (int.from_bytes(challenge[:8]) + 600).to_bytes(8)
        world.clock.advance(minutes=5)
        for ends in (challenge[:8], later):
            options = begun["options"] | {"challenge": encode(ends + challenge[8:])}
            proof = {"ceremony": begun["ceremony"], "credential": passkey.get(options)}
            assert (await phone.call("POST", "/auth/passkey/sign-in", proof)).status_code == 401

    async def test_the_answer_of_the_authenticator_may_be_anything_and_breaks_nothing(self, world: World) -> None:
        phone = world.phone()
        whom = {"person": made("person/ana"), "handle": "ana"}
        for nonsense in ({}, {"id": 7}, {"rawId": "%%", "response": []}, {"response": {"clientDataJSON": "AAAA"}}):
            begun = good(await phone.call("POST", "/auth/sign-up/options", whom), 200).json()
            made_key = {"ceremony": begun["ceremony"], "credential": nonsense, "wrapped_key": None}
            body = sign_up_body("ana") | {"password": None, "passkey": made_key}
            assert (await phone.call("POST", "/auth/sign-up", body)).status_code == 422


class TestSignInWithPasskey:
    async def test_opens_a_session_of_its_owner(self, world: World) -> None:
        passkey = SoftPasskey()
        good(await sign_up_with(world.phone(), passkey), 201)
        other = world.phone()
        assert good(await sign_in_with(other, passkey), 200).json()["wrapped_key"] == WRAPPED
        assert good(await other.call("GET", "/me"), 200).json()["handle"] == "ana"

    async def test_an_unknown_passkey_a_wrong_signature_and_a_used_ceremony_are_one_refusal(self, world: World) -> None:
        passkey = SoftPasskey()
        good(await sign_up_with(world.phone(), passkey), 201)
        phone = world.phone()
        unknown = await sign_in_with(phone, SoftPasskey("another"))
        forged = await sign_in_with(phone, SoftPasskey())
        begun = good(await phone.call("POST", "/auth/passkey/options"), 200).json()
        proof = {"ceremony": begun["ceremony"], "credential": passkey.get(begun["options"])}
        good(await phone.call("POST", "/auth/passkey/sign-in", proof), 200)
        again = await phone.call("POST", "/auth/passkey/sign-in", proof)
        assert {refused.status_code for refused in (unknown, forged, again)} == {401}
        assert unknown.content == forged.content == again.content

    async def test_a_passkey_without_prf_signs_in_and_unlocks_nothing(self, world: World) -> None:
        ana = await world.sign_up("ana")
        passkey = SoftPasskey()
        begun = good(await ana.call("POST", "/me/passkey/options"), 200).json()
        body = {
            "ceremony": begun["ceremony"],
            "credential": passkey.create(begun["options"]),
            "wrapped_key": None,
        }
        path = f"/me/passkeys/{made('passkey')}"
        good(await ana.call("PUT", path, body), 204)
        good(await ana.call("PUT", path, body), 204)
        phone = world.phone()
        assert good(await sign_in_with(phone, passkey), 200).json()["wrapped_key"] is None
        assert [known["unlocks"] for known in (await phone.call("GET", "/me")).json()["passkeys"]] == [False]
