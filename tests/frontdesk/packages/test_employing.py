"""Work found after a training: noted once, put right, struck, asked after in three months."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.packages import employment, enrolments
from db.records import Duty, Employment
from db.tables import Employment as Row
from db.tables import Task
from frontdesk.packages import attending, employing, employment_form, keeping
from frontdesk.packages.enrolling import enrol
from frontdesk.packages.listing import card
from frontdesk.rules.employment import check_due, is_reemployed
from frontdesk.undoing import undo_last
from tests.frontdesk.packages.office import CLASS, refusal

COURSE = replace(
    CLASS,
    series="training_pastry",
    kind="training",
    name="面点培训班",
    target=(),
    season_from=date(2021, 8, 28),
    records=frozenset({"attendance", "hours", "outcome"}),
)
WORK = Employment(
    "unemployed", date(2021, 8, 31), "employer", "日照面点坊", "面点师", "劳动合同", "面点师初级"
)


@pytest.fixture
def joined(office: Duty) -> int:
    """The enrolment of one resident in the course."""
    return enrol(office, keeping.make(office, COURSE), "resident", 1).id


def open_checks() -> list[tuple[int, date, str]]:
    rows: Any = Task.select(Task.resident, Task.due_on, Task.text).where(
        Task.kind == "employment_check", Task.dropped_on.is_null(), Task.done_on.is_null()
    )
    return list(rows.tuples())


def test_work_is_noted_corrected_struck_and_taken_back(office: Duty, joined: int) -> None:
    noted = employing.note_outcome(office, WORK, enrolment_id=joined)
    (line,) = employment.of_resident(1)
    assert (line.id, line.work, line.enrolment_id, line.package) == (noted, WORK, joined, "面点培训班")
    assert open_checks() == [(1, date(2021, 11, 30), "日照面点坊")]
    assert (
        refusal(employing.note_outcome, office, WORK, enrolment_id=joined).reason.code == "employment_noted"
    )
    employing.correct_outcome(office, noted, replace(WORK, started_on=date(2021, 9, 1)))
    assert [due for _who, due, _text in open_checks()] == [date(2021, 12, 1)]
    employing.correct_outcome(office, noted, replace(WORK, started_on=None, form=""))
    assert open_checks() == []
    undo_last(office)
    employing.strike_outcome(office, noted)
    assert employment.of_enrolment(joined) is None
    assert open_checks() == []
    assert Row.select().count() == 1, "struck, never removed"
    assert refusal(employing.strike_outcome, office, noted).reason.code == "row_gone"
    undo_last(office)
    undo_last(office)
    assert employment.one(noted).work == WORK
    assert [due for _who, due, _text in open_checks()] == [date(2021, 11, 30)]
    undo_last(office)
    assert not Row.select().exists()
    assert not Task.select().exists()


def test_work_of_no_enrolment_is_somebodys_too(office: Duty) -> None:
    employing.note_outcome(office, WORK, resident_id=2)
    assert [line.enrolment_id for line in employment.of_resident(2)] == [None]
    assert [who for who, _due, _text in open_checks()] == [2]


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"started_on": date(2021, 9, 7)}, "employment_ahead", "started_on"),
        ({"status_before": ""}, "field_needed", "status_before"),
        ({"form": ""}, "field_needed", "form"),
        ({"started_on": None, "status_before": "", "certificate": ""}, "employment_empty", "started_on"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    office: Duty, joined: int, change: dict[str, object], code: str, field: str
) -> None:
    work = replace(WORK, **change)  # type: ignore[arg-type]
    refused = refusal(employing.note_outcome, office, work, enrolment_id=joined)
    assert (refused.reason.code, refused.reason.values["field"]) == (code, field)
    read = employment_form.read(employment_form.as_typed(work), office.day, COURSE.season_from)
    assert read.problems[field].code == code
    assert not Row.select().exists()


def test_work_before_the_course_is_only_a_doubt(office: Duty, joined: int) -> None:
    typed = employment_form.as_typed(replace(WORK, started_on=date(2021, 8, 27)))
    read = employment_form.read(typed, office.day, COURSE.season_from)
    assert not read.problems
    assert read.doubts["started_on"].code == "employment_before_course"
    employment_form.save(office, joined, typed)
    employment_form.save(office, joined, {**typed, "job": " 糕点师\x1b[2J "})
    line = employment.of_enrolment(joined)
    assert line is not None
    assert line.work.job == "糕点师[2J"
    employment_form.strike(office, joined)
    assert refusal(employment_form.strike, office, joined).reason.code == "employment_none"


def test_a_package_that_notes_no_work_refuses_it(office: Duty) -> None:
    package = keeping.make(office, replace(COURSE, records=frozenset({"attendance"})))
    one = enrol(office, package, "resident", 1).id
    assert (
        refusal(employing.note_outcome, office, WORK, enrolment_id=one).reason.code == "employment_not_noted"
    )


def test_a_package_opened_tells_hours_and_work(office: Duty, joined: int) -> None:
    package = enrolments.one(joined).package_id
    for session in card(office, package).sessions[:3]:
        attending.mark(office, session.id, joined, "present")
    employing.note_outcome(office, WORK, enrolment_id=joined)
    opened = card(office, package)
    assert opened.minutes == {joined: 360}
    assert opened.employments[joined].work == WORK


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_three_months_later_is_never_beyond_the_month(day: date) -> None:
    due = check_due(day)
    assert (due.year * 12 + due.month) - (day.year * 12 + day.month) == 3
    assert due.day == day.day or (due.day < day.day and (due.replace(day=28) - day).days < 92)


@pytest.mark.parametrize(
    ("status", "day", "counts"),
    [
        ("unemployed", date(2021, 8, 1), True),
        ("not_employed", date(2021, 8, 1), True),
        ("flexible", date(2021, 8, 1), False),
        ("unemployed", None, False),
    ],
)
def test_who_was_without_work_is_re_employed(status: str, day: date | None, counts: bool) -> None:
    assert is_reemployed(status, day) is counts
