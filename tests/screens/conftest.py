"""Offices to sit at: the made-up community, and one with hostile data everywhere."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.connection import close_database
from frontdesk.words import set_language
from screens import glyphs


@pytest.fixture(autouse=True)
def nothing_left_over() -> Iterator[None]:
    """Language and look are the program's, not a test's."""
    yield
    set_language("en")
    glyphs.use_plain(False)
    close_database()


@pytest.fixture
def office(demo_file: Path, tmp_path: Path) -> str:
    """A copy of the made-up community."""
    path = tmp_path / "demo.db"
    shutil.copyfile(demo_file, path)
    path.chmod(0o600)
    return str(path)
