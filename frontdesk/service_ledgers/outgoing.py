"""Ledgers of services as they go out, with the headings of the office (domain 5.4).

Unless it is to be full, numbers are masked, of a package whose rule asks something protected there stands
not which it is, and of what was measured only that it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, time, timedelta
from itertools import count
from typing import Any

from db.access.masks import masked_phone
from db.records import Duty
from db.residents.ages import age_on
from db.services import rows as kept
from db.services.people import Person
from frontdesk.ledgers.doubts import hidden
from frontdesk.ledgers.fields import FIELDS
from frontdesk.ledgers.home_columns import joined
from frontdesk.ledgers.outgoing import Outgoing, Period, Value, word_for
from frontdesk.rules.targets import is_protected
from frontdesk.service_ledgers.measured_together import Sheet, sheets
from frontdesk.settings.keeping import office_settings
from frontdesk.settings.zones import local, utc

SECRET = "(不公开)"
"""What stands for a package that nobody is to know of."""
MASKED = "***"
"""What stands for a value that was measured."""

_TITLES = {
    "enrolments": "报名表",
    "attendance": "签到表",
    "readings": "健康测量登记表",
    "visits": "入户走访台账",
}
_YES, _NO = "是", "否"
_BETWEEN = "、"

Column = Callable[[Any, "Way"], Value]


class Way:
    """How a ledger goes out: in full or masked, on which day, by which clock."""

    def __init__(self, duty: Duty, *, full: bool) -> None:
        self.day = duty.day
        self.full = full
        self.zone = office_settings().text("zone")

    def text(self, text: str) -> str:
        """A text in which there may be somebody's number."""
        return text if self.full else hidden(text)

    def phones(self, person: Person) -> str:
        """The phones of somebody."""
        return _BETWEEN.join(person.phones if self.full else map(masked_phone, person.phones))

    def package(self, package: kept.OfPackage) -> str:
        """What a package is called, unless being in it tells something protected."""
        return SECRET if not self.full and is_protected(package.target) else package.name

    def run(self, package: kept.OfPackage) -> str:
        """Which run of it."""
        return "" if not self.full and is_protected(package.target) else package.run


def outgoing(duty: Duty, kind: str, period: Period, *, full: bool) -> Outgoing:
    """The ledger of one of `kinds.SERVICES` within a period."""
    way = Way(duty, full=full)
    names = [name for name in _COLUMNS[kind] if full or name not in _ONLY_FULL]
    if full:
        names.remove("age")
    residents: set[int] = set()
    told: list[int] = []
    return Outgoing(
        _TITLES[kind],
        [FIELDS[kind][name][0] for name in names],
        _rows(_kept(kind, period, way), [_COLUMNS[kind][name] for name in names], way, residents, told),
        told,
    )


def _kept(kind: str, period: Period, way: Way) -> Iterable[Any]:
    since, until = period.since, period.until
    if kind == "readings":
        first = None if since is None else utc(datetime.combine(since, time()), way.zone)
        last = None if until is None else utc(datetime.combine(until, time()), way.zone)
        end = None if last is None else last + timedelta(days=1) - timedelta(microseconds=1)
        return sheets(kept.readings(first, end))
    read: Mapping[str, Callable[..., Iterable[Any]]] = {
        "enrolments": kept.enrolments,
        "attendance": kept.attendance,
        "visits": kept.visits,
    }
    return read[kind](since, until)


def _rows(
    lines: Iterable[Any], columns: list[Column], way: Way, residents: set[int], told: list[int]
) -> Iterator[list[Value]]:
    for number, line in zip(count(1), lines, strict=False):
        if line.person.id is not None:
            residents.add(line.person.id)
        yield [number, *(column(line, way) for column in columns[1:])]
    told += sorted(residents)


def _address(line: Any, _way: Way) -> Value:
    home = line.person.address
    return "" if home is None else joined("", home.building, home.unit, home.room)


def _age(line: Any, way: Way) -> Value:
    age = age_on(way.day, line.person.born_on)
    return "" if age is None else age


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""


