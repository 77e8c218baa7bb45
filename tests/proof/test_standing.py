"""What holds for every operation there is, or will be: read off the OpenAPI document, and tried on each.

Sign-in is asked for, unless the operation is listed here. A refusal has the one shape. Nothing is changed from another
site. Inputs take no field they do not know, and what does not fit is not repeated: not a word, not a key, not a number.
Every kind of response has the security headers, static files and errors too.
"""

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from api.openapi import document
from api.rounds import service as rounds
from api.schemas import encode
from api.security.gate import BODY_MOST, CONTENT_SECURITY_POLICY
from api.security.limits import SIGN_IN
from tests.ground import Lot
from tests.proof.ways import NOWHERE, Ask, Sight, way_of
from tests.proof.wire import OURS, Browser, Operation, Reply, browser_of, known
from tests.world import World, made, open_world, token

pytestmark = pytest.mark.anyio

OPENAPI: Final = json.loads(document())
SCHEMAS: Final[dict[str, Any]] = OPENAPI["components"]["schemas"]
SIGNED_OUT: Final = {
    "show_health",
    "show_readiness",
    "show_contents",
    "show_language",
    "show_help",
    "show_page",
    "show_pack",
    "show_check_in",
    "show_ritual",
    "show_card_kind",
    "show_door",
    "begin_sign_up",
    "sign_up",
    "show_salt",
    "sign_in_with_password",
    "begin_passkey_sign_in",
    "sign_in_with_passkey",
    "open_recovery",
    "finish_recovery",
    "sign_out",
    "show_invitation",
}
"""What someone who is not signed in may call."""
FREE_FORM: Final = {("NewPasskeyIn", "credential"), ("PasskeySignInIn", "credential")}
"""What the browser's passkey functions give, checked by the library that reads them; nothing of it is kept."""

HEADERS: Final = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
FOREIGN: Final = (
    ((b"origin", b"https://evil.example"),),
    ((b"origin", b"null"),),
    ((b"sec-fetch-site", b"cross-site"),),
    ((b"sec-fetch-site", b"same-site"),),
    ((b"sec-fetch-site", b"none"),),
    ((b"sec-fetch-site", b"same-origin"), (b"origin", b"https://evil.example")),
    (),
)
"""Another site, a sandboxed page, a neighbour, a bookmark, one that contradicts itself, and one that says nothing."""

SIGNS: Final = "ⵣⴰ"
"""Signs that stand nowhere else: not even one of them may come back."""
NUMBER: Final = 86420135791


@pytest.fixture
async def world(lot: Lot, tmp_path: Path) -> AsyncIterator[World]:
    """A server with a built web app."""
    built = tmp_path / "built"
    (built / "assets").mkdir(parents=True)
    (built / "index.html").write_text("<!doctype html><title>Tend</title>")
    (built / "assets" / "index-1a2b3c.js").write_text("export {}")
    ground = lot.fresh()
    async with open_world(replace(ground, settings=ground.settings.model_copy(update={"app": built}))) as opened:
        yield opened


@pytest.fixture
async def ana(world: World) -> Browser:
    """Ana, in a space of hers."""
    phone = await world.sign_up("ana")
    await world.make_space(phone)
    return browser_of(phone, world.app)


def plain_ask(world: World, operation: Operation) -> Ask:
    sight = Sight("ana", made("space/us"), world.runtime.library, me=NOWHERE, others=(NOWHERE,))
    return way_of(operation).asks(sight, 0)[0]


def is_problem(reply: Reply, status: int) -> None:
    """The one shape (RFC 9457), and nothing more in it."""
    body = reply.json()
    assert (reply.status, body["status"], reply.header("content-type")) == (status, status, "application/problem+json")
    assert set(body) - {"errors", "returns_at"} == {"type", "title", "status", "detail"}
    assert body["type"].startswith("urn:tend:problem:")
    assert ("errors" in body) == (reply.problem == "invalid")
    assert ("returns_at" in body) == (reply.problem == "time-out-runs")
    assert all(set(fault) == {"pointer", "message"} for fault in body.get("errors", ()))


class TestSignIn:
    def test_every_operation_asks_for_it_unless_listed(self) -> None:
        assert {operation.name for operation in known().values() if not operation.signed_in} == SIGNED_OUT

    async def test_and_refuses_without_before_it_looks_at_anything_else(self, world: World) -> None:
        nobody = Browser(world.app)
        for operation in known().values():
            if operation.signed_in:
                ask = plain_ask(world, operation)
                is_problem(await nobody.send(operation.method, ask.path(operation), ask.body), 401)


