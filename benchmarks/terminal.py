"""A program in a real terminal, driven through a pseudo-terminal. POSIX; memory is read on Linux only."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType

COLUMNS, ROWS = 80, 24
_PATIENCE = 2.0
F_KEYS = {"F1": "\x1bOP", "F2": "\x1bOQ", "F3": "\x1bOR", "F5": "\x1b[15~", "F6": "\x1b[17~"} | {
    "F7": "\x1b[18~",
    "F8": "\x1b[19~",
}
ENTER = "\r"
CLEAR = "\x15"  # Ctrl+U; Esc would do, but a terminal waits a while to see whether more follows it
_ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
# Unset, so that the warm runs leave compiled modules behind as an installation does.
_UNSET = frozenset({"PYTHONDONTWRITEBYTECODE", "TEXTUAL_FPS", "FRONTDESK_DB", "FRONTDESK_THEME"})
_SEQUENCES = re.compile(rb"\x1b\[[0-9;:<=>?]*[ -/]*[@-~]|\x1b[^\[]")


def module(name: str, *arguments: str) -> list[str]:
    """The command that runs a module of this checkout under the same Python."""
    return [sys.executable, "-m", name, *arguments]


def environment(also: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a program that is measured."""
    kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
    return kept | _TERMINAL | dict(also or {})


def words_of(drawn: bytes) -> bytes:
    """What was drawn without the sequences that place and colour it."""
    return _SEQUENCES.sub(b"", drawn)


def _take_terminal() -> None:
    """In the new process: the terminal is its own, so that it is told when the terminal goes."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """A program in a terminal of 80x24 cells; what it draws is kept as bytes, with the time of the last."""

    def __init__(self, command: Sequence[str], also: Mapping[str, str] | None = None) -> None:
        """Starts `command` with `also` in its environment."""
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.drawn = bytearray()
        self.started = self.last_drawn = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment(also), cwd=_ROOT,
            start_new_session=True, preexec_fn=_take_terminal,
        )  # fmt: skip
        os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def pump(self, patience: float) -> bool:
        """Takes what is drawn next, waiting at most `patience` seconds; False if nothing was."""
        if not select.select([self._master], [], [], patience)[0]:
            return False
        try:
            drawn = os.read(self._master, 1 << 16)
        except OSError:
            drawn = b""
        if not drawn:
            raise EOFError(
                f"the program ended: {words_of(bytes(self.drawn[-2000:])).decode(errors='replace')}"
            )
        self.last_drawn = time.perf_counter()
        self.drawn += drawn
        return True

    def wait_for(self, *marks: str, patience: float = 20.0) -> float:
        """Seconds from the start until every one of `marks` has been drawn.

        Raises:
            TimeoutError: one of them was not drawn within `patience` seconds.
        """
        wanted = [mark.encode() for mark in marks]
        end = time.perf_counter() + patience
        while not all(mark in self.drawn for mark in wanted):
            left = end - time.perf_counter()
            if left <= 0 or not self.pump(left):
                raise TimeoutError(f"not drawn within {patience} s: {marks}")
        return self.last_drawn - self.started

    def settle(self, quiet: float) -> None:
        """Takes what is drawn until nothing has been for `quiet` seconds."""
        while self.pump(quiet):
            pass

    def rest(self, seconds: float) -> None:
        """Takes what is drawn for so long, however much it is."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.pump(left)

    def press(self, keys: str) -> float:
        """Presses keys; the moment, to compare with `last_drawn`."""
        moment = time.perf_counter()
        os.write(self._master, keys.encode())
        return moment

    def answer_time(self, key: str, quiet: float) -> float:
        """Milliseconds from a key to the last byte before the screen stood still for `quiet` seconds.

        0 if nothing at all was drawn for two seconds.
        """
        pressed = self.press(key)
        if not self.pump(_PATIENCE):
            return 0.0
        self.settle(quiet)
        return (self.last_drawn - pressed) * 1000

    @property
    def memory(self) -> float:
        """The program's resident memory now, in MB (2**20 bytes)."""
        with open(f"/proc/{self._process.pid}/status", encoding="ascii") as status:
            return resident_megabytes(status.read())


def resident_megabytes(status: str) -> float:
    """VmRSS of the text of a /proc/PID/status, in MB (2**20 bytes)."""
    found = re.search(r"^VmRSS:\s+(\d+) kB$", status, re.MULTILINE)
    if found is None:
        raise ValueError("no VmRSS")
    return int(found[1]) / 1024
