"""What is recorded of sessions, and what follows from who stays away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest

from db.connection import transaction
from db.packages import attendance, enrolments, reading
from db.records import Duty
from db.tables import Attendance, ServiceRecord, Task, Volunteer
from frontdesk.packages import attending, keeping
from frontdesk.packages.enrolling import enrol
from frontdesk.undoing import undo_last
from tests.frontdesk.packages.office import CLASS, refusal


class Held(NamedTuple):
    """A class of two places with three sessions that were and more to come; three people asked."""

    duty: Duty
    package: int
    asked: list[int]
    sessions: list[int]

    def states(self) -> dict[int, str]:
        """The state of each enrolment."""
        return {one.id: one.state for one in enrolments.listed(self.package, self.duty.day)}


@pytest.fixture
def held(office: Duty) -> Held:
    """The class, seen on 6 September."""
    run = replace(CLASS, target=(), season_from=date(2021, 8, 28), absences_allowed=2)
    package = keeping.make(replace(office, day=date(2021, 8, 1)), run)
    asked = [enrol(office, package, "resident", who).id for who in (1, 2, 3)]
    return Held(office, package, asked, [one.id for one in reading.sessions(package)])


def test_all_present_except(held: Held) -> None:
    """One key for all, one for each exception."""
    first = held.sessions[0]
    assert attending.mark_all(held.duty, first) == 2
    attending.mark(held.duty, first, held.asked[1], "late")
    roll = attending.roll(held.duty, first)
    assert {one.id: roll.marks[one.id].state for one in roll.enrolments} == {
        held.asked[0]: "present",
        held.asked[1]: "late",
    }
    assert (roll.session.came, roll.session.held_on) == (2, held.duty.day)
    assert refusal(attending.mark_all, held.duty, first).reason.code == "everybody_marked"
    undo_last(held.duty)
    undo_last(held.duty)
    assert not Attendance.select().exists()
    assert reading.session(first).held_on is None


def test_who_stays_away_too_often_makes_room_for_who_waits(held: Held) -> None:
    away, _there, waiting = held.asked
    for session in held.sessions[:2]:
        assert attending.mark(held.duty, session, away, "absent") == "enrolled"
    # Who was excused, or came, begins to count anew.
    attending.mark(held.duty, held.sessions[1], away, "excused")
    assert attending.mark(held.duty, held.sessions[2], away, "absent") == "enrolled"
    attending.mark(held.duty, held.sessions[1], away, "absent")
    assert attending.mark(held.duty, held.sessions[2], away, "absent") == "no_show"
    assert held.states()[waiting] == "enrolled"
    assert Task.select().where(Task.kind == "place_free").count() == 1
    undo_last(held.duty)
    assert (held.states()[away], held.states()[waiting]) == ("enrolled", "waitlisted")


def test_what_cannot_be_recorded_is_said(held: Held) -> None:
    ahead = held.sessions[-1]
    assert refusal(attending.mark, held.duty, ahead, held.asked[0], "present").reason.code == "session_ahead"
    assert refusal(attending.count_heads, held.duty, ahead, 12).reason.code == "session_ahead"
    past = held.sessions[0]
    assert refusal(attending.count_heads, held.duty, past, -1).reason.code == "heads_beyond"
    attending.count_heads(held.duty, past, 120)
    assert reading.session(past).heads == 120
    assert refusal(attending.cancel, held.duty, past, "下雨").reason.code == "session_held"
    assert refusal(attending.cancel, held.duty, ahead, " ").reason.code == "reason_needed"
    attending.cancel(held.duty, ahead, "下雨")
    assert (
        refusal(attending.mark, held.duty, ahead, held.asked[0], "present").reason.code == "session_cancelled"
    )


def test_a_session_is_moved_within_the_season(held: Held) -> None:
    ahead = held.sessions[-1]
    assert (
        refusal(attending.move, held.duty, ahead, date(2021, 10, 1), "", "").reason.code == "session_outside"
    )
    assert (
        refusal(attending.move, held.duty, ahead, date(2021, 9, 20), "10:00", "09:00").reason.code
        == "session_reversed"
    )
    attending.move(held.duty, ahead, date(2021, 9, 20), "10:00", "11:00")
    moved = reading.session(ahead)
    assert (moved.day, moved.starts, moved.moved_from) == (date(2021, 9, 20), "10:00", date(2021, 9, 26))
    more = attending.add(held.duty, held.package, date(2021, 9, 21), "", "")
    assert reading.session(more).starts == "09:00"


def test_hours_are_those_of_the_session_unless_others_are_said(office: Duty) -> None:
    run = replace(CLASS, target=(), season_from=date(2021, 9, 4), records=frozenset({"hours"}))
    package = keeping.make(office, run)
    one = enrol(office, package, "resident", 1).id
    session = reading.sessions(package)[0].id
    attending.mark(office, session, one, "present")
    assert attendance.marks(session)[one].minutes == 120
    attending.mark(office, session, one, "late", 90)
    assert attendance.marks(session)[one].minutes == 90
    attending.mark(office, session, one, "absent")
    assert attendance.marks(session)[one].minutes is None
    assert refusal(attending.mark, office, session, one, "present", 1_441).reason.code == "minutes_beyond"


def test_a_volunteers_hours_are_service(office: Duty) -> None:
    """There is one record of service, whether it was written down by hand or at a session."""
    with transaction():
        volunteer = Volunteer.create(name="张伟", resident=12)
    run = replace(CLASS, target=(), serves="volunteer", records=frozenset({"hours"}), recurrence="")
    package = keeping.make(office, replace(run, season_from=date(2021, 9, 1)))
    session = attending.add(office, package, date(2021, 9, 5), "08:00", "10:30", about="捡拾垃圾")
    one = enrol(office, package, "volunteer", volunteer.id).id
    attending.mark(office, session, one, "present")
    served = ServiceRecord.select(ServiceRecord.what, ServiceRecord.minutes, ServiceRecord.done_on)
    assert list(served.tuples()) == [("捡拾垃圾", 150, date(2021, 9, 5))]
    attending.mark(office, session, one, "absent")
    assert not ServiceRecord.select().exists()
