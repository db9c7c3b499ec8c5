"""Bringing a database to the present shape, one version at a time.

Why not `playhouse.migrations.Runner`: it finds its scripts by path (a frozen build has none),
knows no backup, no lock that makes a second desk wait, and opens a newer database silently;
and its helpers rebuild SQLite tables without their triggers. What is left of it after wrapping
all that is the loop below.

Each migration is one transaction together with the record of its version, under a lock that
shuts out every other writer (SQLite: BEGIN IMMEDIATE; PostgreSQL: an advisory lock), so that
of two desks that start at once the second finds the work done. On SQLite foreign keys are off
while the schema changes and checked before the commit, and a verified copy is kept beside the
file before the first change of a database that is not new. On PostgreSQL all of it, the DDL
too, is one transaction of the server; copies of it are the server's own (pg_dump).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from db.clock import utc_now
from db.engines.engine import Engine, Raw
from db.migrations import (
    eighth_schema,
    fifth_schema,
    finish_days,
    first_schema,
    fourth_schema,
    ninth_schema,
    second_schema,
    seventh_schema,
    sixth_schema,
    third_schema,
)
from db.records import LARGEST_SITE, Refused
from db.search import schema as search_schema

_RECORDS = """CREATE TABLE frontdesk_schema (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL,
    applied_at TIMESTAMP NOT NULL, shape TEXT NOT NULL)"""


@dataclass(frozen=True)
class Migration:
    """One step: what leads from the version before to this one, for the named engine."""

    version: int
    name: str
    statements: Callable[[str], Sequence[str]]


MIGRATIONS = (
    Migration(
        1,
        "first_schema",
        lambda engine: (*first_schema.STATEMENTS, *search_schema.statements(engine)),
    ),
    Migration(2, "second_schema", lambda _engine: second_schema.STATEMENTS),
    Migration(3, "third_schema", lambda _engine: third_schema.STATEMENTS),
    Migration(4, "fourth_schema", lambda _engine: fourth_schema.STATEMENTS),
    Migration(5, "fifth_schema", lambda _engine: fifth_schema.STATEMENTS),
    Migration(6, "sixth_schema", lambda _engine: sixth_schema.STATEMENTS),
    Migration(7, "seventh_schema", lambda _engine: seventh_schema.STATEMENTS),
    Migration(8, "eighth_schema", lambda _engine: eighth_schema.STATEMENTS),
    Migration(9, "ninth_schema", lambda engine: (*ninth_schema.STATEMENTS, *finish_days.statements(engine))),
)


def migrate(
    engine: Engine, *, create: bool = False, site: int = 0, migrations: Sequence[Migration] = MIGRATIONS
) -> None:
    """Apply what is missing.

    Args:
        engine: The engine with its target, which must exist.
        create: Whether an empty database is to be filled.
        site: The site of a database that is still empty; others know theirs.
        migrations: In the order of their versions.

    Raises:
        Refused: `newer_database`, `other_application`, `damaged`, or what the engine met; the
            database is then as it was before the migration that failed.
    """
    if not 0 <= site <= LARGEST_SITE:
        raise Refused("wrong_site", largest=LARGEST_SITE)
    with engine.migrating() as raw:
        version = engine.version(raw)
        # What is made from nothing has nothing to lose.
        safe = version == 0
        if version == 0 and not create:
            raise Refused(engine.empty_code, **engine.where)
        if version > migrations[-1].version:
            raise Refused("newer_database", version=version)
        if version == migrations[-1].version:
            return
        for migration in migrations:
            engine.begin(raw)
            try:
                version = engine.version(raw)
                if version < migration.version:
                    if not safe:
                        engine.safeguard(raw, version)
                        safe = True
                    _apply(engine, raw, migration, version, site)
                raw.execute("COMMIT")
            except BaseException:
                # A full disk may have ended the transaction already.
                with suppress(Exception):
                    raw.execute("ROLLBACK")
                raise


def _apply(engine: Engine, raw: Raw, migration: Migration, version: int, site: int) -> None:
    """Run one migration and record it, in the transaction under way."""
    mark = engine.placeholder
    now = str(utc_now())
    if version == 0:
        engine.mark(raw)
        raw.execute(_RECORDS)
    for statement in migration.statements(engine.name):
        for name, column in (("{id}", engine.id_column), ("{key}", engine.key_column)):
            statement = statement.replace(name, column)
        raw.execute(statement)
    if version == 0:
        raw.execute(
            f"INSERT INTO setting (key, value, changed_at) VALUES ('site', {mark}, {mark})", (str(site), now)
        )
    (known_site,) = raw.execute("SELECT value FROM setting WHERE key = 'site'").fetchone()
    engine.number_from(raw, int(known_site))
    engine.check_references(raw)
    raw.execute(
        "INSERT INTO frontdesk_schema (version, name, applied_at, shape)"
        f" VALUES ({mark}, {mark}, {mark}, {mark})",
        (migration.version, migration.name, now, engine.shape(raw)),
    )
