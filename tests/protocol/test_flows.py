"""The flows of docs/protocol.md with real keys: every way in leads to the one account key."""

import pytest

from api.crypto import device
from api.schemas import encode
from tests.auth.soft_passkey import SoftPasskey
from tests.protocol.client import Device, decode
from tests.world import World, good, made

pytestmark = pytest.mark.anyio

PASSWORD = "three small boats"


class TestWaysIn:
    async def test_another_device_comes_to_the_same_account_key(self, world: World) -> None:
        first, second = Device(world.phone("ana"), "ana"), Device(world.phone("ana"), "ana")
        await first.sign_up(PASSWORD)
        await second.sign_in(PASSWORD)
        assert second.account_key == first.account_key
        assert second.person == first.person

    async def test_a_recovery_code_opens_it_once_and_its_replacement_after_it(self, world: World) -> None:
        first, second = Device(world.phone("ana"), "ana"), Device(world.phone("ana"), "ana")
        code = await first.sign_up(PASSWORD)
        renewed = await second.recover(code)
        assert second.account_key == first.account_key
        used = {"handle": "ana", "auth_key": encode(device.derive_from_code(code).auth)}
        good(await second.phone.call("POST", "/auth/recovery/open", used), 401)
        third = Device(world.phone("ana"), "ana")
        await third.recover(renewed)
        assert third.account_key == first.account_key

    async def test_a_passkey_opens_it_with_its_prf(self, world: World) -> None:
        ana, passkey = Device(world.phone("ana"), "ana"), SoftPasskey()
        await ana.sign_up(PASSWORD)
        assert ana.account_key
        wrap = device.derive_from_prf(bytes(range(32)))
        begun = (await ana.phone.call("POST", "/me/passkey/options", {})).json()
        new = {
            "ceremony": begun["ceremony"],
            "credential": passkey.create(begun["options"]),
            "wrapped_key": encode(device.wrap_account_key(ana.account_key, wrap, ana.person, "passkey")),
        }
        good(await ana.phone.call("PUT", f"/me/passkeys/{made('passkey')}", new), 204)

        phone = world.phone("ana")
        begun = (await phone.call("POST", "/auth/passkey/options", {})).json()
        proof = {"ceremony": begun["ceremony"], "credential": passkey.get(begun["options"])}
        unlock = good(await phone.call("POST", "/auth/passkey/sign-in", proof), 200).json()
        wrapped = decode(unlock["wrapped_key"])
        assert device.unwrap_account_key(wrapped, wrap, ana.person, "passkey") == ana.account_key


class TestWhatTheServerTells:
    async def test_an_unknown_handle_is_derived_like_any_other(self, world: World) -> None:
        phone = world.phone()
        asked = [good(await phone.call("POST", "/auth/password/salt", {"handle": "nobody"}), 200) for _ in range(2)]
        assert asked[0].content == asked[1].content
        kdf = asked[0].json()
        device.derive_from_password("any", decode(kdf["salt"]), kdf["memory_kib"], kdf["passes"])

    async def test_a_wrong_password_is_refused(self, world: World) -> None:
        ana = Device(world.phone("ana"), "ana")
        await ana.sign_up(PASSWORD)
        with pytest.raises(AssertionError, match="sign-in-refused"):
            await Device(world.phone("ana"), "ana").sign_in("three small goats")
