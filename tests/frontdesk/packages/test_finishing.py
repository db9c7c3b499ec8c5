"""What is done: a vaccination for one after the other, and the tasks that packages make."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.packages import employment, enrolments
from db.records import Duty, Employment
from db.tables import Task
from frontdesk.packages import employing, finishing, keeping, tasks
from frontdesk.packages.enrolling import enrol, move
from frontdesk.packages.listing import card, may_join
from frontdesk.undoing import undo_last
from tests.frontdesk.packages.office import CLASS, refusal
from tests.frontdesk.packages.test_employing import COURSE

VACCINATION = replace(
    CLASS,
    series="vaccination",
    kind="vaccination",
    name="疫苗接种",
    target=(replace(CLASS.target[0], least=12, most=None),),
    capacity=None,
    recurrence="",
    records=frozenset({"done"}),
)


def test_one_after_the_other_is_done(office: Duty) -> None:
    package = keeping.make(office, VACCINATION)
    asked = enrol(office, package, "resident", 1).id
    to_ask = [one.who_id for one in may_join(office, package)]
    assert 2 in to_ask
    finishing.mark_done(office, package, "resident", 1, date(2021, 9, 3))
    taken_in = finishing.mark_done(office, package, "resident", 2, office.day)
    lines = {one.id: one for one in card(office, package).enrolments}
    assert (lines[asked].state, lines[asked].ended_on) == ("completed", date(2021, 9, 3))
    assert (lines[taken_in].state, lines[taken_in].ended_on) == ("completed", office.day)
    assert card(office, package).may_join == len(to_ask) - 1
    again = refusal(finishing.mark_done, office, package, "resident", 2, office.day)
    assert again.reason.code == "done_already"
    ahead = refusal(finishing.mark_done, office, package, "resident", 3, date(2021, 9, 7))
    assert (ahead.reason.code, ahead.reason.values["field"]) == ("done_ahead", "day")
    undo_last(office)
    assert enrolments.of(package, "resident", 2) is None
    # A child takes the guardian's consent first, as always.
    child = refusal(finishing.mark_done, office, package, "resident", 11, office.day)
    assert child.reason.code == "not_eligible"


def test_who_waited_comes_in_once_somebody_is_done(office: Duty) -> None:
    package = keeping.make(office, replace(VACCINATION, capacity=1))
    enrol(office, package, "resident", 1)
    waiting = enrol(office, package, "resident", 2).id
    assert (
        refusal(finishing.mark_done, office, package, "resident", 3, office.day).reason.code == "package_full"
    )
    finishing.mark_done(office, package, "resident", 1, office.day)
    assert enrolments.one(waiting).state == "enrolled"


def test_a_package_that_records_something_else_has_nobody_done(office: Duty) -> None:
    package = keeping.make(office, CLASS)
    assert refusal(finishing.mark_done, office, package, "resident", 1, office.day).reason.code == (
        "done_not_recorded"
    )


def test_who_is_to_be_called_stands_in_the_package_until_it_is_done(office: Duty) -> None:
    package = keeping.make(office, replace(CLASS, target=(), capacity=1))
    first = enrol(office, package, "resident", 1).id
    enrol(office, package, "resident", 3)
    assert card(office, package).tasks == ()
    move(office, first, "withdraw", "搬家")
    (task,) = card(office, package).tasks
    assert (task.kind, task.resident_id, task.name, task.due_on) == ("place_free", 3, "张南燕", office.day)
    assert task.address is not None
    assert tasks.finish(office, task.id) == "place_free"
    assert card(office, package).tasks == ()
    assert refusal(tasks.finish, office, task.id).reason.code == "task_none"
    undo_last(office)
    assert card(office, package).tasks == (task,)


def test_asking_after_work_checks_it(office: Duty) -> None:
    package = keeping.make(office, COURSE)
    one = enrol(office, package, "resident", 1).id
    work = Employment("unemployed", date(2021, 9, 1), "flexible")
    noted = employing.note_outcome(office, work, enrolment_id=one)
    later = replace(office, day=date(2021, 12, 2))
    (task,) = card(later, package).tasks
    assert (task.kind, task.due_on) == ("employment_check", date(2021, 12, 1))
    tasks.finish(later, task.id)
    assert employment.one(noted).checked_on == later.day
    # What was checked is not asked after once more when a word of it is put right.
    employing.correct_outcome(later, noted, replace(work, job="面点师"))
    assert card(later, package).tasks == ()
    assert Task.select().where(Task.done_on == later.day).count() == 1
