"""The disk is full at one write after the other of each job: nothing is lost, nothing half-made stays."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.reliability import forks
from benchmarks.reliability.full_disk_jobs import JOBS, Job
from benchmarks.reliability.small_disk import Disk, on_a_small_disk
from benchmarks.reliability.told import Told

_MOST = 16_000
"""Pages; more than anything needs."""
_DATABASE = re.compile(r"\.(db|backup)$")
_BESIDE = re.compile(r"\.db-(wal|shm)$")
_WHOLE_CONTENT = re.compile(r"[0-9a-f]{64}")

State = dict[str, object]


def at_each_write(step: int = 1, last: int = 12, jobs: tuple[Job, ...] = JOBS) -> Told:
    """Do each job with room for a little more each time, until it succeeds.

    Args:
        step: how many times coarser than each job asks for.
        last: how many of the last pages are tried one by one all the same: small files are written last.
        jobs: which.
    """

    def work(disk: Disk) -> list[object]:
        found = [_tried(disk, job, _Rooms(job.step * step, last)) for job in jobs]
        return [disk.name, *(sum(numbers) for numbers in zip(*found, strict=True))]

    on, full, lost, unsaid, done = on_a_small_disk(work)
    names = ", ".join(job.name for job in jobs)
    return Told(
        f"disk full at each write of {len(jobs)} jobs ({names})",
        "0 lost, form kept, said, nothing half-written left",
        f"{full} times full on {on}, {unsaid} not said; {lost} with anything lost or half-written",
        done == len(jobs) and full > 0 and not (lost or unsaid),
    )


def _tried(disk: Disk, job: Job, rooms: _Rooms) -> tuple[int, int, int, int]:
    """How often it was full, how often anything was lost, how often it was not said; whether it was done."""
    with tempfile.TemporaryDirectory(dir=disk.folder.parent.parent) as place:
        template = Path(place) / "template"
        template.mkdir()
        job.prepare(template)
        # Once with room and in this process: so what it needs is loaded, and children begin at once.
        _lay_out(template, disk.folder)
        job.do(disk.folder)
        full = lost = unsaid = 0
        for room in rooms:
            _lay_out(template, disk.folder)
            before = _state(disk.folder)
            code = disk.run(room, _do, job, disk.folder)
            after = _state(disk.folder)
            if code == 0:
                rooms.enough(room)
                continue
            full += 1
            unsaid += code != forks.REFUSED
            # Nothing of it is there, or (where it goes in steps) all of a step; with room it goes through.
            lost += not (after == before or job.may_leave(before, after))
            lost += disk.run(_MOST, _do, job, disk.folder) != 0
        _clear(disk.folder)
    return full, lost, unsaid, int(rooms.was_enough)


class _Rooms:
    """Room for ever more pages in steps; from the first that was enough a few pages back, one by one."""

    def __init__(self, step: int, last: int) -> None:
        self._step, self._last = step, min(step - 1, last)
        self._least: int | None = None

    def __iter__(self) -> Iterator[int]:
        for room in range(0, _MOST, self._step):
            yield room
            if self._least is not None:
                break
        if self._least is not None:
            yield from range(self._least - 1, max(self._least - 1 - self._last, 0), -1)

    def enough(self, room: int) -> None:
        """It went through with that."""
        self._least = room if self._least is None else min(self._least, room)

    @property
    def was_enough(self) -> bool:
        """Whether it ever went through."""
        return self._least is not None


def _do(job: Job, folder: Path) -> int:
    from db.records import Refused
    from frontdesk.words import reasons

    try:
        job.do(folder)
    except Refused as refused:
        said = reasons.say(refused.reason)
        return forks.REFUSED if refused.reason.code in job.said and said else forks.FAILED
    return 0


def _lay_out(template: Path, folder: Path) -> None:
    _clear(folder)
    shutil.copytree(template, folder, dirs_exist_ok=True)


def _clear(folder: Path) -> None:
    for one in folder.iterdir():
        shutil.rmtree(one) if one.is_dir() else one.unlink()


def _state(folder: Path) -> State:
    """What lies there: of databases what they hold, of other files their bytes.

    Not what SQLite keeps beside them, nor whole contents of attached files: one that nobody refers to is
    cleared away after a day.
    """
    found: State = {}
    for place, _folders, names in os.walk(folder):
        for name in names:
            path = Path(place) / name
            known = path.relative_to(folder).as_posix()
            if _BESIDE.search(name):
                continue
            if _DATABASE.search(name):
                found[known] = _held(path)
            elif not _is_whole_content(path):
                found[known] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def _is_whole_content(path: Path) -> bool:
    return (
        _WHOLE_CONTENT.fullmatch(path.name) is not None
        and hashlib.sha256(path.read_bytes()).hexdigest() == path.name
    )


def _held(path: Path) -> tuple[str, ...] | str:
    """Every row of every table, of a database that is whole."""
    with closing(sqlite3.connect(path)) as raw:
        try:
            if raw.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                return "damaged"
            if raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
                return "dangling"
        except sqlite3.DatabaseError as error:
            return type(error).__name__
        return (hashlib.sha256("\n".join(raw.iterdump()).encode()).hexdigest(),)
