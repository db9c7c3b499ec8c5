"""Phone numbers as people write them. The segment 154 of mobile numbers is nobody's."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from frontdesk.rules.identity import Level
from frontdesk.rules.phones import PhoneRead, number_of_one, read_phones
from frontdesk.words.reasons import SENTENCES

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)
ONE, OTHER = "15406331234", "15406331235"
LANDLINE = "06336221234"


def read(text: str) -> list[str]:
    """The numbers read, with 0633 for local ones; unsure ones have a question mark."""
    return [phone.number + ("?" if phone.finding else "") for phone in read_phones(text, "0633")]


@pytest.mark.parametrize(
    "text",
    [
        ONE,
        f" {ONE}\u3000",
        "154 0633 1234",
        "154-0633-1234",
        "154—0633—1234",
        "154.0633.1234",
        "154\u00a00633\u20091234",
        "１５４０６３３１２３４",
        f"'{ONE}",
        f"{ONE}.0",
        f"\ufeff{ONE}\u200b",
        f"+86{ONE}",
        f"+86 {ONE}",
        f"+86-{ONE}",
        f"(+86){ONE}",
        f"0086{ONE}",
        f"86{ONE}",
        f"86-{ONE}",
        f"0{ONE}",
        f"手机:{ONE}",
        f"联系电话：{ONE}",
        f"{ONE} {ONE}",
        f"{ONE},",
    ],
)
def test_one_mobile_number_has_many_spellings(text: str) -> None:
    assert read(text) == [ONE]


@pytest.mark.parametrize(
    "text",
    [
        LANDLINE,
        "0633-6221234",
        "0633 6221234",
        "(0633)6221234",
        "（0633）6221234",
        "0633-622-1234",
        "6221234",
        "622-1234",
        "6336221234",
        "6336221234.0",
        "+86 633 6221234",
        "86-633-6221234",
        "座机0633-6221234",
    ],
)
def test_one_landline_has_many_spellings(text: str) -> None:
    assert read(text) == [LANDLINE]


@pytest.mark.parametrize(
    "parted",
    [
        ";",
        "；",
        "、",
        "/",
        ",",
        "，",
        " ",
        "  ",
        "\n",
        "\r\n",
        "|",
        " / ",
        "或",
        "或者",
        "和",
        "及",
        "",
        "; ",
        "\u3000",
        ";;",
    ],
)
def test_several_numbers_in_a_cell(parted: str) -> None:
    assert read(f"{ONE}{parted}{OTHER}") == [ONE, OTHER]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (f"0633-6221234 {ONE}", [LANDLINE, ONE]),
        (f"{ONE} 6221234", [ONE, LANDLINE]),
        ("6221234、6221235", [LANDLINE, "06336221235"]),
        ("154 0633 1234 154 0633 1235", [ONE, OTHER]),
        ("154 0086 1234", ["15400861234"]),
        ("15400861234", ["15400861234"]),
        (f"{ONE} 0086 {OTHER}", [ONE, OTHER]),
        (f"{ONE} +86 {OTHER}", [ONE, OTHER]),
        ("021-61234567", ["02161234567"]),
        ("010 6123 4567", ["01061234567"]),
        ("0531-81234567", ["053181234567"]),
        ("400-123-4567", ["4001234567"]),
        ("8001234567", ["8001234567"]),
        ("12345", ["12345"]),
        ("110", ["110"]),
        ("95598", ["95598"]),
        ("0633-6221234-802", ["06336221234-802"]),
        ("0633-6221234转802", ["06336221234-802"]),
        ("0633 6221234 分机 802", ["06336221234-802"]),
        ("6221234转8", ["06336221234-8"]),
        # Of no known form: kept, with a warning.
        (ONE[:10], [ONE[:10] + "?"]),
        (ONE + "5", [ONE + "5?"]),
        ("11406331234", ["11406331234?"]),
        ("661234", ["661234?"]),
        ("154****1234", ["154****1234?"]),
        ("1.54063E+10", ["1.54063E+10?"]),
        ("+852 9123 4567", ["+85291234567?"]),
        (f"{ONE};661234", [ONE, "661234?"]),
        ("5" * 100, ["5" * 100 + "?"]),
    ],
)
def test_what_is_read(text: str, numbers: list[str]) -> None:
    assert read(text) == numbers


@pytest.mark.parametrize(
    "text", ["", " ", "无", "/", "-", "暂无", "无手机", "#N/A", "[/]", ";;", "None", "——"]
)
def test_no_number(text: str) -> None:
    assert read_phones(text) == ()


def test_local_numbers_without_an_area_code_stay_local() -> None:
    assert read_phones("6221234") == (PhoneRead("6221234"),)
    assert read_phones("6336221234")[0].finding
    assert read_phones("0633-6221234", "0531") == (PhoneRead(LANDLINE),)


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        (f"{ONE}(儿子)", ["儿子"]),
        (f"{ONE}（儿子）", ["儿子"]),
        (f"儿子{ONE}", ["儿子"]),
        (f"儿子:{ONE} 女儿:{OTHER}", ["儿子", "女儿"]),
        (f"儿子:{ONE};女儿:{OTHER}", ["儿子", "女儿"]),
        (f"{ONE}儿子{OTHER}女儿", ["儿子", "女儿"]),
        (f"{ONE}儿子、{OTHER}", ["儿子", ""]),
        (f"张三,{ONE}", ["张三"]),
        (f"{ONE},张三", ["张三"]),
        (f"张三(儿子){ONE}", ["张三(儿子)"]),
        (f"{ONE}(张三,儿子)", ["张三,儿子"]),
        (f"张和平 {ONE}", ["张和平"]),
        (f"阿卜杜拉·买买提 {ONE}", ["阿卜杜拉·买买提"]),
        (f"𬎆㛃 {ONE}", ["𬎆㛃"]),
        (f"本人手机{ONE}", ["本人"]),
        (ONE, [""]),
    ],
)
def test_what_stands_beside_a_number(text: str, beside: list[str]) -> None:
    assert [phone.beside for phone in read_phones(text)] == beside


def test_words_without_a_number_are_not_lost() -> None:
    (phone,) = read_phones("同户主")
    assert (phone.number, phone.beside) == ("", "同户主")
    assert phone.finding and phone.finding.level is Level.WARNING


def test_a_doubtful_number_is_named() -> None:
    finding = read_phones(ONE[:10])[0].finding
    assert finding and (finding.level, finding.reason.values) == (Level.WARNING, {"number": ONE[:10]})


# What holds for all.


@given(
    ANYTHING | st.text("0123456789 -()+;、/转儿子.eE*", max_size=40),
    st.sampled_from(["", "0633", "010"]),
)
@example("٠٦٣٣٦٢٢١٢٣٤", "0633")
@example("+" * 50 + "(" * 50, "")
@example("1" * 39 + " 1" * 30, "0633")
@example("0633-6221234-802-3", "0633")
@example("(86)", "")
@example("2000000", "010")
@example("2000000-1", "010")
def test_reading_never_fails_and_its_own_numbers_read_as_themselves(text: str, area_code: str) -> None:
    read_once = read_phones(text, area_code)
    assert len({phone.number or phone.beside for phone in read_once}) == len(read_once)
    for phone in read_once:
        assert phone.finding is None or phone.finding.reason.code in SENTENCES
        assert phone.number or phone.beside
        if phone.finding is None:
            assert read_phones(phone.number, area_code) == (PhoneRead(phone.number),)
            assert phone.number.replace("-", "").isascii()
            assert phone.number.replace("-", "").isdigit()


@pytest.mark.parametrize(
    "text", ["1 " * 5_000, "(" * 10_000, "转" * 10_000, "1转" * 5_000, " " * 9_999 + "1", "和 1" * 3_000]
)
def test_long_texts_are_read_in_no_time(text: str) -> None:
    assert all(phone.finding for phone in read_phones(text, "0633"))


@pytest.mark.parametrize(
    ("kept", "number"),
    [
        (ONE, ONE),
        (f" {ONE[:3]} {ONE[3:7]}-{ONE[7:]} ", ONE),
        (f"+86 {ONE}", ONE),
        (f"86{ONE}", ONE),
        (f"{ONE};{OTHER}", ONE),
        (LANDLINE, LANDLINE),
        ("0633-6221234", LANDLINE),
        (f"{LANDLINE}-801", f"{LANDLINE}-801"),
        # Many people's, or nobody knows whose.
        *((text, "") for text in ("12345", "110", "4008001234", "154****1234", "6221234", "无", "", "=1+1")),
    ],
)
def test_the_number_of_one(kept: str, number: str) -> None:
    assert number_of_one(kept) == number


@given(ANYTHING)
def test_the_number_of_one_is_read_from_anything_and_once(text: str) -> None:
    number = number_of_one(text)
    assert number_of_one(number) == number
