"""Sixty people of all ages in 25 homes, some of every group, some served, some gone."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st

from db import bulk
from db.connection import transaction
from db.packages import eligible
from db.records import TargetTerm

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


def people(rng: Random) -> dict[str, tuple[str, Rows]]:
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


def places(rng: Random) -> dict[str, tuple[str, Rows]]:
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
"""Any term of a rule about them."""


def load() -> None:
    """Load them into the open database."""
    rng = Random(5)
    with transaction():
        for table, (columns, rows) in (places(rng) | people(rng)).items():
            bulk.load(table, columns.split(), rows)
        bulk.finish_loading()
