"""How long a request may take: by its class in the settings, counted in the office's working days."""

from __future__ import annotations

from datetime import datetime

from db.clock import utc_now
from db.records import Deadlines, Duty
from frontdesk.rules.time_limits import Due, Span, TimeLimit, due
from frontdesk.settings.calendar import calendar
from frontdesk.settings.keeping import office_settings
from frontdesk.settings.zones import local

_CLASS_BY_NATURE = {"inquiry": "inquiry", "suggestion": "suggestion"}


def received(duty: Duty) -> datetime:
    """This moment by the office's clock, on the day on duty."""
    at = local(utc_now(), office_settings().text("zone"))
    return datetime.combine(duty.day, at.time().replace(second=0, microsecond=0))


def class_of(nature: str, topic_class: str, urgency: str) -> str:
    """The class of time limit: what is urgent first, then what the topic says, then the nature."""
    if urgency == "urgent":
        return "urgent"
    if topic_class and topic_class != "ordinary":
        return topic_class
    return _CLASS_BY_NATURE.get(nature, topic_class or "ordinary")


def counted(limit: TimeLimit, at: datetime) -> tuple[Due, Due | None]:
    """When it is to be finished, and when the reporter is to have heard of the office."""
    days = calendar()
    contact = None if limit.first_contact is None else due(limit.first_contact, at, days)
    return due(limit.finish, at, days), contact


def deadlines(kind: str, at: datetime) -> Deadlines:
    """The deadlines of a request of a class that came in at a moment."""
    limit = office_settings().time_limit(kind)
    finish, contact = counted(limit, at)
    return Deadlines(
        due_on=finish.day,
        due_time=_time(finish, limit.finish),
        contact_due_on=None if contact is None else contact.day,
        contact_due_time="" if contact is None else _time(contact, limit.first_contact),
        estimated=finish.estimated,
    )


def call_back_by(at: datetime) -> Deadlines:
    """Until when everybody is to have been told what was done."""
    return deadlines("call_back", at)


def _time(one: Due, span: Span | None) -> str:
    return f"{one.at:%H:%M}" if span is not None and span.unit == "hours" else ""
