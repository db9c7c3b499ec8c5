"""Which database, who is on duty, which day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from db import journal, settings
from db.connection import close_database, open_database, transaction
from db.records import Refused
from db.tables import Setting, Staff, StaffPost
from frontdesk import opening
from frontdesk.opening import create_office, open_office, what_is_at
from tests.conftest import TODAY


def refusal(code: str) -> pytest.RaisesExc[Refused]:
    return pytest.RaisesExc(Refused, check=lambda refused: refused.reason.code == code)


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data folder, not made yet."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(opening, "_data_folder", lambda: str(tmp_path / "data/frontdesk"))
    monkeypatch.delenv("FRONTDESK_DB", raising=False)
    return tmp_path / "data/frontdesk"


def test_which_database(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert opening.office_target() == str(data_folder / "office.db")
    assert opening.demo_target() == str(data_folder / "demo.db")
    monkeypatch.setenv("FRONTDESK_DB", "/srv/elsewhere.db")
    assert opening.office_target() == "/srv/elsewhere.db"
    assert opening.office_target("here.db") == opening.demo_target("here.db") == "here.db"


def test_an_office_is_made_and_opened(empty_target: str) -> None:
    with refusal("missing_database"):
        open_office(empty_target)
    made = create_office(empty_target, " 同心\x1b社区 ", site=2, staff_name="王敏", today=TODAY)
    assert (made.community, made.demo, made.duty.staff_name, made.duty.role, made.duty.day) == (
        "同心社区",
        False,
        "王敏",
        "clerk",
        TODAY,
    )
    assert made.duty.staff_id == 2 * 2**40 + 1
    assert journal.verify() is None
    with refusal("undo_not_possible"):
        journal.undo_last(made.duty)
    assert open_office(empty_target, TODAY) == made
    with refusal("office_exists"):
        create_office(empty_target, "别处")
    assert open_office(empty_target, TODAY).community == "同心社区"


def test_the_first_folder_is_made_too(data_folder: Path) -> None:
    with refusal("missing_database"):
        open_office()
    create_office(None, "同心社区")
    close_database()
    assert data_folder.stat().st_mode & 0o777 == 0o700
    assert open_office().community == "同心社区"
    close_database()


def test_other_folders_are_not_made(tmp_path: Path, data_folder: Path) -> None:
    with refusal("missing_folder"):
        create_office(str(tmp_path / "nowhere/office.db"), "同心社区")
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path, data_folder: Path) -> None:
    (tmp_path / "data").write_text("a file in the way")
    with refusal("read_only"):
        create_office(None, "同心社区")


@pytest.mark.parametrize("name", ["", "  ", "\u200d\x00"])
def test_an_office_needs_a_name(name: str, tmp_path: Path) -> None:
    with refusal("name_missing"):
        create_office(str(tmp_path / "office.db"), name)
    assert list(tmp_path.iterdir()) == []


def test_an_unfinished_office_is_named_later(empty_target: str) -> None:
    open_database(empty_target, create=True)
    close_database()
    assert what_is_at(empty_target) == "nothing"
    with refusal("unnamed_office"):
        open_office(empty_target)
    assert create_office(empty_target, "同心社区").community == "同心社区"
    close_database()
    assert what_is_at(empty_target) == "office"


def setting(key: str, value: str) -> None:
    Setting.create(key=key, value=value, changed_at=TODAY)


def test_a_demo_stands_on_its_own_day(opened: str) -> None:
    with transaction():
        setting("community", "同心社区")
        setting("demo", "1")
        setting("demo_day", "2021-09-06")
    assert open_office(opened).duty.day == date(2021, 9, 6)
    assert open_office(opened, date(2022, 1, 1)).duty.day == date(2022, 1, 1)
    assert open_office(opened).demo
    close_database()
    assert what_is_at(opened) == "demo"


@pytest.mark.parametrize("written", ["", "yesterday"])
def test_a_demo_without_a_day_and_an_office_have_today(sqlite_target: str, written: str) -> None:
    open_database(sqlite_target)
    with transaction():
        Staff.create(name="王敏")
        setting("community", "同心社区")
        setting("demo", "1")
        setting("demo_day", written)
    before = date.today()
    assert before <= open_office(sqlite_target).duty.day <= date.today()
    assert settings.read("demo_day") == written


def test_who_is_on_duty(opened: str) -> None:
    with transaction():
        setting("community", "同心社区")
        Staff.update(retired_on=TODAY).where(Staff.name == "王敏").execute()
        staff = Staff.create(name="李敏")
        StaffPost.create(staff=staff, role="grid_worker", to_on=date(2021, 1, 1))
        StaffPost.create(staff=staff, role="director", from_on=date(2021, 1, 1))
        StaffPost.create(staff=staff, role="secretary", from_on=date(2030, 1, 1))
        Staff.create(name="赵敏")
    duty = open_office(opened, TODAY).duty
    assert (duty.staff_name, duty.role) == ("李敏", "director")


def test_where_something_lies_is_told_without_passwords(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert opening.shown_target("demo.db") == str(tmp_path / "demo.db")
    secret = "postgresql://wang:s3cr@t@db.example:5432/office?password=hunter2"
    assert opening.shown_target(secret) == "postgresql://db.example:5432/office"
