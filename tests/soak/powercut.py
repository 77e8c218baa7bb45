"""What a power cut leaves of recorded writes: what was synced, and of the rest what chance lets through.

`dropped`: nothing that was not synced has reached the disk.
`torn`: of each write that was not synced some sectors have, in any order across writes; a cut has or has not.
`kept`: all of it has (kill -9 leaves this).
"""

import random
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal

from tests.soak.recorder import Cut, Event, Remove, Sync, Told, Write

Fate = Literal["dropped", "torn", "kept"]
SECTOR: Final = 512


class PowerCut:
    """The files as they are found afterwards, and what had been told until then."""

    def __init__(self, before: dict[Path, bytes], events: Iterable[Event], fate: Fate, seed: int) -> None:
        self._files = {path: bytearray(content) for path, content in before.items()}
        self._waiting: dict[Path, list[Write | Cut | Remove]] = {}
        self._fate, self._chance = fate, random.Random(seed)
        self.told: set[int] = set()
        for event in events:
            self._follow(event)
        for path in list(self._waiting):
            self._let_chance_decide(path)

    @property
    def files(self) -> dict[Path, bytes]:
        return {path: bytes(content) for path, content in self._files.items()}

    def _follow(self, event: Event) -> None:
        match event:
            case Told(what):
                self.told |= what
            case Sync(path, succeeded=True):
                for waiting in self._waiting.pop(path, []):
                    self._apply(waiting)
            case Sync(path, succeeded=False):  # its pages count as clean now: no later sync will write them
                self._let_chance_decide(path)
            case Write() | Cut() | Remove():
                self._waiting.setdefault(event.path, []).append(event)

    def _let_chance_decide(self, path: Path) -> None:
        for event in self._waiting.pop(path, []):
            if self._fate == "kept":
                self._apply(event)
            elif self._fate == "torn" and isinstance(event, Write):
                for part in _sectors(event):
                    if self._chance.random() < 0.5:
                        self._apply(part)
            elif self._fate == "torn" and self._chance.random() < 0.5:
                self._apply(event)
            elif isinstance(event, Remove):
                return  # the old file is still the one of this name, and what came after it went to the new one

    def _apply(self, event: Write | Cut | Remove) -> None:
        if isinstance(event, Remove):
            self._files.pop(event.path, None)
            return
        content = self._files.setdefault(event.path, bytearray())
        if isinstance(event, Cut):
            del content[event.size :]
            return
        content.extend(bytes(max(0, event.at - len(content))))
        content[event.at : event.at + len(event.what)] = event.what


def _sectors(write: Write) -> Iterable[Write]:
    at, end = write.at, write.at + len(write.what)
    while at < end:
        until = min(end, (at // SECTOR + 1) * SECTOR)
        yield Write(write.path, at, write.what[at - write.at : until - write.at])
        at = until
