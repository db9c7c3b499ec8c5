"""Requests: what the ledger, the card and a walk-in ask the database, and how soon a page is painted.

`python -m benchmarks.requests DATABASE MILLION`: a demo on SQLite, and one with a million requests around it
(`benchmarks.many_requests`). Both are copied first where something is written.
"""

from __future__ import annotations

import gc
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from benchmarks.copies import copy_of
from benchmarks.figures import Goal, Measured, percentile, table
from benchmarks.terminal import ENTER, F_KEYS, Terminal, module
from db import connection
from db.records import Duty, Kind
from db.requests.listing import ORDERS
from frontdesk import cards, notebook
from frontdesk.opening import close_office, open_office
from frontdesk.requests import filters, ledger
from frontdesk.requests.intake import take
from frontdesk.requests.logging import Then, log

PAGE = 40
MOST_OVER_BARE = 1.0
"""Milliseconds that a page of the ledger may take beyond its own statements on bare sqlite3."""
MOST_PAINTED, MOST_TIMES = 100.0, 1.5
"""Milliseconds that 95 of 100 pages may take on the demo, and how many times that at a million requests."""
ROUNDS = 25
_ROUNDS = 15
_QUIET, _AT_REST = 0.25, 0.6
_DESKS = ("demo", "a million")
_DOWN = "\x1b[B"
_PAGES = {
    "F2, logging a walk-in": (F_KEYS["F3"], F_KEYS["F2"]),
    "F7, the diary": (F_KEYS["F3"], F_KEYS["F7"]),
    "F7, the next request": (_DOWN, _DOWN),
    "F7, another order": ("s",),
    "a request": (ENTER,),
    "F3, today's notebook": (F_KEYS["F3"],),
}
"""What is measured, and the keys that lead there: the last one is timed."""
Statement = tuple[str, Sequence[Any]]
Deed = Callable[[Duty], object]


