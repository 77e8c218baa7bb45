"""A step of the set-up runs when its inputs have changed, and only then."""

import sys
from pathlib import Path

import pytest

from api.settings import ROOT
from scripts.setup import SetupFailed, Step, fingerprint

LOCKS = [
    ROOT / folder / name
    for folder, name in (
        ("", "requirements.lock"),
        ("", "requirements-build.lock"),
        ("", "requirements-dev.lock"),
        ("frontend", "package-lock.json"),
        ("frontend/tools/openapi", "package-lock.json"),
    )
]


class TestFingerprint:
    def test_it_changes_with_content_names_and_words(self, tmp_path: Path) -> None:
        file = tmp_path / "a"
        file.write_text("one")
        first = fingerprint(tmp_path, "word")
        assert fingerprint(tmp_path, "word") == first
        assert fingerprint(tmp_path, "other") != first
        file.write_text("two")
        second = fingerprint(tmp_path, "word")
        assert second != first
        file.rename(tmp_path / "b")
        assert fingerprint(tmp_path, "word") not in (first, second)


class TestStep:
    def test_it_runs_once_for_the_same_inputs(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        mark, log = tmp_path / "mark", tmp_path / "log"
        write: list[str | Path] = [sys.executable, "-c", "open('log', 'a').write('x')"]
        for inputs in ("1", "1", "2"):
            Step("Writing", write, mark, inputs, "", folder=tmp_path).run()
        assert log.read_text() == "xx"
        assert capsys.readouterr().out.count("· Writing … done (") == 2

    def test_a_failure_shows_all_it_said_and_what_to_do(self, tmp_path: Path) -> None:
        mark = tmp_path / "mark"
        mark.write_text("old")
        fail: list[str | Path] = [sys.executable, "-c", "print('the reason'); raise SystemExit(3)"]
        with pytest.raises(SetupFailed, match=r"(?s)the reason.*Doing failed\. Try this\."):
            Step("Doing", fail, mark, "new", "Try this.").run()
        assert not mark.exists()


class TestLocks:
    @pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: str(lock.relative_to(ROOT)))
    def test_they_hold_no_address(self, lock: Path) -> None:
        """Where packages come from is the machine's own matter."""
        assert "://" not in lock.read_text()
