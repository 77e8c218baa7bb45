"""What every request passes and every response carries."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import update
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from api.security.gate import BODY_MOST, CONTENT_SECURITY_POLICY, BrokenOff, Gate
from api.settings import Settings
from models.spaces import space_table
from tests.ground import Lot
from tests.proof.wire import Browser
from tests.security.conftest import INDEX, with_settings
from tests.world import World, good, open_world

pytestmark = pytest.mark.anyio

PAGE = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "none"}
SAME = {"Sec-Fetch-Site": "same-origin"}
SALT = "/api/v1/auth/password/salt"
PLAIN_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
ANSWERS = [
    ("GET", "/", 200),
    ("HEAD", "/", 200),
    ("GET", "/assets/index-1a2b.js", 200),
    ("GET", "/assets/none.js", 404),
    ("GET", "/sw.js", 200),
    ("GET", "/none.txt", 404),
    ("POST", "/", 405),
    ("GET", "/../../etc/passwd", 404),
    ("GET", "/%2e%2e/%2e%2e/etc/passwd", 404),
    ("GET", "/a%00b", 404),
    ("GET", "/api", 404),
    ("GET", "/api/v1/health", 200),
    ("GET", "/api/v1/content", 200),
    ("GET", "/api/v1/me", 401),
    ("GET", "/api/v1/none", 404),
    ("PROPFIND", "/api/v1/health", 405),
    ("POST", SALT, 422),
]
RULES = [
    ("/", "no-cache"),
    ("/rounds/3", "no-cache"),
    ("/sw.js", "no-cache"),
    ("/manifest.webmanifest", "no-cache"),
    ("/assets/index-1a2b.js", "public, max-age=31536000, immutable"),
    ("/assets/index-1a2b.css", "public, max-age=31536000, immutable"),
    ("/assets/gone-9f9f.js", "no-cache"),
    ("/api/v1/health", "no-store"),
    ("/api/v1/me", "no-store"),
    ("/api/typo", "no-store"),
    ("/api/v1/content", "no-cache"),
    ("/api/v1/content/en/partners", "no-cache"),
]


async def ask(world: World, method: str, path: str, **more: Any) -> httpx.Response:
    return await world.phone().client.request(method, path, **more)


def problem(response: httpx.Response) -> str:
    """The name of the problem that a response is."""
    assert response.headers["content-type"] == "application/problem+json"
    return str(response.json()["type"]).rpartition(":")[2]


class TestHeaders:
    async def test_every_kind_of_response_has_them(self, world: World) -> None:
        for method, path, status in ANSWERS:
            response = good(await ask(world, method, path), status)
            assert response.headers["content-security-policy"] == CONTENT_SECURITY_POLICY, path
            assert response.headers.items() >= PLAIN_HEADERS.items(), path
            assert "camera=()" in response.headers["permissions-policy"]
            assert not {"strict-transport-security", "server"} & set(response.headers)

    async def test_so_has_what_the_gate_itself_refuses(self, world: World) -> None:
        json = {"Content-Type": "application/json"}
        refusals = [
            (await ask(world, "POST", SALT, json={}, headers={"Sec-Fetch-Site": "cross-site"}), 403),
            (await ask(world, "POST", SALT, content=b"{}", headers={"Content-Type": "text/plain"}), 415),
            (await ask(world, "POST", SALT, content=b" " * (BODY_MOST + 1), headers=json), 413),
            (await ask(world, "POST", SALT, content=b"{}", headers=json | {"Content-Length": "many"}), 400),
        ]
        for response, status in refusals:
            assert good(response, status).headers["content-security-policy"] == CONTENT_SECURITY_POLICY
            assert response.headers["cache-control"] == "no-store"
            problem(response)

    async def test_so_has_a_500(self, world: World) -> None:
        """A space whose key was destroyed, but not its rows."""
        ana = await world.sign_up("ana")
        await world.make_space(ana)
        await world.runtime.db.write(lambda found: found.execute(update(space_table).values(wrapped_key=b"")))
        response = good(await ana.call("GET", ana.inside()), 500)
        assert response.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
        assert response.headers["cache-control"] == "no-store"
        assert problem(response) == "broken"

    async def test_https_is_asked_for_again_only_where_it_is(self, lot: Lot) -> None:
        async with open_world(with_settings(lot.fresh(), origin="https://tend.example")) as world:
            response = await ask(world, "GET", "/api/v1/health")
            assert response.headers["strict-transport-security"] == "max-age=63072000; includeSubDomains"

    async def test_the_docs_page_is_off_unless_asked_for(self, world: World, lot: Lot) -> None:
        for path in ("/api/docs", "/api/openapi.json", "/docs", "/openapi.json", "/redoc"):
            assert (await ask(world, "GET", path)).status_code == 404
        async with open_world(with_settings(lot.fresh(), docs=True)) as other:
            page = good(await ask(other, "GET", "/api/docs"), 200)
            assert "cdn.jsdelivr.net" in page.headers["content-security-policy"]
            elsewhere = await ask(other, "GET", "/api/v1/health")
            assert elsewhere.headers["content-security-policy"] == CONTENT_SECURITY_POLICY


class TestCaching:
    async def test_what_may_be_kept(self, world: World) -> None:
        found = [(path, (await ask(world, "GET", path, headers=PAGE)).headers["cache-control"]) for path, _ in RULES]
        assert found == RULES

    async def test_content_is_asked_for_again_by_its_etag(self, world: World) -> None:
        first = await ask(world, "GET", "/api/v1/content/en/partners")
        again = await ask(world, "GET", "/api/v1/content/en/partners", headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["cache-control"] == "no-cache"
        assert again.headers["content-security-policy"] == CONTENT_SECURITY_POLICY

    async def test_an_asset_that_has_not_changed_stays_immutable(self, world: World) -> None:
        first = await ask(world, "GET", "/assets/index-1a2b.js")
        again = await ask(world, "GET", "/assets/index-1a2b.js", headers={"If-None-Match": first.headers["etag"]})
        assert again.status_code == 304
        assert again.headers["cache-control"] == first.headers["cache-control"]


class TestBuiltApp:
    async def test_opening_a_deep_link_gives_the_page(self, world: World) -> None:
        for path in ("/", "/rounds/3", "/join", "/a/b/c"):
            assert good(await ask(world, "GET", path, headers=PAGE), 200).text == INDEX

    async def test_a_missing_asset_is_a_404_and_not_the_page(self, world: World) -> None:
        """Also for whoever opens it in a tab: the page would be kept for a year under the asset's name."""
        for headers in (PAGE, {"Accept": "*/*"}, {}):
            response = good(await ask(world, "GET", "/assets/gone-9f9f.js", headers=headers), 404)
            assert problem(response) == "not-found"

    async def test_an_unknown_path_under_api_is_a_json_404(self, world: World) -> None:
        for path in ("/api/typo", "/api", "/api/", "/api/v1/typo", "/api/v1/me/", "/api/v2/me"):
            for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
                assert problem(good(await ask(world, method, path, headers=PAGE | SAME), 404)) == "not-found"

    async def test_without_a_build_the_api_is_served_all_the_same(self, lot: Lot, tmp_path: Path) -> None:
        async with open_world(with_settings(lot.fresh(), app=tmp_path / "none")) as world:
            assert problem(good(await ask(world, "GET", "/", headers=PAGE), 404)) == "not-found"
            good(await ask(world, "GET", "/api/v1/health"), 200)


