"""What packages come to in a period; which rules that follows is said in `frontdesk.packages.counting`.

In plain SQL: a month's report asks all of it twice, and to put such statements together takes longer than to
run them.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from db.connection import execute, kept_day, reading
from db.packages.eligible import CAME

_DAYS = "BETWEEN ? AND ?"


def took_place(*, with_services: bool = True) -> str:
    """That something was recorded of a session `s`, the services of volunteers among it or not."""
    served = "SELECT 1 FROM service_record v WHERE v.session_id = s.id AND v.struck_on IS NULL"
    return f"""(s.heads IS NOT NULL
        OR EXISTS (SELECT 1 FROM attendance a WHERE a.session_id = s.id AND a.state IN {CAME})
        OR EXISTS (SELECT 1 FROM health_reading r WHERE r.session_id = s.id AND r.struck_on IS NULL)
        {f"OR EXISTS ({served})" if with_services else ""})"""


_SESSIONS = f"""FROM package_session s JOIN package p ON p.id = s.package_id
    WHERE s.cancelled_on IS NULL AND s.day {_DAYS}"""
_OF_KIND = "AND p.kind = ?"
_HELD = f"SELECT COUNT(*) {_SESSIONS} {_OF_KIND} AND {took_place(with_services=False)}"
_HEADS = f"SELECT COALESCE(SUM(s.heads), 0) {_SESSIONS} {_OF_KIND}"
# The sessions of the period first: attendance is kept by session.
_CAME = f"""FROM attendance a JOIN enrolment e ON e.id = a.enrolment_id
    WHERE a.state IN {CAME} AND a.session_id IN (SELECT s.id {_SESSIONS} {{kind}})"""
_VISITED = f"""FROM home_visit h LEFT JOIN package p ON p.id = h.package_id
    WHERE h.struck_on IS NULL AND h.was_in AND h.day {_DAYS} AND h.package_id IS NOT NULL {{kind}}"""
_PEOPLE = f"""SELECT COUNT(*) FROM (SELECT e.resident_id {_CAME} AND e.resident_id IS NOT NULL
    UNION SELECT h.resident_id {_VISITED} AND h.resident_id IS NOT NULL) served"""
_SERVICE = f"""SELECT COUNT(DISTINCT done_on),
    COUNT(DISTINCT volunteer_id) + COUNT(DISTINCT registered_member_id), COALESCE(SUM(minutes), 0)
    FROM service_record WHERE struck_on IS NULL AND done_on {_DAYS}"""
_FOUND_WORK = f"""SELECT COUNT(DISTINCT resident_id) FROM employment
    WHERE struck_on IS NULL AND started_on {_DAYS} AND status_before IN ({{marks}})"""


@reading
def held(kind: str, since: date, until: date) -> int:
    """How many sessions of packages of a kind took place: somebody came, was counted or was measured."""
    return _count(_HELD, *_days(since, until), kind)


@reading
def heads(kind: str, since: date, until: date) -> int:
    """How many were counted at the sessions of packages of a kind that took place."""
    return _count(_HEADS, *_days(since, until), kind)


@reading
def service(since: date, until: date) -> tuple[int, int, int]:
    """On how many days somebody served, how many that were, and for how many minutes together."""
    days, servants, minutes = execute(_SERVICE, _days(since, until)).fetchone()
    return int(days), int(servants), int(minutes)


@reading
def found_work(statuses: Collection[str], since: date, until: date) -> int:
    """How many people who were in one of these statuses before began to work."""
    marks = ", ".join("?" * len(statuses))
    return _count(_FOUND_WORK.format(marks=marks), *_days(since, until), *statuses)


@reading
def attendances(kind: str, since: date, until: date) -> int:
    """How often somebody came to a session of packages of a kind; "" is any kind."""
    of_kind, kinds = _kind(kind)
    return _count(f"SELECT COUNT(*) {_CAME}".format(kind=of_kind), *_days(since, until), *kinds)


@reading
def residents_served(kind: str, since: date, until: date) -> int:
    """How many residents came to a session of packages of a kind, or were visited for one; "" is any."""
    of_kind, kinds = _kind(kind)
    once = (*_days(since, until), *kinds)
    return _count(_PEOPLE.format(kind=of_kind), *once, *once)


def _kind(kind: str) -> tuple[str, tuple[str, ...]]:
    return (_OF_KIND, (kind,)) if kind else ("", ())


def _days(since: date, until: date) -> tuple[object, object]:
    return kept_day(since), kept_day(until)


def _count(sql: str, *values: object) -> int:
    return int(execute(sql, values).fetchone()[0])
