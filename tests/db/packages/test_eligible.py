"""A target rule says the same of everybody, asked as SQL for a list or looked at for one person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.connection import transaction
from db.packages import eligible, outreach
from db.records import PackageRun, TargetRule, TargetTerm
from db.residents.living_here import living_here
from db.tables import (
    Enrolment,
    PartyBranch,
    PartyMember,
    RegisteredMember,
    Residency,
    Resident,
    Volunteer,
)
from frontdesk.rules.targets import may_join
from tests.db.packages.sixty_people import DAY, PEOPLE, SERIES, TERMS
from tests.examples import examples

ELDERS = TargetTerm("group", values=("elders_alone",))
RUN = PackageRun(1, SERIES, "2020", "义诊", "", "elder_health", target=(TargetTerm("age", 1),))

DAYS = (DAY, date(2021, 12, 31), date(2022, 1, 1), date(2020, 2, 29), date(2022, 3, 1))


def test_a_list_and_a_look_at_one_person_agree(community: str) -> None:
    """Whatever the rule and the day."""
    everybody = {day: [eligible.facts(at, day) for at in range(1, PEOPLE + 1)] for day in DAYS}

    @examples(150)
    @given(rule=st.lists(TERMS, max_size=3).map(tuple), day=st.sampled_from(DAYS))
    def agree(rule: TargetRule, day: date) -> None:
        listed = living_here(Resident.id).where(eligible.may_join(rule, SERIES, day)).tuples()
        asked = {person.resident_id for person in everybody[day] if may_join(rule, SERIES, person, day)}
        assert {row[0] for row in listed} == asked

    agree()


def test_homes_of_elders_found_at_once_are_those_looked_at_one_by_one(community: str) -> None:
    """Whatever else the rule asks, and whoever died or went into another record but still stands there."""
    ways: list[dict[str, Any]] = [
        {"died_on": DAY},
        {"anonymised_at": datetime(2021, 1, 1)},
        {"merged_into": 1},
    ]
    with transaction():
        for every, gone in zip((4, 7, 9), ways, strict=True):
            Resident.update(**gone).where(Resident.id << list(range(every, PEOPLE, every))).execute()

    def listed(condition: Any) -> set[int]:
        return {row[0] for row in living_here(Resident.id).where(condition).tuples()}

    @examples(60)
    @given(others=st.lists(TERMS, max_size=2).map(tuple), day=st.sampled_from(DAYS))
    def agree(others: TargetRule, day: date) -> None:
        rule = (*others, ELDERS)
        one_by_one = listed(eligible.may_join(rule, SERIES, day))
        assert listed(eligible.may_join_of_all(rule, SERIES, day)) == one_by_one

    agree()
    assert 0 < len(listed(eligible.may_join_of_all((ELDERS,), SERIES, DAY))) < PEOPLE / 2


def test_a_page_of_those_who_may_join_is_the_same_however_it_is_come_by(
    community: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Building by building, all at once where that takes long, or from the tables of a group."""

    @examples(40)
    @given(rule=st.lists(TERMS, min_size=1, max_size=2).map(tuple), most=st.integers(1, PEOPLE))
    def agree(rule: TargetRule, most: int) -> None:
        run = replace(RUN, target=rule)
        pages = set()
        for chunks, buildings in (((24,), 24), ((1, 2), 3), ((1,), 1), ((1,), 0)):
            monkeypatch.setattr(outreach, "_CHUNKS", chunks)
            monkeypatch.setattr(outreach, "_MOST_BUILDINGS", buildings)
            pages.add(outreach.listed(run, DAY, most))
        (page,) = pages
        count = outreach.count(run, DAY)
        assert len(page) == min(count, most)
        if most >= count:
            whole = living_here(Resident.id).where(
                eligible.may_join(rule, SERIES, DAY), eligible.is_not_in(run.id)
            )
            assert {one.who_id for one in page} == {row[0] for row in whole.tuples()}
        monkeypatch.setattr(outreach, "MOST_COUNTED", 3)
        assert outreach.count(run, DAY) == min(count, 4)
        monkeypatch.undo()

    agree()


