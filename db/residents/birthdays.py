"""Who has a birthday soon, and by which calendar; birth dates themselves do not go up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache, reduce
from operator import or_
from typing import Any

from db.connection import database, is_postgresql, reading
from db.entry import Entry
from db.packages.eligible import born_by
from db.raw_days import day_of
from db.records import BirthdayLine, Refused
from db.residents.living_here import is_here, listed, read
from db.tables import Resident

Counted = Callable[[date], tuple[int, date] | None]
CountedLunar = Callable[[int, int], date | None]


@reading
def turning(ages: tuple[int, ...], today: date, days: int, counted: Counted) -> tuple[BirthdayLine, ...]:
    """Those who reach one of these ages within so many days, by the date of their ID, the soonest first."""
    sql, values = _turning(is_postgresql(), ages, today, days)
    found = []
    # Peewee's own signs stand in it for the values.
    for row in database().execute_sql(sql, values).fetchall():  # type: ignore[no-untyped-call]
        one = read(row)
        if (reached := counted(day_of(one[3]))) is not None:
            found.append(_line(one, *reached))
    return tuple(sorted(found, key=lambda line: (line.on, line.id)))


@lru_cache(maxsize=8)
def _turning(
    _postgresql: bool, ages: tuple[int, ...], today: date, days: int
) -> tuple[str, tuple[object, ...]]:
    """The statement with its values; to make it takes longer than to run it."""
    spans = [
        (Resident.born_on > born_by(today - timedelta(2), age))
        & (Resident.born_on <= born_by(today + timedelta(days + 1), age))
        for age in ages
    ]
    sql, values = _listed(reduce(or_, spans)).sql()
    return sql, tuple(values)


@reading
def of_elders(
    least: int, today: date, days: int, counted: Callable[[date], date], lunar: CountedLunar
) -> tuple[BirthdayLine, ...]:
    """Those of at least an age who have a birthday within so many days, by the calendar they keep it by.

    Args:
        least: completed years on the last of these days.
        counted: the next birthday of a birth date; `lunar` likewise of a lunar month and day.
    """
    last = today + timedelta(days)
    found = []
    for row in _people(Resident.born_on <= born_by(last, least)):
        born_on, (calendar, month, day) = row[3], row[-1]
        is_lunar = calendar == "lunar" and month is not None and day is not None
        on = lunar(month, day) if is_lunar else counted(born_on)
        if on is not None and today <= on <= last:
            found.append(_line(row, on.year - born_on.year, on, is_lunar=is_lunar))
    return tuple(sorted(found, key=lambda line: (line.on, line.id)))


def _people(condition: Any) -> Any:
    return map(read, _listed(condition))


def _listed(condition: Any) -> Any:
    kept = (Resident.birthday_calendar, Resident.lunar_month, Resident.lunar_day)
    return listed(*kept).where(is_here(), condition)


def _line(row: Any, age: int, on: date, *, is_lunar: bool = False) -> BirthdayLine:
    row_id, name, sex, _born_on, address, grid, _kept = row
    return BirthdayLine(row_id, name, sex, age, on, address, grid, is_lunar)


@reading
def born_on(resident_id: int) -> date:
    """Somebody's birth date, for rules only. Raises: Refused, `birth_date_unknown`, `row_gone`."""
    row: Any = Resident.get_or_none(Resident.id == resident_id)
    if row is None:
        raise Refused("row_gone", table="resident")
    if row.born_on is None:
        raise Refused("birth_date_unknown", field="kept")
    found: date = row.born_on
    return found


@reading
def kept_by(resident_id: int) -> str:
    """The calendar somebody keeps the birthday by. Raises: Refused, `row_gone`."""
    row: Any = Resident.get_or_none(Resident.id == resident_id)
    if row is None:
        raise Refused("row_gone", table="resident")
    return str(row.birthday_calendar)


def keep(entry: Entry, resident_id: int, calendar: str, month: int | None, day: int | None) -> None:
    """Write down by which calendar somebody keeps the birthday. Raises: Refused, `row_gone`."""
    entry.update(Resident, resident_id, birthday_calendar=calendar, lunar_month=month, lunar_day=day)