_PERSON: Mapping[str, Column] = {
    "name": lambda one, _way: one.person.name,
    "sex": lambda one, _way: word_for("sex", one.person.sex) if one.person.sex in (1, 2) else "",
    "age": _age,
    "born": lambda one, _way: _iso(one.person.born_on),
    "estate": lambda one, _way: one.person.address.estate if one.person.address else "",
    "address": _address,
    "phone": lambda one, way: way.phones(one.person),
}
_NUMBER: Mapping[str, Column] = {"serial": lambda _one, _way: 0}
_OF_PACKAGE: Mapping[str, Column] = {
    "package": lambda one, way: way.package(one.package),
    "run": lambda one, way: way.run(one.package),
}


def _at(one: Sheet, way: Way) -> datetime:
    return local(one.taken_at, way.zone)


def _measured(value: Callable[[Sheet], str]) -> Column:
    """A value, masked unless in full: health data never stand on a list (domain 6.1)."""
    return lambda one, way: (value(one) if way.full else MASKED) if value(one) else ""


def _condition(one: Sheet, way: Way) -> Value:
    return word_for("reading_condition", one.glucose.conditions) if one.glucose and way.full else ""


def _posture(one: Sheet, way: Way) -> Value:
    if one.pressure is None or not way.full:
        return ""
    return _BETWEEN.join(word_for("reading_condition", code) for code in one.pressure.conditions.split())


def _reason(one: Any, way: Way) -> Value:
    return way.text(word_for("enrolment_reason", one.reason)) if one.reason else ""


_COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "enrolments": {
        **_NUMBER,
        **_PERSON,
        "school": lambda one, _way: one.school,
        "guardian": lambda one, _way: one.guardian,
        "relation": lambda one, _way: word_for("relation", one.relation) if one.relation else "",
        **_OF_PACKAGE,
        "asked": lambda one, _way: _iso(one.asked_on),
        "status": lambda one, _way: word_for("enrolment_state", one.state),
        "began": lambda one, _way: _iso(one.enrolled_on),
        "ended": lambda one, _way: _iso(one.ended_on),
        "signed": lambda one, _way: _YES if one.signed else "",
        "agrees": lambda one, _way: _YES if one.agrees else "",
        "collected": lambda one, way: way.text(one.collected_by),
        "allergies": lambda one, _way: one.allergies,
        "override": lambda one, way: way.text(one.override_reason),
        "reason": _reason,
        "note": lambda one, way: way.text(one.note),
    },
    "attendance": {
        **_NUMBER,
        "day": lambda one, _way: one.day.isoformat(),
        "starts": lambda one, _way: one.starts,
        **_PERSON,
        **_OF_PACKAGE,
        "about": lambda one, way: way.text(one.about),
        "state": lambda one, _way: word_for("attendance", one.state),
        "minutes": lambda one, _way: one.minutes or "",
    },
    "readings": {
        **_NUMBER,
        "day": lambda one, way: _at(one, way).date().isoformat(),
        "time": lambda one, way: _at(one, way).strftime("%H:%M"),
        **_PERSON,
        "pressure": _measured(lambda one: one.pressure.reading if one.pressure else ""),
        "pulse": _measured(lambda one: one.pulse.reading if one.pulse else ""),
        "glucose": _measured(lambda one: one.glucose.reading if one.glucose else ""),
        "condition": _condition,
        "posture": _posture,
        **_OF_PACKAGE,
        "measured_by": lambda one, way: way.text(one.measured_by),
        "agrees": lambda one, _way: _YES if one.agrees else "",
    },
    "visits": {
        **_NUMBER,
        "day": lambda one, _way: one.day.isoformat(),
        "time": lambda one, _way: one.time,
        **_PERSON,
        "people": lambda one, way: way.text(one.people),
        "staff": lambda one, _way: one.staff,
        "found": lambda one, way: way.text(one.found),
        "was_in": lambda one, _way: _YES if one.was_in else _NO,
        **_OF_PACKAGE,
    },
}
"""By kind every column in the order that offices have them."""

_ONLY_FULL = frozenset({"born", "school", "guardian", "allergies"})
"""What a masked ledger has no column for: of children nothing that tells who they are."""
