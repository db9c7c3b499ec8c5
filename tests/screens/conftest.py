"""Offices to sit at: the made-up community, and one with hostile data everywhere."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.connection import close_database
from screens.parts import glyphs, privacy


@pytest.fixture(autouse=True)
def nothing_left_over() -> Iterator[None]:
    """The look is the program's, not a test's."""
    yield
    glyphs.use_plain(False)
    privacy.turn(False)
    close_database()


@pytest.fixture
def office(demo_file: Path, tmp_path: Path) -> str:
    """A copy of the made-up community."""
    path = tmp_path / "demo.db"
    shutil.copyfile(demo_file, path)
    path.chmod(0o600)
    return str(path)


@pytest.fixture
def without_packages(office: str) -> str:
    """The made-up community before it had any packages."""
    with closing(sqlite3.connect(office)) as database:
        database.executescript(
            """
            DELETE FROM home_visit; DELETE FROM assistance_measure; DELETE FROM employment;
            DELETE FROM health_reading; DELETE FROM consent; DELETE FROM allergy; DELETE FROM attendance;
            DELETE FROM task WHERE enrolment_id IS NOT NULL; DELETE FROM enrolment;
            UPDATE service_record SET session_id = NULL; DELETE FROM package_session; DELETE FROM package;
            """
        )
    return office
