"""The built web app goes out as the build compressed it: `name.br` or `name.gz` beside `name`, in its place."""

from typing import Final

from anyio import Path
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ENCODINGS: Final = {"br": ".br", "gzip": ".gz"}
"""What browsers take and the build made, the smaller first."""


class Precompressed:
    """Asks the app inside for a file's path instead of its bytes (ASGI's `pathsend`), and sends the smallest that fits.

    An ETag names the file, whatever it is compressed with, so it is a weak one.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith("/api"):
            await self.app(scope, receive, send)
            return
        accepted = _accepted(Headers(scope=scope).get("accept-encoding", ""))
        start: Message = {}

        async def send_smallest(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                headers = MutableHeaders(scope=message)
                headers.add_vary_header("Accept-Encoding")
                if "etag" in headers:
                    headers["etag"] = f"W/{headers['etag'].removeprefix('W/')}"
                return
            if start:
                begun, start = start, {}
                if message["type"] == "http.response.pathsend":
                    message = await _smallest(message["path"], accepted, MutableHeaders(scope=begun))
                await send(begun)
            await send(message)

        extensions = {**scope.get("extensions", {}), "http.response.pathsend": {}}
        await self.app({**scope, "extensions": extensions}, receive, send_smallest)


async def _smallest(path: str, accepted: list[str], headers: MutableHeaders) -> Message:
    """The body of the response with these headers, which are made to fit."""
    for encoding in accepted:
        twin = Path(path + _ENCODINGS[encoding])
        if await twin.is_file():
            headers["Content-Encoding"] = encoding
            path = str(twin)
            break
    body = await Path(path).read_bytes()
    headers["Content-Length"] = str(len(body))
    return {"type": "http.response.body", "body": body}


def _accepted(header: str) -> list[str]:
    """Of our encodings those that a request takes: named, and not with `q=0`."""
    named = {}
    for part in header.split(","):
        name, _, quality = part.partition(";")
        named[name.strip().lower()] = quality.replace(" ", "").lower() not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return [encoding for encoding in _ENCODINGS if named.get(encoding)]
