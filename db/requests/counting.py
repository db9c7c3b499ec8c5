"""How many requests there are of a kind."""

from __future__ import annotations

from datetime import date

from db.connection import execute, kept_day, reading

HANDLED_STATES = ("resolved", "archived")
RESOLVED_THEN = "resolved_on IS NOT NULL AND resolved_on >= ? AND resolved_on <= ?"
HANDLED = f"SUM(CASE WHEN state IN {HANDLED_STATES} THEN 1 ELSE 0 END)"
"""Counted, not asked for: of a million most are archived, and SQLite would walk those by their state."""


@reading
def handled(since: date, until: date) -> int:
    """How many requests in `HANDLED_STATES` were resolved from one day to another, both included."""
    sql = f"SELECT {HANDLED} FROM request WHERE {RESOLVED_THEN}"
    return int(execute(sql, (kept_day(since), kept_day(until))).fetchone()[0] or 0)
