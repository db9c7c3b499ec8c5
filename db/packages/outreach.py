"""Who may join a package and has not: the list for those who go and ask."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.ages import age_on
from db.connection import reading
from db.orm import JOIN, fn
from db.packages.eligible import is_not_in, living_here, may_join
from db.records import Address, OutreachLine, PackageRun
from db.tables import Building, Estate, Grid, Household, Resident


@reading
def listed(run: PackageRun, day: date, most: int) -> tuple[OutreachLine, ...]:
    """At most `most` of them, by grid and address. A package without a target rule has no such list."""
    if run.serves != "resident" or not run.target:
        return ()
    rows: Any = (
        living_here(
            Resident.id,
            Resident.name,
            Resident.sex,
            Resident.born_on,
            Estate.name,
            Building.number,
            Household.unit,
            Household.room,
            Grid.number,
        )
        .join(Grid, JOIN.LEFT_OUTER, on=(Grid.id == Building.grid))
        .where(may_join(run.target, run.series, day), is_not_in(run.id))
        .order_by(
            Grid.number,
            Estate.name,
            Building.number_sort,
            Building.id,
            Household.unit_sort,
            Household.room_sort,
            Resident.id,
        )
        .limit(most)
        .tuples()
    )
    return tuple(
        OutreachLine(row_id, name, sex, age_on(day, born_on), Address(*place), grid)
        for row_id, name, sex, born_on, *place, grid in rows
    )


@reading
def count(run: PackageRun, day: date) -> int:
    """How many they are."""
    if run.serves != "resident" or not run.target:
        return 0
    rows = living_here(fn.COUNT(Resident.id)).where(may_join(run.target, run.series, day), is_not_in(run.id))
    return int(rows.scalar() or 0)
