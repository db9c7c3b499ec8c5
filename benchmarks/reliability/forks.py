"""Children that die: forked, so that hundreds of them take minutes and not hours."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from typing import Any

FAILED, REFUSED = 70, 71


def child(work: Callable[..., int], *given: Any) -> int:
    """Run the work in a child of its own; what it returned, or minus the signal that ended it.

    What it raises ends it with `FAILED`.
    """
    started = os.fork()
    if started == 0:
        code = FAILED
        try:
            code = work(*given)
        finally:
            os._exit(code)
    return _ended(started)


def killed_after(work: Callable[[Callable[[str], None]], None], lines: int) -> list[str]:
    """Run the work, which tells of what is done line by line, and kill it once so many have come.

    Returns:
        Every whole line it had written by its end.
    """
    reading, writing = os.pipe()
    started = os.fork()
    if started == 0:
        try:
            os.close(reading)
            work(lambda text: _write(writing, text))
        finally:
            os._exit(FAILED)
    os.close(writing)
    come = b""
    while come.count(b"\n") < lines and (more := os.read(reading, 1)):
        come += more
    os.kill(started, signal.SIGKILL)
    while more := os.read(reading, 65_536):
        come += more
    os.close(reading)
    _ended(started)
    return come.decode().split("\n")[:-1]


def _write(descriptor: int, text: str) -> None:
    os.write(descriptor, f"{text}\n".encode())


def _ended(started: int) -> int:
    _, status = os.waitpid(started, 0)
    return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def die_at_step(at: int) -> Callable[[], int]:
    """From now on count the steps of SQLite's statements, and die at that one; tells how many there were."""
    done = 0
    connect = sqlite3.connect

    def step() -> int:
        nonlocal done
        done += 1
        if done == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    def counted(*given: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*given, **named)
        connection.set_progress_handler(step, 50)
        return connection

    vars(sqlite3)["connect"] = counted
    return lambda: done


def remove(path: str) -> None:
    """A database with what lies beside it."""
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            os.unlink(f"{path}{ending}")
