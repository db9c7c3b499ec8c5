"""Which words documents get."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Why
from db.search import tokens


def words(name: str, sex: int = 1, year: int | None = 1950) -> set[str]:
    """Return all words of a person."""
    return set(tokens.document(tokens.person(name, sex, year)).replace("|", " ").split())


def test_a_person_by_name_in_every_reading() -> None:
    assert words("张宁裕") == {
        *("张宁裕", "宁裕", "裕"),
        *("zhangningyu", "zhang", "ningyu", "yu", "zhangny", "zningyu"),
        *("zny", "ny"),
        *("张男~1950", "zhang男~1950"),
    }


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("单晟", {"shansheng", "dansheng", "shancheng", "dancheng", "ss", "ds", "sc", "dc"}),
        ("解朝行", {"xiechaoxing", "jiezhaohang", "xiecx", "jcx", "jzh"}),
        ("查区曾", {"zha", "cha", "zqz", "cqc"}),
        ("吕乐", {"lvle", "lule", "lvyue", "luyue", "ll", "ly"}),
        ("尉迟茜", {"yuchiqian", "yuchixi", "weichiqian", "ycq", "wcx", "茜", "尉迟茜"}),
        ("欧阳娜娜", {"ouyangnana", "ouyang", "ouyangnn", "oynana", "oynn", "nn", "na"}),
        ("阿卜杜拉·买买提", {"阿卜杜拉买买提", "买买提", "maimaiti", "mmt", "abdlmmt", "abudulamaimaiti"}),
        ("𬎆㛃", {"𬎆㛃", "㛃", "jie"}),
        ("张\ue000", {"张\ue000", "\ue000", "zhang"}),
        ("张", {"张", "zhang", "z"}),
        ("Jean-Paul Dupont", {"jeanpauldupont", "jeanpaul", "dupont"}),
        ("Smith,John", {"smithjohn", "smith", "john"}),
    ],
)
def test_more_words_of_persons(name: str, spelled: set[str]) -> None:
    assert words(name) >= spelled


@pytest.mark.parametrize("dot", ["·", "•", "・", "．", "‧", " · "])
def test_every_shape_of_the_dot_parts_a_name(dot: str) -> None:
    assert words(f"阿卜杜热依木江{dot}买买提吐尔逊") == words("阿卜杜热依木江·买买提吐尔逊")
    assert "买买提吐尔逊" in words(f"阿卜杜热依木江{dot}买买提吐尔逊")


def test_one_syllable_is_not_mixed_into_another_surname() -> None:
    assert "zhx" not in words("朱行")
    assert "zhang" not in words("朱行")


@pytest.mark.parametrize("name", ["", " ", "·", "[/]", "\x00", "|~@-"])
def test_no_name_no_words(name: str) -> None:
    assert words(name) == set()


@pytest.mark.parametrize(
    ("sex", "marks"),
    [
        (1, {"张男~1950"}),
        (2, {"张女~1950"}),
        (0, {"张男~1950", "张女~1950"}),
        (9, {"张男~1950", "张女~1950"}),
    ],
)
def test_who_said_no_sex_is_met_by_either_title(sex: int, marks: set[str]) -> None:
    assert {word for word in words("张宁裕", sex) if "~" in word and word.startswith("张")} == marks


def test_an_unknown_year_of_birth_is_none_that_a_title_asks_for() -> None:
    assert "张男~0000" in words("张宁裕", 1, None)


@pytest.mark.parametrize(
    ("place", "indexed"),
    [
        (("3", "2", "501"), {"3-2-501", "501", "-2-501"}),
        (("3号", "2", "501室"), {"3号-2-501", "501", "-2-501"}),
        (("3", "", "501"), {"3-501", "501"}),
        (("", "", "第4排6号"), {"4排6"}),
        (("3", "2", "5楼东户"), {"3-2-5东", "5东", "-2-5东"}),
        (("A", "", "1702"), {"a-1702", "1702"}),
    ],
)
def test_words_of_addresses(place: tuple[str, str, str], indexed: set[str]) -> None:
    assert set(tokens.address(*place)) == indexed


def test_words_of_numbers_stand_forwards_and_backwards() -> None:
    assert tokens.numbers(["154-1234 0207", "37119919870601224X", "--"]) == [
        "15412340207",
        "~70204321451",
        "37119919870601224x",
        "~x42210607891991173",
    ]


def test_words_of_estates() -> None:
    assert set(tokens.estate(["海纳莒州家园", "海纳小区", "海纳"])) == {
        *("@海纳莒州家园", "@纳莒州家园", "@莒州家园", "@州家园", "@家园"),
        *("@hnjzjy", "@hainajuzhoujiayuan"),
        *("@海纳", "@hn", "@haina"),
    }


def test_words_of_requests_and_organisations() -> None:
    assert set(tokens.request_number("2021-0388")) == {"2021-0388", "2021-388", "0388", "388"}
    found = tokens.organisation("环卫办")
    assert set(found[Why.NAME]) == {"环卫办", "卫办", "办"}
    assert set(found[Why.PINYIN]) == {"huanweiban", "weiban", "ban"}
    assert set(found[Why.INITIALS]) == {"hwb", "wb"}


def test_a_document_has_each_word_once_and_its_sections_apart() -> None:
    text = tokens.document({Why.NAME: ["a", "b", "a", ""], Why.PHONE: ["b", "1"], Why.TITLE: ["t"]})
    assert text == " a b||| 1||||| t"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (["张"], Why.NAME),
        (["zny"], Why.INITIALS),
        (["zhangning"], Why.PINYIN),
        (["154"], Why.PHONE),
        (["~7020"], Why.PHONE),
        (["371199"], Why.PAPER),
        (["1-2"], Why.ADDRESS),
        (["@hn"], Why.ESTATE),
        (["张男~"], Why.TITLE),
        (["1-2", "张男~"], Why.ADDRESS),
        (["@hn", "宁裕"], Why.NAME),
        (["ingyu"], None),
        ([], None),
    ],
)
def test_what_somebody_was_found_by_is_the_most_telling(typed: list[str], why: Why | None) -> None:
    document = tokens.document(
        {
            **tokens.person("张宁裕", 1, 1946),
            Why.PHONE: tokens.numbers(["15412340207"]),
            Why.PAPER: tokens.numbers(["371199194603021239"]),
            Why.ADDRESS: tokens.address("1", "2", "301"),
            Why.ESTATE: tokens.estate(["海纳"]),
        }
    )
    assert tokens.found_by(document, typed) == why


@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_no_name_breaks_a_document_apart(name: str) -> None:
    document = tokens.document(tokens.person(name, 0, None))
    assert document.count("|") == len(tokens.SECTIONS) - 1
    letters = document.translate({ord(mark): None for mark in " |~"})
    assert all(c.isalnum() or c >= "\ue000" for c in letters)
