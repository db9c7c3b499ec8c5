"""Who may join a package and has not: the list for those who go and ask."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.ages import age_on
from db.connection import reading
from db.living_here import listed as listed_here
from db.living_here import living_here, read
from db.orm import fn
from db.packages.eligible import is_not_in, may_join
from db.records import OutreachLine, PackageRun
from db.tables import Resident


@reading
def listed(run: PackageRun, day: date, most: int) -> tuple[OutreachLine, ...]:
    """At most `most` of them, by grid and address. A package without a target rule has no such list."""
    if run.serves != "resident" or not run.target:
        return ()
    rows: Any = listed_here().where(may_join(run.target, run.series, day), is_not_in(run.id)).limit(most)
    return tuple(_line(row, day) for row in rows)


def _line(row: tuple[Any, ...], day: date) -> OutreachLine:
    row_id, name, sex, born_on, address, grid, _others = read(row)
    return OutreachLine(row_id, name, sex, age_on(day, born_on), address, grid)


@reading
def count(run: PackageRun, day: date) -> int:
    """How many they are."""
    if run.serves != "resident" or not run.target:
        return 0
    rows = living_here(fn.COUNT(Resident.id)).where(may_join(run.target, run.series, day), is_not_in(run.id))
    return int(rows.scalar() or 0)
