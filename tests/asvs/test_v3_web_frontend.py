"""V3, what a browser is told: cookies, headers, where requests may come from."""

from collections.abc import Iterator
from itertools import product
from typing import Final

import httpx
import pytest

from tests.asvs.code import web, web_lines
from tests.asvs.site import FILES, SAFE, UNSAFE, ask_of, rows, settle
from tests.auth.soft_passkey import SoftPasskey
from tests.proof.ways import WRAPPED, recovery
from tests.proof.wire import Browser, browser_of, known
from tests.world import World, good, made, sign_up_body

pytestmark = pytest.mark.anyio

OURS: Final = "http://localhost:8000"
OTHERS: Final = (
    "null", "", "http://localhost", "http://localhost:80", "http://localhost:8001", "https://localhost:8000",
    "http://127.0.0.1:8000", "http://[::1]:8000", "http://app.localhost:8000", "http://localhost.evil.example:8000",
    "http://localhost:8000.evil.example", "http://localhost:8000@evil.example", "http://evil.example/localhost:8000",
    "http://localhost:8000/", "http://localhost:8000 http://evil.example", "http://evil.example", "//localhost:8000",
    "localhost:8000", "file://", "chrome-extension://localhost:8000", "http://LOCALHOST.:8000", "http://localhosт:8000",
)  # fmt: skip
"""Other ports, schemes, names and spellings; names within names; a user name that looks like our host."""
SITES: Final = ("cross-site", "same-site", "none", "", "Same-Origin", "same-origin, cross-site")
SIMPLE: Final = (
    "text/plain", "text/plain; charset=application/json", "application/x-www-form-urlencoded", "multipart/form-data",
    "text/json", "application/json, text/plain", "application/ld+json", "application/jsonp", "",
)  # fmt: skip
"""Content types that a form or a `no-cors` request may send, and some that only look like ours."""
OVERRIDES: Final = ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")


def cookies_of(response: httpx.Response) -> list[str]:
    return response.headers.get_list("set-cookie")


async def every_sign_in(world: World) -> list[httpx.Response]:
    """Each way to a session, on a browser of its own, and the end of one."""
    passkey = SoftPasskey(origin=world.runtime.settings.address)
    ana = world.phone("ana")
    told = [await ana.call("POST", "/auth/sign-up", sign_up_body("ana"))]
    begun = good(await ana.call("POST", "/me/passkey/options"), 200).json()
    made_key = {"ceremony": begun["ceremony"], "credential": passkey.create(begun["options"]), "wrapped_key": WRAPPED}
    good(await ana.call("PUT", f"/me/passkeys/{made('passkey')}", made_key), 204)
    key = {"handle": "ana", "auth_key": sign_up_body("ana")["password"]["auth_key"]}
    told.append(await world.phone().call("POST", "/auth/password/sign-in", key))
    begun = good(await world.phone().call("POST", "/auth/passkey/options"), 200).json()
    proof = {"ceremony": begun["ceremony"], "credential": passkey.get(begun["options"])}
    told.append(await world.phone().call("POST", "/auth/passkey/sign-in", proof))
    renewal = key | {"auth_key": sign_up_body("ana")["recovery"]["auth_key"], "replacement": recovery("ana", 1)}
    told.append(await world.phone().call("POST", "/auth/recovery/finish", renewal))
    return [good(response, status) for response, status in zip(told, (201, 200, 200, 200), strict=True)]


