"""Floors as far as room numbers tell, and what is meant by the beginning of a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.rules.floors import Floor, door_of, floor_of
from frontdesk.rules.protection import needs_reason
from frontdesk.rules.typed_ahead import begins, is_whole


@pytest.mark.parametrize(
    ("room", "floor", "door"),
    [
        ("501", Floor(5), "501"),
        ("1702", Floor(17), "1702"),
        ("501室", Floor(5), "501室"),
        ("５０１", Floor(5), "５０１"),
        ("A302", Floor(3), "A302"),
        ("302a", Floor(3), "302a"),
        ("5楼东户", Floor(5), "东户"),
        ("12层西", Floor(12), "西"),
        ("负1层车库", Floor(-1), "车库"),
        ("-101", Floor(-1), "-101"),
        ("第4排6号", Floor(4, is_row=True), "6号"),
        ("4排6号", Floor(4, is_row=True), "6号"),
        ("5楼", Floor(5), "5楼"),
        ("东户", None, "东户"),
        ("12", None, "12"),
        ("门卫室", None, "门卫室"),
        ("10101", None, "10101"),
        ("", None, ""),
    ],
)
def test_floor_and_door(room: str, floor: Floor | None, door: str) -> None:
    assert floor_of(room) == floor
    assert door_of(room) == door


@given(st.text(max_size=30))
def test_any_room_has_a_door(room: str) -> None:
    floor_of(room)
    assert door_of(room) or not room


@pytest.mark.parametrize(
    ("words", "typed", "fits", "whole"),
    [
        (("海纳莒州家园", "hnjzjy"), "hn", True, False),
        (("海纳莒州家园", "hnjzjy"), "HNJZJY", True, True),
        (("海纳",), "海纳小区", True, False),
        (("1702",), "17", True, False),
        (("1702",), "１７０２", True, True),
        (("5东", "5楼东户"), "5楼东", True, False),
        (("12",), "2", False, False),
        (("12",), "", False, False),
        (("12",), "[/]", False, False),
    ],
)
def test_typed_ahead(words: tuple[str, ...], typed: str, fits: bool, whole: bool) -> None:
    assert begins(words, typed) is fits
    assert is_whole(words, typed) is whole


@pytest.mark.parametrize(
    ("age", "protected", "needed"),
    [
        (13, 0, True),
        (14, 0, False),
        (0, 0, True),
        (None, 0, False),
        (None, 1, True),
        (75, 0, False),
        (75, 2, True),
    ],
)
def test_a_reason_is_needed_for_children_and_protected_facts(
    age: int | None, protected: int, needed: bool
) -> None:
    assert needs_reason(age, protected) is needed
