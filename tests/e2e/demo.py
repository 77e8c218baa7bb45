"""A server with the demo's Ana and Ben, a year behind them or more, and the clock standing still."""

import asyncio
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from api.demo import service
from api.demo.schemas import Year
from api.runtime import Runtime
from api.settings import Settings
from api.start import assemble, prepare
from tests.e2e.server import Served, copy_app, serve
from tests.world import SetClock

MOMENT: Final = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
"""A Tuesday."""


@contextmanager
def demo_server(years: int = 1) -> Iterator[Served]:
    """The same year over and over, when it is more than one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = Settings(data=folder / "data", key_file=folder / "keys" / "root.key")
        prepare(settings)
        once = service.read_year()
        year = once.model_copy(update={"weeks": once.weeks * years})
        with ThreadPoolExecutor(1) as thread:  # playwright's event loop runs in this one
            thread.submit(asyncio.run, _live(assemble(settings, SetClock(MOMENT)), year)).result()
        with serve(folder, app=copy_app(folder)) as served:
            served.clock.moment = MOMENT
            yield served


async def _live(runtime: Runtime, year: Year) -> None:
    await runtime.db.start()
    try:
        await runtime.db.write(lambda connection: service.live(runtime, connection, year, "Europe/Berlin"))
    finally:
        await runtime.db.stop()
