"""A desk in a real terminal whose PC is suspended: the clock on the wall goes on, the processor's does not.

The program is stopped, the clock on the wall that it reads is put forward (`wall_clock.c`, compiled here and
now; the monotonic one stays), and it goes on; as after a real suspend nothing tells it.
"""

from __future__ import annotations

import mmap
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from benchmarks.reliability import every_place
from benchmarks.reliability.told import Told

_DAY = "2021-09-06"
_PASSWORD = "海纳百川 2021"
_SURNAME, _OF_SURNAME = "张", "zhang"
"""Of residents who are looked at; of nobody who works here."""
_LOCKS_AFTER = 60.0
_HOURS = 8 * 3600
_SETTLES = 1.0
"""Seconds after which the desk knows how the office wants it to be, and when it is to be locked."""
_WHAT, _BAR = "suspended with somebody logged in", "locked within 1 s of its time, or of waking up"


class _Sleep(NamedTuple):
    """For how many seconds the program stands still, by how many more its clock on the wall is ahead after
    that, and what is pressed to wake up the PC."""

    stopped: float
    ahead: int
    keys: str = ""


def late_by(times: int = 6, in_full: int = 3, database: str | None = None) -> Told:
    """Sleep past the time of the lock, and until shortly before it, and see when the desk has locked itself.

    Args:
        times: how often it sleeps until shortly before its time, past it woken without a key, and with one.
        in_full: how often the minute is waited for as it is: awake, and stopped with no clock put forward.
        database: a made-up community, which is made first where there is none.
    """
    with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, {"XDG_DATA_HOME": folder}):
        shim = Path(folder) / "wall_clock.so"
        if not compile_to(shim):
            return Told(_WHAT, _BAR, "not measured: no C compiler (cc) here, or not Linux", met=False)
        target = os.path.join(folder, "office.db")
        _make(target, database)
        dice = random.Random(9)
        past, by_a_key, before = (
            [_lateness(target, shim, sleep) for sleep in sleeps]
            for sleeps in (
                [_Sleep(1.0, _HOURS)] * times,
                [_Sleep(1.0, _HOURS, "\r"), _Sleep(1.0, _HOURS, "x")] * (times // 2),
                [_Sleep(1.0, dice.randint(50, 55)) for _ in range(times)],
            )
        )
        awake = [_lateness(target, shim, _Sleep(0.0, 0)) for _ in range(in_full)]
        stopped = [_lateness(target, shim, _Sleep(_LOCKS_AFTER + 3.0, 0)) for _ in range(in_full)]
    found = (
        f"{_from_to(past)} s after waking up past its time, {_from_to(by_a_key)} s where a key woke it up; "
        f"{_from_to(before)} s after its time, woken up before it"
    )
    if in_full:
        found += (
            f"; {in_full} times never suspended, {_from_to(awake)} s, and {in_full} times stopped past its "
            f"time with no clock put forward, {_from_to(stopped)} s"
        )
    return Told(
        f"{_WHAT} and residents on the screen, {times} times each way",
        _BAR,
        found,
        max(map(abs, past + by_a_key + before + awake + stopped)) <= 1.0,
    )


def _from_to(seconds: list[float]) -> str:
    return f"{min(seconds):.2f} to {max(seconds):.2f}"


def compile_to(shim: Path) -> bool:
    """Make what puts a clock forward; False where that cannot be done."""
    if sys.platform != "linux" or shutil.which("cc") is None:
        return False
    source = Path(__file__).with_name("wall_clock.c")
    subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", shim, source, "-ldl"], check=True)
    return True


def _make(target: str, database: str | None) -> None:
    from frontdesk import opening, signing_in
    from frontdesk.settings import keeping

    every_place.community(target, database)
    duty = opening.open_office(target).duty
    # Who may change settings: the only one with a password, and so not asked for by name.
    secretary = next(one for one in signing_in.may_be_set_by(duty) if "secretary" in one.roles)
    signing_in.set_password(duty, secretary.id, _PASSWORD)
    keeping.set_value(duty, "lock_minutes", str(int(_LOCKS_AFTER) // 60))
    keeping.set_value(duty, "log_in", "yes")
    opening.close_office()


def _lateness(target: str, shim: Path, sleep: _Sleep) -> float:
    """Seconds between when the desk had to lock itself, asleep or awake, and when nobody could be seen."""
    from tests.screens.terminal import Terminal

    clock = shim.with_name("ahead")
    clock.write_bytes(bytes(8))
    with Terminal(
        "--db", target, "--today", _DAY, LD_PRELOAD=str(shim), WALL_CLOCK_AHEAD=str(clock)
    ) as terminal:
        terminal.wait_for("的密码")
        terminal.type(_PASSWORD)
        terminal.press("enter")
        terminal.wait_for("F9")
        time.sleep(_SETTLES)
        terminal.type(_OF_SURNAME)
        touched = time.monotonic()
        terminal.wait_for(f"> {_OF_SURNAME}", _SURNAME)
        if sleep.stopped:
            terminal.signal(signal.SIGSTOP)
            time.sleep(sleep.stopped)
            put_forward(clock, sleep.ahead)
            terminal.type(sleep.keys)
            terminal.signal(signal.SIGCONT)
        due = max(touched + _LOCKS_AFTER - sleep.ahead, time.monotonic())
        terminal.wait_until(lambda: "已锁定" in terminal.text and _SURNAME not in terminal.text)
        locked = time.monotonic()
        with suppress(OSError):
            terminal.signal(signal.SIGKILL)
    return locked - due


def put_forward(clock: Path, seconds: int) -> None:
    """Let the clock on the wall be so far ahead."""
    with clock.open("r+b") as file, mmap.mmap(file.fileno(), 8) as mapped:
        mapped[:] = seconds.to_bytes(8, sys.byteorder)
