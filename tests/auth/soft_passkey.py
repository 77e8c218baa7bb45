"""A passkey in software: what a phone's authenticator answers, made with a real key and real signatures."""

import hashlib
import json
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from api.schemas import encode

_PRESENT, _VERIFIED, _ATTESTED = 0x01, 0x04, 0x40


class SoftPasskey:
    """One key pair for one account on one site. `verifies` is whether the authenticator checks its user."""

    def __init__(self, name: str = "phone", origin: str = "http://localhost:8000", *, verifies: bool = True) -> None:
        self.id = hashlib.sha256(name.encode()).digest()
        self.origin = origin
        self.verifies = verifies
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._uses = 0

    def create(self, options: dict[str, Any]) -> dict[str, Any]:
        """The answer to navigator.credentials.create, as toJSON() gives it."""
        point = self._key.public_key().public_numbers()
        cose = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")})
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cose
        data = self._data(options["rp"]["id"], _ATTESTED) + attested
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", options["challenge"])
        return self._credential(clientDataJSON=encode(client), attestationObject=encode(attestation))

    def get(self, options: dict[str, Any]) -> dict[str, Any]:
        """The answer to navigator.credentials.get, as toJSON() gives it."""
        self._uses += 1
        client = self._client("webauthn.get", options["challenge"])
        data = self._data(options["rpId"], 0)
        signature = self._key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._credential(
            clientDataJSON=encode(client), authenticatorData=encode(data), signature=encode(signature)
        )

    def _data(self, rp_id: str, flags: int) -> bytes:
        flags |= _PRESENT | (_VERIFIED if self.verifies else 0)
        return hashlib.sha256(rp_id.encode()).digest() + bytes([flags]) + self._uses.to_bytes(4, "big")

    def _client(self, what: str, challenge: str) -> bytes:
        return json.dumps({"type": what, "challenge": challenge, "origin": self.origin}).encode()

    def _credential(self, **response: str) -> dict[str, Any]:
        return {
            "id": encode(self.id),
            "rawId": encode(self.id),
            "type": "public-key",
            "response": response,
            "clientExtensionResults": {},
        }
