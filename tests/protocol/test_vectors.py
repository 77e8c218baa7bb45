"""The Python client gives the bytes of tests/vectors/protocol.json; frontend/src/keys is held to the same file."""

import json
from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

import pytest

from api.crypto import device
from api.schemas import encode
from tests.protocol.client import decode
from tests.protocol.write_vectors import FILE, write_vectors

VECTORS: Final[dict[str, Any]] = json.loads(FILE.read_text())


def _each(rows: list[Any], name: Callable[[Any], str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("vector", [pytest.param(row, id=name(row)) for row in rows])


def test_the_file_is_what_the_client_writes() -> None:
    assert write_vectors() == VECTORS


class TestPassword:
    @_each(VECTORS["passwords"], lambda row: row["name"])
    def test_derives_root_auth_and_wrap(self, vector: dict[str, Any]) -> None:
        arguments = vector["password"], decode(vector["salt"]), vector["memory_kib"], vector["passes"]
        keys = device.derive_from_password(*arguments)
        assert encode(device.stretch_password(*arguments)) == vector["root"]
        assert (encode(keys.auth), encode(keys.wrap)) == (vector["auth"], vector["wrap"])

    def test_one_text_in_two_unicode_forms_is_one_password(self) -> None:
        roots = {row["name"]: row["root"] for row in VECTORS["passwords"]}
        assert roots["composed"] == roots["decomposed: the same keys as composed"]

    def test_spaces_around_a_password_count(self) -> None:
        roots = {row["name"]: row["root"] for row in VECTORS["passwords"]}
        assert roots["letters"] != roots["spaces around are kept"]

    @_each(VECTORS["kdf_refused"], lambda row: row["why"])
    def test_weaker_parameters_are_refused(self, vector: dict[str, Any]) -> None:
        with pytest.raises(device.KdfTooWeak):
            device.derive_from_password("x", decode(vector["salt"]), vector["memory_kib"], vector["passes"])


class TestRecoveryCode:
    @_each(VECTORS["codes"], lambda row: row["written"])
    def test_is_written_and_derived(self, vector: dict[str, str]) -> None:
        code = decode(vector["code"])
        keys = device.derive_from_code(code)
        assert device.write_code(code) == vector["written"]
        assert (encode(keys.auth), encode(keys.wrap)) == (vector["auth"], vector["wrap"])

    @_each(VECTORS["codes_read"], lambda row: ascii(row["typed"]))
    def test_is_read_as_people_type_it(self, vector: dict[str, str]) -> None:
        assert encode(device.read_code(vector["typed"])) == vector["code"]

    @_each(VECTORS["codes_refused"], ascii)
    def test_anything_else_is_refused(self, vector: str) -> None:
        with pytest.raises(device.CodeUnreadable):
            device.read_code(vector)

    def test_a_fresh_one_reads_back(self) -> None:
        code = device.make_code()
        assert device.read_code(device.write_code(code)) == code


class TestPrf:
    def test_is_evaluated_on_one_fixed_input(self) -> None:
        assert encode(device.prf_input()) == VECTORS["prf"]["input"]

    @_each(VECTORS["prf"]["outputs"], lambda row: row["output"])
    def test_gives_a_wrap_key(self, vector: dict[str, str]) -> None:
        assert encode(device.derive_from_prf(decode(vector["output"]))) == vector["wrap"]


class TestAccountKey:
    @_each(VECTORS["wrapped"], lambda row: row["method"])
    def test_wraps_and_unwraps(self, vector: dict[str, Any]) -> None:
        key, wrap, nonce = (decode(vector[name]) for name in ("key", "wrap", "nonce"))
        bound = UUID(vector["person"]), vector["method"]
        wrapped = device.wrap_account_key(key, wrap, *bound, nonce)
        assert encode(wrapped) == vector["wrapped"]
        assert device.unwrap_account_key(wrapped, wrap, *bound) == key

    @_each(VECTORS["wrapped_refused"], lambda row: row["why"])
    def test_opens_for_its_person_method_and_key_only(self, vector: dict[str, Any]) -> None:
        with pytest.raises(device.KeyBroken):
            device.unwrap_account_key(
                decode(vector["wrapped"]), decode(vector["wrap"]), UUID(vector["person"]), vector["method"]
            )

    def test_two_wrappings_of_one_key_differ(self) -> None:
        key, wrap, person = device.make_account_key(), bytes(32), UUID(int=1)
        assert device.wrap_account_key(key, wrap, person, "password") != device.wrap_account_key(
            key, wrap, person, "password"
        )
