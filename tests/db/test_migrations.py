"""From one shape of the database to the next."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db.connection import close_database, database, engine, execute, open_database, transaction
from db.copies import backup
from db.engines import engine_for
from db.engines.engine import SITE_SPAN
from db.migrations.runner import MIGRATIONS, Migration, migrate
from db.orm import DatabaseError
from db.records import Refused
from db.rows import BY_NAME
from db.tables import Estate, Grid, Household, Resident, Staff

ROOT = Path(__file__).parents[2]
NEXT = MIGRATIONS[-1].version + 1
SECOND = Migration(
    NEXT,
    "lift",
    lambda engine: (
        "CREATE TABLE lift (id {id}, estate_id BIGINT NOT NULL REFERENCES estate(id))",
        "ALTER TABLE estate ADD COLUMN lifts INTEGER NOT NULL DEFAULT 0",
    ),
)
BROKEN = Migration(
    NEXT + 1,
    "broken",
    lambda engine: ("CREATE TABLE half (id {id})", "ALTER TABLE estate ADD COLUMN half INTEGER", "nonsense"),
)


def upgrade(target: str, *more: Migration) -> None:
    """Run a later program's migrations."""
    migrate(engine_for(target), migrations=(*MIGRATIONS, *more))


def tables() -> set[str]:
    """Return the names of the open database's tables."""
    return set(database().get_tables())


def versions() -> list[int]:
    """Return the recorded versions of the open database."""
    rows = execute("SELECT version FROM frontdesk_schema ORDER BY version").fetchall()
    return [version for (version,) in rows]


def inspect(target: str) -> tuple[set[str], list[int]]:
    """Return tables and versions whatever the program knows of them."""
    used = engine_for(target)
    with used.migrating() as raw:
        listing = "sqlite_master" if used.name == "sqlite" else "pg_tables"
        column = "name" if used.name == "sqlite" else "tablename"
        names = {name for (name,) in raw.execute(f"SELECT {column} FROM {listing}").fetchall()}
        found = [version for (version,) in raw.execute("SELECT version FROM frontdesk_schema").fetchall()]
    return names, sorted(found)


def test_the_models_name_what_the_schema_has(opened: str) -> None:
    for name, model in BY_NAME.items():
        columns = {column.name: column for column in database().get_columns(name)}
        # On PostgreSQL the words of a document stand beside its text.
        assert set(columns) - {"v"} == set(model._meta.columns), name
        for field in model._meta.sorted_fields:
            nullable = columns[field.column_name].null and not field.primary_key
            assert nullable == bool(field.null), f"{name}.{field.column_name}"
        there = {(key.column, key.dest_table) for key in database().get_foreign_keys(name)}
        said = {
            (field.column_name, field.rel_model._meta.table_name)
            for field in model._meta.sorted_fields
            if hasattr(field, "rel_model")
        }
        assert there == said, name
    left_over = {
        name
        for name in tables() - set(BY_NAME) - {"frontdesk_schema"}
        if not name.startswith("sqlite_") and "fts" not in name and "recent" not in name
    }
    assert not left_over


def test_opening_again_migrates_nothing(opened: str) -> None:
    assert versions() == [migration.version for migration in MIGRATIONS]
    open_database(opened)
    assert versions() == [migration.version for migration in MIGRATIONS]


def test_a_later_version_keeps_rows_and_a_verified_copy_from_before(target: str, engine_name: str) -> None:
    open_database(target)
    with transaction():
        Estate.create(name="金马怡乐园", kind="commercial")
    close_database()
    upgrade(target, SECOND)
    names, found = inspect(target)
    assert "lift" in names
    assert found[-1] == NEXT
    if engine_name == "sqlite":
        copy = Path(f"{target}.before-{NEXT}.backup")
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        assert backup.verify(str(copy)).rows > 0
        open_database(str(copy))
        assert Estate.select().count() == 1
        assert "lift" not in tables()
    with pytest.raises(Refused, match="newer_database"):
        open_database(target)


