"""Run every check, two at a time: `python -m scripts.check`, or only the parts that are named.

A part that cannot run (no browser, no database) has failed; nothing is left out silently. The closing line counts the
tests of the parts that have tests, and each other part as one.
"""

import os
import re
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final

from scripts.debian import CannotRun, find_chromium, find_wrk
from scripts.tasks import FRONTEND, PYTHON, ROOT, VENV, Command, Outcome, Task
from tests.postgresql import running_server

LANES: Final = 2
LIMIT: Final = 1800.0  # seconds a part may take


@dataclass(frozen=True, slots=True)
class Part:
    """One row of the table. Two parts with the same `turn` never run at once (they write the same files)."""

    name: str
    command: Command
    turn: str = ""
    database: str = ""
    before: Callable[[], None] | None = None

    def run(self, started: list[Task], environment: dict[str, str]) -> Outcome:
        begun = time.monotonic()
        folder = FRONTEND if self.command[0] == NPM else ROOT
        try:
            if self.before:
                self.before()
            task = Task(self.command, folder=folder, **environment, TEND_TEST_DATABASE=self.database or "sqlite")
        except (CannotRun, OSError) as reason:
            return Outcome(False, time.monotonic() - begun, str(reason))
        started.append(task)
        return task.finish(LIMIT)


NPM: Final = VENV / "bin" / "npm"
RUFF: Final = VENV / "bin" / "ruff"
PYTEST: Final[Command] = [PYTHON, "-m", "pytest", "--quiet"]
APART: Final = ("e2e", "soak", "document")
PYTHON_TESTS: Final[Command] = [*PYTEST, "tests", *(f"--ignore=tests/{folder}" for folder in APART)]
KEPT_BYTECODE: Final = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(VENV / "bytecode")}
"""Tests start Tend some sixty times. Where Python is told to keep no bytecode, each start would compile it all anew."""

PARTS: Final = (  # the long ones first
    Part("browser", [*PYTEST, "tests/e2e"], before=find_chromium),
    Part("python-postgresql", PYTHON_TESTS, database="postgresql"),
    Part("python-partitioned", PYTHON_TESTS, database="partitioned"),
    Part("python-sqlite", PYTHON_TESTS, database="sqlite"),
    Part("soak", [*PYTEST, "tests/soak"], database="sqlite"),
    Part("document", [*PYTEST, "-n", "2", "tests/document"], database="sqlite"),
    Part("bench", [PYTHON, "-m", "bench", "--smoke"], before=find_wrk),
    Part("mypy", [PYTHON, "-m", "mypy"]),
    Part("web-test", [NPM, "run", "test"], turn="web"),
    Part("web-types", [NPM, "run", "types"], turn="web"),
    Part("messages", [NPM, "run", "messages"], turn="web"),
    Part("web-format", [NPM, "run", "format:check"]),
    Part("client", [NPM, "run", "client:check"]),
    Part("imports", [VENV / "bin" / "lint-imports", "--no-logo"]),
    Part("ruff", [RUFF, "check"]),
    Part("format", [RUFF, "format", "--check"]),
)
"""Migrations are among the Python tests: from empty to head on each database, no difference left to autogenerate."""


class Run:
    """The chosen parts on their way through the lanes."""

    def __init__(self, parts: list[Part], environment: dict[str, str]) -> None:
        self._waiting = parts
        self._environment = environment
        self._turns: set[str] = set()
        self._changed = threading.Condition()
        self._started: list[Task] = []
        self.outcomes: dict[str, Outcome] = {}

    def to_the_end(self) -> None:
        lanes = [threading.Thread(target=self._lane, daemon=True) for _ in range(LANES)]
        for lane in lanes:
            lane.start()
        try:
            for lane in lanes:
                lane.join()
        finally:
            self._waiting.clear()
            for task in self._started:
                task.stop()

    def _lane(self) -> None:
        while part := self._next():
            outcome = part.run(self._started, self._environment)
            with self._changed:
                self.outcomes[part.name] = outcome
                self._turns.discard(part.turn)
                self._changed.notify_all()
            print(f"· {part.name} … {'ok' if outcome.succeeded else 'failed'} ({outcome.seconds:.0f} s)", flush=True)

    def _next(self) -> Part | None:
        with self._changed:
            while self._waiting:
                for part in self._waiting:
                    if part.turn not in self._turns:
                        self._waiting.remove(part)
                        if part.turn:
                            self._turns.add(part.turn)
                        return part
                self._changed.wait()
            return None


def count_tests(outcome: Outcome) -> tuple[int, int]:
    """How many passed and failed, by the closing line of pytest or Vitest; a part without one counts as one."""
    closing = [line for line in outcome.output.splitlines() if re.match(r"\s*(Tests +|=* ?)\d+ \w+.*(in|\()", line)]
    counts = (
        {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|error)", closing[-1])}
        if closing
        else {}
    )
    failed = counts.get("failed", 0) + counts.get("error", 0)
    if not outcome.succeeded:
        return counts.get("passed", 0), max(1, failed)
    return max(1, counts.get("passed", 0)), failed


def main(names: list[str]) -> int:
    unknown = set(names) - {part.name for part in PARTS}
    if unknown:
        sys.exit(f"There is no part {', '.join(sorted(unknown))}. Parts: {', '.join(part.name for part in PARTS)}")
    parts = [part for part in PARTS if not names or part.name in names]
    begun, environment = time.monotonic(), dict(KEPT_BYTECODE)
    with ExitStack() as until_the_end:
        if "TEST_DATABASE_URL" not in os.environ and any(part.database != "sqlite" for part in parts if part.database):
            environment["TEST_DATABASE_URL"] = until_the_end.enter_context(running_server())
        run = Run(list(parts), environment)
        try:
            run.to_the_end()
        except KeyboardInterrupt:
            sys.exit("Stopped.")
    for part in parts:
        if not run.outcomes[part.name].succeeded:
            print(f"\n━━ {part.name} ━━\n{run.outcomes[part.name].output}")
    passed = failed = 0
    print()
    for part in parts:
        outcome = run.outcomes[part.name]
        well, badly = count_tests(outcome)
        passed, failed = passed + well, failed + badly
        row = f"{'ok' if outcome.succeeded else 'FAILED':<7} {part.name:<20} {outcome.seconds:4.0f} s"
        print(f"{row}   {well} passed" if well > 1 else row)
    print(f"\n{time.monotonic() - begun:.0f} s\n{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))
    sys.exit(main(sys.argv[1:]))
