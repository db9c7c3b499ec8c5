"""The index on SQLite: FTS5 over the document tables."""

from __future__ import annotations

from collections.abc import Sequence

from db.connection import execute
from db.records import Token

from .schema import INDEXED

Groups = Sequence[Sequence[Token]]


def expression(groups: Groups) -> str:
    """An FTS5 expression: every group must match by one of its words."""
    return " AND ".join(
        "(" + " OR ".join(f'"{token.text}"*' if token.prefix else f'"{token.text}"' for token in group) + ")"
        for group in groups
    )


def matching(kind: str, groups: Groups, limit: int) -> tuple[str, tuple[object, ...]]:
    """A sub-query of at most `limit` document ids in registration order, and its parameters."""
    return (
        f"(SELECT rowid AS id FROM {kind}_fts WHERE {kind}_fts MATCH ? LIMIT ?)",
        (expression(groups), limit),
    )


def matching_recent(groups: Groups, limit: int) -> tuple[str, tuple[object, ...]]:
    """A sub-query of at most `limit` ids of recently served people, the latest first."""
    return (
        "(SELECT rowid AS id FROM recent_fts WHERE recent_fts MATCH ? ORDER BY rowid DESC LIMIT ?)",
        (expression(groups), limit),
    )


def put(kind: str, document: int, text: str) -> None:
    """Indexes one new document."""
    execute(f"INSERT INTO {kind}_fts (rowid, t) VALUES (?, ?)", (document, text))


def drop(kind: str, document: int, text: str) -> None:
    """Takes one document out of the index; `text` as it was put."""
    execute(f"INSERT INTO {kind}_fts ({kind}_fts, rowid, t) VALUES ('delete', ?, ?)", (document, text))


def rebuild(kind: str) -> None:
    """Makes the index of all documents of `kind` anew: far faster than one by one."""
    execute(f"INSERT INTO {kind}_fts ({kind}_fts) VALUES ('rebuild')")
    execute(f"INSERT INTO {kind}_fts ({kind}_fts) VALUES ('optimize')")


def merge_all(kind: str) -> None:
    """Merges all pieces of the index into one."""
    execute(f"INSERT INTO {kind}_fts ({kind}_fts) VALUES ('optimize')")


def tidy() -> None:
    """Merges some of the index's pieces; for a moment when nobody types."""
    for kind in INDEXED:
        execute(f"INSERT INTO {kind}_fts ({kind}_fts, rank) VALUES ('merge', 16)")
