"""V16, logging and errors: what the operator can see of an attack, and that nobody writes into their log."""

import json
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

import pytest
import structlog

from api import logs
from api.schemas import encode
from tests.asvs.site import settle
from tests.proof.wire import OURS, Browser
from tests.world import World, token

pytestmark = pytest.mark.anyio

FORGED: Final = '\r\n{"event": "request", "status": 200, "route": "/forged"}\x1b[31m\u2028'


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Iterator[pytest.CaptureFixture[str]]:
    """As `tend serve` logs, and as it was afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    logs.set_up("info")
    structlog.configure(cache_logger_on_first_use=False)
    yield capsys
    structlog.reset_defaults()
    root.handlers[:], root.level = handlers, level


def read(lines: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.readouterr().out.splitlines()]


class TestLog:
    async def test_v16_3_1_every_try_at_a_door_is_a_line_and_v16_3_2_so_is_every_refusal(
        self, world: World, lines: pytest.CaptureFixture[str]
    ) -> None:
        ana = await settle(world)
        read(lines)
        wrong = {"handle": "ana", "auth_key": encode(token("guess"))}
        right = {"handle": "ana", "auth_key": encode(token("auth/ana"))}
        stranger = world.phone()
        tries: list[tuple[str, str, Any, dict[str, str]]] = [
            ("POST", "/auth/password/sign-in", wrong, {}),
            ("POST", "/auth/password/sign-in", right, {}),
            ("POST", "/auth/recovery/open", wrong, {}),
            ("GET", "/me", None, {"Cookie": "tend="}),
            ("GET", f"/spaces/{encode(bytes(6))}/home", None, {}),
            ("POST", "/auth/sign-out", None, {"Sec-Fetch-Site": "cross-site"}),
            ("PUT", ana.inside("/name"), {"name": 7}, {}),
        ]
        for method, path, body, headers in tries:
            await stranger.call(method, path, body, headers=headers)
        told = read(lines)
        assert [line["status"] for line in told] == [401, 200, 401, 401, 404, 403, 422]
        assert [line["method"] for line in told] == [method for method, *_ in tries]
        assert told[0]["route"] == "/api/v1/auth/password/sign-in"

    async def test_v16_2_2_each_has_its_moment_in_utc_and_v16_2_4_one_shape(
        self, world: World, lines: pytest.CaptureFixture[str]
    ) -> None:
        await settle(world)
        for line in read(lines):
            assert datetime.fromisoformat(line["timestamp"]).utcoffset() == timedelta(0)
            assert set(line) == {"event", "level", "timestamp", "method", "route", "status", "ms"}

    async def test_v16_4_1_nobody_writes_a_line_of_their_own(
        self, world: World, lines: pytest.CaptureFixture[str]
    ) -> None:
        nobody = Browser(world.app)
        forged = FORGED.encode()
        asked = (
            ("GET", f"/api/v1/{FORGED}", OURS),
            ("GET", "/api/v1/me", (*OURS, (b"user-agent", forged), (b"referer", forged), (b"x-forwarded-for", forged))),
            ("POST", "/api/v1/auth/sign-out", ((b"origin", forged), (b"sec-fetch-site", forged))),
            (f"GET{FORGED}", "/api/v1/me", OURS),
            ("GET", f"/api/v1/me?{FORGED}", OURS),
        )
        for method, path, headers in asked:
            await nobody.send_anywhere(method, path, None, headers)
        told = lines.readouterr().out
        assert len(told.splitlines()) <= len(asked)
        assert "\x1b" not in told
        assert not [line for line in map(json.loads, told.split("\n")[:-1]) if line.get("route") == "/forged"]
        assert "\u2028" not in told
