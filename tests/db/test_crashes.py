"""SQLite in a process of its own that dies: what it acknowledged is there."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import make_url

from api.db.schema import run_once
from api.db.sqlite import FileHeld
from api.settings import Settings
from tests.db.notes import count, numbers

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 3


def path_of(settings: Settings) -> str:
    """The database file. Another database's name must not become a file here."""
    url = make_url(settings.database)
    assert url.get_backend_name() == "sqlite"
    return url.database or ""


@contextmanager
def child(settings: Settings, mode: str, *more: str) -> Iterator[subprocess.Popen[str]]:
    """Runs tests.db.child on the settings' file; that one process is ended by its id if it is still there."""
    command = [sys.executable, "-m", "tests.db.child", path_of(settings), mode, *more]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def check_file(settings: Settings) -> None:
    with sqlite3.connect(path_of(settings)) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    file.close()


class TestDeath:
    def test_between_commit_and_answer_loses_nothing(self, settings: Settings) -> None:
        with child(settings, "crash") as process:
            said, _ = process.communicate(timeout=20)
        assert (process.returncode, said) == (9, "")
        assert run_once(settings.database, numbers) == [1]

    def test_by_kill_9_under_load_loses_no_acknowledged_write(self, settings: Settings) -> None:
        acknowledged: set[int] = set()
        for attempt in range(ROUNDS):
            with child(settings, "load", str(attempt * 100_000)) as process:
                assert process.stdout is not None
                acknowledged.add(int(process.stdout.readline()))
                time.sleep(0.1 + attempt * 0.07)
                os.kill(process.pid, signal.SIGKILL)
                acknowledged |= {int(line) for line in process.stdout.read().splitlines()}
            assert process.returncode == -signal.SIGKILL
            assert acknowledged <= set(run_once(settings.database, numbers))
        assert len(acknowledged) > ROUNDS * 32
        check_file(settings)


class TestHold:
    def test_a_second_process_is_refused_with_words_until_the_first_is_gone(self, settings: Settings) -> None:
        with child(settings, "hold") as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "held\n"
            with pytest.raises(FileHeld, match="Stop it first; for more than one process use PostgreSQL"):
                run_once(settings.database, count)
            os.kill(process.pid, signal.SIGKILL)
            process.wait(10)
            assert run_once(settings.database, count) == 0
