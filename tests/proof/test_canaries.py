"""Canary words through a whole journey, leaving and deleting too: in the clear they lie nowhere.

With `tend serve` as it runs, on SQLite and on a PostgreSQL of its own that logs every statement with its values. Looked
through are all files of the database, journals too, a dump of it, and what both servers logged. What stays in a browser
is looked through in tests/e2e.
"""

import asyncio
import base64
import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import httpx
import pytest
from sqlalchemy import Connection

from api.db.schema import run_once
from api.schemas import encode
from api.settings import Settings
from tests.postgresql import HONEST, dump, home_of, running_server
from tests.proof.canaries import STEM, found, handle, word
from tests.proof.ways import limit
from tests.repairs.steps import MEND, at, begin, turn
from tests.soak.server import Server
from tests.world import SUNDAYS, Phone, answer, good, made, sign_up_body, token

pytestmark = pytest.mark.anyio

CHATTY: Final = (*HONEST, "log_statement=all", "log_parameter_max_length=-1", "log_parameter_max_length_on_error=-1")


@dataclass
class Installation:
    """`files` gives the database's own, by name; `backup` what an operator would keep of it."""

    settings: Settings
    files: Callable[[], dict[str, bytes]]
    backup: Callable[[], bytes]


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Installation]:
    settings = Settings(data=tmp_path / "data", key_file=tmp_path / "keys" / "root.key", app=tmp_path / "no-app")
    settings.data.mkdir()
    if request.param == "sqlite":
        yield Installation(settings, lambda: files_of(settings.data), lambda: dump_of(settings.data / "tend.db"))
        return
    with running_server(CHATTY) as url:
        there = settings.model_copy(update={"database_url": url})
        yield Installation(there, lambda: files_of(home_of(url), "data", "log"), lambda: dump(url))


def files_of(folder: Path, *names: str) -> dict[str, bytes]:
    chosen = [folder / name for name in names] or [folder]
    files = [file for top in chosen for file in (top.rglob("*") if top.is_dir() else [top]) if file.is_file()]
    return {str(file.relative_to(folder)): file.read_bytes().rstrip(b"\0") for file in files}


def dump_of(database: Path) -> bytes:
    with closing(sqlite3.connect(database)) as connection:
        return "\n".join(connection.iterdump()).encode()


