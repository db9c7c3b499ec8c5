"""Anything at all typed into the find box, on both engines: never an error, never too long a list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from db.connection import close_database, open_database
from db.records import Duty
from frontdesk.finding import find
from tests.conftest import TODAY
from tests.db.search import namesakes
from tests.examples import examples

_PAGE = 18
_DUTY = Duty(101, "李文静", "clerk", "1", TODAY)
# What the engines, our words or a shell might read as more than letters.
_OPERATORS = (
    *('"', "*", "(", ")", "NEAR", "NEAR(", "OR", "AND", "NOT", "-", "+", "^", ":", "{", "}", "'", "''", "\\"),
    *(
        "&",
        "|",
        "!",
        "<->",
        ":*",
        "<2>",
        "%",
        "_",
        "?",
        ";",
        "--",
        "/*",
        "$1",
        "{0}",
        "@",
        "~",
        "#",
        "·",
        ".",
    ),
    *("\x00", "\x1b", "\x1b[31m", "\ud800", "\udcff", "\u202e", "\ufeff", "\ufffe", "\U0010ffff", "\ue000"),
    *("ﷺ", "ﬀ", "①", "²", "İ", "ß", "e\u0301", "क्षि", "٣", "〇", "😀"),
)
_WORDS = (
    *(
        "张",
        "伟",
        "海纳",
        "怡乐园",
        "小区",
        "大爷",
        "阿姨",
        "老",
        "小",
        "某",
        "zhang",
        "w",
        "yly",
        "hn",
        "lv",
    ),
    *(
        "3",
        "501",
        "0207",
        "2021-0388",
        "154",
        "号楼",
        "单元",
        "室",
        "楼",
        "排",
        "第",
        "东户",
        "十",
        "尾号",
        "x",
    ),
)
ANYTHING = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=40),
    st.lists(st.sampled_from((*_OPERATORS, *_WORDS, " ", "　", "\t", "\n")), max_size=12).map("".join),
)
_UNHURRIED = examples(60)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def community(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The community, open, on each engine in turn; nothing here writes to it."""
    if request.param == "sqlite":
        open_database(str(tmp_path_factory.mktemp("anything") / "office.db"), create=True)
    else:
        server = request.getfixturevalue("postgresql_server")
        server.run("CREATE DATABASE anything")
        open_database(server.url("anything"), create=True)
    namesakes.load()
    yield
    close_database()
    if request.param == "postgresql":
        server.run("DROP DATABASE anything WITH (FORCE)")


@_UNHURRIED
@given(ANYTHING)
@example("a#-1-#2")
@example("-#张老#-")
@example("aff-#海纳尾ylyiv")
@example('"张伟')
@example("NEAR(张 伟, 2)")
@example("张* OR 李* NOT (王)")
@example("zhang' OR '1'='1")
@example("'; DROP TABLE resident; --")
@example("\x00")
@example("张\x00伟")
@example("\ud800\udfff")
def test_nothing_typed_is_an_error_or_gives_too_long_a_list(community: None, text: str) -> None:
    assert len(find(_DUTY, text, _PAGE).hits) <= _PAGE


@pytest.mark.parametrize("piece", [*_OPERATORS, *_WORDS, " ", "a ", "张 ", "3-", "é", "一十", "ng", "zzh"])
def test_nor_is_5000_times_the_same(community: None, piece: str) -> None:
    assert len(find(_DUTY, piece * (5_000 // len(piece)), _PAGE).hits) <= _PAGE


@_UNHURRIED
@given(st.lists(ANYTHING, min_size=2, max_size=8).map("".join).filter(bool))
def test_nor_are_5000_characters_of_anything(community: None, text: str) -> None:
    assert len(find(_DUTY, (text * 5_000)[:5_000], _PAGE).hits) <= _PAGE


@_UNHURRIED
@given(
    st.lists(
        st.sampled_from(("张", "伟", "zhang", "Wei", "3-2-501", "海纳", "0207", "hn", "张大爷")), max_size=3
    )
)
def test_blanks_width_and_case_do_not_change_the_hits(community: None, words: list[str]) -> None:
    hits = find(_DUTY, " ".join(words)).hits
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in "　 ".join(words))
    assert find(_DUTY, f"\t{'   '.join(words).upper()}\n").hits == hits
    assert find(_DUTY, f"　{wide}　").hits == hits


@_UNHURRIED
@given(st.permutations(("张", "0207", "怡乐园", "1-2-301")))
def test_words_stand_in_any_order(community: None, words: list[str]) -> None:
    assert [(hit.kind, hit.id) for hit in find(_DUTY, " ".join(words)).hits] == [("resident", 1)]
