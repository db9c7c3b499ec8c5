"""Who may join a package: the terms of its target rule as SQL for lists, and the facts of one person.

Ages come as days of birth that are handed in; SQL does no arithmetic with ages. `frontdesk.rules.targets`
answers the same terms for one person, and both must agree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any

from db.connection import reading
from db.orm import JOIN, Case, fn
from db.records import PersonFacts, Refused, TargetRule, TargetTerm
from db.residents.ages import age_on
from db.residents.living_here import is_here
from db.tables import (
    Attendance,
    Building,
    Consent,
    Disability,
    Enrolment,
    Estate,
    Grid,
    Hardship,
    Household,
    Package,
    PackageSession,
    PartyMember,
    RegisteredMember,
    Residency,
    Resident,
    Veteran,
    Volunteer,
)

CAME = ("present", "late")
_ELDER = 60
_GROWN = 18
HARDSHIPS = ("subsistence", "destitute", "temporary_aid", "other")


def born_by(day: date, years: int) -> date:
    """The last birth date with which somebody is at least so many years old on a day (周岁).

    Somebody born on 29 February is a year older on 1 March of a common year (as in `db.residents.ages`).
    """
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)


def may_join(rule: TargetRule, series: str, day: date) -> Any:
    """The condition that a rule is, on `Resident` joined to where they live now (`living_here`)."""
    return reduce(and_, (_TERMS[term.fact](term, series, day) for term in _plainly(rule)), is_here())


def may_join_of_all(rule: TargetRule, series: str, day: date) -> Any:
    """The same condition, for a statement over everybody.

    All homes of elders alone are found in one pass. That takes longer than to look at the home of one person,
    and less than to look at the homes of all elders one by one.
    """
    return reduce(and_, (_of_all(term, series, day) for term in _plainly(rule)), is_here())


def _of_all(term: TargetTerm, series: str, day: date) -> Any:
    if term.fact == "group" and term.values == ("elders_alone",):
        return Residency.household << _homes_of_elders(day)
    return _TERMS[term.fact](term, series, day)


def _plainly(rule: TargetRule) -> TargetRule:
    """The same rule without what follows from the rest: an elder who lives alone is a home of elders alone.

    Asking both takes every engine half as long again, for nobody more.
    """
    if not any(term.fact == "age" and (term.least or 0) >= _ELDER for term in rule):
        return rule
    return tuple(
        replace(term, values=tuple(code for code in term.values if code != "lives_alone"))
        if term.fact == "group" and "elders_alone" in term.values
        else term
        for term in rule
    )


def is_not_in(package_id: int) -> Any:
    """The condition that somebody was never taken into a run, nor waits for it."""
    taken = Enrolment.select().where(Enrolment.package == package_id, Enrolment.resident == Resident.id)
    return ~fn.EXISTS(taken)


def is_no_home_of(package_id: int) -> Any:
    """The condition that the household somebody lives in was never taken into a run, nor waits for it."""
    taken = Enrolment.select().where(
        Enrolment.package == package_id, Enrolment.household == Residency.household
    )
    return ~fn.EXISTS(taken)


def _age(term: TargetTerm, _series: str, day: date) -> Any:
    return _aged(Resident.born_on, term.least, term.most, day)


def _aged(born_on: Any, least: int | None, most: int | None, day: date) -> Any:
    # Somebody who is not born yet has no age.
    condition = born_on.is_null(False) & (born_on <= born_by(day, max(least or 0, 0)))
    return condition if most is None else condition & (born_on > born_by(day, most + 1))


def _sex(term: TargetTerm, _series: str, _day: date) -> Any:
    return Resident.sex << [int(value) for value in term.values]


def _residence(term: TargetTerm, _series: str, _day: date) -> Any:
    return Resident.residence << list(term.values)


def _estate(term: TargetTerm, _series: str, _day: date) -> Any:
    return Building.estate << [int(value) for value in term.values]


def _grid(term: TargetTerm, _series: str, _day: date) -> Any:
    return Building.grid << [int(value) for value in term.values]


def _child(term: TargetTerm, _series: str, day: date) -> Any:
    other, child = Residency.alias(), Resident.alias()
    most = _GROWN - 1 if term.most is None else min(term.most, _GROWN - 1)
    return fn.EXISTS(
        other.select()
        .join(child, on=(other.resident == child.id))
        .where(
            other.household == Residency.household,
            other.to_on.is_null(),
            other.resident != Resident.id,
            child.died_on.is_null(),
            _aged(child.born_on, term.least, most, day),
        )
    )


def _not_served(term: TargetTerm, series: str, day: date) -> Any:
    since = date(day.year, 1, 1) if term.values == ("year",) else date.min
    served = _served(since, day).where(Package.series == series, Enrolment.resident == Resident.id)
    return ~fn.EXISTS(served)


def _served(since: date, until: date) -> Any:
    return (
        Enrolment.select(PackageSession.day)
        .join(Attendance, on=(Attendance.enrolment == Enrolment.id))
        .join(PackageSession, on=(PackageSession.id == Attendance.session))
        .join(Package, on=(Package.id == PackageSession.package))
        .where(
            Attendance.state << list(CAME),
            PackageSession.day >= since,
            PackageSession.day <= until,
        )
    )


def _consent(term: TargetTerm, _series: str, day: date) -> Any:
    return reduce(and_, (fn.EXISTS(_given(purpose, day)) for purpose in term.values))


def _given(purpose: str, day: date) -> Any:
    return Consent.select(Consent.id).where(
        Consent.resident == Resident.id, Consent.purpose == purpose, *_is_given(day)
    )


def _is_given(day: date) -> tuple[Any, ...]:
    return (
        Consent.given_on <= day,
        Consent.withdrawn_on.is_null() | (Consent.withdrawn_on > day),
    )


def _group(term: TargetTerm, _series: str, day: date) -> Any:
    return reduce(or_, (_GROUPS[code](day) for code in term.values))


def _has(table: Any, *conditions: Any) -> Any:
    return fn.EXISTS(table.select(table.id).where(table.resident == Resident.id, *conditions))


def _hardship(*kinds: str) -> Callable[[date], Any]:
    def condition(day: date) -> Any:
        holds = (Hardship.from_on.is_null() | (Hardship.from_on <= day)) & (
            Hardship.to_on.is_null() | (Hardship.to_on >= day)
        )
        return _has(Hardship, Hardship.kind << list(kinds), holds)

    return condition


def _lives_alone(_day: date) -> Any:
    return ~fn.EXISTS(_others())


def _others() -> Any:
    other, person = Residency.alias(), Resident.alias()
    return (
        other.select(other.id)
        .join(person, on=(other.resident == person.id))
        .where(
            other.household == Residency.household,
            other.to_on.is_null(),
            other.resident != Resident.id,
            person.died_on.is_null(),
        )
    )


def _elders_alone(day: date) -> Any:
    other, person = Residency.alias(), Resident.alias()
    younger = (
        other.select(other.id)
        .join(person, on=(other.resident == person.id))
        .where(
            other.household == Residency.household,
            other.to_on.is_null(),
            person.died_on.is_null(),
            person.born_on.is_null() | (person.born_on > born_by(day, _ELDER)),
        )
    )
    return ~fn.EXISTS(younger)


def _homes_of_elders(day: date) -> Any:
    """All homes of which `_elders_alone` holds."""
    lives, person = Residency.alias(), Resident.alias()
    # Who has no birth date counts as younger.
    younger = Case(None, [(person.born_on <= born_by(day, _ELDER), None)], 1)
    return (
        lives.select(lives.household)
        .join(person, on=(lives.resident == person.id))
        .where(lives.to_on.is_null(), person.died_on.is_null())
        .group_by(lives.household)
        .having(fn.COUNT(younger) == 0)
    )


def _still(column: Any, day: date) -> Any:
    return column.is_null() | (column > day)


_GROUPS: Mapping[str, Callable[[date], Any]] = {
    "veteran": lambda _day: _has(Veteran),
    "hardship": _hardship(*HARDSHIPS),
    **{kind: _hardship(kind) for kind in HARDSHIPS[:-1]},
    "disability": lambda _day: _has(Disability),
    "lives_alone": _lives_alone,
    "elders_alone": _elders_alone,
    "party_member": lambda day: _has(PartyMember, _still(PartyMember.left_on, day)),
    "registered_member": lambda day: _has(RegisteredMember, _still(RegisteredMember.left_on, day)),
    "volunteer": lambda day: _has(Volunteer, _still(Volunteer.left_on, day)),
}
GROUPS = tuple(_GROUPS)

_LISTED: Mapping[str, Any] = {
    "veteran": Veteran,
    **dict.fromkeys(("hardship", *HARDSHIPS[:-1]), Hardship),
    "disability": Disability,
    "party_member": PartyMember,
    "registered_member": RegisteredMember,
    "volunteer": Volunteer,
}


def those_listed(rule: TargetRule) -> Any | None:
    """The ids of whoever stands in the tables of a group that a rule asks for: nobody else can fit it.

    None where the rule asks for no such group; a query may begin with these few instead of everybody.
    """
    for term in rule:
        if term.fact == "group" and all(code in _LISTED for code in term.values):
            tables = dict.fromkeys(_LISTED[code] for code in term.values)
            return reduce(
                or_, (table.select(table.resident).where(table.resident.is_null(False)) for table in tables)
            )
    return None


def belongs(group: str, day: date) -> Any:
    """The condition that somebody belongs to a group on a day, on `living_here`."""
    return _GROUPS[group](day)


_TERMS: Mapping[str, Callable[[TargetTerm, str, date], Any]] = {
    "age": _age,
    "sex": _sex,
    "group": _group,
    "residence": _residence,
    "estate": _estate,
    "grid": _grid,
    "child": _child,
    "not_served": _not_served,
    "consent": _consent,
}


@reading
def facts(resident_id: int, day: date) -> PersonFacts:
    """What target rules ask of one person on a day. Raises: Refused, `row_gone`."""
    person: Any = Resident.get_or_none(Resident.id == resident_id)
    if person is None:
        raise Refused("row_gone", table="resident")
    home: Any = (
        Residency.select(Residency.household, Estate.id, Estate.name, Grid.id, Grid.number)
        .join(Household)
        .join(Building)
        .join(Estate)
        .switch(Building)
        .join(Grid, JOIN.LEFT_OUTER)
        .where(Residency.resident == resident_id, Residency.to_on.is_null())
        .tuples()
        .first()
    )
    household, estate_id, estate, grid_id, grid = home or (None, None, "", None, None)
    gone = "merged" if person.merged_into_id else "died" if person.died_on else "" if home else "moved"
    served: Any = (
        _served(date.min, day)
        .select(Package.series, fn.MAX(PackageSession.day).coerce(False))
        .where(Enrolment.resident == resident_id)
        .group_by(Package.series)
        .tuples()
    )
    consents: Any = (
        Consent.select(Consent.purpose).where(Consent.resident == resident_id, *_is_given(day)).tuples()
    )
    return PersonFacts(
        resident_id=resident_id,
        name=person.name,
        sex=person.sex,
        age=age_on(day, person.born_on),
        residence=person.residence,
        groups=_groups_of(resident_id, day),
        estate_id=estate_id,
        estate=estate,
        grid_id=grid_id,
        grid=grid,
        child_ages=() if household is None else child_ages(household, resident_id, day),
        served={series: as_day(last) for series, last in served},
        consents=frozenset(purpose for (purpose,) in consents),
        gone=gone,
    )


def as_day(value: date | str) -> date:
    """A day of a computed column, which SQLite hands over as text."""
    return value if isinstance(value, date) else date.fromisoformat(value)


def _groups_of(resident_id: int, day: date) -> frozenset[str]:
    asked = [(code, _GROUPS[code](day)) for code in GROUPS]
    row: Any = (
        Resident.select(*(condition.alias(code) for code, condition in asked))
        .join(
            Residency,
            JOIN.LEFT_OUTER,
            on=((Residency.resident == Resident.id) & Residency.to_on.is_null()),
        )
        .where(Resident.id == resident_id)
        .tuples()
        .first()
    )
    return frozenset(code for (code, _condition), holds in zip(asked, row, strict=True) if holds)


def child_ages(household_id: int, resident_id: int, day: date) -> tuple[int, ...]:
    """The ages of the others in a household who are under 18, the youngest first."""
    rows: Any = (
        Resident.select(Resident.born_on)
        .join(Residency, on=((Residency.resident == Resident.id) & Residency.to_on.is_null()))
        .where(
            Residency.household == household_id,
            Resident.id != resident_id,
            Resident.died_on.is_null(),
            Resident.born_on > born_by(day, _GROWN),
        )
        .order_by(Resident.born_on.desc())
        .tuples()
    )
    ages = [age_on(day, born_on) for (born_on,) in rows]
    return tuple(age for age in ages if age is not None and age < _GROWN)
