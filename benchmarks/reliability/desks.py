"""Four programs on one file, copies taken meanwhile, and a clock that was set back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.reliability.told import Told

_ROOT = Path(__file__).parents[2]


def edits(desks: int = 4, times: int = 500) -> Told:
    """Each reads a number and writes it plus one."""
    from db import journal
    from db.connection import close_database, open_database, transaction
    from db.tables import Resident, Staff

    with tempfile.TemporaryDirectory() as folder:
        target = os.path.join(folder, "office.db")
        open_database(target, create=True)
        with transaction():
            Staff.create(name="王敏")
            Resident.create(name="张", note="0")
        close_database()
        running = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.db.desk", "count", target, str(times)],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=_ROOT,
            )
            for _ in range(desks)
        ]  # fmt: skip
        said = ["".join(desk.communicate()) for desk in running]
        open_database(target)
        total = int(Resident.select().first().note)
        is_whole = journal.verify() is None
        close_database()
    errors = sum(bool(one) for one in said)
    return Told(
        f"{desks} processes × {times} edits",
        "exact total, 0 lock errors seen",
        f"total {total:,} of {desks * times:,}, {errors} errors, chain {'whole' if is_whole else 'broken'}",
        total == desks * times and not errors and is_whole,
    )


def stall(database: str | None = None, copies: int = 10) -> Told:
    """The longest that a writer waits while copies of the made-up community are taken."""
    from db import journal
    from db.connection import close_database, open_database
    from db.copies import kept_copies
    from db.records import Duty
    from db.tables import Estate
    from frontdesk.demo import build

    with tempfile.TemporaryDirectory() as folder:
        target = os.path.join(folder, "demo.db")
        if database is None:
            build(target)
        else:
            shutil.copyfile(database, target)
        open_database(target)
        duty = Duty(1, "", "clerk", "1", date(2021, 9, 6))
        waits: dict[bool, list[float]] = {False: [], True: []}
        copying, enough = threading.Event(), threading.Event()

        def write() -> None:
            while not enough.is_set():
                meanwhile, begun = copying.is_set(), perf_counter()
                with journal.operation(duty, "register_add") as entry:
                    entry.insert(
                        Estate, name=f"怡乐园{len(waits[False]) + len(waits[True])}", kind="commercial"
                    )
                waits[meanwhile].append(perf_counter() - begun)

        writer = threading.Thread(target=write)
        writer.start()
        took = []
        for number in range(copies):
            copying.clear()
            enough.wait(0.5)
            copying.set()
            begun = perf_counter()
            kept_copies.make(Path(target), datetime(2021, 9, 6) + timedelta(hours=number), "hourly")
            took.append(perf_counter() - begun)
        enough.set()
        writer.join()
        size = os.path.getsize(target) / 1e6
        close_database()
    alone, meanwhile = (1000 * max(waits[kind], default=0.0) for kind in (False, True))
    return Told(
        f"writing while {copies} copies of {size:.0f} MB are taken and checked",
        "no writer waits over 100 ms",
        f"longest {meanwhile:.0f} ms (without a copy {alone:.0f} ms), {len(waits[True]):,} writes; "
        f"a copy takes {sorted(took)[len(took) // 2]:.2f} s",
        meanwhile <= 100,
    )


def clock_back() -> Told:
    """Work, set the clock back six years, work on: the order stays, undo finds the last, and it is said."""
    from unittest.mock import patch

    from db import checking, clock, journal
    from db.connection import close_database, open_database, transaction
    from db.records import Duty
    from db.tables import Estate, Journal, Staff
    from frontdesk.rules.copy_ages import is_due

    with tempfile.TemporaryDirectory() as folder:
        open_database(os.path.join(folder, "office.db"), create=True)
        with transaction():
            Staff.create(name="王敏")
        now = clock.utc_now()
        back = now - timedelta(days=6 * 365)
        for year, moment in enumerate((now, back)):
            duty = Duty(1, "", "clerk", "1", moment.date())
            with patch.object(journal, "utc_now", lambda moment=moment: moment):
                for number in range(50):
                    with journal.operation(duty, "register_add") as entry:
                        entry.insert(Estate, name=f"{year}-{number}", kind="commercial")
        rows: Any = Journal.select(Journal.day).order_by(Journal.id).tuples()
        order = [row[0] for row in rows]
        misordered = sum(day != (now if place < 50 else back).date() for place, day in enumerate(order))
        misordered += journal.undo_last(duty).id != 100
        warned = any(one.reason.code == "clock_set_back" and not one.wrong for one in checking.findings())
        is_whole = journal.verify() is None
        close_database()
    copied = is_due(back, now, has_grown=True)
    return Told(
        "clock back six years in the middle of work",
        "nothing misordered, warned",
        f"{misordered} of 100 misordered, chain {'whole' if is_whole else 'broken'}, "
        f"{'warned' if warned else 'not warned'}, copies {'go on' if copied else 'stop'}",
        not misordered and warned and is_whole and copied,
    )
