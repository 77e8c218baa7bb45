"""What the tests of this folder ask a server for: every operation, every kind of file, every row there is.

They are named after the requirements of the OWASP ASVS 5.0.0 that they show; docs/asvs.md has the whole list.
"""

from pathlib import Path
from typing import Final

from sqlalchemy import select

from models.base import metadata
from tests.proof.ways import NOWHERE, Ask, Sight, way_of
from tests.proof.wire import Operation, known
from tests.world import Phone, World, made

HTTPS: Final = "https://tend.example"
FILES: Final = {
    "index.html": "<!doctype html><title>Tend</title>",
    "away.html": "<!doctype html><title>New tab</title>",
    "sw.js": "// worker",
    "manifest.webmanifest": "{}",
    "icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "assets/index-1a2b.js": "// app",
    "assets/index-1a2b.css": "/* looks */",
}
UNSAFE: Final = tuple(operation for operation in known().values() if not operation.is_read)
SAFE: Final = tuple(operation for operation in known().values() if operation.is_read)


def build(folder: Path) -> Path:
    """A folder as the web app's build leaves it."""
    (folder / "assets").mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text)
    return folder


def ask_of(world: World, operation: Operation, phone: Phone | None = None) -> Ask:
    """A plain request of an operation, by Ana about her space."""
    me = phone.name if phone else "ana"
    sight = Sight(me, made("space/us"), world.runtime.library, me=NOWHERE, others=(NOWHERE,))
    return way_of(operation).asks(sight, 0)[0]


async def rows(world: World) -> dict[str, list[str]]:
    """All that is stored, by table."""
    return await world.runtime.db.read(
        lambda connection: {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for table in metadata.sorted_tables
        }
    )


async def settle(world: World) -> Phone:
    """Ana, in a space of hers."""
    ana = await world.sign_up("ana")
    await world.make_space(ana)
    return ana