class TestDocument:
    def test_every_refusal_is_declared_with_the_one_shape(self) -> None:
        shape = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemOut"}}}
        for path, methods in OPENAPI["paths"].items():
            for method, operation in methods.items():
                responses = operation["responses"]
                assert "default" in responses, f"{method} {path}"
                refusals = {
                    status: told for status, told in responses.items() if status == "default" or status >= "400"
                }
                assert all(told["content"] == shape for told in refusals.values()), f"{method} {path}"

    def test_every_name_is_a_verb_and_a_noun_and_stands_once(self) -> None:
        names = [operation["operationId"] for methods in OPENAPI["paths"].values() for operation in methods.values()]
        assert len(names) == len(set(names))
        assert all(name == name.lower() and "_" in name for name in names)

    def test_every_input_refuses_fields_it_does_not_know(self) -> None:
        for name in _inputs():
            assert SCHEMAS[name].get("additionalProperties") is False, name
        open_fields = {
            (name, field)
            for name in _inputs()
            for field, kind in SCHEMAS[name]["properties"].items()
            if "additionalProperties" in json.dumps(kind)
        }
        assert open_fields == FREE_FORM

    def test_every_output_has_all_its_fields(self) -> None:
        """So that the generated client has no needless question mark."""
        for name, schema in SCHEMAS.items():
            if name.endswith("Out") and name != "ProblemOut":
                assert set(schema.get("required", ())) == set(schema["properties"]), name


class TestOrigin:
    @pytest.mark.parametrize("headers", FOREIGN, ids=str)
    async def test_nothing_is_changed_from_another_site(
        self, world: World, ana: Browser, headers: tuple[tuple[bytes, bytes], ...]
    ) -> None:
        before = await ana.send("GET", f"/spaces/{made('space/us')}/home")
        for operation in known().values():
            if not operation.is_read:
                ask = plain_ask(world, operation)
                refused = await ana.send(operation.method, ask.path(operation), ask.body, headers)
                is_problem(refused, 403)
                assert refused.problem == "cross-site", operation
        assert await ana.send("GET", f"/spaces/{made('space/us')}/home") == before


