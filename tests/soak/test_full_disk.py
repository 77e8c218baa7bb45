"""A disk that fills up under `tend serve`: writing is told 507, reading goes on, and writing does once there is room.

The disk is a small file system of its own, and it is Tend's own writes that meet its end.
"""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from api.settings import Settings
from tests.db.test_crashes import check_file
from tests.soak.server import Server
from tests.soak.small_disk import SmallDisk, small_disk
from tests.soak.test_kills import Couple, check_that_every_yes_holds

pytestmark = pytest.mark.anyio

WRITERS: Final = 8
LEFT: Final = 600_000
WRITES_MOST: Final = 2000


@pytest.fixture
def disk(settings: Settings) -> Iterator[SmallDisk]:
    with small_disk(settings.data) as held:
        yield held


@pytest.fixture
def server(settings: Settings, disk: SmallDisk, tmp_path: Path) -> Iterator[Server]:
    serving = Server(settings, tmp_path / "output", disk.enter)
    try:
        serving.start()
        yield serving
    finally:
        serving.kill()


async def write_until_refused(couple: Couple) -> tuple[str, Any]:
    """Gives what had no room."""
    for _ in range(WRITES_MOST):
        path, body = couple.next("promise")
        body["words"] += "x" * 3500
        answered = await couple.ana.call("PUT", path, body)
        if answered.status_code == 507:
            assert answered.json()["type"] == "urn:tend:problem:storage-full"
            return path, body
        assert answered.status_code == 200, answered.text
        couple.ledger.hear_yes(path, body)
    raise AssertionError("the disk was never full")


async def test_a_full_disk_refuses_writing_and_keeps_every_yes_until_there_is_room(
    server: Server, disk: SmallDisk, settings: Settings
) -> None:
    couple = Couple(server, await server.sign_up("ana"), await server.sign_up("ben"))
    try:
        await couple.settle()
        disk.fill(leave=LEFT)
        before = couple.ledger.yes
        refused = await asyncio.gather(*(write_until_refused(couple) for _ in range(WRITERS)))
        assert couple.ledger.yes > before, "it was Tend that met the end of the disk"
        disk.fill()
        refused.append(await write_until_refused(couple))  # the log may still have room inside, and that counts
        told = {path: line.told for path, line in couple.ledger.lines.items()}
        assert await couple.found() == told, "reading goes on, and nothing that was refused is there"
        assert (await couple.ana.call("GET", "/health/ready")).status_code == 200
        server.kill()
        await asyncio.to_thread(server.start)
        assert await couple.found() == told, "nor does a server that is killed lose anything"
        disk.make_room()
        for path, body in refused:
            assert await couple.put(path, body)
        assert await couple.put(*couple.next("answer"))
        check_that_every_yes_holds(couple, await couple.found())
        server.end()
    finally:
        await server.hang_up()
    shutil.copytree(disk.inside, settings.data, dirs_exist_ok=True)
    check_file(settings)


def test_a_start_without_any_room_says_so_and_comes_up_once_there_is_some(server: Server, disk: SmallDisk) -> None:
    server.end()
    disk.fill()
    with pytest.raises(AssertionError, match="There is no room left on the disk of"):
        server.start()
    disk.make_room()
    server.start()
