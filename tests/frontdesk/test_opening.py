"""Which database, who is on duty, which day."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db import journal, settings
from db.community import estates
from db.connection import close_database, open_database, transaction
from db.records import Refused
from db.tables import Journal, Setting, Staff, StaffPost
from frontdesk import opening
from frontdesk.opening import create_office, open_office, what_is_at
from frontdesk.text import clean
from tests.conftest import TODAY
from tests.frontdesk import killed_founder
from tests.screens.hostile_office import TEXTS

ROOT = Path(__file__).parents[2]


def refusal(code: str) -> pytest.RaisesExc[Refused]:
    return pytest.RaisesExc(Refused, check=lambda refused: refused.reason.code == code)


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data folder, not made yet."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(opening, "data_folder", lambda: str(tmp_path / "data/frontdesk"))
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


def assert_all_there(target: str) -> None:
    """The office of `killed_founder`, once and whole."""
    assert open_office(target, TODAY).duty.staff_name == "李秀"
    kept = {one.key: one.value for one in settings.changed()}
    assert kept == {
        "community": "同心社区",
        "office_head": "王敏",
        "area_code": "0633",
        "division": "371122",
    }
    assert [names for _id, names in estates.names()] == [("文成",), ("百家晟",)]
    assert Staff.select().count() == Journal.select().count() == 1
    assert {post.role for post in StaffPost.select()} == {"clerk", "keeper"}
    assert journal.verify() is None
    close_database()


def test_everything_that_is_known_is_written_at_once(empty_target: str) -> None:
    create_office(empty_target, "同心社区", **killed_founder.GIVEN)
    assert_all_there(empty_target)


@pytest.mark.parametrize(
    ("function", "nth"),
    [("_apply", 2), ("_write_office", 1), ("take_on_first", 1), ("Entry.insert", 6), ("Entry.write", 1)],
)
def test_killed_on_the_way_nothing_is_half_made(function: str, nth: int, empty_target: str) -> None:
    founder = [sys.executable, "-m", "tests.frontdesk.killed_founder", empty_target, function, str(nth)]
    done = subprocess.run(founder, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode != 0, done.stderr) == (True, "")
    with pytest.raises(Refused) as refused:
        open_office(empty_target)
    assert refused.value.reason.code in opening.NO_OFFICE_YET, "it is offered again"
    create_office(empty_target, "同心社区", **killed_founder.GIVEN)
    assert_all_there(empty_target)


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"area_code": "12345"}, "area_code", "setting_shape"),
        ({"estates": ("文成", "文成小区")}, "estates", "estate_twice"),
        ({"staff_name": "李" * 61}, "staff_name", "name_too_long"),
        ({"site": -1}, "site", "wrong_site"),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_made(
    wrong: dict[str, Any], field: str, code: str, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refused:
        create_office(str(tmp_path / "office.db"), "同心社区", **wrong)
    assert (refused.value.reason.code, refused.value.reason.values["field"]) == (code, field)
    assert list(tmp_path.iterdir()) == []


def test_hostile_texts_are_kept_harmless(empty_target: str) -> None:
    hostile = "".join(text[:6] for text in TEXTS if clean(text))[:60]
    names = [f"{number}号{text[:30]}" for number, text in enumerate(TEXTS)]
    made = create_office(empty_target, hostile, head=hostile, estates=names, staff_name=hostile)
    assert made.community == made.duty.staff_name == settings.read("office_head") == clean(hostile)
    assert [shown for _id, (shown,) in estates.names()] == [clean(name) for name in names]


def test_a_database_begun_as_another_site_is_not_taken_for_this_one(empty_target: str) -> None:
    open_database(empty_target, create=True, site=3)
    close_database()
    with refusal("begun_as_another_site"):
        create_office(empty_target, "同心社区", site=2)
    assert create_office(empty_target, "同心社区", site=3).duty.staff_id == 3 * 2**40 + 1


def test_what_killed_programs_left_goes_with_the_next_beginning(tmp_path: Path) -> None:
    target = tmp_path / "office.db"
    old, new, other = (tmp_path / name for name in (".office.db.1.new", ".office.db.2.new", ".my.db.1.new"))
    for path in (old, new, other):
        path.write_bytes(b"half")
    for path in (old, other):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    create_office(str(target), "同心社区")
    close_database()
    assert {path.name for path in tmp_path.iterdir()} == {"office.db", new.name, other.name}


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
