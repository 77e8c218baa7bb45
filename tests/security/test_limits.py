"""Rate limits: the arithmetic against a plain model, and ten thousand guesses that do not keep the owner out."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from math import ceil
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, select

from api.content.packs import Library
from api.crypto.keyring import Keyring
from api.errors import TooMany
from api.schemas import encode
from api.security.limits import HANDLE, KNOWN_FOR, OWN_PLACE, SIGN_IN, Limit, _spend_guess, _take
from api.settings import Settings
from api.work import Work
from models.people import allowance_table
from tests.ground import CHOICE
from tests.world import BEGAN, RepeatingIds, World, answer, good, made, token

GUESSES = 10_000 if CHOICE == "sqlite" else 1_000
"""PostgreSQL takes a round trip a statement; what passes is the same from the thirty-first on."""

HOME, CAFE = "203.0.113.7", "198.51.100.20"
SECOND = timedelta(seconds=1)


@contextmanager
def bare_work() -> Iterator[Work]:
    """A unit of work over the one table that limits need."""
    engine = create_engine("sqlite://")
    allowance_table.create(engine)
    with engine.begin() as connection:
        keyring = Keyring.from_root(bytes(32))
        yield Work(connection, BEGAN, RepeatingIds(), keyring, cast(Library, None), Settings())
    engine.dispose()


def later(work: Work, span: timedelta) -> Work:
    return Work(work.connection, work.now + span, work.ids, work.keyring, work.library, work.settings)


class Bucket:
    """The plain model: so many at once, one more each `every`."""

    def __init__(self, limit: Limit) -> None:
        self.limit, self.filled = limit, limit.every * limit.burst

    def wait(self, span: timedelta) -> int:
        """Let the span go by, then take one. 0, or how many seconds are missing."""
        self.filled = min(self.filled + span, self.limit.every * self.limit.burst)
        if self.filled < self.limit.every:
            return ceil((self.limit.every - self.filled) / SECOND)
        self.filled -= self.limit.every
        return 0


spans = st.sampled_from([0, 0, 0, 0.001, 0.5, 1, 7, 19.999, 20, 61, 3600]) | st.floats(0, 100)


class TestArithmetic:
    @given(st.integers(1, 5), st.integers(1, 60), st.lists(spans, max_size=40))
    @settings(deadline=None, max_examples=60)
    def test_it_is_a_bucket_that_fills_steadily(self, burst: int, every: int, waits: list[float]) -> None:
        limit = Limit("tried", burst, timedelta(seconds=every))
        bucket = Bucket(limit)
        with bare_work() as work:
            for seconds in waits:
                work = later(work, timedelta(seconds=seconds))
                assert waited(work, limit) == bucket.wait(timedelta(seconds=seconds))

    @given(st.integers(1, 5), st.integers(1, 60), st.floats(0, 100))
    @settings(deadline=None, max_examples=40)
    def test_waiting_as_long_as_it_says_is_enough_and_a_second_less_is_not(
        self, burst: int, every: int, seconds: float
    ) -> None:
        limit = Limit("tried", burst, timedelta(seconds=every))
        with bare_work() as work:
            for _ in range(burst):
                assert waited(work, limit) == 0
            work = later(work, min(timedelta(seconds=seconds), limit.every - timedelta(milliseconds=1)))
            missing = waited(work, limit)
            assert missing > 0
            assert waited(later(work, SECOND * (missing - 1)), limit) > 0
            assert waited(later(work, SECOND * missing), limit) == 0

    def test_buckets_of_others_are_untouched(self) -> None:
        limit = Limit("tried", 1, timedelta(hours=1))
        with bare_work() as work:
            assert waited(work, limit, "ana") == 0
            assert waited(work, limit, "ana") > 0
            assert waited(work, limit, "ben") == 0
            assert waited(work, Limit("other", 1, timedelta(hours=1)), "ana") == 0


def waited(work: Work, limit: Limit, whose: str = "someone") -> int:
    """0 when one could be taken, or how many seconds to wait."""
    try:
        _take(work, limit, whose)
    except TooMany as refusal:
        return refusal.wait
    return 0


async def guess(world: World, handle: str, address: str, path: str = "/auth/password/sign-in") -> int:
    """One wrong key from an address; the status."""
    body = {"handle": handle, "auth_key": encode(token("wrong"))}
    return (await world.phone("stranger", address).call("POST", path, body)).status_code


async def many_guesses(world: World, addresses: list[str], handles: list[str]) -> int:
    """All the guesses at once, spread over addresses and handles; how many were looked at."""

    def one(n: int) -> Any:
        def act(connection: Any) -> None:
            _spend_guess(world.runtime.work(connection), handles[n % len(handles)], addresses[n % len(addresses)])

        return world.runtime.db.write(act)

    passed = 0
    for start in range(0, GUESSES, 500):
        outcomes = await asyncio.gather(*(one(n) for n in range(start, start + 500)), return_exceptions=True)
        assert {type(outcome) for outcome in outcomes} <= {TooMany, type(None)}
        passed += sum(outcome is None for outcome in outcomes)
    return passed


async def sign_in(world: World, address: str) -> Any:
    phone = world.phone("ana", address)
    return await phone.call("POST", "/auth/password/sign-in", {"handle": "ana", "auth_key": encode(token("auth/ana"))})


async def recover(world: World, address: str) -> Any:
    body = {"handle": "ana", "auth_key": encode(token("code/ana"))}
    return await world.phone("ana", address).call("POST", "/auth/recovery/open", body)


@pytest.mark.anyio
class TestTenThousandGuesses:
    async def test_from_one_address_at_one_handle_are_stopped(self, world: World) -> None:
        await world.sign_up("ana", address=HOME)
        assert await many_guesses(world, [CAFE], ["ana"]) == SIGN_IN.burst
        good(await sign_in(world, HOME), 200)
        good(await recover(world, HOME), 200)

    async def test_from_one_address_at_many_handles_are_stopped(self, world: World) -> None:
        handles = [f"someone{n}" for n in range(997)]
        assert await many_guesses(world, [CAFE], handles) == SIGN_IN.burst

    async def test_from_many_addresses_at_one_handle_are_stopped_while_the_owner_gets_in(self, world: World) -> None:
        await world.sign_up("ana", address=HOME)
        addresses = [f"198.51.{n // 250}.{n % 250}" for n in range(GUESSES)]
        assert await many_guesses(world, addresses, ["ana"]) == HANDLE.burst
        good(await sign_in(world, HOME), 200)
        good(await recover(world, HOME), 200)

    async def test_from_many_addresses_of_one_ipv6_customer_are_from_one(self, world: World) -> None:
        addresses = [f"2001:db8:1:2::{n:x}" for n in range(GUESSES)]
        assert await many_guesses(world, addresses, [f"someone{n}" for n in range(997)]) == SIGN_IN.burst

    async def test_from_the_owners_own_place_leave_their_other_places_free(self, world: World) -> None:
        """Someone in the same house, behind the same address: they share what that place may."""
        await world.sign_up("ana", address=HOME)
        good(await sign_in(world, CAFE), 200)
        assert await many_guesses(world, [HOME], ["ana"]) == SIGN_IN.burst + OWN_PLACE.burst
        good(await sign_in(world, HOME), 429)
        good(await sign_in(world, CAFE), 200)
        world.clock.advance(seconds=OWN_PLACE.every.total_seconds())
        good(await sign_in(world, HOME), 200)

    async def test_for_a_whole_day_are_less_than_one_and_a_half_thousand(self, world: World) -> None:
        """The most that can be tried at one handle from anywhere: thirty, then one a minute."""
        with bare_work() as work:
            passed = 0
            for second in range(0, 24 * 3600, 15):
                passed += waited(later(work, SECOND * second), HANDLE, "ana") == 0
        assert passed == HANDLE.burst + 24 * 60 - 1


@pytest.mark.anyio
class TestSpending:
    async def test_wrong_guesses_are_401_until_they_are_429(self, world: World) -> None:
        """A refusal undoes what its own transaction did; the spending stands all the same."""
        await world.sign_up("ana", address=HOME)
        statuses = [await guess(world, "ana", CAFE) for _ in range(SIGN_IN.burst + 5)]
        assert statuses == [401] * SIGN_IN.burst + [429] * 5

    async def test_every_way_to_guess_a_key_spends_the_same(self, world: World) -> None:
        await world.sign_up("ana", address=HOME)
        ways = ["/auth/password/sign-in", "/auth/recovery/open"]
        statuses = [await guess(world, "ana", CAFE, ways[n % 2]) for n in range(SIGN_IN.burst + 1)]
        assert statuses == [401] * SIGN_IN.burst + [429]
        wrapped = encode(b"\x01" + bytes(60))
        body = {
            "handle": "ana",
            "auth_key": encode(token("code/ana")),
            "replacement": {"auth_key": encode(token("next")), "wrapped_key": wrapped},
        }
        good(await world.phone("thief", CAFE).call("POST", "/auth/recovery/finish", body), 429)
        good(await world.phone("ana", HOME).call("POST", "/auth/recovery/finish", body), 200)

    async def test_an_unknown_handle_is_limited_like_any_other(self, world: World) -> None:
        await world.sign_up("ana", address=HOME)
        for handle in ("ana", "nobody"):
            address = f"198.51.100.{len(handle)}"
            statuses = [await guess(world, handle, address) for _ in range(SIGN_IN.burst + 1)]
            assert statuses == [401] * SIGN_IN.burst + [429]

    async def test_retry_after_is_right(self, world: World) -> None:
        key = {"handle": "ana", "auth_key": encode(token("wrong"))}

        async def try_it() -> Any:
            return await world.phone("someone", CAFE).call("POST", "/auth/password/sign-in", key)

        for _ in range(SIGN_IN.burst):
            good(await try_it(), 401)
        refused = good(await try_it(), 429)
        assert refused.json()["type"] == "urn:tend:problem:too-many"
        assert refused.headers["retry-after"] == str(int(SIGN_IN.every.total_seconds()))
        world.clock.advance(seconds=SIGN_IN.every.total_seconds() - 1)
        assert good(await try_it(), 429).headers["retry-after"] == "1"
        world.clock.advance(seconds=1)
        good(await try_it(), 401)
        good(await try_it(), 429)

    async def test_a_guess_its_address_may_not_make_costs_the_handle_nothing(self, world: World) -> None:
        """Else one address alone could spend a handle's whole allowance."""
        assert HANDLE.burst > SIGN_IN.burst
        for _ in range(SIGN_IN.burst + 50):
            await guess(world, "ana", CAFE)
        passed = [await guess(world, "ana", f"192.0.2.{n}") for n in range(HANDLE.burst - SIGN_IN.burst + 1)]
        assert passed == [401] * (HANDLE.burst - SIGN_IN.burst) + [429]

    async def test_a_new_place_of_the_owner_waits_its_turn_under_attack(self, world: World) -> None:
        """What this costs, plainly: with a password, from a place never used before. A passkey is not limited so."""
        await world.sign_up("ana", address=HOME)
        for n in range(HANDLE.burst):
            await guess(world, "ana", f"192.0.2.{n}")
        refused = good(await sign_in(world, CAFE), 429)
        world.clock.advance(seconds=int(refused.headers["retry-after"]))
        good(await sign_in(world, CAFE), 200)
        good(await sign_in(world, CAFE), 200)

    async def test_what_cannot_be_guessed_is_not_limited(self, world: World) -> None:
        """Nobody who spends an allowance, under the same roof even, keeps an owner from their passkey or invitation."""
        for n in range(HANDLE.burst + 5):
            await guess(world, "ana", f"192.0.2.{n}")
        for _ in range(SIGN_IN.burst + 5):
            await guess(world, "ana", CAFE)
        phone = world.phone("ana", CAFE)
        nonsense = {"ceremony": made("ceremony"), "credential": {}}
        for path, body, status in (
            ("/auth/passkey/options", None, 200),
            ("/auth/passkey/sign-in", nonsense, 401),
            ("/auth/password/salt", {"handle": "ana"}, 200),
            ("/invites/look", {"token": encode(token("none"))}, 404),
        ):
            for _ in range(100):
                good(await phone.call("POST", path, body), status)

    async def test_those_who_are_in_notice_nothing(self, world: World) -> None:
        ana = await world.sign_up("ana", address=HOME)
        await world.make_space(ana)
        for _ in range(SIGN_IN.burst + 5):
            await guess(world, "ana", HOME)
        good(await ana.put("/rounds/1/answer", answer("need")), 204)


