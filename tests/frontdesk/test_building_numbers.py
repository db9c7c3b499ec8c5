"""Lists of building numbers as they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.rules.building_numbers import MOST, read_building_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1-8", "1 2 3 4 5 6 7 8"),
        ("1,3,5", "1 3 5"),
        ("1、3,5 7", "1 3 5 7"),
        ("1-7单", "1 3 5 7"),
        ("2-8双", "2 4 6 8"),
        ("1-8双", "2 4 6 8"),
        ("2-8 单号", "3 5 7"),
        ("1-7d,2-4s", "1 3 5 7 2 4"),
        ("1-7 odd", "1 3 5 7"),
        ("1号楼至3号楼", "1 2 3"),
        ("A1-A3", "A1 A2 A3"),
        ("a1-2", "a1 a2"),
        ("东楼,12#", "东楼 12"),
        ("1-3,2-4", "1 2 3 4"),
        ("5-5", "5"),
        ("1~3", "1 2 3"),
        ("1\uff5e3\uff0c7", "1 2 3 7"),
    ],
)
def test_numbers(text: str, numbers: str) -> None:
    assert read_building_numbers(text).numbers == tuple(numbers.split())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "buildings_missing"),
        (" , ", "buildings_missing"),
        ("8-1", "building_numbers_unknown"),
        ("A1-B3", "building_numbers_unknown"),
        ("1-2-301", "building_numbers_unknown"),
        ("2-2单", "building_numbers_unknown"),
        ("东" * 21, "building_numbers_unknown"),
        ("1-9999", "building_numbers_many"),
    ],
)
def test_what_is_no_list(text: str, code: str) -> None:
    read = read_building_numbers(text)
    assert read.numbers == () and read.problem is not None and read.problem.code == code


@given(st.text(alphabet="0123456789-,,、单双ds号楼A \x1b[/]", max_size=30))
def test_any_text_gives_numbers_once_each_or_a_problem(text: str) -> None:
    read = read_building_numbers(text)
    assert bool(read.numbers) == (read.problem is None)
    assert len(set(read.numbers)) == len(read.numbers) <= MOST
    assert all(number and "-" not in number for number in read.numbers)
