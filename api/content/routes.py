"""The content, as every reader gets it: public, the same for everyone, checked anew by its ETag."""

from typing import Annotated, Any

from fastapi import Path, Request, Response

from api.content.cards import CardKind
from api.content.catalogue import Contents, LanguageOut, PackOut
from api.content.packs import Library, PackAbsent
from api.content.rituals import Ritual
from api.content.schemas import CheckIn, HelpNow, Page
from api.errors import NotFound
from api.problems import can_give
from api.routing import routes_at
from models.spaces import Kind

router = routes_at("/content", "content")

Language = Annotated[str, Path(min_length=2, max_length=6)]
Named = Annotated[str, Path(min_length=1, max_length=40)]
PageName = Annotated[str, Path(min_length=1, max_length=40)]
Version = Annotated[int, Path(ge=1, le=100_000)]

_UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "What If-None-Match names still holds."}}
_ANSWERS = _UNCHANGED | can_give(NotFound)


@router.get("", response_model=Contents, responses=_UNCHANGED)
async def show_contents(request: Request) -> Response:
    """The languages, and in each the kinds a space can have and the pages there are."""
    return _answer(request, "")


@router.get("/{language}", response_model=LanguageOut, responses=_ANSWERS)
async def show_language(request: Request, language: Language) -> Response:
    """Everything in a language at once. A device keeps it, so that nobody is asked when someone opens help."""
    return _answer(request, language)


@router.get("/{language}/help", response_model=HelpNow, responses=_ANSWERS)
async def show_help(request: Request, language: Language) -> Response:
    """Help now: the same for everyone; asking for it is noted nowhere."""
    return _answer(request, f"{language}/help")


@router.get("/{language}/pages/{page}", response_model=Page, responses=_ANSWERS)
async def show_page(request: Request, language: Language, page: PageName) -> Response:
    return _answer(request, f"{language}/pages/{page}")


@router.get("/{language}/{kind}", response_model=PackOut, responses=_ANSWERS)
async def show_pack(request: Request, language: Language, kind: Kind) -> Response:
    """A kind's words, its newest check-in, and what it has of rituals and kinds of card."""
    return _answer(request, f"{language}/{kind}")


@router.get("/{language}/{kind}/check-in/{version}", response_model=CheckIn, responses=_ANSWERS)
async def show_check_in(request: Request, language: Language, kind: Kind, version: Version) -> Response:
    """One version of a check-in: an old round is read with the words it was written with."""
    return _answer(request, f"{language}/{kind}/check-in/{version}")


@router.get("/{language}/{kind}/rituals/{name}/{version}", response_model=Ritual, responses=_ANSWERS)
async def show_ritual(request: Request, language: Language, kind: Kind, name: Named, version: Version) -> Response:
    """One version of a ritual: an old repair is read with the words it was written with."""
    return _answer(request, f"{language}/{kind}/rituals/{name}/{version}")


@router.get("/{language}/{kind}/cards/{name}/{version}", response_model=CardKind, responses=_ANSWERS)
async def show_card_kind(request: Request, language: Language, kind: Kind, name: Named, version: Version) -> Response:
    """One version of a kind of card: an old card is read with the words it was written with."""
    return _answer(request, f"{language}/{kind}/cards/{name}/{version}")


def _answer(request: Request, path: str) -> Response:
    library: Library = request.app.state.runtime.library
    try:
        body = library.body(path)
    except PackAbsent:
        raise NotFound from None
    headers = {"ETag": body.etag, "Cache-Control": "no-cache"}
    if _names(request.headers.get("If-None-Match", ""), body.etag):
        return Response(status_code=304, headers=headers)
    return Response(body.raw, media_type="application/json", headers=headers)


def _names(if_none_match: str, etag: str) -> bool:
    """Does the header name this tag? A cache may have made it weak (RFC 9110, 13.1.2)."""
    tags = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
    return etag in tags or tags == ["*"]
