"""Whatever an office has behind it, what is open stands in one line of the queue, and what is over in none.

Sessions, waiting lists, readings, plans, visits, and what was said of lines; requests, whistles and tasks are
in `test_queue`.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.connection import transaction
from db.records import Duty, LineKey, QueueLine
from db.tables import (
    AssistanceMeasure,
    Attendance,
    Enrolment,
    HomeVisit,
    Package,
    PackageSession,
    QueueMark,
    Residency,
    Task,
)
from frontdesk.home_visits.due import due as people_due
from frontdesk.queue import computing, counting, kept
from frontdesk.queue.of_the_office import OF_VISITS
from frontdesk.rules.queue_order import counted, section
from frontdesk.settings.keeping import office_settings

DAYS = st.integers(-20, 12)
SESSIONS = st.tuples(DAYS, st.sampled_from(("", "", "held", "cancelled")), st.booleans())
STATES = st.sampled_from(("enrolled", "paused", "waitlisted", "waitlisted", "withdrawn", "completed"))
PACKAGES = st.tuples(
    st.none() | st.integers(0, 3),
    st.lists(STATES, max_size=5),
    st.booleans(),
    st.lists(SESSIONS, max_size=3),
    st.none() | st.integers(5, 60),
)
READINGS = st.tuples(
    st.sampled_from(("reading_red", "reading_repeat", "place_free", "employment_check")),
    DAYS,
    st.sampled_from(("", "", "done", "dropped")),
)
MEASURES = st.tuples(DAYS, st.booleans())
VISITS = st.tuples(st.integers(-100, 0), st.booleans(), st.booleans())
MARKS = st.tuples(st.integers(0, 30), st.sampled_from(("snoozed", "waits", "claimed", "dropped")), DAYS)


@pytest.fixture(autouse=True)
def an_office(quiet_office: None) -> None:
    """Its settings are read once, so that nothing else asks for them."""
    office_settings()


class History:
    """An office as it was drawn: what is owed there, and what is over."""

    def __init__(self, today: date, residents: list[int]) -> None:
        self.today, self.residents = today, residents
        self.owed: set[LineKey] = set()
        self.over: set[tuple[str, int]] = set()
        self._people = 0

    def day(self, offset: int) -> date:
        return self.today + timedelta(offset)

    def package(self, capacity: Any, states: Any, is_closed: bool, held: Any, every: Any) -> None:
        run = Package.create(
            series=f"s{Package.select().count()}", name="课", kind="other", capacity=capacity,
            closed_on=self.day(-1) if is_closed else None, visit_every=every,
        )  # fmt: skip
        for state, resident in zip(states, self.residents, strict=False):
            Enrolment.create(package=run, resident=resident, state=state, line=1, asked_on=self.today)
        had = Counter(states)
        taken, waiting = had["enrolled"] + had["paused"], had["waitlisted"]
        free = waiting if capacity is None else min(max(capacity - taken, 0), waiting)
        if free and not is_closed:
            self.owed.add(LineKey("waitlist", run.id, f"{free}/{waiting}"))
        else:
            self.over.add(("waitlist", run.id))
        for offset, became, is_marked in held:
            on = PackageSession.create(
                package=run, day=self.day(offset), held_on=self.today if became == "held" else None,
                cancelled_on=self.today if became == "cancelled" else None,
            )  # fmt: skip
            someone = Enrolment.get_or_none(Enrolment.package == run)
            if became == "held" and is_marked and someone is not None:
                Attendance.create(session=on, enrolment=someone, state="present")
            kind = "session" if offset == 0 else "attendance"
            if became or offset > 0:
                self.over |= {("session", on.id), ("attendance", on.id)}
            else:
                self.owed.add(LineKey(kind, on.id, on.day.isoformat()))

    def reading(self, kind: str, offset: int, became: str) -> None:
        one = Task.create(
            kind=kind, text="课", due_on=self.day(offset), made_on=self.today, resident=self.residents[0],
            done_on=self.today if became == "done" else None,
            dropped_on=self.today if became == "dropped" else None,
        )  # fmt: skip
        if became:
            self.over.add(("task", one.id))
        elif self.day(offset) <= self.day(6 - self.today.weekday()):
            self.owed.add(LineKey("task", one.id))

    def plan(self, measures: Any) -> None:
        run = Package.create(series="plan", name="帮扶", kind="other")
        who = Enrolment.create(package=run, resident=self.residents[0], state="enrolled", asked_on=self.today)
        waiting = []
        for offset, is_done in measures:
            AssistanceMeasure.create(
                enrolment=who, need="x", measure="x", made_on=self.today, next_on=self.day(offset),
                done_on=self.today if is_done else None,
            )  # fmt: skip
            if not is_done and self.day(offset) <= self.day(6 - self.today.weekday()):
                waiting.append(self.day(offset))
        if waiting:
            self.owed.add(LineKey("measure", who.id, min(waiting).isoformat()))
        else:
            self.over.add(("measure", who.id))


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(
    st.lists(PACKAGES, min_size=1, max_size=3),
    st.lists(READINGS, max_size=4),
    st.lists(MEASURES, max_size=3),
    st.lists(VISITS, max_size=6),
    st.lists(MARKS, max_size=6),
)
def test_what_is_open_stands_in_one_line_and_what_is_over_in_none(
    duty: Duty,
    packages: list[Any],
    readings: list[Any],
    measures: list[Any],
    visits: list[Any],
    marks: list[Any],
) -> None:
    with transaction():
        for table in (QueueMark, Attendance, AssistanceMeasure, PackageSession, Task, Enrolment, HomeVisit):
            table.delete().execute()
        Package.delete().execute()
        homes = dict(_living_here())
        history = History(duty.day, list(homes))
        for drawn in packages:
            history.package(*drawn)
        for one in readings:
            history.reading(*one)
        history.plan(measures)
        for (offset, was_in, is_struck), resident in zip(visits, reversed(homes), strict=False):
            HomeVisit.create(
                day=history.day(offset), resident=resident, household=homes[resident], was_in=was_in,
                struck_on=duty.day if is_struck else None,
            )  # fmt: skip
    before = _lines(duty)
    assert max(Counter(line.key for line in before).values(), default=1) == 1
    there = {line.key for line in before}
    _each_is_found_by_itself(duty, before)
    assert history.owed <= there
    assert not {key for key in there if key[:2] in history.over}
    # A home is counted once, whichever of its people are to be visited for whatever reason.
    to_visit = {homes[one.resident_id] for one in people_due(duty)}
    assert sum(line.count for line in before if line.key.kind == "visit") == len(to_visit)
    _say(duty, before, marks)
    _holds_what_was_said(duty, before)


def _living_here() -> Any:
    rows: Any = Residency.select(Residency.resident, Residency.household).where(Residency.to_on.is_null())
    return rows.order_by(Residency.id).tuples()


def _lines(duty: Duty) -> tuple[QueueLine, ...]:
    kept.forget()
    return computing.queue(duty)


def _each_is_found_by_itself(duty: Duty, lines: tuple[QueueLine, ...]) -> None:
    """A line by itself is the line of the whole, but for what it says of those beside it.

    Of visits, which are looked for all at once, one.
    """
    visits = [line for line in lines if line.key.kind in OF_VISITS]
    for line in (*(line for line in lines if line.key.kind not in OF_VISITS), *visits[:1]):
        assert computing.line_of(duty, line.key) == line._replace(beside=0, joins=False)


def _say(duty: Duty, lines: tuple[QueueLine, ...], marks: list[Any]) -> None:
    with transaction():
        for at, what, offset in marks:
            if not lines:
                return
            kind, subject, occurrence = lines[at % len(lines)].key
            day = duty.day + timedelta(offset)
            could_be: dict[str, dict[str, Any]] = {
                "snoozed": {"snoozed_until": day, "waits_for": ""},
                "waits": {"snoozed_until": day, "waits_for": "物业"},
                "claimed": {"claimed_by": duty.staff_id},
                "dropped": {"dropped_on": duty.day},
            }
            said = could_be[what]
            is_it = (
                (QueueMark.kind == kind)
                & (QueueMark.subject == subject)
                & (QueueMark.occurrence == occurrence)
            )
            if not QueueMark.update(said).where(is_it).execute():
                QueueMark.create(kind=kind, subject=subject, occurrence=occurrence, **said)


def _holds_what_was_said(duty: Duty, before: tuple[QueueLine, ...]) -> None:
    """A mark takes away what it drops and moves what it puts off; nothing else comes or goes."""
    said = {LineKey(one.kind, one.subject, one.occurrence): one for one in QueueMark.select()}
    lines = _lines(duty)
    after = {line.key: line for line in lines}
    _each_is_found_by_itself(duty, lines)
    assert set(after) == {
        line.key for line in before if line.key not in said or not said[line.key].dropped_on
    }
    for key, mark in said.items():
        line = after.get(key)
        if line is None:
            continue
        until = mark.snoozed_until if mark.snoozed_until and mark.snoozed_until > duty.day else None
        assert line.snoozed_until == until
        assert (section(line, duty.day) == "waiting") == bool(until and mark.waits_for)
        assert mark.claimed_by is None or line.owner_id == mark.claimed_by.id
    # The opening page says what F5 lists.
    counting._last = None
    assert counting.counts(duty).sections == counted(after.values(), duty.day)
