"""The to-do queue: what it asks the database, and how soon F5 is painted.

`python -m benchmarks.queue DATABASE MILLION`: a demo on SQLite, and one with a million requests around it
(`benchmarks.many_requests`). Each question beside the same statements on bare sqlite3. POSIX.
"""

from __future__ import annotations

import gc
import sqlite3
import sys
import time
from collections.abc import Callable
from functools import partial

from benchmarks.copies import copy_of
from benchmarks.figures import Goal, Measured, percentile, table
from benchmarks.requests import Deed, measured, recorded
from benchmarks.terminal import F_KEYS, Terminal, module
from db import drafts
from db.packages import measures
from db.queue import doubts, marks, requests, sessions, tasks, waitlists
from db.records import Duty, LineKey
from frontdesk import follow_ups
from frontdesk.birthdays.coming import entitlements
from frontdesk.home_visits.due import due as people_due
from frontdesk.home_visits.due import homes_due
from frontdesk.home_visits.recording import HomeVisit, record
from frontdesk.opening import close_office, open_office
from frontdesk.queue import computing, kept
from frontdesk.requests.moving import move
from frontdesk.rules.queue_order import week_end

MOST_OVER_BARE, MOST_WHOLE, MOST_LINE, MOST_PAINTED = 1.0, 20.0, 2.0, 100.0
"""Milliseconds."""
_ROUNDS, _FRESH = 25, 10
_QUIET, _AT_REST = 0.25, 0.6
SLOW = ("visit", "follow_up")
"""Kinds whose one line is found with all of its kind."""
_WHOLE, _LINE = "the whole, after a request was changed", "one line of"
_VISITED = "the whole, after somebody was visited at home"


def questions(duty: Duty) -> dict[str, Deed]:
    """What is asked, one kind at a time."""
    last = week_end(duty.day)
    return {
        "open requests, whistles": lambda duty: requests.running(),
        "tasks": lambda duty: tasks.due(last),
        "sessions": lambda duty: sessions.unrecorded(duty.day),
        "places free": lambda duty: waitlists.waited_for(duty.day),
        "plans of assistance": lambda duty: measures.due(last),
        "ages that entitle": entitlements,
        "data to verify": lambda duty: doubts.doubtful(),
        "drafts": drafts.waiting,
        "marks": lambda duty: marks.standing(duty.day),
        "homes to visit": homes_due,
        "health centre": follow_ups.by_grid,
    }


def whole(duty: Duty) -> dict[str, Deed]:
    """The queue, in its parts and line by line."""
    some = {line.key.kind: line.key for line in computing.queue(duty)}
    return {
        "visits, found anew": _anew(computing.visits),
        "the whole, found anew: the first time in a run": _anew(computing.queue),
        "the whole, nothing changed": computing.queue,
        **{f"{_LINE} {kind}": _line(key) for kind, key in sorted(some.items())},
    }


def _anew(deed: Deed) -> Deed:
    def forgetting(duty: Duty) -> object:
        kept.forget()
        return deed(duty)

    return forgetting


def after_deeds(database: str) -> dict[str, tuple[float, float]]:
    """The whole queue after deeds, in a copy: milliseconds of processor time, and bare sqlite3's."""
    found = {}
    with copy_of(database) as copy:
        duty = open_office(copy).duty
        bare = sqlite3.connect(copy)
        try:
            finish = [line.opens[1] for line in computing.soon(duty) if line.key.kind == "finish"]
            people = [one.resident_id for one in people_due(duty)]
            deeds: dict[str, Callable[[int], object]] = {
                _WHOLE: lambda one: move(duty, finish[one % len(finish)], "contact", {"text": "说好了"}),
                _VISITED: lambda one: record(duty, HomeVisit(duty.day, people[one], was_in=True)),
            }
            for name, deed in deeds.items():
                found[name] = _after(duty, deed, bare)
        finally:
            bare.close()
            close_office()
    return found


