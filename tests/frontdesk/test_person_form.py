"""A filled-in form as a person."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import PhoneDetails
from frontdesk.rules.identity import Level
from frontdesk.rules.person_form import read_name, read_person

DAY = date(2021, 9, 6)
# Of the area 371199, which is not assigned.
GOOD, WRONG = "371199198706012248", "371199198706012241"


def test_everything_that_was_typed_is_kept() -> None:
    read = read_person(
        {
            "name": " 张 南 燕 ",
            "sex": "2",
            "paper": "371199 19870601 2248",
            "born": "1987年6月1日",
            "phone": "154-1234-0207; 儿子李明 15498760208",
            "whose": "own",
            "ethnic_group": "03",
            "residence": "floating",
            "politics": "masses",
            "education": "college",
            "marriage": "married",
            "workplace": "县医院",
            "registered_at": "城阳街道1号",
            "note": "常在家",
        },
        DAY,
    )
    person = read.person
    assert (person.name, person.sex, person.born_on) == ("张南燕", 2, date(1987, 6, 1))
    assert (person.paper_kind, person.paper_number) == ("resident_id", GOOD)
    assert person.phones == (
        PhoneDetails("15412340207", "own", ""),
        PhoneDetails("15498760208", "child", "李明"),
    )
    assert (person.ethnic_group, person.residence, person.politics) == ("03", "floating", "masses")
    assert (person.education, person.marriage, person.workplace) == ("college", "married", "县医院")
    assert (person.registered_at, person.note, person.doubts) == ("城阳街道1号", "常在家", ())
    assert read.problems == {}
    assert read.findings == {}


@pytest.mark.parametrize(
    ("field", "text", "problem"),
    [
        ("name", "", "person_name_missing"),
        ("name", "  ", "person_name_missing"),
        ("name", "长" * 61, "name_too_long"),
        ("born", "昨天吧", "date_not_read"),
        ("born", "1987-2-30", "date_not_read"),
        ("born", "6月1日", "date_not_read"),
        ("born", "2021-9-7", "birth_ahead"),
        ("born", "1900-1-1", "birth_too_early"),
        ("phone", "没有电话机", "phone_not_read"),
    ],
)
def test_what_cannot_be_saved_is_a_problem_of_its_field(field: str, text: str, problem: str) -> None:
    values = {"name": "张三", field: text}
    assert {name: reason.code for name, reason in read_person(values, DAY).problems.items()} == {
        field: problem
    }


@pytest.mark.parametrize(
    ("field", "text", "level", "code"),
    [
        ("paper", WRONG, Level.ERROR, "paper_checksum"),
        ("paper", GOOD[:17], Level.ERROR, "paper_length"),
        ("paper", "E12345678", Level.UNKNOWN, "paper_not_checked"),
        ("born", "1987-6", Level.WARNING, "birth_only_month"),
        ("born", "1987", Level.WARNING, "birth_only_year"),
        ("name", "张3", Level.WARNING, "name_with_digits"),
        ("phone", "12", Level.WARNING, "phone_unknown"),
    ],
)
def test_what_is_doubtful_is_found_and_kept(field: str, text: str, level: Level, code: str) -> None:
    read = read_person({"name": "张三", field: text}, DAY)
    assert read.problems == {}
    assert [(one.level, one.reason.code) for one in read.findings[field]][:1] == [(level, code)]


def test_doubts_are_of_the_paper_as_it_is_now() -> None:
    before = ("paper_checksum", "told_by_neighbours", "paper_shared")
    assert read_person({"name": "张三", "paper": GOOD}, DAY, doubts=before).person.doubts == (
        "told_by_neighbours",
    )
    assert read_person({"name": "张三", "paper": WRONG}, DAY, doubts=before).person.doubts == (
        "told_by_neighbours",
        "paper_checksum",
    )


def test_sex_and_birth_are_compared_with_the_paper() -> None:
    read = read_person({"name": "张三", "sex": "1", "born": "1987-6-2", "paper": GOOD}, DAY)
    assert set(read.person.doubts) == {"paper_sex_differs", "paper_birth_differs"}


def test_a_local_number_gets_the_area_code_of_the_office() -> None:
    read = read_person({"name": "张三", "phone": "6221234"}, DAY, area_code="0633")
    assert read.person.phones == (PhoneDetails("06336221234", "own", ""),)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("张 三", "张三"),
        (" 张三 ", "张三"),
        ("阿卜杜拉•买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉．买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉 · 买买提", "阿卜杜拉·买买提"),
        ("John Smith", "John Smith"),
        ("𬎆 㛃", "𬎆㛃"),
        ("J.R. Ewing", "J.R. Ewing"),
        ("", ""),
    ],
)
def test_names_have_one_spelling(typed: str, name: str) -> None:
    assert read_name(typed) == name
    assert read_name(name) == name


FIELDS = ("name", "sex", "paper", "born", "phone", "whose", "ethnic_group", "note")


@given(st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=60)))
def test_no_text_is_too_strange(values: dict[str, str]) -> None:
    read = read_person(values, DAY)
    assert set(read.problems) <= {"name", "born", "phone"}
    again = read_person({**values, "name": read.person.name, "paper": read.person.paper_number}, DAY)
    assert again.person.name == read.person.name
    assert again.person.paper_number == read.person.paper_number
