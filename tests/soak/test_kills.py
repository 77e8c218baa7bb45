"""kill -9 of `tend serve` under load: every yes holds, once, and whoever asks again gets one effect.

Eight writers put answers, what they heard, promises and spaces, and send again what had no answer when the server died.
After each death everything that was acknowledged is read back through the API of the next server.
"""

import asyncio
import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final

import httpx
import pytest

from api.schemas import encode
from api.settings import Settings
from tests.db.test_crashes import check_file
from tests.ground import Lot
from tests.postgresql import new_database
from tests.soak.ledger import Ledger
from tests.soak.rounds import ROUNDS
from tests.soak.server import Server
from tests.world import SUNDAYS, Phone, answer, good, made, token

pytestmark = pytest.mark.anyio

WRITERS: Final = ("answer", "heard", "space", *["promise"] * 5)
"""What each of them puts. An answer, and what was heard, is one thing put again and again, so it has one writer."""


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest, lot: Lot) -> Iterator[Settings]:
    settings = lot.fresh().settings
    if request.param == "sqlite":
        yield settings
        return
    with new_database() as url:
        yield settings.model_copy(
            update={"database_url": url, "data": settings.data / "none", "key_file": settings.data / "root.key"}
        )


@dataclass
class Couple:
    """Ana and Ben: a space whose first round they have opened together, and one where Ana writes."""

    server: Server
    ana: Phone
    ben: Phone
    opened: str = made("space/opened")
    writing: str = made("space/writing")
    ben_id: str = ""
    ledger: Ledger = field(default_factory=Ledger)
    numbers: Iterator[int] = field(default_factory=count)

    async def settle(self) -> None:
        self.ana.space = self.ben.space = self.opened
        for space in (self.writing, self.opened):
            good(await self.ana.call("PUT", f"/spaces/{space}", space_body("ours")), 200)
            self.ledger.hear_yes(f"/spaces/{space}", space_body("ours"))
        secret = token("invite/ben")
        hashed = {"token_hash": encode(token_hash(secret))}
        good(await self.ana.put(f"/invites/{made('invite')}", hashed), 200)
        good(await self.ben.call("POST", "/invites/accept", {"token": encode(secret), "my_name": "Ben"}), 200)
        for phone in (self.ana, self.ben):
            good(await phone.put("/rounds/1/answer", answer("need", share="gift")), 204)
            good(await phone.put("/rounds/1/together"), 204)
        assert (await self.ana.get("/rounds/1"))["state"] == "open"
        self.ben_id = await self.ben.member_id()

    def next(self, kind: str) -> tuple[str, Any]:
        """Something new to put, in other words each time."""
        n = next(self.numbers)
        if kind == "answer":
            return f"/spaces/{self.writing}/rounds/1/answer", answer("need", text=f"words {n}")
        if kind == "heard":
            return f"/spaces/{self.opened}/rounds/1/heard/{self.ben_id}", {"words": f"heard {n}"}
        if kind == "promise":
            words = {"kind": "experiment", "round": 1, "words": f"try {n}"}
            return f"/spaces/{self.opened}/promises/{made(f'promise/{n}')}/versions/1", words
        return f"/spaces/{made(f'space/{n}')}", space_body(f"space {n}")

    async def put(self, path: str, body: Any) -> bool:
        """Send and note. False: the server is gone."""
        self.ledger.send(path, body)
        try:
            answered = await self.ana.call("PUT", path, body)
        except httpx.TransportError:
            return False
        assert answered.status_code in (200, 204), f"{path}: {answered.text}"
        self.ledger.hear_yes(path, body)
        return True

    async def write_on(self, kind: str) -> None:
        while await self.put(*self.next(kind)):
            pass

    async def send_again(self) -> int:
        """Everything that had no answer, twice: the second time says the same as the first."""
        waiting = self.ledger.waiting()
        for path, body in waiting:
            first = await self.ana.call("PUT", path, body)
            again = await self.ana.call("PUT", path, body)
            assert first.status_code in (200, 204), f"{path}: {first.text}"
            assert (first.status_code, first.content) == (again.status_code, again.content)
            self.ledger.hear_yes(path, body)
        return len(waiting)

    async def found(self) -> dict[str, Any]:
        """All there is, read through the API, under the path and with the body it was put with."""
        spaces = (await self.ana.call("GET", "/spaces")).json()["spaces"]
        there: list[tuple[str, Any]] = [(f"/spaces/{space['id']}", space_body(space["name"])) for space in spaces]
        mine = (await self.ana.call("GET", f"/spaces/{self.writing}/rounds/1")).json()["mine"]
        if mine:
            replies = [{"prompt": reply["prompt"], "words": reply["words"], "keep": False} for reply in mine["replies"]]
            body = {"pack": mine["pack"], "share": mine["share"], "replies": replies}
            there.append((f"/spaces/{self.writing}/rounds/1/answer", body))
        shown = await self.ana.get("/rounds/1")
        there += [
            (f"/spaces/{self.opened}/rounds/1/heard/{heard['author']}", {"words": heard["words"]})
            for heard in shown["heard"]
        ]
        there += [
            (
                f"/spaces/{self.opened}/promises/{promise['id']}/versions/1",
                {key: promise[key] for key in ("kind", "round", "words")},
            )
            for promise in shown["promises"]
        ]
        assert len(there) == len({path for path, _ in there}), "something is there twice"
        return dict(there)


def space_body(name: str) -> dict[str, Any]:
    return {"kind": "partners", "name": name, "my_name": "Ana", "rhythm": SUNDAYS}


def token_hash(secret: bytes) -> bytes:
    return hashlib.sha256(secret).digest()


def check_that_every_yes_holds(couple: Couple, found: dict[str, Any]) -> None:
    for path, line in couple.ledger.lines.items():
        assert line.told is None or path in found, f"lost: {path}"
        assert path not in found or line.may_be(found[path]), f"changed: {path}"
    assert set(found) <= set(couple.ledger.lines), "something is there that nobody sent"


class TestKill9:
    async def test_under_load_every_yes_holds_once_and_asking_again_has_one_effect(
        self, installation: Settings, tmp_path: Path
    ) -> None:
        server = Server(installation, tmp_path / "output")
        chance = random.Random(12)
        waiting = 0
        on_sqlite = not installation.database_url
        kills = ROUNDS.kills if on_sqlite else ROUNDS.kills // 3
        try:
            await asyncio.to_thread(server.start)
            couple = Couple(server, await server.sign_up("ana"), await server.sign_up("ben"))
            await couple.settle()
            for _ in range(kills):
                before = couple.ledger.yes
                writers = [asyncio.create_task(couple.write_on(kind)) for kind in WRITERS]
                while couple.ledger.yes < before + 20:  # noqa: ASYNC110 - each yes is counted elsewhere
                    await asyncio.sleep(0.01)
                await asyncio.sleep(chance.uniform(0, 0.3))
                server.kill()
                await asyncio.gather(*writers)
                await asyncio.to_thread(server.start)
                check_that_every_yes_holds(couple, await couple.found())
                waiting += await couple.send_again()
                found = await couple.found()
                assert found == {path: line.told for path, line in couple.ledger.lines.items()}
            assert waiting >= kills, "each time somebody was still waiting for an answer"
            server.end()
        finally:
            server.kill()
            await server.hang_up()
        if on_sqlite:
            check_file(installation)
