"""Deadlines of open requests counted again when days are arranged otherwise, with those that moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.entry import Entry
from db.records import Duty, MovedDeadline, OpenRequest
from db.requests import open_deadlines
from frontdesk.rules.recounting import began, recount
from frontdesk.rules.request_states import TO_CALL_BACK
from frontdesk.rules.time_limits import CLASSES
from frontdesk.rules.working_days import Calendar
from frontdesk.settings.keeping import office_settings

OPERATIONS = ("day_override", "day_override_end", "holiday_notice", "settings_import")
"""The operations that change days."""
_NEXT_NEW_YEAR_FROM = (12, 29)


@dataclass(frozen=True, slots=True)
class Recounted:
    """What becomes of deadlines by another calendar.

    Args:
        moved: those on another day.
        settled: how many stay on their day and are no estimate any more.
        deeds: what is to be written.
    """

    moved: tuple[MovedDeadline, ...] = ()
    settled: int = 0
    deeds: tuple[Callable[[Entry], None], ...] = ()

    def write(self, entry: Entry) -> None:
        """Write it, as a part of the operation that changes the calendar."""
        for deed in self.deeds:
            deed(entry)


UNCHANGED = Recounted()
"""Nothing hangs on what was changed."""


def recounted(before: Calendar, after: Calendar) -> Recounted:
    """The deadlines of open requests by the calendar `after`; nothing is written."""
    touched = _touched(before, after)
    if not touched:
        return UNCHANGED
    moved: list[MovedDeadline] = []
    deeds: list[Callable[[Entry], None]] = []
    settled = 0
    for request in open_deadlines.reaching(min(touched), max(touched)):
        columns, mine = _anew(request, before, after)
        moved += mine
        settled += columns.get("due_estimated") is False and not any(one.clock != "contact" for one in mine)
        if columns:
            deeds.append(_move(request.id, columns))
        deeds += _whistles(request, before, after)
    return Recounted(tuple(moved), settled, tuple(deeds))


def moved_last(duty: Duty) -> tuple[MovedDeadline, ...]:
    """What this person's last change of days moved; nothing where it was taken back."""
    return open_deadlines.moved_by_last(duty.staff_id, OPERATIONS)


def _touched(before: Calendar, after: Calendar) -> set[date]:
    """The days that are arranged otherwise, or are no estimate any more (or are one again)."""
    one, other = before.overrides, after.overrides
    days = {day for day in one.keys() | other.keys() if one.get(day) != other.get(day)}
    for year in before.published ^ after.published:
        days |= {date(year - 1, *_NEXT_NEW_YEAR_FROM), date(year, 12, 31)}
    return days


def _anew(
    request: OpenRequest, before: Calendar, after: Calendar
) -> tuple[dict[str, Any], list[MovedDeadline]]:
    """What of a request is to be written, and what of that moved."""
    columns: dict[str, Any] = {}
    moved: list[MovedDeadline] = []
    due = request.deadlines
    calls = request.state == TO_CALL_BACK
    since = began(request)
    limits = _Limits("call_back" if calls else request.time_limit)
    if since is not None and due.due_on is not None and not due.due_time and limits.finish is not None:
        anew = recount(since, due.due_on, limits.finish, before, after, estimated=due.estimated)
        if anew is not None:
            if anew.day != due.due_on:
                columns["due_on"] = anew.day
                clock = "call_back" if calls else "finish"
                moved.append(MovedDeadline(request.id, request.number, clock, due.due_on, anew.day))
            if anew.estimated != due.estimated:
                columns["due_estimated"] = anew.estimated
    owed = request.contacted_on is None and not calls and not due.contact_due_time
    if owed and due.contact_due_on is not None and limits.contact is not None:
        anew = recount(request.received_on, due.contact_due_on, limits.contact, before, after)
        if anew is not None and anew.day != due.contact_due_on:
            columns["contact_due_on"] = anew.day
            moved.append(
                MovedDeadline(request.id, request.number, "first_contact", due.contact_due_on, anew.day)
            )
    return columns, moved


class _Limits:
    """The limits of a class as the settings are; none for what is no class."""

    def __init__(self, kind: str) -> None:
        limit = office_settings().time_limit(kind) if kind in CLASSES else None
        self.finish = None if limit is None else limit.finish
        self.contact = None if limit is None else limit.first_contact


def _move(request_id: int, columns: dict[str, Any]) -> Callable[[Entry], None]:
    return lambda entry: open_deadlines.move(entry, request_id, **columns)


def _whistles(request: OpenRequest, before: Calendar, after: Calendar) -> list[Callable[[Entry], None]]:
    """Until when units are to be done: counted as the request's own deadline, from when they were called."""
    limit = _Limits(request.time_limit).finish
    deeds: list[Callable[[Entry], None]] = []
    if limit is None:
        return deeds
    for whistle_id, sent_on, due_on in request.whistles:
        anew = recount(sent_on, due_on, limit, before, after)
        if anew is not None and anew.day != due_on:
            deeds.append(_move_whistle(whistle_id, anew.day))
    return deeds


def _move_whistle(whistle_id: int, due_on: date) -> Callable[[Entry], None]:
    return lambda entry: open_deadlines.move_whistle(entry, whistle_id, due_on)
