"""Databases of every earlier program: nothing is lost on the way here, whatever happens on it."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from db import checking, journal
from db.connection import close_database, execute, open_database
from db.engines import engine_for
from db.migrations.runner import MIGRATIONS
from db.search import store
from tests.db import schemas

NOW = MIGRATIONS[-1].version


def test_every_schema_that_was_in_use_is_here() -> None:
    assert {*range(1, 7), 8} <= set(schemas.VERSIONS)


@pytest.mark.parametrize("version", schemas.VERSIONS)
def test_every_row_arrives(version: int, tmp_path: Path, sqlite_template: Path) -> None:
    path = schemas.unpack(version, tmp_path / "office.db")
    before = schemas.rows_of(path)
    assert schemas.state_of(path) == version
    open_database(str(path))
    store.bring_up_to_date()
    assert checking.findings() == []
    assert journal.verify() is None
    people = execute("SELECT count(*) FROM resident_doc").fetchone()[0]
    close_database()
    assert schemas.state_of(path) == NOW
    after = schemas.rows_of(path)
    assert people == len(after["resident"])
    lost = {
        (table, row_id, column): (value, after[table].get(row_id, {}).get(column))
        for table, rows in before.items()
        for row_id, row in rows.items()
        # How the words of the search index are made is the program's own note.
        if row.get("key") != "tokens"
        for column, value in row.items()
        # Where nothing stood nothing is lost.
        if value is not None
        and column in next(iter(after[table].values()))
        and after[table].get(row_id, {}).get(column) != value
    }
    assert lost == {}, list(lost.items())[:20]
    with engine_for(str(path)).migrating() as old, engine_for(str(sqlite_template)).migrating() as new:
        assert engine_for(str(path)).shape(old) == engine_for(str(sqlite_template)).shape(new)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize("version", schemas.VERSIONS)
def test_killed_on_the_way_it_is_the_old_or_the_new(version: int, tmp_path: Path) -> None:
    whole = schemas.unpack(version, tmp_path / "whole.db")
    before = schemas.rows_of(whole)
    for at in schemas.points(whole, 2, seed=version):
        path = schemas.unpack(version, tmp_path / f"{at}.db")
        assert schemas.run_upgrade(path, at)[0] == -signal.SIGKILL
        assert version <= schemas.state_of(path) <= NOW
        open_database(str(path))
        close_database()
        assert schemas.state_of(path) == NOW
        # Migrations bring rows of their own, such as shipped topics; none goes.
        after = schemas.rows_of(path)
        assert all(rows.keys() <= after[table].keys() for table, rows in before.items())
