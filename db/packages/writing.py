"""Packages and their sessions as they are written; always a part of an operation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from db.entry import Entry
from db.packages import target_text
from db.records import PackageRun
from db.tables import Allergy, Attendance, Package, PackageSession, Task

_AS_THEY_ARE = (
    *("series", "run", "name", "name_en", "kind", "purpose", "serves", "may_override", "season_from"),
    *("season_to", "capacity", "has_waitlist", "recurrence", "held_on", "starts", "ends"),
    *("absences_allowed", "visit_every", "retention_months", "campaign", "note"),
)


def _columns(run: PackageRun) -> dict[str, Any]:
    return {
        **{name: getattr(run, name) for name in _AS_THEY_ARE},
        "target": target_text.written(run.target),
        "venue": run.venue_id,
        "coordinator": run.coordinator_id,
        **{name: " ".join(sorted(getattr(run, name))) for name in ("consent", "asks", "records")},
    }


def add(entry: Entry, run: PackageRun, copied_from: int | None = None) -> int:
    """Write a run down; return its id."""
    return entry.insert(Package, **_columns(run), copied_from=copied_from, opened_on=entry.duty.day)


def correct(entry: Entry, run: PackageRun) -> None:
    """Put a run right. Raises: Refused, `row_gone`."""
    entry.update(Package, run.id, **_columns(run))


def close(entry: Entry, package_id: int, day: date | None) -> None:
    """Close a run on a day, or (None) open it again. Raises: Refused, `row_gone`."""
    entry.update(Package, package_id, closed_on=day)


def add_sessions(entry: Entry, run: PackageRun, days: Iterable[date]) -> None:
    """Plan sessions of a run on these days, at its usual time."""
    for day in days:
        add_session(entry, run.id, day, run.starts, run.ends)


def add_session(entry: Entry, package_id: int, day: date, starts: str, ends: str, about: str = "") -> int:
    """Plan one session; return its id."""
    return entry.insert(PackageSession, package=package_id, day=day, starts=starts, ends=ends, about=about)


def change_session(entry: Entry, session_id: int, **fields: Any) -> None:
    """Change what a session says. Raises: Refused, `row_gone`."""
    entry.update(PackageSession, session_id, **fields)


def drop_planned(entry: Entry, package_id: int, since: date) -> frozenset[date]:
    """Take away the sessions from a day on that nothing was recorded of; return the days that stay."""
    recorded = Attendance.select(Attendance.session)
    rows: Any = PackageSession.select().where(PackageSession.package == package_id)
    kept = set()
    for row in list(rows):
        is_recorded = row.held_on is not None or row.cancelled_on is not None or row.moved_from is not None
        if row.day < since or is_recorded or recorded.where(Attendance.session == row.id).exists():
            kept.add(row.moved_from or row.day)
        else:
            entry.remove(PackageSession, row.id)
    return frozenset(kept)


def add_task(entry: Entry, kind: str, text: str, due_on: date, **about: Any) -> int:
    """Let somebody have something to do by a day; return the task's id."""
    return entry.insert(Task, kind=kind, text=text, due_on=due_on, made_on=entry.duty.day, **about)


def note_allergies(entry: Entry, enrolment_id: int, text: str) -> None:
    """Keep what a child must not have; "" takes it away."""
    row_id = Allergy.select(Allergy.id).where(Allergy.enrolment == enrolment_id).scalar()
    if row_id is None and text:
        entry.insert(Allergy, enrolment=enrolment_id, text=text)
    elif row_id is not None and text:
        entry.update(Allergy, row_id, text=text)
    elif row_id is not None:
        entry.remove(Allergy, row_id)
