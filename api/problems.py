"""How a Problem becomes an answer, and how a route declares the ones it can give."""

import json
from datetime import date, datetime
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Scope

from api.errors import (
    Broken,
    Fault,
    Invalid,
    Malformed,
    MethodNotAllowed,
    NotFound,
    Problem,
    TooLarge,
)

MEDIA_TYPE = "application/problem+json"

log = structlog.get_logger()


class FaultOut(BaseModel):
    pointer: str
    message: str


class ProblemOut(BaseModel):
    """RFC 9457. `errors` is there for invalid input only, `returns_at` for what rests until a time-out is over,
    `again_on` for an ask that was answered no."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FaultOut] | None = None
    returns_at: datetime | None = None
    again_on: date | None = None


def can_give(*problems: type[Problem]) -> dict[int | str, dict[str, Any]]:
    """The `responses=` of a route that can give these problems."""
    by_status: dict[int | str, dict[str, Any]] = {}
    for problem in problems:
        known = by_status.setdefault(problem.status, {"model": ProblemOut, "description": ""})
        known["description"] = ", ".join(filter(None, [known["description"], problem.name]))
    return by_status


def answer(problem: Problem) -> Response:
    return Response(json.dumps(problem.body()), problem.status, headers=problem.headers(), media_type=MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Every error of the app leaves as a problem."""

    @app.exception_handler(Problem)
    async def _problem(_request: Request, problem: Problem) -> Response:
        return answer(problem)

    @app.exception_handler(RequestValidationError)
    async def _invalid(_request: Request, invalid: RequestValidationError) -> Response:
        errors = invalid.errors()
        if any(error["type"] == "json_invalid" for error in errors):
            return answer(Malformed())
        if any(error["loc"][0] == "path" for error in errors):
            return answer(NotFound())
        return answer(Invalid([_fault(error) for error in errors]))

    @app.exception_handler(HTTPException)
    async def _http(request: Request, fault: HTTPException) -> Response:
        known = {404: NotFound, 405: MethodNotAllowed, 413: TooLarge, 400: Malformed}
        response = answer(known.get(fault.status_code, Broken)())
        if fault.status_code == 405:
            told = (fault.headers or {}).get("Allow", "")
            response.headers["Allow"] = ", ".join(_methods_at(request)) or told
        return response

    @app.exception_handler(Exception)
    async def _broken(_request: Request, fault: Exception) -> Response:
        log_fault(fault)
        return answer(Broken())


def _methods_at(request: Request) -> list[str]:
    """What the path takes, over all its routes: the framework would name the first one's only."""
    path = route_template(request.scope)
    routes = [route for route in iter_route_contexts(request.app.routes) if route.path == path]
    return sorted({method for route in routes for method in route.methods or ()})


def route_template(scope: Scope) -> str:
    """Such as /api/v1/spaces/{space}."""
    return str(getattr(scope.get("route"), "path", "")) or "(static)"


def log_fault(fault: BaseException) -> None:
    """Where it broke, without what it broke on: messages can hold what people wrote."""
    places = []
    trace = fault.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_qualname}:{trace.tb_lineno}")
        trace = trace.tb_next
    cause = getattr(fault, "orig", None) if isinstance(fault, SQLAlchemyError) else None
    log.error("fault", fault=type(fault).__name__, cause=type(cause).__name__ if cause else None, at=places[-6:])


def _fault(error: dict[str, Any]) -> Fault:
    """Where and why, from Pydantic's words, which never hold the input. An unknown field's name is input."""
    place = [str(part) for part in error["loc"][1:]]
    if error["type"] == "extra_forbidden":
        return {"pointer": _pointer(place[:-1]), "message": "A field here is not known."}
    message = str(error["msg"]).removeprefix("Value error, ")
    if error["type"] == "uuid_parsing":  # Pydantic's words name the sign it stumbled over
        return {"pointer": _pointer(place), "message": "An id (UUID) is needed."}
    if error["type"] in ("value_error", "enum", "literal_error", "missing") or error["type"].endswith(
        ("_type", "_parsing", "_too_short", "_too_long", "_equal", "_mismatch", "_than")
    ):
        return {"pointer": _pointer(place), "message": message[:1].upper() + message[1:] + "."}
    return {"pointer": _pointer(place), "message": "This does not fit."}


def _pointer(place: list[str]) -> str:
    return "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in place)


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document: problems have their own media type and the one shape; `default` is what any route can give.

    FastAPI's own 422 is taken out: a path that does not fit is the one 404, and bodies declare theirs.
    """
    if app.openapi_schema is None:
        schema = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        for operations in schema["paths"].values():
            for operation in operations.values():
                _describe_problems(operation["responses"], has_body="requestBody" in operation)
                for parameter in operation.get("parameters", ()):
                    _describe_absence(parameter["schema"])
        schemas = schema["components"]["schemas"]
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        app.openapi_schema = schema
    return app.openapi_schema


def _describe_absence(schema: dict[str, Any]) -> None:
    """A parameter can be left out; there is no way to write null in an address or a header."""
    options = [option for option in schema.pop("anyOf", ()) if option != {"type": "null"}]
    schema.update(options[0] if len(options) == 1 else {"anyOf": options} if options else {})


def _describe_problems(responses: dict[str, Any], *, has_body: bool) -> None:
    if "HTTPValidationError" in json.dumps(responses.get("422", {})):
        del responses["422"]
    problem = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemOut"}}}
    for status, response in responses.items():
        if int(status) >= 400:
            response["content"] = problem
    if has_body:
        responses["400"] = {"description": Malformed.name, "content": problem}
    responses["default"] = {"description": "Any other refusal", "content": problem}
