"""A desk in a real terminal whose PC is suspended: the clock on the wall goes on, the processor's does not.

The program is stopped, the clock that it reads is put forward by libfaketime (the monotonic one stays), and
it goes on; as after a real suspend nothing tells it. Debian has the library in its package `faketime`.
"""

from __future__ import annotations

import os
import random
import signal
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

from benchmarks.reliability.told import Told

_PLACES = ("/usr/lib", "/usr/local/lib", "/opt/homebrew/lib")
_NAME = "libfaketimeMT.so.1"
_DAY = "2021-09-06"
_PASSWORD = "海纳百川 2021"
_LOCKS_AFTER = 60.0
_ASLEEP_LONG = 8 * 3600.0
_WHAT, _BAR = "suspended with somebody logged in", "locked within 1 s of its time, or of waking up"


def library() -> Path | None:
    """Where libfaketime is, if it is here."""
    return next((found for place in _PLACES for found in sorted(Path(place).rglob(_NAME))), None)


def late_by(times: int = 5) -> Told:
    """Sleep past the time of the lock, and until shortly before it, and see when the desk locks itself."""
    faketime = library()
    if faketime is None:
        return Told(_WHAT, _BAR, f"not tried: there is no {_NAME} here", met=False)
    dice = random.Random(9)
    past: list[float] = []
    before: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        target = os.path.join(folder, "office.db")
        _make(target)
        for _ in range(times):
            past.append(_lateness(target, folder, faketime, _ASLEEP_LONG))
            before.append(_lateness(target, folder, faketime, _LOCKS_AFTER - dice.uniform(4.0, 6.0)))
    return Told(
        f"{_WHAT}, {times} times past the time of the lock and {times} times until shortly before it",
        _BAR,
        f"at most {max(past):.2f} s after waking up, between {min(before):.2f} and {max(before):.2f} s "
        "after its time",
        max(past) <= 1.0 and max(map(abs, before)) <= 1.0,
    )


def _make(target: str) -> None:
    from frontdesk import opening, signing_in
    from frontdesk.settings import keeping

    duty = opening.create_office(target, "同心社区", staff_name="王敏").duty
    signing_in.set_password(duty, duty.staff_id, _PASSWORD)
    keeping.set_value(duty, "lock_minutes", str(int(_LOCKS_AFTER) // 60))
    keeping.set_value(duty, "log_in", "yes")
    opening.close_office()


def _lateness(target: str, folder: str, faketime: Path, asleep: float) -> float:
    """Seconds between when the desk had to lock itself, asleep or awake, and when it had."""
    from tests.screens.terminal import Terminal

    clock = Path(folder) / "clock"
    _put_forward(clock, 0.0)
    faked = {
        "LD_PRELOAD": str(faketime), "FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1",
    }  # fmt: skip
    with patch.dict(os.environ, faked), Terminal("--db", target, "--today", _DAY) as terminal:
        # One person works here, who is not asked for by name.
        terminal.wait_for("王敏的密码")
        terminal.type(_PASSWORD)
        terminal.press("enter")
        terminal.wait_for("F9")
        terminal.type("z")
        touched = time.monotonic()
        terminal.wait_for("> z")
        terminal.signal(signal.SIGSTOP)
        _put_forward(clock, asleep)
        terminal.signal(signal.SIGCONT)
        due = max(touched + _LOCKS_AFTER - asleep, time.monotonic())
        terminal.wait_for("已锁定")
        locked = time.monotonic()
        with suppress(OSError):
            terminal.signal(signal.SIGKILL)
    return locked - due


def _put_forward(clock: Path, seconds: float) -> None:
    """Let the clock on the wall be so far ahead; in one step, for it is read at any moment."""
    rising = clock.with_suffix(".new")
    rising.write_text(f"+{seconds:.3f}s\n", encoding="ascii")
    rising.replace(clock)
