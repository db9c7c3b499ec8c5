"""Twenty years of requests around a demo: `python -m benchmarks.many_requests DATABASE [COUNT]`.

The demo (a path or a postgresql:// address, of any scale) is written to. A few thousand of them are still
open, as in an office that keeps up; the others are closed. Nothing of it is in the journal.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from db import bulk
from db.connection import close_database, execute, is_postgresql, open_database, transaction
from db.requests import loaded
from db.search import store
from frontdesk.demo.day import DAY

MILLION = 1_000_000
YEARS = 20
OPEN_DAYS = 45
"""Requests as young as that may still be open; of older ones few are."""
LATE_DAYS = 730
_BATCH = 20_000
_TABLES = ("request", "request_reporter", "request_step", "whistle")
_CLOSED = ("archived",) * 84 + ("resolved",) * 9 + ("declined",) * 4 + ("merged",) * 2 + ("withdrawn",)
_OPEN = (
    *("new", "accepted", "accepted", "dispatched", "dispatched", "acknowledged", "in_progress"),
    *("in_progress", "in_progress", "parked", "to_call_back", "to_call_back"),
)
_WORDS = (
    "楼道里的灯又不亮了",
    "垃圾桶满了两天没人拉",
    "电梯老是停在半路",
    "下水道堵了往外冒水",
    "晚上有人在广场放音响",
)
_MORE = ("老人摸黑上楼不安全", "夏天味道很大", "孩子上学要走楼梯", "已经说过两回了", "大家都睡不好")
_COLUMNS = {
    "request": (
        *(
            "id",
            "number",
            "received_on",
            "received_time",
            "channel",
            "nature",
            "topic",
            "estate_id",
            "grid_id",
        ),
        *("household_id", "reporter", "resident_id", "words", "summary", "state", "due_on", "contact_due_on"),
        *(
            "contacted_on",
            "resolved_on",
            "review_on",
            "owner_id",
            "campaign",
            "confidential",
            "time_limit",
            "finish_by",
        ),
    ),
    "request_reporter": ("id", "request_id", "name", "resident_id", "phone", "joined_on", "told_on"),
    "request_step": ("id", "request_id", "kind", "day", "time", "staff_id", "text", "details"),
    "whistle": ("id", "request_id", "organisation_id", "lead", "sent_on", "due_on", "reported_on", "done_on"),
}


def add(target: str, count: int = MILLION, seed: int = 1) -> float:
    """Adds so many requests with their reporters, steps and whistles; the seconds that took."""
    started = time.perf_counter()
    open_database(target)
    try:
        with transaction():
            with _without_indexes():
                made = _Made(random.Random(seed), count)
                for first in range(0, count, _BATCH):
                    for table, rows in made.batch(first, min(first + _BATCH, count)).items():
                        ids = bulk.reserve(table, len(rows)) if table != "request" else ()
                        numbered = (
                            [(row_id, *row) for row_id, row in zip(ids, rows, strict=True)] if ids else rows
                        )
                        bulk.load(table, _COLUMNS[table], numbered)
            loaded.complete()
            store.rebuild_kind("request")
            bulk.finish_loading()
    finally:
        close_database()
    return time.perf_counter() - started


@contextmanager
def _without_indexes() -> Iterator[None]:
    """Meanwhile the tables have only what keeps numbers and ids unique: the others are made at the end."""
    if is_postgresql():
        found = execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
            f" AND tablename IN {_TABLES} AND indexdef NOT LIKE 'CREATE UNIQUE%%'"
        ).fetchall()
    else:
        found = execute(
            f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name IN {_TABLES}"
            " AND sql IS NOT NULL"
        ).fetchall()
    for name, _sql in found:
        execute(f"DROP INDEX {name}")
    yield
    for _name, sql in found:
        execute(sql.replace("%", "%%") if is_postgresql() else sql)


class _Made:
    """Requests one like the other, and none the same: of the demo's people, places, units and topics."""

    def __init__(self, chance: random.Random, count: int) -> None:
        self._chance, self._count = chance, count
        self._people = execute(
            "SELECT r.id, r.name, h.id, b.estate_id, b.grid_id FROM residency y"
            " JOIN resident r ON r.id = y.resident_id JOIN household h ON h.id = y.household_id"
            " JOIN building b ON b.id = h.building_id WHERE y.to_on IS NULL LIMIT 200000"
        ).fetchall()
        self._topics = [code for (code,) in execute("SELECT code FROM topic ORDER BY id").fetchall()]
        self._units = [row[0] for row in execute("SELECT id FROM organisation ORDER BY id").fetchall()]
        self._staff = [row[0] for row in execute("SELECT id FROM staff ORDER BY id").fetchall()]
        self._ids = bulk.reserve("request", count)
        self._numbers: dict[int, int] = {
            int(number[:4]): int(number[5:])
            for (number,) in execute(
                "SELECT MAX(number) FROM request GROUP BY SUBSTR(number, 1, 4)"
            ).fetchall()
        }

    def batch(self, first: int, end: int) -> dict[str, list[tuple[Any, ...]]]:
        """The rows of the requests from one to another, by table."""
        rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _TABLES}
        for place in range(first, end):
            self._add(rows, place)
        return rows

    def _add(self, rows: dict[str, list[tuple[Any, ...]]], place: int) -> None:
        chance = self._chance
        age = (self._count - 1 - place) * YEARS * 365 // self._count
        day = DAY - timedelta(age)
        resident, name, household, estate, grid = chance.choice(self._people)
        # Few topics, units and people have most of the work.
        topic = self._topics[int(len(self._topics) * chance.random() ** 2)]
        unit = self._units[int(len(self._units) * chance.random() ** 2)]
        owner = self._staff[int(len(self._staff) * chance.random() ** 3)]
        if age <= OPEN_DAYS:
            is_open = chance.random() < 0.6 * (1 - age / (OPEN_DAYS + 5))
        else:
            is_open = age <= LATE_DAYS and chance.random() < 0.002
        state = chance.choice(_OPEN if is_open else _CLOSED)
        number = self._numbers[day.year] = self._numbers.get(day.year, 0) + 1
        closed = None if is_open else min(day + timedelta(chance.randint(0, 12)), DAY)
        contacted = None if state in ("new", "accepted") else day + timedelta(chance.randint(0, 1))
        due = day + timedelta(chance.randint(3, 20)) if is_open else None
        words = f"{chance.choice(_WORDS)},{chance.choice(_MORE)},第{place}件。"
        request = self._ids[place]
        rows["request"].append(
            (
                request,
                f"{day.year}-{number:04}",
                day,
                "10:20",
                chance.choice(("walk_in", "phone", "phone")),
                chance.choice(("help", "help", "complaint", "inquiry", "suggestion")),
                topic,
                estate,
                grid,
                household,
                name,
                resident,
                words,
                words[:20],
                state,
                due,
                day + timedelta(1),
                contacted,
                closed,
                due if state == "parked" else None,
                owner,
                "我为群众办实事" if day.year == 2021 and place % 8 == 0 else "",
                place % 100 == 7,
                "ordinary",
                None if closed is None else day + timedelta(chance.randint(3, 20)),
            )
        )
        heads = 1 if chance.random() < 0.9 else chance.randint(2, 6)
        for head in range(heads):
            who = (name, resident) if not head else (f"{name[:1]}大娘", None)
            phone = f"15{place % 1_000_000_000:09}" if not head else ""
            rows["request_reporter"].append((request, *who, phone, day, closed))
        self._add_life(rows, request, day, closed, owner, words, unit if chance.random() < 0.4 else None, due)

    def _add_life(
        self,
        rows: dict[str, list[tuple[Any, ...]]],
        request: int,
        day: date,
        closed: date | None,
        owner: int,
        words: str,
        unit: int | None,
        due: date | None,
    ) -> None:
        steps = [("log", day, words, "")]
        if unit is not None:
            steps.append(("whistle", day, "请尽快处理", f'{{"unit": "{unit}"}}'))
            rows["whistle"].append((request, unit, True, day, due, closed, closed))
        if closed is not None:
            steps.append(("call_back", closed, "电话回访,满意", '{"satisfaction": "satisfied"}'))
        rows["request_step"] += [
            (request, kind, on, "10:20", owner, said, more) for kind, on, said, more in steps
        ]


if __name__ == "__main__":
    print(f"{add(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else MILLION):.0f} s")
