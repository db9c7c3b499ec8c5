"""How text becomes index words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search.keys import estate_base, fold, room_key, tail, word

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=40)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＺｈａｎｇＷＥＩ　３－２", "zhangwei 3-2"),
        ("３＃２", "3#2"),
        ("Lü", "lv"),
        ("LǛ", "lv"),
        ("lǘ", "lv"),
        ("u\u0308", "v"),
        ("zhāng wěi", "zhang wei"),
        ("①Ⅳ", "1iv"),
        ("张伟", "张伟"),
        ("阿卜杜拉·买买提", "阿卜杜拉·买买提"),
        ("", ""),
    ],
)
def test_one_width_and_case(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("张宁裕", "张宁裕"),
        (" 张 宁　裕 ", "张宁裕"),
        ("阿卜杜拉·买买提", "阿卜杜拉买买提"),
        ("阿卜杜拉•买买提", "阿卜杜拉买买提"),
        ("阿卜杜拉・买买提", "阿卜杜拉买买提"),
        ("O'Brien", "obrien"),
        ("张\x1b[31m伟\x00", "张31m伟"),
        ("[/]a[b]c", "abc"),
        ('"张*" OR (伟)', "张or伟"),
        ("３号", "3号"),
        ("𬎆㛃", "𬎆㛃"),
        ("张\ue000", "张\ue000"),
        ("\ud800张", "张"),
        ("\u202e张\u2066", "张"),
        ("····", ""),
        ("|@~-_", ""),
        ("长" * 100, "长" * 40),
    ],
)
def test_a_word_keeps_letters_and_digits(text: str, key: str) -> None:
    assert word(text) == key


@given(ANYTHING)
def test_a_word_is_the_same_again(text: str) -> None:
    assert word(word(text)) == word(text)


@pytest.mark.parametrize(
    ("room", "key"),
    [
        ("501", "501"),
        ("501室", "501"),
        ("５０１ 户", "501"),
        ("5楼东户", "5东"),
        ("5层东", "5东"),
        ("第4排6号", "4排6"),
        ("B-12", "b-12"),
        ("5|@01", "501"),
        ("", ""),
    ],
)
def test_a_room_as_it_is_indexed(room: str, key: str) -> None:
    assert room_key(room) == key


def test_an_ending_is_the_prefix_of_the_number_backwards() -> None:
    assert tail("0207") == "~7020"
    assert tail("15412340207").startswith(tail("0207"))


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("盛元御景", "盛元御景"),
        ("盛元御景小区", "盛元御景"),
        ("怡乐园生活小区", "怡乐园"),
        ("海纳 小区", "海纳"),
        ("小区", "小区"),
        ("一小区", "一小区"),
    ],
)
def test_an_estate_goes_by_its_name_without_the_ending(name: str, base: str) -> None:
    assert estate_base(name) == base
