"""What checks need of Debian: installed here if it is missing and we may."""

import os
import shutil
from typing import Final

from scripts.tasks import Task

LIMIT: Final = 900.0  # seconds; a slow line, not a hanging one


class CannotRun(Exception):
    """A part misses something that this machine must have; the text says how to get it."""


def find_chromium() -> None:
    """The browser that the browser tests drive. Raises CannotRun."""
    _find("chromium", "fonts-liberation", why="The browser tests need Chromium.")


def find_wrk() -> None:
    """What asks the servers of the benchmark. Raises CannotRun."""
    _find("wrk", why="The benchmark needs wrk.")


def _find(program: str, *more: str, why: str) -> None:
    if shutil.which(program):
        return
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        for words in (["update"], ["install", "--yes", "--no-install-recommends", program, *more]):
            Task([apt, "--quiet", *words], DEBIAN_FRONTEND="noninteractive").finish(LIMIT)
    if not shutil.which(program):
        raise CannotRun(f"{why} Install it: sudo apt-get install {program}")
