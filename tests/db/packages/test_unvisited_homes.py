"""Homes that were not visited for long: the statements find those whose people, one by one, are meant."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from db.connection import transaction
from db.packages import eligible
from db.queue import visits
from db.records import TargetRule, TargetTerm
from db.tables import Enrolment, HomeVisit, Household, Residency
from frontdesk.home_visits.due import _GROUPS
from frontdesk.rules.targets import may_join
from tests.db.packages.sixty_people import DAY, HOMES, PEOPLE, TERMS
from tests.examples import examples

LAST = DAY - timedelta(30)
RUN, SERVES_HOMES = 1, 2
RULES = [rule for _group, _key, rule in _GROUPS]


@pytest.fixture
def visited(community: str) -> str:
    """Some homes were visited, on the last day that is too long ago or later; some doors stayed closed."""
    rng = Random(3)
    with transaction():
        for home in range(1, HOMES + 1):
            for _visit in range(rng.randint(0, 2)):
                day = LAST + timedelta(rng.randint(0, 2))
                struck = DAY if rng.random() < 0.2 else None
                HomeVisit.create(household=home, day=day, was_in=rng.random() < 0.8, struck_on=struck)
        HomeVisit.create(day=DAY)
        Enrolment.update(state="withdrawn").where(Enrolment.id << list(range(5, PEOPLE, 5))).execute()
        for home in range(3, HOMES, 4):
            Enrolment.create(package=SERVES_HOMES, household=home, state="paused", asked_on=DAY)
    return community


def lives() -> dict[int, int]:
    """Where everybody lives, by resident."""
    rows: Any = Residency.select(Residency.resident, Residency.household).where(Residency.to_on.is_null())
    return dict(rows.tuples())


def unvisited(homes: Iterable[int | None]) -> dict[int, int | None]:
    """Those of some homes nobody was in at since, with their grids, looked at one by one."""
    found: dict[int, int | None] = {}
    for home in set(homes) - {None}:
        at: Any = HomeVisit.select().where(HomeVisit.household == home)
        if not any(visit.was_in and visit.struck_on is None and visit.day > LAST for visit in at):
            place: Any = Household.get_by_id(home)
            found[place.id] = None if place.building.grid is None else place.building.grid.number
    return found


def test_homes_are_those_of_the_people_a_rule_means(visited: str) -> None:
    """Whatever the rule."""
    people, at_home = [eligible.facts(at, DAY) for at in range(1, PEOPLE + 1)], lives()

    @examples(100)
    @example(rule=RULES[0])
    @example(rule=RULES[1])
    @example(rule=RULES[2])
    @given(rule=st.lists(TERMS, max_size=3).map(tuple))
    def agree(rule: TargetRule) -> None:
        meant = [person.resident_id for person in people if may_join(rule, "", person, DAY)]
        rows = visits.unvisited_homes(rule, LAST, DAY)
        assert dict(rows) == unvisited(at_home[one] for one in meant)
        assert len(dict(rows)) == len(rows)

    agree()
    (found, all_of_them) = (len(visits.unvisited_homes((), since, DAY)) for since in (LAST, date.max))
    assert 0 < found < all_of_them
    assert visits.unvisited_homes((TargetTerm("group", values=("elders_alone",)),), LAST, DAY)


def test_homes_of_a_run_are_those_enrolled_and_of_the_people_enrolled(visited: str) -> None:
    at_home = lives()
    for run in (RUN, SERVES_HOMES):
        is_in = Enrolment.state << ["enrolled", "paused"]
        rows: Any = Enrolment.select(Enrolment.resident, Enrolment.household).where(
            Enrolment.package == run, is_in
        )
        taken = {home or at_home.get(resident) for resident, home in rows.tuples()}
        expected = unvisited(taken & set(at_home.values()))
        assert dict(visits.unvisited_homes_of(run, LAST)) == expected
        assert 0 < len(expected) < len(taken)
