"""Identity numbers in every form that people write, and what is found out about them."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from frontdesk.demo.numbers import Numbers
from frontdesk.rules.identity import (
    DAMAGED,
    IdentityNumber,
    Level,
    check_character,
    in_eighteen_digits,
    read_identity_cell,
    read_identity_number,
)
from frontdesk.words.codes import LABELS
from frontdesk.words.reasons import SENTENCES

DAY = date(2021, 9, 6)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)


def number(first17: str) -> str:
    return first17 + check_character(first17)


# No place has this area code, so these are nobody's. A woman born on 8 March 1950, and a number ending in X.
GOOD = number("37119919500308122")
ENDS_IN_X = next(made for n in range(1, 99) if (made := number(f"371199195003081{n:02}")).endswith("X"))


def read(text: str, *, sex: int = 0, born_on: date | None = None) -> IdentityNumber:
    return read_identity_number(text, DAY, sex=sex, born_on=born_on)


def codes(found: IdentityNumber, level: Level | None = None) -> list[str]:
    return [f.reason.code for f in found.findings if level in (None, f.level)]


@st.composite
def numbers(draw: st.DrawFn) -> str:
    born = draw(st.dates(DAY - timedelta(days=119 * 365), DAY))
    return number(f"371199{born:%Y%m%d}{draw(st.integers(1, 999)):03}")


def test_what_a_number_says() -> None:
    assert read(GOOD) == IdentityNumber(GOOD, "resident_id", date(1950, 3, 8), 2)
    assert read(number("37119919500308123")).sex == 1


def test_the_example_of_the_standard() -> None:
    assert check_character("11010519491231002") == "X"


@pytest.mark.parametrize(
    "text",
    [
        f" {GOOD} ",
        f"'{GOOD}",
        f"\u2018{GOOD}\u2019",
        f'"{GOOD}"',
        f"{GOOD[:6]} {GOOD[6:14]} {GOOD[14:]}",
        f"{GOOD[:6]}\u3000{GOOD[6:14]}\u00a0{GOOD[14:]}",
        f"{GOOD[:6]}-{GOOD[6:14]}-{GOOD[14:]}",
        f"{GOOD[:6]}\u2014{GOOD[6:14]}\uff0d{GOOD[14:]}",
        f"\ufeff{GOOD[:9]}\u200b{GOOD[9:]}\u200e",
        f"{GOOD[:9]}\n{GOOD[9:]}",
        "".join(chr(ord(c) + 0xFEE0) for c in GOOD),
        f"身份证号:{GOOD}",
        f"身份证号码：{GOOD}",
        f"居民身份证 {GOOD}",
        f"{GOOD}(身份证)",
    ],
)
def test_one_number_has_many_spellings(text: str) -> None:
    assert read(text) == read(GOOD)


@pytest.mark.parametrize("last", ["x", "X", "Ｘ", "ｘ", "Х", "х", "×", "ⅹ", "Ⅹ", "Χ", "χ", " x ", "×'", "╳"])
def test_what_is_typed_for_an_x(last: str) -> None:
    assert read(ENDS_IN_X[:17] + last) == read(ENDS_IN_X)
    assert codes(read(ENDS_IN_X)) == []


@pytest.mark.parametrize(
    "text", ["", " ", "\u3000", "无", "暂无", "/", "-", "——", "不详", "#N/A", "None", "\u200b"]
)
def test_nothing(text: str) -> None:
    assert read(text) == IdentityNumber("", "")


@pytest.mark.parametrize(
    ("text", "kind", "level", "code"),
    [
        (GOOD[:17], "resident_id", Level.ERROR, "paper_length"),
        (GOOD + "1", "resident_id", Level.ERROR, "paper_length"),
        (GOOD + GOOD, "resident_id", Level.ERROR, "paper_length"),
        ("15406331234", "resident_id", Level.ERROR, "paper_length"),
        ("371199", "resident_id", Level.ERROR, "paper_length"),
        (GOOD[:8] + "O" + GOOD[9:], "resident_id", Level.ERROR, "paper_characters"),
        (GOOD[:8] + "X" + GOOD[9:], "resident_id", Level.ERROR, "paper_characters"),
        (GOOD[:6] + "********" + GOOD[14:], "resident_id", Level.ERROR, "paper_characters"),
        (GOOD[:17] + "*", "resident_id", Level.ERROR, "paper_characters"),
        (GOOD[:17] + "0", "resident_id", Level.ERROR, "paper_checksum"),
        (number("37119920230229122"), "resident_id", Level.ERROR, "paper_date"),
        (number("37119919500230122"), "resident_id", Level.ERROR, "paper_date"),
        (number("37119919501301122"), "resident_id", Level.ERROR, "paper_date"),
        (number("37119900000308122"), "resident_id", Level.ERROR, "paper_date"),
        (number("37119920210907122"), "resident_id", Level.ERROR, "paper_future"),
        (number("37119920990308122"), "resident_id", Level.ERROR, "paper_future"),
        (number("37119919000308122"), "resident_id", Level.ERROR, "paper_age"),
        (number("37119918000308122"), "resident_id", Level.ERROR, "paper_age"),
        (number("00119919500308122"), "resident_id", Level.WARNING, "paper_area_unknown"),
        (number("66119919500308122"), "resident_id", Level.WARNING, "paper_area_unknown"),
        (number("37119919500308000"), "resident_id", Level.WARNING, "paper_sequence_zero"),
        ("371199500308122", "resident_id", Level.WARNING, "paper_old_form"),
        ("E12345678", "passport", Level.UNKNOWN, "paper_not_checked"),
        ("EA1234567", "passport", Level.UNKNOWN, "paper_not_checked"),
        ("护照 E12345678", "passport", Level.UNKNOWN, "paper_not_checked"),
        ("护照:AB 123456", "passport", Level.UNKNOWN, "paper_not_checked"),
        ("H1234567801", "other", Level.UNKNOWN, "paper_not_checked"),
        ("12345678", "other", Level.UNKNOWN, "paper_not_checked"),
        ("台胞证12345678", "other", Level.UNKNOWN, "paper_not_checked"),
        ("军字第1234567号", "other", Level.UNKNOWN, "paper_not_checked"),
        ("户口簿 123456", "other", Level.UNKNOWN, "paper_not_checked"),
        ("USA123456789012", "residence_permit", Level.UNKNOWN, "paper_not_checked"),
        ("未办理", "other", Level.UNKNOWN, "paper_not_checked"),
        ("[/]a[b]c\x1b", "other", Level.UNKNOWN, "paper_not_checked"),
        ("𬎆㛃", "other", Level.UNKNOWN, "paper_not_checked"),
        ("1" * 10_000, "resident_id", Level.ERROR, "paper_length"),
        ("E" * 10_000, "other", Level.UNKNOWN, "paper_not_checked"),
    ],
)
def test_what_is_wrong_with_a_number(text: str, kind: str, level: Level, code: str) -> None:
    found = read(text)
    assert found.kind == kind
    assert codes(found, level) == [code]
    assert level is Level.ERROR or codes(found, Level.ERROR) == []


def test_on_the_day_of_birth_and_at_120() -> None:
    assert codes(read(number("37119920210906122"))) == []
    assert codes(read(number("37119919010906122"))) == []
    assert codes(read(number("37119919000907122"))) == []
    assert codes(read(number("37119919000906122"))) == ["paper_age"]


@pytest.mark.parametrize("area", ["372899", "371199", "119999", "719999", "509999", "549999", "659999"])
@pytest.mark.parametrize("year", [1921, 1950, 1985, 1991, 1992, 2020])
def test_an_area_is_never_refused_for_a_year(area: str, year: int) -> None:
    assert codes(read(number(f"{area}{year}0308122"))) == []


@pytest.mark.parametrize("area", ["819999", "829999", "839999", "999999", "911999"])
def test_permits_are_numbers_alike(area: str) -> None:
    good = number(f"{area}19940823002")
    assert read(good) == IdentityNumber(good, "residence_permit", date(1994, 8, 23), 2)
    assert codes(read(good[:17] + ("1" if good[17] != "1" else "2"))) == ["paper_checksum"]


def test_what_was_written_is_compared() -> None:
    assert codes(read(GOOD, sex=2, born_on=date(1950, 3, 8))) == []
    assert codes(read(GOOD, sex=0)) == codes(read(GOOD, sex=9)) == []
    assert codes(read(GOOD, sex=1, born_on=date(1950, 3, 9))) == ["paper_sex_differs", "paper_birth_differs"]
    assert read(GOOD, sex=1).doubts == ("paper_sex_differs",)


def test_a_wrong_check_character_leaves_what_the_number_says() -> None:
    found = read(GOOD[:17] + "0")
    assert (found.born_on, found.sex) == (date(1950, 3, 8), 2)
    assert read(number("37119920990308122")).born_on is None


def test_the_old_form_becomes_the_new_one() -> None:
    old = GOOD[:6] + GOOD[8:17]
    assert in_eighteen_digits(old) == GOOD
    assert in_eighteen_digits(GOOD) == GOOD
    assert in_eighteen_digits("E12345678") == "E12345678"
    assert (read(old).number, read(old).born_on, read(old).sex) == (old, date(1950, 3, 8), 2)
    assert in_eighteen_digits("371199500308997")[6:10] == "1850"


# What spreadsheets do to numbers.


@pytest.mark.parametrize(
    "text", ["3.71199E+17", "3.71199e17", "3.71199195003081E+17", "4E+17", "３.71199E+17", " 3.71199E+17 "]
)
def test_a_number_in_powers_of_ten_is_damaged(text: str) -> None:
    assert read(text).number == ""
    assert codes(read(text), Level.ERROR) == [DAMAGED]


@pytest.mark.parametrize(
    "cell", [float(GOOD[:17] + "0"), int(GOOD[:17] + "0"), 1e15, -1e15, 1e300, math.inf, -math.inf, math.nan]
)
def test_a_numeric_cell_has_lost_its_end(cell: float) -> None:
    found = read_identity_cell(cell, DAY)
    assert found.number == ""
    assert codes(found, Level.ERROR) == [DAMAGED]


def test_the_checksum_does_not_find_the_damage() -> None:
    """One in eleven numbers that end in 000 fits: the cell's type decides, never the number."""
    fitting = next(n for i in range(500) if (n := f"371199195003{i:03}000")[17] == check_character(n[:17]))
    assert codes(read_identity_cell(float(fitting), DAY)) == [DAMAGED]
    assert "paper_zeros" in codes(read(fitting), Level.WARNING)


