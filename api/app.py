"""The service as a whole: routers, problems, what every request passes, the built web app."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from api import problems
from api.asks.routes import router as asks
from api.auth.routes import router as auth
from api.boundaries.routes import router as boundaries
from api.cards.routes import router as cards
from api.content.routes import router as content
from api.given.routes import router as given
from api.health.routes import router as health
from api.invites.routes import router as invites
from api.logs import RequestLog
from api.me.routes import router as me
from api.promises.routes import router as promises
from api.repairs.routes import router as repairs
from api.rounds.routes import router as rounds
from api.runtime import Runtime
from api.security.gate import DOCS_PATH, Gate
from api.spaces.routes import router as spaces
from api.static import Precompressed
from api.time_outs.routes import router as time_outs
from api.trends.routes import router as trends
from api.us.routes import router as us


def create_app(runtime: Runtime) -> FastAPI:
    """The ASGI app over one runtime. Its lifespan opens and closes the database."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await runtime.db.start()
        try:
            yield
        finally:
            await runtime.db.stop()

    docs = runtime.settings.docs
    app = FastAPI(
        title="Tend",
        version="1",
        description="Check in, mend, say where your limits are. Errors are RFC 9457 problems.",
        lifespan=lifespan,
        openapi_url="/api/openapi.json" if docs else None,
        docs_url=DOCS_PATH if docs else None,
        redoc_url=None,
        redirect_slashes=False,
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    app.state.runtime = runtime
    app.openapi = lambda: problems.describe(app)  # type: ignore[method-assign]
    problems.install(app)
    in_this_order = (
        spaces,
        rounds,
        repairs,
        trends,
        promises,
        boundaries,
        asks,
        cards,
        us,
        given,
        time_outs,
        content,
        auth,
        me,
        invites,
        health,
    )
    for router in in_this_order:
        app.router.routes.extend(router.routes)
    if runtime.settings.app.is_dir():
        app.frontend("/", directory=runtime.settings.app)
        app.add_middleware(Precompressed)
    app.add_middleware(Gate, settings=runtime.settings)
    app.add_middleware(RequestLog)
    return app
