"""From starting the program to its first painted frame, against a bare Textual app of the same parts.

`python -m benchmarks.startup DATABASE`, a demo of any scale; Linux.
"""

from __future__ import annotations

import sys
from statistics import median
from typing import NamedTuple

from benchmarks import bare_app
from benchmarks.figures import Goal, Measured, table
from benchmarks.terminal import Terminal, module

MOST_TIMES_BARE = 1.3
# Something from the first line, from the middle and from the last line: the whole frame is there.
_BARE_FRAME = (bare_app.TITLE, "Name 8", bare_app.LAST_KEY)
_DESK_FRAME = ("Front desk", "zhangnanyan", " Undo")
_FILLED = ("Open requests", "On duty")


class Start(NamedTuple):
    """One start: milliseconds to the first frame and MB held then; the desk also once it is filled."""

    painted: float
    memory: float
    filled: float = 0.0
    filled_memory: float = 0.0


def _bare() -> Start:
    with Terminal(module("benchmarks.bare_app")) as terminal:
        return Start(terminal.wait_for(*_BARE_FRAME) * 1000, terminal.memory)


def _desk(database: str) -> Start:
    with Terminal(module("frontdesk", "--db", database, "--lang", "en")) as terminal:
        painted, memory = terminal.wait_for(*_DESK_FRAME) * 1000, terminal.memory
        return Start(painted, memory, terminal.wait_for(*_FILLED) * 1000, terminal.memory)


def summary(bare: list[Start], desk: list[Start]) -> Measured:
    """The table: medians of each, and the desk's as multiples of the bare app's."""
    frame, memory = median(start.painted for start in bare), median(start.memory for start in bare)
    painted, held = median(start.painted for start in desk), median(start.memory for start in desk)
    filled, held_then = median(start.filled for start in desk), median(start.filled_memory for start in desk)
    rows = [
        [name, taken, taken / frame, megabytes, megabytes / memory]
        for name, taken, megabytes in (
            ("bare app, first frame", frame, memory),
            ("frontdesk, first frame", painted, held),
            ("frontdesk, notebook filled", filled, held_then),
        )
    ]
    return Measured(
        table([f"median of {len(desk)} starts", "ms", "× bare", "RSS MB", "× bare"], rows),
        (
            Goal("first frame", painted / frame, MOST_TIMES_BARE, "× bare app"),
            Goal("memory at the first frame", held / memory, MOST_TIMES_BARE, "× bare app"),
        ),
    )


def run(database: str, rounds: int = 15) -> Measured:
    """The table for one database; one warm start of each before, then turn by turn."""
    _bare(), _desk(database)
    bare, desk = [], []
    for _ in range(rounds):
        bare.append(_bare())
        desk.append(_desk(database))
    return summary(bare, desk)


if __name__ == "__main__":
    print(run(sys.argv[1]))
