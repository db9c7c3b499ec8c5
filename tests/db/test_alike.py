"""Who is like somebody who is being written down, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db import journal
from db.records import Duty, PersonDetails, PhoneDetails
from db.residents import alike
from db.tables import NotSame
from tests import community
from tests.conftest import TODAY

NOBODY = PersonDetails(name="诸葛无名")


@pytest.fixture(autouse=True)
def people_to_be_like(duty: Duty) -> None:
    """The small community, in the open database."""
    community.load()


def found(person: PersonDetails, home: int | None = None, **given: object) -> dict[str, tuple[str, ...]]:
    """Who is like a person by name, in order, and why."""
    return {one.hit.name: one.why for one in alike.people(person, home, TODAY, **given)}  # type: ignore[arg-type]


def test_nobody_is_like_nobody() -> None:
    assert found(NOBODY) == {}
    assert found(PersonDetails(name="")) == {}


def test_by_paper_whatever_the_name() -> None:
    assert found(replace(NOBODY, paper_number="371199194603021239")) == {"张宁裕": ("paper",)}


def test_by_name_and_birth_before_name_alone() -> None:
    person = PersonDetails(name="张伟", born_on=date(2001, 1, 1))
    ids = [(one.hit.id, one.why) for one in alike.people(person, None, TODAY)]
    assert ids == [(13, ("name_birth",)), (12, ("name",))]


def test_by_name_and_home() -> None:
    ids = [(one.hit.id, one.why) for one in alike.people(PersonDetails(name="张伟"), 4, TODAY)]
    assert ids == [(12, ("name_home",)), (13, ("name",))]


def test_by_sound_and_a_birth_date_nearby() -> None:
    # 宁裕 and 宁玉 are read alike; the birth date is a slip of one digit.
    near = PersonDetails(name="张宁玉", born_on=date(1946, 3, 12))
    assert found(near) == {"张宁裕": ("sound_birth",)}
    assert found(replace(near, born_on=date(1976, 3, 2))) == {}
    assert found(replace(near, born_on=None)) == {}


def test_day_and_month_changed_about_are_near() -> None:
    person = PersonDetails(name="张宁玉", born_on=date(1946, 2, 3))
    assert found(person) == {"张宁裕": ("sound_birth",)}


@pytest.mark.parametrize(("name", "same"), [("解朝行", "谢朝行"), ("单晟", "善盛"), ("尉迟茜", "玉池西")])
def test_rare_readings_of_surnames_sound_alike(name: str, same: str) -> None:
    from db.tables import Resident

    born_on = Resident.get(Resident.name == name).born_on
    assert name in found(PersonDetails(name=same, born_on=born_on))


def test_by_phone_but_not_within_a_family() -> None:
    person = replace(NOBODY, phones=(PhoneDetails("15412340207"),))
    assert found(person) == {"张宁裕": ("phone",)}
    assert found(person, home=1) == {}, "the same phone in the same home is family"
    assert found(replace(person, name="张宁裕"), home=1) == {"张宁裕": ("name_home", "name_phone")}


def test_who_has_left_or_died_is_found_too_and_told() -> None:
    (one,) = alike.people(PersonDetails(name="张宁"), None, TODAY)
    assert not one.hit.here
    (one,) = alike.people(PersonDetails(name="张建国"), None, TODAY)
    assert not one.hit.here


def test_who_was_told_apart_is_not_shown(duty: Duty) -> None:
    assert set(found(PersonDetails(name="张伟"), but=(12, 13))) == set()
    with journal.operation(duty, "resident_correct") as entry:
        alike.tell_apart(entry, 13, [12, 13, 999_999])
        alike.tell_apart(entry, 12, [13])
    pairs = [(row.one.id, row.other.id) for row in NotSame.select()]
    assert pairs == [(12, 13)], "each pair once, the smaller id first, nobody from themselves"
    assert alike.told_apart(12) == {13}
    assert alike.told_apart(13) == {12}
    journal.undo_last(duty)
    assert alike.told_apart(13) == frozenset()


def test_no_more_than_asked_for() -> None:
    assert len(alike.people(PersonDetails(name="张伟"), None, TODAY, limit=1)) == 1


@pytest.mark.parametrize(
    "name", ["[/]", "a[b]c", "\"' OR 1=1 --", "𬎆㛃", "阿卜杜拉·买买提", "张" * 10_000, "% _", "\\", " "]
)
def test_hostile_names(name: str) -> None:
    person = PersonDetails(
        name=name, born_on=date(1970, 1, 1), paper_number=name, phones=(PhoneDetails(name),)
    )
    assert len(found(person)) <= 1


def test_the_same_number_twice() -> None:
    assert alike.same_paper("371199194603021239") == {1}
    assert alike.same_paper("") == set()
