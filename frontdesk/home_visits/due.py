"""Who is to be visited at home next: by group, so many days apart as the settings say (domain 3.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from db.packages import reading
from db.queue import visits
from db.records import Duty, TargetTerm, VisitDue
from db.residents import home_visits
from frontdesk.settings.keeping import office_settings

ALONE, KEY, PACKAGE = "alone", "key", "package"
_GROUPS = (
    (ALONE, "visit_alone_days", (TargetTerm("age", 80), TargetTerm("group", values=("lives_alone",)))),
    (KEY, "visit_key_days", (TargetTerm("group", values=("hardship", "disability")),)),
    (KEY, "visit_key_days", (TargetTerm("age", 60), TargetTerm("group", values=("elders_alone",)))),
)
"""Over 80 and alone; key persons: in hardship, disabled, empty-nest. The first that fits counts."""


def due(duty: Duty, within: int = 0) -> tuple[VisitDue, ...]:
    """Those whose next visit is due by today (or `within` so many days), the longest overdue first.

    Who is in a package with visits has its interval, or that of their group where it is due sooner.
    Somebody who was never visited has been due since the office has known them: they come first.
    """
    settings = office_settings()
    found: dict[int, VisitDue] = {}
    for group, key, rule in _GROUPS:
        every = settings.count(key)
        if not every:
            continue
        last = duty.day + timedelta(within) - timedelta(every)
        for one in home_visits.unvisited(rule, last, duty.day, group, every):
            found.setdefault(one.resident_id, one)
    for run, every in reading.visit_intervals(duty.day).items():
        last = duty.day + timedelta(within) - timedelta(every)
        for one in home_visits.unvisited_of(run, last, duty.day, PACKAGE, every):
            known = found.setdefault(one.resident_id, one)
            if _in_order(one) < _in_order(known):
                found[one.resident_id] = one
    return tuple(sorted(found.values(), key=_in_order))


def homes_due(duty: Duty) -> Mapping[tuple[str, int | None], int]:
    """How many homes are due today, by group and number of the grid; each counts for the first that fits."""
    settings = office_settings()
    found: dict[int, tuple[str, int | None]] = {}
    for group, key, rule in _GROUPS:
        every = settings.count(key)
        if every:
            for home, grid in visits.unvisited_homes(rule, duty.day - timedelta(every), duty.day):
                found.setdefault(home, (group, grid))
    for run, every in reading.visit_intervals(duty.day).items():
        for home, grid in visits.unvisited_homes_of(run, duty.day - timedelta(every)):
            found.setdefault(home, (PACKAGE, grid))
    return Counter(found.values())


def _in_order(one: VisitDue) -> tuple[date, int, int]:
    return one.due_on or date.min, one.grid or 0, one.resident_id
