"""The two engines, SQLite and PostgreSQL, and which of them a target names."""

from __future__ import annotations

from db.engines.engine import Engine
from db.engines.held import Held
from db.orm import Database


def held(database: Database) -> Held:
    """Return the connections that threads hold of a database made by an engine."""
    connections: Held = database.held  # type: ignore[attr-defined]
    return connections


def engine_for(target: str) -> Engine:
    """Return the engine a target names.

    Args:
        target: A file path, or an address that begins with postgresql://.

    Raises:
        Refused: `wrong_url`, `no_driver`.
    """
    from db.engines.sqlite import SqliteEngine
    from db.records import Refused

    if target.startswith(("postgresql://", "postgres://")):
        from db.engines.postgresql import PostgresqlEngine

        return PostgresqlEngine(target)
    if "://" in target:
        raise Refused("wrong_url")
    return SqliteEngine(target)
