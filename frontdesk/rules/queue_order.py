"""The order of the to-do queue, and which of its lines are overdue, for today, for this week (pure)."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from db.records import QueueLine

Section = Literal["all", "overdue", "today", "week", "waiting"]
SECTIONS: tuple[Section, ...] = ("all", "overdue", "today", "week", "waiting")

KINDS = (
    *(
        "call_back",
        "first_contact",
        "whistle",
        "finish",
        "review",
        "session",
        "attendance",
        "task",
        "measure",
    ),
    *("waitlist", "draft", "doubt", "holiday_notice", "visit", "follow_up", "entitlement"),
)
"""What weighs more comes first where nothing else tells lines apart: people wait before papers do."""
_WEIGHT = {kind: at for at, kind in enumerate(KINDS)}
_NO_TIME = "99"
_OVERDUE, _TODAY, _AHEAD, _WAITING = range(4)
_SECTION_OF: Mapping[int, Section] = {_OVERDUE: "overdue", _TODAY: "today", _WAITING: "waiting"}


def week_end(today: date) -> date:
    """The Sunday with which the week ends."""
    return today + timedelta(6 - today.weekday())


def section(line: QueueLine, today: date) -> Section:
    """Where a line counts: overdue, today (so does what has no day), later this week, or only among all.

    What was put off is for the day it was put off until, however late it is; what waits for somebody until
    then is apart.
    """
    at, day = _standing(line, today)
    if at != _AHEAD:
        return _SECTION_OF[at]
    return "week" if day <= week_end(today) else "all"


def _standing(line: QueueLine, today: date) -> tuple[int, date]:
    """Whether a line is overdue, for today, ahead or waits for somebody; and by what day it has its place."""
    until = line.snoozed_until
    if until is not None and line.waits_for:
        return _WAITING, until
    day = until or line.due_on or today
    if until is None and line.is_late:
        return _OVERDUE, day
    return (_AHEAD, day) if day > today else (_TODAY, today)


def holds(wanted: Section, own: Section) -> bool:
    """Whether what counts in its own section is listed in another; the week has today and what is overdue."""
    return wanted in ("all", own) or (wanted == "week" and own in ("overdue", "today"))


def is_in(line: QueueLine, wanted: Section, today: date) -> bool:
    """Whether a line is of a section."""
    return wanted == "all" or holds(wanted, section(line, today))


def in_order(lines: Iterable[QueueLine], today: date) -> tuple[QueueLine, ...]:
    """Overdue first, the longest; then today's by their time; then by the day; then by weight.

    What waits for somebody comes last.
    """
    return tuple(sorted(lines, key=lambda line: _place(line, today)))


def put_in(ordered: Sequence[QueueLine], others: Iterable[QueueLine], today: date) -> tuple[QueueLine, ...]:
    """Lines that are in order, with others where they belong: of a long queue few are to be placed."""
    found = list(ordered)
    for line in others:
        insort(found, line, key=lambda one: _place(one, today))
    return tuple(found)


def together(lines: Iterable[QueueLine]) -> tuple[QueueLine, ...]:
    """Whatever is said in one telephone call behind the first of it.

    It is of the same resident as the first, or called under the same number. What shares only with another of
    them is no part of the call: two people with two numbers are two calls.
    """
    found = tuple(lines)
    heads: dict[object, int] = {}
    calls: dict[int, list[int]] = {}
    joining: list[int] = []
    for at, line in enumerate(found):
        # Most of a long list calls nobody.
        if not (shared := call_marks(line)):
            continue
        head = min([heads.get(mark, at) for mark in shared], default=at)
        if head == at:
            heads.update(dict.fromkeys(shared, at))
        else:
            calls.setdefault(head, []).append(at)
            joining.append(at)
    shown: list[QueueLine] = []
    told = 0
    for at in sorted((*calls, *joining)):
        shown += found[told:at]
        told = at + 1
        if others := calls.get(at):
            shown.append(found[at]._replace(beside=len(others)))
            shown += (found[other]._replace(joins=True) for other in others)
    return (*shown, *found[told:])


def call_marks(line: QueueLine) -> tuple[object, ...]:
    """What lines of one call share, any of it: the resident, the number; nothing where nobody is called."""
    person, number = line.person_id, line.phone_key
    if (person is None and not number) or line.snoozed_until is not None:
        return ()
    if person is None:
        return (number,)
    return (person, number) if number else (person,)


def _place(line: QueueLine, today: date) -> tuple[int, date, str, int, int, str]:
    at, day = _standing(line, today)
    kind, subject, occurrence = line.key
    told = line.due_time or _NO_TIME if line.snoozed_until is None else _NO_TIME
    return at, day, told, _WEIGHT.get(kind, len(KINDS)), subject, occurrence


def counted(lines: Iterable[QueueLine], today: date) -> Mapping[Section, int]:
    """How many lines each section has."""
    own = Counter(section(line, today) for line in lines)
    return {wanted: sum(own[one] for one in SECTIONS if holds(wanted, one)) for wanted in SECTIONS}
