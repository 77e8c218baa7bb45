"""Commands that run in the background and keep their output for the case that they fail."""

import os
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
FRONTEND = ROOT / "frontend"

Command: TypeAlias = list[str | Path]


@dataclass(frozen=True, slots=True)
class Outcome:
    succeeded: bool
    seconds: float
    output: str


class Task:
    """One command, started at once. The tools of the checkout come first on its PATH (Node too)."""

    def __init__(self, command: Command, *, folder: Path = ROOT, **environment: str) -> None:
        self._begun = time.monotonic()
        self._output = tempfile.TemporaryFile("w+", errors="replace")  # noqa: SIM115 - closed by `finish`
        self._process = subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | {"PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1"} | environment,
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def finish(self, limit: float) -> Outcome:
        """Wait for the end, at most `limit` seconds from now."""
        try:
            self._process.wait(limit)
            note = ""
        except subprocess.TimeoutExpired:
            note = f"\nStopped: it took longer than {limit:.0f} s.\n"
        finally:
            self.stop()
        with self._output as output:
            output.seek(0)
            text = output.read() + note
        return Outcome(self._process.returncode == 0, time.monotonic() - self._begun, text)

    def stop(self) -> None:
        """End the command, and what it started, if it still runs."""
        for how, patience in ((signal.SIGTERM, 10), (signal.SIGKILL, 10)):
            if self._process.poll() is None:
                with suppress(ProcessLookupError, subprocess.TimeoutExpired):
                    os.killpg(self._process.pid, how)
                    self._process.wait(patience)
