"""V4, the service on the wire: what an answer says it is, what a proxy may say, where a message ends."""

import socket
from collections.abc import Iterator
from typing import Final

import pytest
import uvicorn
from starlette.types import ASGIApp

from api.security.limits import SIGN_IN
from tests.asvs.site import FILES, SAFE, ask_of, build, settle
from tests.e2e.server import Served, serve
from tests.proof.wire import OURS, Browser, Headers, browser_of, known
from tests.world import World

KINDS: Final = {
    "index.html": "text/html; charset=utf-8",
    "away.html": "text/html; charset=utf-8",
    "sw.js": "text/javascript; charset=utf-8",
    "manifest.webmanifest": "application/manifest+json",
    "icon.svg": "image/svg+xml; charset=utf-8",
    "assets/index-1a2b.js": "text/javascript; charset=utf-8",
    "assets/index-1a2b.css": "text/css; charset=utf-8",
}
CLAIMS: Final = (
    (b"host", b"evil.example"), (b"x-forwarded-host", b"evil.example"), (b"x-forwarded-proto", b"https"),
    (b"x-forwarded-port", b"443"), (b"x-forwarded-prefix", b"/evil"), (b"forwarded", b"for=1.2.3.4;host=evil.example"),
    (b"x-real-ip", b"127.0.0.1"), (b"x-original-url", b"/api/v1/health"), (b"x-rewrite-url", b"/api/v1/health"),
    (b"x-user-id", b"1"), (b"x-remote-user", b"ana"), (b"authorization", b"Bearer x"), (b"via", b"1.1 evil.example"),
    (b"x-forwarded-for", b"127.0.0.1"), (b"client-ip", b"127.0.0.1"), (b"true-client-ip", b"127.0.0.1"),
)  # fmt: skip


@pytest.mark.anyio
class TestAnswers:
    async def test_v4_1_1_every_one_says_what_it_is(self, world: World) -> None:
        ana = browser_of(await settle(world), world.app)
        for name, kind in KINDS.items():
            assert (await ana.send_anywhere("GET", f"/{name}")).header("content-type") == kind
        assert KINDS.keys() == FILES.keys()
        for operation in known().values():
            ask = ask_of(world, operation)
            reply = await Browser(world.app, ana.cookie).send(operation.method, ask.path(operation), ask.body)
            wanted = "application/json" if reply.status < 300 else "application/problem+json"
            assert (reply.status == 204) == (reply.body == b""), operation
            assert reply.status == 204 or reply.header("content-type") == wanted, operation

    async def test_v4_1_3_nothing_a_visitor_claims_changes_one(self, world: World) -> None:
        ana = browser_of(await settle(world), world.app)
        for operation in SAFE:
            path = ask_of(world, operation).path(operation)
            plain = await ana.send("GET", path)
            assert await ana.send("GET", path, None, (*OURS, *CLAIMS)) == plain, operation
        for claim in CLAIMS:
            assert (await Browser(world.app).send("GET", "/me", None, (*OURS, claim))).status == 401


@pytest.mark.anyio
class TestProxies:
    """Where a request comes from, as uvicorn tells the app under TEND_PROXIES."""

    @pytest.mark.parametrize(
        ("trusted", "peer", "claims", "limited"),
        [
            ("127.0.0.1", "203.0.113.5", "198.51.100.{n}", True),
            ("127.0.0.1", "203.0.113.5", "127.0.0.1, 198.51.100.{n}", True),
            ("127.0.0.1", "127.0.0.1", "198.51.100.{n}, 203.0.113.5", True),
            ("127.0.0.1,10.0.0.9", "127.0.0.1", "198.51.100.{n}, 203.0.113.5, 10.0.0.9", True),
            ("127.0.0.1", "127.0.0.1", "198.51.100.{n}", False),
        ],
    )
    async def test_v15_3_4_a_visitor_cannot_choose_the_address_they_are_counted_by(
        self, world: World, trusted: str, peer: str, claims: str, limited: bool
    ) -> None:
        app = behind(world.app, trusted)
        statuses = []
        for n in range(SIGN_IN.burst + 1):
            headers: Headers = (*OURS, (b"x-forwarded-for", claims.format(n=n).encode()))
            key = {"handle": f"someone{n}", "auth_key": "A" * 43}
            reply = await Browser(app, address=peer).send("POST", "/auth/password/sign-in", key, headers)
            statuses.append(reply.status)
        assert statuses == [401] * SIGN_IN.burst + [429 if limited else 401]


