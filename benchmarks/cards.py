"""From Enter to the painted card, in a real terminal of 80x24.

`python -m benchmarks.cards DATABASE`, a demo of any scale; POSIX. People and their households by turns, among
them one of the largest of each.
"""

from __future__ import annotations

import sys

from benchmarks.figures import Goal, Measured, percentile, table
from benchmarks.keystrokes import some
from benchmarks.terminal import CLEAR, ENTER, F_KEYS, Terminal, module
from frontdesk.opening import close_office, open_office

MOST = 100.0
"""Milliseconds that 95 of 100 cards may take."""
_QUIET = 0.25
_AT_REST = 0.4
_DOWN = "\x1b[B"


def run(database: str, people: int = 40, seed: int = 3) -> Measured:
    """The table for one database: the cards of `people`, and from the list their households."""
    try:
        open_office(database)
        tails = [person.phone[-4:] + " " + person.name for person in some(people * 2, seed) if person.phone]
    finally:
        close_office()
    residents, households = [], []
    with Terminal(module("frontdesk", "--db", database, "--lang", "en")) as terminal:
        terminal.wait_for("On duty")
        terminal.settle(_AT_REST)
        for text in tails[:people]:
            residents.append(_opened(terminal, text, ENTER))
            households.append(_opened(terminal, text, f"{_DOWN}h"))
    return summary(residents[1:], households[1:])


def _opened(terminal: Terminal, text: str, key: str) -> float:
    """Milliseconds from the key to the last byte of the card."""
    terminal.answer_time(F_KEYS["F3"], _QUIET)
    terminal.answer_time(CLEAR, _QUIET)
    terminal.answer_time(text, _QUIET)
    return terminal.answer_time(key, _QUIET)


def summary(residents: list[float], households: list[float]) -> Measured:
    """The table of milliseconds, and the goal for both together."""
    rows = [
        [name, percentile(times, 0.5), percentile(times, 0.95), max(times)]
        for name, times in (("residents", residents), ("households", households))
    ]
    slow = percentile([*residents, *households], 0.95)
    return Measured(
        table([f"{len(residents)} cards of each, ms", "p50", "p95", "worst"], rows),
        (Goal("any card, p95", slow, MOST, "ms"),),
    )


if __name__ == "__main__":
    print(run(sys.argv[1]))
