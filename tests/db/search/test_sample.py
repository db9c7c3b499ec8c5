"""How common words are."""

from __future__ import annotations

from db.connection import execute, open_database, transaction
from db.records import Token
from db.search import postgresql, sample
from db.search.sample import Sample

DOCUMENTS = ("张伟 伟 | zw | 3-1-301 301", "张三 | zs | 3-1-302 302", "王五 | ww | 13-1-301 301", "")


def test_documents_are_known_by_words_and_by_their_beginnings() -> None:
    drawn = Sample(DOCUMENTS)
    assert drawn.size == 4
    assert drawn.matching([Token("301")]) == {0, 2}
    assert drawn.matching([Token("30", prefix=True)]) == {0, 1, 2}
    assert drawn.matching([Token("30")]) == frozenset()
    assert drawn.matching([Token("张", prefix=True), Token("ww")]) == {0, 1, 2}
    assert drawn.matching([Token("zz", prefix=True)]) == frozenset()
    assert Sample([]).matching([Token("a", prefix=True)]) == frozenset()


def test_what_was_indexed_anew_is_sampled_anew(postgresql_target: str) -> None:
    open_database(postgresql_target)
    assert sample.sample("resident").matching([Token("张", prefix=True)]) == frozenset()
    with transaction():
        execute("INSERT INTO resident_doc (id, t) VALUES (1, '张伟 伟')")
        postgresql.rebuild("resident")
    assert sample.sample("resident").matching([Token("张", prefix=True)]) == {0}
