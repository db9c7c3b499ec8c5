"""A target rule says the same of everybody, asked as SQL for a list or looked at for one person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import bulk
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
from tests.examples import examples

DAY = date(2021, 9, 6)
PEOPLE, HOMES = 60, 25
SERIES = "elder_health"
KINDS = ("registered", "unregistered", "floating")
Rows = list[tuple[object, ...]]


def _born(rng: Random, at: int) -> date | None:
    if at == 3:
        return date(1960, 2, 29)
    # Around the birthday, where being a year older is decided.
    day = DAY.replace(year=DAY.year - rng.randint(1, 95)) + timedelta(rng.randint(-2, 2))
    return day if at % 13 else None


def _people(rng: Random) -> dict[str, tuple[str, Rows]]:
    everybody = range(1, PEOPLE + 1)

    def some(part: float) -> list[int]:
        return [at for at in everybody if rng.random() < part]

    return {
        "resident": (
            "id name sex born_on residence died_on",
            [
                (
                    at,
                    f"人{at}",
                    rng.choice((1, 2, 9)),
                    _born(rng, at),
                    rng.choice(KINDS),
                    None if at % 17 else DAY,
                )
                for at in everybody
            ],
        ),
        "residency": (
            "id resident_id household_id relation to_on",
            [(at, at, rng.randint(1, HOMES), "99", None if at % 11 else DAY) for at in everybody],
        ),
        "veteran": ("id resident_id", [(at, at) for at in some(0.2)]),
        "hardship": (
            "id resident_id kind from_on to_on",
            [
                (at, at, rng.choice(eligible.HARDSHIPS), None, rng.choice((None, DAY, DAY - timedelta(1))))
                for at in some(0.3)
            ],
        ),
        "disability": ("id resident_id kind", [(at, at, "visual") for at in some(0.1)]),
        "volunteer": (
            "id name resident_id left_on",
            [(at, "志愿者", at, rng.choice((None, DAY))) for at in some(0.3)],
        ),
        "consent": (
            "id resident_id purpose given_by how given_on withdrawn_on",
            [
                (at, at, rng.choice(("health", "activity")), "本人", "书面", DAY, rng.choice((None, DAY)))
                for at in some(0.5)
            ],
        ),
        "enrolment": (
            "id package_id resident_id state asked_on",
            [(at, 1 if at % 2 else 2, at, "enrolled", DAY) for at in everybody],
        ),
        "attendance": (
            "id session_id enrolment_id state",
            [
                (at, rng.choice((1, 2, 4)) if at % 2 else 3, at, rng.choice(("present", "late", "absent")))
                for at in some(0.8)
            ],
        ),
    }


def _places(rng: Random) -> dict[str, tuple[str, Rows]]:
    return {
        "grid": ("id number", [(1, 1), (2, 2)]),
        "estate": ("id name kind", [(1, "甲", "commercial"), (2, "乙", "employer")]),
        "building": (
            "id estate_id number number_sort grid_id",
            [(1, 1, "1", 1, 1), (2, 1, "2", 2, None), (3, 2, "", 0, 2)],
        ),
        "household": (
            "id building_id unit unit_sort room room_sort",
            [(home, rng.randint(1, 3), "1", 1, str(home), home) for home in range(1, HOMES + 1)],
        ),
        "package": (
            "id series run name kind",
            [(1, SERIES, "2020", "义诊", "elder_health"), (2, "films", "2021", "电影", "films")],
        ),
        "package_session": (
            "id package_id day",
            [(1, 1, date(2020, 12, 31)), (2, 1, date(2021, 1, 1)), (3, 2, DAY), (4, 1, DAY + timedelta(1))],
        ),
    }


@pytest.fixture
def community(opened: str) -> str:
    """Sixty people of all ages in 25 homes, some of every group, some served, some gone."""
    rng = Random(5)
    with transaction():
        for table, (columns, rows) in (_places(rng) | _people(rng)).items():
            bulk.load(table, columns.split(), rows)
        bulk.finish_loading()
    return opened


def some_of(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True).map(tuple)


AGES = st.one_of(st.none(), st.integers(0, 96))


def anything(fact: str, values: tuple[str, ...]) -> st.SearchStrategy[TargetTerm]:
    return some_of(values).map(lambda chosen: TargetTerm(fact, values=chosen))


TERMS = st.one_of(
    st.builds(TargetTerm, st.sampled_from(("age", "child")), AGES, AGES),
    anything("sex", ("1", "2")),
    anything("group", eligible.GROUPS),
    anything("residence", KINDS),
    anything("estate", ("1", "2")),
    anything("grid", ("1", "2")),
    st.sampled_from(("ever", "year")).map(lambda value: TargetTerm("not_served", values=(value,))),
    anything("consent", ("health", "activity")),
)


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
