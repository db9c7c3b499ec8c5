"""kill -9: while people are enrolled, and at any step of a migration."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from benchmarks.reliability import forks
from benchmarks.reliability.told import Told
from tests.db import schemas


def while_writing(times: int = 1_000) -> Told:
    """Kill a desk that enrols people one after the other; what it answered for has to be there."""
    from db import journal
    from db.connection import close_database, open_database
    from tests.db import desk

    dice = random.Random(1)
    answered: set[int] = set()
    corrupt = 0
    with tempfile.TemporaryDirectory() as folder:
        target = os.path.join(folder, "office.db")
        open_database(target, create=True)
        close_database()

        def work(tell: Callable[[str], None]) -> None:
            open_database(target)
            duty = desk.present_duty()
            while True:
                tell(str(desk.enrol(duty, "")))

        for time in range(times):
            answered.update(map(int, forks.killed_after(work, dice.randrange(1, 15))))
            if time % 50 == 49 or time == times - 1:
                corrupt += not _is_whole(target)
        open_database(target)
        there = _ids("SELECT id FROM resident")
        halves = len(there ^ _ids("SELECT resident_id FROM phone"))
        halves += abs(len(_ids("SELECT id FROM journal")) - len(there))
        broken = journal.verify() is not None
        close_database()
    lost = len(answered - there)
    return Told(
        f"{times:,} kill -9 while writing",
        "0 corrupt, 0 acknowledged lost",
        f"{corrupt} corrupt, {lost} of {len(answered):,} acknowledged lost, {halves} half-written, "
        f"chain {'broken' if broken else 'whole'}",
        not (corrupt or lost or halves or broken),
    )


def _ids(sql: str) -> set[int]:
    from db.connection import execute

    return {int(row[0]) for row in execute(sql).fetchall()}


def in_migrations(times: int = 200) -> Told:
    """Kill the opening of a database of each earlier schema, at steps drawn over all it does."""
    killed = wrong = dirty = 0
    with tempfile.TemporaryDirectory() as folder:
        for version in schemas.VERSIONS:
            path = schemas.unpack(version, Path(folder) / "office.db")
            before = {table: rows.keys() for table, rows in schemas.rows_of(path).items()}
            steps = _steps(path)
            _clear(path)
            for at in random.Random(version).choices(range(1, steps + 1), k=times):
                schemas.unpack(version, path)
                killed += forks.child(_upgrade, str(path), at) == -signal.SIGKILL
                dirty += not _is_whole(str(path))
                after = {table: rows.keys() for table, rows in schemas.rows_of(path).items()}
                wrong += any(not ids <= after.get(table, set()) for table, ids in before.items())
                wrong += forks.child(_upgrade, str(path), 0) != 0
                wrong += schemas.state_of(path) != _latest()
                _clear(path)
    return Told(
        f"{times} kill -9 in the migrations from each of {len(schemas.VERSIONS)} schemas",
        "old or new, foreign keys clean",
        f"{killed:,} killed, {wrong} neither old nor new or not gone on with, {dirty} not whole",
        not (wrong or dirty),
    )


def _latest() -> int:
    from db.migrations.runner import MIGRATIONS

    return MIGRATIONS[-1].version


def _steps(path: Path) -> int:
    """How many steps opening takes."""
    reading, writing = os.pipe()

    def work() -> int:
        count = forks.die_at_step(0)
        _open(str(path))
        os.write(writing, str(count()).encode())
        return 0

    assert forks.child(work) == 0
    os.close(writing)
    steps = int(os.read(reading, 64))
    os.close(reading)
    return steps


def _upgrade(path: str, at: int) -> int:
    forks.die_at_step(at)
    _open(path)
    return 0


def _open(path: str) -> None:
    from db.connection import close_database, open_database

    open_database(path)
    close_database()


def _clear(path: Path) -> None:
    for one in path.parent.glob("*"):
        if one.is_file():
            one.unlink()


def _is_whole(path: str) -> bool:
    with closing(sqlite3.connect(path)) as raw:
        return (
            raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            and raw.execute("PRAGMA foreign_key_check").fetchone() is None
        )
