"""Power cuts, flipped bytes and two desks at once."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from db import drafts, journal
from db.connection import close_database, open_database, transaction
from db.records import Draft, Duty, Refused
from db.refusals import refusal
from db.tables import TABLES, Journal, Phone, Resident, Staff

ROOT = Path(__file__).parents[2]
KILLS = {"sqlite": 15, "postgresql": 6}
CORRUPTIONS = 40


def start(command: str, target: str, argument: str = "") -> subprocess.Popen[str]:
    """Start a desk of its own process."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.db.desk", command, target, argument],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def check_sqlite(path: str) -> None:
    """Assert that a closed file is whole."""
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []


def test_killed_while_writing_nothing_answered_for_is_lost(target: str, engine_name: str) -> None:
    dice = random.Random(1)
    answered: set[int] = set()
    for _ in range(KILLS[engine_name]):
        desk = start("write", target)
        assert desk.stdout is not None
        for _ in range(dice.randrange(1, 30)):
            answered.add(int(desk.stdout.readline()))
        desk.kill()
        rest, errors = desk.communicate()
        assert errors == ""
        # A line may be cut in the middle by the kill itself.
        answered.update(int(line) for line in rest.splitlines(keepends=True) if line.endswith("\n"))
    open_database(target)
    there = {resident.id for resident in Resident.select()}
    assert answered <= there
    assert {phone.resident.id for phone in Phone.select(Phone, Resident).join(Resident)} == there, (
        "never half an operation"
    )
    assert Journal.select().count() == len(there)
    assert journal.verify() is None
    close_database()
    if engine_name == "sqlite":
        check_sqlite(target)


def test_two_desks_at_once_lose_nothing(opened: str) -> None:
    with transaction():
        resident = Resident.create(name="张", note="0")
    desks = [start("count", opened, "60") for _ in range(2)]
    for desk in desks:
        assert desk.communicate(timeout=60) == ("", "")
    assert Resident.get_by_id(resident.id).note == "120"
    assert journal.verify() is None


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small office's file to damage."""
    path = tmp_path_factory.mktemp("office") / "office.db"
    open_database(str(path), create=True)
    for number in range(300):
        with transaction():
            Resident.create(name=f"张{number}", note="无" * 50)
    work(path)
    return path


def work(path: Path) -> None:
    """Open, read every table, write, undo and check, as a day does."""
    open_database(str(path))
    for table in TABLES:
        list(table.select())
    with transaction():
        staff = Staff.create(name="王敏")
    duty = Duty(staff.id, staff.name, "clerk", "1", date(2021, 9, 6))
    drafts.save(Draft(id="d", staff_id=staff.id, desk="1", form="f", fields={"a": "b"}))
    drafts.waiting(duty)
    for _ in range(3):
        with journal.operation(duty, "resident_add") as entry:
            resident = entry.insert(Resident, name="张乃玉")
            entry.insert(Phone, resident=resident, number="00000000000")
    journal.undo_last(duty)
    journal.verify()
    close_database()


def test_flipped_bytes_never_end_in_a_traceback(office: Path, tmp_path: Path) -> None:
    whole = office.read_bytes()
    told = dict[str, int]()
    for seed in range(CORRUPTIONS):
        dice = random.Random(seed)
        content = bytearray(whole)
        # Eight bytes within one page; every fourth time in the first ones, where the schema stands.
        page = dice.randrange(len(whole) // 4096) if seed % 4 else dice.randrange(8)
        for _ in range(8):
            content[page * 4096 + dice.randrange(4096)] = dice.randrange(256)
        if seed % 10 == 9:
            del content[dice.randrange(len(content)) :]
        path = tmp_path / f"{seed}.db"
        path.write_bytes(content)
        try:
            work(path)
            said = "works"
        except Exception as error:
            refused = error if isinstance(error, Refused) else refusal(error)
            assert refused is not None, (seed, repr(error))
            said = refused.reason.code
        finally:
            close_database()
        told[said] = told.get(said, 0) + 1
        path.unlink()
    assert set(told) <= {"works", "damaged", "not_a_database", "other_application", "newer_database"}, told
    assert told["works"] > 0
    assert told["damaged"] > 0


def test_nothing_is_written_into_a_file_that_is_gone(sqlite_target: str, tmp_path: Path) -> None:
    path = Path(sqlite_target)
    open_database(sqlite_target)
    aside = path.rename(tmp_path / "aside.db")
    with pytest.raises(Refused, match="vanished"), transaction():
        Staff.create(name="王敏")
    aside.rename(path)
    with transaction():
        Staff.create(name="王敏")
    shutil.copyfile(path, aside)
    aside.replace(path)
    with pytest.raises(Refused, match="vanished"), transaction():
        Staff.create(name="李敏")


def test_the_folder_going_away_is_refused(sqlite_target: str, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    path = folder / "office.db"
    shutil.copyfile(sqlite_target, path)
    open_database(str(path))
    close_database()
    shutil.rmtree(folder)
    with pytest.raises(Refused, match="missing_folder"):
        open_database(str(path), create=True)
