"""V13 to V15, configuration, data and code: what is not there to be found, kept, sent on or slipped in."""

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest

from api.openapi import document
from tests.asvs.site import SAFE, ask_of, rows, settle
from tests.proof.wire import Browser, browser_of, known
from tests.world import World, answer, good

pytestmark = pytest.mark.anyio

SCHEMAS: Final[dict[str, Any]] = json.loads(document())["components"]["schemas"]
FORGOTTEN: Final = (
    ".git/config", ".git/HEAD", ".svn/entries", ".env", ".htaccess", "Dockerfile", "docker-compose.yml",
    "keys/root.key",     "data/tend.db", "tend.db", "api/app.py", "pyproject.toml", "requirements.lock",
    "node_modules/", "package.json",
    "assets/index-1a2b.js.map", "index.html.bak", "server-status", "metrics", "debug", "actuator/env", "phpinfo.php",
    "docs", "redoc", "openapi.json", "api/docs", "api/openapi.json", "api/v1/openapi.json", "api/v1/docs",
)  # fmt: skip


class TestWhatIsNotThere:
    async def test_v13_4_1_no_file_of_ours_and_v13_4_5_no_page_about_us(self, world: World) -> None:
        for path in FORGOTTEN:
            reply = await Browser(world.app).send_anywhere("GET", f"/{path}")
            assert reply.status == 404, path

    async def test_v13_4_3_no_folder_is_listed(self, world: World) -> None:
        for path in ("/assets/", "/assets", "/api/", "/api/v1/", "/api/v1/content/en/pages"):
            reply = await Browser(world.app).send_anywhere("GET", path)
            assert reply.status == 404
            assert b"index-1a2b" not in reply.body

    async def test_v5_3_2_no_path_leads_out(self, world: World) -> None:
        (world.runtime.settings.app.parent / "secret.txt").write_text("secret")
        ways = ("../secret.txt", "..%2fsecret.txt", "assets/../../secret.txt", "..\\secret.txt", "%2e%2e/secret.txt",
                "assets/..%5c..%5csecret.txt", "....//secret.txt", "secret.txt%00.js", "api/v1/content/en/../../x",
                "api/v1/content/../../secret.txt", "/etc/passwd", "assets//../../secret.txt")  # fmt: skip
        for way in ways:
            for spelt in (way, way.replace("%2f", "/").replace("%5c", "\\").replace("%2e", ".").replace("%00", "\0")):
                reply = await Browser(world.app).send_anywhere("GET", f"http://localhost/{spelt}")
                assert reply.status == 404, spelt
                assert b"secret" not in reply.body


class TestWhatIsKept:
    async def test_v14_3_1_going_clears_what_the_browser_has(self, world: World) -> None:
        ana = await settle(world)
        for method, path in (("POST", "/auth/sign-out"), ("DELETE", "/me")):
            await world.sign_in_again(ana)
            gone = good(await ana.call(method, path), 204)
            assert gone.headers["clear-site-data"] == '"cache", "cookies", "storage"'
            assert not dict(ana.client.cookies)


def wrong_kinds(value: Any, schema: dict[str, Any]) -> Iterator[Any]:
    """A body that fits, each time with one number, word or yes in it as another kind."""
    if isinstance(value, bool):
        yield from ("true" if value else "false", int(value), "yes", [value])
    elif isinstance(value, int):
        yield from (str(value), f" {value} ", float(value) + 0.5, True, [value])
    elif isinstance(value, str):
        yield from (7, True, [value], {"value": value})
    elif isinstance(value, list):
        yield from ({"0": value[0]} if value else {}, "")
        for odd in wrong_kinds(value[0], schema) if value else ():
            yield [odd, *value[1:]]
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name != "credential":
                yield from (value | {name: odd} for odd in wrong_kinds(inner, schema))


class TestCode:
    async def test_v15_3_5_no_kind_is_taken_for_another(self, world: World) -> None:
        ana, tried = browser_of(await settle(world), world.app), 0
        before = await rows(world)
        for operation in known().values():
            ask = ask_of(world, operation)
            for body in wrong_kinds(ask.body, {}) if operation.takes_body else ():
                visitor = Browser(world.app, ana.cookie, address=f"10.0.{tried // 250}.{tried % 250}")
                reply = await visitor.send(operation.method, ask.path(operation), body)
                assert reply.status == 422, f"{operation.name} {body}: {reply}"
                tried += 1
        assert tried > 200
        after = await rows(world)
        assert {name for name in after if after[name] != before[name]} <= {"allowance"}

    async def test_v15_3_7_a_query_is_no_body_and_of_two_values_one_counts(self, world: World) -> None:
        ana = await settle(world)
        good(await ana.put("/rounds/1/answer", answer("need", share="keep")), 204)
        before = await rows(world)
        good(await ana.call("PUT", ana.inside("/name?name=Other"), {}), 422)
        good(await ana.call("PUT", ana.inside("/rounds/1/answer?share=gift&pack=1&replies="), {"share": "gift"}), 422)
        assert await rows(world) == before
        once = await ana.call("GET", ana.inside("/rounds?before=1"))
        assert (await ana.call("GET", ana.inside("/rounds?before=2&before=1"))).json() == once.json()
        for operation in SAFE:
            path = ask_of(world, operation).path(operation)
            more = f"{path}{'&' if '?' in path else '?'}person=other&space=other&admin=true"
            plain, asked = [await browser_of(ana, world.app).send("GET", one) for one in (path, more)]
            assert asked == plain, operation

    def test_v15_3_1_no_answer_has_a_field_that_only_the_server_needs(self) -> None:
        secret = ("hash", "verifier", "sealed", "token", "person_id", "space_key", "secret", "handle_key", "passkey_id")
        told = {(name, field) for name, schema in SCHEMAS.items() for field in schema.get("properties", ())}
        assert len(told) > 80
        assert not {
            (name, field) for name, field in told if name.endswith("Out") and any(word in field for word in secret)
        }
