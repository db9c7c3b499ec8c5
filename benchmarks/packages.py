"""Who may join a package and has not, and F6: `python -m benchmarks.packages DATABASE [MILLION]`.

The first page and the count of every package of the demo that not everybody may join, against the same
statements on bare sqlite3; and in a real terminal of 80x24 from the key to the last byte of F6, a package and
a session. POSIX.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.figures import Goal, Measured, percentile, table
from benchmarks.requests import Statement, recorded, timed
from benchmarks.terminal import ENTER, F_KEYS, Terminal, module
from db.connection import close_database, open_database
from db.packages import outreach, reading
from db.packages.outreach_of_bodies import BODIES
from db.records import PackageRun
from frontdesk.demo.day import DAY
from frontdesk.packages.listing import MOST_OUTREACH

MOST = {"demo": 20.0, "a million": 300.0}
"""Milliseconds."""
MOST_OVER_BARE, MOST_TIMES, LONG = 1.0, 2.0, 5.0
"""Milliseconds over bare sqlite3; or so many times as long, where that takes more than `LONG`."""
MOST_PAINTED = 100.0
_ROUNDS, _PAINTED = 15, 20
_QUIET, _AT_REST = 0.25, 0.4
_DOWN, _TO_FITNESS = "\x1b[B", 4
_ESCAPE, _TAB, _BACK_TAB, _TO_SESSIONS = "\x1b", "\t", "\x1b[Z", 3


def runs() -> Iterator[PackageRun]:
    """The latest run of each package that not everybody may join."""
    seen = set()
    for line in reading.lines(DAY, ended=True):
        run = reading.run(line.id)
        if (run.target or run.serves in BODIES) and run.series not in seen:
            seen.add(run.series)
            yield run


def asked_of(database: str, where: str) -> Measured:
    """The table for one database, `where` a key of `MOST`."""
    rows: list[list[object]] = []
    slowest, over = 0.0, 0.0
    with closing_both(database) as bare:
        for run in tuple(runs()):
            figures: list[float] = []
            for deed in (_page, _count):
                mine, its = _both(bare, run, deed)
                figures += [mine, its]
                slowest = max(slowest, mine)
                # Nothing over what is allowed is 0.
                allowed = its * MOST_TIMES if its > LONG else its + MOST_OVER_BARE
                over = max(over, mine - allowed)
            rows.append([run.name_en, outreach.count(run, DAY), *figures])
    head = [f"{where}, ms of processor time", "may join", f"{MOST_OUTREACH} of them", "bare", "count", "bare"]
    goals = (
        Goal(f"who may join, the slowest, {where}", slowest, MOST[where], "ms"),
        Goal(f"over what is allowed beside bare sqlite3, {where}", over, 0.0, "ms"),
    )
    return Measured(table(head, rows), goals)


def _page(run: PackageRun) -> object:
    return outreach.listed(run, DAY, MOST_OUTREACH)


def _count(run: PackageRun) -> object:
    return outreach.count(run, DAY)


def _both(bare: sqlite3.Connection, run: PackageRun, deed: object) -> tuple[float, float]:
    assert callable(deed)
    with recorded() as asked:
        deed(run)
    statements: tuple[Statement, ...] = tuple(asked)

    def ask() -> None:
        for sql, parameters in statements:
            bare.execute(sql, parameters).fetchall()

    mine = [timed(lambda: deed(run), _ROUNDS // 3) for _ in range(3)]
    its = [timed(ask, _ROUNDS // 3) for _ in range(3)]
    return percentile(mine, 0.5), percentile(its, 0.5)


@contextmanager
def closing_both(database: str) -> Iterator[sqlite3.Connection]:
    """The database open, and beside it bare."""
    open_database(database)
    bare = sqlite3.connect(database)
    try:
        yield bare
    finally:
        bare.close()
        close_database()


def painted(database: str) -> Measured:
    """The table of how soon F6, a package and one of its sessions are painted."""
    packages: list[float] = []
    opened: list[float] = []
    sessions: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "packages.db"
        shutil.copyfile(database, copy)
        with Terminal(module("frontdesk", "--db", str(copy), "--lang", "en")) as terminal:
            terminal.wait_for("On duty")
            terminal.settle(_AT_REST)
            for number in range(_PAINTED + 1):
                took = terminal.answer_time(F_KEYS["F6"], _QUIET)
                for _step in range(_TO_FITNESS):
                    terminal.answer_time(_DOWN, _QUIET)
                its = terminal.answer_time(ENTER, _QUIET)
                for _step in range(_TO_SESSIONS):
                    terminal.answer_time(_TAB, _QUIET)
                of_session = terminal.answer_time(ENTER, _QUIET)
                # Back to where the package began: its page keeps the section that was looked at.
                for key in (_ESCAPE, _ESCAPE, *(_BACK_TAB,) * _TO_SESSIONS):
                    terminal.answer_time(key, _QUIET)
                terminal.answer_time(F_KEYS["F3"], _QUIET)
                if number:  # the first time pages are made
                    packages.append(took)
                    opened.append(its)
                    sessions.append(of_session)
    painted_pages = (("F6, packages", packages), ("a package", opened), ("a session", sessions))
    rows = [
        [name, *(percentile(times, share) for share in (0.5, 0.95)), max(times)]
        for name, times in painted_pages
    ]
    goals = tuple(
        Goal(f"{name}, p95", percentile(times, 0.95), MOST_PAINTED, "ms") for name, times in painted_pages
    )
    return Measured(table(["from the key to the last byte, ms", "p50", "p95", "worst"], rows), goals)


def run(demo: str, million: str = "") -> list[Measured]:
    """All tables."""
    found = [asked_of(demo, "demo"), painted(demo)]
    return [*found, asked_of(million, "a million")] if million else found


if __name__ == "__main__":
    print(*run(*sys.argv[1:3]), sep="\n\n")
