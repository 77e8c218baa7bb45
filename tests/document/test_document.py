"""The OpenAPI document holds: schemathesis asks every operation for what it promises, and for what it rules out.

As nobody, as a stranger and as a member, with all of its checks, against `tend serve`. What it draws hangs on a seed.
callers.py says who asks, and names the one finding that is none.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.ground import Lot
from tests.proof.wire import known
from tests.soak.rounds import ROUNDS
from tests.soak.server import ROOT, Server

LIMIT: Final = 1200.0
SEED: Final = 1
ALL: Final = "examples,coverage,fuzzing,stateful"
BRIEFLY: Final = {"nobody": "coverage", "stranger": "coverage", "member": ALL}
"""`coverage` walks the edges of every parameter and field; the others draw and combine. In the long form all do all."""


@pytest.mark.parametrize("caller", BRIEFLY)
def test_every_operation_does_what_it_says_and_refuses_what_it_rules_out(lot: Lot, tmp_path: Path, caller: str) -> None:
    phases = ALL if ROUNDS.are_long else BRIEFLY[caller]
    server = Server(lot.fresh().settings.model_copy(update={"docs": True}), tmp_path / "output")
    server.start()
    try:
        driven = subprocess.run(
            [
                *(Path(sys.executable).with_name("st"), "run", f"{server.url}/api/openapi.json", "--checks=all"),
                *(
                    f"--phases={phases}",
                    f"--max-examples={ROUNDS.examples}",
                    f"--seed={SEED}",
                    "--generation-database=none",
                    "--no-color",
                ),
            ],
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "SCHEMATHESIS_HOOKS": "tests.document.callers",
                "TEND_ASKED_BY": caller,
                "TEND_ASKED_AT": server.url,
            },
            capture_output=True,
            text=True,
            timeout=LIMIT,
        )
    finally:
        server.kill()
    assert driven.returncode == 0, driven.stdout + driven.stderr
    assert f"Tested: {len(known())}" in driven.stdout
    assert '"event": "fault"' not in server.output.read_text()
