"""What was typed, as terms for the index."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from db.records import Term
from frontdesk.query import parse, parse_joined, year_prefixes

DAY = date(2021, 9, 6)


def levels(terms: tuple[Term, ...]) -> list[list[str]]:
    """Return each term as its levels, each as words with a star behind a prefix."""
    return [
        [" ".join(token.text + "*" * token.prefix for token in level) for level in term.levels]
        for term in terms
    ]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        # A name, its reading or an estate; an estate last where nothing else was typed.
        ("张宁裕", ["张宁裕", "张宁裕*", "张宁裕* @张宁裕*"]),
        ("ZhangNY", ["zhangny", "zhangny*", "zhangny* @zhangny*"]),
        ("Lǚ", ["lv", "lv*", "lv* @lv*"]),
        ("海纳小区", ["海纳小区", "海纳小区*", "海纳小区* @海纳*"]),
        ("张宁裕大爷", ["张宁裕", "张宁裕*", "张宁裕* @张宁裕*"]),
        ("阿卜杜拉·买买提", ["阿卜杜拉买买提", "阿卜杜拉买买提*", "阿卜杜拉买买提* @阿卜杜拉买买提*"]),
        ("Jean-Paul", ["jeanpaul", "jeanpaul*", "jeanpaul* @jeanpaul*"]),
        ("O'Brien", ["obrien", "obrien*", "obrien* @obrien*"]),
        ("张\ue000", ["张\ue000", "张\ue000*", "张\ue000* @张\ue000*"]),
        # Numbers: from four digits on their endings come first.
        ("154", ["154", "154*"]),
        ("0207", ["~7020*", "0207", "0207* ~7020*"]),
        ("224x", ["~x422*", "224x", "224x* ~x422*"]),
        ("尾号0207", ["~7020*", "0207", "0207* ~7020*"]),
        ("154 1234 0207", ["~70204321451*", "15412340207", "15412340207* ~70204321451*"]),
        ("+86 154-1234-0207", ["~70204321451*", "15412340207", "15412340207* ~70204321451*"]),
        ("(0633)6221234", ["~43212263360*", "06336221234", "06336221234* ~43212263360*"]),
        ("#0388", ["~8830*", "0388", "0388* ~8830*"]),
        # Places; two numbers may be a building without units, or unit and room.
        ("3-2-501", ["3-2-501", "3-2-501*"]),
        ("3#2-501", ["3-2-501", "3-2-501*"]),
        ("3＃楼2单元501", ["3-2-501", "3-2-501*"]),
        ("三号楼二单元501", ["3-2-501", "3-2-501*"]),
        ("3-", ["3-", "3-*"]),
        ("2-501", ["2-501", "2-501 -2-501", "2-501* -2-501*"]),
        ("2单元501", ["-2-501", "-2-501*"]),
        ("2021-0388", ["2021-0388", "2021-0388 -2021-0388", "2021-0388* -2021-0388*"]),
    ],
)
def test_one_word(text: str, term: list[str]) -> None:
    assert levels(parse(text, DAY)) == [term]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("zhang wei", ["zhang", "wei"]),
        ("  zhang\t wei \n", ["zhang", "wei"]),
        ("张伟,海纳", ["张伟", "海纳"]),
        ("张伟-海纳", ["张伟", "海纳"]),
        ("海纳3号楼", ["海纳", "3-"]),
        ("海纳莒州家园3栋2单元501室", ["海纳莒州家园", "3-2-501"]),
        ("yly1-2-301", ["yly", "1-2-301"]),
        ("hn3#2-501", ["hn", "3-2-501"]),
        ("hn-", ["hn"]),
        ("张伟501", ["张伟", "501"]),
        ("zhangwei0207", ["zhangwei", "~7020*"]),
        ("张wei", ["张", "wei"]),
        ("张·伟", ["张伟"]),
        ('"张伟" OR (李*)', ["张伟", "or", "李"]),
        ("a b c d e f g h i j", ["a", "b", "c", "d", "e", "f", "g", "h"]),
    ],
)
def test_several_words_in_the_strictest_reading(text: str, words: list[str]) -> None:
    assert [term[0].removesuffix(f" @{term[0].split()[0]}*") for term in levels(parse(text, DAY))] == words


@pytest.mark.parametrize(
    "text", ["", " ", "　", "·", "-", "--", "#", "?!*", '"', "\x00\x1b", "\ud800", "_", "…"]
)
def test_nothing_that_can_be_looked_for(text: str) -> None:
    assert parse(text, DAY) == ()


def test_an_estate_is_met_at_once_beside_another_word() -> None:
    assert levels(parse("海纳 张伟", DAY)) == [
        ["海纳 @海纳*", "海纳* @海纳*"],
        ["张伟 @张伟*", "张伟* @张伟*"],
    ]


def test_a_title_asks_for_the_likely_ages_first_and_then_for_any() -> None:
    (term,) = levels(parse("张大爷", DAY))
    likely, anybody = term
    assert likely.split()[0] == "张男~190*"
    assert "张男~1963*" in likely.split()
    assert "张男~1964*" not in likely.split()
    assert anybody == "张男~* 张大爷*"


def test_a_title_without_a_sex_asks_for_both() -> None:
    (term,) = levels(parse("老张", DAY))
    assert term[-1] == "张男~* 张女~* 老张*"


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("zhang wei", "zhangwei"),
        ("ZHANG  wei", "zhangwei"),
        ("zhang ning yu", "zhangningyu"),
        ("zhangwei", None),
        ("zhang 3-2-501", None),
        ("张 伟", None),
        ("zhang wei!", None),
        ("", None),
    ],
)
def test_a_name_spelled_in_several_words_is_also_read_as_one(text: str, joined: str | None) -> None:
    assert parse_joined(text, DAY) == (parse(joined, DAY) if joined else ())


@pytest.mark.parametrize(
    ("first", "last", "prefixes"),
    [
        (1950, 1959, ["195"]),
        (1958, 1961, ["1958", "1959", "1960", "1961"]),
        (1900, 1999, ["19"]),
        (1899, 1901, ["1900", "1901"]),
        (1998, 2012, ["1998", "1999", "200", "2010", "2011", "2012"]),
        (1963, 1963, ["1963"]),
        (1964, 1963, []),
    ],
)
def test_year_prefixes(first: int, last: int, prefixes: list[str]) -> None:
    assert year_prefixes(first, last) == prefixes


@given(st.integers(1880, 2099), st.integers(1880, 2099))
def test_year_prefixes_begin_those_years_and_no_others(first: int, last: int) -> None:
    prefixes = tuple(year_prefixes(first, last))
    begun = {year for year in range(1000, 3000) if str(year).startswith(prefixes)}
    assert begun == set(range(max(first, 1900), last + 1))


TYPED = st.text(
    st.one_of(
        st.sampled_from(
            "3#-2501号楼单元室第排东户小区大爷张阿姨海纳hnZx ~@·_'\"*(){}\x00\x1b\ud800\ue000ﬀ⅔①"
        ),
        st.characters(exclude_categories=()),
    ),
    max_size=30,
)


@given(TYPED)
@example("a#-1-#2")
@example("-#张老#-")
def test_a_term_has_words_of_the_index_and_nothing_that_its_engines_would_read(text: str) -> None:
    for term in parse(text, DAY):
        for token in (token for level in term.levels for token in level):
            assert token.text
            letters = token.text.translate({ord(mark): None for mark in "~-@"})
            assert all(c.isalnum() or unicodedata.category(c) == "Co" for c in letters)


@given(st.text(st.sampled_from("张伟海纳zhangny123-号楼单元室 ü"), max_size=20))
def test_case_width_and_blanks_do_not_matter(text: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text.upper())
    assert parse(f"　{wide.replace(' ', '　 ')} ", DAY) == parse(text, DAY)


@pytest.mark.parametrize("text", ["3—2—501", "3–2–501", "3−2−501", "小区 3-2-501"])
def test_other_dashes_and_words_that_say_nothing(text: str) -> None:
    assert parse(text, DAY) == parse("3-2-501", DAY)
    assert parse("小区", DAY) == ()