class TestCookies:
    async def test_v3_3_1_to_v3_3_4_every_session_is_bound_to_https_host_and_http(self, safe: World) -> None:
        for response in await every_sign_in(safe):
            (cookie,) = cookies_of(response)
            name, _, rest = cookie.partition("=")
            value, *attributes = rest.split("; ")
            assert name == "__Host-tend"
            told = {attribute.lower().partition("=")[0]: attribute.partition("=")[2] for attribute in attributes}
            assert {"secure", "httponly"} <= told.keys()
            assert (told["path"], told["samesite"].lower()) == ("/", "lax")
            assert "domain" not in told
            assert value not in response.text, "no script ever sees it"

    async def test_v3_3_4_a_token_is_told_nowhere_but_in_its_cookie(self, world: World) -> None:
        ana = await settle(world)
        session = ana.client.cookies["tend"]
        for operation in SAFE:
            reply = await browser_of(ana, world.app).send("GET", ask_of(world, operation).path(operation))
            assert session not in reply.body.decode() + str(reply.headers), operation

    async def test_v3_3_3_a_neighbours_cookie_does_not_take_its_place(self, safe: World) -> None:
        """A page on a name below may set `tend` for us; `__Host-` it cannot set. Of two, no mixture arises."""
        ana, eve = await safe.sign_up("ana"), safe.phone()
        session = ana.client.cookies["__Host-tend"]
        tossed = f"tend=planted; __Host-tend={session}; tend=planted; __host-tend=planted; __Host-Tend=planted"
        assert good(await eve.call("GET", "/me", headers={"Cookie": tossed}), 200).json()["handle"] == "ana"
        for cookie in (f"tend={session}", f"__host-tend={session}", f"__Secure-tend={session}", f"Tend={session}"):
            good(await safe.phone().call("GET", "/me", headers={"Cookie": cookie}), 401)


class TestHeaders:
    async def test_v3_4_1_to_v3_4_6_are_on_every_response(self, safe: World) -> None:
        ana = await settle(safe)
        asked = [("GET", f"/{name}") for name in FILES] + [
            ("GET", "/"),
            ("GET", "/gone.js"),
            ("POST", "/"),
            ("GET", "/api"),
        ]
        responses = [await ana.client.request(method, path) for method, path in asked]
        responses += [await ana.call("GET", ask_of(safe, operation).path(operation)) for operation in SAFE]
        responses += [await ana.call(method, "/me") for method in ("HEAD", "OPTIONS", "TRACE", "PATCH")]
        responses.append(await ana.call("POST", "/auth/sign-out", headers={"Sec-Fetch-Site": "cross-site"}))
        for response in responses:
            told = response.headers
            where = f"{response.request.method} {response.request.url}"
            seconds, *rest = told["strict-transport-security"].split("; ")
            assert int(seconds.removeprefix("max-age=")) >= 365 * 24 * 3600, where
            assert rest == ["includeSubDomains"], where
            policy = policy_of(told["content-security-policy"])
            assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == {"'none'"}, where
            assert policy["script-src"] == {"'self'", "'wasm-unsafe-eval'"}, where
            assert "object-src" not in policy, "so that it is default-src: none"
            assert (told["x-content-type-options"], told["referrer-policy"]) == ("nosniff", "no-referrer"), where

    async def test_v3_4_2_no_other_site_may_read_anything(self, world: World) -> None:
        ana = browser_of(await settle(world), world.app)
        asked = (("GET", "/me"), ("OPTIONS", "/me"), ("OPTIONS", "/auth/sign-out"), ("GET", "/content/en/help"))
        for origin, (method, path) in product((OURS, *OTHERS), asked):
            sent = ((b"origin", origin.encode()), (b"access-control-request-method", b"PUT"))
            reply = await ana.send(method, path, None, sent)
            assert not [name for name, _ in reply.headers if name.lower().startswith(b"access-control-")]
            assert reply.header("cross-origin-resource-policy") == "same-origin"

    async def test_v3_2_1_an_answer_opened_as_a_page_is_data_still(self, world: World) -> None:
        ana = await settle(world)
        page = {"Accept": "text/html", "Sec-Fetch-Dest": "document", "Sec-Fetch-Mode": "navigate"}
        for operation in SAFE:
            response = await ana.call("GET", ask_of(world, operation).path(operation), headers=page)
            assert response.headers["content-type"] in ("application/json", "application/problem+json"), operation


