"""The ledger of requests: those that fit everything that is wanted, in an order, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from db import figures
from db.connection import execute, is_postgresql, kept_day, reading
from db.records import Following, RequestLine
from db.requests.counting import HANDLED_STATES
from db.requests.lines import COLUMNS, NEWEST, LineRow, line_rows, lines, request_lines

OPEN = f"q.{figures.OPEN}"
_FEW_WHISTLES = 5_000
_DUE = ("late", "today", "week", "contact")
_KEPT = ("on_time", "overran", "untimed")
_CALLED = """q.id IN (SELECT s.request_id FROM request_step s WHERE s.kind = 'call_back'
    AND s.struck_on IS NULL AND s.day >= ? AND s.day <= ? AND s.details NOT LIKE ?)"""
_NOT_REACHED = '%"not_reached"%'
_MOST_CAMPAIGNS = 200
_FIRST_YEAR, _LAST_YEAR = 2000, 2099

Condition = tuple[str, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that a request has to fit: any of these is enough.

    Args:
        text: stands in the summary, in what was said, or in the reporter's name.
        number: the request's number begins so, or its part behind the year is that.
        states, natures: codes.
        topics: codes; a whole stands for its parts too.
        estates, grids, owners: ids.
        unit: the id of an organisation that was whistled to.
        campaign: its name.
        clock: late, today, week (due until its Sunday), contact (the first one is owed), parked or to_call;
            on_time or overran of what was to be done by that day, untimed of what was done by then.
        day: as of which the clock is read.
        since, until: the days between which it came in; together they are one thing.
        channels: codes.
        handled, called: the days between which it was handled, or somebody was called back and reached.
    """

    text: str = ""
    number: str = ""
    states: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    natures: frozenset[str] = frozenset()
    estates: frozenset[int] = frozenset()
    grids: frozenset[int] = frozenset()
    owners: frozenset[int] = frozenset()
    unit: int | None = None
    campaign: str = ""
    clock: str = ""
    day: date | None = None
    week_ends: date | None = None
    since: date | None = None
    until: date | None = None
    channels: frozenset[str] = frozenset()
    handled: tuple[date, date] | None = None
    called: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the ledger, and where the next one begins; None at the end."""

    lines: tuple[RequestLine, ...]
    following: Following | None = None


class _Part(NamedTuple):
    """A part of an order: what it holds, how they follow, by which keys, and what is behind those."""

    holds: str
    order: str
    keys: Callable[[LineRow], tuple[object, ...]]
    behind: str


def _by_day(row: LineRow) -> tuple[object, ...]:
    return (row[2], row[0])


_BEHIND = "(q.received_on, q.id) < (?, ?)"


def _rest(holds: str) -> _Part:
    return _Part(holds, NEWEST, _by_day, _BEHIND)


_ORDERS: Mapping[str, tuple[_Part, ...]] = {
    "newest": (_rest(""),),
    "due": (
        _Part(
            f"q.due_on IS NOT NULL AND {OPEN}",
            "due_on, id",
            lambda row: (row[8], row[0]),
            "(q.due_on, q.id) > (?, ?)",
        ),
        _rest(f"NOT (q.due_on IS NOT NULL AND {OPEN})"),
    ),
    "heads": (
        _Part(
            "q.heads > 1",
            f"heads DESC, {NEWEST}",
            lambda row: (row[11], row[2], row[0]),
            "(q.heads, q.received_on, q.id) < (?, ?, ?)",
        ),
        _rest("q.heads <= 1"),
    ),
    "estate": (
        _Part(
            "q.estate_id IS NOT NULL",
            f"estate_id, {NEWEST}",
            lambda row: (row[12], row[12], row[2], row[0]),
            "q.estate_id >= ? AND NOT (q.estate_id = ? AND (q.received_on, q.id) >= (?, ?))",
        ),
        _rest("q.estate_id IS NULL"),
    ),
}
ORDERS = tuple(_ORDERS)
"""What the ledger can be sorted by: the latest first, what is due next, by how many reported, by estate."""


@reading
def listed(
    wanted: Sequence[Wanted], *, order: str = "newest", following: Following | None = None, limit: int
) -> Listed:
    """At most `limit` requests that fit everything that is wanted.

    Args:
        wanted: everything.
        order: one of `ORDERS`.
        following: of the page before this one; no request comes twice, and none is counted off.
        limit: the most that a page has.
    """
    branches = _branches(wanted)
    parts = _ORDERS[order]
    at, keys = following or (0, ())
    found: list[LineRow] = []
    while at < len(parts):
        part = parts[at]
        rows = _rows(branches, part, keys, limit + 1 - len(found))
        found += rows
        if len(found) > limit:
            last = found[limit - 1]
            kept = len(rows) > len(found) - limit
            behind = (at, part.keys(last)) if kept else (at, ())
            return Listed(lines(found[:limit]), behind)
        at, keys = at + 1, ()
    return Listed(lines(found))


@reading
def counted(wanted: Sequence[Wanted], most: int) -> int:
    """How many requests fit everything, counted no further than `most`."""
    where, parameters = _all_of([_condition(one) for one in wanted])
    sql = f"SELECT COUNT(*) FROM (SELECT 1 FROM request q {where} LIMIT ?) few"
    return int(execute(sql, (*parameters, most)).fetchone()[0])


@reading
def campaigns() -> tuple[str, ...]:
    """The campaigns that requests belong to, each found behind the one before it."""
    found: list[str] = []
    name = ""
    while len(found) < _MOST_CAMPAIGNS:
        sql = "SELECT MIN(campaign) FROM request WHERE campaign <> '' AND campaign > ?"
        (name,) = execute(sql, (name,)).fetchone()
        if name is None:
            break
        found.append(name)
    return tuple(found)


@reading
def latest(limit: int) -> tuple[RequestLine, ...]:
    """At most `limit` requests, the latest first."""
    return request_lines(limit=limit)


@reading
def between(since: date | None, until: date | None) -> tuple[RequestLine, ...]:
    """All requests of a period, the earliest first."""
    where, parameters = _all_of([_period(since, until)])
    order = "received_on, id"
    return lines(line_rows(f"SELECT {COLUMNS} FROM request q {where}", parameters, order))


def _rows(
    branches: Sequence[Sequence[Condition]], part: _Part, keys: tuple[object, ...], limit: int
) -> list[LineRow]:
    selects, parameters = [], []
    for conditions in branches:
        of_part = [(part.holds, ())] if part.holds else []
        behind = [(part.behind, keys)] if keys else []
        where, given = _all_of([*conditions, *of_part, *behind])
        selects.append(f"SELECT {COLUMNS} FROM request q {where} ORDER BY {part.order} LIMIT ?")
        parameters += [*given, limit]
    if len(selects) == 1:
        return line_rows(selects[0], parameters, part.order)
    # Each with its own limit: not every engine merges what it reads in order.
    together = " UNION ALL ".join(f"SELECT * FROM ({select}) q" for select in selects)
    return line_rows(f"{together} ORDER BY {part.order} LIMIT ?", [*parameters, limit], part.order)


def _branches(wanted: Sequence[Wanted]) -> list[list[Condition]]:
    """The conditions; of several topics each by itself, so that every one is read in order from its index."""
    conditions: list[Condition] = []
    topics: list[Condition] = []
    for one in wanted:
        if (
            one.topics
            and not topics
            and one == Wanted(topics=one.topics)
            and not any(map(_is_narrow, wanted))
        ):
            topics = [("q.topic = ?", (code,)) for code in _with_parts(one.topics)]
        else:
            conditions.append(_condition(one))
    return [[*conditions, topic] for topic in topics] or [conditions]


def _is_narrow(one: Wanted) -> bool:
    """What is open and due is so little that it is looked up first, whatever else is wanted."""
    return one.clock in _DUE


def _all_of(conditions: Sequence[Condition]) -> tuple[str, list[object]]:
    known = [condition for condition in conditions if condition[0]]
    where = " AND ".join(sql for sql, _parameters in known)
    return (f"WHERE {where}" if where else ""), [value for _sql, given in known for value in given]


def _condition(one: Wanted) -> Condition:
    """That a request fits one thing: any part of it is enough."""
    parts: list[Condition] = []
    if one.text:
        like = "ILIKE" if is_postgresql() else "LIKE"
        parts += [
            (f"q.{column} {like} ? ESCAPE '|'", (f"%{_literally(one.text)}%",))
            for column in ("summary", "words", "reporter")
        ]
    if one.number:
        parts += _number(one.number)
    for column, values in (
        ("state", one.states),
        ("nature", one.natures),
        ("channel", one.channels),
        ("topic", _with_parts(one.topics) if one.topics else ()),
        ("estate_id", one.estates),
        ("grid_id", one.grids),
        ("owner_id", one.owners),
    ):
        if values:
            parts.append(_any_of(f"q.{column}", values))
    if one.unit is not None:
        parts.append(_whistled_to(one.unit))
    if one.campaign:
        parts.append(("q.campaign = ? AND q.campaign <> ''", (one.campaign,)))
    if one.clock in _KEPT:
        parts.append(_kept(one))
    elif one.clock:
        parts.append(_clock(one))
    if one.handled is not None:
        days = tuple(map(kept_day, one.handled))
        parts.append((f"q.state IN {HANDLED_STATES} AND q.resolved_on >= ? AND q.resolved_on <= ?", days))
    if one.called is not None:
        parts.append((_CALLED, (*map(kept_day, one.called), _NOT_REACHED)))
    if one.since is not None or one.until is not None:
        parts.append(_period(one.since, one.until))
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return ("q.id < 0", ())
    return (
        "(" + " OR ".join(f"({sql})" for sql, _given in parts) + ")",
        tuple(value for _sql, given in parts for value in given),
    )


def _any_of(column: str, values: Any) -> Condition:
    given = tuple(sorted(values))
    if len(given) == 1:
        return (f"{column} = ?", given)
    return (f"{column} IN ({', '.join('?' * len(given))})", given)


def _with_parts(codes: frozenset[str]) -> tuple[str, ...]:
    """Topics and the parts of those that are wholes."""
    wanted = sorted(codes)
    sql = f"""SELECT p.code FROM topic p JOIN topic w ON w.id = p.parent_id
        WHERE w.code IN ({", ".join("?" * len(wanted))})"""
    return tuple(sorted({*wanted, *(code for (code,) in execute(sql, wanted).fetchall())}))


def _number(typed: str) -> list[Condition]:
    """`2021-04` begins a number, `0412` is the end of one: of any year, each asked for by itself."""
    year, dash, rest = typed.partition("-")
    found: list[Condition] = []
    if dash or _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        found.append(("q.number LIKE ? ESCAPE '|'", (f"{_literally(typed)}%",)))
    if not dash and len(year) <= 9:
        known = tuple(f"{one}-{year:0>4}" for one in range(_FIRST_YEAR, _LAST_YEAR + 1))
        found.append(_any_of("q.number", known))
    return found or [("q.number = ?", (f"{year}-{rest}",))]


def _whistled_to(unit: int) -> Condition:
    """Of few whistles the requests are looked up; of many it is looked at each request whether it was one."""
    few = "SELECT COUNT(*) FROM (SELECT 1 FROM whistle WHERE organisation_id = ? LIMIT ?) few"
    count = execute(few, (unit, _FEW_WHISTLES)).fetchone()[0]
    if count < _FEW_WHISTLES:
        return ("q.id IN (SELECT w.request_id FROM whistle w WHERE w.organisation_id = ?)", (unit,))
    return (
        "EXISTS (SELECT 1 FROM whistle w WHERE w.request_id = q.id AND w.organisation_id = ?)",
        (unit,),
    )


def _clock(one: Wanted) -> Condition:
    if one.clock not in _DUE:
        return ("q.state = ?", ("parked" if one.clock == "parked" else "to_call_back",))
    days = tuple(kept_day(day) for day in (one.day, one.week_ends) if day is not None)
    due = f"o.due_on IS NOT NULL AND o.{figures.OPEN} AND o.due_on"
    match one.clock:
        case "late":
            narrow, given = f"{due} < ?", days[:1]
        case "today":
            narrow, given = f"{due} = ?", days[:1]
        case "week":
            narrow, given = f"{due} >= ? AND o.due_on <= ?", days
        case _:
            owed = f"o.contacted_on IS NULL AND o.contact_due_on IS NOT NULL AND o.{figures.OPEN}"
            narrow, given = f"{owed} AND o.state NOT IN ('parked', 'to_call_back')", ()
    return (f"q.id IN (SELECT o.id FROM request o WHERE {narrow})", given)


def _kept(one: Wanted) -> Condition:
    """Of what was to be done by a day: done by its own day, or not (see `db.report.requests.intake`)."""
    done = "q.state IN ('resolved', 'archived', 'to_call_back')"
    stood = kept_day(one.day) if one.day is not None else None
    if one.clock == "untimed":
        return (f"{done} AND q.finish_by IS NULL AND q.resolved_on <= ?", (stood,))
    in_time = f"{done} AND q.finish_by <= ? AND q.resolved_on <= q.finish_by"
    if one.clock == "on_time":
        return (in_time, (stood,))
    late_done = f"{done} AND q.finish_by <= ? AND (q.resolved_on > q.finish_by OR q.resolved_on > ?)"
    late_open = f"{OPEN} AND q.state NOT IN ('parked', 'to_call_back') AND q.due_on <= ?"
    return (f"(({late_done}) OR ({late_open}))", (stood, stood, stood))


def _period(since: date | None, until: date | None) -> Condition:
    parts = [("q.received_on >= ?", since), ("q.received_on <= ?", until)]
    told = [(sql, kept_day(day)) for sql, day in parts if day is not None]
    return (" AND ".join(sql for sql, _day in told), tuple(day for _sql, day in told))


def _literally(text: str) -> str:
    """A text as LIKE takes it letter by letter."""
    return text.replace("|", "||").replace("%", "|%").replace("_", "|_")
