"""One line a request, and nothing in it that someone wrote or that points to someone."""

import asyncio
import json
import logging
from collections.abc import Iterator
from typing import Any, Final

import pytest
import structlog
from sqlalchemy import update

from api import logs
from api.problems import describe, log_fault
from api.schemas import encode
from models.spaces import space_table
from tests.world import World, answer, good, token

pytestmark = pytest.mark.anyio

SECRET: Final = "geheim-Zq7"
ADDRESS: Final = "198.51.100.77"


@pytest.fixture(autouse=True)
def set_up() -> Iterator[None]:
    """As `tend serve` does, and as it was afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    listen("info")
    yield
    structlog.reset_defaults()
    root.handlers[:], root.level = handlers, level


def listen(level: str) -> None:
    logs.set_up(level)
    structlog.configure(cache_logger_on_first_use=False)


class Lines:
    """What has been logged so far."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def text(self) -> str:
        captured = self._capture.readouterr()
        assert captured.err == ""
        return captured.out

    def read(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text().splitlines()]


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Lines:
    return Lines(capsys)


class TestRequests:
    async def test_each_is_one_line_with_the_whole_template(self, world: World, lines: Lines) -> None:
        ana, _ = await world.pair()
        lines.read()
        good(await ana.put("/rounds/current/answer", answer("need")), 204)
        good(await ana.call("GET", f"/spaces/{SECRET}"), 404)
        found = lines.read()
        assert [(line["method"], line["route"], line["status"]) for line in found] == [
            ("PUT", "/api/v1/spaces/{space}/rounds/{n}/answer", 204),
            ("GET", "/api/v1/spaces/{space}", 404),
        ]
        for line in found:
            assert set(line) == {"event", "level", "timestamp", "method", "route", "status", "ms"}

    async def test_who_only_reads_leaves_none_unless_more_is_asked_for(self, world: World, lines: Lines) -> None:
        ana, _ = await world.pair()
        lines.read()
        await ana.get("/rounds/1")
        assert lines.read() == []
        listen("debug")
        await ana.get("/rounds/1")
        assert [line["route"] for line in lines.read()] == ["/api/v1/spaces/{space}/rounds/{n}"]

    async def test_who_opens_help_or_a_page_leaves_none(self, world: World, lines: Lines) -> None:
        ana, _ = await world.pair()
        lines.read()
        for path in ("/content", "/content/en/help", "/content/en/pages/leaving", "/content/en/partners"):
            good(await ana.call("GET", path), 200)
        for path in ("/help", "/", "/about/leaving", f"/{SECRET}"):
            await ana.client.get(path)
        assert lines.read() == []

    async def test_the_template_is_the_one_of_the_document(self, world: World, lines: Lines) -> None:
        """For every path there is."""
        listen("debug")
        for path in describe(world.app)["paths"]:
            lines.read()
            await world.phone().client.get(path.replace("{n}", "1").replace("{", "a-").replace("}", ""))
            said = [line["route"] for line in lines.read()]
            assert said == ([] if path.startswith("/api/v1/content") else [path])

    async def test_nothing_of_what_someone_sent_or_is_stands_in_them(self, world: World, lines: Lines) -> None:
        ana = await world.sign_up("ana", address=ADDRESS)
        await world.make_space(ana, SECRET)
        secret = await world.invite(ana, "ben")
        cookie = ana.client.cookies["tend"]
        good(await ana.put("/rounds/1/answer", answer("need", text=SECRET)), 204)
        await ana.put("/rounds/1/answer", answer("need") | {SECRET: SECRET})
        await ana.call("GET", f"/{SECRET}?q={SECRET}#{SECRET}")
        await ana.call("GET", ana.inside(f"/rounds?before={SECRET}"))
        await ana.call("POST", "/invites/look", {"token": encode(token(SECRET))})
        await ana.call("POST", "/auth/password/salt", {"handle": SECRET})
        await ana.client.request("GET", f"/{SECRET}", headers={"User-Agent": SECRET, "Referer": SECRET})
        await ana.client.request("POST", "/api/v1/me", headers={"Origin": f"http://{SECRET}"})
        text = lines.text()
        assert len(text.splitlines()) >= 8
        for word in (SECRET, ADDRESS, cookie, ana.space, ana.person, encode(secret), "Firefox", '"ana"'):
            assert word not in text


class TestFaults:
    async def test_a_500_holds_places_and_no_words(self, world: World, lines: Lines) -> None:
        ana = await world.sign_up("ana")
        await world.make_space(ana, SECRET)
        await world.runtime.db.write(
            lambda found: found.execute(update(space_table).values(wrapped_key=SECRET.encode()))
        )
        lines.read()
        good(await ana.call("GET", ana.inside()), 500)
        fault, request = lines.read()
        assert (fault["event"], fault["fault"]) == ("fault", "BlobBroken")
        assert any(place.startswith("open_blob:") for place in fault["at"])
        assert (request["route"], request["status"]) == ("/api/v1/spaces/{space}", 500)
        assert SECRET not in json.dumps([fault, request])

    async def test_nor_does_one_of_the_database(self, world: World, lines: Lines) -> None:
        """Its message would hold the statement, and PostgreSQL's the values."""

        def store_twice(connection: Any) -> None:
            for _ in range(2):
                connection.exec_driver_sql(f"INSERT INTO server_key (id, fingerprint) VALUES (7777, '{SECRET}')")

        try:
            await world.runtime.db.write(store_twice)
        except Exception as fault:
            log_fault(fault)
        text = lines.text()
        assert json.loads(text)["fault"] == "IntegrityError"
        assert SECRET not in text
        assert "7777" not in text


class TestLibraries:
    def test_words_of_libraries_are_not_repeated(self, lines: Lines) -> None:
        for name in ("asyncio", "sqlalchemy.pool", "webauthn"):
            logging.getLogger(name).error("%s broke", SECRET)
        assert [line["logger"] for line in lines.read()] == ["asyncio", "sqlalchemy.pool", "webauthn"]

    def test_a_traceback_becomes_places(self, lines: Lines) -> None:
        try:
            raise ValueError(SECRET)
        except ValueError:
            logging.getLogger("uvicorn.error").exception("Exception in ASGI application: %s", SECRET)
        text = lines.text()
        assert SECRET not in text
        assert [json.loads(line)["event"] for line in text.splitlines()] == ["library", "fault"]

    def test_uvicorn_may_say_that_its_port_is_taken(self, lines: Lines) -> None:
        logging.getLogger("uvicorn.error").error("[Errno 98] address already in use")
        assert lines.read()[0]["words"] == "[Errno 98] address already in use"

    def test_what_is_only_chatter_is_left_out(self, lines: Lines) -> None:
        logging.getLogger("uvicorn.access").info("%s GET /%s", ADDRESS, SECRET)
        logging.getLogger("sqlalchemy.engine").info(SECRET)
        assert lines.text() == ""

    async def test_what_asyncio_says_of_a_task_that_failed_unseen(self, lines: Lines) -> None:
        fault = ValueError(SECRET)
        asyncio.get_running_loop().default_exception_handler({"message": SECRET, "exception": fault})
        text = lines.text()
        assert SECRET not in text
        assert '"fault": "ValueError"' in text


class TestLevels:
    @pytest.mark.parametrize(("level", "heard"), [("debug", 1), ("info", 1), ("warning", 0), ("error", 0)])
    async def test_refusals_are_logged_at_info(self, world: World, lines: Lines, level: str, heard: int) -> None:
        listen(level)
        await world.phone().call("GET", "/me")
        assert len(lines.read()) == heard
