"""A disk of a few megabytes that can be filled: a tmpfs over a folder, in a mount namespace of its own.

with small_disk(folder) as disk:
    Server(settings, output, disk.enter)     a process that has it where the folder is
    disk.fill()                              not one block is free any more
    disk.make_room()

Nobody else sees it, and it goes with the process that holds it. Root mounts it; anyone else does as root of a user
namespace. A machine that allows neither has no such disk: NoSmallDisk says what to allow.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.soak.server import ROOT

WAYS: Final = (("--mount",), ("--user", "--map-root-user", "--mount"))
_HOLD: Final = 'mount -t tmpfs -o size="$1" tmpfs "$0" && echo held && read -r _'
"""Until its input ends."""


class NoSmallDisk(RuntimeError):
    """Neither root nor a user namespace may mount a tmpfs here."""


@dataclass(frozen=True, slots=True)
class SmallDisk:
    pid: int
    folder: Path
    enter: tuple[str, ...]
    """What runs a command where the disk is."""

    @property
    def inside(self) -> Path:
        """The folder as it is there."""
        return Path(f"/proc/{self.pid}/root{self.folder}")

    @property
    def room(self) -> int:
        """Bytes that are free."""
        found = os.statvfs(self.inside)
        return found.f_bavail * found.f_frsize

    def fill(self, leave: int = 0) -> None:
        """With something else than a database, but for so many bytes."""
        with (self.inside / "ballast").open("ab", buffering=0) as ballast:
            while self.room > leave:
                ballast.write(bytes(self.room - leave))

    def make_room(self) -> None:
        (self.inside / "ballast").unlink()


@contextmanager
def small_disk(folder: Path, size: str = "4m") -> Iterator[SmallDisk]:
    refusals = []
    for way in WAYS:
        with subprocess.Popen(
            ["unshare", *way, "sh", "-c", _HOLD, folder, size],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as holder:
            assert holder.stdin
            assert holder.stdout
            assert holder.stderr
            if holder.stdout.readline() != "held\n":
                refusals.append(holder.stderr.read().strip())
                continue
            as_its_user = ("--user", "--preserve-credentials") if "--user" in way else ()
            enter = ("nsenter", f"--target={holder.pid}", "--mount", *as_its_user, f"--wd={ROOT}")
            try:
                yield SmallDisk(holder.pid, folder, enter)
            finally:
                holder.stdin.close()
            return
    raise NoSmallDisk(
        "A full disk cannot be tried here: nobody may mount a small file system. Start the container with "
        f"--cap-add SYS_ADMIN, or allow user namespaces. ({'; '.join(refusals)})"
    )
