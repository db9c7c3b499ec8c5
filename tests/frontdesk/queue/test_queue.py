"""The queue of an office: what is due stands in it once, what is done does not; on both engines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.connection import transaction
from db.packages import enrolments
from db.records import Callee, Duty, LineKey, Matter, QueueLine, Refused
from db.requests import reading
from db.tables import (
    AssistanceMeasure,
    Enrolment,
    Grid,
    HomeVisit,
    PackageSession,
    Phone,
    QueueMark,
    Request,
    RequestReporter,
    Resident,
    Staff,
    Task,
    Whistle,
)
from frontdesk.home_visits.recording import HomeVisit as Visit
from frontdesk.home_visits.recording import record
from frontdesk.packages import attending, keeping
from frontdesk.queue import calling, kept, marking, typed
from frontdesk.queue.computing import line_of, queue
from frontdesk.queue.filters import fits
from frontdesk.requests.logging import Then, log
from frontdesk.requests.moving import move
from frontdesk.rules.queue_order import counted, section
from frontdesk.rules.request_states import CLOSED, STATES
from frontdesk.undoing import undo_last
from frontdesk.words import queue_lines, set_language
from screens.parts.box import LONGEST as BOX
from tests.frontdesk.packages.office import CLASS

LIGHT = Matter(
    words="楼道灯不亮。",
    summary="楼道灯不亮",
    reporter="张大爷",
    resident_id=1,
    topic="ss",
    phone="15400000001",
)
UNIT = "2"


@pytest.fixture(autouse=True)
def a_community(quiet_office: None) -> None:
    """In English, without data to verify."""
    set_language("en")
    with transaction():
        Resident.update(doubt="").execute()


def on(duty: Duty, month: int, day: int) -> Duty:
    return replace(duty, day=date(2021, month, day))


def lines(duty: Duty, *kinds: str) -> list[QueueLine]:
    """As it stands, whatever a test wrote past the journal."""
    kept.forget()
    return [line for line in queue(duty) if not kinds or line.key.kind in kinds]


def kinds(duty: Duty) -> Counter[str]:
    return Counter(line.key.kind for line in lines(duty) if line.key.kind not in ("visit", "entitlement"))


def the(duty: Duty, kind: str) -> QueueLine:
    (line,) = lines(duty, kind)
    return line


def test_a_request_stands_there_with_every_clock_that_runs_until_it_is_done(duty: Duty) -> None:
    request = log(on(duty, 8, 30), LIGHT, Then.ACCEPT).id
    assert request is not None
    assert kinds(duty) == {"first_contact": 1, "finish": 1}
    finish = the(duty, "finish")
    assert (finish.is_late, finish.due_on, finish.who, finish.opens) == (
        False, date(2021, 9, 6), "张大爷", ("request", request)
    )  # fmt: skip
    move(on(duty, 8, 30), request, "whistle", {"unit": UNIT, "text": "请修"})
    assert kinds(duty) == {"first_contact": 1, "finish": 1, "whistle": 1}
    whistle = the(duty, "whistle")
    assert (whistle.who, whistle.code, whistle.is_late, whistle.late) == ("环卫办", "report_in", True, 3)
    move(on(duty, 9, 1), request, "report_in", {"unit": UNIT})
    move(on(duty, 9, 2), request, "finish", {"text": "换了灯泡"})
    assert kinds(on(duty, 9, 3)) == {"call_back": 1}
    call = the(duty, "call_back")
    assert call.owner == duty.staff_name and call.number.startswith("2021-")
    move(duty, request, "call_back", {"satisfaction": "satisfied"})
    assert not kinds(duty)
    undo_last(duty)
    assert kinds(duty) == {"call_back": 1}


def test_plans_and_packages_with_visits(duty: Duty) -> None:
    everywhere = replace(CLASS, target=(), season_from=date(2021, 9, 11), visit_every=30)
    run = keeping.make(duty, replace(everywhere, records=frozenset({"measures"})))
    with transaction():
        in_it = Enrolment.create(package=run, resident=3, state="enrolled", asked_on=duty.day)
        for due in (date(2021, 9, 3), date(2021, 9, 8), date(2021, 9, 30)):
            AssistanceMeasure.create(
                enrolment=in_it,
                need="手续",
                measure="代办",
                made_on=duty.day,
                next_on=due,
                owner=duty.staff_id,
            )
    plan = the(duty, "measure")
    assert (plan.count, plan.late, plan.opens, plan.owner) == (
        2,
        1,
        ("assistance", in_it.id),
        duty.staff_name,
    )
    assert "手续" not in f"{queue_lines.matter(plan)}{plan.text}"
    assert [line.count for line in lines(duty, "visit") if line.code == "package"] == [1]
    record(duty, Visit(duty.day, resident_id=3))
    assert not [line for line in lines(duty, "visit") if line.code == "package"]


def test_one_call_is_for_everything_somebody_is_to_be_called_about(duty: Duty) -> None:
    def finished(matter: Matter) -> int:
        number = log(on(duty, 8, 30), matter, Then.ACCEPT).id
        assert number is not None
        move(on(duty, 8, 31), number, "finish", {"text": "好了"})
        return number

    first, second = finished(LIGHT), finished(replace(LIGHT, summary="门坏了"))
    hidden = finished(replace(LIGHT, confidential=True))
    other = finished(replace(LIGHT, resident_id=3, reporter="张南燕", phone="15400000002"))
    spoken = log(duty, replace(LIGHT, summary="树挡光"), Then.ACCEPT).id
    Task.create(kind="reading_red", text="", due_on=duty.day, made_on=duty.day, resident=1)
    calls = lines(duty, "call_back", "first_contact", "task")
    assert [(line.opens[1], line.joins, line.beside) for line in calls if line.person_id == 1] == [
        (first, False, 3), (second, True, 0), (1, True, 0), (spoken, True, 0)
    ]  # fmt: skip
    assert [line.joins for line in calls][:4] == [False, True, True, True], "behind each other"
    assert {line.opens[1] for line in calls if line.person_id is None} == {hidden}
    assert [line.opens[1] for line in calling.of_requests(duty, Callee(1))] == [first, second, spoken]
    # Nobody answers: that is noted with both that they were to be called back about, and taken back at once.
    missed = {"satisfaction": "not_reached"}
    assert calling.nobody_answered(duty, Callee(1), first, missed) == 2
    assert [reading.life(one).reporters[0].calls for one in (first, second, hidden, other)] == [1, 1, 0, 0]
    undo_last(duty)
    assert [reading.life(one).reporters[0].calls for one in (first, second)] == [0, 0]
    for _call in range(3):
        calling.nobody_answered(duty, Callee(1), first, missed)
    assert [line.opens[1] for line in calling.of_requests(duty, Callee(1))] == [spoken], "called often enough"


def test_whoever_is_called_under_the_same_number_is_called_once(duty: Duty) -> None:
    def finished(name: str, phone: str, resident: int | None = None) -> int:
        matter = replace(LIGHT, reporter=name, phone=phone, resident_id=resident)
        number = log(on(duty, 8, 30), matter, Then.ACCEPT).id
        assert number is not None
        move(on(duty, 8, 31), number, "finish", {"text": "好了"})
        return number

    number = "15400000007"
    stranger = finished("过路人", number)
    resident, again = finished("张南燕", "", 3), finished("路人的爱人", number)
    others = [finished("另一位", "15400000008"), finished("甲", "12345"), finished("乙", "12345")]
    others += [finished("丙", ""), finished("丁", "")]
    with transaction():
        Phone.delete().where(Phone.resident == 3).execute()
        Phone.create(resident=3, number=number)
        RequestReporter.update(phone="154 0000-0007").where(RequestReporter.request == again).execute()
    calls = lines(duty, "call_back")
    assert [(line.opens[1], line.beside, line.joins) for line in calls] == [
        (stranger, 2, False), (resident, 0, True), (again, 0, True), *((one, 0, False) for one in others)
    ]  # fmt: skip
    assert number not in repr(calls) and "0000-0007" not in repr(calls), "the number stays below"
    callee = calls[0].callee
    assert callee.person_id is None
    assert [line.opens[1] for line in calling.of_requests(duty, callee)] == [stranger, resident, again]
    assert calling.nobody_answered(duty, callee, stranger, {"satisfaction": "not_reached"}) == 3
    tried = [reading.life(one).reporters[0].calls for one in (stranger, resident, again, *others)]
    assert tried == [1, 1, 1, 0, 0, 0, 0, 0]
    undo_last(duty)
    # Once the first is told, the others are still found by who was called.
    move(duty, stranger, "call_back", {"satisfaction": "satisfied"})
    assert [line.opens[1] for line in calling.of_requests(duty, callee)] == [resident, again]


def test_parked_is_looked_at_again_and_a_confidential_one_tells_nothing(duty: Duty) -> None:
    request = log(on(duty, 8, 30), replace(LIGHT, confidential=True), Then.ACCEPT).id
    assert request is not None
    move(on(duty, 8, 30), request, "park", {"text": "等资金", "until": "2021-09-07"})
    line = the(duty, "review")
    assert (line.due_on, line.text, line.who, line.confidential) == (date(2021, 9, 7), "", "", True)
    assert not fits(line, {}, "张大爷") and fits(line, {"kind": "review"}, line.number)


def test_a_line_is_put_off_handed_over_and_dropped_and_f9_takes_each_back(duty: Duty) -> None:
    request = log(on(duty, 8, 30), LIGHT, Then.ACCEPT).id
    assert request is not None
    other = Staff.create(name="李秀丽")
    key = the(duty, "finish").key
    marking.snooze(duty, key, date(2021, 9, 8))
    assert the(duty, "finish").on == date(2021, 9, 8)
    assert the(on(duty, 9, 8), "finish").is_late
    undo_last(duty)
    assert the(duty, "finish").on == date(2021, 9, 6)
    assert typed.snooze(duty, typed.written(key), "周五") == date(2021, 9, 10)
    # Another deadline is another occurrence: it is there again.
    move(duty, request, "extend", {"until": "2021-09-09", "text": "等配件"})
    assert the(duty, "finish").on == date(2021, 9, 9)
    marking.hand_over(duty, the(duty, "finish").key, other.id)
    assert (the(duty, "finish").owner, reading.life(request).owner_id) == ("李秀丽", other.id)
    refusals: dict[str, Callable[[], object]] = {
        "queue_not_dropped": lambda: marking.drop(duty, the(duty, "finish").key, "算了"),
        "queue_done_elsewhere": lambda: marking.done(duty, the(duty, "finish").key),
        "queue_day_past": lambda: marking.snooze(duty, the(duty, "finish").key, duty.day),
        "queue_line_gone": lambda: marking.snooze(duty, key, date(2021, 9, 8)),
        "entry_unknown": lambda: marking.hand_over(duty, the(duty, "finish").key, 10**6),
        "coming_day_unknown": lambda: typed.snooze(duty, typed.written(key), "某天"),
    }
    for refused, call in refusals.items():
        with pytest.raises(Refused, match=refused):
            call()
    assert QueueMark.select().count() == 1


def test_a_line_that_waits_for_somebody_stands_apart_and_is_back_on_its_day(duty: Duty) -> None:
    task = typed.add_task(duty, "催修门禁", "")
    key = LineKey("task", task)
    assert typed.wait_for(duty, typed.written(key), " 物业 ", "周五") == date(2021, 9, 10)
    line = the(duty, "task")
    assert (line.is_waiting, line.waits_for, line.on) == (True, "物业", date(2021, 9, 10))
    assert counted(queue(duty), duty.day)["waiting"] == 1
    assert fits(line, {}, "物业") and queue_lines.matter(line).startswith("[waits for 物业]")
    back = the(on(duty, 9, 10), "task")
    assert (back.is_waiting, back.waits_for, section(back, date(2021, 9, 10))) == (False, "物业", "overdue")
    marking.snooze(duty, key, date(2021, 9, 7))
    assert not the(duty, "task").waits_for
    undo_last(duty)
    undo_last(duty)
    assert not the(duty, "task").waits_for and the(duty, "task").on == duty.day
    refusals: dict[str, Callable[[], object]] = {
        "field_needed": lambda: typed.wait_for(duty, typed.written(key), " ", "周五"),
        "queue_day_past": lambda: typed.wait_for(duty, typed.written(key), "物业", "今天"),
        "queue_line_gone": lambda: typed.wait_for(duty, "task|99|", "物业", "明天"),
    }
    for refused, call in refusals.items():
        with pytest.raises(Refused, match=refused):
            call()


def test_nothing_that_a_box_takes_is_lost(duty: Duty) -> None:
    assert marking.LONGEST >= BOX
    long = "因" * BOX
    task = marking.add_task(duty, long, duty.day)
    assert Task.get_by_id(task).text == long
    marking.wait_for(duty, LineKey("task", task, ""), long, duty.day + timedelta(1))
    assert QueueMark.get().waits_for == long
    marking.drop(duty, LineKey("task", task, ""), long)
    assert Task.get_by_id(task).reason == long


def test_a_task_of_ones_own_is_done_dropped_and_put_off(duty: Duty) -> None:
    first = typed.add_task(duty, "给老年协会送展板\x1b", "")
    second = typed.add_task(duty, "取体检表", "+3")
    assert [(line.text, line.on, line.owner_id) for line in lines(duty, "task")] == [
        ("给老年协会送展板", duty.day, duty.staff_id),
        ("取体检表", duty.day + timedelta(3), duty.staff_id),
    ]
    marking.done(duty, LineKey("task", first))
    assert [line.key.subject for line in lines(duty, "task")] == [second]
    undo_last(duty)
    marking.drop(duty, LineKey("task", second), " 已自取 ")
    assert Task.get_by_id(second).reason == "已自取"
    marking.hand_over(duty, LineKey("task", first), Staff.create(name="李秀丽").id)
    assert the(duty, "task").owner == "李秀丽"
    refusals: dict[str, Callable[[], object]] = {
        "reason_needed": lambda: marking.drop(duty, LineKey("task", first), " "),
        "queue_line_gone": lambda: marking.done(duty, LineKey("task", second)),
        "field_needed": lambda: typed.add_task(duty, " ", ""),
        "queue_day_past": lambda: typed.add_task(duty, "x", "2020-1-1"),
    }
    for refused, call in refusals.items():
        with pytest.raises(Refused, match=refused):
            call()


def test_a_task_that_comes_again_is_there_anew_each_time(duty: Duty) -> None:
    task = typed.add_task(duty, "报周报", "", "w5")
    first = the(duty, "task")
    assert (first.key.subject, first.on, first.comes_again) == (task, date(2021, 9, 10), True)
    # Done early it is next week's turn; done late what was missed is not made up.
    assert marking.done(duty, first.key) == date(2021, 9, 17)
    assert not lines(duty, "task") and Task.get_by_id(task).done_on == duty.day
    undo_last(duty)
    assert the(duty, "task").key == first.key
    assert marking.done(on(duty, 9, 24), first.key) == date(2021, 10, 1)
    second = the(on(duty, 9, 30), "task")
    assert marking.drop(on(duty, 9, 30), second.key, "放假") == date(2021, 10, 8)
    third = the(on(duty, 10, 8), "task")
    marking.hand_over(on(duty, 10, 8), third.key, Staff.create(name="李秀丽").id)
    assert marking.done(on(duty, 10, 8), third.key) == date(2021, 10, 15)
    fourth = the(on(duty, 10, 15), "task")
    assert (fourth.owner, fourth.late) == ("李秀丽", 0)
    assert marking.drop(on(duty, 10, 15), fourth.key, "改由街道汇总", for_good=True) is None
    assert not lines(on(duty, 12, 31), "task")
    # Twice only: then it has come to its end by itself.
    typed.add_task(duty, "量体温", "+1", "FREQ=DAILY;COUNT=2")
    last = the(duty, "task")
    assert marking.done(on(duty, 9, 7), last.key) == date(2021, 9, 8)
    assert marking.done(on(duty, 9, 8), the(on(duty, 9, 8), "task").key) is None
    for again, refused in (("w9", "recurrence_unknown"), ("FREQ=DAILY;BYMONTHDAY=30;BYMONTH=2", "never")):
        with pytest.raises(Refused, match=refused):
            typed.add_task(duty, "x", "", again)


def test_a_task_of_a_meeting_ends_with_a_step_of_its_request(duty: Duty) -> None:
    request = log(on(duty, 8, 30), LIGHT, Then.ACCEPT).id
    assert request is not None
    move(duty, request, "meeting", {"text": "议定", "decisions": "换灯 王敏 2021-09-07"})
    task = the(duty, "task")
    assert (task.opens, task.text[:2]) == (("request", request), "换灯")
    marking.done(duty, task.key)
    assert reading.life(request).steps[-1].kind == "task_done"
    assert not lines(duty, "task")


def test_a_hint_that_rests_on_a_reading_tells_no_more_than_whom(duty: Duty) -> None:
    Task.create(kind="reading_red", text="老年健康", due_on=duty.day, made_on=duty.day, resident=1)
    line = the(duty, "task")
    assert (line.who, line.text, line.opens) == ("张宁裕", "", ("resident", 1))
    assert queue_lines.deed(line) == "look after"


def test_sessions_places_ages_visits_and_doubts(duty: Duty) -> None:
    run = keeping.make(duty, replace(CLASS, season_from=date(2021, 9, 4), capacity=1))
    held = PackageSession.select().where(PackageSession.package == run).order_by(PackageSession.day).get()
    saturday, sunday = lines(duty, "attendance")
    assert (saturday.key.subject, saturday.late, sunday.late, sunday.is_late) == (held.id, 1, 1, True)
    assert the(on(duty, 9, 4), "session").due_time == "09:00"
    attending.count_heads(duty, held.id, 12)
    assert len(lines(duty, "attendance")) == 1, "that of the day after"
    assert fits(sunday, {"package": str(run)}, "") and not fits(sunday, {"package": str(run + 1)}, "")
    with transaction():
        Resident.update(born_on=date(1941, 9, 10)).where(Resident.id == 8).execute()
        Resident.update(doubt="paper_sex_differs").where(Resident.id << [1, 2]).execute()
        Enrolment.create(package=run, resident=3, state="waitlisted", line=1, asked_on=duty.day)
    assert enrolments.first_in_line(run) is not None
    assert (the(duty, "waitlist").count, the(duty, "doubt").count) == (1, 2)
    age = the(duty, "entitlement")
    assert (age.count, age.on, age.opens) == (80, date(2021, 9, 10), ("resident", 8))
    assert age.estate and fits(age, {"estate": age.estate}, "") and not fits(age, {"estate": "别处"}, "")
    before = sum(line.count for line in lines(on(duty, 9, 20), "visit"))
    record(on(duty, 9, 19), Visit(date(2021, 9, 19), resident_id=8))
    assert sum(line.count for line in lines(on(duty, 9, 20), "visit")) == before - 1
    waiting = Enrolment.select().where(Enrolment.package == run).get()
    task = Task.create(
        kind="place_free",
        text="暑期艺术课堂",
        due_on=duty.day,
        made_on=duty.day,
        enrolment=waiting,
        resident=3,
    )
    assert (the(duty, "task").who, queue_lines.deed(the(duty, "task"))) == ("张南燕", "call: place")
    marking.done(duty, LineKey("task", task.id))
    assert not lines(duty, "task")
    assert marking.done(duty, age.key) is None
    marking.snooze(duty, the(duty, "doubt").key, date(2021, 9, 7))
    marking.hand_over(duty, the(duty, "waitlist").key, duty.staff_id)
    assert not lines(duty, "entitlement") and the(duty, "waitlist").owner == duty.staff_name
    assert HomeVisit.select().count() == 1 and Grid.select().count()


DAYS = st.integers(-30, 20)
MOSTLY = DAYS.map(lambda day: None if day == 0 else day)
LIKELY = (*STATES, *["to_call_back"] * len(STATES), *["in_progress"] * 3)
REQUESTS = st.tuples(
    st.sampled_from(STATES),
    st.none() | DAYS,
    st.none() | DAYS,
    st.booleans(),
    st.lists(st.sampled_from(("waits", "waits", "told", "given_up", "anonymous")), max_size=3),
)
WHISTLES = st.tuples(st.integers(-20, 0), st.none() | DAYS, *[st.booleans()] * 3)
TASKS = st.tuples(st.none() | DAYS, st.booleans(), st.booleans())


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(
    st.lists(st.tuples(REQUESTS, st.lists(WHISTLES, max_size=2)), min_size=4, max_size=8),
    st.lists(TASKS, max_size=4),
)
def test_every_open_obligation_stands_in_one_line_and_nothing_finished_does(
    duty: Duty,
    requests: list[tuple[Any, list[Any]]],
    tasks: list[Any],
) -> None:
    today = duty.day
    sunday = today + timedelta(6)
    owed: set[tuple[str, int]] = set()
    done: set[tuple[str, int]] = set()

    def day(offset: int | None) -> date | None:
        return None if offset is None else today + timedelta(offset)

    with transaction():
        for table in (Task, Whistle, RequestReporter, Request):
            table.delete().execute()
        for number, ((state, due, contact, spoken, told), whistles) in enumerate(requests, 1):
            row = Request.create(
                number=f"2021-{number:04}", received_on=day(-30), channel="phone", nature="help", topic="ss",
                reporter="甲", words="", summary="灯", state=state, due_on=day(due),
                contact_due_on=day(contact), contacted_on=today if spoken else None,
            )  # fmt: skip
            is_open = state not in CLOSED
            is_due = is_open and due is not None and today + timedelta(due) <= sunday
            for knows in told:
                one = RequestReporter.create(
                    request=row, name="甲", joined_on=today, told_on=today if knows == "told" else None,
                    kind="anonymous" if knows == "anonymous" else "person",
                    satisfaction="not_reached" if knows == "given_up" else "",
                )  # fmt: skip
                waits = is_due and state == "to_call_back" and knows == "waits"
                over = knows != "waits" or not is_open
                (owed if waits else done if over else set()).add(("call_back", one.id))
            kind = {"parked": "review", "to_call_back": ""}.get(state, "finish")
            if kind:
                (owed if is_due else done if not is_open else set()).add((kind, row.id))
            elif due is not None and "waits" not in told:
                owed.add(("nobody_left", row.id))
            owes = is_open and state not in ("parked", "to_call_back") and not spoken
            if owes and contact is not None:
                owed.add(("first_contact", row.id))
            elif not owes:
                done.add(("first_contact", row.id))
            for sent, until, reported, back, finished in whistles:
                sent_out = Whistle.create(
                    request=row, organisation=2, sent_on=day(sent), due_on=day(until),
                    reported_on=today if reported else None, handed_back_on=today if back else None,
                    done_on=today if finished else None,
                ).id  # fmt: skip
                over = back or finished or not is_open
                late = until is not None and until < 0
                # Two working days to report in are over by the end of the week whenever it was sent.
                waits = not over and (not reported or late)
                (owed if waits else done).add(("whistle", sent_out))
        for due, finished, dropped in tasks:
            task = Task.create(
                text="x", made_on=today, due_on=day(due), done_on=today if finished else None,
                dropped_on=today if dropped else None,
            )  # fmt: skip
            if not finished and not dropped and (due is None or today + timedelta(due) <= sunday):
                owed.add(("task", task.id))
            elif finished or dropped:
                done.add(("task", task.id))
    found = lines(duty, "finish", "review", "first_contact", "call_back", "whistle", "task")
    there = {
        ("nobody_left" if " " in line.key.occurrence else line.key.kind, line.key.subject) for line in found
    }
    assert owed <= there
    assert not done & there
    assert len({line.key for line in found}) == len(found) == len(there)
    _each_is_found_by_itself(duty, found)
    for kind, subject in done - there:
        assert not _is_there(duty, LineKey(kind, subject, today.isoformat()))


def _each_is_found_by_itself(duty: Duty, found: list[QueueLine]) -> None:
    """A line by itself is the line of the whole, but for what it says of those beside it."""
    assert [line_of(duty, line.key) for line in found] == [
        line._replace(beside=0, joins=False) for line in found
    ]


def _is_there(duty: Duty, key: LineKey) -> bool:
    try:
        line_of(duty, key)
    except Refused as refused:
        assert refused.reason.code == "queue_line_gone"
        return False
    return True


def test_however_much_is_open_nothing_is_left_out(duty: Duty) -> None:
    many = 1_100
    alike: dict[str, Any] = {
        "received_on": date(2021, 8, 1), "channel": "phone", "nature": "help", "topic": "ss",
        "reporter": "甲", "words": "", "summary": "灯", "state": "accepted", "due_on": date(2021, 9, 1),
    }  # fmt: skip
    with transaction():
        Request.insert_many({**alike, "number": f"2021-{number:04}"} for number in range(many)).execute()
    found = lines(duty, "finish")
    assert len({line.key for line in found}) == len(found) == many
    _each_is_found_by_itself(duty, [found[0], found[-1]])


def test_a_line_of_what_is_not_there_is_gone(duty: Duty) -> None:
    for kind in ("whistle", "call_back", "finish", "task", "session", "measure", "doubt", "draft", "visit"):
        assert not _is_there(duty, LineKey(kind, 999_999, "2021-09-06"))
