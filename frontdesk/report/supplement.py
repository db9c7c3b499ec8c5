"""What a month's report tells besides its figures: one or two typical cases, and what is planned next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from db.connection import reading as reads
from db.queue import tasks
from db.records import Duty, PlannedSession, RequestLine, RequestStep, Span, TaskDue
from db.report import cases, planned
from db.requests import reading
from frontdesk.home_visits.due import homes_due
from frontdesk.report.figures import Report
from frontdesk.report.period import following
from frontdesk.rules.themes import Theme

MOST = 100
"""The most sessions, tasks and deadlines of a plan that are named; all of them are counted."""
_THEMES_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class LongestRoad:
    """Of what was done in the period and left its reporters satisfied, what took the most steps.

    `line` names nobody; `steps` are those that were not struck, in their order.
    """

    line: RequestLine
    steps: tuple[RequestStep, ...]
    resolved_on: date
    satisfaction: str
    solved: str


@dataclass(frozen=True, slots=True)
class ClosedTheme:
    """Of the themes of the period and the one before, the greatest whose last request was done in it."""

    theme: Theme
    done_on: date


@dataclass(frozen=True, slots=True)
class Plan:
    """What stands in the books for the period that follows.

    Args:
        sessions, tasks, deadlines: the first of them, `MOST` at most; tasks that concern somebody by name
            are not named, only counted.
        session_count, task_count, deadline_count: how many there are.
        homes: how many are to be visited by its end.
    """

    span: Span
    sessions: tuple[PlannedSession, ...]
    session_count: int
    tasks: tuple[TaskDue, ...]
    task_count: int
    deadlines: tuple[RequestLine, ...]
    deadline_count: int
    homes: int


@dataclass(frozen=True, slots=True)
class Supplement:
    """The cases that there are, and the plan."""

    road: LongestRoad | None
    closed: ClosedTheme | None
    plan: Plan


@reads
def supplement(duty: Duty, report: Report) -> Supplement:
    """The cases of a report's period, and the plan for the one behind it. Raises: Refused."""
    span = report.now.span
    return Supplement(_road(span), _closed(report), _plan(duty, following(span)))


def _road(span: Span) -> LongestRoad | None:
    found = cases.longest_road(span.since, span.until)
    if found is None:
        return None
    life = reading.life(found.id)
    return LongestRoad(
        replace(found, reporter=""),
        tuple(step for step in life.steps if not step.struck),
        life.resolved_on or span.until,
        life.satisfaction,
        life.solved,
    )


def _closed(report: Report) -> ClosedTheme | None:
    span, seen = report.now.span, set()
    themes = sorted((*report.now.found, *report.before.found), key=lambda one: -one.count)
    for one in themes[:_THEMES_LOOKED_AT]:
        if (one.estate_id, one.topic) in seen:
            continue
        seen.add((one.estate_id, one.topic))
        done_on = cases.closed_on(one.estate_id, one.topic, one.first, one.last)
        if done_on is not None and span.since <= done_on <= span.until:
            return ClosedTheme(one, done_on)
    return None


def _plan(duty: Duty, span: Span) -> Plan:
    session_count, sessions = planned.sessions(span.since, span.until, MOST)
    deadline_count, deadlines = planned.deadlines(span.since, span.until, MOST)
    due = [one for one in tasks.due(span.until) if one.due_on is not None and one.due_on >= span.since]
    named = [one for one in due if one.resident_id is None and not one.confidential]
    return Plan(
        span,
        sessions,
        session_count,
        tuple(named[:MOST]),
        len(due),
        deadlines,
        deadline_count,
        sum(homes_due(replace(duty, day=max(span.until, duty.day))).values()),
    )
