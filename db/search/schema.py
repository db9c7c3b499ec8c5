"""The engines' indexes over the document tables, created with the first schema.

No triggers keep them in step: with `trusted_schema` off SQLite refuses a full-text table inside a
trigger, so `db.search.store` writes both sides.
"""

from __future__ import annotations

KINDS = ("resident", "household", "organisation", "request")
INDEXED = (*KINDS, "recent")

# Every prefix that a clerk types has its own sorted list, so that LIMIT streams and stops: measured
# fastest of eleven designs at a million residents. The ascii tokenizer takes characters beyond
# ASCII as letters; the marks of our own words are added.
_PREFIXES = "1 2 3 4 5 6 7 8 9 10"


def sqlite_table(kind: str) -> tuple[str, ...]:
    """Statements that make the full-text index of one kind of document."""
    return (
        f"""CREATE VIRTUAL TABLE {kind}_fts USING fts5(t, content='{kind}_doc', content_rowid='id',
            detail=none, columnsize=0, prefix='{_PREFIXES}', tokenize="ascii tokenchars '~-@'")""",
        # Merging while a clerk waits makes single writes slow; it is done when nobody types.
        f"INSERT INTO {kind}_fts ({kind}_fts, rank) VALUES ('automerge', 0)",
        f"INSERT INTO {kind}_fts ({kind}_fts, rank) VALUES ('crisismerge', 64)",
    )


SQLITE = tuple(s for kind in INDEXED for s in sqlite_table(kind))
_WORDS = "array_to_tsvector(array_remove(string_to_array(translate(t, '|', ' '), ' '), ''))"
POSTGRESQL = tuple(
    statement
    for kind in INDEXED
    for statement in (
        f"ALTER TABLE {kind}_doc ADD COLUMN v tsvector GENERATED ALWAYS AS ({_WORDS}) STORED",
        f"CREATE INDEX {kind}_doc_words ON {kind}_doc USING gin (v)",
    )
)


def statements(engine: str) -> tuple[str, ...]:
    """The index statements of `engine` (`sqlite` or `postgresql`)."""
    return SQLITE if engine == "sqlite" else POSTGRESQL
