"""The packages of people: what they are in, and what they may join and have not."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from db.connection import database, is_postgresql, reading
from db.orm import JOIN, fn
from db.packages import target_text
from db.packages.eligible import CAME, as_day, belongs, child_ages, is_not_in, may_join
from db.packages.enrolments import STATES, place_in_line
from db.records import PackageRun, PackageTaken, PersonFacts, TargetRule
from db.residents.ages import age_on
from db.residents.living_here import living_here
from db.tables import Attendance, Building, Consent, Enrolment, Estate, Grid, Package, Residency, Resident


class Joinable(NamedTuple):
    """A run that somebody may join and was never in; of `person` is known what its rule asks."""

    person: PersonFacts
    run: PackageRun


@reading
def joinable(residents: Collection[int], runs: tuple[PackageRun, ...], day: date) -> tuple[Joinable, ...]:
    """Who may join which of the runs and was never in it, people in the order they are given.

    Whoever refused what a package needs is not offered it again.
    """
    if not residents or not runs:
        return ()
    asked = tuple(dict.fromkeys(residents))
    sql, values = _statement(is_postgresql(), runs, day, len(asked))
    rows: Any = database().execute_sql(sql, [_meant(one, asked) for one in values])  # type: ignore[no-untyped-call]
    groups = _groups(runs)
    found = {}
    for resident, household, name, born_on, *told in rows:
        holds = told[len(_FACTS) + len(groups) :]
        fitting = [run for run, one in zip(runs, holds, strict=True) if one]
        if fitting:
            known = dict(zip(_FACTS, told, strict=False))
            there = [code for code, one in zip(groups, told[len(_FACTS) :], strict=False) if one]
            person = PersonFacts(
                resident,
                name,
                age=None if born_on is None else age_on(day, as_day(born_on)),
                groups=frozenset(there),
                child_ages=child_ages(household, resident, day) if _asks_children(fitting) else (),
                **known,
            )
            found[resident] = [Joinable(person, run) for run in fitting]
    refused = _refused(list(found)) if found else frozenset()
    return tuple(
        one for resident in asked for one in found.get(resident, ()) if (resident, one.run.id) not in refused
    )


_FACTS = ("sex", "residence", "estate_id", "estate", "grid_id", "grid")


def _meant(value: object, asked: Sequence[int]) -> object:
    """A value of `_statement`, or the one of the people that it stands for: -1 for the first of them."""
    return asked[-1 - value] if isinstance(value, int) and value < 0 else value


@lru_cache(maxsize=64)
def _statement(
    _postgresql: bool, runs: tuple[PackageRun, ...], day: date, count: int
) -> tuple[str, tuple[object, ...]]:
    """The statement for so many people with its values; to make it takes longer than to run it."""
    query: Any = (
        living_here(
            Resident.id,
            Residency.household,
            Resident.name,
            Resident.born_on,
            Resident.sex,
            Resident.residence,
            Estate.id,
            Estate.name,
            Grid.id,
            Grid.number,
            *(belongs(code, day).alias(code) for code in _groups(runs)),
            *(
                (may_join(run.target, run.series, day) & is_not_in(run.id)).alias(f"run{run.id}")
                for run in runs
            ),
        )
        .switch(Building)
        .join(Grid, JOIN.LEFT_OUTER)
        .where(Resident.id << [-1 - at for at in range(count)])
    )
    sql, values = query.sql()
    return sql, tuple(values)


def _groups(runs: Sequence[PackageRun]) -> tuple[str, ...]:
    """The groups that the rules of some runs ask about."""
    terms = (term for run in runs for term in run.target if term.fact == "group")
    return tuple(dict.fromkeys(code for term in terms for code in term.values))


def _asks_children(runs: Sequence[PackageRun]) -> bool:
    return any(term.fact == "child" for run in runs for term in run.target)


@reading
def taken(resident_id: int) -> tuple[tuple[PackageTaken, TargetRule], ...]:
    """The packages somebody is in, waits for or was in, with whom each is for; those that have ended last."""
    came = Attendance.select(fn.COUNT(Attendance.id)).where(
        Attendance.enrolment == Enrolment.id, Attendance.state << list(CAME)
    )
    rows: Any = (
        Enrolment.select(
            Package.target,
            Package.id,
            Package.name,
            Package.name_en,
            Package.run,
            Enrolment.state,
            Enrolment.id,
            came,
            fn.COALESCE(Enrolment.ended_on, Enrolment.enrolled_on, Enrolment.asked_on).coerce(False),
            Enrolment.reason,
        )
        .join(Package)
        .where(Enrolment.resident == resident_id)
        .order_by(Enrolment.asked_on.desc(), Enrolment.id.desc())
        .tuples()
    )
    found = [
        (
            PackageTaken(
                package, name, name_en, run, state, place_in_line(at), came, as_day(since), at, reason
            ),
            target_text.read(target),
        )
        for target, package, name, name_en, run, state, at, came, since, reason in rows
    ]
    # An unknown state (of a newer database) comes last.
    return tuple(sorted(found, key=lambda one: (*STATES, one[0].state).index(one[0].state)))


def _refused(residents: Collection[int]) -> frozenset[tuple[int, int]]:
    """By whom a consent was refused that some package needed, and which package."""
    rows: Any = (
        Consent.select(Consent.resident, Consent.package)
        .where(
            Consent.resident << list(residents),
            Consent.refused_on.is_null(False),
            Consent.package.is_null(False),
        )
        .tuples()
    )
    return frozenset(rows)