def _after(duty: Duty, deed: Callable[[int], object], bare: sqlite3.Connection) -> tuple[float, float]:
    mine, its = [], []
    for one in range(_ROUNDS):
        deed(one)
        with recorded() as asked:
            mine.append(_took(lambda: computing.queue(duty)))
        its.append(_took(lambda asked=tuple(asked): [bare.execute(*one).fetchall() for one in asked]))  # type: ignore[misc]
    return percentile(mine, 0.5), percentile(its, 0.5)


def _took(work: Callable[[], object]) -> float:
    gc.disable()
    begun = time.thread_time()
    work()
    took = time.thread_time() - begun
    gc.enable()
    return took * 1000


def _line(key: LineKey) -> Deed:
    return lambda duty: computing.line_of(duty, key)


def asked_of(demo: str, million: str) -> Measured:
    """The table of what is asked, on a demo and at a million, over bare sqlite3 there."""
    rows: list[list[object]] = []
    over, line, everything = 0.0, 0.0, (0.0, 0.0)
    for deeds in (questions, whole, None):
        of = after_deeds if deeds is None else partial(measured, deeds=deeds)
        small, big = of(demo), of(million)
        for name in {**big, **small}:
            mine, bare = big.get(name, (0.0, 0.0))
            rows.append([name, *small.get(name, ("", "")), mine, bare, mine - bare])
            if deeds is questions:
                over = max(over, mine - bare, small[name][0] - small[name][1])
            elif name.startswith(_LINE) and not name.endswith(SLOW):
                line = max(line, mine)
        everything = big.get(_WHOLE, everything)
    head = ["ms of processor time", "demo", "bare", "a million", "bare", "over it"]
    return Measured(
        table(head, rows),
        (
            Goal("a question of the queue over bare sqlite3", over, MOST_OVER_BARE, "ms"),
            Goal(
                "the whole queue after a request was changed, at a million requests",
                everything[0],
                MOST_WHOLE,
                "ms",
            ),
            Goal("one line of it but of visits, at a million requests", line, MOST_LINE, "ms"),
        ),
    )


def painted(demo: str, million: str) -> Measured:
    """The table of how soon F5 is painted: the first time in a run of the program, and later."""
    rows: list[list[object]] = []
    goals = []
    for name, database in (("demo", demo), ("a million", million)):
        first, later, diary = [], [], []
        with copy_of(database) as copy:
            for number in range(_FRESH):
                with Terminal(module("frontdesk", "--db", copy, "--lang", "en")) as terminal:
                    terminal.wait_for("On duty", patience=60)
                    terminal.settle(_AT_REST)
                    first.append(terminal.answer_time(F_KEYS["F5"], _QUIET))
                    for _round in range(_ROUNDS if not number else 0):
                        terminal.answer_time(F_KEYS["F3"], _QUIET)
                        later.append(terminal.answer_time(F_KEYS["F5"], _QUIET))
                        # By turns with a page that was measured before: the machine may be busy.
                        terminal.answer_time(F_KEYS["F3"], _QUIET)
                        diary.append(terminal.answer_time(F_KEYS["F7"], _QUIET))
        for told, times in (
            (f"F5 for the first time, {name}", first),
            (f"F5, {name}", later),
            (f"F7 beside it, {name}", diary),
        ):
            rows.append([told, percentile(times, 0.5), percentile(times, 0.95), max(times)])
        if name == "demo":
            goals.append(Goal("F5, p95 on the demo", percentile(later, 0.95), MOST_PAINTED, "ms"))
    head = ["from the key to the last byte, 80×24, ms", "p50", "p95", "worst"]
    return Measured(table(head, rows), tuple(goals))


def run(demo: str, million: str) -> list[Measured]:
    """Both tables."""
    return [asked_of(demo, million), painted(demo, million)]


if __name__ == "__main__":
    print(*run(sys.argv[1], sys.argv[2]), sep="\n\n")
