"""Texts in cells: nothing wider than it may be, nothing cut without a sign, nothing harmful."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.parts import glyphs
from screens.parts.cells import cut, fit, fit_right, width, wrap
from screens.parts.text import plain, printable

HOSTILE = [
    "[/]",
    "[@click=app.bell]x[/]",
    "a[b]c",
    "\x1b[31mred\x1b]0;title\x07",
    "\x9b31m\x85",
    "\u202eright to left",
    "\ud800half",
    "𬎆㛃",
    "阿卜杜拉·买买提",
    "👨\u200d👩\u200d👧\ufe0f",
    "e\u0301" * 50,
    "z\u0300\u0301\u0302\u0303" * 2_500,
    "长" * 10_000,
    "",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("cells", [0, 1, 2, 3, 10, 79])
def test_a_hostile_text_takes_no_more_than_its_cells(text: str, cells: int) -> None:
    assert width(cut(text, cells)) <= cells
    assert width(fit(text, cells)) == cells
    assert width(fit_right(text, cells)) == cells


@given(st.text(), st.integers(0, 60), st.booleans())
def test_any_text_fits(text: str, cells: int, ascii_only: bool) -> None:
    glyphs.use_plain(ascii_only)
    fitted = fit(text, cells)
    assert width(fitted) == cells
    assert not any(ord(sign) < 32 or 127 <= ord(sign) < 160 for sign in fitted)


@given(st.text())
def test_what_is_printable_stays_as_it_is(text: str) -> None:
    once = printable(text)
    assert printable(once) == once
    assert plain(text).plain == once


def test_what_is_cut_says_so() -> None:
    assert cut("海纳莒州家园", 9) == "海纳莒州…"
    assert cut("海纳莒州家园", 8) == "海纳莒…"
    assert cut("海纳莒州家园", 12) == "海纳莒州家园"
    assert fit("海纳莒州家园", 8) == "海纳莒… "


def test_the_ascii_look_has_no_ambiguous_signs() -> None:
    glyphs.use_plain(True)
    assert cut("海纳莒州家园", 8) == "海纳莒.."
    assert glyphs.rule(3) == "---"
    assert printable("● 买·买 “好” …") == '* 买.买 "好" ..'
    assert printable("Müller") == "Müller"


def test_wrapping_keeps_numbers_together_and_says_what_is_missing() -> None:
    assert wrap("一二三四五", 6, 9) == ["一二三", "四五"]
    assert wrap("电话 15400000001 打不通", 12, 9) == ["电话", "15400000001", "打不通"]
    assert wrap("a" * 30, 10, 9) == ["a" * 10] * 3
    assert wrap("一二三四五六七八", 6, 2) == ["一二三", "四五…"]
    assert wrap("路灯不亮,夜里怕", 8, 9) == ["路灯不", "亮,夜里", "怕"]
    assert wrap("好。。。", 4, 9) == ["好。", "。。"], "nothing else can be done"
    assert wrap("", 6, 2) == []
    assert wrap("一", 1, 2) == []


@given(st.text(), st.integers(2, 30), st.integers(1, 5))
def test_wrapped_lines_fit(text: str, cells: int, most: int) -> None:
    lines = wrap(text, cells, most)
    assert len(lines) <= most
    assert all(width(line) <= cells for line in lines)
