"""A device that speaks docs/protocol.md over a phone's browser, with real derivations."""

import base64
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import httpx

from api.crypto import device
from api.crypto.device import DeviceKeys, Unlock
from api.schemas import encode
from tests.world import Phone, good


def decode(text: str) -> bytes:
    """Unpadded base64url."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Device:
    """What one device knows. `account_key` is there while someone is signed in on it."""

    phone: Phone
    handle: str
    person: UUID = field(default_factory=uuid4)
    account_key: bytes | None = None

    async def sign_up(self, password: str) -> bytes:
        """The recovery code of a new account."""
        key, code = device.make_account_key(), device.make_code()
        keys = await self._derive(password)
        body = {
            "person": str(self.person),
            "handle": self.handle,
            "password": {
                "memory_kib": device.MEMORY_KIB,
                "passes": device.PASSES,
                **self._proof(keys, key, "password"),
            },
            "recovery": self._proof(device.derive_from_code(code), key, "recovery"),
        }
        self._unlock(await self.phone.call("POST", "/auth/sign-up", body), 201, keys.wrap, "password")
        return code

    async def sign_in(self, password: str) -> None:
        keys = await self._derive(password)
        body = {"handle": self.handle, "auth_key": encode(keys.auth)}
        self._unlock(await self.phone.call("POST", "/auth/password/sign-in", body), 200, keys.wrap, "password")

    async def _derive(self, password: str) -> device.DeviceKeys:
        asked = await self.phone.call("POST", "/auth/password/salt", {"handle": self.handle})
        kdf = good(asked, 200).json()
        return device.derive_from_password(password, decode(kdf["salt"]), kdf["memory_kib"], kdf["passes"])

    async def recover(self, code: bytes) -> bytes:
        """The code that takes the old one's place."""
        keys = device.derive_from_code(code)
        body: dict[str, Any] = {"handle": self.handle, "auth_key": encode(keys.auth)}
        self._unlock(await self.phone.call("POST", "/auth/recovery/open", body), 200, keys.wrap, "recovery")
        assert self.account_key
        renewed = device.make_code()
        body["replacement"] = self._proof(device.derive_from_code(renewed), self.account_key, "recovery")
        good(await self.phone.call("POST", "/auth/recovery/finish", body), 200)
        return renewed

    def _proof(self, keys: DeviceKeys, key: bytes, method: Unlock) -> dict[str, str]:
        wrapped = device.wrap_account_key(key, keys.wrap, self.person, method)
        return {"auth_key": encode(keys.auth), "wrapped_key": encode(wrapped)}

    def _unlock(self, response: httpx.Response, status: int, wrap: bytes, method: Unlock) -> None:
        unlock = good(response, status).json()
        self.person = UUID(unlock["person"])
        self.account_key = device.unwrap_account_key(decode(unlock["wrapped_key"]), wrap, self.person, method)
