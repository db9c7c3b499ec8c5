"""Requests as lists show them; of a confidential one only that it is so, its topic and state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from db.connection import execute
from db.raw_days import day_of, day_or_none
from db.records import Deadlines, RequestLine

NEWEST = "received_on DESC, id DESC"
COLUMNS = """q.id AS id, q.number, q.received_on AS received_on, q.reporter, q.nature, q.summary, q.state,
    q.due_on AS due_on, q.topic, q.confidential, q.estate_id AS estate_id, q.place, q.heads AS heads,
    q.due_time, q.contact_due_on, q.contact_due_time, q.due_estimated, q.time_limit, q.contacted_on"""
# An estate is called as its people called it.
SHOWN = """q.id AS id, q.number, q.received_on AS received_on, q.reporter,
    COALESCE(a.alias, e.name, ''), q.nature, q.summary, q.state, q.due_on AS due_on, q.topic, q.confidential,
    q.heads AS heads, q.estate_id AS estate_id, q.due_time, q.contact_due_on, q.contact_due_time,
    q.due_estimated, q.time_limit, q.contacted_on"""
"""What `lines` makes lines of, selected from requests `q` that are joined as `PLACED` says."""
PLACED = """LEFT JOIN estate e ON e.id = q.estate_id
    LEFT JOIN estate_alias a ON a.estate_id = q.estate_id AND a.alias = q.place"""
_SHOWN = f"SELECT {SHOWN} FROM ({{found}}) q {PLACED} ORDER BY {{order}}"
_TOPIC, _CONFIDENTIAL, _HEADS, _DUE_TIME = 9, 10, 11, 13

LineRow = tuple[Any, ...]


def line_rows(found: str, parameters: Sequence[object], order: str) -> list[LineRow]:
    """The rows of requests that a statement finds, which selects `COLUMNS`."""
    rows: list[LineRow] = execute(_SHOWN.format(found=found, order=order), parameters).fetchall()
    return rows


def lines(rows: Iterable[LineRow], *, in_full: bool = False) -> tuple[RequestLine, ...]:
    """The rows as records; `in_full` for a card, which shows what is confidential as well."""
    rows = list(rows)
    hidden = () if in_full else [row[_TOPIC] for row in rows if row[_CONFIDENTIAL]]
    called = topic_names(set(hidden))
    return tuple(_line(row, None if in_full else called) for row in rows)


def request_lines(
    condition: str = "", parameters: Sequence[object] = (), *, limit: int, in_full: bool = False
) -> tuple[RequestLine, ...]:
    """At most `limit` requests that meet a condition on the table `request q`, the latest first."""
    where = f"WHERE {condition}" if condition else ""
    found = f"SELECT {COLUMNS} FROM request q {where} ORDER BY {NEWEST} LIMIT ?"
    return lines(line_rows(found, (*parameters, limit), NEWEST), in_full=in_full)


def topic_names(codes: Iterable[str]) -> dict[str, tuple[str, str]]:
    """What topics are called, by their codes: in Chinese and in English, a part behind its whole."""
    wanted = list(codes)
    sql = f"""SELECT t.code, t.name, t.name_en, w.name, w.name_en FROM topic t
        LEFT JOIN topic w ON w.id = t.parent_id WHERE t.code IN ({", ".join("?" * len(wanted))})"""
    return {code: _called(*names) for code, *names in execute(sql, wanted).fetchall()} if wanted else {}


def _called(name: str, name_en: str, of: str | None, of_en: str | None) -> tuple[str, str]:
    english = name_en or name
    return (f"{of} / {name}" if of else name), (f"{of_en or of} / {english}" if of else english)


def _line(row: LineRow, hidden: dict[str, tuple[str, str]] | None) -> RequestLine:
    identity, number, received_on, reporter, estate, nature, summary, state, due_on = row[:9]
    topic, is_hidden = row[_TOPIC], row[_CONFIDENTIAL]
    names = ("", "")
    if is_hidden and hidden is not None:
        reporter = estate = summary = ""
        names = hidden.get(topic, (topic, topic))
    due_time, contact_due_on, contact_due_time, estimated, limit, contacted_on = row[_DUE_TIME:]
    due = (day_or_none(due_on), due_time, day_or_none(contact_due_on), contact_due_time)
    return RequestLine(
        identity,
        number,
        day_of(received_on),
        reporter,
        estate,
        nature,
        summary,
        state,
        Deadlines(*due, bool(estimated)),
        limit,
        day_or_none(contacted_on),
        confidential=bool(is_hidden),
        topic_names=names,
        heads=row[_HEADS],
    )
