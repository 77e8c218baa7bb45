"""The root key file and the keys that come from it (design §5)."""

import hashlib
import hmac
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from api.crypto.sealing import Binding, open_blob, seal_blob

ROOT_SIZE: Final = 32


class KeyFileWrong(Exception):
    """The key file is missing, unreadable or of the wrong size."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """What the root key unlocks. Each use has its own key, derived by HKDF."""

    space_wrap: bytes
    person_wrap: bytes
    handle: bytes
    salt: bytes
    limits: bytes
    challenges: bytes
    fingerprint: bytes

    @classmethod
    def from_root(cls, root: bytes) -> "Keyring":
        def derive(use: str) -> bytes:
            return HKDF(SHA256(), 32, salt=None, info=f"tend/v1/server/{use}".encode()).derive(root)

        return cls(
            space_wrap=derive("space"),
            person_wrap=derive("person"),
            handle=derive("handle"),
            salt=derive("salt"),
            limits=derive("limits"),
            challenges=derive("challenges"),
            fingerprint=derive("fingerprint")[:16],
        )

    def handle_key(self, handle: str) -> bytes:
        """What a handle is looked up by: the database alone does not tell who is here."""
        return _mac(self.handle, handle)

    def salt_of(self, handle: str) -> bytes:
        """The salt of a handle's password, 16 bytes: fixed, so that it tells of no account, password or change."""
        return _mac(self.salt, handle)[:16]

    def limit_key(self, *parts: str) -> bytes:
        return _mac(self.limits, "\0".join(parts))

    def challenge(self, *parts: str) -> bytes:
        """What a passkey signs, 32 bytes: this server's, for these parts alone."""
        return _mac(self.challenges, "\0".join(parts))

    def wrap_space_key(self, space_id: UUID, key: bytes) -> bytes:
        return seal_blob(self.space_wrap, key, Binding("space_key", space_id))

    def unwrap_space_key(self, space_id: UUID, wrapped: bytes) -> bytes:
        return open_blob(self.space_wrap, wrapped, Binding("space_key", space_id))

    def seal_handle(self, person_id: UUID, handle: str) -> bytes:
        return seal_blob(self.person_wrap, handle.encode(), Binding("person", person_id))

    def open_handle(self, person_id: UUID, sealed: bytes) -> str:
        return open_blob(self.person_wrap, sealed, Binding("person", person_id)).decode()


def load_root(path: Path) -> bytes:
    """The root key. Raises KeyFileWrong, with what to do."""
    try:
        root = path.read_bytes()
    except OSError:
        raise KeyFileWrong(
            f"The root key file {path} cannot be read. Without it the stored texts stay closed: "
            "bring it back from your backup, or set TEND_KEY_FILE to where it is."
        ) from None
    if len(root) != ROOT_SIZE:
        raise KeyFileWrong(f"The root key file {path} does not hold {ROOT_SIZE} bytes. Bring it back from your backup.")
    return root


def make_root(path: Path) -> None:
    """Write a new root key, readable by its owner only. Never replaces a file."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(os.urandom(ROOT_SIZE))
        file.flush()
        os.fsync(file.fileno())


def _mac(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), hashlib.sha256).digest()