@dataclass
class Journey:
    """Ana and Ben, from signing up to deleting themselves. `refusals`: what the server answered when it said no."""

    server: Server
    ana: Phone
    ben: Phone
    bens: str = made("space/alone")
    secrets: dict[str, bytes] = field(default_factory=dict)
    refusals: list[httpx.Response] = field(default_factory=list)

    async def begin(self) -> None:
        for phone in (self.ana, self.ben):
            phone.person, phone.space = made(f"person/{phone.name}"), made("space/ours")
            body = sign_up_body(phone.name) | {"handle": handle(phone.name)}
            good(await phone.call("POST", "/auth/sign-up", body), 201)
            self.secrets[f"{phone.name}'s session"] = phone.client.cookies["tend"].encode()
            for what in ("auth", "code"):
                self.secrets[f"{phone.name}'s {what} key"] = token(f"{what}/{phone.name}")
        body = {"kind": "partners", "name": word("space"), "my_name": word("Ana"), "rhythm": SUNDAYS}
        good(await self.ana.put("", body), 200)
        secret = self.secrets["invitation"] = token("invite/ben")
        hashed = {"token_hash": encode(hashlib.sha256(secret).digest())}
        good(await self.ana.put(f"/invites/{made('invite')}", hashed), 200)
        good(await self.ben.call("POST", "/invites/look", {"token": encode(secret)}), 200)
        joining = {"token": encode(secret), "my_name": word("Ben")}
        good(await self.ben.call("POST", "/invites/accept", joining), 200)

    async def write(self) -> None:
        for text in ("first", "second"):
            good(await self.ana.put("/rounds/1/answer", answer("need", text=word(text), keep=("hard",))), 204)
        good(await self.ben.put("/rounds/1/answer", answer("need", text=word("deleted"))), 204)
        good(await self.ben.delete("/rounds/1/answer"), 204)
        good(await self.ben.put("/rounds/1/answer", answer("repair", text=word("gift"), share="gift")), 204)
        for phone in (self.ana, self.ben):
            good(await phone.put("/rounds/1/together"), 204)
        body = {"kind": "partners", "name": word("alone"), "my_name": word("Ben"), "rhythm": SUNDAYS}
        good(await self.ben.call("PUT", f"/spaces/{self.bens}", body), 200)
        unread = answer("need", text=word("never read"))
        good(await self.ben.call("PUT", f"/spaces/{self.bens}/rounds/1/answer", unread), 204)

    async def read_and_answer(self) -> None:
        opened = good(await self.ana.call("GET", self.ana.inside("/rounds/1")), 200).text
        assert all(f"{STEM} {text}" in opened for text in ("gift", "second", "Ben")), "members read it"
        ana_id, ben_id = await self.ana.member_id(), await self.ben.member_id()
        good(await self.ana.put(f"/rounds/1/heard/{ben_id}", {"words": word("heard")}), 204)
        good(await self.ben.put(f"/rounds/1/marks/{ana_id}", {"fit": "partly", "words": word("missed")}), 204)
        for n, phone in enumerate((self.ana, self.ben)):
            body = {"kind": "experiment", "round": 1, "words": word("promise")}
            good(await phone.put(f"/promises/{made(f'promise/{n}')}/versions/1", body), 200)
        good(await self.ben.delete(f"/promises/{made('promise/1')}"), 204)
        ask = {"to": [ben_id], "pack": 1, "purpose": "solve", "words": word("ask"), "times": [], "confidence": None}
        good(await self.ana.put(f"/asks/{made('ask')}", ask), 200)
        good(await self.ana.put("/name", {"name": word("renamed")}), 200)
        good(await self.ben.put("/my-name", {"name": word("Benno")}), 200)

    async def mend(self) -> None:
        """Turns that were opened, one that was taken back, one that stays sealed, and what was heard."""
        both = (self.ana, self.ben)
        await begin(*both, line=word("line"))
        good(await self.ana.put(at("what-happened"), turn("what-happened", word("taken back"))), 204)
        good(await self.ana.delete(at("what-happened")), 204)
        for phone in both:
            good(await phone.put(at("what-happened"), turn("what-happened", word("happened"))), 204)
        assert word("happened") in (await self.ana.call("GET", self.ana.inside(f"/repairs/{MEND}"))).text
        ana_id, ben_id = await self.ana.member_id(), await self.ben.member_id()
        good(await self.ana.put(at("heard", what=f"heard/{ben_id}/1"), {"words": word("said back")}), 204)
        fit = {"fit": "partly", "words": word("missed there")}
        good(await self.ben.put(at("heard", what=f"fits/{ana_id}/1"), fit), 204)
        good(await self.ana.put(f"/repairs/{MEND}/end", {"how": "rest"}), 204)

    async def state_limits(self) -> None:
        """One kept, one destroyed, one changed and answered, one withdrawn."""
        ids = [made(f"boundary/{n}") for n in range(4)]
        day = datetime.now(UTC).date()
        for boundary in ids[:2]:
            good(await self.ana.put(f"/boundaries/{boundary}", limit(word("kept limit"), 0, day)), 200)
        good(await self.ana.delete(f"/boundaries/{ids[1]}"), 204)
        for boundary in ids[2:]:
            for n, text in enumerate(("limit", "changed limit"), start=1):
                body = limit(word(text), 0, day)
                good(await self.ana.put(f"/boundaries/{boundary}/versions/{n}", body), 200)
            said = {"version": 2, "heard": word("heard limit")}
            good(await self.ben.put(f"/boundaries/{boundary}/acknowledgement", said), 204)
        good(await self.ana.delete(f"/boundaries/{ids[3]}"), 204)
        assert word("changed limit") in (await self.ben.call("GET", self.ben.inside("/boundaries"))).text

    async def be_refused(self) -> None:
        """Words and handles in places that do not take them."""
        guess = {"handle": handle("ana"), "auth_key": encode(token("guess"))}
        bare = answer("need", text=word("late"))
        stranger = self.server.phone()
        for phone, method, path, body in (
            (stranger, "POST", "/auth/password/sign-in", guess),
            (stranger, "POST", "/auth/recovery/open", guess),
            (stranger, "POST", "/auth/sign-up", sign_up_body("cleo") | {"handle": handle("ana")}),
            (stranger, "POST", "/auth/password/salt", {"handle": word("handle")}),
            (self.ana, "PUT", self.ana.inside("/rounds/1/answer"), bare),
            (self.ana, "PUT", self.ana.inside("/rounds/9/answer"), bare),
            (self.ana, "PUT", self.ana.inside("/rounds/1/answer"), bare | {word("field"): word("value")}),
            (self.ana, "PUT", self.ana.inside("/name"), {"name": word("long") * 50}),
            (
                self.ben,
                "PUT",
                self.ana.inside(f"/promises/{made('promise/0')}/versions/1"),
                {"words": word("not mine")},
            ),
            (self.ben, "GET", self.ana.inside(f"/rounds/{word('number')}"), None),
            (self.ben, "GET", self.ana.inside(f"/rounds?before={word('number')}"), None),
        ):
            refused = await phone.call(method, path, body)
            assert refused.status_code >= 400, f"{method} {path}: {refused.text}"
            self.refusals.append(refused)

    async def leave(self) -> None:
        for space in (self.bens, self.ben.space):
            good(await self.ben.call("POST", f"/spaces/{space}/leave", {"say_so": False}), 204)
        assert STEM in (await self.ana.call("GET", self.ana.inside("/rounds/1"))).text, "what had opened stays"
        good(await self.ana.post("/leave", {"say_so": True}), 204)

    async def delete(self) -> None:
        good(await self.ana.call("POST", "/auth/sign-out"), 204)
        again = {"handle": handle("ana"), "auth_key": encode(token("auth/ana"))}
        good(await self.ana.call("POST", "/auth/password/sign-in", again), 200)
        self.secrets["ana's later session"] = self.ana.client.cookies["tend"].encode()
        for phone in (self.ana, self.ben):
            good(await phone.call("DELETE", "/me"), 204)


