"""Making packages: a run is made, put right, closed at its end, and last year's is made anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from db import journal
from db.entry import Entry
from db.packages import enrolments, reading, writing
from db.records import Duty, PackageRun, Reason, Refused
from frontdesk.packages.promoting import fill_places
from frontdesk.packages.recurrence import session_days
from frontdesk.rules.enrolment_states import COMPLETED, IN, WAITLISTED, WITHDRAWN
from frontdesk.settings.calendar import calendar

CLOSED = "package_closed"
"""Why somebody who waited did not come in."""


def make(duty: Duty, run: PackageRun, *, copied_from: int | None = None, draft_id: str | None = None) -> int:
    """Makes a run of a package with its sessions; returns its id.

    Args:
        duty: who acts.
        run: what it is to be; its id says nothing.
        copied_from: the run it is made after.
        draft_id: of the form it came from.

    Raises:
        Refused: what is wrong with it, with the `field`; `already_saved`. Nothing was written then.
    """
    with journal.operation(duty, "package_make", subject_kind="package", draft_id=draft_id) as entry:
        days = planned(run)
        package_id = writing.add(entry, run, copied_from)
        writing.add_sessions(entry, replace(run, id=package_id), days)
        entry.about("package", package_id)
    return package_id


def correct(duty: Duty, run: PackageRun, *, draft_id: str | None = None) -> int:
    """Puts a run right; sessions that lie ahead follow a changed season or recurrence.

    Returns:
        How many who waited came in, where there is room for more.

    Raises:
        Refused: as `make`; `capacity_below_enrolled` with the `count` of those who are in; `row_gone`.
    """
    with journal.operation(
        duty, "package_correct", subject_kind="package", subject_id=run.id, draft_id=draft_id
    ) as entry:
        before = reading.run(run.id)
        days = planned(run)
        enrolled, _waiting = reading.occupancy(run.id)
        if run.capacity is not None and run.capacity < enrolled:
            raise Refused("capacity_below_enrolled", count=enrolled, field="capacity")
        writing.correct(entry, run)
        if _rhythm(run) != _rhythm(before):
            kept = writing.drop_planned(entry, run.id, duty.day)
            writing.add_sessions(entry, run, [day for day in days if day >= duty.day and day not in kept])
        return fill_places(entry, run)


def _rhythm(run: PackageRun) -> tuple[object, ...]:
    return run.season_from, run.season_to, run.recurrence, run.held_on, run.starts, run.ends


def planned(run: PackageRun) -> tuple[date, ...]:
    """The days of a run's sessions. Raises: Refused, what is wrong with it, with the `field`."""
    if not run.name.strip():
        raise Refused("field_needed", field="name")
    if run.season_from and run.season_to and run.season_to < run.season_from:
        raise Refused("season_reversed", field="season_to")
    if run.capacity is not None and run.capacity < 1:
        raise Refused("capacity_none", field="capacity")
    if run.starts and run.ends and run.ends <= run.starts:
        raise Refused("session_reversed", field="ends")
    if any(one.run == run.run and one.id != run.id for one in reading.runs_of(run.series)):
        raise Refused("run_taken", run=run.run or run.name, field="run")
    if not run.recurrence:
        return ()
    if run.season_from is None:
        raise Refused("season_needed", field="season_from")
    days = session_days(run.recurrence, run.season_from, run.season_to, run.held_on, calendar().is_working)
    if isinstance(days, Reason):
        field = "season_to" if days.code == "season_endless" else "recurrence"
        raise Refused(days.code, **days.values, field=field)
    return days


def renewed(run: PackageRun, day: date) -> PackageRun:
    """What next year's run would be: the same, with its season moved on until it begins on or after a day."""
    first, last = run.season_from, run.season_to
    afresh = replace(run, id=0, run=str(day.year), opened_on=None, closed_on=None)
    if first is None:
        return afresh
    begins = first
    while begins < day:
        begins = _next_year(begins)
    was, now = str(first.year), str(begins.year)
    return replace(
        afresh,
        run=run.run.replace(was, now) if was in run.run else now,
        name=run.name.replace(was, now),
        season_from=begins,
        season_to=None if last is None else begins + (last - first),
    )


def _next_year(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day + timedelta(366)


def close(duty: Duty, package_id: int) -> int:
    """Closes a run: whoever was in has completed it, whoever waited did not come in; returns how many
    completed it.

    Raises:
        Refused: `package_closed_already`, `row_gone`.
    """
    with journal.operation(duty, "package_close", subject_kind="package", subject_id=package_id) as entry:
        _refuse_closed(reading.run(package_id), duty)
        completed = _end_all(entry, package_id)
        writing.close(entry, package_id, duty.day)
    return completed


def _end_all(entry: Entry, package_id: int) -> int:
    completed = 0
    for line in enrolments.listed(package_id, entry.duty.day, (*IN, WAITLISTED)):
        is_in = line.state in IN
        enrolments.change(
            entry,
            line.id,
            state=COMPLETED if is_in else WITHDRAWN,
            ended_on=entry.duty.day,
            **({} if is_in else {"reason": CLOSED}),
        )
        completed += is_in
    return completed


def reopen(duty: Duty, package_id: int) -> None:
    """Opens a closed run again; those who were in it can be taken in again. Raises: Refused, `row_gone`."""
    with journal.operation(duty, "package_reopen", subject_kind="package", subject_id=package_id) as entry:
        writing.close(entry, package_id, None)


def _refuse_closed(run: PackageRun, duty: Duty) -> None:
    if run.closed_on is not None and run.closed_on <= duty.day:
        raise Refused("package_closed_already")
