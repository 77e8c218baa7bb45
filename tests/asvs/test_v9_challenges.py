"""V9, self-contained tokens. Tend has one: a passkey ceremony's challenge, which holds its end and a keyed hash."""

import pytest

from api.auth.passkeys import LASTS
from api.schemas import encode
from tests.asvs.site import settle
from tests.asvs.test_v6_authentication import passkey_of
from tests.auth.soft_passkey import SoftPasskey
from tests.ground import Lot
from tests.protocol.client import decode
from tests.security.conftest import with_settings
from tests.world import World, good, made, open_world

pytestmark = pytest.mark.anyio


async def signs_in(world: World, passkey: SoftPasskey, ceremony: str, challenge: str) -> int:
    options = {"rpId": "localhost", "challenge": challenge}
    proof = {"ceremony": ceremony, "credential": passkey.get(options)}
    return (await world.phone().call("POST", "/auth/passkey/sign-in", proof)).status_code


class TestChallenge:
    async def test_v9_1_1_no_bit_of_it_can_be_changed(self, world: World) -> None:
        passkey = await passkey_of(await settle(world))
        begun = good(await world.phone().call("POST", "/auth/passkey/options"), 200).json()
        challenge = decode(begun["options"]["challenge"])
        assert len(challenge) == 40
        for place in range(0, len(challenge) * 8, 7):
            changed = bytearray(challenge)
            changed[place // 8] ^= 1 << place % 8
            assert await signs_in(world, passkey, begun["ceremony"], encode(bytes(changed))) == 401
        for other in (challenge[:8], challenge[:-1], challenge + b"\0", b"", bytes(40)):
            assert await signs_in(world, passkey, begun["ceremony"], encode(other)) == 401
        assert await signs_in(world, passkey, begun["ceremony"], encode(challenge)) == 200

    async def test_v9_2_1_it_ends_when_it_says(self, world: World) -> None:
        passkey = await passkey_of(await settle(world))
        for late, status in ((-1, 200), (0, 401), (1, 401)):
            begun = good(await world.phone().call("POST", "/auth/passkey/options"), 200).json()
            world.clock.advance(seconds=LASTS.total_seconds() + late)
            assert await signs_in(world, passkey, begun["ceremony"], begun["options"]["challenge"]) == status

    async def test_v9_2_2_one_for_adding_a_passkey_opens_no_session_and_v9_2_3_nor_does_another_servers(
        self, world: World, lot: Lot
    ) -> None:
        ana = await settle(world)
        passkey = await passkey_of(ana)
        adding = good(await ana.call("POST", "/me/passkey/options"), 200).json()
        assert await signs_in(world, passkey, adding["ceremony"], adding["options"]["challenge"]) == 401
        entering = good(await ana.call("POST", "/auth/passkey/options"), 200).json()
        options = adding["options"] | {"challenge": entering["options"]["challenge"]}
        body = {"ceremony": entering["ceremony"], "credential": SoftPasskey("new").create(options), "wrapped_key": None}
        good(await ana.call("PUT", f"/me/passkeys/{made('new')}", body), 422)
        ground = with_settings(lot.fresh(), key_file=world.runtime.settings.data / "other.key")
        (world.runtime.settings.data / "other.key").write_bytes(bytes(32))
        async with open_world(ground) as other:
            theirs = good(await other.phone().call("POST", "/auth/passkey/options"), 200).json()
        assert await signs_in(world, passkey, theirs["ceremony"], theirs["options"]["challenge"]) == 401
