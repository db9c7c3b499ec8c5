"""Homes that were not visited for long, by grid: how many, not whose."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.connection import reading
from db.living_here import living_here
from db.orm import JOIN
from db.packages.eligible import may_join
from db.records import TargetRule
from db.tables import Building, Grid, HomeVisit, Residency


@reading
def unvisited_homes(rule: TargetRule, last: date, day: date) -> tuple[tuple[int, int | None], ...]:
    """The homes of those whom a rule means that were not visited after a day, each with its grid's number."""
    visited = HomeVisit.select(HomeVisit.household).where(
        HomeVisit.household.is_null(False),
        HomeVisit.was_in,
        HomeVisit.struck_on.is_null(),
        HomeVisit.day > last,
    )
    rows: Any = (
        living_here(Residency.household, Grid.number)
        .join(Grid, JOIN.LEFT_OUTER, on=(Grid.id == Building.grid))
        .where(may_join(rule, "", day), Residency.household.not_in(visited))
        .distinct()
        .tuples()
    )
    return tuple(rows)
