"""Power cuts, replayed from a recording of what Tend's own SQLite connections wrote: nothing acknowledged is lost.

The recording is one run of `SqliteDatabase`, pragmas and group commits and all, over several checkpoints. The cuts are
rebuilt from it afterwards, at 25 points each, with whatever was not synced dropped or torn.
"""

import asyncio
import random
import shutil
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

import pytest

from api.db import sqlite
from api.db.schema import run_once
from api.db.sqlite import SqliteDatabase, _Job
from api.settings import Settings
from tests.db.notes import numbers, put
from tests.db.test_crashes import check_file, path_of
from tests.soak.powercut import Fate, PowerCut
from tests.soak.recorder import Disk, Event, Sync, Told, Write, recorded
from tests.soak.rounds import ROUNDS

pytestmark = pytest.mark.anyio

POINTS: Final = 25
NOTES: Final = 1200
WRITERS: Final = 8
SIZE: Final = 6000  # three pages: several checkpoints in one recording


class Noting(SqliteDatabase):
    """Notes in the recording who is about to be told yes, at the first moment at which they could be."""

    disk: Disk

    def _commit(self, group: list[_Job]) -> None:
        super()._commit(group)
        told = frozenset(job.outcome[1] for job in group if job.outcome[0])
        self.disk.events.append(Told(told))


@dataclass
class Recording:
    """What was there before, what was written, and what was there afterwards."""

    before: dict[Path, bytes]
    events: list[Event]
    after: dict[Path, bytes]
    refused: int

    def points(self, seed: int) -> list[int]:
        """25 places in it, one in each twenty-fifth."""
        chance, step = random.Random(seed), len(self.events) / POINTS
        return [int(step * (n + chance.random())) for n in range(POINTS)]


async def record(settings: Settings, first: int = 0, fails_each: int = 0) -> Recording:
    """Write under load. `fails_each`: each so many syncs one fails."""
    file = Path(path_of(settings))
    before = files(file)
    syncs = count(1)
    refused = 0
    with recorded() as disk:
        db = Noting(str(file))
        db.disk = disk
        if fails_each:
            disk.fails = lambda _path: next(syncs) % fails_each == 0
        await db.start()
        turn = iter(range(first, first + NOTES))

        async def write_on() -> None:
            nonlocal refused
            for n in turn:
                try:
                    await db.write(put(n, size=SIZE))
                except Exception:
                    refused += 1

        await asyncio.gather(*(write_on() for _ in range(WRITERS)))
        recording = Recording(before, list(disk.events), files(file), refused)
        await db.stop()
    return recording


def files(database: Path) -> dict[Path, bytes]:
    """The database and its log; the shared index is made anew after a power cut."""
    found = (database, database.with_name(f"{database.name}-wal"))
    return {path: path.read_bytes() for path in found if path.exists()}


def lost(recording: Recording, point: int, fate: Fate, seed: int, settings: Settings) -> set[int]:
    """What somebody was told yes for and is not there after a power cut. The file must be sound in any case."""
    cut = PowerCut(recording.before, recording.events[:point], fate, seed)
    shutil.rmtree(settings.data)
    settings.data.mkdir()
    for path, content in cut.files.items():
        path.write_bytes(content)
    check_file(settings)
    return cut.told - set(run_once(settings.database, numbers))


class TestRecording:
    async def test_nothing_is_written_past_it(self, settings: Settings) -> None:
        """Replayed whole, it gives the files as they stand, byte for byte."""
        recording = await record(settings)
        assert PowerCut(recording.before, recording.events, "kept", 0).files == recording.after
        database = Path(path_of(settings))
        synced = [event for event in recording.events if isinstance(event, Sync) and event.path == database]
        assert len(synced) > 1, "several checkpoints"
        assert any(isinstance(event, Write) and event.path == database for event in recording.events)


class TestPowerCut:
    @pytest.mark.parametrize("seed", range(ROUNDS.cuts))
    async def test_nothing_acknowledged_is_lost_and_the_file_is_sound(self, settings: Settings, seed: int) -> None:
        recording = await record(settings)
        for point in recording.points(seed):
            for fate in ("dropped", "torn", "kept"):
                assert lost(recording, point, fate, seed + point, settings) == set()

    async def test_with_synchronous_normal_the_same_test_loses(
        self, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """So it can tell: most cuts take something with them. The others fall where a checkpoint has just synced."""
        monkeypatch.setitem(sqlite.PRAGMAS, "synchronous", 1)
        recording = await record(settings)
        monkeypatch.undo()
        losing = [point for point in recording.points(0) if lost(recording, point, "dropped", point, settings)]
        assert len(losing) > POINTS / 2


class TestFailedSync:
    async def test_it_is_never_acknowledged(self, settings: Settings) -> None:
        """Neither when it fails, nor by anything that comes later; and the next write gets its own answer."""
        with recorded() as disk:
            db = SqliteDatabase(path_of(settings))
            await db.start()
            await db.write(put(1))
            disk.fails = lambda _path: True
            for n in (2, 3):
                with pytest.raises(Exception, match="disk I/O error"):
                    await db.write(put(n))
                assert await db.read(numbers) == [1]
            disk.fails = lambda _path: False
            await db.write(put(4))
            assert await db.read(numbers) == [1, 4]
            await db.stop()
        assert run_once(settings.database, numbers) == [1, 4]

    @pytest.mark.parametrize("fate", ["dropped", "torn"])
    async def test_what_is_acknowledged_after_one_survives_a_power_cut(self, settings: Settings, fate: Fate) -> None:
        """As on Linux: pages whose sync failed count as clean, so a later sync that succeeds does not write them."""
        recording = await record(settings, fails_each=5)
        assert recording.refused > NOTES / 20
        for point in recording.points(7):
            assert lost(recording, point, fate, point, settings) == set()

    async def test_so_does_what_is_acknowledged_by_the_server_started_after_one(self, settings: Settings) -> None:
        """A start takes the log into the database, synced, before anybody is answered."""
        database = Path(path_of(settings))
        await record(settings)
        before = files(database)
        with recorded() as disk:
            db = SqliteDatabase(str(database))
            await db.start()
            disk.fails = lambda _path: True
            with pytest.raises(Exception, match="disk I/O error"):
                await db.write(put(NOTES, size=SIZE))
            db._reader.close()  # ends as a process does that is killed: its log stays
            torn_off = list(disk.events)
            left = files(database)
            disk.fails = lambda _path: False
            await db.stop()
        for path, content in left.items():
            path.write_bytes(content)
        database.with_name(f"{database.name}-shm").unlink(missing_ok=True)
        with recorded() as disk:
            run_once(settings.database, numbers)
            started = list(disk.events)
        assert list(files(database)) == [database], "no log is left to trust"
        later = await record(settings, first=NOTES + 1)
        whole = Recording(before, [*torn_off, *started, *later.events], {}, 0)
        begun = len(torn_off) + len(started)
        for point in (begun + n for n in later.points(3)):
            assert lost(whole, point, "dropped", point, settings) == set()
