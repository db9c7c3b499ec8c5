"""`frontdesk settings`: listed, told, changed, put back, carried, from the shell."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.connection import close_database, open_database
from db.records import Duty, Matter
from db.tables import Staff
from frontdesk.cli import main
from frontdesk.requests.logging import Then, log
from frontdesk.words import language, set_language
from tests import community
from tests.frontdesk.settings.test_calendar import NOTICE

NO_FILE = "There is no file no.json: look at its name and its folder, then try again."
ONE_THING = "Ask for one thing at a time; “frontdesk settings --help” lists them."
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """The language and the mask for new files, as they were."""
    before, mask = language(), os.umask(0o022)
    yield
    set_language(before)
    os.umask(mask)
    close_database()


@pytest.fixture
def office(target: str) -> str:
    """A small community with a name, closed, on each engine in turn."""
    community.settle(target)
    return target


def run(office: str, *arguments: str, lang: str = "en") -> int:
    return main(["settings", "--lang", lang, "--db", office, *arguments])


def test_all_are_listed_with_a_star_where_changed(office: str, capsys: Captured) -> None:
    assert run(office) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("*  community") for line in lines)
    assert any(line.split()[:4] == ["call_attempts", "=", "3", "times"] for line in lines)
    assert not any(word in line for line in lines for word in ("demo_day", "tokens", "site "))
    assert run(office, "--json") == 0
    listed = json.loads(capsys.readouterr().out)["settings"]
    assert {one["key"] for one in listed} >= {"community", "limit_ordinary_finish", "whole_names"}
    assert listed[0].keys() == {
        "key", "group", "value", "default", "changed", "changed_by", "changed_at", "meaning"
    }  # fmt: skip


def test_one_is_told_changed_and_put_back(office: str, capsys: Captured) -> None:
    assert run(office, "limit_ordinary_finish", "三个工作日", lang="zh") == 0
    assert capsys.readouterr().out.startswith("* limit_ordinary_finish = 3个工作日\n一般 办结\n")
    assert run(office, "limit_ordinary_finish", "4", "working", "days") == 0
    assert run(office, "limit_ordinary_finish") == 0
    told = capsys.readouterr().out
    assert "* limit_ordinary_finish = 4 working days\n" in told
    assert "default: 5 working days\n" in told
    assert run(office, "limit_ordinary_finish", "--json") == 0
    assert json.loads(capsys.readouterr().out)["value"] == "4w"
    assert run(office, "--default", "limit_ordinary_finish") == 0
    assert capsys.readouterr().out.startswith("limit_ordinary_finish = 5 working days\n")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["colour"], 1, "There is no setting “colour”: “frontdesk settings” lists them."),
        (["\x1b[2J[/]"], 1, "There is no setting “[2J[/]”: “frontdesk settings” lists them."),
        (["site", "3"], 1, "There is no setting “site”: “frontdesk settings” lists them."),
        (["call_attempts", "99"], 1, "Write a whole number from 1 to 10."),
        (["community", ""], 1, "This cannot be empty: write something."),
        (["--default", "call_attempts"], 1, "This has its default already."),
        (["--import", "no.json"], 1, NO_FILE),
        (["--default"], 2, "--default needs a setting."),
        (["theme", "--default", "theme"], 2, ONE_THING),
        (["theme", "dark", "--dry-run"], 2, ONE_THING),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_sentence(
    office: str, arguments: list[str], code: int, sentence: str, capsys: Captured
) -> None:
    assert run(office, *arguments) == code
    assert capsys.readouterr() == ("", f"{sentence}\n")


def test_a_file_is_written_and_taken_in(office: str, tmp_path: Path, capsys: Captured) -> None:
    path = str(tmp_path / "a.json")
    run(office, "theme_days", "40")
    assert run(office, "--export", path) == 0
    assert "settings 1," in capsys.readouterr().out
    run(office, "--default", "theme_days")
    capsys.readouterr()
    assert run(office, "--import", path, "--dry-run") == 0
    assert capsys.readouterr().out == "theme_days  30 days  →  40 days\n1 change; nothing was written.\n"
    assert run(office, "--import", path, "--json") == 0
    assert json.loads(capsys.readouterr().out)["changes"] == [
        {"kind": "setting", "what": "theme_days", "before": "30 days", "after": "40 days"}
    ]
    assert run(office, "--import", path) == 1
    assert capsys.readouterr().err == "Everything in that file is so already: nothing was changed.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_notice_is_taken_in(office: str, tmp_path: Path, capsys: Captured, encoding: str) -> None:
    path = tmp_path / "通知.txt"
    path.write_bytes(NOTICE.encode(encoding))
    open_database(office)
    duty = Duty(Staff.get().id, "王敏", "clerk", "1", date(2027, 1, 25))
    log(duty, Matter(words="路灯不亮", summary="路灯不亮", reporter="张大爷"), Then.ACCEPT)
    close_database()
    assert run(office, "--notice", str(path), "--dry-run") == 0
    said = capsys.readouterr().out
    assert "* 2027-02-13 working day Spring Festival\n" in said
    assert "1 deadline would move:\n2027-0001  finish  1 Feb → 31 Jan\n" in said
    assert run(office, "--notice", str(path), "--json") == 0
    taken = json.loads(capsys.readouterr().out)
    assert taken["moved"] == [
        {"number": "2027-0001", "clock": "finish", "from": "2027-02-01", "to": "2027-01-31"}
    ]
    assert (taken["year"], taken["problems"], taken["dry_run"]) == (2027, [], False)
    assert run(office, "--notice", str(path)) == 1
    path.write_bytes(NOTICE.replace("共7天", "共8天").encode(encoding))
    assert run(office, "--notice", str(path), "--dry-run") == 0
    assert "! " in capsys.readouterr().out
    assert run(office, "--notice", str(path)) == 1
