"""What stands in the books for a period that is to come: sessions, and what is due of open requests."""

from __future__ import annotations

from datetime import date

from db.connection import execute, kept_day, reading
from db.figures import OPEN
from db.raw_days import day_of
from db.records import PlannedSession, RequestLine
from db.requests.lines import request_lines

_DAYS = "BETWEEN ? AND ?"


@reading
def sessions(since: date, until: date, most: int) -> tuple[int, tuple[PlannedSession, ...]]:
    """How many sessions are planned, and the first of them; what was cancelled is none."""
    days = (kept_day(since), kept_day(until))
    where = f"s.cancelled_on IS NULL AND s.day {_DAYS}"
    (count,) = execute(f"SELECT COUNT(*) FROM package_session s WHERE {where}", days).fetchone()
    rows = execute(
        f"""SELECT s.id, s.day, s.starts, p.name, p.name_en, p.run, COALESCE(v.name, ''), s.about
        FROM package_session s JOIN package p ON p.id = s.package_id
        LEFT JOIN venue v ON v.id = COALESCE(s.venue_id, p.venue_id)
        WHERE {where} ORDER BY s.day, s.starts, s.id LIMIT ?""",
        (*days, most),
    ).fetchall()
    return int(count), tuple(PlannedSession(row[0], day_of(row[1]), *row[2:]) for row in rows)


@reading
def deadlines(since: date, until: date, most: int) -> tuple[int, tuple[RequestLine, ...]]:
    """How many open requests have something due, and the first of them by that day."""
    days = (kept_day(since), kept_day(until))
    where = f"q.due_on IS NOT NULL AND q.{OPEN} AND q.due_on {_DAYS}"
    (count,) = execute(f"SELECT COUNT(*) FROM request q WHERE {where}", days).fetchone()
    first = f"""q.id IN (SELECT id FROM (SELECT q.id AS id FROM request q WHERE {where}
        ORDER BY q.due_on, q.id LIMIT ?) first)"""
    found = request_lines(first, (*days, most), limit=most)
    return int(count), tuple(sorted(found, key=lambda one: (one.due_on or date.max, one.id)))
