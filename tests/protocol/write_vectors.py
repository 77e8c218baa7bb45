"""Writes tests/vectors/protocol.json from the Python client: `python -m tests.protocol.write_vectors`.

Everything in it is fixed, so a run that changes the file has changed the protocol.
"""

import hashlib
import json
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from api.crypto import device
from api.crypto.device import Unlock
from api.schemas import encode

FILE: Final = Path(__file__).parents[1] / "vectors" / "protocol.json"

_PERSON: Final = UUID("7d3f1c52-9a0e-4b6d-8f21-0c5e8a9b4d17")
_OTHER: Final = UUID("01234567-89ab-4cde-8f01-23456789abcd")
_METHODS: Final[tuple[Unlock, ...]] = ("password", "passkey", "recovery")
_PASSWORDS: Final = (
    ("letters", "correct horse battery staple", 64 * 1024, 3),
    ("spaces around are kept", "  correct horse battery staple ", 64 * 1024, 3),
    ("composed", "Caf\u00e9 an der Spree, \u2163. Stock", 64 * 1024, 3),
    ("decomposed: the same keys as composed", "Cafe\u0301 an der Spree, IV. Stock", 64 * 1024, 3),
    (
        "other scripts and full-width letters",
        "\uff54\uff45\uff4e\uff44 \u304a\u3084\u3059\u307f \U0001f33f",
        64 * 1024,
        3,
    ),
    ("stronger than the least", "correct horse battery staple", 96 * 1024, 4),
)


def _bytes(label: str, size: int) -> bytes:
    """Fixed bytes that look like random ones."""
    return hashlib.sha256(f"tend test vector: {label}".encode()).digest()[:size]


def write_vectors() -> dict[str, Any]:
    return {
        "about": "Test vectors for docs/protocol.md. Bytes are unpadded base64url; written by write_vectors.py.",
        "passwords": [_password(*each) for each in _PASSWORDS],
        "kdf_refused": [
            {"why": "too little memory", "salt": encode(_bytes("salt", 16)), "memory_kib": 64 * 1024 - 1, "passes": 3},
            {"why": "too few passes", "salt": encode(_bytes("salt", 16)), "memory_kib": 64 * 1024, "passes": 2},
            {"why": "short salt", "salt": encode(_bytes("salt", 15)), "memory_kib": 64 * 1024, "passes": 3},
        ],
        "codes": [_code(code) for code in (_bytes("code", 20), bytes(20), b"\xff" * 20)],
        "codes_read": _codes_read(),
        "codes_refused": _codes_refused(),
        "prf": {
            "label": device.PRF_LABEL,
            "input": encode(device.prf_input()),
            "outputs": [
                {"output": encode(output), "wrap": encode(device.derive_from_prf(output))}
                for output in (_bytes("prf", 32), bytes(32))
            ],
        },
        "wrapped": [_wrapped(method) for method in _METHODS],
        "wrapped_refused": _wrapped_refused(),
    }


def _password(name: str, password: str, memory_kib: int, passes: int) -> dict[str, Any]:
    salt = _bytes("salt", 16)
    keys = device.derive_from_password(password, salt, memory_kib, passes)
    return {
        "name": name,
        "password": password,
        "salt": encode(salt),
        "memory_kib": memory_kib,
        "passes": passes,
        "root": encode(device.stretch_password(password, salt, memory_kib, passes)),
        "auth": encode(keys.auth),
        "wrap": encode(keys.wrap),
    }


def _code(code: bytes) -> dict[str, Any]:
    keys = device.derive_from_code(code)
    return {
        "code": encode(code),
        "written": device.write_code(code),
        "auth": encode(keys.auth),
        "wrap": encode(keys.wrap),
    }


def _codes_read() -> list[dict[str, str]]:
    code = device.read_code("0101-1010-0011-ZYXW-VTSR-QPNM-KJHG-FEDC")
    written = device.write_code(code)
    plain = written.replace("-", "")
    typed = (
        written,
        plain,
        plain.lower(),
        written.replace("-", " "),
        f"\t {written} \n",
        written.replace("-", "\u2013"),
        written.replace("-", "\u00a0\u200b"),
        "\n".join(written.split("-")),
        plain.replace("1", "I", 4).replace("1", "l", 3),
        plain.replace("0", "o"),
        "".join(chr(ord(sign) + 0xFEE0) for sign in plain),
    )
    return [{"typed": each, "code": encode(code)} for each in typed]


def _codes_refused() -> list[str]:
    plain = device.write_code(_bytes("code", 20)).replace("-", "")
    return ["", " - ", plain[:-1], plain + "0", "U" + plain[1:], plain[:-1] + "!", plain[:-1] + "\u0661"]


def _wrapped(method: Unlock) -> dict[str, str]:
    key, wrap, nonce = _bytes("account key", 32), _bytes(f"wrap {method}", 32), _bytes(f"nonce {method}", 12)
    return {
        "key": encode(key),
        "wrap": encode(wrap),
        "person": str(_PERSON),
        "method": method,
        "nonce": encode(nonce),
        "authenticated": f"tend/v1/account-key/{_PERSON}/{method}",
        "wrapped": encode(device.wrap_account_key(key, wrap, _PERSON, method, nonce)),
    }


def _wrapped_refused() -> list[dict[str, str]]:
    key, wrap, nonce = _bytes("account key", 32), _bytes("wrap password", 32), _bytes("nonce password", 12)
    whole = device.wrap_account_key(key, wrap, _PERSON, "password", nonce)

    def refused(
        why: str, wrapped: bytes = whole, wrap: bytes = wrap, person: UUID = _PERSON, method: Unlock = "password"
    ) -> dict[str, str]:
        return {
            "why": why,
            "wrapped": encode(wrapped),
            "wrap": encode(wrap),
            "person": str(person),
            "method": method,
        }

    return [
        refused("another person", person=_OTHER),
        refused("another method", method="recovery"),
        refused("another wrap key", wrap=_bytes("another wrap", 32)),
        refused("another version", wrapped=b"\x02" + whole[1:]),
        refused("a flipped bit in the nonce", wrapped=whole[:1] + bytes([whole[1] ^ 1]) + whole[2:]),
        refused("a flipped bit in the key", wrapped=whole[:20] + bytes([whole[20] ^ 0x80]) + whole[21:]),
        refused("a flipped bit in the tag", wrapped=whole[:-1] + bytes([whole[-1] ^ 1])),
        refused("one byte less", wrapped=whole[:-1]),
        refused("one byte more", wrapped=whole + b"\x00"),
        refused("nothing", wrapped=b""),
    ]


if __name__ == "__main__":
    FILE.write_text(json.dumps(write_vectors(), indent=2) + "\n")