def ledger_pages(duty: Duty) -> dict[str, Deed]:
    """The first page of the ledger: as it is, in every order, and by some values of every filter."""
    asked: dict[str, Deed] = {f"order: {order}": _page({}, order) for order in ORDERS}
    for kind in filters.KINDS:
        values = [choice.code for choice in filters.values(duty, kind)]
        # All states of state and clock; of what there is much of, the first, one in the middle, the last.
        some = values if len(values) <= 12 else [values[0], values[len(values) // 2], values[-1]]
        for code in some:
            asked[f"{kind}: {code}"] = _page({kind: code})
    asked["estate and state"] = _page({"estate": _first(duty, "estate"), "state": "archived"})
    asked["topic and clock"] = _page({"topic": _first(duty, "topic"), "clock": "late"})
    asked["owner, state and period"] = _page(
        {"owner": _first(duty, "owner"), "state": "resolved", "period": "this_year"}
    )
    return asked


def _first(duty: Duty, kind: str) -> str:
    return filters.values(duty, kind)[0].code


def _page(chosen: Mapping[str, str], order: str = "newest") -> Deed:
    return lambda duty: ledger.look(duty, "", chosen, order=order, most=PAGE)


def other_deeds(duty: Duty) -> dict[str, Deed]:
    """What else is asked of many requests."""
    newest = ledger.look(duty, "", {}, most=PAGE).lines
    person = connection.execute(
        "SELECT resident_id FROM request WHERE resident_id IS NOT NULL ORDER BY id DESC LIMIT 1"
    ).fetchone()[0]
    typed = {
        "who": f"#{person}",
        "words": "楼道里的灯又不亮了,老人摸黑上楼不安全。",
        "topic": "wy",
        "nature": "help",
        "phone": "15400000001",
    }
    middle = newest[len(newest) // 2].id
    return {
        "today's notebook": notebook.notebook,
        "a request's card": lambda duty: cards.card(duty, Kind.REQUEST, middle),
        "a resident's card": lambda duty: cards.card(duty, Kind.RESIDENT, person),
        "a walk-in looked up": lambda duty: take(duty, typed),
        "how many there are": lambda duty: ledger.count(duty, "", {}, 1_001),
    }


def log_and_whistle(duty: Duty) -> object:
    """A walk-in of a resident, whistled to a unit, as one operation."""
    person, unit = (
        connection.execute(f"SELECT MIN(id) FROM {table_name}").fetchone()[0]
        for table_name in ("resident", "organisation")
    )
    matter = take(duty, {"who": f"#{person}", "words": "灯不亮", "topic": "wy"}).matter
    return log(duty, matter, Then.WHISTLE, unit_id=unit)


@contextmanager
def recorded() -> Iterator[list[Statement]]:
    """What is asked of the engine meanwhile."""
    asked: list[Statement] = []
    opened: Any = connection.database()
    real = opened.execute_sql

    def recording(sql: str, parameters: Any = None, *args: Any, **given: Any) -> Any:
        asked.append((sql, parameters or ()))
        return real(sql, parameters, *args, **given)

    opened.execute_sql = recording
    try:
        yield asked
    finally:
        opened.execute_sql = real


def timed(work: Callable[[], object], rounds: int = _ROUNDS) -> float:
    """The median of the milliseconds of processor time, warm: other programs at work do not count."""
    work()
    gc.disable()
    times = []
    for _ in range(rounds):
        begun = time.thread_time()
        work()
        times.append((time.thread_time() - begun) * 1000)
    gc.enable()
    return percentile(times, 0.5)


def measured(database: str, deeds: Callable[[Duty], dict[str, Deed]]) -> dict[str, tuple[float, float]]:
    """By deed its milliseconds, and those of its statements on bare sqlite3."""
    duty = open_office(database).duty
    found = {}
    bare = sqlite3.connect(database)
    try:
        for name, deed in deeds(duty).items():
            with recorded() as asked:
                deed(duty)
            statements = tuple(asked)

            def ask(statements: tuple[Statement, ...] = statements) -> None:
                for sql, parameters in statements:
                    bare.execute(sql, parameters).fetchall()

            # By turns, so that both meet the machine as it is.
            mine, its = [], []
            for _ in range(3):
                mine.append(timed(lambda deed=deed: deed(duty), _ROUNDS // 3))  # type: ignore[misc]
                its.append(timed(ask, _ROUNDS // 3))
            found[name] = (percentile(mine, 0.5), percentile(its, 0.5))
    finally:
        bare.close()
        close_office()
    return found


def asked_of(demo: str, million: str) -> Measured:
    """The table of what the database is asked: on a demo and at a million, over bare sqlite3 there."""
    pages, pages_demo = measured(million, ledger_pages), measured(demo, ledger_pages)
    others, others_demo = measured(million, other_deeds), measured(demo, other_deeds)
    with copy_of(demo) as small, copy_of(million) as big:
        written = [_written(path) for path in (small, big)]
    rows = [
        [name, both.get(name, (0.0, 0.0))[0], mine, bare, mine - bare]
        for found, both in ((pages, pages_demo), (others, others_demo))
        for name, (mine, bare) in found.items()
    ]
    rows.append(["a walk-in logged and whistled", *written, "", ""])
    over = max(pages.values(), key=lambda pair: pair[0] - pair[1])
    return Measured(
        table(
            [f"first page of {PAGE}, ms of processor time", "demo", "a million", "bare sqlite3", "over it"],
            rows,
        ),
        (Goal("a page of the ledger over bare sqlite3", over[0] - over[1], MOST_OVER_BARE, "ms"),),
    )


def _written(database: str) -> float:
    duty = open_office(database).duty
    try:
        return timed(lambda: log_and_whistle(duty), 40)
    finally:
        close_office()


def painted(demo: str, million: str, rounds: int = ROUNDS) -> Measured:
    """The table of how soon pages are painted in a terminal of 80x24, the two databases by turns."""
    times: dict[str, dict[str, list[float]]] = {name: {page: [] for page in _PAGES} for name in _DESKS}
    with ExitStack() as stack:
        desks = []
        for database in (demo, million):
            copy = stack.enter_context(copy_of(database))
            terminal = stack.enter_context(Terminal(module("frontdesk", "--db", copy, "--lang", "en")))
            terminal.wait_for("On duty", patience=60)
            terminal.settle(_AT_REST)
            desks.append(terminal)
        for number in range(rounds + 1):
            for name, terminal in zip(_DESKS, desks, strict=True):
                for page, keys in _PAGES.items():
                    *before, last = keys
                    for key in before:
                        terminal.answer_time(key, _QUIET)
                    took = terminal.answer_time(last, _QUIET)
                    if number:  # the first time pages are made
                        times[name][page].append(took)
    return summary(times)


def summary(times: Mapping[str, Mapping[str, list[float]]]) -> Measured:
    """The table of milliseconds, and the goals."""
    small, big = (times[name] for name in _DESKS)
    rows: list[list[object]] = []
    goals = []
    for page in _PAGES:
        p50, p95 = (percentile(small[page], share) for share in (0.5, 0.95))
        many50, many95 = (percentile(big[page], share) for share in (0.5, 0.95))
        rows.append([page, p50, p95, many50, many95, many50 / p50])
        goals += [
            Goal(f"{page}, p95 on the demo", p95, MOST_PAINTED, "ms"),
            Goal(f"{page} at a million over the demo, p50", many50 / p50, MOST_TIMES, "×"),
        ]
    head = ["from the key to the last byte, ms", "demo p50", "p95", "a million p50", "p95", "×"]
    return Measured(table(head, rows), tuple(goals))


def run(demo: str, million: str) -> list[Measured]:
    """Both tables."""
    return [asked_of(demo, million), painted(demo, million)]


if __name__ == "__main__":
    print(*run(sys.argv[1], sys.argv[2]), sep="\n\n")
