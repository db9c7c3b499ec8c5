"""What the index gives and keeps, to compare before and after."""

from __future__ import annotations

from datetime import date

from db.connection import execute
from db.search import store
from db.search.documents import DOCUMENTS
from db.search.finder import find
from db.search.schema import KINDS
from frontdesk.query import parse

DAY = date(2021, 9, 6)
# A few words of every kind, which meet whatever the steps below change.
_ASKED = (
    *(
        "张",
        "zhang",
        "z",
        "赵新",
        "zx",
        "zhaoxin",
        "王",
        "李",
        "买买提",
        "张大爷",
        "王阿姨",
        "154",
        "0207",
        "1",
    ),
    *(
        "371199",
        "3",
        "2",
        "yly",
        "hn",
        "海纳",
        "新苑",
        "xinyuan",
        "3-2-501",
        "9-",
        "5-1-101",
        "501",
        "环卫办",
    ),
    *("2021-0388", "0999", "街道办", "h", "x", "w", "n"),
)


def answers() -> dict[str, list[tuple[str, int, str | None]]]:
    """Return what the index gives for each of the words."""
    return {
        text: [(hit.kind, hit.id, hit.why) for hit in find(parse(text, DAY), DAY, 500)] for text in _ASKED
    }


def documents(kind: str) -> list[tuple[int, str]]:
    """Return the stored documents of one kind."""
    return [
        (number, text) for number, text in execute(f"SELECT id, t FROM {kind}_doc ORDER BY id").fetchall()
    ]


def served() -> list[tuple[int, str]]:
    """Return who was served lately, the last first, with their words."""
    rows = execute("SELECT resident_id, t FROM recent_doc ORDER BY id DESC").fetchall()
    return [(resident, text) for resident, text in rows]


def in_step() -> None:
    """Check that documents are those of the rows, and that making the index anew changes no answer."""
    for kind in KINDS:
        assert documents(kind) == sorted(DOCUMENTS[kind]())
    before, lately = answers(), served()
    store.rebuild()
    assert answers() == before
    assert served() == lately


def ids(text: str) -> list[int]:
    """Return the ids of all hits."""
    return [hit.id for hit in find(parse(text, DAY), DAY)]
