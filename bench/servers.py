"""Servers to measure, each a process of its own, ended with the block that asked for it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import httpx

from api.settings import Settings

STARTS_WITHIN: Final = 60.0


class NotOnDisk(Exception):
    """The folder is in memory, where a sync costs nothing: whatever is measured there is no measure."""


@contextmanager
def serve_tend(settings: Settings, folder: Path) -> Iterator[str]:
    """`tend serve` on a prepared database, as people run it; what it logs goes to a file. Gives its address."""
    flags = {"data": settings.data, "key-file": settings.key_file, "port": settings.port}
    command = [sys.executable, "-m", "api.cli", "serve", *(f"--{name}={value}" for name, value in flags.items())]
    environment = os.environ | {"TEND_DATABASE_URL": settings.database_url, "TEND_SIGNUP": "open"}
    with _process(command, folder / f"tend-{settings.port}.log", environment, settings.port, "/api/v1/health") as url:
        yield url


@contextmanager
def serve_floor(folder: Path) -> Iterator[str]:
    """The empty endpoint. Gives its address."""
    port = free_port()
    command = [sys.executable, "-m", "bench.floor", str(port)]
    with _process(command, folder / "floor.log", dict(os.environ), port, "/") as url:
        yield url


@contextmanager
def _process(command: list[str], log: Path, environment: dict[str, str], port: int, path: str) -> Iterator[str]:
    with log.open("w") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, env=environment, start_new_session=True)
        try:
            url = f"http://127.0.0.1:{port}"
            deadline = time.monotonic() + STARTS_WITHIN
            while not _answers(url + path):
                if process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"A server did not start:\n{log.read_text()}")
                time.sleep(0.05)
            yield url
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=1).is_success
    except httpx.HTTPError:
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def must_be_on_disk(folder: Path) -> None:
    """Raises NotOnDisk."""
    mounts = [line.split() for line in Path("/proc/self/mounts").read_text().splitlines()]
    under = [mount for mount in mounts if folder.resolve().is_relative_to(mount[1])]
    kind = max(under, key=lambda mount: len(mount[1]))[2] if under else ""
    if kind in ("tmpfs", "ramfs"):
        raise NotOnDisk(f"{folder} is in memory ({kind}): choose a folder on a disk.")
