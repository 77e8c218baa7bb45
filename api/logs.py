"""Structured logs without what people wrote: no text, handle, token, address or path parameter."""

import logging
import time
from typing import Any

import structlog
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger()


def set_up(level: str) -> None:
    """JSON lines on stdout. Uvicorn's own access log, which holds addresses and paths, stays off."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        cache_logger_on_first_use=True,
    )


class RequestLog:
    """One line a request: the route's template, never the path itself."""

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
            log.info("request", method=scope["method"], route=_template(scope), status=status, ms=spent)


def _template(scope: dict[str, Any] | Scope) -> str:
    route: BaseRoute | None = scope.get("route")
    return str(getattr(route, "path", "")) or "(static)"