def behind(app: ASGIApp, trusted: str) -> ASGIApp:
    """The app as `tend serve` hands it to uvicorn."""
    config = uvicorn.Config(app, proxy_headers=True, forwarded_allow_ips=trusted, lifespan="off", log_config=None)
    config.load()
    loaded: ASGIApp = config.loaded_app
    return loaded


ME: Final = b"GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\n\r\n"
SALT: Final = (
    b"POST /api/v1/auth/password/salt HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
    b"Content-Type: application/json\r\n"
)
AMBIGUOUS: Final = {
    "both lengths": SALT + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + ME,
    "both, the other way": SALT + b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + ME,
    "two lengths": SALT + b"Content-Length: 0\r\nContent-Length: 45\r\n\r\n" + ME,
    "a length with a sign": SALT + b"Content-Length: +0\r\n\r\n" + ME,
    "a length in hexadecimal": SALT + b"Content-Length: 0x0\r\n\r\n" + ME,
    "an odd encoding": SALT + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + ME,
    "an encoding behind another": SALT + b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + ME,
    "a space before the colon": SALT + b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + ME,
    "a folded header": SALT + b"X: a\r\n Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n",
    "a bare line feed in a size": SALT + b"Transfer-Encoding: chunked\r\n\r\n0\n\n" + ME,
    "a size beyond counting": SALT + b"Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n\r\n" + ME,
    "a nul in a header": SALT + b"X: a\0b\r\nContent-Length: 0\r\n\r\n" + ME,
    "no such protocol": b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n" + ME,
    "another host and no path": b"GET http://evil.example HTTP/1.1\r\nHost: localhost\r\n\r\n" + ME,
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("wire")
    with serve(folder, app=build(folder / "built")) as served:
        yield served


class TestMessages:
    def test_v4_2_1_one_whose_end_is_in_doubt_is_refused_and_nothing_after_it_is_answered(self, server: Served) -> None:
        for name, raw in AMBIGUOUS.items():
            answered = talk(server, raw)
            assert answered.count(b"HTTP/1.1 ") <= 1, f"{name}: {answered!r}"
            assert b"sign-in-needed" not in answered, f"{name}: what was hidden in it was heard"
            assert not answered or int(answered.split(b" ")[1]) in (400, 404), f"{name}: {answered!r}"

    def test_v4_2_1_and_two_plain_ones_are_two(self, server: Served) -> None:
        """So that the test above can fail."""
        body = b'{"handle":"ana"}'
        plain = SALT + b"Content-Length: %d\r\n\r\n%s" % (len(body), body) + ME
        chunked = SALT + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(body), body) + ME
        for raw in (plain, chunked):
            answered = talk(server, raw)
            assert (answered.count(b"HTTP/1.1 200"), answered.count(b"HTTP/1.1 401")) == (1, 1)

    def test_v13_4_4_trace_repeats_nothing_and_no_server_names_itself(self, server: Served) -> None:
        answered = talk(server, b"TRACE /api/v1/me HTTP/1.1\r\nHost: localhost\r\nCookie: tend=secret\r\n\r\n")
        assert answered.startswith((b"HTTP/1.1 403", b"HTTP/1.1 405"))
        assert b"secret" not in answered
        assert b"\r\nserver:" not in answered.lower()
        assert not {b"uvicorn", b"fastapi", b"python", b"starlette"} & set(answered.lower().split())

    def test_v4_4_2_there_is_no_websocket(self, server: Served) -> None:
        upgrade = (
            b"Host: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
        )
        for path in (b"/", b"/api/v1/me", b"/api/v1/health"):
            answered = talk(server, b"GET %s HTTP/1.1\r\n%s" % (path, upgrade))
            assert not answered.startswith(b"HTTP/1.1 101")


def talk(server: Served, raw: bytes) -> bytes:
    """All that a server says to these bytes, until it closes or is silent for a moment."""
    host, _, port = server.url.removeprefix("http://").partition(":")
    with socket.create_connection((host.replace("localhost", "127.0.0.1"), int(port)), timeout=5) as line:
        line.sendall(raw)
        line.settimeout(0.25)
        heard = b""
        try:
            while piece := line.recv(65536):
                heard += piece
        except (TimeoutError, ConnectionResetError):
            pass
        return heard