def test_numeric_cells_of_fifteen_digits_are_whole() -> None:
    assert read_identity_cell(371199500308122.0, DAY) == read("371199500308122")
    assert read_identity_cell(12345678, DAY) == read("12345678")
    assert read_identity_cell(0.5, DAY).findings[0].level is Level.ERROR


def test_the_dot_of_a_float_falls_away() -> None:
    assert read("371199500308122.0") == read("371199500308122")


# What holds for all.


@given(numbers(), st.integers(0, 17), st.sampled_from("0123456789X"))
def test_every_single_wrong_character_is_found(good: str, at: int, wrong: str) -> None:
    assume(good[at] != wrong)
    assert codes(read(good[:at] + wrong + good[at + 1 :]), Level.ERROR) != []


@given(numbers(), st.integers(0, 16))
def test_every_swap_of_neighbours_is_found(good: str, at: int) -> None:
    assume(good[at] != good[at + 1])
    swapped = good[:at] + good[at + 1] + good[at] + good[at + 2 :]
    assert codes(read(swapped), Level.ERROR) != []


@given(numbers())
def test_good_numbers_are_good(good: str) -> None:
    found = read(good)
    assert codes(found, Level.ERROR) == []
    assert found.born_on and f"{found.born_on:%Y%m%d}" == good[6:14]
    assert found.sex == (1 if int(good[16]) % 2 else 2)