class TestPaths:
    @pytest.mark.parametrize(
        "path",
        [
            "",
            "*",
            "/assets/..",
            "/assets/../",
            "/assets/../index.html",
            "/assets/./index-1a2b.js",
            "//tend.example/..",
            "/a//b",
            "/.",
        ],
    )
    async def test_none_goes_round_another_way(self, world: World, path: str) -> None:
        """It would be kept under a wrong name, or lead to wherever the visitor says this host is."""
        reply = await Browser(world.app, origin="http://evil.example").send_anywhere("GET", f"http://localhost{path}")
        assert (reply.status, reply.header("location"), reply.header("cache-control")) == (404, "", "no-cache")

    async def test_a_picture_says_in_which_encoding_it_is_written(self, world: World, built: Path) -> None:
        (built / "icon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
        assert (await ask(world, "GET", "/icon.svg")).headers["content-type"] == "image/svg+xml; charset=utf-8"


class TestOrigin:
    """Unsafe methods come from our own pages."""

    @pytest.mark.parametrize(
        ("origin", "headers", "let_in"),
        [
            ("", SAME, True),
            ("", SAME | {"Origin": "http://localhost:8000"}, True),
            ("", {"Origin": "http://localhost:8000"}, True),
            ("", {"Origin": "HTTP://LocalHost:8000"}, True),
            ("", {}, False),
            ("", {"Origin": "null"}, False),
            ("", {"Origin": ""}, False),
            ("", SAME | {"Origin": "null"}, False),
            ("", SAME | {"Origin": "http://evil.example"}, False),
            ("", SAME | {"Origin": "http://localhost:8001"}, False),
            ("", SAME | {"Origin": "https://localhost:8000"}, False),
            ("", SAME | {"Origin": "http://localhost:8000.evil.example"}, False),
            ("", {"Sec-Fetch-Site": "cross-site"}, False),
            ("", {"Sec-Fetch-Site": "same-site"}, False),
            ("", {"Sec-Fetch-Site": "none"}, False),
            ("", {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost:8000"}, False),
            ("https://Tend.Example", {"Origin": "https://tend.example"}, True),
            ("https://tend.example/", {"Origin": "https://tend.example"}, True),
            ("https://tend.example:443", {"Origin": "https://tend.example"}, True),
            ("http://tend.example:80", {"Origin": "http://tend.example"}, True),
            ("https://tend.example:8443", {"Origin": "https://tend.example:8443"}, True),
            ("https://tend.example", {"Origin": "https://tend.example:8443"}, False),
            ("https://tend.example", {"Origin": "http://tend.example"}, False),
            ("https://tend.example", {"Origin": "https://www.tend.example"}, False),
        ],
    )
    def test_only_our_own_pages_change_anything(self, origin: str, headers: dict[str, str], let_in: bool) -> None:
        gate = Gate(refused_by_nobody, Settings(origin=origin))
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            assert is_refused(gate, method, headers) != let_in
        assert not is_refused(gate, "GET", headers)

    async def test_the_refusal_says_which_setting(self, world: World) -> None:
        refused = await ask(world, "POST", SALT, json={"handle": "ana"}, headers={"Origin": "http://evil.example"})
        assert problem(refused) == "cross-site"
        assert "TEND_ORIGIN" in refused.text
        assert "evil" not in refused.text


class TestScopes:
    async def test_a_websocket_passes_untouched(self) -> None:
        seen: list[Any] = []

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            seen.extend([scope, receive, send])

        scope = {"type": "websocket", "path": "/assets/x", "headers": [(b"accept", b"*/*")]}
        await Gate(app, Settings())(scope, receive_nothing, send_nowhere)
        assert seen == [scope, receive_nothing, send_nowhere]
        assert scope["headers"]

    async def test_an_answer_that_breaks_off_is_not_begun_again(self) -> None:
        sent: list[Message] = []

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            await send({"type": "http.response.start", "status": 200, "headers": []})
            raise ValueError("what someone wrote")

        async def keep(message: Message) -> None:
            sent.append(message)

        with pytest.raises(BrokenOff) as caught:
            await Gate(app, Settings())(scope_of("GET", {}), receive_nothing, keep)
        assert [message["type"] for message in sent] == ["http.response.start"]
        assert "wrote" not in repr(caught.value)
        assert caught.value.__suppress_context__


def is_refused(gate: Gate, method: str, headers: dict[str, str]) -> bool:
    return isinstance(gate._way(scope_of(method, headers)), Response)


def scope_of(method: str, headers: dict[str, str]) -> Scope:
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "method": method, "path": "/api/v1/me", "headers": raw}


async def refused_by_nobody(_scope: Scope, _receive: Receive, _send: Send) -> None: ...


async def receive_nothing() -> Message:
    return {}


async def send_nowhere(_message: Message) -> None: ...
