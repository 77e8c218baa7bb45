"""Two worlds (design §2.3): nobody learns what one member did privately.

Two servers with the same clock and the same ids live through the same random history, made by Hypothesis. Ana watches,
and in some runs Cleo; Ben is watched. What he does privately differs between the worlds: whether he writes, what, how
often, how it is shared and what of it he keeps to himself; “open now” said and unsaid; sign-ins, sessions, passkeys,
passwords, recovery; invitations of his own; looking at things; a swap while nobody else shared; and whether he left
silently, deleted his account, or just stopped writing (§2.7). Before a round opens he shares the same in both, because
from then on the others may read it. After every step each watcher makes every read that the OpenAPI document knows, and
the next of its writes: status, headers in their order and body must be equal, byte for byte.

    walk.py      the random history, and what is compared
    ways.py      how each operation is called; a new one fails here until it has an entry
    twins.py     the two servers in lockstep, for a history written by hand
    leaks.py     leaks that are put into the server; the same walk must catch each

Histories that chance seldom finds are in test_finer_tells. TEND_WALKS sets how many the walk tries.
"""

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import structlog
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.ground import CHOICE, Grounds, Lot
from tests.proof.leaks import LEAKS, Leak
from tests.proof.life import open_life
from tests.proof.twins import Told
from tests.proof.walk import TwoWorlds, live_through
from tests.proof.ways import WAYS, way_of
from tests.proof.wire import known, operations

pytestmark = pytest.mark.anyio

WALKS: Final = int(os.environ.get("TEND_WALKS", "12" if CHOICE == "sqlite" else "4"))
STEPS: Final = 25


@pytest.fixture(autouse=True)
def steady(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No log line for each of tens of thousands of requests; and the date by which a browser drops a cookie stands."""
    monkeypatch.setattr("http.cookies._getdate", lambda *_: "Thu, 01 Jan 1970 00:00:00 GMT")
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    yield
    structlog.reset_defaults()


class TestTwoWorlds:
    def test_nobody_can_tell_what_another_did_privately(self, grounds: Grounds, tmp_path: Path) -> None:
        machine = type("TwoWorldsHere", (TwoWorlds,), {"grounds": grounds, "folder": tmp_path})
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=WALKS,
                stateful_step_count=STEPS,
                derandomize=True,
                deadline=None,
                phases=[Phase.generate],
                report_multiple_bugs=False,
                suppress_health_check=list(HealthCheck),
            ),
        )

    async def test_nor_where_everything_private_happens_once(self, lot: Lot) -> None:
        async with open_life(lot, cleo=True) as life:
            await live_through(life)
        assert life.compared == set(WAYS), "something the others can call was not compared"

    def test_every_operation_has_a_way(self) -> None:
        for operation in known().values():
            way_of(operation)
        assert set(WAYS) == set(known()), "a way to an operation that is gone"

    def test_an_operation_that_nobody_thought_about_fails(self) -> None:
        app = FastAPI()
        app.add_api_route("/api/v1/last-seen", lambda: None, operation_id="show_last_seen")
        (found,) = operations(app.openapi())
        with pytest.raises(AssertionError, match=r"GET /last-seen \(show_last_seen\) is new here"):
            way_of(found)


class TestPlantedLeaks:
    @pytest.mark.parametrize("leak", LEAKS.values(), ids=LEAKS)
    async def test_is_caught(self, lot: Lot, monkeypatch: pytest.MonkeyPatch, leak: Leak) -> None:
        with pytest.raises(Told):
            async with open_life(lot, leak(monkeypatch), cleo=True) as life:
                await live_through(life)
