"""The desk as a person has it: a process of its own in a terminal, read cell by cell. POSIX only."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import pexpect
import pyte

ROOT = Path(__file__).parents[2]
KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "down": "\x1b[B",
    "f3": "\x1bOR",
    "f5": "\x1b[15~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f10": "\x1b[21~",
}
_UNSET = (
    "COLORTERM",
    "COLUMNS",
    "FRONTDESK_DB",
    "FRONTDESK_THEME",
    "LINES",
    "NO_COLOR",
    "TEXTUAL",
    "TEXTUAL_COLOR_SYSTEM",
)
_PATIENCE = 120.0
# A control sequence (CSI) in one piece, or whatever else begins with ESC.
_SEQUENCE = re.compile(r"\x1b\[([0-9;:<=>?]*[ -/]*)([@-~])|\x1b([^\[])")


class Terminal:
    """`python -m frontdesk` with these arguments, in a terminal of so many cells."""

    def __init__(self, *arguments: str, size: tuple[int, int] = (80, 24), **environment: str) -> None:
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._raw = bytearray()
        kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
        locale = {"LANG": "zh_CN.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", "PYTHONUTF8": "1"}
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            sys.executable,
            ["-m", "frontdesk", *arguments],
            cwd=str(ROOT),
            dimensions=(size[1], size[0]),
            env={**kept, **locale, "TERM": "xterm-256color", **environment},
        )
        self._child.delaybeforesend = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._child.close(force=True)

    # What goes in.

    def type(self, text: str) -> None:
        """Press the keys of a text."""
        self._child.send(text)

    def press(self, *names: str) -> None:
        """Press named keys: those of `KEYS`, or `ctrl+x`."""
        for name in names:
            key = KEYS.get(name) or chr(ord(name.removeprefix("ctrl+")) & 0x1F)
            self._child.send(key)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self._screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self._child.kill(number)

    # What comes out.

    def cells(self, y: int) -> list[str]:
        """The cells of a row; the second one of a wide character is empty."""
        return [self._screen.buffer[y][x].data for x in range(self._screen.columns)]

    @property
    def rows(self) -> list[str]:
        """The rows of the screen as text."""
        return ["".join(self.cells(y)).rstrip() for y in range(self._screen.lines)]

    @property
    def text(self) -> str:
        """All rows."""
        return "\n".join(self.rows)

    @property
    def written(self) -> str:
        """Everything the program has written so far, as the terminal got it."""
        return self._raw.decode("utf-8", "replace")

    @property
    def sequences(self) -> list[tuple[str, str]]:
        """The escape sequences written so far: parameters and final letter of control sequences (CSI),
        `("", "ESC ]")` and the like for others."""
        return [
            (found[1], found[2]) if found[2] else ("", f"ESC {found[3]}")
            for found in _SEQUENCE.finditer(self.written)
        ]

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Read until the condition holds; AssertionError with the screen if it does not."""
        end = time.monotonic() + _PATIENCE
        while not condition():
            try:
                data = self._child.read_nonblocking(65_536, timeout=max(end - time.monotonic(), 0))
            except (pexpect.TIMEOUT, pexpect.EOF) as failed:
                raise AssertionError(
                    f"{type(failed).__name__} with this on the screen:\n{self.text}"
                ) from None
            self._raw += data
            self._stream.feed(data)

    def wait_for(self, *texts: str) -> None:
        """Read until all of these stand on the screen."""
        self.wait_until(lambda: all(text in self.text for text in texts))

    def wait_for_end(self) -> int:
        """Read until the program has ended; its exit code, or minus the number of a signal."""
        try:
            self.wait_until(lambda: False)
        except AssertionError:
            self._child.wait() if self._child.isalive() else None
        self._child.close()
        if self._child.exitstatus is not None:
            return self._child.exitstatus
        return -(self._child.signalstatus or 0)

    @property
    def is_restored(self) -> bool:
        """Whether the terminal was given back: the first screen, its cursor, no keyboard or mouse modes."""
        for mode, wanted in (("?1049", "l"), ("?25", "h")):
            switched = [letter for sequence, letter in self.sequences if sequence == mode]
            if not switched or switched[-1] != wanted:
                return False
        return True
