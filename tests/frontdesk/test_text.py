"""Text on its way in."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.text import LIMIT, clean

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)
EVERY = [chr(code) for code in range(sys.maxunicode + 1)]


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("张乃玉", "张乃玉"),
        ("  张 三　", "张 三"),
        ("张\t三\n", "张 三"),
        ("a\r\nb\u2028c", "a b c"),
        ("\x1b[31m张\x07\x9b1m", "[31m张1m"),
        ("\u202e张\u2066三\u2069\ufeff", "张三"),
        ("a\u200bb\u00adc", "abc"),
        ("\u0645\u200c\u0645", "\u0645\u200c\u0645"),
        ("\u200d\u200c \u200d", ""),
        ("\u3164", ""),
        ("\udcff张\ud800", "张"),
        ("\ud83d\ude00", "😀"),
        ("e\u0301", "é"),
        ("e\u200b\u0301", "é"),
        ("阿卜杜拉·买买提", "阿卜杜拉·买买提"),
        ("𬀩\ue000\U000323b0", "𬀩\ue000\U000323b0"),
        ("\ufffe\U0010ffff\ufdd0x", "x"),
        ("[/] [red] :smile:", "[/] [red] :smile:"),
        ("", ""),
    ],
)
def test_what_stays(given_text: str, kept: str) -> None:
    assert clean(given_text) == kept


def test_line_ends_and_tabs_stay_where_they_are_wanted() -> None:
    assert clean("a\r\nb\tc\x0bd\u2029e\n", newlines=True) == "a\nb\tc\nd\ne"


def test_length_is_limited_after_trimming() -> None:
    assert clean(" ab cd", limit=3) == "ab"
    assert len(clean("张" * 20_000)) == LIMIT


def test_no_format_control_or_surrogate_of_this_unicode_is_missed() -> None:
    harmful = {"Cc", "Cf", "Cs"}
    left = [c for c in EVERY if unicodedata.category(c) in harmful and c in clean(f"a{c}b")]
    assert left == ["\u200c", "\u200d"]


def test_every_blank_is_trimmed() -> None:
    assert [c for c in EVERY if c.isspace() and clean(f"{c}a{c}") != "a"] == []


@given(ANYTHING, st.booleans())
def test_cleaning_again_changes_nothing(text: str, newlines: bool) -> None:
    once = clean(text, newlines=newlines)
    assert clean(once, newlines=newlines) == once


@given(ANYTHING, st.integers(0, 20))
def test_what_comes_out_is_harmless(text: str, limit: int) -> None:
    out = clean(text, limit)
    assert len(out) <= limit
    assert out == out.strip()
    assert unicodedata.is_normalized("NFC", out)
    assert out.encode().decode() == out
    assert not {"Cc", "Cs"} & {unicodedata.category(c) for c in out}
    assert not {"\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\u2028"} & set(out)


@given(
    st.text(st.characters(categories=("Lo", "Nd"), max_codepoint=0x9FFF, min_codepoint=0x4E00), max_size=20)
)
def test_chinese_is_not_touched(text: str) -> None:
    assert clean(text) == text
