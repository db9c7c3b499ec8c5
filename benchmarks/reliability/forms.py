"""A form in the middle of being typed, in a real terminal: the program ends in four ways; what is lost."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import tempfile
import time
from contextlib import closing

from benchmarks.reliability.told import Told
from tests.screens.terminal import Terminal

_DAY = "2021-09-06"
_F2 = "\x1bOQ"


def ended_in_the_middle(times: int = 6, database: str | None = None) -> Told:
    """Type on, end at some moment by a signal or by the window, and see how old what was lost is."""
    worst: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        office = os.path.join(folder, "demo.db")
        _make(office, database)
        dice = random.Random(3)
        for number in range(times):
            for way in ("SIGKILL", "SIGTERM", "SIGHUP", "window closed"):
                target = os.path.join(folder, f"{number}.db")
                shutil.copyfile(office, target)
                lost = _lost(target, way, dice.uniform(0.3, 2.5))
                worst[way] = max(worst.get(way, 0.0), lost)
                for ending in ("", "-wal", "-shm"):
                    if os.path.exists(target + ending):
                        os.unlink(target + ending)
    told = ", ".join(f"{way} {seconds:.2f} s" for way, seconds in worst.items())
    return Told(
        f"a form ended in the middle of typing, {times} times in each way",
        "≤ 1 s of typing lost",
        f"at most {told}",
        all(seconds <= 1.0 for seconds in worst.values()),
    )


def _make(office: str, database: str | None) -> None:
    if database is not None:
        shutil.copyfile(database, office)
        return
    from db.connection import close_database
    from frontdesk.demo import build

    build(office)
    close_database()


def _lost(target: str, way: str, seconds: float) -> float:
    """How old the oldest typed character was that is not in the draft."""
    moments: list[float] = []
    with Terminal("--db", target, "--today", _DAY) as terminal:
        terminal.wait_for("F9")
        terminal.type(_F2)
        terminal.wait_for("原话")
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            moments.append(time.monotonic())
            terminal.type("abcdefghij"[len(moments) % 10])
            terminal.wait_until(lambda: True)
            time.sleep(0.06)
        ended = time.monotonic()
        if way == "window closed":
            vars(terminal._child)["ptyproc"].fileobj.close()
            time.sleep(1.0)
        else:
            terminal.signal(getattr(signal, way))
            terminal.wait_for_end()
    _wait_until_written(target)
    kept = _kept(target)
    return ended - moments[kept] if kept < len(moments) else 0.0


def _wait_until_written(target: str) -> None:
    """A window that was closed: the program is still ending."""
    before = -1
    for _ in range(20):
        now = _kept(target)
        if now == before:
            return
        before = now
        time.sleep(0.25)


def _kept(target: str) -> int:
    """How many characters of what was typed are in the draft."""
    with closing(sqlite3.connect(target)) as raw:
        row = raw.execute("SELECT fields FROM draft ORDER BY saved_at DESC LIMIT 1").fetchone()
    return (
        max((len(text) for text in json.loads(row[0]).values() if text[:2] == "bc"), default=0) if row else 0
    )
