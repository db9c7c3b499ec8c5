"""Who is to be reminded of the health centre: known there, and not measured for long (domain 3.2)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from db.access import access_log
from db.connection import transaction
from db.records import Duty, FollowUpDue, MeasuredValue
from db.residents import unmeasured
from frontdesk.permitted import is_permitted
from frontdesk.rules.known_patients import is_measured, is_said
from frontdesk.settings.keeping import office_settings
from frontdesk.settings.zones import local, utc

_LIST = "patient_list"


def due(duty: Duty) -> tuple[FollowUpDue, ...]:
    """Everybody who is known and of whom nothing was measured for as many days as the settings say.

    Being among them tells of somebody's health: for those who may not see that, nobody is.
    """
    return _due(duty) if is_permitted(duty, f"see_{_LIST}") else ()


def by_grid(duty: Duty) -> Mapping[int | None, int]:
    """How many they are, by number of the grid: not whose names."""
    return Counter(one.grid for one in _due(duty))


def opened(duty: Duty) -> None:
    """Somebody looks at the list: that stands in the access log, since being on it tells something."""
    with transaction():
        access_log.note(duty, None, _LIST, "follow_up")


def _due(duty: Duty) -> tuple[FollowUpDue, ...]:
    settings = office_settings()
    every, zone = settings.count("follow_up_days"), settings.text("zone")
    since = utc(datetime.combine(duty.day - timedelta(every - 1), time()), zone)
    measured: defaultdict[int, list[tuple[date, MeasuredValue]]] = defaultdict(list)
    for one in unmeasured.readings(since):
        measured[one.resident_id].append((local(one.taken_at, zone).date(), one.value))
    known = {resident for resident, values in measured.items() if is_measured(values)}
    known |= {resident for resident, note in unmeasured.notes(since) if is_said(note)}
    last = {resident: max(day for day, _value in measured[resident]) for resident in known & measured.keys()}
    return unmeasured.living(known, last, duty.day) if known else ()
