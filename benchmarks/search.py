"""Look-ups through the whole stack against the same statements on bare sqlite3, keystroke by keystroke.

`python -m benchmarks.search DATABASE` on a demo of any scale, SQLite or PostgreSQL.
"""

from __future__ import annotations

import gc
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from benchmarks.figures import Goal, Measured, percentile, table
from benchmarks.keystrokes import PATHOLOGICAL, keystrokes, some
from db import connection
from db.records import Duty
from db.search import hits
from frontdesk.finding import find

_DUTY = Duty(0, "", "clerk", "1", date(2021, 9, 6))
Statement = tuple[str, Sequence[Any]]
_MANY = 500_000
"""From so many residents on, the goals are those of a million."""
MOST_P99 = {"SQLite": (2.0, 5.0), "PostgreSQL": (20.0, 100.0)}
"""Milliseconds, on the demo and at a million residents."""
MOST_PATHOLOGICAL = 10.0
"""Milliseconds, at a million residents on SQLite."""
MOST_OVER_BARE = 1.0
"""Milliseconds that the stack may add to its own statements on bare sqlite3."""


def _timed(work: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """Milliseconds of each text, warm: the whole run once before."""
    for text in texts:
        work(text)
    times = []
    gc.disable()
    for text in texts:
        begun = time.perf_counter()
        work(text)
        times.append((time.perf_counter() - begun) * 1000)
    gc.enable()
    return times


def _statements(texts: Sequence[str]) -> dict[str, list[Statement]]:
    """What the stack asks the engine for each text."""
    asked: dict[str, list[Statement]] = {}
    real = vars(hits)["execute"]
    for text in dict.fromkeys(texts):
        mine = asked.setdefault(text, [])

        def recording(sql: str, parameters: Sequence[object] = (), into: list[Statement] = mine) -> Any:
            into.append((sql, parameters))
            return real(sql, parameters)

        setattr(hits, "execute", recording)  # noqa: B010
        find(_DUTY, text)
    setattr(hits, "execute", real)  # noqa: B010
    return asked


def _line(name: str, times: Sequence[float]) -> list[object]:
    return [name, *(percentile(times, share) for share in (0.5, 0.95, 0.99)), max(times)]


def run(target: str, people: int = 300) -> Measured:
    """The table for one database."""
    connection.open_database(target)
    engine = "PostgreSQL" if connection.is_postgresql() else "SQLite"
    (residents,) = connection.execute("SELECT COUNT(*) FROM resident").fetchone()
    where, many = f"{residents:,} residents, {engine}", residents >= _MANY
    typed = keystrokes(some(people))
    worst = [text for text in PATHOLOGICAL for _ in range(5)]
    times = _timed(lambda text: find(_DUTY, text), typed)
    worst_times = _timed(lambda text: find(_DUTY, text), worst)
    rows = [
        _line(f"frontdesk, {len(typed):,} keystrokes", times),
        _line("frontdesk, pathological", worst_times),
    ]
    slow = percentile(times, 0.99)
    goals = [Goal(f"look-up, p99, {where}", slow, MOST_P99[engine][many], "ms")]
    if engine == "SQLite":
        if many:
            goals.append(Goal(f"pathological, worst, {where}", max(worst_times), MOST_PATHOLOGICAL, "ms"))
        asked = _statements([*typed, *worst])
        bare = sqlite3.connect(target)

        def ask(text: str) -> None:
            for sql, parameters in asked[text]:
                bare.execute(sql, parameters).fetchall()

        bare_times = _timed(ask, typed)
        rows.append(_line("bare sqlite3, the same statements", bare_times))
        rows.append(_line("bare sqlite3, pathological", _timed(ask, worst)))
        bare.close()
        over = slow - percentile(bare_times, 0.99)
        goals.append(Goal(f"look-up over bare sqlite3, p99, {where}", over, MOST_OVER_BARE, "ms"))
    connection.close_database()
    return Measured(table([f"{where}, ms", "p50", "p95", "p99", "worst"], rows), tuple(goals))


if __name__ == "__main__":
    print(run(sys.argv[1]))
