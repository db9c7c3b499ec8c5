"""What is recorded of a session: who came, how many, for how long; and that it is moved or cancelled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from db import journal
from db.connection import reading as reads
from db.entry import Entry
from db.packages import attendance, enrolments, reading, writing
from db.records import Duty, EnrolmentLine, Mark, PackageRun, Refused, SessionLine
from frontdesk.packages.promoting import fill_places
from frontdesk.rules.enrolment_states import ENROLLED, IN, NO_SHOW, is_no_show

PRESENT, LATE, ABSENT, EXCUSED = "present", "late", "absent", "excused"
STATES = (PRESENT, LATE, ABSENT, EXCUSED)
MOST_HEADS, MOST_MINUTES = 100_000, 24 * 60


@dataclass(frozen=True, slots=True)
class Roll:
    """A session with those who are in, and how each is marked."""

    run: PackageRun
    session: SessionLine
    enrolments: tuple[EnrolmentLine, ...]
    marks: Mapping[int, Mark]


@reads
def roll(duty: Duty, session_id: int) -> Roll:
    """Who is to be marked at a session: those who are in, and whoever is marked already.

    Raises:
        Refused: `row_gone`.
    """
    on = reading.session(session_id)
    marks = attendance.marks(session_id)
    there = tuple(
        one for one in enrolments.listed(on.package_id, duty.day) if one.state == ENROLLED or one.id in marks
    )
    return Roll(reading.run(on.package_id), on, there, marks)


def mark(duty: Duty, session_id: int, enrolment_id: int, state: str, minutes: int | None = None) -> str:
    """Marks one person at a session; "" takes the mark away; returns the state of their enrolment then.

    Whoever missed more sessions in a row than the package allows counts as not coming any more, and the
    place goes to who waits.

    Raises:
        Refused: `session_ahead`, `session_cancelled`, `minutes_beyond`, `row_gone`.
    """
    with journal.operation(
        duty, "attendance_mark", subject_kind="package_session", subject_id=session_id
    ) as entry:
        on = held(entry, session_id)
        if minutes is not None and not 0 < minutes <= MOST_MINUTES:
            raise Refused("minutes_beyond", field="minutes")
        run = reading.run(on.package_id)
        return mark_one(entry, run, on, enrolment_id, state, minutes)


def mark_all(duty: Duty, session_id: int) -> int:
    """Marks everybody present who is in and has no mark yet: then only the exceptions are left to say.

    Returns:
        How many that were.

    Raises:
        Refused: as `mark`; `everybody_marked` where nobody is left.
    """
    with journal.operation(
        duty, "attendance_all", subject_kind="package_session", subject_id=session_id
    ) as entry:
        on = held(entry, session_id)
        run, marks = reading.run(on.package_id), attendance.marks(session_id)
        left = [one for one in enrolments.listed(on.package_id, duty.day, (ENROLLED,)) if one.id not in marks]
        if not left:
            raise Refused("everybody_marked")
        for one in left:
            mark_one(entry, run, on, one.id, PRESENT, None)
        return len(left)


def mark_one(
    entry: Entry, run: PackageRun, on: SessionLine, enrolment_id: int, state: str, minutes: int | None
) -> str:
    """Marks one person, as a part of an operation; returns the state of their enrolment then."""
    one = enrolments.one(enrolment_id)
    if one.package_id != run.id:
        raise Refused("row_gone", table="enrolment")
    came = state in (PRESENT, LATE)
    usual = _length(on) if "hours" in run.records else None
    attended = (minutes or usual) if came and "hours" in run.records else None
    attendance.mark(entry, on.id, enrolment_id, state, attended)
    if one.who == "volunteer":
        attendance.serve(entry, on, one.who_id, on.about or run.name, attended)
    if state != ABSENT or one.state not in IN:
        return one.state
    if not is_no_show(attendance.missed_in_a_row(enrolment_id), run.absences_allowed):
        return one.state
    enrolments.change(entry, enrolment_id, state=NO_SHOW, ended_on=entry.duty.day)
    fill_places(entry, run)
    return NO_SHOW


def _length(on: SessionLine) -> int | None:
    """How many minutes a session lasts, where both its times are known."""
    if not on.starts or not on.ends:
        return None
    begins, ends = (int(one[:2]) * 60 + int(one[3:]) for one in (on.starts, on.ends))
    return ends - begins if ends > begins else None


def count_heads(duty: Duty, session_id: int, heads: int, *, draft_id: str | None = None) -> None:
    """Writes down how many came, where nobody is asked for a name.

    Raises:
        Refused: `heads_beyond` with the `most`; `session_ahead`, `session_cancelled`, `row_gone`.
    """
    with journal.operation(
        duty, "session_heads", subject_kind="package_session", subject_id=session_id, draft_id=draft_id
    ) as entry:
        on = held(entry, session_id)
        if not 0 <= heads <= MOST_HEADS:
            raise Refused("heads_beyond", most=MOST_HEADS, field="heads")
        writing.change_session(entry, on.id, heads=heads)


def held(entry: Entry, session_id: int) -> SessionLine:
    """A session that something is recorded of now. Raises: Refused, `session_ahead`, `session_cancelled`."""
    on = reading.session(session_id)
    if on.cancelled:
        raise Refused("session_cancelled")
    if on.day > entry.duty.day:
        raise Refused("session_ahead")
    if on.held_on is None:
        writing.change_session(entry, session_id, held_on=entry.duty.day)
    return on


def cancel(duty: Duty, session_id: int, reason: str, *, draft_id: str | None = None) -> None:
    """Lets a session not take place. Raises: Refused, `session_held`, `reason_needed`, `row_gone`."""
    with journal.operation(
        duty, "session_cancel", subject_kind="package_session", subject_id=session_id, draft_id=draft_id
    ) as entry:
        _refuse_held(reading.session(session_id))
        if not reason.strip():
            raise Refused("reason_needed", field="reason")
        writing.change_session(entry, session_id, cancelled_on=duty.day, reason=reason)


def move(
    duty: Duty,
    session_id: int,
    day: date,
    starts: str,
    ends: str,
    *,
    about: str = "",
    draft_id: str | None = None,
) -> None:
    """Moves a session to another day or time; what day it was for stays known.

    Raises:
        Refused: `session_held`, `session_outside` with the season, `session_reversed`, `row_gone`.
    """
    with journal.operation(
        duty, "session_move", subject_kind="package_session", subject_id=session_id, draft_id=draft_id
    ) as entry:
        on = reading.session(session_id)
        _refuse_held(on)
        _refuse_outside(reading.run(on.package_id), day, starts, ends)
        writing.change_session(
            entry,
            session_id,
            day=day,
            starts=starts,
            ends=ends,
            about=about,
            moved_from=(on.moved_from or on.day) if day != on.day else on.moved_from,
            cancelled_on=None,
            reason="",
        )


def add(
    duty: Duty,
    package_id: int,
    day: date,
    starts: str,
    ends: str,
    *,
    about: str = "",
    draft_id: str | None = None,
) -> int:
    """Plans one more session; returns its id. Raises: Refused, `session_outside`, `session_reversed`."""
    with journal.operation(duty, "session_add", subject_kind="package_session", draft_id=draft_id) as entry:
        run = reading.run(package_id)
        _refuse_outside(run, day, starts, ends)
        session_id = writing.add_session(
            entry, package_id, day, starts or run.starts, ends or run.ends, about
        )
        entry.about("package_session", session_id)
    return session_id


def _refuse_held(on: SessionLine) -> None:
    if on.held_on is not None or on.came:
        raise Refused("session_held")


def _refuse_outside(run: PackageRun, day: date, starts: str, ends: str) -> None:
    first, last = run.season_from, run.season_to
    if (first is not None and day < first) or (last is not None and day > last):
        raise Refused("session_outside", field="day")
    if starts and ends and ends <= starts:
        raise Refused("session_reversed", field="time")
