"""Lines of the queue that everything but requests makes: tasks, sessions, places, ages, visits, doubts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from db import drafts
from db.packages import measures
from db.packages.employment import CHECK
from db.queue import doubts, sessions, tasks, waitlists
from db.records import (
    BirthdayLine,
    DoubtDue,
    Draft,
    Duty,
    LineKey,
    MeasureDue,
    PackageLine,
    QueueLine,
    SessionDue,
    TaskDue,
)
from frontdesk import follow_ups
from frontdesk.birthdays.coming import entitlements
from frontdesk.home_visits.due import homes_due
from frontdesk.packages.promoting import CALL
from frontdesk.packages.tasks import RED, REPEAT
from frontdesk.rules.queue_order import week_end
from frontdesk.rules.working_days import Calendar

_NOTICE_FROM = 11
"""The month from which the holiday notice of the next year is waited for; it comes out in November."""
_FIRST_ON = 1
OF_VISITS = frozenset({"visit", "follow_up"})
"""Kinds of lines that take long to find: of many homes and people at once."""
_CALLS = frozenset({CALL, CHECK, RED, REPEAT})
"""Kinds of tasks that are done on the telephone."""


def lines(duty: Duty, days: Calendar, of: LineKey | None = None) -> Iterator[QueueLine]:
    """All of them but for visits at home, which take longer to find; or those of the kind of one line."""
    for kinds, found in _SOURCES:
        if of is None or of.kind in kinds:
            yield from found(duty, days, None if of is None else of.subject)


def visits(duty: Duty, of: LineKey | None = None) -> Iterator[QueueLine]:
    """Visits at home that are due, and who is to be reminded of the health centre: a line for each grid.

    Or those of the kind of one line.
    """
    if of is None or of.kind == "visit":
        yield from of_visits(homes_due(duty), duty.day)
    if of is None or of.kind == "follow_up":
        yield from of_follow_ups(follow_ups.by_grid(duty), duty.day)


def _tasks(duty: Duty, days: Calendar, one: int | None) -> Iterator[QueueLine]:
    return (of_task(task, duty.day, days) for task in tasks.due(week_end(duty.day), one))


def _sessions(duty: Duty, days: Calendar, one: int | None) -> Iterator[QueueLine]:
    return (of_session(session, duty.day, days) for session in sessions.unrecorded(duty.day, one))


_Found = Callable[[Duty, Calendar, int | None], Iterator[QueueLine]]
_SOURCES: Sequence[tuple[frozenset[str], _Found]] = (
    (frozenset({"task"}), _tasks),
    (frozenset({"session", "attendance"}), _sessions),
    (frozenset({"waitlist"}), lambda duty, _days, _one: of_packages(waitlists.waited_for(duty.day))),
    (
        frozenset({"measure"}),
        lambda duty, days, _one: of_measures(measures.due(week_end(duty.day)), duty.day, days),
    ),
    (frozenset({"entitlement"}), lambda duty, _days, _one: map(of_birthday, entitlements(duty))),
    (frozenset({"doubt"}), lambda _duty, _days, _one: of_doubts(doubts.doubtful())),
    (frozenset({"draft"}), lambda duty, _days, _one: map(of_draft, drafts.waiting(duty))),
    (frozenset({"holiday_notice"}), lambda duty, days, _one: of_notice(duty.day, days)),
)
"""Where lines come from, by their kinds; of what there may be many one alone can be asked for."""


def _late(due_on: date | None, today: date, days: Calendar) -> int:
    return days.between(due_on, today) if due_on is not None and due_on < today else 0


def of_task(one: TaskDue, today: date, days: Calendar) -> QueueLine:
    """A task; of one that a meeting laid down the request opens, of a call the person."""
    opens = ("task", one.id)
    if one.request_id is not None:
        opens = ("request", one.request_id)
    elif one.resident_id is not None:
        opens = ("resident", one.resident_id)
    return QueueLine(
        key=LineKey("task", one.id),
        opens=opens,
        # That it rests on a reading is told where the reading is, not in a list.
        text="" if one.kind in (RED, REPEAT) else one.text,
        code=one.kind,
        who=one.resident,
        number=one.number,
        confidential=one.confidential,
        owner_id=one.owner_id,
        owner=one.owner,
        due_on=one.due_on,
        late=_late(one.due_on, today, days),
        is_late=one.due_on is not None and one.due_on < today,
        comes_again=bool(one.recurrence),
        person_id=one.resident_id if one.kind in _CALLS else None,
    )


def of_session(one: SessionDue, today: date, days: Calendar) -> QueueLine:
    """A session of today, or one that is over and of which nobody wrote down who came."""
    return QueueLine(
        key=LineKey("session" if one.day == today else "attendance", one.id, one.day.isoformat()),
        opens=("session", one.id),
        text=one.about,
        names=(one.name, one.name_en or one.name),
        count=one.enrolled,
        who=one.venue,
        package_id=one.package_id,
        owner_id=one.owner_id,
        owner=one.owner,
        due_on=one.day,
        due_time=one.starts if one.day == today else "",
        late=_late(one.day, today, days),
        is_late=one.day < today,
    )


def of_packages(found: Iterable[PackageLine]) -> Iterator[QueueLine]:
    """Packages in which places are free while people wait for one."""
    for one in found:
        room = one.waiting if one.free is None else min(one.free, one.waiting)
        if room > 0:
            yield QueueLine(
                key=LineKey("waitlist", one.id, f"{room}/{one.waiting}"),
                opens=("package", one.id),
                names=(one.name, one.name_en or one.name),
                count=room,
                package_id=one.id,
            )


def of_measures(found: Iterable[MeasureDue], today: date, days: Calendar) -> Iterator[QueueLine]:
    """A line for each plan of assistance in which something is due; what it is, the plan tells."""
    by_plan: dict[int, list[MeasureDue]] = {}
    for one in found:
        by_plan.setdefault(one.enrolment_id, []).append(one)
    for plan, due in by_plan.items():
        first = due[0]
        yield QueueLine(
            key=LineKey("measure", plan, first.due_on.isoformat()),
            opens=("assistance", plan),
            count=len(due),
            address=first.address,
            estate=first.address.estate if first.address is not None else "",
            package_id=first.package_id,
            owner_id=first.owner_id,
            owner=first.owner,
            due_on=first.due_on,
            late=_late(first.due_on, today, days),
            is_late=first.due_on < today,
        )


def of_birthday(one: BirthdayLine) -> QueueLine:
    """An age that entitles."""
    return QueueLine(
        key=LineKey("entitlement", one.id, str(one.age)),
        opens=("resident", one.id),
        count=one.age,
        who=one.name,
        address=one.address,
        grid=one.grid,
        estate=one.address.estate if one.address is not None else "",
        due_on=one.on,
    )


def of_visits(homes: Mapping[tuple[str, int | None], int], today: date) -> Iterator[QueueLine]:
    """A line for each grid and group; who goes there is told on the page of visits."""
    for (group, grid), count in homes.items():
        yield QueueLine(
            key=LineKey("visit", grid or 0, f"{group} {today:%Y-%m}"),
            opens=("care", 0),
            code=group,
            count=count,
            grid=grid,
        )


def of_follow_ups(people: Mapping[int | None, int], today: date) -> Iterator[QueueLine]:
    """A line for each grid; who they are is told on the page of visits, to those who may know."""
    for grid, count in people.items():
        yield QueueLine(
            key=LineKey("follow_up", grid or 0, f"{today:%Y-%m}"),
            opens=("care", 0),
            count=count,
            grid=grid,
        )


def of_doubts(found: Iterable[DoubtDue]) -> Iterator[QueueLine]:
    """A line for each thing that is to be verified; somebody with several of them is told with the first."""
    by_code: dict[str, list[DoubtDue]] = {}
    for one in found:
        by_code.setdefault(one.doubts[0] if one.doubts else "", []).append(one)
    for code, people in by_code.items():
        yield QueueLine(
            key=LineKey("doubt", 0, code),
            opens=("resident", people[0].id),
            code=code,
            count=len(people),
            who=people[0].name,
        )


def of_draft(one: Draft) -> QueueLine:
    """A form that was put aside."""
    return QueueLine(key=LineKey("draft", 0, one.id), opens=("draft", 0), code=one.form)


def of_notice(today: date, days: Calendar) -> Iterator[QueueLine]:
    """In November and December the holiday notice of the next year, until it was taken in."""
    following = today.year + 1
    if today.month >= _NOTICE_FROM and days.is_estimated(date(following, _FIRST_ON, 2)):
        yield QueueLine(
            key=LineKey("holiday_notice", following),
            opens=("working_days", 0),
            count=following,
            due_on=date(today.year, 12, 31),
        )