def test_a_new_database_has_no_copy_from_before(sqlite_target: str, tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    open_database(str(path), create=True)
    close_database()
    assert sorted(os.listdir(tmp_path)) == ["new.db", "office.db"]


def test_new_tables_number_from_the_site(empty_target: str) -> None:
    open_database(empty_target, create=True, site=3)
    with transaction():
        estate = Estate.create(name="金马怡乐园", kind="commercial")
    close_database()
    upgrade(empty_target, SECOND)
    with engine_for(empty_target).migrating() as raw:
        raw.execute(f"INSERT INTO lift (estate_id) VALUES ({estate.id})")
        assert raw.execute("SELECT id FROM lift").fetchone() == (3 * SITE_SPAN + 1,)


def test_a_migration_that_fails_leaves_the_one_before_it(target: str) -> None:
    with pytest.raises(Exception, match="nonsense"):
        upgrade(target, SECOND, BROKEN)
    names, found = inspect(target)
    assert "lift" in names
    assert "half" not in names
    assert found[-1] == NEXT
    upgrade(target, SECOND)


def test_a_migration_may_rebuild_a_table_others_refer_to(sqlite_target: str) -> None:
    rebuild = Migration(
        NEXT,
        "rebuild",
        lambda engine: (
            "CREATE TABLE grid_new (id {id}, number INTEGER NOT NULL UNIQUE, name TEXT NOT NULL)",
            "INSERT INTO grid_new SELECT id, number, name FROM grid",
            "DROP TABLE grid",
            "ALTER TABLE grid_new RENAME TO grid",
        ),
    )
    open_database(sqlite_target)
    with transaction():
        grid = Grid.create(number=1)
        execute("INSERT INTO grid_post (grid_id, staff_id) SELECT ?, id FROM staff", (grid.id,))
        Staff.create(name="王敏")
        execute("INSERT INTO grid_post (grid_id, staff_id) SELECT ?, id FROM staff", (grid.id,))
    close_database()
    upgrade(sqlite_target, rebuild)
    with closing(sqlite3.connect(sqlite_target)) as raw:
        assert raw.execute("SELECT count(*) FROM grid_post").fetchone() == (1,)


def test_a_migration_that_leaves_references_dangling_is_undone(sqlite_target: str) -> None:
    open_database(sqlite_target)
    with transaction():
        estate = Estate.create(name="金马怡乐园", kind="commercial")
        execute("INSERT INTO estate_alias (estate_id, alias) VALUES (?, '怡乐园')", (estate.id,))
    close_database()
    with pytest.raises(Refused, match="damaged"):
        upgrade(sqlite_target, Migration(NEXT, "careless", lambda engine: ("DELETE FROM estate",)))
    open_database(sqlite_target)
    assert Estate.select().count() == 1


def test_a_damaged_file_is_not_migrated(sqlite_target: str) -> None:
    open_database(sqlite_target)
    with transaction():
        for number in range(500):
            Resident.create(name=f"张{number}", note="无" * 200)
    close_database()
    path = Path(sqlite_target)
    content = bytearray(path.read_bytes())
    # The last pages hold the rows made last; not the schema, which opening looks at anyway.
    content[-4096 * 6 : -4096 * 5] = b"\xff" * 4096
    path.write_bytes(content)
    with pytest.raises((Refused, sqlite3.DatabaseError, DatabaseError)) as caught:
        upgrade(sqlite_target, SECOND)
    assert "damaged" in str(caught.value) or "malformed" in str(caught.value)
    assert NEXT not in inspect(sqlite_target)[1]
    assert [name for name in os.listdir(path.parent) if "before" in name] == []


def test_desks_that_start_at_once_make_one_database(empty_target: str, engine_name: str) -> None:
    desks = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.db.desk", "make", empty_target],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for _ in range(3)
    ]
    for desk in desks:
        assert desk.stdout is not None
        assert desk.stdout.readline() == "ready\n"
    for desk in desks:
        assert desk.stdin is not None
        desk.stdin.write("go\n")
        desk.stdin.flush()
    answers = [desk.communicate(timeout=30) for desk in desks]
    assert sorted(int(out) for out, _ in answers) == [1, 2, 3], answers
    open_database(empty_target)
    assert Staff.select().count() == 3
    assert versions() == [migration.version for migration in MIGRATIONS]
    if engine_name == "sqlite":
        close_database()
        assert os.listdir(Path(empty_target).parent) == ["office.db"]


def test_the_engine_says_which_it_is(opened: str, engine_name: str) -> None:
    assert engine().name == engine_name


def test_homes_from_before_say_whether_they_have_a_head(empty_target: str) -> None:
    used = engine_for(empty_target)
    if used.name == "sqlite":
        Path(empty_target).touch(mode=0o600)
    migrate(used, create=True, migrations=MIGRATIONS[:1])
    with used.migrating() as raw:
        used.begin(raw)
        for statement in (
            "INSERT INTO estate (id, name, kind) VALUES (1, '海纳', 'commercial')",
            "INSERT INTO building (id, estate_id, number, number_sort) VALUES (1, 1, '1', 1)",
            *(
                f"INSERT INTO household (id, building_id, unit, unit_sort, room, room_sort)"
                f" VALUES ({home}, 1, '1', 1, '{home}01', {home}01)"
                for home in (1, 2, 3)
            ),
            "INSERT INTO resident (id, name) VALUES (1, '王敏'), (2, '李秀芬'), (3, '张伟')",
            "INSERT INTO residency (id, resident_id, household_id, relation, to_on)"
            " VALUES (1, 1, 1, '02', NULL), (2, 2, 2, '10', NULL), (3, 3, 3, '10', '2020-01-01')",
        ):
            raw.execute(statement)
        raw.execute("COMMIT")
    migrate(used)
    open_database(empty_target)
    headless: Any = Household.select(Household.id).where(Household.without_head).tuples()
    assert [home for (home,) in headless] == [2]
