"""A day's work in one process: does its memory grow, and is it quiet when nobody does anything?

`python -m benchmarks.endurance DATABASE`, a demo of any scale on SQLite (worked on is a copy); Linux.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import cycle, islice

from benchmarks.copies import copy_of
from benchmarks.figures import Goal, Measured, table
from benchmarks.keystrokes import looked_up, some
from benchmarks.terminal import CLEAR, ENTER, F_KEYS, Terminal, module
from db import connection

SWITCHES, LOOK_UPS, IDLE = 500, 5_000, 10.0
MOST_GROWTH, MOST_IDLE_BYTES = 5.0, 0
"""MB (2**20 bytes) of resident memory; bytes written to the terminal."""
_WARM_SWITCHES, _WARM_LOOK_UPS = 50, 500
# What a key leads to, told by the page's name as it stands in the title line and nowhere else.
_PAGES = (
    (F_KEYS["F2"], "  Log a walk-in"),
    (F_KEYS["F3"], "  Find"),
    (F_KEYS["F5"], "  To-do"),
    (F_KEYS["F6"], "  Packages"),
    (F_KEYS["F7"], "  Diary and requests"),
    (F_KEYS["F8"], "  Reports"),
    (F_KEYS["F1"], "  Help"),
    (F_KEYS["F3"], "  Find"),
    (ENTER, "  Resident"),
    (F_KEYS["F3"], "  Find"),
)
_SOMEBODY = "z"
# Longer than from one frame to the next at 240 a second, with the look-up between them.
_QUIET = 0.03
_AT_REST = 1.0


class Day:
    """A desk at work, which counts what it was asked to do."""

    def __init__(self, terminal: Terminal, texts: list[str]) -> None:
        self._terminal, self._texts = terminal, cycle(texts)
        self.switches = self.look_ups = 0

    def switch(self, count: int) -> None:
        """Goes to `count` pages, the name of each seen before the next key; Enter opens a card."""
        for key in (CLEAR, _SOMEBODY):
            self._terminal.answer_time(key, _AT_REST)
        for key, title in islice(cycle(_PAGES), count):
            self._terminal.drawn.clear()
            self._terminal.press(key)
            self._terminal.wait_for(title)
            self._terminal.settle(_QUIET)
            self.switches += 1

    def look_up(self, count: int) -> None:
        """Types `count` keys into the box, each answered before the next; empties it after every person."""
        for key in islice(self._keys(), count):
            self._terminal.drawn.clear()
            self.look_ups += self._terminal.answer_time(key, _QUIET) > 0

    def _keys(self) -> Iterator[str]:
        for text in self._texts:
            self._terminal.answer_time(CLEAR, _QUIET)
            yield from text

    def idle(self, seconds: float) -> int:
        """Bytes written while nobody does anything for so long, once all is at rest."""
        self._terminal.settle(_AT_REST)
        self._terminal.drawn.clear()
        self._terminal.rest(seconds)
        return len(self._terminal.drawn)


def run(database: str, switches: int = SWITCHES, look_ups: int = LOOK_UPS, idle: float = IDLE) -> Measured:
    """The table for one database: memory after each part of the day, and the bytes of an idle while."""
    connection.open_database(database)
    texts = looked_up(some(max(look_ups // 8, 20), 3), 3)
    connection.close_database()
    with copy_of(database) as copy:
        command = module("frontdesk", "--db", copy, "--lang", "en")
        with Terminal(command, {"TEXTUAL_FPS": "240"}) as terminal:
            terminal.wait_for("On duty")
            day, memory = Day(terminal, texts), [terminal.memory]
            day.look_up(_WARM_LOOK_UPS)
            day.switch(_WARM_SWITCHES)
            memory.append(terminal.memory)
            before = day.switches, day.look_ups
            day.switch(switches)
            memory.append(terminal.memory)
            day.look_up(look_ups)
            memory.append(terminal.memory)
            done = day.switches - before[0], day.look_ups - before[1]
            bytes_written = day.idle(idle)
            memory.append(terminal.memory)
    if done != (switches, look_ups):
        raise RuntimeError(f"asked for {switches} switches and {look_ups} look-ups, done {done}")
    return summary(memory, switches, look_ups, idle, bytes_written)


def summary(memory: list[float], switches: int, look_ups: int, idle: float, written: int) -> Measured:
    """The table: memory when opened, warm, after the switches, after the look-ups, and after resting."""
    warm = memory[1]
    names = (
        "opened",
        f"warm: {_WARM_LOOK_UPS} look-ups, {_WARM_SWITCHES} switches",
        f"{switches} switches of page on",
        f"{look_ups:,} look-ups on",
        f"{idle:g} s idle, {written} bytes written",
    )
    rows = [[name, held, f"{held - warm:+.2f}"] for name, held in zip(names, memory, strict=True)]
    return Measured(
        table(["one process", "RSS MB", "since warm"], rows),
        (
            Goal("memory grown since warm", max(memory[2:]) - warm, MOST_GROWTH, "MB"),
            Goal(f"written to the terminal in {idle:g} idle s", written, MOST_IDLE_BYTES, "bytes"),
        ),
    )


if __name__ == "__main__":
    print(run(sys.argv[1]))