class TestHeaders:
    async def test_every_operation_sends_them_with_whatever_it_answers(self, world: World, ana: Browser) -> None:
        for operation in known().values():
            ask = plain_ask(world, operation)
            for browser in (Browser(world.app), replace(ana)):
                reply = await browser.send(operation.method, ask.path(operation), ask.body)
                _are_there(reply, f"{operation.method} {operation.path}")
                kept = reply.header("cache-control")
                assert kept == ("no-cache" if operation.path.startswith("/content") else "no-store"), operation

    async def test_so_does_every_kind_of_refusal_and_every_file(
        self, world: World, ana: Browser, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        salt = "/api/v1/auth/password/salt"
        etag = ((b"if-none-match", b"*"),)
        home = f"/api/v1/spaces/{made('space/us')}/home"
        asked: list[tuple[str, str, Any, tuple[tuple[bytes, bytes], ...], int]] = [
            ("GET", "/", None, OURS, 200),
            ("GET", "/assets/index-1a2b3c.js", None, OURS, 200),
            ("GET", "/assets/gone-1a2b3c.js", None, OURS, 404),
            ("GET", "/nothing.png", None, OURS, 404),
            ("GET", "/api", None, OURS, 404),
            ("GET", "/api/v2/me", None, OURS, 404),
            ("PUT", "/api/v1/nothing", {}, OURS, 404),
            ("GET", "/api/v1/content", None, etag, 304),
            ("POST", salt, b"{", OURS, 400),
            ("GET", "/api/v1/health/ready/", None, OURS, 404),
            ("POST", salt, {"handle": "ana"}, FOREIGN[0], 403),
            ("PATCH", "/api/v1/me", {}, OURS, 405),
            ("POST", salt, b"x" * (BODY_MOST + 1), OURS, 413),
            ("POST", salt, b"x", (*OURS, (b"content-type", b"text/plain")), 415),
            ("POST", salt, {}, OURS, 422),
        ]
        for method, path, body, headers, status in asked:
            reply = await Browser(world.app).send_anywhere(method, path, body, headers)
            assert reply.status == status, f"{method} {path}: {reply}"
            _are_there(reply, f"{method} {path}")
            if status >= 400 and path.startswith("/api"):
                is_problem(reply, status)
        guess = {"handle": "nobody", "auth_key": encode(token("guess"))}
        replies = [await ana.send("POST", "/auth/password/sign-in", guess) for _ in range(SIGN_IN.burst + 1)]
        is_problem(replies[-1], 429)
        _are_there(replies[-1], "429")
        monkeypatch.setattr(rounds, "home", lambda _work, _member: 1 / 0)
        broken = await ana.send_anywhere("GET", home)
        is_problem(broken, 500)
        _are_there(broken, "500")


class TestEcho:
    """Whatever is sent into whichever field: a refusal says where and what would fit, and repeats nothing."""

    async def test_no_refusal_repeats_what_was_sent(self, world: World, ana: Browser) -> None:
        tried = 0
        for operation in known().values():
            if operation.takes_body:
                for body in _odd_bodies(operation):
                    path = plain_ask(world, operation).path(operation)
                    reply = await replace(ana, address=f"10.0.{tried // 250}.{tried % 250}").send(
                        operation.method, path, body
                    )
                    assert 400 <= reply.status < 500, f"{operation.name} {body}: {reply}"
                    _repeats_nothing(reply)
                    tried += 1
        assert tried > 100

    async def test_nor_does_one_of_an_address(self, ana: Browser) -> None:
        word = "%E2%B5%A3%E2%B4%B0"
        space = f"/spaces/{made('space/us')}"
        for path in (f"/{word}", f"/spaces/{word}", f"{space}/rounds/{word}", f"{space}/rounds?before={word}"):
            reply = await ana.send("GET", path)
            assert reply.status in (404, 422)
            _repeats_nothing(reply)


def _inputs() -> set[str]:
    """The schemas of all request bodies, with those inside them."""
    found: set[str] = set()
    ahead = [name for name in SCHEMAS if f'"{_reference(name)}"' in json.dumps(_bodies())]
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            text = json.dumps(SCHEMAS[name])
            ahead += [other for other in SCHEMAS if f'"{_reference(other)}"' in text and "properties" in SCHEMAS[other]]
    return found


def _bodies() -> list[Any]:
    paths = OPENAPI["paths"].values()
    return [
        operation["requestBody"] for methods in paths for operation in methods.values() if "requestBody" in operation
    ]


def _reference(name: str) -> str:
    return f"#/components/schemas/{name}"


def _odd_bodies(operation: Operation) -> Iterator[Any]:
    """The whole body's fields, and those inside them, each filled with what does not fit; and unknown ones beside."""
    odd: tuple[Any, ...] = (SIGNS, SIGNS * 5000, f"{SIGNS}\0", NUMBER, [SIGNS], {SIGNS: SIGNS})
    for schema in _top_schemas(operation):
        for value in odd:
            yield _filled(schema, value) | {SIGNS: value}
    yield SIGNS
    yield [SIGNS]


def _top_schemas(operation: Operation) -> list[dict[str, Any]]:
    found = OPENAPI["paths"][f"/api/v1{operation.path}"][operation.method.lower()]["requestBody"]["content"]
    return [SCHEMAS[found["application/json"]["schema"]["$ref"].rpartition("/")[2]]]


def _filled(schema: dict[str, Any], value: Any) -> dict[str, Any]:
    return {field: _fill(kind, value) for field, kind in schema["properties"].items()}


def _fill(kind: dict[str, Any], value: Any) -> Any:
    """An object of the right shape with odd values inside, where there is one; else the odd value."""
    for option in (kind, *kind.get("anyOf", ())):
        if "$ref" in option:
            inner = SCHEMAS[option["$ref"].rpartition("/")[2]]
            if "properties" in inner:
                return _filled(inner, value) | {SIGNS: value}
        if option.get("type") == "array":
            return [_fill(option["items"], value), value]
    return value


def _repeats_nothing(reply: Reply) -> None:
    told = json.dumps(reply.json(), ensure_ascii=False) + str(reply.headers)
    assert not any(sign in told for sign in SIGNS), told
    assert str(NUMBER) not in told, told


def _are_there(reply: Reply, what: str) -> None:
    for name, value in HEADERS.items():
        assert reply.header(name) == value, f"{what}: {name}"
    assert reply.header("permissions-policy"), what
    assert reply.header("cache-control"), what
    assert not reply.header("server"), what
