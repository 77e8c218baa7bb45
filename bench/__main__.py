"""`python -m bench [--smoke] [--database sqlite|postgresql] [--folder FOLDER] [--results FILE]`.

Prints a table and writes results.json. A failed request fails the bench; a ratio that is missed is said and fails
nothing: how fast a machine is today is no test.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from api.settings import Settings
from bench.crowd import Crowd, settle
from bench.load import Failed, Load, Plan
from bench.measures import FULL, SMOKE, Pace, Result, compare
from bench.servers import NotOnDisk, free_port, must_be_on_disk, serve_floor, serve_tend
from scripts.debian import CannotRun, find_wrk
from scripts.tasks import ROOT
from tests.postgresql import HONEST, new_database, running_server

MANY: Final = 100
RESULTS: Final = ROOT / "bench" / "results.json"
BEYOND: Final = {"sqlite": ("≥ 0.28", "≥ 0.5"), "postgresql": ("≥ 0.12", "≥ 0.15")}
"""What home_get and answer_put are to reach beside the floor; repair_get and turn_put are held against the same."""


class Bench:
    """The measures of one kind of database. `floor` is the address of the empty endpoint."""

    def __init__(self, database: str, folder: Path, pace: Pace, floor: str) -> None:
        self.database, self.folder, self.pace, self.floor = database, folder, pace, floor

    def beside_the_floor(self) -> Iterator[Result]:
        pace = self.pace
        with self._served("year", Crowd(pace.couples, pace.rounds)) as (url, load):
            yield from self._get_and_put(url, load, ("home_get", "home"), ("answer_put", "answer"))
            yield compare(
                "home_get_beside_sign_ins",
                self.database,
                "≥ 0.75",
                pace.turns,
                lambda: load.turn(url, "home", pace.seconds),
                lambda: load.beside_doors(url, "home", pace.seconds),
            )

    def mending(self) -> Iterator[Result]:
        """In the first step of a repair: it is read, and a turn is taken and taken back by turns."""
        with self._served("mending", Crowd(self.pace.couples, 1, mends=True)) as (url, load):
            yield from self._get_and_put(url, load, ("repair_get", "repair"), ("turn_put", "turn"))

    def _get_and_put(self, url: str, load: Load, *plans: tuple[str, Plan]) -> Iterator[Result]:
        """A GET and a PUT beside an empty one each, and then with MANY connections, none of which may fail."""
        seconds = self.pace.seconds
        empty: tuple[Plan, Plan] = ("empty-get", "empty-put")
        for (measure, plan), nothing, wanted in zip(plans, empty, BEYOND[self.database], strict=True):
            yield compare(
                measure,
                self.database,
                wanted,
                self.pace.turns,
                lambda nothing=nothing: load.turn(self.floor, nothing, seconds),  # type: ignore[misc]
                lambda plan=plan: load.turn(url, plan, seconds),  # type: ignore[misc]
            )
            load.turn(url, plan, seconds, connections=MANY)
            say(f"{self.database}: {measure} at {MANY} connections, no error")

    def grown(self) -> Iterator[Result]:
        """One space of many years beside the same in a crowd of such."""
        pace = self.pace
        crowd = Crowd(pace.crowded, pace.crowded_rounds, apart=pace.crowded_apart)
        with (
            self._served("one", Crowd(1, pace.crowded_rounds)) as (one_url, one),
            self._served("many", crowd) as (many_url, many),
        ):
            plans: tuple[tuple[str, Plan], ...] = (("home_get_growth", "home"), ("trends_growth", "trends"))
            for measure, plan in plans:
                if plan == "trends" and not one.is_served(one_url, plan):
                    say(f"{self.database}: trends_growth is left out: this server has no …/trends")
                    continue
                yield self._how_much_longer(measure, plan, "≤ 1.25", (one_url, one), (many_url, many))

    def shared(self) -> Iterator[Result]:
        """A space in which two have shared all there is to share for years, beside an empty one."""
        with (
            self._served("empty", Crowd(1, 0)) as empty,
            self._served("shared", Crowd(1, self.pace.shared_rounds, shares=True)) as full,
        ):
            yield self._how_much_longer("us_get", "us", "≤ 10", empty, full)
            yield self._how_much_longer("home_get_full", "home", "≤ 3", empty, full)

    def _how_much_longer(
        self, measure: str, plan: Plan, wanted: str, small: tuple[str, Load], large: tuple[str, Load]
    ) -> Result:
        (small_url, few), (large_url, many) = small, large
        return compare(
            measure,
            self.database,
            wanted,
            self.pace.turns,
            lambda: few.turn(small_url, plan, self.pace.seconds),
            lambda: many.turn(large_url, plan, self.pace.seconds),
        )

    @contextmanager
    def _served(self, name: str, crowd: Crowd) -> Iterator[tuple[str, Load]]:
        """A server on a new database with this crowd in it, and the load for it."""
        folder = self.folder / f"{self.database}-{name}"
        folder.mkdir()
        with ExitStack() as stack:
            url = stack.enter_context(new_database()) if self.database == "postgresql" else ""
            settings = Settings(
                data=folder / "data", key_file=folder / "keys" / "root.key", port=free_port(), database_url=url
            )
            begun = time.monotonic()
            visits = settle(settings, crowd)
            say(f"{self.database}: {crowd.couples} spaces × {crowd.rounds} rounds in {time.monotonic() - begun:.0f} s")
            yield stack.enter_context(serve_tend(settings, folder)), Load(visits, folder)
        shutil.rmtree(folder)


def say(line: str) -> None:
    print(f"· {line}", flush=True)


def show(results: list[Result]) -> str:
    """The table."""
    head = ("measure", "database", "ratio", "wanted", "per second", "beside", "p99 ms")
    rows = [head] + [
        (
            found.measure,
            found.database,
            f"{found.ratio:.2f}",
            found.wanted + ("" if found.is_reached else "  MISSED"),
            f"{found.rps:.0f}",
            f"{found.floor_rps:.0f}",
            f"{found.p99_ms:.1f}",
        )
        for found in results
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "\n".join("  ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)) for row in rows)


def measure(databases: list[str], folder: Path, pace: Pace) -> Iterator[Result]:
    """One after the other, as each is known: what comes later may fail."""
    must_be_on_disk(folder)
    with ExitStack() as stack:
        if "postgresql" in databases:
            os.environ["TEST_DATABASE_URL"] = stack.enter_context(running_server(HONEST))
        floor = stack.enter_context(serve_floor(folder))
        benches = [Bench(database, folder, pace, floor) for database in databases]
        for bench in benches:
            yield from bench.beside_the_floor()
        for bench in benches:
            yield from bench.mending()
        for bench in benches:
            yield from bench.shared()
        for bench in benches:
            yield from bench.grown()


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m bench")
    arguments.add_argument("--smoke", action="store_true", help="a second each, on a few spaces: does it still run?")
    arguments.add_argument("--database", choices=list(BEYOND), help="this one only")
    arguments.add_argument("--folder", type=Path, default=ROOT / ".cache", help="a folder on a disk")
    arguments.add_argument("--results", type=Path, help="results.json is written here; of a smoke test nowhere")
    chosen = arguments.parse_args()
    find_wrk()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    results: list[Result] = []
    results_file = chosen.results or (None if chosen.smoke else RESULTS)
    databases = [chosen.database] if chosen.database else list(BEYOND)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=chosen.folder) as folder:
        try:
            for result in measure(databases, Path(folder), SMOKE if chosen.smoke else FULL):
                say(f"{result.database}: {result.measure} {result.ratio:.2f}, wanted {result.wanted}")
                results.append(result)
                if results_file:
                    results_file.write_text(json.dumps([result.row() for result in results], indent=2) + "\n")
        except (Failed, NotOnDisk, CannotRun) as reason:
            sys.exit(str(reason))
    print(f"\n{show(results)}")


if __name__ == "__main__":
    main()
