"""A plan of assistance: what it says is shown with a reason that is kept, and never in what is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.packages import measures
from db.records import Duty, Measure
from db.tables import AccessLog, AssistanceMeasure
from frontdesk.packages import keeping, plan_form, planning
from frontdesk.packages.enrolling import enrol, move
from frontdesk.undoing import undo_last
from tests.frontdesk.packages.office import CLASS, refusal

PLAN = replace(
    CLASS,
    series="assistance_plan",
    kind="assistance_plan",
    name="困难群体帮扶计划",
    serves="household",
    target=(),
    capacity=None,
    recurrence="",
    records=frozenset({"measures"}),
)
MEASURE = Measure("看病钱不够", "协助申请临时救助", None, date(2021, 9, 10), "assisting", "女儿在外地")


@pytest.fixture
def enrolment(office: Duty) -> int:
    """The plan of the household of two elders."""
    return enrol(office, keeping.make(office, PLAN), "household", 1).id


def test_what_a_plan_says_needs_a_reason_that_is_kept(office: Duty, enrolment: int) -> None:
    line_id = planning.add(office, enrolment, MEASURE)
    (masked,) = planning.plan(office, enrolment).lines
    assert (masked.id, masked.told, masked.status, masked.next_on) == (
        line_id,
        None,
        "assisting",
        date(2021, 9, 10),
    )
    assert refusal(planning.reveal, office, enrolment, " \n").reason.code == "reveal_reason_missing"
    assert not AccessLog.select().exists()
    (told,) = planning.reveal(office, enrolment, "serve")
    assert told.told == MEASURE
    seen = AccessLog.select(AccessLog.resident, AccessLog.action, AccessLog.reason).order_by(AccessLog.id)
    assert list(seen.tuples()) == [(1, "reveal", "serve"), (2, "reveal", "serve")]
    # Who puts a line right sees it, too.
    assert plan_form.opened(office, line_id) == MEASURE
    assert AccessLog.select().count() == 4


def test_a_line_goes_on_is_done_and_taken_back(office: Duty, enrolment: int) -> None:
    line_id = planning.add(office, enrolment, MEASURE)
    planning.correct(office, line_id, replace(MEASURE, measure="协助申请医疗救助"))
    planning.go_on(office, line_id, date(2021, 9, 20), "reported")
    late = refusal(planning.go_on, office, line_id, date(2021, 9, 5), "reported")
    assert (late.reason.code, late.reason.values["field"]) == ("measure_next_past", "next_on")
    planning.finish(office, line_id)
    assert refusal(planning.finish, office, line_id).reason.code == "measure_done_already"
    assert measures.one(line_id).done_on == office.day
    for _step in range(3):
        undo_last(office)
    (told,) = planning.reveal(office, enrolment, "verify")
    assert (told.told, told.done_on) == (MEASURE, None)
    undo_last(office)
    assert not AssistanceMeasure.select().exists()


def test_what_is_due_tells_where_and_not_what(office: Duty, enrolment: int) -> None:
    planning.add(office, enrolment, replace(MEASURE, next_on=None))
    later = planning.add(office, enrolment, replace(MEASURE, next_on=date(2021, 9, 6)))
    soon = planning.add(office, enrolment, replace(MEASURE, next_on=date(2021, 9, 1)))
    found = measures.due(office.day)
    assert [one.due_on.day for one in found] == [1, 6]
    assert (found[0].household_id, found[0].enrolment_id) == (1, enrolment)
    assert "看病" not in repr(found)
    assert "临时救助" not in repr(found)
    lines = planning.plan(office, enrolment).lines
    assert [line.is_overdue(office.day) for line in lines] == [True, False, False]
    planning.finish(office, soon)
    assert [one.due_on.day for one in measures.due(office.day)] == [6]
    assert planning.plan(office, enrolment).lines[0].id == later, "what is done comes last"
    move(office, enrolment, "withdraw", "搬走了")
    assert measures.due(office.day) == ()


def test_what_cannot_be_is_said_beside_its_field(office: Duty, enrolment: int) -> None:
    for name in ("need", "measure"):
        refused = refusal(planning.add, office, enrolment, replace(MEASURE, **{name: " "}))  # type: ignore[arg-type]
        assert (refused.reason.code, refused.reason.values["field"]) == ("field_needed", name)
    typed = {**plan_form.as_typed(MEASURE), "next_on": "2021-9-1", "owner": "谁"}
    problems = plan_form.read(typed, office.day).problems
    assert {name: one.code for name, one in problems.items()} == {
        "next_on": "measure_next_past",
        "owner": "entry_unknown",
    }
    # A line that is overdue can be put right without a new day.
    assert "next_on" not in plan_form.read(typed, office.day, is_new=False).problems
    other = enrol(
        office, keeping.make(office, replace(PLAN, records=frozenset(), run="2")), "household", 1
    ).id
    assert refusal(planning.add, office, other, MEASURE).reason.code == "plan_not_kept"
