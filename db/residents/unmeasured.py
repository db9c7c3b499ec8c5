"""What there is about the health of those who were not measured for long: their readings and notes before."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from db.connection import database, is_postgresql, reading
from db.packages import consents
from db.raw_days import moment_of
from db.records import FollowUpDue, MeasuredValue
from db.residents.ages import age_on
from db.residents.living_here import is_here, listed, read
from db.tables import HealthNote, HealthReading, Resident

_BATCH = 500


class OldReading(NamedTuple):
    """A value, and when it was taken, in UTC."""

    resident_id: int
    taken_at: datetime
    value: MeasuredValue


def _measured_since(moment: datetime) -> Any:
    """Those of whom something was measured: found at once, not of each reading again."""
    later = HealthReading.alias()
    return later.select(later.resident).where(later.taken_at >= moment, later.struck_on.is_null())


@reading
def readings(moment: datetime) -> tuple[OldReading, ...]:
    """The pressures and glucoses of everybody of whom nothing was measured since a moment (in UTC).

    Of whoever took the consent to it back there are none any more.
    """
    return tuple(
        OldReading(resident, moment_of(taken_at), MeasuredValue(*value))
        for resident, taken_at, *value in _rows(*_readings(is_postgresql(), moment))
    )


def _rows(sql: str, values: tuple[object, ...]) -> Any:
    # Peewee's own signs stand in it for the values.
    return database().execute_sql(sql, values).fetchall()  # type: ignore[no-untyped-call]


@lru_cache(maxsize=4)
def _readings(_postgresql: bool, moment: datetime) -> tuple[str, tuple[object, ...]]:
    """The statement with its values; to make it takes as long as to run it."""
    query: Any = HealthReading.select(
        HealthReading.resident,
        HealthReading.taken_at,
        HealthReading.kind,
        HealthReading.reading,
        HealthReading.conditions,
    ).where(
        HealthReading.kind != "pulse",
        HealthReading.struck_on.is_null(),
        # Follows from the next line, which takes longer.
        HealthReading.taken_at < moment,
        HealthReading.resident.not_in(_measured_since(moment)),
        HealthReading.resident.not_in(consents.taken_back("health")),
    )
    sql, values = query.sql()
    return sql, tuple(values)


@reading
def notes(moment: datetime) -> tuple[tuple[int, str], ...]:
    """What was written of the health of everybody of whom nothing was measured since a moment (in UTC)."""
    return tuple(map(tuple, _rows(*_notes(is_postgresql(), moment))))


@lru_cache(maxsize=4)
def _notes(_postgresql: bool, moment: datetime) -> tuple[str, tuple[object, ...]]:
    query: Any = HealthNote.select(HealthNote.resident, HealthNote.text).where(
        HealthNote.resident.not_in(_measured_since(moment))
    )
    sql, values = query.sql()
    return sql, tuple(values)


@reading
def living(residents: Collection[int], last: dict[int, date], day: date) -> tuple[FollowUpDue, ...]:
    """Those of them who live here, by grid and address."""
    ids = sorted(residents)
    found: list[FollowUpDue] = []
    for start in range(0, len(ids), _BATCH):
        some = ids[start : start + _BATCH]
        for row in _rows(_living(is_postgresql(), len(some)), tuple(some)):
            row_id, name, sex, born_on, address, grid, _others = read(row)
            age = age_on(day, born_on)
            found.append(FollowUpDue(row_id, name, sex, age, address, grid, last.get(row_id)))
    return tuple(sorted(found, key=lambda one: one.grid or 0))


@lru_cache(maxsize=8)
def _living(_postgresql: bool, count: int) -> str:
    """The statement for so many people, whose ids are all its values."""
    query: Any = listed().where(is_here(), Resident.id << list(range(count)))
    return str(query.sql()[0])
