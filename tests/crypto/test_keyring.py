"""The root key file, what is derived from it, and a database that belongs to another."""

import os
import stat
from dataclasses import fields
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.crypto.keyring import ROOT_SIZE, KeyFileWrong, Keyring, load_root, make_root
from api.crypto.sealing import BlobBroken
from api.settings import Settings
from api.start import prepare

ROOT = bytes(range(ROOT_SIZE))
SPACE, PERSON = UUID(int=1), UUID(int=2)


class TestKeyring:
    def test_every_use_has_a_key_of_its_own_and_none_is_the_root(self) -> None:
        keyring = Keyring.from_root(ROOT)
        keys = [getattr(keyring, field.name) for field in fields(Keyring)]
        assert len({key[:16] for key in [*keys, ROOT]}) == len(keys) + 1

    def test_the_same_root_gives_the_same_keys_and_another_gives_others(self) -> None:
        assert Keyring.from_root(ROOT) == Keyring.from_root(ROOT)
        one, other = Keyring.from_root(ROOT), Keyring.from_root(bytes(ROOT_SIZE))
        assert all(getattr(one, field.name) != getattr(other, field.name) for field in fields(Keyring))

    def test_a_space_key_opens_under_its_root_for_its_space_only(self) -> None:
        keyring = Keyring.from_root(ROOT)
        wrapped = keyring.wrap_space_key(SPACE, bytes(32))
        assert keyring.unwrap_space_key(SPACE, wrapped) == bytes(32)
        with pytest.raises(BlobBroken):
            Keyring.from_root(bytes(ROOT_SIZE)).unwrap_space_key(SPACE, wrapped)
        with pytest.raises(BlobBroken):
            keyring.unwrap_space_key(UUID(int=9), wrapped)

    def test_a_destroyed_space_key_opens_nothing(self) -> None:
        with pytest.raises(BlobBroken):
            Keyring.from_root(ROOT).unwrap_space_key(SPACE, b"")

    def test_a_handle_opens_for_its_person_only(self) -> None:
        keyring = Keyring.from_root(ROOT)
        sealed = keyring.seal_handle(PERSON, "änne")
        assert keyring.open_handle(PERSON, sealed) == "änne"
        with pytest.raises(BlobBroken):
            keyring.open_handle(UUID(int=9), sealed)

    def test_the_salt_of_a_handle_is_its_own_and_stays(self) -> None:
        keyring = Keyring.from_root(ROOT)
        assert keyring.salt_of("ana") == keyring.salt_of("ana") != keyring.salt_of("ben")
        assert len(keyring.salt_of("ana")) == 16
        assert keyring.salt_of("ana") != keyring.handle_key("ana")[:16]

    @given(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), min_size=1, max_size=3))
    def test_parts_of_a_limit_key_do_not_run_together(self, parts: list[str]) -> None:
        keyring = Keyring.from_root(ROOT)
        assert keyring.limit_key(*parts) != keyring.limit_key(*parts, "")
        if len(parts) > 1:
            assert keyring.limit_key(*parts) != keyring.limit_key("".join(parts))


class TestKeyFile:
    def test_a_new_one_is_for_its_owner_only(self, tmp_path: Path) -> None:
        before = os.umask(0)
        try:
            make_root(tmp_path / "keys" / "root.key")
        finally:
            os.umask(before)
        assert stat.S_IMODE((tmp_path / "keys" / "root.key").stat().st_mode) == 0o600
        assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
        assert len(load_root(tmp_path / "keys" / "root.key")) == ROOT_SIZE

    def test_one_that_is_there_is_never_replaced(self, tmp_path: Path) -> None:
        (tmp_path / "root.key").write_bytes(ROOT)
        with pytest.raises(FileExistsError):
            make_root(tmp_path / "root.key")
        assert load_root(tmp_path / "root.key") == ROOT

    def test_no_two_are_alike(self, tmp_path: Path) -> None:
        for name in ("one", "other"):
            make_root(tmp_path / name)
        assert load_root(tmp_path / "one") != load_root(tmp_path / "other")

    @pytest.mark.parametrize("content", [b"", ROOT[:-1], ROOT + b"\n"])
    def test_the_wrong_size_is_refused_without_its_bytes(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "root.key").write_bytes(content)
        with pytest.raises(KeyFileWrong, match="does not hold 32 bytes"):
            load_root(tmp_path / "root.key")

    def test_a_missing_one_is_refused_with_what_to_do(self, tmp_path: Path) -> None:
        with pytest.raises(KeyFileWrong, match="bring it back from your backup, or set TEND_KEY_FILE"):
            load_root(tmp_path / "root.key")


class TestPrepare:
    """A new key would close what is stored for good: it is only ever made for a new database."""

    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        made = Settings(data=tmp_path / "data", key_file=tmp_path / "keys" / "root.key", database_url="")
        prepare(made)
        return made

    def test_again_changes_nothing(self, settings: Settings) -> None:
        before = settings.key_file.read_bytes()
        prepare(settings)
        assert settings.key_file.read_bytes() == before

    def test_a_missing_key_is_not_made_anew_for_a_database_that_is_there(self, settings: Settings) -> None:
        settings.key_file.unlink()
        with pytest.raises(KeyFileWrong, match="cannot be read"):
            prepare(settings)
        assert not settings.key_file.exists()

    def test_another_key_is_refused(self, settings: Settings) -> None:
        settings.key_file.unlink()
        make_root(settings.key_file)
        with pytest.raises(KeyFileWrong, match="is not the one this database was made with"):
            prepare(settings)

    def test_a_key_that_was_brought_back_works(self, settings: Settings, tmp_path: Path) -> None:
        settings.key_file.rename(tmp_path / "elsewhere.key")
        prepare(settings.model_copy(update={"key_file": tmp_path / "elsewhere.key"}))

    def test_the_data_folder_is_for_its_owner_only(self, settings: Settings) -> None:
        assert stat.S_IMODE(settings.data.stat().st_mode) == 0o700
