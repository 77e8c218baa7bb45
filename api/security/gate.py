"""What every request passes and every response carries, as pure ASGI: checks first, headers last.

Also for errors, static files and answers the app never sees.
"""

from typing import Final

from starlette.datastructures import Headers
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import problems
from api.errors import Broken, CrossSite, Malformed, NotFound, NotJson, TooLarge
from api.settings import Settings

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types app"
)
_HEADERS: Final = Headers(
    {
        "Content-Security-Policy": CONTENT_SECURITY_POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), "
        "publickey-credentials-get=(self), publickey-credentials-create=(self)",
    }
).raw
"""As the server sends them: written once, not at each response."""
DOCS_PATH: Final = "/api/docs"
_DOCS_POLICY: Final = (
    b"default-src 'none'; script-src 'unsafe-inline' https://cdn.jsdelivr.net; style-src https://cdn.jsdelivr.net; "
    b"img-src data: https://fastapi.tiangolo.com; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""For the API's own page, which is off unless asked for: it brings its script from outside."""
BODY_MOST: Final = 512 * 1024
_DIGITS_MOST: Final = 15
_SAFE: Final = ("GET", "HEAD", "OPTIONS")
_ASSETS: Final = "/assets/"


class BrokenOff(Exception):
    """An answer broke off after its beginning had been sent; the connection ends."""


class Gate:
    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self._counted = RequestBodyLimitMiddleware(app, BODY_MOST)
        self._address = settings.address
        self._always = list(_HEADERS)
        if settings.is_https:
            self._always.append((b"strict-transport-security", b"max-age=63072000; includeSubDomains"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        begun = False

        async def send_with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                self._dress(scope["path"], message)
            await send(message)

        try:
            await self._way(scope)(_never_a_page(scope), receive, send_with_headers)
        except Exception as fault:
            problems.log_fault(fault)
            if begun:
                raise BrokenOff from None
            await problems.answer(Broken())(scope, receive, send_with_headers)

    def _way(self, scope: Scope) -> ASGIApp:
        """Where a request goes on: to the app, or to a refusal.

        Paths are straight. Unsafe methods come from our own pages (`Sec-Fetch-Site`, else `Origin`) as JSON, and what
        they bring is counted while it comes in.
        """
        if _is_crooked(scope["path"]):
            return problems.answer(NotFound())
        headers = Headers(scope=scope)
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdecimal()):
            return problems.answer(Malformed())
        if len(length) > _DIGITS_MOST or int(length) > BODY_MOST:
            return problems.answer(TooLarge())
        if scope["method"] in _SAFE:
            return self.app
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if (site is not None and site != "same-origin") or (site is None and origin is None):
            return problems.answer(CrossSite())
        if origin is not None and origin.lower() != self._address:
            return problems.answer(CrossSite())
        has_body = length != "0" or "transfer-encoding" in headers
        if has_body and headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
            return problems.answer(NotJson())
        return self._counted

    def _dress(self, path: str, message: Message) -> None:
        """Add what every response carries to one that begins."""
        headers: list[tuple[bytes, bytes]] = message["headers"]
        if path == DOCS_PATH and self.settings.docs:
            headers.append((b"content-security-policy", _DOCS_POLICY))
        known = {name for name, _ in headers}
        headers.extend(header for header in self._always if header[0] not in known)
        if b"cache-control" not in known:
            headers.append((b"cache-control", _caching(path, message["status"])))
        if not path.startswith("/api"):
            _say_charset(headers)


def _say_charset(headers: list[tuple[bytes, bytes]]) -> None:
    """Of an image in XML, which a browser else guesses."""
    for place, (name, value) in enumerate(headers):
        if name == b"content-type" and value.endswith(b"+xml"):
            headers[place] = (name, value + b"; charset=utf-8")


def _caching(path: str, status: int) -> bytes:
    """The API is never kept; hashed files never change once they are there; everything else is asked for again."""
    if path.startswith("/api"):
        return b"no-store"
    there = path.startswith(_ASSETS) and status < 400
    return b"public, max-age=31536000, immutable" if there else b"no-cache"


def _is_crooked(path: str) -> bool:
    """Without a beginning, or with `.`, `..` or an empty part inside: no page of ours, and nothing to lead on from."""
    parts = path.split("/")
    return len(parts) < 2 or parts[0] != "" or "" in parts[1:-1] or not {".", ".."}.isdisjoint(parts)


def _never_a_page(scope: Scope) -> Scope:
    """Who opens an unknown path under /api, or a missing asset, gets the 404: the app's page has no place there."""
    if scope["path"].startswith((_ASSETS, "/api/")) or scope["path"] == "/api":
        scope["headers"] = [(name, value) for name, value in scope["headers"] if name != b"accept"]
    return scope
