"""What somebody types to set up an office."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import LARGEST_SITE, Counts
from frontdesk.new_office import FIELDS, NewOffice, problems, read_new_office
from frontdesk.rules.estate_names import problem_of, split_estates
from frontdesk.rules.first_steps import first_steps


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ()),
        ("  、, ", ()),
        ("金马怡乐园", ("金马怡乐园",)),
        ("金马怡乐园、海纳莒州家园 盛元御景", ("金马怡乐园", "海纳莒州家园", "盛元御景")),
        ("文成,百家晟;中央公馆/付家洼 ", ("文成", "百家晟", "中央公馆", "付家洼")),
        ("文成 百家晟\u3000中央公馆", ("文成", "百家晟", "中央公馆")),
        ("Riverside Hilltop", ("Riverside", "Hilltop")),
        ("Park Lane, Hill Court", ("Park Lane", "Hill Court")),
        ("海纳A区, B座 文成", ("海纳A区", "B座", "文成")),
    ],
)
def test_names_of_estates_are_parted(text: str, names: tuple[str, ...]) -> None:
    assert split_estates(text) == names


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("文成", "百家晟"), None),
        (("文成", "文成"), "estate_twice"),
        (("怡乐园", "怡乐园小区"), "estate_twice"),
        (("[/]", "[/]"), "estate_twice"),
        (("[/]", "[]"), None),
        (("长" * 60,), None),
        (("长" * 61,), "estate_name_too_long"),
    ],
)
def test_what_is_wrong_with_estates(names: tuple[str, ...], code: str | None) -> None:
    problem = problem_of(names)
    assert (problem.code if problem else None) == code
    assert problem is None or len(str(problem.values["name"])) <= 12


def test_a_form_is_read() -> None:
    assert read_new_office({}) == NewOffice("")
    filled = {
        "name": " 同心社区 ",
        "head": "王 敏",
        "area_code": "633",
        "division": "371122",
        "estates": "文成、百家晟",
        "staff_name": "李 秀",
        "site": " 12 ",
    }
    read = read_new_office(filled)
    assert read == NewOffice("同心社区", "王 敏", "0633", "371122", ("文成", "百家晟"), "李秀", 12)
    assert not problems(read)


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("name", "\u200d", "name_missing"),
        ("name", "社" * 61, "setting_long"),
        ("head", "王" * 61, "setting_long"),
        ("area_code", "六三三", "setting_shape"),
        ("area_code", "0033", "setting_shape"),
        ("division", "3711", "setting_shape"),
        ("division", "371122001002", "setting_shape"),
        ("estates", "文成 文成", "estate_twice"),
        ("staff_name", "李" * 61, "name_too_long"),
        ("site", "-1", "wrong_site"),
        ("site", "x", "wrong_site"),
        ("site", str(LARGEST_SITE + 1), "wrong_site"),
        ("site", "9" * 30, "wrong_site"),
        ("site", str(LARGEST_SITE), None),
        ("area_code", "010", None),
    ],
)
def test_what_is_wrong_is_said_of_its_field(field: str, text: str, code: str | None) -> None:
    found = problems(read_new_office({"name": "同心社区", field: text}))
    assert {name: reason.code for name, reason in found.items()} == ({field: code} if code else {})


@given(st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=80)))
def test_reading_never_fails_and_what_was_read_reads_as_itself(typed: dict[str, str]) -> None:
    read = read_new_office(typed)
    found = problems(read)
    again = read_new_office(
        {
            "name": read.name,
            "head": read.head,
            "area_code": read.area_code,
            "division": read.division,
            "estates": "、".join(read.estates),
            "staff_name": read.staff_name,
            "site": str(read.site),
        }
    )
    if not found and not any(" " in name for name in read.estates):
        assert again == read


def counts(**some: int) -> Counts:
    return Counts(**{**dict.fromkeys((field.name for field in fields(Counts)), 0), **some})


@pytest.mark.parametrize(
    ("there", "head", "done"),
    [
        (counts(staff=1), "", ""),
        (counts(staff=1, estates=2), "王敏", "estates settings"),
        (counts(staff=2, grids=1), "", "grids staff"),
    ],
)
def test_what_comes_first_in_a_new_office(there: Counts, head: str, done: str) -> None:
    steps = first_steps(there, head=head, area_code="0633")
    assert [step.code for step in steps] == ["estates", "grids", "ledger", "staff", "log_in", "settings"]
    assert [step.code for step in steps if step.done] == done.split()


@pytest.mark.parametrize("there", [counts(residents=1), counts(departed=1)])
def test_with_the_first_resident_it_is_over(there: Counts) -> None:
    assert first_steps(there, head="", area_code="") == ()
