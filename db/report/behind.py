"""The records behind figures: visitors, visits, sessions, people served, who found work, who served."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from db.connection import execute, kept_day, reading
from db.packages.counting import took_place
from db.packages.eligible import CAME
from db.raw_days import day_of
from db.records import Address, FigureLine

BETWEEN = "、"
"""Between those who served on one day, and between what they did."""
MOST = 2_000
"""The most lines of a list; the figure itself counts all."""
_DAYS = "BETWEEN ? AND ?"
_HOME = "COALESCE(h.household_id, -COALESCE(h.resident_id, h.id))"
_RUN, _RUN_EN = "TRIM(p.name || ' ' || p.run)", "TRIM(p.name_en || ' ' || p.run)"
_LATEST = "ORDER BY 1 DESC, 2 DESC, 6 DESC LIMIT ?"


@reading
def visitors(since: date, until: date) -> tuple[FigureLine, ...]:
    """Who came to the desk, the latest first; of a confidential matter neither who nor what."""
    return _lines(
        f"""SELECT v.day, v.time, CASE WHEN q.confidential THEN '' ELSE v.name END,
            CASE WHEN q.confidential THEN '' ELSE v.about END, 0, v.id,
            COALESCE(v.request_id, v.resident_id),
            CASE WHEN v.request_id IS NOT NULL THEN 'request' WHEN v.resident_id IS NOT NULL THEN 'resident'
                ELSE '' END
            FROM visit v LEFT JOIN request q ON q.id = v.request_id WHERE v.day {_DAYS} {_LATEST}""",
        since,
        until,
    )


@reading
def home_visits(since: date, until: date, *, each_home_once: bool) -> tuple[FigureLine, ...]:
    """Visits at homes where somebody was in, the latest first; or of each home the latest alone.

    In which estate, and not for which package: some tell what nobody else need know. Where nobody of the home
    is named the home is.
    """
    last = f"""AND NOT EXISTS (SELECT 1 FROM home_visit l WHERE l.struck_on IS NULL AND l.was_in
        AND l.day <= ? AND (l.day > h.day OR (l.day = h.day AND l.id > h.id))
        AND {_HOME.replace("h.", "l.")} = {_HOME})"""
    sql = f"""SELECT h.day, h.time, COALESCE(r.name, ''), COALESCE(e.name, ''), 0, h.id,
        COALESCE(h.resident_id, h.household_id),
        CASE WHEN h.resident_id IS NOT NULL THEN 'resident' WHEN h.household_id IS NOT NULL THEN 'household'
            ELSE '' END, b.number, k.unit, k.room
        FROM home_visit h LEFT JOIN resident r ON r.id = h.resident_id
        LEFT JOIN household k ON k.id = h.household_id LEFT JOIN building b ON b.id = k.building_id
        LEFT JOIN estate e ON e.id = b.estate_id
        WHERE h.struck_on IS NULL AND h.was_in AND h.day {_DAYS} {last if each_home_once else ""} {_LATEST}"""
    rows = _rows(sql, since, until, *((kept_day(until),) if each_home_once else ()))
    return tuple(_line(row[:8], home=_home(row)) for row in rows)


def _home(row: Any) -> Address | None:
    word, *place = row[7:]
    building, unit, room = (str(level or "") for level in place)
    return Address(str(row[3]), building, unit, room) if word == "household" else None


@reading
def sessions(since: date, until: date, kind: str = "") -> tuple[FigureLine, ...]:
    """Sessions that took place, of packages of a kind or of any, the latest first, with how many came."""
    of_kind = "AND p.kind = ?" if kind else ""
    sql = _sessions(took_place(with_services=not kind), of_kind)
    return _held(sql, since, until, *([kind] if kind else []))


@reading
def attended_sessions(since: date, until: date) -> tuple[FigureLine, ...]:
    """Sessions to which somebody came by name, the latest first, with how many."""
    came = f"EXISTS (SELECT 1 FROM attendance a WHERE a.session_id = s.id AND a.state IN {CAME})"
    return _held(_sessions(came, "", heads="0"), since, until)


def _held(sql: str, since: date, until: date, *more: object) -> tuple[FigureLine, ...]:
    return tuple(_line(row[:8], name_en=row[8]) for row in _rows(sql, since, until, *more))


def _sessions(where: str, more: str, heads: str = "COALESCE(s.heads, 0)") -> str:
    return f"""SELECT s.day, s.starts, {_RUN}, s.about,
        {heads} + (SELECT COUNT(*) FROM attendance a WHERE a.session_id = s.id AND a.state IN {CAME}),
        s.id, s.id, 'session', CASE WHEN p.name_en = '' THEN '' ELSE {_RUN_EN} END
        FROM package_session s JOIN package p ON p.id = s.package_id
        WHERE s.cancelled_on IS NULL AND s.day {_DAYS} AND {where} {more} {_LATEST}"""


@reading
def served(since: date, until: date) -> tuple[FigureLine, ...]:
    """Residents who came to a session or were visited for a package, with how often, the latest first.

    To what they came is not said: some packages tell what nobody else need know.
    """
    days = (kept_day(since), kept_day(until))
    rows = execute(
        f"""SELECT MAX(t.day), '', r.name, '', COUNT(*), r.id, r.id, 'resident' FROM (
            SELECT e.resident_id AS who, s.day AS day FROM attendance a
                JOIN package_session s ON s.id = a.session_id JOIN enrolment e ON e.id = a.enrolment_id
                WHERE a.state IN {CAME} AND s.cancelled_on IS NULL AND s.day {_DAYS}
            UNION ALL SELECT h.resident_id, h.day FROM home_visit h
                WHERE h.struck_on IS NULL AND h.was_in AND h.package_id IS NOT NULL AND h.day {_DAYS}
        ) t JOIN resident r ON r.id = t.who GROUP BY r.id, r.name ORDER BY 1 DESC, r.id LIMIT ?""",
        (*days, *days, MOST),
    ).fetchall()
    return tuple(map(_line, rows))


@reading
def found_work(statuses: Collection[str], since: date, until: date) -> tuple[FigureLine, ...]:
    """Who was in one of these statuses and began to work, each once, the latest first."""
    marks = ", ".join("?" * len(statuses))
    rows = execute(
        f"""SELECT MAX(m.started_on), '', r.name, '', 0, r.id, r.id, 'resident' FROM employment m
            JOIN resident r ON r.id = m.resident_id
            WHERE m.struck_on IS NULL AND m.started_on {_DAYS} AND m.status_before IN ({marks})
            GROUP BY r.id, r.name ORDER BY 1 DESC, r.id LIMIT ?""",
        (kept_day(since), kept_day(until), *statuses, MOST),
    ).fetchall()
    return tuple(map(_line, rows))


@reading
def service_days(since: date, until: date) -> tuple[FigureLine, ...]:
    """Days on which somebody served, the latest first: who that was, how many, what they did.

    A day opens the session that it was, where it was one alone.
    """
    days = (kept_day(since), kept_day(until))
    rows: Sequence[Any] = execute(
        f"""SELECT v.done_on, COALESCE(o.name, m.name, ''), v.what, v.session_id, v.volunteer_id,
            v.registered_member_id
            FROM service_record v LEFT JOIN volunteer o ON o.id = v.volunteer_id
            LEFT JOIN registered_member m ON m.id = v.registered_member_id
            WHERE v.struck_on IS NULL AND v.done_on IN (SELECT DISTINCT done_on FROM service_record
                WHERE struck_on IS NULL AND done_on {_DAYS} ORDER BY done_on DESC LIMIT ?)
            ORDER BY v.done_on DESC, v.id""",
        (*days, MOST),
    ).fetchall()
    return tuple(_service_day(day, list(of_day)) for day, of_day in groupby(rows, key=itemgetter(0)))


def _service_day(day: Any, records: Sequence[Any]) -> FigureLine:
    who = {tuple(row[4:]): row[1] for row in records}
    whats = dict.fromkeys(row[2] for row in records if row[2])
    sessions = {row[3] for row in records}
    opens = ("session", int(sessions.pop())) if len(sessions) == 1 and None not in sessions else None
    return FigureLine(
        day_of(day), "", BETWEEN.join(filter(None, who.values())), BETWEEN.join(whats), len(who), opens
    )


@reading
def services(since: date, until: date) -> tuple[FigureLine, ...]:
    """What volunteers and members who reported in did, the latest first, with the minutes it took."""
    return _lines(
        f"""SELECT v.done_on, '', COALESCE(o.name, m.name, ''), v.what, COALESCE(v.minutes, 0), v.id,
            v.session_id, CASE WHEN v.session_id IS NOT NULL THEN 'session' ELSE '' END
            FROM service_record v LEFT JOIN volunteer o ON o.id = v.volunteer_id
            LEFT JOIN registered_member m ON m.id = v.registered_member_id
            WHERE v.struck_on IS NULL AND v.done_on {_DAYS} {_LATEST}""",
        since,
        until,
    )


@reading
def volunteers(since: date, until: date) -> tuple[FigureLine, ...]:
    """Volunteers and members who reported in and served, each once with how often, the latest first."""
    rows = execute(
        f"""SELECT MAX(v.done_on), '', COALESCE(o.name, m.name, ''), '', COUNT(*), 0, 0, ''
            FROM service_record v LEFT JOIN volunteer o ON o.id = v.volunteer_id
            LEFT JOIN registered_member m ON m.id = v.registered_member_id
            WHERE v.struck_on IS NULL AND v.done_on {_DAYS}
            GROUP BY v.volunteer_id, v.registered_member_id, o.name, m.name
            ORDER BY 1 DESC, 3, v.volunteer_id, v.registered_member_id LIMIT ?""",
        (kept_day(since), kept_day(until), MOST),
    ).fetchall()
    return tuple(map(_line, rows))


def _lines(sql: str, since: date, until: date, *more: object) -> tuple[FigureLine, ...]:
    return tuple(map(_line, _rows(sql, since, until, *more)))


def _rows(sql: str, since: date, until: date, *more: object) -> Sequence[Any]:
    rows: Sequence[Any] = execute(sql, (kept_day(since), kept_day(until), *more, MOST)).fetchall()
    return rows


def _line(row: Any, *, name_en: str = "", home: Address | None = None) -> FigureLine:
    day, time, name, about, count, _id, subject, word = row
    opens = (str(word), int(subject)) if word else None
    return FigureLine(day_of(day), time or "", name, about or "", int(count), opens, name_en or "", home)
