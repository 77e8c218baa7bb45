"""`tend doctor` on a sound installation and on broken ones. It mends nothing and makes nothing."""

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from api.crypto.keyring import make_root
from api.db.schema import run_once
from api.db.sqlite import hold_file
from api.doctor import examine
from api.settings import Settings
from api.start import prepare
from tests.ground import CHOICE, Grounds
from tests.postgresql import new_database


@pytest.fixture
def settings(grounds: Grounds, tmp_path: Path) -> Iterator[Settings]:
    """A sound installation, as the first start leaves it, with a built app."""
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "index.html").write_text("<!doctype html>")
    made = Settings(data=tmp_path / "data", key_file=tmp_path / "keys" / "root.key", app=tmp_path / "app")
    if CHOICE == "sqlite":
        prepare(made)
        yield made
        return
    with new_database() as url:
        made = made.model_copy(update={"database_url": url})
        prepare(made)
        yield made


def findings(settings: Settings) -> dict[str, str]:
    """What is not well, and the word on it."""
    return {finding.what: finding.word for finding in examine(settings) if not finding.well}


class TestSound:
    def test_everything_is_well(self, settings: Settings) -> None:
        found = examine(settings)
        assert [finding.what for finding in found] == [
            "address",
            "key file",
            "database",
            "clock",
            "content",
            "web app",
        ]
        assert findings(settings) == {}
        words = {finding.what: finding.word for finding in found}
        assert words["address"] == "http://localhost:8000"
        assert "newest schema" in words["database"]
        if CHOICE == "sqlite":
            assert "journal_mode=wal, synchronous=2, foreign_keys=1, secure_delete=1" in words["database"]
        assert "partners" in words["content"]

    def test_it_runs_beside_an_event_loop(self, settings: Settings) -> None:
        async def go() -> dict[str, str]:
            return await asyncio.to_thread(findings, settings)

        assert asyncio.run(go()) == {}


class TestBroken:
    def test_another_key(self, settings: Settings) -> None:
        settings.key_file.unlink()
        make_root(settings.key_file)
        assert "is not the one this database was made with" in findings(settings)["database"]

    def test_a_missing_key(self, settings: Settings) -> None:
        settings.key_file.unlink()
        found = findings(settings)
        assert "bring it back from your backup" in found["key file"]
        assert set(found) == {"key file", "database"}

    def test_a_cut_key(self, settings: Settings) -> None:
        settings.key_file.write_bytes(b"x" * 31)
        assert "does not hold 32 bytes" in findings(settings)["key file"]

    def test_a_key_that_others_can_read(self, settings: Settings) -> None:
        settings.key_file.chmod(0o640)
        assert "chmod 600" in findings(settings)["key file"]

    def test_a_key_that_lies_with_the_data(self, settings: Settings) -> None:
        inside = settings.data / "root.key"
        settings.key_file.rename(inside)
        found = findings(settings.model_copy(update={"key_file": inside}))
        assert list(found) == ["key file"]
        assert "lies with the data it protects" in found["key file"]

    def test_an_old_schema(self, settings: Settings) -> None:
        run_once(settings.database, lambda connection: connection.execute(text("DELETE FROM alembic_version")))
        assert "run `tend migrate`" in findings(settings)["database"]

    def test_an_address_that_browsers_do_not_trust(self, settings: Settings) -> None:
        found = findings(settings.model_copy(update={"origin": "http://192.168.1.5:8000"}))
        assert list(found) == ["address"]
        assert "https" in found["address"]

    def test_content_that_does_not_load(self, settings: Settings, tmp_path: Path) -> None:
        (tmp_path / "content" / "en").mkdir(parents=True)
        assert "content" in findings(settings.model_copy(update={"content": tmp_path / "content"}))

    def test_no_built_app(self, settings: Settings, tmp_path: Path) -> None:
        assert "make run" in findings(settings.model_copy(update={"app": tmp_path / "none"}))["web app"]

    def test_a_database_that_is_not_to_be_had(self, settings: Settings) -> None:
        url = "postgresql://ana:geheim@127.0.0.1:1/tend"
        found = findings(settings.model_copy(update={"database_url": url}))
        assert list(found) == ["database"]
        assert "geheim" not in found["database"]


if CHOICE == "sqlite":

    class TestBrokenFile:
        def test_one_that_is_held(self, settings: Settings) -> None:
            with hold_file(make_url(settings.database).database or ""):
                assert "Another Tend already serves this database file" in findings(settings)["database"]
            assert findings(settings) == {}

        def test_one_that_is_damaged(self, settings: Settings) -> None:
            file = settings.data / "tend.db"
            with sqlite3.connect(file) as connection:
                connection.execute("PRAGMA journal_mode=delete")
            connection.close()
            raw = bytearray(file.read_bytes())
            raw[5000:9000] = b"\xff" * 4000
            file.write_bytes(raw)
            assert "database" in findings(settings)

        def test_none_at_all_and_none_is_made(self, tmp_path: Path) -> None:
            fresh = Settings(data=tmp_path / "data", key_file=tmp_path / "keys" / "root.key")
            found = findings(fresh)
            assert "there is none yet" in found["database"]
            assert [*tmp_path.iterdir()] == []

        def test_it_changes_nothing_in_the_file(self, settings: Settings) -> None:
            before = (settings.data / "tend.db").read_bytes()
            examine(settings)
            assert (settings.data / "tend.db").read_bytes() == before
