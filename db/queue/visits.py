"""Homes that were not visited for long, by grid: how many, not whose."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from db.connection import database, is_postgresql, reading
from db.orm import JOIN, fn
from db.packages.eligible import may_join_of_all, those_listed
from db.records import TargetRule
from db.residents.living_here import living_here
from db.tables import Building, Enrolment, Grid, HomeVisit, Household, Residency, Resident

Homes = tuple[tuple[int, int | None], ...]
_IN = ("enrolled", "paused")


@reading
def unvisited_homes(rule: TargetRule, last: date, day: date) -> Homes:
    """The homes of those whom a rule means that were not visited after a day, each with its grid's number."""
    sql, values = _statement(is_postgresql(), rule, last, day)
    # Peewee's own signs stand in it for the values.
    return tuple(database().execute_sql(sql, values).fetchall())  # type: ignore[no-untyped-call]


@lru_cache(maxsize=8)
def _statement(_postgresql: bool, rule: TargetRule, last: date, day: date) -> tuple[str, tuple[object, ...]]:
    """The statement with its values; to make it takes longer than to run it."""
    listed = those_listed(rule)
    condition = may_join_of_all(rule, "", day)
    query: Any = (
        living_here(Residency.household, Grid.number)
        .join(Grid, JOIN.LEFT_OUTER, on=(Grid.id == Building.grid))
        .where(
            condition if listed is None else condition & (Resident.id << listed),
            Residency.household.not_in(_visited(last)),
        )
        .distinct()
    )
    sql, values = query.sql()
    return sql, tuple(values)


@reading
def unvisited_homes_of(package_id: int, last: date) -> Homes:
    """The homes of those who are in a run that were not visited after a day."""
    sql, values = _statement_of(is_postgresql(), package_id, last)
    return tuple(database().execute_sql(sql, values).fetchall())  # type: ignore[no-untyped-call]


@lru_cache(maxsize=64)
def _statement_of(_postgresql: bool, package_id: int, last: date) -> tuple[str, tuple[object, ...]]:
    """Likewise for a run."""
    is_in = (Enrolment.package == package_id) & (Enrolment.state << list(_IN))
    homes = Enrolment.select(Enrolment.household).where(is_in, Enrolment.household.is_null(False))
    of_people = (
        Enrolment.select(Residency.household)
        .join(Residency, on=((Residency.resident == Enrolment.resident) & Residency.to_on.is_null()))
        .where(is_in)
    )
    query: Any = (
        Household.select(Household.id, Grid.number)
        .join(Building)
        .join(Grid, JOIN.LEFT_OUTER)
        # Somebody lives there: who has left is visited nowhere.
        .where(
            Household.id << (homes | of_people),
            # They are few: of each it is asked whether it was visited, while an interval may be a year.
            ~fn.EXISTS(_visited(last).where(HomeVisit.household == Household.id)),
            fn.EXISTS(_living_in(Household.id)),
        )
    )
    sql, values = query.sql()
    return sql, tuple(values)


def _living_in(household: Any) -> Any:
    return Residency.select(Residency.id).where(Residency.household == household, Residency.to_on.is_null())


def _visited(last: date) -> Any:
    return HomeVisit.select(HomeVisit.household).where(
        HomeVisit.household.is_null(False),
        HomeVisit.was_in,
        HomeVisit.struck_on.is_null(),
        HomeVisit.day > last,
    )
