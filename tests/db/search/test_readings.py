"""How names are read."""

from __future__ import annotations

from typing import Any

import pytest

from db.search import readings_table
from db.search.readings import readings, surname_readings, word_readings
from db.search.surnames import COMPOUND_READINGS, SINGLE_READINGS, is_surname_part, split_name
from tests.db.readings_from_pypinyin import source


def test_the_table_is_what_its_script_makes() -> None:
    made: dict[str, Any] = {}
    exec(source(), made)
    assert readings_table.TABLE.splitlines() == made["TABLE"].splitlines()


@pytest.mark.parametrize(
    ("surname", "read", "misread"),
    [
        ("单", "shan", "dan"),
        ("解", "xie", "jie"),
        ("仇", "qiu", "chou"),
        ("曾", "zeng", "ceng"),
        ("查", "zha", "cha"),
        ("朴", "piao", "pu"),
        ("盖", "ge", "gai"),
        ("区", "ou", "qu"),
        ("缪", "miao", "mou"),
        ("翟", "zhai", "di"),
        ("隗", "wei", "kui"),
        ("乐", "yue", "le"),
        ("吕", "lv", "lu"),
    ],
)
def test_a_surname_has_its_own_reading_first_and_what_a_stranger_reads(
    surname: str, read: str, misread: str
) -> None:
    found = surname_readings(surname)
    assert found[0] == (read,)
    assert (misread,) in found


@pytest.mark.parametrize("character", "莉鑫婕蔡姚冯郝逄")
def test_readings_that_no_name_has_are_left_out(character: str) -> None:
    assert len(readings(character)) == 1


@pytest.mark.parametrize(
    ("surname", "read"),
    [
        ("尉迟", ("yu", "chi")),
        ("尉迟", ("wei", "chi")),
        ("万俟", ("mo", "qi")),
        ("长孙", ("zhang", "sun")),
        ("单于", ("chan", "yu")),
        ("乐正", ("yue", "zheng")),
        ("欧阳", ("ou", "yang")),
    ],
)
def test_compound_surnames(surname: str, read: tuple[str, ...]) -> None:
    assert read in surname_readings(surname)


@pytest.mark.parametrize(
    ("character", "read"),
    [
        ("乐", {"le", "yue"}),
        ("茜", {"qian", "xi"}),
        ("行", {"xing", "hang"}),
        ("朝", {"chao", "zhao"}),
        ("晟", {"sheng", "cheng"}),
        ("女", {"nv", "nu"}),
        ("玉", {"yu"}),
        ("㛃", {"jie"}),
    ],
)
def test_characters_with_several_readings(character: str, read: set[str]) -> None:
    assert set(readings(character)) >= read


@pytest.mark.parametrize("character", ["a", "7", "\ue000", "😀", "म"])
def test_what_nobody_can_read_reads_as_itself(character: str) -> None:
    assert readings(character) == (character,)


def test_a_word_is_read_in_every_combination_the_commonest_first() -> None:
    assert word_readings("") == ((),)
    assert word_readings("宁裕")[0] == ("ning", "yu")
    assert set(word_readings("朝行")) == {(a, b) for a in readings("朝") for b in readings("行")}


def test_a_word_of_many_readings_is_read_in_six_ways_at_most() -> None:
    assert len(word_readings("乐行朝晟")) == 6


@pytest.mark.parametrize(
    ("name", "surname", "given"),
    [
        ("张宁裕", "张", "宁裕"),
        ("张伟", "张", "伟"),
        ("尉迟茜", "尉迟", "茜"),
        ("欧阳娜娜", "欧阳", "娜娜"),
        ("尉迟", "尉", "迟"),
        ("单", "单", ""),
        ("", "", ""),
    ],
)
def test_a_name_falls_into_surname_and_given_name(name: str, surname: str, given: str) -> None:
    assert split_name(name) == (surname, given)


def test_what_may_stand_before_a_title() -> None:
    assert is_surname_part("张")
    assert is_surname_part("尉迟")
    assert not is_surname_part("张伟")
    assert not is_surname_part("")


def test_the_tables_of_surnames_are_syllables_that_can_be_typed() -> None:
    spelled = [(name, "".join(one)) for name, every in COMPOUND_READINGS.items() for one in every]
    spelled += [(name, one) for name, every in SINGLE_READINGS.items() for one in every]
    assert [pair for pair in spelled if not (pair[1].isascii() and pair[1].islower())] == []
    assert {len(name) for name in COMPOUND_READINGS} == {2}
    assert {len(name) for name in SINGLE_READINGS} == {1}
