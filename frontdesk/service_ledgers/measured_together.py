"""Readings as a clinic's sheet has them: what was measured of somebody at one moment stands on one row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from db.records import MeasuredValue
from db.services.people import Person
from db.services.rows import OfPackage, ReadingRow
from frontdesk.rules.readings import GLUCOSE, PRESSURE, PULSE


@dataclass(slots=True)
class Sheet:
    """A row of the sheet; a second value of one kind stands on a row of its own."""

    person: Person
    package: OfPackage
    taken_at: datetime
    measured_by: str
    agrees: bool
    pressure: MeasuredValue | None = None
    pulse: MeasuredValue | None = None
    glucose: MeasuredValue | None = None


_FIELD = {PRESSURE: "pressure", PULSE: "pulse", GLUCOSE: "glucose"}


def sheets(rows: Iterable[ReadingRow]) -> Iterator[Sheet]:
    """The rows of a sheet; readings come one by one, those of one person and moment after each other."""
    here: Sheet | None = None
    for row in rows:
        field = _FIELD[row.value.kind]
        if here is None or not _is_of(here, row) or getattr(here, field) is not None:
            if here is not None:
                yield here
            here = Sheet(row.person, row.package, row.taken_at, row.measured_by, row.agrees)
        setattr(here, field, row.value)
    if here is not None:
        yield here


def _is_of(here: Sheet, row: ReadingRow) -> bool:
    return (here.person.id, here.package, here.taken_at, here.measured_by) == (
        row.person.id,
        row.package,
        row.taken_at,
        row.measured_by,
    )
