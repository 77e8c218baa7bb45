"""The session cookie on responses (design §5)."""

from typing import TYPE_CHECKING

from fastapi import Response

from api.auth.schemas import UnlockOut
from api.security.sessions import LASTS, Opened

if TYPE_CHECKING:
    from api.security.callers import Visitor


def set_cookie(response: Response, visitor: "Visitor", opened: Opened) -> UnlockOut:
    """Put a session just opened into the response, and say what the device needs to unlock the account key."""
    settings = visitor.runtime.settings
    response.set_cookie(
        settings.cookie_name,
        opened.token,
        max_age=int(LASTS.total_seconds()),
        path="/",
        secure=settings.has_secure_cookie,
        httponly=True,
        samesite="lax",
    )
    return UnlockOut(person=opened.person_id, wrapped_key=opened.wrapped_key)


def end_cookie(response: Response, visitor: "Visitor") -> None:
    """Take the cookie back, and everything else this origin left in the browser."""
    settings = visitor.runtime.settings
    response.delete_cookie(
        settings.cookie_name, path="/", secure=settings.has_secure_cookie, httponly=True, samesite="lax"
    )
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
