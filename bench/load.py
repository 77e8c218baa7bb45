"""One turn of wrk: as many requests as a server answers while so many connections ask without a pause."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from api.demo import service as demo
from bench.crowd import Visit

SCRIPT: Final = Path(__file__).with_name("load.lua")

Plan = Literal["home", "trends", "answer", "empty-get", "empty-put"]


class Failed(Exception):
    """Requests went wrong: what was measured is not what was meant."""


@dataclass(frozen=True, slots=True)
class Turn:
    rps: float
    p99_ms: float
    errors: int


class Load:
    """Requests of these visits."""

    def __init__(self, visits: list[Visit], folder: Path, name: str) -> None:
        self._visits, self._body = folder / f"{name}.visits", folder / "answer.json"
        self._visits.write_text("".join(f"{visit.token} {visit.space}\n" for visit in visits))
        self._body.write_text(_answer())

    def turn(self, url: str, plan: Plan, seconds: float, connections: int = 32) -> Turn:
        """Raises Failed where one request got no answer, or an error."""
        command = ["wrk", "--threads=1", f"--connections={connections}", f"--duration={seconds:.0f}s", "--timeout=10s"]
        command += ["--script", str(SCRIPT), url, "--", plan, str(self._visits), str(self._body)]
        said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=seconds + 60).stdout
        found = json.loads(said.splitlines()[-1])
        if found["errors"] or not found["requests"]:
            raise Failed(f"{plan}: {found['errors']} of {found['requests']} requests failed.")
        return Turn(found["requests"] / found["seconds"], found["p99_ms"], found["errors"])


def _answer() -> str:
    """An answer of the demo's year, of usual length, with NUMBER in one of its texts."""
    entry = demo.read_year().weeks[0].ana
    assert entry is not None
    body = entry.answer().model_dump(mode="json")
    spoken = next(reply for reply in body["replies"] if reply["words"])
    spoken["words"] += " (NUMBER)"
    return json.dumps(body, ensure_ascii=False)
