"""A ledger of everybody into an empty office, against the least that has to be done for it.

`python -m benchmarks.intake DATABASE`, a demo of any scale on SQLite; memory on Linux. The least is: calamine
reads the file, executemany inserts the same rows into the same tables, and the search index is built. The
third way is the desk's own, on the screen, where only the longest wait for a turn counts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import date
from statistics import median
from time import perf_counter
from typing import NamedTuple

from benchmarks.figures import Goal, Measured, table

MOST_TIMES_LEAST, MOST_MEGABYTES_MORE, MOST_WAIT = 4.0, 60.0, 100.0
_TIMES = 5
_DAY = date(2021, 9, 6)
_TABLES = ("estate", "grid", "building", "household", "resident", "residency", "phone", "identity_paper")


class Taken(NamedTuple):
    """One way of taking the ledger in: seconds, and the most MB that its process held."""

    seconds: float
    megabytes: float


def run(database: str, times: int = _TIMES) -> Measured:
    """Exports everybody, then takes the ledger in both ways by turns, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        ledger, filled = os.path.join(folder, "residents.xlsx"), os.path.join(folder, "filled.db")
        rows = _export(database, ledger)
        _in_a_process("desk", ledger, filled)
        least, desk = [], []
        for place in range(times):
            least.append(_in_a_process("least", ledger, os.path.join(folder, f"least{place}.db"), filled))
            desk.append(_in_a_process("desk", ledger, os.path.join(folder, f"desk{place}.db")))
        screen = _in_a_process("screen", ledger, os.path.join(folder, "screen.db"))
    return summary(rows, least, desk, screen.seconds)


def summary(rows: int, least: list[Taken], desk: list[Taken], wait: float) -> Measured:
    """The table: medians, and the import as multiple of the least; the screen's longest `wait` in seconds."""
    seconds = {name: median(one.seconds for one in way) for name, way in (("least", least), ("desk", desk))}
    held = {name: median(one.megabytes for one in way) for name, way in (("least", least), ("desk", desk))}
    times, more = seconds["desk"] / seconds["least"], held["desk"] - held["least"]
    return Measured(
        table(
            [f"{rows} rows of .xlsx, medians of {len(desk)}", "s", "× least", "peak RSS MB", "more MB"],
            [
                ["calamine, executemany, index", seconds["least"], 1.0, held["least"], 0.0],
                ["frontdesk import", seconds["desk"], times, held["desk"], more],
            ],
        ),
        (
            Goal("a ledger to searchable", times, MOST_TIMES_LEAST, "× least"),
            Goal("memory beyond the least", more, MOST_MEGABYTES_MORE, "MB"),
            Goal("the screen's longest wait meanwhile", wait * 1000, MOST_WAIT, "ms"),
        ),
    )


def _export(database: str, ledger: str) -> int:
    from db.connection import close_database
    from frontdesk.ledgers.exporting import export
    from frontdesk.opening import open_office

    opened = open_office(database, _DAY)
    try:
        return export(opened.duty, "residents", ledger, full=True, reason="benchmark")
    finally:
        close_database()


def _in_a_process(*arguments: str) -> Taken:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.intake", *arguments], capture_output=True, text=True, check=True
    )
    return Taken(*json.loads(done.stdout))


def _least(ledger: str, target: str, filled: str) -> float:
    """Only what cannot be left out; the rows are those that the import made, read before the clock runs."""
    import sqlite3

    from python_calamine import load_workbook

    from db.connection import close_database, execute, open_database, raw, transaction
    from db.search import store

    with closing(sqlite3.connect(filled)) as source:
        content = {name: source.execute(f"SELECT * FROM {name}").fetchall() for name in _TABLES}
    open_database(target, create=True)
    began = perf_counter()
    load_workbook(ledger).get_sheet_by_index(0).to_python()
    with transaction():
        for name, rows in content.items():
            raw().executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)
        store.rebuild()
    taken = perf_counter() - began
    assert execute("SELECT COUNT(*) FROM resident_doc").fetchone()[0]
    close_database()
    return taken


def _desk(ledger: str, target: str) -> float:
    from db.connection import close_database
    from frontdesk.ledgers import importing
    from frontdesk.opening import create_office

    duty = create_office(target, "同心社区", today=_DAY).duty
    began = perf_counter()
    importing.look_through(duty, importing.open_ledgers(ledger)).write(duty)
    taken = perf_counter() - began
    close_database()
    return taken


def _screen(ledger: str, target: str) -> float:
    from benchmarks.waiting import longest_wait
    from frontdesk.opening import close_office, create_office

    create_office(target, "同心社区", today=_DAY)
    close_office()
    return longest_wait(ledger, target)


def _peak() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if sys.argv[1] == "least":
        print(json.dumps([_least(*sys.argv[2:5]), _peak()]))
    elif sys.argv[1] == "desk":
        print(json.dumps([_desk(*sys.argv[2:4]), _peak()]))
    elif sys.argv[1] == "screen":
        print(json.dumps([_screen(*sys.argv[2:4]), _peak()]))
    else:
        print(run(sys.argv[1]))
