"""Opening each register and scrolling through one of 10,000 entries, in a real terminal of 80x24.

`python -m benchmarks.registers DATABASE`, a demo of any scale on SQLite; POSIX. The file is copied first.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from benchmarks.figures import Goal, Measured, percentile, table
from benchmarks.terminal import ENTER, Terminal, module
from frontdesk.registers.all import LISTED

MOST_OPENING = 100.0
"""Milliseconds that 95 of 100 openings may take."""
MOST_SCROLLING = 1.5
"""How much longer a step in a list of 10,000 may take than in one of 628."""
_MANY = 10_000
_QUIET, _AT_REST = 0.25, 0.4
_ESCAPE, _DOWN, _MENU = "\x1b", "\x1b[B", "\x10"
_ROUNDS, _STEPS = 4, 40
_MADE = f"""WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < {_MANY})
    INSERT INTO volunteer (name, skill, phone) SELECT '志愿者' || n, '理发', '' FROM many"""


def run(database: str) -> Measured:
    """The table for one database."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "registers.db"
        shutil.copyfile(database, copy)
        with closing(sqlite3.connect(copy)) as made:
            made.execute(_MADE)
            made.commit()
        with Terminal(module("frontdesk", "--db", str(copy), "--lang", "en")) as terminal:
            terminal.wait_for("On duty")
            terminal.settle(_AT_REST)
            for keys in (_MENU, "registers", ENTER):
                terminal.answer_time(keys, _QUIET)
            opened = [_opened(terminal, register.title) for _ in range(_ROUNDS) for register in LISTED]
            short, long = _scrolled(terminal, "Registered members"), _scrolled(terminal, "Volunteers")
    return summary(opened[len(LISTED) :], short, long)


def _opened(terminal: Terminal, title: str) -> float:
    terminal.answer_time(title.split()[0].lower() + " " + title.split()[-1].lower(), _QUIET)
    took = terminal.answer_time(ENTER, _QUIET)
    terminal.answer_time(_ESCAPE, _QUIET)
    return took


def _scrolled(terminal: Terminal, title: str) -> list[float]:
    terminal.answer_time(title.lower(), _QUIET)
    terminal.answer_time(ENTER, _QUIET)
    terminal.answer_time(_DOWN, _QUIET)
    took = [terminal.answer_time(_DOWN, _QUIET) for _ in range(_STEPS)]
    for _ in range(2):
        terminal.answer_time(_ESCAPE, _QUIET)
    return took


def summary(opened: list[float], short: list[float], long: list[float]) -> Measured:
    """The table of milliseconds, and the goals."""
    named = (
        (f"opening one of {len(LISTED)} registers", opened),
        ("a step in a list of 628", short),
        (f"a step in a list of {_MANY:,}", long),
    )
    rows = [[name, percentile(times, 0.5), percentile(times, 0.95), max(times)] for name, times in named]
    return Measured(
        table(["ms", "p50", "p95", "worst"], rows),
        (
            Goal("opening any register, p95", percentile(opened, 0.95), MOST_OPENING, "ms"),
            Goal(
                "a step in 10,000 entries over one in 628, p50",
                percentile(long, 0.5) / percentile(short, 0.5),
                MOST_SCROLLING,
                "×",
            ),
        ),
    )


if __name__ == "__main__":
    print(run(sys.argv[1]))
