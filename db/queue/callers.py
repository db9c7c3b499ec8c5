"""Who is to be called about requests, and under which number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from db.connection import execute, reading
from db.records import Caller

_COLUMNS = "id, request_id, name, resident_id, phone"
# As `Reporter.waits` says it.
_UNTOLD = "request_id IN ({marks}) AND kind <> 'anonymous' AND told_on IS NULL AND satisfaction = ''"
_NAMED = "request_id IN ({marks}) AND kind <> 'anonymous'"
# Of each the first comes last, and stays.
_NUMBERS = """SELECT resident_id, number FROM phone WHERE resident_id IN ({marks})
    ORDER BY position DESC, id DESC"""
_BATCH = 500


@reading
def untold(request_ids: Sequence[int]) -> tuple[Caller, ...]:
    """Everybody who is still to be told what was done for some requests."""
    return tuple(_callers(_UNTOLD, request_ids))


@reading
def first_to_report(request_ids: Sequence[int]) -> dict[int, Caller]:
    """By request who reported it first, where a name was given."""
    found: dict[int, Caller] = {}
    for one in _callers(_NAMED, request_ids):
        found.setdefault(one.request_id, one)
    return found


@reading
def reporter(reporter_id: int) -> Caller | None:
    """One who reported a request, told or not; None if that is no more."""
    return next(_callers("id IN ({marks})", [reporter_id]), None)


@reading
def first_numbers(resident_ids: Sequence[int]) -> dict[int, str]:
    """The number under which each of some residents is called first, of those who have one."""
    return dict(_rows(_NUMBERS, resident_ids))


def _callers(condition: str, ids: Sequence[int]) -> Iterator[Caller]:
    sql = f"SELECT {_COLUMNS} FROM request_reporter WHERE {condition} ORDER BY id"
    return (Caller(*row) for row in _rows(sql, ids))


def _rows(sql: str, ids: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    for start in range(0, len(ids), _BATCH):
        some = ids[start : start + _BATCH]
        yield from execute(sql.format(marks=", ".join("?" * len(some))), some).fetchall()
