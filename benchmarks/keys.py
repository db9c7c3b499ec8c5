"""From a key to the painted results of the look-up it asks for, in a real terminal of 80x24.

`python -m benchmarks.keys DATABASE`, a demo of any scale; POSIX. The desk and two of `fixed_list` take turns,
look-up by look-up, at Textual's own frame rate and at 240 frames a second. Only keys that change the list
count: after the others (a blank, say) nothing is painted but the key, which would flatter the desk. So a
look-up ends with the last of them, and `PEOPLE` are as many as leave a hundred: each of these keys is
pressed on six desks and waited for, which makes three minutes in all.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

from benchmarks.figures import Goal, Measured, percentile, table
from benchmarks.keystrokes import looked_up, some
from benchmarks.terminal import CLEAR, Terminal, module
from db.records import Duty, Hit
from frontdesk.finding import Found, find
from frontdesk.opening import close_office, open_office
from screens.desk.answer import MOST_HITS

MOST = {"": 45.0, "240": 20.0}
"""Milliseconds that 95 of 100 keys may take, by the frames a second asked for ("": Textual's own 60)."""
MOST_TIMES_FIXED = 1.5
DESK, DRAWN, STANDING = "frontdesk", "fixed list, drawn anew", "fixed list, left standing"
# Longer than an answer and its painting, and another for each key, so that no key keeps step with the frames.
_QUIET, _JITTER = 0.12, 0.05
_AT_REST = 0.4
PEOPLE = 20


@dataclass
class Desk:
    """A desk that keys are pressed on, and the milliseconds of each that changes the list."""

    terminal: Terminal
    times: list[float] = field(default_factory=list)

    def look_up(self, text: str, changing: Sequence[bool], gaps: random.Random) -> None:
        """Types a text key by key into the empty box, each after the answer to the one before; empties it.

        Raises:
            RuntimeError: a key drew nothing.
        """
        for key, changes in zip(text, changing, strict=True):
            taken = self.terminal.answer_time(key, _QUIET + gaps.uniform(0, _JITTER))
            if not taken:
                raise RuntimeError(f"nothing drawn after a key of {text!r}")
            if changes:
                self.times.append(taken)
        self.terminal.answer_time(CLEAR, _QUIET)


def _look_ups(database: str, people: int, seed: int) -> list[tuple[str, list[bool]]]:
    """What is typed for each of `people` as far as it changes the list, and which of its keys do."""
    try:
        duty = open_office(database).duty
        return [_as_far_as_it_changes(duty, text) for text in looked_up(some(people, seed), seed)]
    finally:
        close_office()


def _as_far_as_it_changes(duty: Duty, text: str) -> tuple[str, list[bool]]:
    changing = list(_changing([find(duty, text[: end + 1], MOST_HITS + 1) for end in range(len(text))]))
    while changing and not changing[-1]:
        changing.pop()
    return text[: len(changing)], changing


def _changing(lists: Sequence[Found]) -> Iterator[bool]:
    before: tuple[Hit, ...] = ()
    for found in lists:
        yield found.hits != before
        before = found.hits


def run(database: str, people: int = PEOPLE, seed: int = 2) -> Measured:
    """The table for one database, over the keys of looking up `people`."""
    commands = {
        DESK: (module("frontdesk", "--db", database, "--lang", "en"), "On duty"),
        DRAWN: (module("benchmarks.fixed_list", database, "drawn"), f"{MOST_HITS}+"),
        STANDING: (module("benchmarks.fixed_list", database, "standing"), f"{MOST_HITS}+"),
    }
    first, *others = _look_ups(database, people, seed)
    gaps = random.Random(seed)
    with ExitStack() as stack:
        desks: dict[tuple[str, str], Desk] = {}
        for rate in MOST:
            for name, (command, opened) in commands.items():
                terminal = stack.enter_context(Terminal(command, {"TEXTUAL_FPS": rate} if rate else {}))
                terminal.wait_for(opened)
                terminal.settle(_AT_REST)
                desks[name, rate] = desk = Desk(terminal)
                desk.look_up(*first, gaps)  # loads what every later one finds loaded
                desk.times.clear()
        for look_up in others:
            for desk in desks.values():
                desk.look_up(*look_up, gaps)
    return summary({place: desk.times for place, desk in desks.items()})


def summary(times: dict[tuple[str, str], list[float]]) -> Measured:
    """The table of the milliseconds by name and frame rate, and its goals."""
    rows: list[list[object]] = []
    goals: list[Goal] = []
    for rate, most in MOST.items():
        frames = f"{rate or 'default'} fps"
        middle, slow = (percentile(times[DESK, rate], share) for share in (0.5, 0.95))
        goals.append(Goal(f"key to results, {frames}, p95", slow, most, "ms"))
        for name in (DESK, DRAWN, STANDING):
            its_middle, its_slow = (percentile(times[name, rate], share) for share in (0.5, 0.95))
            ratios = (middle / its_middle, slow / its_slow)
            rows.append([f"{name}, {frames}", its_middle, ratios[0], its_slow, ratios[1]])
            if name != DESK:
                goals.append(
                    Goal(f"{frames}, × {name}, worse of p50 and p95", max(ratios), MOST_TIMES_FIXED, "×")
                )
    keys = len(times[DESK, ""])
    head = [f"{keys} keys that change the list, ms", "p50", "desk is ×", "p95", "desk is ×"]
    return Measured(table(head, rows), tuple(goals))


if __name__ == "__main__":
    print(run(sys.argv[1]))
