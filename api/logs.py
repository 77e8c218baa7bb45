"""Structured logs without what people wrote: no text, handle, token, address or path parameter."""

import json
import logging
import time
from typing import Any, Final

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import log_fault, route_template

log = structlog.get_logger()


def set_up(level: str) -> None:
    """JSON lines on stdout, and what libraries log along with them. Uvicorn is to bring no logging of its own."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(serializer=_to_json),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.BytesLoggerFactory(),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.WARNING, handlers=[_Libraries()], force=True)


def _to_json(event: dict[str, Any], **how: Any) -> bytes:
    """In ASCII: of what a request can bring into a line, such as a method, nothing breaks it in any reader."""
    return json.dumps(event, **how).encode()


class _Libraries(logging.Handler):
    """That a library has something to say, and where. Of its words only uvicorn's, about itself, are repeated."""

    def emit(self, record: logging.LogRecord) -> None:
        words: dict[str, str] = {}
        if record.name.startswith("uvicorn") and not record.exc_info:
            words = {"words": record.getMessage().strip().rpartition("\n")[2]}
        log.warning("library", logger=record.name, level_there=record.levelname.lower(), **words)
        if record.exc_info and record.exc_info[1]:
            log_fault(record.exc_info[1])


_UNSAID: Final = ("/api/v1/content", "(static)")
"""Pages, packs and help are the same for everyone; that someone opened them leaves no trace (design §2.11)."""
_READS: Final = ("GET", "HEAD")


class RequestLog:
    """One line a request: the route's template, never the path itself. None for who only reads the app's own words.

    Who reads what they may leaves a line only where more than usual is asked for: what it tells is when someone looks.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 500

        async def send_noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_noting)
        finally:
            spent = round((time.perf_counter() - began) * 1000, 1)
            route = route_template(scope)
            reads = scope["method"] in _READS
            if status >= 500 or not (reads and route.startswith(_UNSAID)):
                say = log.debug if reads and status < 400 else log.info
                say("request", method=scope["method"], route=route, status=status, ms=spent)
