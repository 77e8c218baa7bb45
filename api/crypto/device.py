"""What a device does with its secrets: the client's half of docs/protocol.md.

The server never runs this. The demo, the tests and other clients in Python do; the web app's twin is
frontend/src/keys. tests/vectors/protocol.json holds both to the same bytes.
"""

import os
import unicodedata
from dataclasses import dataclass, field
from typing import Final, Literal
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_SIZE: Final = 32
SALT_SIZE: Final = 16
CODE_SIZE: Final = 20
MEMORY_KIB: Final = 64 * 1024
PASSES: Final = 3
PRF_LABEL: Final = "tend/v1/prf"

_AUTH: Final = b"tend/v1/auth"
_WRAP: Final = b"tend/v1/wrap"
_VERSION: Final = b"\x01"
_NONCE: Final = 12
_WRAPPED: Final = len(_VERSION) + _NONCE + KEY_SIZE + 16
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUP: Final = 4
_ALIKE: Final = str.maketrans("OIL", "011")

Unlock = Literal["password", "passkey", "recovery"]


class KdfTooWeak(Exception):
    """A server asked for a cheaper derivation than this client agrees to."""


class CodeUnreadable(Exception):
    """This is not a recovery code."""


class KeyBroken(Exception):
    """A wrapped account key did not open: another key, person or method, or changed bytes."""


@dataclass(frozen=True, slots=True)
class DeviceKeys:
    """`auth` is shown to the server, `wrap` never leaves the device."""

    auth: bytes = field(repr=False)
    wrap: bytes = field(repr=False)


def derive_from_password(password: str, salt: bytes, memory_kib: int = MEMORY_KIB, passes: int = PASSES) -> DeviceKeys:
    """Raises KdfTooWeak."""
    return _branch(stretch_password(password, salt, memory_kib, passes))


def stretch_password(password: str, salt: bytes, memory_kib: int, passes: int) -> bytes:
    """The root that both keys come from. Raises KdfTooWeak."""
    if memory_kib < MEMORY_KIB or passes < PASSES or len(salt) != SALT_SIZE:
        raise KdfTooWeak
    slow = Argon2id(salt=salt, length=KEY_SIZE, iterations=passes, lanes=1, memory_cost=memory_kib)
    return slow.derive(unicodedata.normalize("NFKC", password).encode())


def derive_from_code(code: bytes) -> DeviceKeys:
    """From the 20 bytes of a recovery code."""
    return _branch(code)


def derive_from_prf(output: bytes) -> bytes:
    """The wrap key from a passkey's PRF output. There is no auth branch: the passkey's signature is the proof."""
    return _expand(output, _WRAP)


def prf_input() -> bytes:
    """What a passkey's PRF is evaluated on."""
    digest = Hash(SHA256())
    digest.update(PRF_LABEL.encode())
    return digest.finalize()


def make_account_key() -> bytes:
    return os.urandom(KEY_SIZE)


def make_code() -> bytes:
    return os.urandom(CODE_SIZE)


def wrap_account_key(key: bytes, wrap: bytes, person: UUID, method: Unlock, nonce: bytes | None = None) -> bytes:
    """61 bytes: version (1), nonce (12), ciphertext (32), tag (16). A given `nonce` is for test vectors only."""
    nonce = os.urandom(_NONCE) if nonce is None else nonce
    return _VERSION + nonce + AESGCM(wrap).encrypt(nonce, key, _bound_to(person, method))


def unwrap_account_key(wrapped: bytes, wrap: bytes, person: UUID, method: Unlock) -> bytes:
    """Raises KeyBroken."""
    if len(wrapped) != _WRAPPED or wrapped[:1] != _VERSION:
        raise KeyBroken
    nonce, sealed = wrapped[1 : 1 + _NONCE], wrapped[1 + _NONCE :]
    try:
        return AESGCM(wrap).decrypt(nonce, sealed, _bound_to(person, method))
    except InvalidTag:
        raise KeyBroken from None


def write_code(code: bytes) -> str:
    """As people read it: eight groups of four."""
    number = int.from_bytes(code)
    signs = "".join(_ALPHABET[number >> shift & 31] for shift in range(CODE_SIZE * 8 - 5, -1, -5))
    return "-".join(signs[start : start + _GROUP] for start in range(0, len(signs), _GROUP))


def read_code(text: str) -> bytes:
    """As people type it: any case, spaces and dashes, O for 0, I or L for 1. Raises CodeUnreadable."""
    folded = unicodedata.normalize("NFKC", text).upper().translate(_ALIKE)
    signs = [sign for sign in folded if not _is_gap(sign)]
    if len(signs) != CODE_SIZE * 8 // 5 or not all(sign in _ALPHABET for sign in signs):
        raise CodeUnreadable
    number = 0
    for sign in signs:
        number = number << 5 | _ALPHABET.index(sign)
    return number.to_bytes(CODE_SIZE)


def _is_gap(sign: str) -> bool:
    return sign in "\t\r\n" or unicodedata.category(sign) in ("Zs", "Zl", "Zp", "Pd", "Cf")


def _bound_to(person: UUID, method: Unlock) -> bytes:
    return f"tend/v1/account-key/{person}/{method}".encode()


def _branch(secret: bytes) -> DeviceKeys:
    return DeviceKeys(auth=_expand(secret, _AUTH), wrap=_expand(secret, _WRAP))


def _expand(secret: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), KEY_SIZE, salt=None, info=info).derive(secret)