class TestWhereRequestsComeFrom:
    async def test_v3_5_1_every_change_comes_from_our_own_page(self, world: World) -> None:
        ana, tried = browser_of(await settle(world), world.app), 0
        before = await rows(world)
        for operation in UNSAFE:
            ask = ask_of(world, operation)
            for headers in strange():
                sent = tuple((name, value.encode()) for name, value in headers)
                reply = await ana.send(operation.method, ask.path(operation), ask.body, sent)
                assert (reply.status, reply.problem) == (403, "cross-site"), f"{operation} {headers}"
                assert not reply.header("set-cookie")
                tried += 1
        assert tried > 30 * 40
        assert await rows(world) == before

    async def test_v3_5_2_no_change_goes_without_a_preflight(self, world: World) -> None:
        """Even where both headers are ours, as a form's might be in an old browser."""
        ana = browser_of(await settle(world), world.app)
        before = await rows(world)
        for operation, kind in product(UNSAFE, SIMPLE):
            ask = ask_of(world, operation)
            headers = ((b"origin", OURS.encode()), (b"content-type", kind.encode()))
            reply = await ana.send(operation.method, ask.path(operation), ask.body or {}, headers)
            assert (reply.status, reply.problem) == (415, "not-json"), f"{operation} {kind}"
        assert await rows(world) == before

    async def test_v3_5_3_asking_changes_nothing(self, world: World) -> None:
        ana = browser_of(await settle(world), world.app)
        before = await rows(world)
        for operation in known().values():
            path = ask_of(world, operation).path(operation)
            for method in ("HEAD", "OPTIONS", "TRACE") + (("GET",) if operation.is_read else ()):
                reply = await ana.send(method, path, None, ())
                assert reply.status in (200, 403, 404, 405), f"{method} {path}: {reply}"
        assert await rows(world) == before

    async def test_v3_5_3_and_cannot_be_made_into_a_change(self, world: World) -> None:
        ana = await settle(world)
        before = await rows(world)
        changes = (("DELETE", "/me", 200), ("DELETE", "/me/sessions", 200), ("POST", "/auth/sign-out", 405))
        for way, (method, path, status) in product(OVERRIDES, changes):
            good(await ana.call("GET", f"{path}?_method={method}", headers={way: method}), status)
        assert await rows(world) == before


class TestPages:
    def test_v3_2_2_text_becomes_no_markup(self) -> None:
        assert len(web()) > 80
        assert not web_lines("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "srcdoc", "DOMParser")

    def test_v3_5_5_messages_come_from_our_own_workers_only(self) -> None:
        heard = web_lines("addEventListener('message'", "onmessage")
        ours = ("worker", "aside", "sw.ts", "device/tabs.ts")  # tabs: a BroadcastChannel, which no other site can join
        assert all(any(name in path for name in ours) for path in heard), heard

    async def test_v3_7_2_nothing_leads_anywhere_else(self, world: World) -> None:
        """Whatever the visitor says this host is called."""
        paths = (
            "",
            "/",
            "//evil.example",
            "/\\evil.example",
            "/https://evil.example",
            "/assets",
            "/api",
            "/api/v1/me/",
        )
        for path, query in product(paths, ("", "?next=https://evil.example", "?url=//evil.example")):
            nobody = Browser(world.app, origin="http://evil.example")
            reply = await nobody.send_anywhere("GET", f"http://localhost{path}{query}")
            assert reply.status in (200, 404), path
            assert "evil" not in reply.body.decode() + str(reply.headers)


def policy_of(text: str) -> dict[str, set[str]]:
    """A content security policy by directive."""
    return {name: set(rest.split()) for name, _, rest in (part.strip().partition(" ") for part in text.split(";"))}


def strange() -> Iterator[tuple[tuple[bytes, str], ...]]:
    """What another site's request says of where it comes from, and every contradiction with ours."""
    for origin in OTHERS:
        yield ((b"origin", origin),)
        yield ((b"sec-fetch-site", "same-origin"), (b"origin", origin))
    for site in SITES:
        yield ((b"sec-fetch-site", site),)
        yield ((b"sec-fetch-site", site), (b"origin", OURS))
    yield ()
    yield ((b"referer", f"{OURS}/"),)
    yield ((b"x-requested-with", "XMLHttpRequest"), (b"x-csrf-token", "1"))
