"""Between SQLite and the disk: notes every write, cut and sync of the database files, and can let a sync fail.

    with recorded() as disk:
        ...                        Tend's own connections, of this process, unchanged
    disk.events                    what reached the operating system, in order

It stands in SQLite's own place for this, a VFS over the operating system's one, made the default while the block runs.
The library is the one that Python's `sqlite3` uses, so whatever Tend opens passes here. Locks and the shared index
(-shm) do not: a power cut empties the index, and SQLite makes it anew from the log.
"""

import _sqlite3
import ctypes
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p, cast, pointer
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

NAME: Final = b"tend-recorded"
SYNC_FAILED: Final = 1034  # SQLITE_IOERR_FSYNC


@dataclass(frozen=True, slots=True)
class Write:
    path: Path
    at: int
    what: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """ftruncate."""

    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class Remove:
    path: Path


@dataclass(frozen=True, slots=True)
class Sync:
    """fsync or fdatasync. One that failed has promised nothing, and on Linux a later one does not make up for it."""

    path: Path
    succeeded: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody was told yes."""

    what: frozenset[int]


Event = Write | Cut | Remove | Sync | Told


@dataclass
class Disk:
    events: list[Event] = field(default_factory=list)
    fails: Callable[[Path], bool] = lambda _path: False
    """Asked at each sync: does it fail?"""


class _Methods(Structure):
    """sqlite3_io_methods, version 3."""

    _fields_ = (
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", c_void_p),
        ("truncate", c_void_p),
        ("sync", c_void_p),
        *((f"other{n}", c_void_p) for n in range(13)),
    )


class _File(Structure):
    _fields_ = (("methods", POINTER(_Methods)),)


class _Vfs(Structure):
    """sqlite3_vfs, version 3."""

    _fields_ = (
        ("version", c_int),
        ("file_size", c_int),
        ("path_most", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", c_void_p),
        ("delete", c_void_p),
        *((f"other{n}", c_void_p) for n in range(14)),
    )


_Open: Final = CFUNCTYPE(c_int, c_void_p, c_void_p, POINTER(_File), c_int, c_void_p)
_Delete: Final = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_Write: Final = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Truncate: Final = CFUNCTYPE(c_int, c_void_p, c_int64)
_Sync: Final = CFUNCTYPE(c_int, c_void_p, c_int)


@contextmanager
def recorded() -> Iterator[Disk]:
    """What this process opens with SQLite inside the block is recorded; it must be closed inside the block as well."""
    library = ctypes.CDLL(_sqlite3.__file__)
    library.sqlite3_vfs_find.restype = POINTER(_Vfs)
    usual = library.sqlite3_vfs_find(None)
    disk = Disk()
    ours = _Recorder(disk, usual.contents)
    assert library.sqlite3_vfs_register(pointer(ours.vfs), 1) == 0
    try:
        yield disk
    finally:
        assert library.sqlite3_vfs_register(usual, 1) == 0
        assert library.sqlite3_vfs_unregister(pointer(ours.vfs)) == 0


class _Recorder:
    """A copy of the usual VFS whose files have a copy of the usual methods, with ours in a few places."""

    def __init__(self, disk: Disk, usual: _Vfs) -> None:
        self._disk = disk
        self._paths: dict[int, Path] = {}
        self._methods: dict[int, _Methods] = {}
        self._alive: list[Any] = []  # what C code points to
        self.vfs = _Vfs.from_buffer_copy(usual)
        self.vfs.name = NAME
        self._open, self._delete = _Open(usual.open), _Delete(usual.delete)
        self.vfs.open = self._give(_Open(self._on_open))
        self.vfs.delete = self._give(_Delete(self._on_delete))

    def _give(self, function: Any) -> int:
        self._alive.append(function)
        address = cast(function, c_void_p).value
        assert address
        return address

    def _on_open(self, vfs: int, name: int | None, file: Any, flags: int, given: int | None) -> int:
        outcome: int = self._open(vfs, name, file, flags, given)
        if outcome == 0 and name:
            usual = file.contents.methods
            self._paths[ctypes.addressof(file.contents)] = Path(os.fsdecode(ctypes.string_at(name)))
            file.contents.methods = pointer(self._wrap(usual.contents))
        return outcome

    def _wrap(self, usual: _Methods) -> _Methods:
        known = self._methods.get(ctypes.addressof(usual))
        if known is None:
            known = _Methods.from_buffer_copy(usual)
            known.write = self._give(_Write(self._writing(_Write(usual.write))))
            known.truncate = self._give(_Truncate(self._cutting(_Truncate(usual.truncate))))
            known.sync = self._give(_Sync(self._syncing(_Sync(usual.sync))))
            self._methods[ctypes.addressof(usual)] = known
        return known

    def _writing(self, usual: Any) -> Callable[[int, int, int, int], int]:
        def write(file: int, source: int, size: int, at: int) -> int:
            what = ctypes.string_at(source, size)
            outcome: int = usual(file, source, size, at)
            self._disk.events.append(Write(self._paths[file], at, what))
            return outcome

        return write

    def _cutting(self, usual: Any) -> Callable[[int, int], int]:
        def truncate(file: int, size: int) -> int:
            outcome: int = usual(file, size)
            self._disk.events.append(Cut(self._paths[file], size))
            return outcome

        return truncate

    def _syncing(self, usual: Any) -> Callable[[int, int], int]:
        def sync(file: int, flags: int) -> int:
            path = self._paths[file]
            failed = self._disk.fails(path)
            outcome: int = SYNC_FAILED if failed else usual(file, flags)
            self._disk.events.append(Sync(path, succeeded=outcome == 0))
            return outcome

        return sync

    def _on_delete(self, vfs: int, name: bytes, durably: int) -> int:
        outcome: int = self._delete(vfs, name, durably)
        if outcome == 0:
            path = Path(os.fsdecode(name))
            self._disk.events.append(Remove(path))
            if durably:
                self._disk.events.append(Sync(path))
        return outcome
