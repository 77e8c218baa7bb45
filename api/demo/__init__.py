"""Two linked people with a year behind them: to see how Tend is before writing in it oneself."""

import asyncio

import typer

from api.clock import Clock
from api.demo import service
from api.demo.people import ANA, BEN
from api.demo.zone import machine_zone
from api.runtime import Runtime
from api.settings import Settings
from api.start import assemble

__all__ = ["prepare_demo"]


def prepare_demo(settings: Settings, clock: Clock | None = None) -> str:
    """Make Ana, Ben and their year in a migrated database that has no person yet. Tells how to sign in, either way."""
    asyncio.run(_prepare(assemble(settings, clock)))
    return _greeting(settings)


async def _prepare(runtime: Runtime) -> None:
    await runtime.db.start()
    try:
        if await runtime.db.read(lambda connection: service.has_people(runtime.work(connection))):
            return
        typer.echo("Making the demo: two people and a year of check-ins. This happens once and takes a moment.")
        year, zone = service.read_year(), machine_zone()
        await runtime.db.write(lambda connection: service.live(runtime, connection, year, zone))
    finally:
        await runtime.db.stop()


def _greeting(settings: Settings) -> str:
    ways_in = "\n".join(
        f"  {someone.name}   name to sign in with: {someone.handle}   password: {someone.password}\n"
        f"        recovery code, good for one use: {someone.code}"
        for someone in (ANA, BEN)
    )
    return f"""
Tend's demo is at {settings.address}: Ana and Ben, who live together, and a year of their Sundays.
Sign in with a password, as either of them:

{ways_in}

To be both at once, open the address in two browser profiles and sign in as one in each.
All of it is made up. These passwords and codes are the same in every demo: write nothing of your own here.
The demo lives in a data folder of its own, {settings.data}. To start over, stop Tend
with Ctrl+C, delete that folder, and start the demo again.
"""
