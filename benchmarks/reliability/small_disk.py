"""Disks on which there is only so much room: a small one of its own, or else limits on the sizes of files."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import tempfile
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from benchmarks.reliability import forks

PAGE = 4096
_SIZE = 64 << 20
_NEW_MOUNTS = 0x20000
_RECURSIVELY_PRIVATE = 0x4000 | 0x40000
_ALLOWED, _NOT_ALLOWED = 0, 1


class Disk(Protocol):
    """Where `folder` lies."""

    name: str
    """What kind of disk it is, for people."""
    folder: Path

    def run(self, room: int, work: Callable[..., int], *given: Any) -> int:
        """Run the work in a child while there is room for so many pages; what `forks.child` returns."""


class OwnDisk:
    """A disk in memory, which a file fills up but for so much."""

    name = "a small disk of its own"

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "office"
        self._filler = folder / "filler"
        self.folder.mkdir()

    def run(self, room: int, work: Callable[..., int], *given: Any) -> int:
        """See `Disk`."""
        disk = os.statvfs(self.folder)
        with self._filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max((disk.f_bavail - room) * disk.f_bsize, 1))
        try:
            return forks.child(work, *given)
        finally:
            self._filler.unlink()


class LimitedFiles:
    """No file may grow beyond so much: not the same, for what is small always has room."""

    name = "limits on the sizes of files"

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "office"
        self.folder.mkdir()

    def run(self, room: int, work: Callable[..., int], *given: Any) -> int:
        """See `Disk`."""
        return forks.child(_limited, room, work, *given)


def _limited(room: int, work: Callable[..., int], *given: Any) -> int:
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room * PAGE, resource.RLIM_INFINITY))
    return work(*given)


def on_a_small_disk(work: Callable[[Disk], Sequence[Any]]) -> list[Any]:
    """Do the work in a child that has a small disk where the system lets it mount one.

    Returns:
        What the work returns, which has to be made of what JSON knows.
    """
    place = Path(tempfile.mkdtemp())
    reading, writing = os.pipe()

    def do() -> int:
        folder = place / "disk"
        folder.mkdir()
        disk = OwnDisk(folder) if _mounted(folder) else LimitedFiles(folder)
        # What is written down on the way lies on the same disk, as on most PCs.
        tempfile.tempdir = str(disk.folder)
        os.environ["SQLITE_TMPDIR"] = str(disk.folder)
        os.environ["XDG_DATA_HOME"] = str(disk.folder / "data")
        with open(writing, "w", encoding="utf-8") as pipe:
            json.dump(list(work(disk)), pipe)
        return 0

    started = os.fork()
    if started == 0:
        os.close(reading)
        code = forks.FAILED
        try:
            code = do()
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(writing)
    with open(reading, encoding="utf-8") as pipe:
        told = pipe.read()
    _process, status = os.waitpid(started, 0)
    shutil.rmtree(place, ignore_errors=True)
    assert status == 0, "what was to be tried could not be prepared"
    found: list[Any] = json.loads(told)
    return found


def _mounted(folder: Path) -> bool:
    """Mount a disk in memory that nobody else sees; False where that is not allowed."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        return bool(
            libc.unshare(_NEW_MOUNTS) == 0
            and libc.mount(b"none", b"/", None, _RECURSIVELY_PRIVATE, None) == 0
            and libc.mount(b"tmpfs", bytes(folder), b"tmpfs", 0, f"size={_SIZE}".encode()) == 0
        )
    except (OSError, AttributeError):
        return False
