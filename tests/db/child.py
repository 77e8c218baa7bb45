"""A process of its own that writes to a SQLite file, for tests that kill it.

python -m tests.db.child FILE load      writes as fast as it can; a line for each acknowledged write
python -m tests.db.child FILE crash     ends without a word right after COMMIT, before the answer
python -m tests.db.child FILE hold      holds the file; says "held"
python -m tests.db.child FILE full      runs into a file size limit, is given room again, and says what happened
"""

import asyncio
import os
import resource
import sys
from itertools import count

from api.db.sqlite import SqliteDatabase, _Job
from api.errors import StorageFull
from tests.db.notes import put

WRITERS = 32


class DiesAfterCommit(SqliteDatabase):
    def _commit(self, group: list[_Job]) -> None:
        super()._commit(group)
        os._exit(9)


async def load(db: SqliteDatabase) -> None:
    turn = count(int(sys.argv[3]))

    async def write_on() -> None:
        while True:
            say(await db.write(put(next(turn))))

    await asyncio.gather(*(write_on() for _ in range(WRITERS)))


async def crash(db: SqliteDatabase) -> None:
    say(await db.write(put(1)))


async def hold(_db: SqliteDatabase) -> None:
    say("held")
    await asyncio.sleep(60)


async def full(db: SqliteDatabase) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, hard))
    stored = 0
    try:
        for n in range(100):
            await db.write(put(n, size=20_000))
            stored += 1
    except StorageFull:
        say("full")
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    await db.write(put(stored, size=20_000))
    say(stored + 1)


def say(word: object) -> None:
    os.write(1, f"{word}\n".encode())


async def main(path: str, mode: str) -> None:
    db = (DiesAfterCommit if mode == "crash" else SqliteDatabase)(path)
    await db.start()
    await {"load": load, "crash": crash, "hold": hold, "full": full}[mode](db)
    await db.stop()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
