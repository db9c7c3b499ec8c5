"""The month's report, and F8: `python -m benchmarks.report DATABASE [REQUESTS]`.

All figures of a period and of the one before, with its typical cases and the plan of the next, as
`frontdesk report` tells them, on the demo and with a million requests around it (`benchmarks.many_requests`);
and in a real terminal of 80x24 from F8 to the last byte of the page. POSIX.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.figures import Goal, Measured, percentile, table
from benchmarks.requests import timed
from benchmarks.terminal import F_KEYS, Terminal, module
from db.connection import close_database, open_database
from db.records import Duty, Span
from frontdesk.demo.day import DAY
from frontdesk.report.closing import paragraph
from frontdesk.report.figures import report
from frontdesk.report.period import previous
from frontdesk.report.supplement import supplement

MOST = {"demo": 50.0, "a million": 1_000.0}
"""Milliseconds."""
MOST_PAINTED = 100.0
_ROUNDS, _PAINTED = 9, 20
_QUIET, _AT_REST = 0.25, 0.4
_MONTH = previous(Span(DAY.replace(day=1), date(DAY.year, DAY.month, 30)))
_SPANS = {
    "a month": _MONTH,
    "a quarter": Span(date(DAY.year, 4, 1), date(DAY.year, 6, 30)),
    "a year": Span(date(DAY.year - 1, 1, 1), date(DAY.year - 1, 12, 31)),
}


def counted(database: str, where: str) -> Measured:
    """The table of one database, `where` a key of `MOST`."""
    duty = Duty(1, "", "clerk", "1", DAY)
    rows: list[list[object]] = []
    open_database(database)
    try:
        for name, span in _SPANS.items():
            found = report(duty, span)
            took = [timed(partial(report, duty, span), 1) for _ in range(_ROUNDS)]
            more = [timed(partial(supplement, duty, found), 1) for _ in range(_ROUNDS)]
            rows.append(
                [
                    name,
                    found.now.intake.received,
                    percentile(took, 0.5),
                    max(took),
                    percentile(more, 0.5),
                    max(more),
                    timed(partial(paragraph, found.now), _ROUNDS),
                ]
            )
    finally:
        close_database()
    head = [f"{where}, ms of processor time", "requests", "p50", "worst"]
    head += ["cases and plan, p50", "worst", "its paragraph"]
    figures, told = rows[0][3], rows[0][5]
    assert isinstance(figures, float)
    assert isinstance(told, float)
    return Measured(
        table(head, rows), (Goal(f"a month's report, {where}", figures + told, MOST[where], "ms"),)
    )


def painted(database: str) -> Measured:
    """The table of how soon F8 is painted."""
    took: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "report.db"
        shutil.copyfile(database, copy)
        with Terminal(module("frontdesk", "--db", str(copy), "--lang", "en")) as terminal:
            terminal.wait_for("On duty")
            terminal.settle(_AT_REST)
            for number in range(_PAINTED + 1):
                its = terminal.answer_time(F_KEYS["F8"], _QUIET)
                terminal.answer_time(F_KEYS["F3"], _QUIET)
                if number:  # the first time the page is made
                    took.append(its)
    rows = [["F8, the figures", *(percentile(took, share) for share in (0.5, 0.95)), max(took)]]
    goals = (Goal("F8, p95", percentile(took, 0.95), MOST_PAINTED, "ms"),)
    return Measured(table(["from the key to the last byte, ms", "p50", "p95", "worst"], rows), goals)


def run(demo: str, requests: str = "") -> list[Measured]:
    """All tables."""
    found = [counted(demo, "demo"), painted(demo)]
    return [*found, counted(requests, "a million")] if requests else found


if __name__ == "__main__":
    print(*run(*sys.argv[1:3]), sep="\n\n")
