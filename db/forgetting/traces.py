"""What was erased may still lie in the engine's files: in a log, in room that rows have left, in samples."""

from __future__ import annotations

from collections.abc import Iterable

from db.connection import execute, is_postgresql
from db.records import Refused
from db.refusals import refusing
from db.rows import BY_NAME

_ALWAYS = frozenset({"draft"})
"""Where something was typed and is gone, without the erasure having met it."""


def touched() -> frozenset[str]:
    """The tables in which the transaction under way has changed or removed rows, where that is needed."""
    if not is_postgresql():
        return frozenset()
    found = execute("SELECT relname FROM pg_stat_xact_user_tables WHERE n_tup_upd + n_tup_del > 0")
    return frozenset(table for (table,) in found.fetchall()) & BY_NAME.keys()


def clean_up(tables: Iterable[str] = ()) -> bool:
    """Let nothing of it lie about in the files of the database; after the transaction.

    SQLite overwrites what is deleted; its log is written back and emptied. PostgreSQL writes the tables anew,
    each of them shut to everybody else meanwhile, and samples them again, for samples are values. What its
    own log and backups hold it keeps as its administrator has set.

    Args:
        tables: those that were touched; without any all of them.

    Returns:
        Whether nobody was in the way; else it is to be done again.
    """
    if not is_postgresql():
        return bool(execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)
    whole = True
    wanted = sorted(_ALWAYS.union(tables) if tables else BY_NAME)
    _forget_samples(wanted)
    for statement in (*(f'VACUUM (FULL, ANALYZE) "{table}"' for table in wanted), "VACUUM FULL pg_statistic"):
        try:
            with refusing():
                execute(statement)
        except Refused as refused:
            if refused.reason.code != "locked":
                raise
            whole = False
    return whole


def _forget_samples(tables: Iterable[str]) -> None:
    """A table without rows is not sampled again; servers before 18 keep its samples until it has some."""
    if not execute("SELECT 1 FROM pg_proc WHERE proname = 'pg_clear_attribute_stats'").fetchone():
        return
    for table in tables:
        execute(
            "SELECT pg_clear_attribute_stats(schemaname, tablename, attname, inherited) FROM pg_stats"
            " WHERE schemaname = current_schema() AND tablename = ?",
            (table,),
        )
