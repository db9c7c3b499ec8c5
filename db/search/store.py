"""Keeping the documents in step with what they are made of; every write calls these in its transaction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from db import bulk
from db.clock import utc_now
from db.connection import execute, is_postgresql, reading, transaction
from db.tables import Setting

from . import postgresql, sqlite
from .documents import DOCUMENTS, LEFT
from .schema import INDEXED, KINDS

# From so many documents on, if they are a good part of all, it is quicker to make all of a kind anew.
_MANY = 2_000
_GOOD_PART = 4
# Raised whenever the words of documents change, so that an older database is indexed anew.
WORDS_VERSION = 3
_VERSION_KEY = "tokens"
_MOST_RECENT = 5_000
_RECENT_TEXT = (
    "SELECT d.t FROM resident_doc d WHERE d.id IN (recent_doc.resident_id, recent_doc.resident_id + ?)"
)


def _index() -> Any:
    return postgresql if is_postgresql() else sqlite


def refresh(kind: str, ids: Iterable[int]) -> None:
    """Makes the documents of `ids` anew from their rows; those that are no more are dropped."""
    wanted = sorted(set(ids))
    if len(wanted) >= _MANY and len(wanted) * _GOOD_PART >= _count(kind):
        rebuild_kind(kind)
        return
    gone = set(wanted) if kind == "resident" else set()
    with transaction():
        for one in wanted:
            _drop(kind, one)
            if kind == "resident":
                _drop(kind, one + LEFT)
        for document, text in DOCUMENTS[kind](wanted):
            execute(f"INSERT INTO {kind}_doc (id, t) VALUES (?, ?)", (document, text))
            _index().put(kind, document, text)
            if kind == "resident":
                _refresh_recent(document % LEFT, text)
                gone.discard(document % LEFT)
        for one in gone:
            _forget_served(one)


def _count(kind: str) -> int:
    (count,) = execute(f"SELECT COUNT(*) FROM {kind}_doc").fetchone()
    return int(count)


def _drop(kind: str, document: int) -> None:
    if row := execute(f"SELECT t FROM {kind}_doc WHERE id = ?", (document,)).fetchone():
        _index().drop(kind, document, row[0])
        execute(f"DELETE FROM {kind}_doc WHERE id = ?", (document,))


def _refresh_recent(resident_id: int, text: str) -> None:
    row = execute("SELECT id, t FROM recent_doc WHERE resident_id = ?", (resident_id,)).fetchone()
    if row:
        _index().drop("recent", *row)
        execute("UPDATE recent_doc SET t = ? WHERE id = ?", (text, row[0]))
        _index().put("recent", row[0], text)


def _forget_served(resident_id: int) -> None:
    for (place,) in execute("SELECT id FROM recent_doc WHERE resident_id = ?", (resident_id,)).fetchall():
        _drop("recent", place)


def note_served(resident_id: int) -> None:
    """Puts a resident first among those served recently; the 5,001st is forgotten."""
    with transaction():
        found = execute(
            "SELECT t FROM resident_doc WHERE id IN (?, ?)", (resident_id, resident_id + LEFT)
        ).fetchone()
        if not found:
            return
        gone = execute(
            "SELECT id FROM recent_doc WHERE resident_id = ? OR id <= (SELECT MAX(id) FROM recent_doc) - ?",
            (resident_id, _MOST_RECENT - 1),
        )
        for row in gone.fetchall():
            _drop("recent", row[0])
        execute("INSERT INTO recent_doc (resident_id, t) VALUES (?, ?)", (resident_id, found[0]))
        (place,) = execute("SELECT MAX(id) FROM recent_doc").fetchone()
        _index().put("recent", place, found[0])


def rebuild() -> None:
    """Makes every document and the engine's index over them anew, in one transaction."""
    with transaction():
        for kind in KINDS:
            rebuild_kind(kind)
        version = {Setting.value: str(WORDS_VERSION), Setting.changed_at: utc_now()}
        Setting.insert({Setting.key: _VERSION_KEY, **version}).on_conflict(
            conflict_target=[Setting.key], update=version
        ).execute()


def rebuild_kind(kind: str) -> None:
    """Makes all documents of one kind anew, and the engine's index over them."""
    with transaction():
        execute(f"DELETE FROM {kind}_doc")
        bulk.load(f"{kind}_doc", ("id", "t"), DOCUMENTS[kind]())
        _index().rebuild(kind)
        if kind == "resident":
            execute(f"UPDATE recent_doc SET t = ({_RECENT_TEXT}) WHERE EXISTS ({_RECENT_TEXT})", (LEFT, LEFT))
            # Those who are no longer findable leave no words behind.
            execute(f"DELETE FROM recent_doc WHERE NOT EXISTS ({_RECENT_TEXT})", (LEFT,))
            _index().rebuild("recent")


@reading
def bring_up_to_date() -> bool:
    """Rebuilds the index where its documents were made by another version of the words; tells whether."""
    kept = Setting.get_or_none(Setting.key == _VERSION_KEY)
    if kept is not None and kept.value == str(WORDS_VERSION):
        return False
    rebuild()
    return True


def tidy() -> None:
    """Puts the index in better order, a little at a time; for a moment when nobody types."""
    with transaction():
        _index().tidy()


def merge_all() -> None:
    """Lets nothing of dropped documents stay in the index, whose old pieces keep their words for long."""
    for kind in INDEXED:
        _index().merge_all(kind)
