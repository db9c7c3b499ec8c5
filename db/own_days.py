"""Days on which the office works by its own rule, or by a notice that this program does not ship."""

from __future__ import annotations

from datetime import date

from db.connection import reading
from db.entry import Entry
from db.records import OwnDay
from db.tables import DayOverride


@reading
def every() -> tuple[OwnDay, ...]:
    """Return all of them, the earliest first."""
    lines = DayOverride.select().order_by(DayOverride.day)
    return tuple(OwnDay(line.day, line.works, line.name) for line in lines)


@reading
def count() -> int:
    """Return how many there are."""
    return int(DayOverride.select().count())


def write(entry: Entry, own: OwnDay) -> None:
    """Lay a day down, or otherwise than it was, as a part of an operation."""
    found = DayOverride.get_or_none(DayOverride.day == own.day)
    if found is None:
        entry.insert(DayOverride, day=own.day, works=own.works, name=own.name)
    else:
        entry.update(DayOverride, found.id, works=own.works, name=own.name)


def clear(entry: Entry, day: date) -> bool:
    """Leave a day to the legal calendar again, as a part of an operation; False if it was left to it."""
    found = DayOverride.get_or_none(DayOverride.day == day)
    if found is None:
        return False
    entry.remove(DayOverride, found.id)
    return True
