"""What is meant by what is typed into a field that has values of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.choices import Choice, coded, meant, named, narrowed
from frontdesk.words import LANGUAGES, in_language, set_language
from frontdesk.words.codes import LABELS

GROUPS = (
    "sex",
    "relation",
    "ethnic_group",
    "residence",
    "politics",
    "education",
    "marriage",
    "whose",
    "tenure",
)


@pytest.mark.parametrize(
    ("group", "typed", "code"),
    [
        *(("sex", typed, "1") for typed in ("m", "M", "1", "男", "nan", "male", "男性", "1")),
        *(("sex", typed, "2") for typed in ("f", "2", "女", "nv", "female")),
        *(("ethnic_group", typed, "01") for typed in ("01", "1", "汉", "汉族", "han", "Han")),
        *(("ethnic_group", typed, "03") for typed in ("03", "3", "回", "回族", "hui", "huizu")),
        *(("relation", typed, "02") for typed in ("02", "hz", "户主", "head", "本人", "huzhu")),
        *(("relation", typed, "10") for typed in ("10", "po", "配偶", "老伴", "spouse")),
        *(("relation", typed, "20") for typed in ("20", "ez", "儿子", "子", "son", "之子")),
        *(("relation", typed, "30") for typed in ("30", "ne", "女儿", "女", "daughter")),
        *(("relation", typed, "99") for typed in ("99", "fqs", "非亲属", "租户")),
        ("relation", "38", "38"),
        ("whose", "儿子", "child"),
        ("residence", "floating", "floating"),
    ],
)
def test_code_name_initials_and_words_of_ledgers(group: str, typed: str, code: str) -> None:
    chosen = meant(coded(group), typed).choice
    assert chosen is not None
    assert chosen.code == code


@pytest.mark.parametrize(
    ("group", "typed", "codes"),
    [("ethnic_group", "hz", {"01", "03"}), ("sex", "n", {"1", "2"})],
)
def test_what_may_mean_several_is_left_open(group: str, typed: str, codes: set[str]) -> None:
    found = meant(coded(group), typed)
    assert found.choice is None
    assert {choice.code for choice in found.open} == codes


@pytest.mark.parametrize("typed", ["", " ", "zzzz", "12345", "[/]", "\x1b", "长" * 10_000])
def test_what_means_nothing_is_nothing(typed: str) -> None:
    for group in GROUPS:
        assert meant(coded(group), typed).choice is None


@pytest.mark.parametrize("group", GROUPS)
def test_every_value_is_meant_by_its_names_and_its_code(group: str) -> None:
    for choice in coded(group):
        english = LABELS[group][choice.code]
        for typed in (choice.code, in_language("zh", group, english), english):
            assert meant(coded(group), typed).choice == choice, typed


def test_the_language_of_the_moment_makes_no_difference_to_what_is_meant() -> None:
    found = []
    for language in LANGUAGES:
        set_language(language)
        found.append((meant(coded("relation"), "儿媳"), meant(coded("relation"), "daughter-in-law")))
    set_language("en")
    assert found[0] == found[1]
    assert found[0][0] == found[0][1]


def test_the_list_narrows_and_nothing_typed_is_all_of_it() -> None:
    everything = coded("relation")
    assert narrowed(everything, "") == everything
    assert [choice.code for choice in narrowed(everything, "hz")][:1] == ["02"]
    assert {choice.code for choice in narrowed(everything, "n")} >= {"30", "28"}
    assert narrowed(everything, "zzzz") == ()


def test_an_estate_is_meant_by_all_its_names() -> None:
    estates = (named("1", "金马怡乐园", "怡乐园小区"), named("2", "海纳莒州家园"), named("3", "海纳"))
    for typed, code in (
        ("jmyly", "1"),
        ("yly", "1"),
        ("怡乐园", "1"),
        ("hnjzjy", "2"),
        ("hn", "3"),
        ("海纳", "3"),
    ):
        chosen = meant(estates, typed).choice
        assert chosen is not None, typed
        assert chosen.code == code


@given(st.text(max_size=40))
def test_any_text_is_taken(typed: str) -> None:
    for group in GROUPS:
        found = meant(coded(group), typed)
        assert found.choice is None or not found.open
        assert isinstance(found.choice, Choice | None)
        assert set(narrowed(coded(group), typed)) <= set(coded(group))