async def rows(world: World) -> list[tuple[bytes, Any]]:
    found = await world.runtime.db.read(lambda connection: connection.execute(select(allowance_table)).all())
    return [(bytes(row.key), row.full_at) for row in found]


@pytest.mark.anyio
class TestTable:
    async def test_nothing_in_it_can_be_read(self, world: World) -> None:
        await world.sign_up("ana", address=HOME)
        await guess(world, "ana", CAFE)
        await guess(world, "nobody", CAFE)
        keys = [key for key, _ in await rows(world)]
        assert len(keys) == 5  # signing up; ana's known place; the café; two handles
        assert {len(key) for key in keys} == {32}
        plain = [*(word.encode() for word in ("ana", "nobody", HOME, CAFE, made("person/ana")))]
        assert not any(word in key for key in keys for word in plain)
        assert world.runtime.keyring.limit_key("handle", "ana") in keys

    async def test_full_buckets_are_forgotten(self, world: World) -> None:
        for n in range(20):
            await guess(world, f"someone{n}", f"192.0.2.{n}")
        assert len(await rows(world)) == 40
        world.clock.advance(hours=1)
        await guess(world, "ana", CAFE)
        assert len(await rows(world)) == 2

    async def test_other_limits_forget_them_too(self, world: World) -> None:
        await guess(world, "ana", CAFE)
        world.clock.advance(hours=1)
        whom = {"person": made("person/ana"), "handle": "ana"}
        await world.phone("someone", HOME).call("POST", "/auth/sign-up/options", whom)
        assert len(await rows(world)) == 1

    async def test_a_known_place_is_forgotten_after_its_time(self, world: World) -> None:
        await world.sign_up("ana", address=HOME)
        world.clock.advance(days=KNOWN_FOR.days - 1)
        for n in range(HANDLE.burst):
            await guess(world, "ana", f"192.0.2.{n}")
        good(await recover(world, HOME), 200)
        world.clock.advance(days=2)
        for n in range(HANDLE.burst):
            await guess(world, "ana", f"192.0.2.{n}")
        good(await recover(world, HOME), 429)


@pytest.mark.anyio
class TestPlace:
    async def test_addresses_that_are_one_place(self, world: World) -> None:
        for one, other, same in (
            ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
            ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
            ("::ffff:203.0.113.7", "203.0.113.7", True),
            ("203.0.113.7", "203.0.113.8", False),
            ("fe80::1%eth0", "fe80::2%eth0", True),
            ("", "", True),
            ("unix:", "unix:", True),
        ):
            world.clock.advance(hours=1)
            for n in range(SIGN_IN.burst):
                await guess(world, f"someone{n}", one)
            assert await guess(world, "someone", other) == (429 if same else 401)
