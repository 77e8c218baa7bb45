"""Is the server there, and can it work?"""

from sqlalchemy import text

from api.errors import Busy
from api.problems import can_give
from api.routing import routes_at
from api.schemas import Out
from api.security.callers import AnyVisitor
from api.work import Work

router = routes_at("/health", "health")

_ping = text("SELECT 1")


class HealthOut(Out):
    status: str


@router.get("", responses=can_give())
async def show_health() -> HealthOut:
    """The process runs."""
    return HealthOut(status="ok")


@router.get("/ready", responses=can_give(Busy))
async def show_readiness(visitor: AnyVisitor) -> HealthOut:
    """The database answers."""
    await visitor.read(_ask_database)
    return HealthOut(status="ready")


def _ask_database(work: Work) -> None:
    work.run(_ping)
