"""The sealed blob: one AES-256-GCM message a row, under a fresh key that the space key wraps (design §5).

    version (1) │ nonce (12) │ wrapped row key (48) │ nonce (12) │ ciphertext and tag

Table, id, space, author and revision are authenticated: a blob moved to another row, space, author or revision does
not open. Opening either gives what was sealed or raises BlobBroken; it never gives blank text.
"""

import os
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic_core import from_json, to_json

_VERSION: Final = b"\x01"
_NONCE: Final = 12
_WRAPPED: Final = 48
_LEAST: Final = 1 + _NONCE + _WRAPPED + _NONCE + 16


class BlobBroken(Exception):
    """A sealed blob did not open: wrong key, wrong place, or changed bytes."""


@dataclass(frozen=True, slots=True)
class Binding:
    """Where a blob belongs. `parts` name the row within its table; `author` is who wrote it."""

    table: str
    space: UUID
    author: UUID | None = None
    parts: tuple[str, ...] = ()
    revision: int = 0

    def authenticated(self) -> bytes:
        author = self.author.hex if self.author else ""
        return to_json(["tend/v1", self.table, self.space.hex, author, self.parts, self.revision])


def seal_blob(key: bytes, plain: bytes, binding: Binding) -> bytes:
    """Seal under a fresh row key, wrapped by `key` (32 bytes)."""
    aad = binding.authenticated()
    row_key = os.urandom(32)
    wrap_nonce, nonce = os.urandom(_NONCE), os.urandom(_NONCE)
    return b"".join(
        (
            _VERSION,
            wrap_nonce,
            AESGCM(key).encrypt(wrap_nonce, row_key, aad),
            nonce,
            AESGCM(row_key).encrypt(nonce, plain, aad),
        )
    )


def open_blob(key: bytes, blob: bytes, binding: Binding) -> bytes:
    """What was sealed. Raises BlobBroken."""
    if len(blob) < _LEAST or blob[:1] != _VERSION:
        raise BlobBroken
    aad = binding.authenticated()
    wrapped_from = 1 + _NONCE
    nonce_from = wrapped_from + _WRAPPED
    cipher_from = nonce_from + _NONCE
    try:
        row_key = AESGCM(key).decrypt(blob[1:wrapped_from], blob[wrapped_from:nonce_from], aad)
        return AESGCM(row_key).decrypt(blob[nonce_from:cipher_from], blob[cipher_from:], aad)
    except InvalidTag:
        raise BlobBroken from None


def seal_words(key: bytes, words: Any, binding: Binding) -> bytes:
    """Seal anything JSON can hold."""
    return seal_blob(key, to_json(words), binding)


def open_words(key: bytes, blob: bytes, binding: Binding) -> Any:
    return from_json(open_blob(key, blob, binding))
