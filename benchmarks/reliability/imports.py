"""A ledger of a hundred thousand people, killed while it is written: all of it, or nothing."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import date

from benchmarks.reliability import forks
from benchmarks.reliability.told import Told

_DAY = date(2021, 9, 6)


def killed_midway(times: int = 5, rows: int = 100_000) -> Told:
    """Take the ledger in once whole, then kill it at a moment drawn over that time, again and again."""
    from frontdesk import opening

    dice = random.Random(5)
    none = everything = some = 0
    with tempfile.TemporaryDirectory() as folder:
        ledger, empty = os.path.join(folder, "residents.csv"), os.path.join(folder, "empty.db")
        _write(ledger, rows)
        opening.create_office(empty, "同心社区", today=_DAY)
        opening.close_office()
        target = os.path.join(folder, "office.db")
        shutil.copyfile(empty, target)
        begun = time.monotonic()
        assert forks.child(lambda: _take_in(target, ledger)) == 0
        took, wanted = time.monotonic() - begun, _people(target)
        for _ in range(times):
            forks.remove(target)
            shutil.copyfile(empty, target)
            started = os.fork()
            if started == 0:
                os._exit(_take_in(target, ledger))
            time.sleep(dice.uniform(0.1, 1.0) * took)
            os.kill(started, signal.SIGKILL)
            os.waitpid(started, 0)
            there = _people(target)
            none += there == 0
            everything += there == wanted
            some += there not in (0, wanted)
    return Told(
        f"import of {wanted:,} rows killed midway, {times} times",
        "all or none",
        f"none {none}, all {everything}, some of it {some}",
        not some,
    )


def _write(ledger: str, rows: int) -> None:
    from frontdesk.ledgers.writing import write_table

    write_table(
        ledger,
        "x",
        ["姓名", "性别", "小区", "楼号", "单元", "房号"],
        (
            [
                f"张{chr(0x4E00 + n % 5000)}",
                "男",
                "怡乐园",
                str(n % 40 + 1),
                str(n % 3 + 1),
                str(100 + n // 120),
            ]
            for n in range(rows)
        ),
    )


def _take_in(target: str, ledger: str) -> int:
    from frontdesk import opening
    from frontdesk.ledgers import importing

    duty = opening.open_office(target, _DAY).duty
    importing.look_through(duty, importing.open_ledgers(ledger)).write(duty)
    opening.close_office()
    return 0


def _people(target: str) -> int:
    with closing(sqlite3.connect(target)) as raw:
        assert raw.execute("PRAGMA quick_check").fetchone() == ("ok",)
        return int(raw.execute("SELECT count(*) FROM resident").fetchone()[0])
