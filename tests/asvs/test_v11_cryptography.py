"""V11, cryptography: which there is, on the server and in the web app, and that nothing else stands in the code."""

import ast
import re
from typing import Final
from uuid import UUID

from api.clock import RandomIds
from api.crypto import device
from api.crypto.keyring import Keyring
from api.crypto.sealing import Binding
from tests.asvs.code import ROOT, calls, imports, web, web_lines
from tests.world import made

SPACE: Final = Binding("space", UUID(made("space/us")))
PLAIN_DICE: Final = {"api/db/postgresql.py"}
"""How long a transaction waits before it is tried again is no secret."""


class TestWhatThereIs:
    def test_v11_1_2_the_inventory_names_every_algorithm_and_v11_3_2_there_is_one_cipher(self) -> None:
        used = {name.rpartition(".")[2] for _, name in imports() if name.startswith("cryptography")}
        used -= {"InvalidTag", "InvalidSignature"}
        assert used == {"AESGCM", "HKDF", "Hash", "SHA256", "Argon2id"}
        page = (ROOT / "docs" / "security.md").read_text()
        for name in ("AES-256-GCM", "HKDF-SHA256", "HMAC-SHA256", "SHA-256", "Argon2id", "WebAuthn"):
            assert name in page

    def test_v11_4_1_there_is_one_hash_and_v11_4_3_it_has_256_bits(self) -> None:
        hashed = {name for _, name, _ in calls() if re.fullmatch(r"hashlib\.\w+", name)}
        assert hashed == {"hashlib.sha256"}
        keyed = [node for _, name, node in calls() if name == "hmac.new"]
        assert keyed
        assert {ast.unparse(node.args[-1]) for node in keyed} == {"hashlib.sha256"}

    def test_v11_2_1_the_web_app_uses_the_browsers_own_and_one_library(self) -> None:
        named = set(re.findall(r"name: '([A-Z][\w-]+)'", "\n".join(web().values())))
        assert {"AES-GCM", "HKDF"} <= named <= {"AES-GCM", "HKDF", "SHA-256"}
        libraries = {line for lines in web_lines("from 'hash-wasm'").values() for line in lines}
        assert all("argon2id" in line for line in libraries)
        assert libraries
        assert not web_lines("AES-CBC", "AES-CTR", "'SHA-1'", "RSA", "MD5")

    def test_v11_5_1_chance_is_the_systems_and_v11_2_3_every_secret_has_128_bits(self) -> None:
        assert {path for path, name in imports() if name.startswith(("random", "secrets"))} == PLAIN_DICE
        assert {*web_lines("Math.random")} == {"frontend/src/screens/use-opening.ts"}, "only when to look again"
        assert len(RandomIds().secret(32)) == len(device.make_account_key()) == 32
        assert len(device.make_code()) * 8 >= 128
        assert {len(key) for key in (keyring().space_wrap, keyring().person_wrap, keyring().handle)} == {32}

    def test_v11_4_2_a_guess_at_a_password_costs_64_mib(self) -> None:
        """RFC 9106's second recommendation; checked on both sides against the same vectors."""
        assert (device.MEMORY_KIB, device.PASSES) == (64 * 1024, 3)


def keyring() -> Keyring:
    return Keyring.from_root(bytes(range(32)))
