"""The order of the to-do queue, and which of its lines are overdue, for today, for this week (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
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


def week_end(today: date) -> date:
    """The Sunday with which the week ends."""
    return today + timedelta(6 - today.weekday())


def section(line: QueueLine, today: date) -> Section:
    """Where a line counts: overdue, today (so does what has no day), later this week, or only among all.

    What was put off is for the day it was put off until, however late it is; what waits for somebody until
    then is apart.
    """
    if line.is_waiting:
        return "waiting"
    if line.snoozed_until is None and line.is_late:
        return "overdue"
    on = line.on
    if on is None or on <= today:
        return "today"
    return "week" if on <= week_end(today) else "all"


def is_in(line: QueueLine, wanted: Section, today: date) -> bool:
    """Whether a line is of a section; the week has today and what is overdue, too."""
    own = section(line, today)
    if wanted in ("all", own):
        return True
    return wanted == "week" and own in ("overdue", "today")


def in_order(lines: Iterable[QueueLine], today: date) -> tuple[QueueLine, ...]:
    """Overdue first, the longest; then today's by their time; then by the day; then by weight.

    What waits for somebody comes last.
    """
    return tuple(sorted(lines, key=lambda line: _place(line, today)))


def together(lines: Iterable[QueueLine]) -> tuple[QueueLine, ...]:
    """Whatever one person is to be called about behind the first of it: one call for all of it."""
    found = list(lines)
    of_person: dict[int, list[QueueLine]] = {}
    for line in found:
        if _is_call(line):
            of_person.setdefault(line.person_id or 0, []).append(line)
    shown: list[QueueLine] = []
    for line in found:
        if not _is_call(line):
            shown.append(line)
        elif calls := of_person.pop(line.person_id or 0, None):
            shown.append(replace(line, beside=len(calls) - 1))
            shown += [replace(one, joins=True) for one in calls[1:]]
    return tuple(shown)


def _is_call(line: QueueLine) -> bool:
    return line.person_id is not None and line.snoozed_until is None


def _place(line: QueueLine, today: date) -> tuple[int, date, str, int, int, str]:
    at = {"overdue": 0, "today": 1, "waiting": 3}.get(section(line, today), 2)
    day = today if at == 1 else line.on or today
    told = line.due_time if line.snoozed_until is None and line.due_time else _NO_TIME
    return at, day, told, _WEIGHT.get(line.key.kind, len(KINDS)), line.key.subject, line.key.occurrence


def counted(lines: Iterable[QueueLine], today: date) -> Mapping[Section, int]:
    """How many lines each section has."""
    found: dict[Section, int] = dict.fromkeys(SECTIONS, 0)
    for line in lines:
        for wanted in SECTIONS:
            found[wanted] += is_in(line, wanted, today)
    return found
