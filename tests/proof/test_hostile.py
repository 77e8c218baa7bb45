"""Ten thousand hostile inputs, spread over every operation that takes any: no 500, nothing repeated, nothing stored.

Which operations there are is read off the OpenAPI document; how one is called plainly stands in ways.py, which a new
operation needs in any case.
"""

import hashlib
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Final

import pytest
from sqlalchemy import Connection

from models.base import metadata
from models.people import allowance_table
from tests.ground import CHOICE, Lot
from tests.proof.hostile import CANARY, Attack, Attacker
from tests.proof.test_standing import is_problem
from tests.proof.ways import Sight, begun, way_of
from tests.proof.wire import Browser, Operation, Reply, browser_of, known
from tests.test_logs import Lines, lines, set_up  # noqa: F401 - fixtures
from tests.world import World, good, made, open_world

pytestmark = pytest.mark.anyio

MANY: Final = 10_000 if CHOICE == "sqlite" else 1_000
PICKS: Final = 3


@pytest.fixture
async def world(lot: Lot) -> AsyncIterator[World]:
    """A server where anyone may sign up."""
    ground = lot.fresh()
    async with open_world(replace(ground, settings=ground.settings.model_copy(update={"signup": "open"}))) as opened:
        yield opened


class Target:
    """Someone signed in, with a space, anew whenever an attack that was let in has ended that."""

    def __init__(self, world: World) -> None:
        self._world, self._nth = world, 0
        self.browser = Browser(world.app)
        self.sight = Sight("", "", world.runtime.library)

    async def stand(self) -> None:
        """Signed in and in a space, as before or anew."""
        home = await self.browser.send("GET", f"/spaces/{self.sight.space}/home")
        if home.status != 200:
            self._nth += 1
            phone = await self._world.sign_up(f"ana{self._nth}", address=f"198.51.100.{self._nth % 250}")
            await self._world.make_space(phone, f"us{self._nth}")
            for n in range(3):
                good(await phone.put(f"/repairs/{made(f'repair/{phone.name}/{n}')}", begun(phone.name, 0)), 200)
            self.browser = browser_of(phone, self._world.app)
            self.sight = Sight(phone.name, phone.space, self._world.runtime.library, others=(made("nobody"),))

    async def take(self, operation: Operation, attack: Attack, nth: int) -> Reply:
        browser = Browser(self._world.app, self.browser.cookie, f"10.{nth >> 16}.{nth >> 8 & 255}.{nth & 255}")
        return await browser.send(operation.method, attack.path, attack.body, attack.headers)


def takes_input(operation: Operation) -> bool:
    return operation.takes_body or "{" in operation.path


def stored(connection: Connection) -> str:
    """A digest of all there is but the allowances, which count refusals too; as the driver gives it, for speed."""
    rows = [
        repr(sorted(map(repr, map(tuple, connection.exec_driver_sql(f"SELECT * FROM {table.name}")))))
        for table in metadata.sorted_tables
        if table is not allowance_table
    ]
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


async def test_hostile_inputs_break_nothing_come_back_nowhere_and_are_not_stored(
    world: World,
    lines: Lines,  # noqa: F811
) -> None:
    target = Target(world)
    operations = [operation for operation in known().values() if takes_input(operation)]
    each = -(-MANY // len(operations))
    tried = refused = 0
    for operation in operations:
        attacker = Attacker(operation, "tend")
        await target.stand()
        before = await world.runtime.db.read(stored)
        for n in range(each):
            ask = way_of(operation).asks(target.sight, n % PICKS)[0]
            attack = attacker.draw(ask)
            tried += 1
            reply = await target.take(operation, attack, tried)
            where = f"{operation.name} {attack.path[:200]} {(attack.body or b'')[:300]!r} {attack.headers}"[:700]
            assert reply.status < 500, f"{where}: {reply}"
            if reply.status < 400 and operation.is_read:
                continue
            if reply.status < 400:
                await target.stand()
                before = await world.runtime.db.read(stored)
                continue
            refused += 1
            is_problem(reply, reply.status)
            told = reply.body.decode() + json.dumps(reply.json(), ensure_ascii=False) + repr(reply.headers)
            assert CANARY not in told, where
        assert await world.runtime.db.read(stored) == before, (
            f"{operation.name}: something refused, or read, was stored"
        )
        logged = lines.text()
        assert CANARY not in logged, operation.name
        assert '"event": "fault"' not in logged, operation.name
    assert tried >= MANY
    assert refused > tried / 3