async def test_they_lie_nowhere_in_the_clear_at_any_step(installation: Installation, tmp_path: Path) -> None:
    server = Server(installation.settings, tmp_path / "output")

    def look(journey: Journey) -> None:
        places = {**installation.files(), "the backup": installation.backup(), "the log": server.output.read_bytes()}
        for refused in journey.refusals:
            told = refused.content + repr(refused.headers.multi_items()).encode()
            places[f"the answer to {refused.request.method} {refused.request.url.path[:60]}"] = told
        root = {"root key": installation.settings.key_file.read_bytes()}
        assert found(places, journey.secrets | root) == []

    try:
        await asyncio.to_thread(server.start)
        journey = Journey(server, server.phone("ana"), server.phone("ben"))
        for step in (
            journey.begin,
            journey.write,
            journey.read_and_answer,
            journey.mend,
            journey.state_limits,
            journey.be_refused,
            journey.leave,
            journey.delete,
        ):
            await step()
            await asyncio.to_thread(look, journey)
        server.end()
        await asyncio.to_thread(look, journey)
    finally:
        server.kill()
        await server.hang_up()


def test_where_they_do_they_are_found(installation: Installation) -> None:
    """In the clear in a table, and so in a file and in a backup."""

    def write(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE open_book (words TEXT, bytes TEXT)")
        connection.exec_driver_sql(f"INSERT INTO open_book VALUES ('{word('open')}', '{token('open').hex()}')")

    run_once(installation.settings.database, write)
    places = {**installation.files(), "the backup": installation.backup()}
    seen = found(places, {"a token": token("open")})
    assert "words raw in the backup" in seen
    assert "a token in hex in the backup" in seen
    assert [find for find in seen if find.startswith("words raw in ") and not find.endswith("backup")]


@pytest.mark.parametrize("raw", [STEM.encode(), token("any")])
def test_so_they_are_in_other_bytes_in_hex_and_in_base64(raw: bytes) -> None:
    for ahead in range(6):
        for encoded in (base64.b64encode, base64.urlsafe_b64encode, bytes.hex):
            wrapped = encoded(bytes(range(ahead)) + raw + b"more")
            content = wrapped.encode() if isinstance(wrapped, str) else wrapped
            assert found({"a file": b"{" + content + b"}"}, {"a token": token("any")}), f"{encoded.__name__} {ahead}"
