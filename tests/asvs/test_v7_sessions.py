"""V7, sessions: made afresh at every door, ended for good by whatever ends them."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, Final

import pytest

from api.clock import RandomIds
from api.schemas import encode
from api.security.identity import FRESH_FOR
from api.security.sessions import LASTS
from tests.asvs.site import ask_of, rows, settle
from tests.asvs.test_v6_authentication import passkey_of
from tests.proof.ways import WRAPPED, password, recovery
from tests.proof.wire import known
from tests.world import Phone, World, good, made, token

pytestmark = pytest.mark.anyio

Act = Callable[[World, Phone], Awaitable[object]]


def session_of(phone: Phone) -> str:
    return str(phone.client.cookies.get("tend", default=""))


async def is_in(world: World, session: str) -> bool:
    """Does this cookie still open anything?"""
    answered = await world.phone().call("GET", "/me", headers={"Cookie": f"tend={session}"})
    assert answered.status_code in (200, 401)
    return answered.status_code == 200


async def by_password(world: World, phone: Phone) -> None:
    await world.sign_in_again(phone)


async def by_passkey(world: World, phone: Phone) -> None:
    passkey = await passkey_of(phone)
    begun = good(await phone.call("POST", "/auth/passkey/options"), 200).json()
    proof = {"ceremony": begun["ceremony"], "credential": passkey.get(begun["options"])}
    good(await phone.call("POST", "/auth/passkey/sign-in", proof), 200)


async def by_code(_world: World, phone: Phone) -> None:
    key = {"handle": phone.name, "auth_key": encode(token(f"code/{phone.name}"))}
    renewed = {"auth_key": encode(token("renewed")), "wrapped_key": WRAPPED}
    good(await phone.call("POST", "/auth/recovery/finish", key | {"replacement": renewed}), 200)


class TestTokens:
    def test_v7_2_3_one_is_256_bits_from_the_system(self) -> None:
        drawn = [RandomIds().secret(32) for _ in range(500)]
        assert len({*drawn}) == 500
        assert {len(secret) for secret in drawn} == {32}
        bits = sum(secret[n // 8] >> n % 8 & 1 for secret in drawn for n in range(256))
        assert abs(bits / (500 * 256) - 0.5) < 0.02, "as many ones as noughts"

    async def test_v7_2_1_only_what_this_server_gave_is_one_and_v7_2_2_its_hash_is_not(self, world: World) -> None:
        ana = await settle(world)
        session = session_of(ana)
        stored = (await rows(world))["session"]
        assert len(stored) == 1
        assert session not in stored[0]
        wrong = session[:-1] + ("A" if session[-1] != "A" else "B")
        for cookie in (
            wrong,
            session[:-1],
            session + "A",
            session + "=",
            session.swapcase(),
            "A" * 43,
            made("session"),
        ):
            assert not await is_in(world, cookie)
        assert await is_in(world, session)


class TestRotation:
    @pytest.mark.parametrize("way", [by_password, by_passkey, by_code])
    async def test_v7_2_4_every_sign_in_makes_one_afresh_and_ends_the_one_before(self, world: World, way: Act) -> None:
        ana = await settle(world)
        before = session_of(ana)
        await way(world, ana)
        assert session_of(ana) != before
        assert await is_in(world, session_of(ana))
        assert not await is_in(world, before)

    async def test_v7_2_4_one_that_was_planted_is_never_taken_up(self, world: World) -> None:
        """Neither a made-up one, nor the planter's own: that one ends, and the victim gets another."""
        eve = await settle(world)
        ana = await world.sign_up("ana2", await world.invite(eve, "ana2"))
        for planted in (encode(bytes(32)), session_of(eve)):
            victim = world.phone("ana2")
            key = {"handle": "ana2", "auth_key": encode(token("auth/ana2"))}
            signed_in = await victim.call("POST", "/auth/password/sign-in", key, headers={"Cookie": f"tend={planted}"})
            assert planted not in good(signed_in, 200).headers["set-cookie"]
            assert not await is_in(world, planted)
        assert await is_in(world, session_of(ana))


async def change(phone: Phone, method: str, path: str, body: Any = None) -> None:
    good(await phone.call(method, path, body), 204)


ENDS_OTHERS: Final = {
    "end_other_sessions": ("DELETE", "/me/sessions", None),
    "set_password": ("PUT", "/me/password", password("ana", 1)),
    "remove_password": ("DELETE", "/me/password", None),
    "remove_passkey": ("DELETE", f"/me/passkeys/{made('passkey')}", None),
    "replace_recovery": ("PUT", "/me/recovery", recovery("ana", 1)),
}


class TestEnds:
    @pytest.mark.parametrize("name", ENDS_OTHERS)
    async def test_v7_4_3_a_changed_way_in_ends_all_others(self, world: World, name: str) -> None:
        ana = await settle(world)
        await passkey_of(ana)
        others = [await world.sign_in("ana") for _ in range(2)]
        await change(ana, *ENDS_OTHERS[name])
        assert [await is_in(world, session_of(phone)) for phone in (ana, *others)] == [True, False, False]

    async def test_v7_4_3_so_does_a_passkey_added(self, world: World) -> None:
        ana, other = await settle(world), await world.sign_in("ana")
        await passkey_of(ana)
        assert [await is_in(world, session_of(phone)) for phone in (ana, other)] == [True, False]

    async def test_v7_4_1_signing_out_ends_it_on_the_server(self, world: World) -> None:
        ana, other = await settle(world), await world.sign_in("ana")
        ended = session_of(ana)
        await change(ana, "POST", "/auth/sign-out")
        assert session_of(ana) == ""
        assert not await is_in(world, ended)
        assert await is_in(world, session_of(other)), "on this browser only"
        for operation in known().values():
            if operation.signed_in:
                ask = ask_of(world, operation)
                sent = {"Cookie": f"tend={ended}"}
                refused = await ana.call(operation.method, ask.path(operation), ask.body, headers=sent)
                assert refused.status_code == 401, operation

    async def test_v7_4_2_deleting_the_account_ends_every_one(self, world: World) -> None:
        ana, other = await settle(world), await world.sign_in("ana")
        sessions = [session_of(phone) for phone in (ana, other)]
        await change(ana, "DELETE", "/me")
        assert [await is_in(world, session) for session in sessions] == [False, False]
        assert (await rows(world))["session"] == []


class TestLifetime:
    async def test_v7_3_2_no_use_makes_one_last_longer(self, world: World) -> None:
        ana = await settle(world)
        for _ in range(LASTS.days):
            assert await is_in(world, session_of(ana))
            world.clock.advance(days=1)
        assert not await is_in(world, session_of(ana))
        assert timedelta(days=90) >= LASTS

    async def test_v7_3_1_what_matters_asks_again_after_ten_minutes_used_or_not(self, world: World) -> None:
        ana = await settle(world)
        asked = {operation.name for operation in known().values() if 403 in operation.statuses and operation.signed_in}
        assert asked >= {*ENDS_OTHERS, "add_passkey", "delete_me"} - {"end_other_sessions"}
        assert timedelta(minutes=10) >= FRESH_FOR
        for _ in range(11):
            world.clock.advance(minutes=1)
            good(await ana.call("GET", "/me"), 200)
        before = await rows(world)
        for name in asked:
            ask = ask_of(world, known()[name])
            refused = await ana.call(known()[name].method, ask.path(known()[name]), ask.body)
            assert refused.json()["type"].endswith(":fresh-sign-in-needed"), name
        assert await rows(world) == before