def test_made_up_numbers_are_good() -> None:
    made = Numbers(3)
    for sex in (1, 2):
        found = read(made.identity(date(1988, 2, 29), sex), sex=sex, born_on=date(1988, 2, 29))
        assert found.findings == ()


def said(text: str) -> IdentityNumber:
    """What is read, whatever the text; every finding has its words."""
    found = read(text, sex=1, born_on=date(1950, 3, 8))
    assert set(codes(found)) <= SENTENCES.keys()
    assert set(found.doubts) <= LABELS["doubt"].keys()
    assert found.kind in {"", *LABELS["paper"]}
    levels = [f.level for f in found.findings]
    assert levels == sorted(levels, key=list(Level).index)
    return found


@given(ANYTHING | st.text("0123456789xXХ×-' 身份证号护照/E+.", max_size=30))
@example("护身份证照E12345678")
@example("N\x1bA")
@example("ŉ")
@example("ﷺ")
@example("1××")
@example("3.7E+17")
def test_reading_never_fails_and_its_own_number_reads_as_itself(text: str) -> None:
    found = said(text)
    again = said(found.number)
    assert again.number == found.number
    if found.number and found.kind != "passport":
        assert (again.born_on, again.sex) == (found.born_on, found.sex)


@given(st.integers() | st.floats(allow_nan=True, allow_infinity=True))
def test_no_numeric_cell_fails(cell: float) -> None:
    assert read_identity_cell(cell, DAY).findings != () or -1e15 < cell < 1e15
