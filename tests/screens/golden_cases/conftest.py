"""The made-up community before anybody brought anything to the desk, and a clock for the office."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from db.connection import close_database, open_database, transaction
from db.search.store import rebuild_kind
from db.tables import Request, RequestReporter, RequestStep, Task, Visit, Whistle


@pytest.fixture(scope="session")
def empty_notebook(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo without a request."""
    path = shutil.copyfile(demo_file, tmp_path_factory.mktemp("notebook") / "empty.db")
    path.chmod(0o600)
    open_database(str(path))
    with transaction():
        for table in (Visit, Task, Whistle, RequestStep, RequestReporter, Request):
            table.delete().execute()
        rebuild_kind("request")
    close_database()
    return path


@pytest.fixture
def notebook(empty_notebook: Path, tmp_path: Path) -> str:
    """A copy of it to write in."""
    path = shutil.copyfile(empty_notebook, tmp_path / "office.db")
    path.chmod(0o600)
    return str(path)