def test_a_household_stands_once_where_somebody_there_fits(
    community: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the rule, however the page is come by, and unless it is in already."""
    rows: Any = Residency.select(Residency.resident, Residency.household).where(Residency.to_on.is_null())
    lives: dict[int, int] = dict(rows.tuples())
    people = [eligible.facts(at, DAY) for at in range(1, PEOPLE + 1)]
    taken = lives[1]
    with transaction():
        Enrolment.create(package=1, household=taken, state="enrolled", asked_on=DAY)

    @examples(40)
    @given(rule=st.lists(TERMS, min_size=1, max_size=2).map(tuple))
    def agree(rule: TargetRule) -> None:
        run = replace(RUN, target=rule, serves="household")
        fitting: dict[int, list[str]] = {}
        for person in people:
            if may_join(rule, SERIES, person, DAY) and lives[person.resident_id] != taken:
                fitting.setdefault(lives[person.resident_id], []).append(person.name)
        for chunks, buildings in (((1, 2), 3), ((1,), 0)):
            monkeypatch.setattr(outreach, "_CHUNKS", chunks)
            monkeypatch.setattr(outreach, "_MOST_BUILDINGS", buildings)
            page = outreach.listed(run, DAY, PEOPLE)
            assert {one.who_id: one.others + 1 for one in page} == {
                home: len(names) for home, names in fitting.items()
            }
            assert len(page) == len(fitting) == outreach.count(run, DAY)
            for one in page:
                assert one.who == "household" and one.name and one.meant in fitting[one.who_id]
        monkeypatch.undo()

    agree()


def test_volunteers_and_members_are_listed_until_they_are_in_or_have_left(community: str) -> None:
    """Without a rule all of them; with one those who live here and fit it."""
    run = replace(RUN, target=(), serves="volunteer")
    rows: Any = Volunteer.select(Volunteer.id).where(Volunteer.left_on.is_null()).tuples()
    here = {at for (at,) in rows if eligible.facts(at, DAY).gone != "died"}
    assert {one.who_id for one in outreach.listed(run, DAY, PEOPLE)} == here
    with transaction():
        elsewhere = Volunteer.create(name="外来志愿者").id
        Enrolment.create(package=1, volunteer=min(here), state="enrolled", asked_on=DAY)
        PartyMember.create(name="党员", branch=PartyBranch.create(name="支部"), resident=1)
        RegisteredMember.create(name="报到党员", work_unit="学校")
    page = outreach.listed(run, DAY, PEOPLE)
    assert {one.who_id for one in page} == here - {min(here)} | {elsewhere}
    assert page[-1].address is None and outreach.count(run, DAY) == len(page)
    rule = (TargetTerm("age", 30),)
    old = {at for at in here - {min(here)} if may_join(rule, SERIES, eligible.facts(at, DAY), DAY)}
    asked = replace(run, target=rule)
    assert {one.who_id for one in outreach.listed(asked, DAY, PEOPLE)} == old
    assert outreach.count(asked, DAY) == len(old)
    members = replace(run, serves="member")
    assert [one.who for one in outreach.listed(members, DAY, 9)] == ["party_member", "registered_member"]
    assert outreach.count(members, DAY) == 2


def test_the_birthday_itself_counts(community: str) -> None:
    """周岁: somebody is sixty on the day, and who was born on 29 February a day later."""
    assert eligible.born_by(date(2021, 2, 28), 61) == date(1960, 2, 28)
    assert eligible.born_by(date(2021, 3, 1), 61) == date(1960, 3, 1)
    assert eligible.born_by(date(2024, 2, 29), 61) == date(1963, 2, 28)


def test_whoever_is_gone_may_join_nothing(community: str) -> None:
    """Those who died or moved away are on no list, and said to be gone."""
    listed = living_here(Resident.id).where(eligible.may_join((), SERIES, DAY)).tuples()
    here = {row[0] for row in listed}
    for at in range(1, PEOPLE + 1):
        gone = eligible.facts(at, DAY).gone
        assert (at in here) == (gone == "")
        assert gone == ("died" if at % 17 == 0 else "moved" if at % 11 == 0 else "")
    assert not may_join((), SERIES, replace(eligible.facts(1, DAY), gone="died"), DAY)
