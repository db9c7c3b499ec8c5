"""What shows how the office works: the longest road that came to a good end, a theme that was closed."""

from __future__ import annotations

from datetime import date

from db.connection import execute, kept_day, reading
from db.figures import OPEN
from db.raw_days import day_of
from db.records import RequestLine
from db.requests.counting import HANDLED_STATES
from db.requests.lines import request_lines

# What ended in the period first, by its own index: nearly everything is archived one day.
_ROAD = """SELECT q.id, COUNT(*) FROM request q JOIN request_step s ON s.request_id = q.id
    WHERE q.id IN (SELECT id FROM request WHERE resolved_on BETWEEN ? AND ?) AND q.state = 'archived'
        AND q.satisfaction IN ('satisfied', 'basically_satisfied') AND q.solved <> 'not_solved'
        AND NOT q.confidential AND s.struck_on IS NULL
    GROUP BY q.id, q.heads, q.number ORDER BY 2 DESC, q.heads DESC, q.number LIMIT 1"""
_THEME = f"""SELECT COUNT(*), SUM(CASE WHEN q.{OPEN} THEN 1 ELSE 0 END),
        SUM(CASE WHEN q.state IN {HANDLED_STATES} THEN 1 ELSE 0 END), MAX(q.resolved_on)
    FROM request q WHERE q.estate_id = ? AND q.topic IN (SELECT t.code FROM topic t LEFT JOIN topic w
        ON w.id = t.parent_id WHERE t.code = ? OR w.code = ?)
    AND q.received_on >= ? AND q.received_on <= ? AND q.state <> 'merged'"""


@reading
def longest_road(since: date, until: date) -> RequestLine | None:
    """Of what was done in a period, is archived, and left its reporters satisfied and nothing unsolved, the
    request with the most steps; of several the one that most people reported, then the earliest number.

    What is confidential is no example.
    """
    found = execute(_ROAD, (kept_day(since), kept_day(until))).fetchone()
    return None if found is None else request_lines("q.id = ?", (found[0],), limit=1)[0]


@reading
def closed_on(estate_id: int, topic: str, first: date, last: date) -> date | None:
    """The day on which a theme's last request was done; None where one is open, or none was handled."""
    days = (kept_day(first), kept_day(last))
    count, still_open, handled, done = execute(_THEME, (estate_id, topic, topic, *days)).fetchone()
    return day_of(done) if count and handled and not still_open and done else None
