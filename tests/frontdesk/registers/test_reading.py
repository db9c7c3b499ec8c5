"""What is typed into the forms of registers, read without a database."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.registers.kept import KEPT
from frontdesk.registers.all import LISTED, REGISTERS, WITH_CARDS
from frontdesk.registers.declared import Holds
from frontdesk.registers.reading import read_entry, read_hours, tidied, written_hours
from frontdesk.words.codes import LABELS

TODAY = date(2021, 9, 6)


def read(register: str, **typed: str) -> tuple[dict[str, str], dict[str, str]]:
    found = read_entry(REGISTERS[register], typed, TODAY, "0633")
    return dict(found.values), {field: reason.code for field, reason in found.problems.items()}


def test_registers_are_kept_as_they_are_declared() -> None:
    assert REGISTERS.keys() == KEPT.keys()
    for name, register in REGISTERS.items():
        kept = KEPT[name]
        assert {column.name for column in register.columns} == {*kept.fields, *kept.several}, name
        for column in register.columns:
            assert (column.holds is Holds.CODE) == bool(column.group) and (
                not column.group or column.group in LABELS
            )
            assert (column.holds in (Holds.ENTRY, Holds.ENTRIES)) == bool(column.of)
            assert not column.of or column.of in REGISTERS
        for part in register.parts:
            assert part.field in KEPT[part.register].fields
        assert {*register.alone, *dict(register.codes)} <= {column.name for column in register.columns}
    assert {register.name for register in LISTED} <= WITH_CARDS


@pytest.mark.parametrize(
    ("register", "field", "typed", "kept"),
    [
        ("estate", "built", "2006年4月", "2006-04"),
        ("estate", "built", "2006", "2006"),
        ("estate", "aliases", "怡乐园, 怡乐园小区;怡乐园", "怡乐园、怡乐园小区"),
        ("grid", "number", "第07网格", "7"),
        ("venue", "phone", "6221234", "06336221234"),
        ("venue", "capacity", "0300", "300"),
        ("party_member", "joined_on", "zt", "2021-09-05"),
        ("party_member", "joined_on", "1998.7.1", "1998-07-01"),
        ("party_member", "resident", "#17", "17"),
        ("volunteer_service", "minutes", "1.5", "90"),
        ("volunteer_service", "minutes", "1:30", "90"),
        ("organisation", "estates", "3 1", "3 1"),
        ("topic", "code", "WY", "wy"),
        ("venue", "name", "\x1b[2J[/]广场", "[2J[/]广场"),
    ],
)
def test_what_is_typed_is_kept_in_one_form(register: str, field: str, typed: str, kept: str) -> None:
    values, problems = read(register, **{field: typed})
    assert values[field] == kept
    assert field not in problems


@pytest.mark.parametrize(
    ("register", "field", "typed", "code"),
    [
        ("estate", "name", "", "field_needed"),
        ("estate", "name", "  ", "field_needed"),
        ("estate", "built", "很久以前", "month_unknown"),
        ("grid", "number", "0", "number_unknown"),
        ("grid", "number", "一千零一", "number_unknown"),
        ("venue", "capacity", "-3", "number_unknown"),
        ("grid_post", "staff", "谁", "entry_unknown"),
        ("organisation", "estates", "1 谁", "entries_unknown"),
        ("volunteer", "joined_on", "2021-02-30", "day_unknown"),
        ("volunteer", "resident", "谁", "person_unknown"),
        ("volunteer_service", "minutes", "0", "hours_unknown"),
        ("volunteer_service", "minutes", "25:00", "hours_unknown"),
        ("topic", "code", "物业", "letters_only"),
    ],
)
def test_what_cannot_be_so_is_said_of_its_field(register: str, field: str, typed: str, code: str) -> None:
    assert read(register, **{field: typed})[1][field] == code


def test_nothing_ends_before_it_begins() -> None:
    _values, problems = read("grid_post", staff="1", grid="1", from_on="2021-09-07", to_on="2021-09-05")
    assert problems == {"to_on": "end_before_beginning"}
    assert read("grid_post", staff="1", grid="1", from_on="9-5", to_on="9-5")[1] == {}


@given(st.sampled_from(sorted(REGISTERS)), st.text(max_size=40))
def test_any_text_in_any_field_is_read_or_refused_and_stays_so(register: str, text: str) -> None:
    declared = REGISTERS[register]
    first = read_entry(declared, {column.name: text for column in declared.columns}, TODAY, "0633")
    again = read_entry(declared, first.values, TODAY, "0633")
    for column in declared.columns:
        if column.name not in first.problems and column.holds is not Holds.HOURS:
            assert again.values[column.name] == first.values[column.name], column.name
        tidied(column, text, TODAY)


@given(st.integers(1, 24 * 60))
def test_hours_are_written_as_they_are_read(minutes: int) -> None:
    written = written_hours(str(minutes))
    read_back = read_hours(written)
    assert read_back is not None and abs(int(read_back) - minutes) <= 1
