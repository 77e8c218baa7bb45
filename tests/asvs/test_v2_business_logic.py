"""V2, validation and business logic: what is there once is given once, however many ask at the same moment."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final

import httpx
import pytest

from api.schemas import encode
from models.spaces import MOST_MEMBERS
from tests.asvs.site import rows, settle
from tests.auth.soft_passkey import SoftPasskey
from tests.proof.ways import WRAPPED
from tests.world import World, good, made, sign_up_body, token

pytestmark = pytest.mark.anyio

RACERS: Final = 6


async def race(world: World, ask: Callable[[Any, int], Awaitable[httpx.Response]]) -> list[int]:
    """The statuses of requests that go out together, from different places."""
    phones = [world.phone(address=f"198.51.100.{n}") for n in range(RACERS)]
    told = await asyncio.gather(*[ask(phone, n) for n, phone in enumerate(phones)])
    return sorted(response.status_code for response in told)


class TestOnce:
    """Unlike a sequence, a race shows whether looking and taking are one step."""

    async def test_v2_3_4_an_invitation_lets_one_person_in(self, world: World) -> None:
        ana = await settle(world)
        secret = await world.invite(ana, "guest")
        bodies = [sign_up_body(f"guest{n}", secret) for n in range(RACERS)]
        told = await race(world, lambda phone, n: phone.call("POST", "/auth/sign-up", bodies[n]))
        assert told == [201] + [404] * (RACERS - 1)
        assert len((await rows(world))["person"]) == 2

    async def test_v2_3_4_a_handle_belongs_to_one_person(self, world: World) -> None:
        ana = await settle(world)
        secrets = [await world.invite(ana, f"guest{n}") for n in range(RACERS)]

        def body(n: int) -> dict[str, Any]:
            return sign_up_body("ben", secrets[n]) | {"person": made(f"ben/{n}")}

        told = await race(world, lambda phone, n: phone.call("POST", "/auth/sign-up", body(n)))
        assert told == [201] + [409] * (RACERS - 1)

    async def test_v2_3_4_the_last_place_in_a_space_is_taken_once(self, world: World) -> None:
        ana = await settle(world)
        for n in range(MOST_MEMBERS - 2):
            await world.join(ana, f"friend{n}")
        guests = []
        for n in range(2):
            secret = await world.invite(ana, f"late{n}")
            guests.append((await world.sign_up(f"late{n}", secret), secret))
        told = await asyncio.gather(
            *[
                guest.call("POST", "/invites/accept", {"token": encode(secret), "my_name": guest.name})
                for guest, secret in guests
            ]
        )
        assert sorted(response.status_code for response in told) == [200, 409]
        assert len((await ana.get())["members"]) == MOST_MEMBERS

    async def test_v6_5_1_a_recovery_code_works_once(self, world: World) -> None:
        await world.sign_up("ana")
        key = {"handle": "ana", "auth_key": encode(token("code/ana"))}

        def body(n: int) -> dict[str, Any]:
            return key | {"replacement": {"auth_key": encode(token(f"next/{n}")), "wrapped_key": WRAPPED}}

        told = await race(world, lambda phone, n: phone.call("POST", "/auth/recovery/finish", body(n)))
        assert told == [200] + [401] * (RACERS - 1)
        stored = await rows(world)
        assert (len(stored["credential"]), len(stored["session"])) == (2, 1)

    async def test_v6_6_2_a_passkeys_answer_opens_one_session(self, world: World) -> None:
        ana, passkey = await world.sign_up("ana"), SoftPasskey()
        begun = good(await ana.call("POST", "/me/passkey/options"), 200).json()
        made_key = {"ceremony": begun["ceremony"], "credential": passkey.create(begun["options"]), "wrapped_key": None}
        good(await ana.call("PUT", f"/me/passkeys/{made('passkey')}", made_key), 204)
        begun = good(await world.phone().call("POST", "/auth/passkey/options"), 200).json()
        proof = {"ceremony": begun["ceremony"], "credential": passkey.get(begun["options"])}
        told = await race(world, lambda phone, _n: phone.call("POST", "/auth/passkey/sign-in", proof))
        assert told == [200] + [401] * (RACERS - 1)
