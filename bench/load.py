"""One turn of wrk: as many requests as a server answers while so many connections ask without a pause."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import httpx

from api.demo import service as demo
from bench.crowd import Visit

SCRIPT: Final = Path(__file__).with_name("load.lua")

Plan = Literal["home", "us", "trends", "answer", "repair", "turn", "empty-get", "empty-put", "doors"]
DOORS: Final = 2


class Failed(Exception):
    """Requests went wrong: what was measured is not what was meant."""


@dataclass(frozen=True, slots=True)
class Turn:
    rps: float
    p99_ms: float


class Load:
    """Requests of these visits."""

    def __init__(self, visits: list[Visit], folder: Path) -> None:
        self._visit, self._visits, self._body = visits[0], folder / "visits", folder / "answer.json"
        self._visits.write_text("".join(f"{visit.token} {visit.space}\n" for visit in visits))
        self._body.write_text(_answer())

    def turn(self, url: str, plan: Plan, seconds: int, connections: int = 32) -> Turn:
        """Raises Failed where one request got no answer, or an error."""
        return _outcome(plan, self._begin(url, plan, seconds, connections), seconds)

    def beside_doors(self, url: str, plan: Plan, seconds: int) -> Turn:
        """The same, while others sign up and in without a pause."""
        others = self._begin(url, "doors", seconds + 1, DOORS)
        try:
            return self.turn(url, plan, seconds)
        finally:
            _outcome("doors", others, seconds + 1)

    def is_served(self, url: str, plan: Plan) -> bool:
        """Is there such a route here?"""
        asked = httpx.get(
            f"{url}/api/v1/spaces/{self._visit.space}/{plan}", cookies={"tend": self._visit.token}, timeout=60
        )
        return asked.status_code != 404

    def _begin(self, url: str, plan: Plan, seconds: int, connections: int) -> "subprocess.Popen[str]":
        command = ["wrk", "--threads=1", f"--connections={connections}", f"--duration={seconds}s", "--timeout=10s"]
        command += ["--script", str(SCRIPT), url, "--", plan, str(self._visits), str(self._body)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _outcome(plan: Plan, wrk: "subprocess.Popen[str]", seconds: int) -> Turn:
    try:
        said, _ = wrk.communicate(timeout=seconds + 60)
    finally:
        wrk.kill()
    found = json.loads(said.splitlines()[-1])
    if found["errors"] or not found["requests"]:
        raise Failed(f"{plan}: {found['errors']} of {found['requests']} requests failed.")
    return Turn(found["requests"] / found["seconds"], found["p99_ms"])


def _answer() -> str:
    """An answer of the demo's year, of usual length, with NUMBER in one of its texts."""
    entry = demo.read_year().weeks[0].ana
    assert entry is not None
    body = entry.answer().model_dump(mode="json")
    spoken = next(reply for reply in body["replies"] if reply["words"])
    spoken["words"] += " NUMBER"
    return json.dumps(body, ensure_ascii=False)
