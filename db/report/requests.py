"""Requests of a period: how they fall to channels, topics, places and units, and how they stood at its end.

Everything rests on the day a request came in, read from the index of those days, but for what was handled
and called, which have indexes of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from db.connection import execute, kept_day, reading
from db.raw_days import day_of
from db.records import Calls, Intake, MonthCount, Share, Sighting
from db.requests.counting import HANDLED, HANDLED_STATES, RESOLVED_THEN
from db.requests.reading import details_of

DONE = (*HANDLED_STATES, "to_call_back")
_WITHOUT_CLOCK = ("parked", "declined", "merged", "withdrawn")
_CAME_IN = "q.received_on >= ? AND q.received_on <= ?"

_SHARES = f"""WITH came AS (
        SELECT q.channel, q.nature, q.topic, q.estate_id, q.grid_id, q.campaign FROM request q
        WHERE {_CAME_IN}
    )
    SELECT 'channel', channel, '', '', COUNT(*) FROM came GROUP BY channel
    UNION ALL SELECT 'nature', nature, '', '', COUNT(*) FROM came GROUP BY nature
    UNION ALL SELECT 'campaign', campaign, campaign, '', COUNT(*) FROM came GROUP BY campaign
    UNION ALL SELECT 'topic', COALESCE(w.code, c.topic), COALESCE(w.name, t.name, c.topic),
            COALESCE(w.name_en, t.name_en, ''), SUM(c.count)
        FROM (SELECT topic, COUNT(*) AS count FROM came GROUP BY topic) c
        LEFT JOIN topic t ON t.code = c.topic LEFT JOIN topic w ON w.id = t.parent_id
        GROUP BY COALESCE(w.code, c.topic), COALESCE(w.name, t.name, c.topic),
            COALESCE(w.name_en, t.name_en, '')
    UNION ALL SELECT 'estate', COALESCE(CAST(c.estate_id AS TEXT), ''), COALESCE(e.name, ''), '', c.count
        FROM (SELECT estate_id, COUNT(*) AS count FROM came GROUP BY estate_id) c
        LEFT JOIN estate e ON e.id = c.estate_id
    UNION ALL SELECT 'grid', COALESCE(CAST(c.grid_id AS TEXT), ''), COALESCE(CAST(g.number AS TEXT), ''), '',
            c.count
        FROM (SELECT grid_id, COUNT(*) AS count FROM came GROUP BY grid_id) c
        LEFT JOIN grid g ON g.id = c.grid_id"""

_UNITS = f"""SELECT 'unit', CAST(o.id AS TEXT), o.name, '', c.count FROM (
        SELECT w.organisation_id, COUNT(DISTINCT w.request_id) AS count
        FROM request q JOIN whistle w ON w.request_id = q.id WHERE {_CAME_IN} GROUP BY w.organisation_id
    ) c JOIN organisation o ON o.id = c.organisation_id"""

# Until when a request was to be done: what is done remembers it, what is open is due for it next.
_DEADLINE = f"""CASE WHEN q.state IN {DONE} THEN q.finish_by
    WHEN q.state IN {_WITHOUT_CLOCK} THEN NULL ELSE q.due_on END"""

_INTAKE = f"""SELECT COUNT(*),
        SUM(CASE WHEN state <> 'merged' THEN heads ELSE 0 END),
        SUM(CASE WHEN state <> 'merged' THEN 1 ELSE 0 END),
        SUM(owes_contact), SUM(owes_contact * in_time),
        SUM(CASE WHEN deadline <= ? THEN 1 WHEN deadline IS NULL AND done = 1 THEN 1 ELSE 0 END),
        SUM(CASE WHEN deadline <= ? OR deadline IS NULL THEN done ELSE 0 END),
        SUM(CASE WHEN deadline <= ? THEN 1 ELSE 0 END),
        SUM(CASE WHEN deadline <= ? AND done = 1 AND resolved_on <= deadline THEN 1 ELSE 0 END),
        SUM(CASE WHEN deadline IS NULL THEN done ELSE 0 END),
        SUM(CASE WHEN state = 'parked' THEN 1 ELSE 0 END), SUM(CASE WHEN state = 'merged' THEN 1 ELSE 0 END),
        SUM(CASE WHEN state = 'declined' THEN 1 ELSE 0 END),
        SUM(CASE WHEN state = 'withdrawn' THEN 1 ELSE 0 END)
    FROM (SELECT q.state, q.heads, q.resolved_on, {_DEADLINE} AS deadline,
        CASE WHEN q.contact_due_on <= ? AND q.state NOT IN ('declined', 'merged', 'withdrawn')
            THEN 1 ELSE 0 END AS owes_contact,
        CASE WHEN q.contacted_on <= q.contact_due_on THEN 1 ELSE 0 END AS in_time,
        CASE WHEN q.state IN {DONE} AND q.resolved_on <= ? THEN 1 ELSE 0 END AS done
        FROM request q WHERE {_CAME_IN}) came"""

_MONTH = "SUBSTR(CAST({day} AS TEXT), 1, 7)"


@reading
def shares(since: date, until: date) -> Mapping[str, tuple[Share, ...]]:
    """How many came in by channel, nature, topic (a part counts as its whole), estate, grid, campaign, and by
    unit that was called upon; the most first. A request whistled to two units is one of each."""
    days = (kept_day(since), kept_day(until))
    found: dict[str, list[Share]] = {}
    for sql in (_SHARES, _UNITS):
        for by, key, name, english, count in execute(sql, days).fetchall():
            found.setdefault(by, []).append(Share(key, int(count), name, english))
    return {by: tuple(sorted(rows, key=lambda one: (-one.count, one.key))) for by, rows in found.items()}


@reading
def intake(since: date, until: date, stood: date) -> Intake:
    """What came in, and how it stood at the end of the day `stood`."""
    at, days = kept_day(stood), (kept_day(since), kept_day(until))
    row = execute(_INTAKE, (*(at,) * 6, *days)).fetchone()
    return Intake(*(int(count or 0) for count in row))


@reading
def calls(since: date, until: date) -> Calls:
    """The calls back of a period, by what was said; what is struck was none."""
    days = (kept_day(since), kept_day(until))
    sql = """SELECT details, COUNT(*) FROM request_step
        WHERE kind = 'call_back' AND day >= ? AND day <= ? AND struck_on IS NULL GROUP BY details"""
    said: Counter[str] = Counter()
    solved: Counter[str] = Counter()
    for details, count in execute(sql, days).fetchall():
        told = details_of(details)
        answer = told.get("satisfaction", "")
        said[answer] += count
        if answer and answer != "not_reached":
            solved[told.get("solved", "")] += count
    return Calls(dict(said), dict(solved))


@reading
def sightings(since: date, until: date) -> tuple[Sighting, ...]:
    """Requests with an estate, by day, estate and topic (a part as its whole), the earliest first.

    What was found to be one with another is not one more.
    """
    sql = f"""SELECT q.received_on, q.estate_id, COALESCE(w.code, q.topic) FROM request q
        LEFT JOIN topic t ON t.code = q.topic LEFT JOIN topic w ON w.id = t.parent_id
        WHERE {_CAME_IN} AND q.estate_id IS NOT NULL AND q.state <> 'merged'
        ORDER BY q.received_on, q.id"""
    rows = execute(sql, (kept_day(since), kept_day(until))).fetchall()
    return tuple(Sighting(day_of(day), estate, topic) for day, estate, topic in rows)


@reading
def by_month(since: date, until: date) -> tuple[MonthCount, ...]:
    """How many came in and were handled by month, the earliest first; months without any are left out."""
    days = (kept_day(since), kept_day(until))
    came = f"SELECT {_MONTH.format(day='q.received_on')}, COUNT(*) FROM request q WHERE {_CAME_IN} GROUP BY 1"
    month = _MONTH.format(day="resolved_on")
    handled = f"SELECT {month}, {HANDLED} FROM request WHERE {RESOLVED_THEN} GROUP BY 1"
    received = dict(execute(came, days).fetchall())
    done = dict(execute(handled, days).fetchall())
    months = sorted({*received, *(month for month, count in done.items() if count)})
    return tuple(MonthCount(month, received.get(month, 0), done.get(month, 0)) for month in months)
