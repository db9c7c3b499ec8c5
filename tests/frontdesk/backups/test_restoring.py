"""`frontdesk restore`, and what stands behind it."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from db import journal
from db.connection import close_database, execute, transaction
from frontdesk import opening
from frontdesk.backups import checking, keeping, restoring
from frontdesk.cli import main

NOW = datetime(2021, 9, 6, 1, 30)
TODAY = date(2021, 9, 6)


@pytest.fixture
def office(tmp_path: Path) -> str:
    """An office with one copy, and something done since."""
    target = str(tmp_path / "office.db")
    opened = opening.create_office(target, "同心社区", estates=["怡乐园"], today=TODAY)
    keeping.copy_now("close", NOW)
    with journal.operation(opened.duty, "setting_change") as entry:
        from db import settings

        settings.write(entry, "office_head", "王书记")
    opening.close_office()
    return target


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """One command line: exit code, what was said, what was complained."""
    code = main([*arguments, "--lang", "en", "--today", "2021-09-06"])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_listed_previewed_restored_undone(office: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = run(capsys, "restore", "--db", office)
    assert code == 0 and "1  2021-09-06 09:30  close of the day" in out and "checked" in out
    code, out, _err = run(capsys, "restore", "1", "--db", office)
    assert code == 0 and "1 entry of the journal, of 2021-09-06" in out and "Nothing was changed yet" in out
    assert head(office) == "王书记"
    code, out, _err = run(capsys, "restore", "1", "--yes", "--db", office)
    assert code == 0 and "Restored. The file from before is kept as" in out
    assert head(office) == ""
    code, out, _err = run(capsys, "restore", "1", "--db", office, "--json")
    assert (json.loads(out)["copy"]["why"], json.loads(out)["entries"]) == ("restore", 1)
    assert run(capsys, "restore", "1", "--yes", "--db", office)[0] == 0
    assert head(office) == "王书记"


def head(target: str) -> str:
    """What the office says who its head is; the journal is whole, and its last entry says what happened."""
    from db import settings

    opening.open_office(target, TODAY)
    try:
        assert journal.verify() is None
        return settings.read("office_head")
    finally:
        opening.close_office()


def test_what_a_restored_copy_does_not_have_is_not_missed(office: str) -> None:
    opening.open_office(office, TODAY)
    keeping.copy_now("by_hand", NOW + timedelta(hours=1))
    opening.close_office()
    older, newer = restoring.copies_of(office)[1], NOW + timedelta(hours=2)
    restoring.restore(None, office, older, TODAY, newer)
    assert not [one for one in checking.examine(newer) if one.wrong]
    keeping.copy_now("by_hand", newer + timedelta(hours=1))
    assert not [one for one in checking.examine(newer) if one.wrong]
    # Taken back, what was there is there again, and missed when it is cut off.
    back = next(one for one in restoring.copies_of(office) if one.why == "restore")
    restoring.restore(None, office, back, TODAY, newer + timedelta(hours=2))
    assert not [one for one in checking.examine(newer) if one.wrong]
    keeping.copy_now("by_hand", newer + timedelta(hours=3))
    with transaction():
        execute("DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)")
    found = [one.reason.code for one in checking.examine(newer) if one.wrong]
    assert "journal_cut_since" in found
    opening.close_office()


def test_the_journal_says_that_a_copy_was_restored(office: str) -> None:
    restoring.restore(None, office, restoring.copies_of(office)[0], TODAY, NOW + timedelta(hours=1))
    last = execute("SELECT operation FROM journal ORDER BY id DESC LIMIT 1").fetchone()
    close_database()
    assert last == ("restore",)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["restore", "7"], 1, "lists the 1 there are"),
        (["restore", "nowhere.backup"], 1, "There is no copy at"),
        (["restore", "--yes"], 2, "Say which copy"),
        (["restore", "1", "--salvage"], 2, "stands alone"),
    ],
)
def test_what_cannot_be_done_is_said(
    office: str, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    found = run(capsys, *arguments, "--db", office)
    assert found[0] == code and said in found[2] and found[2].count("\n") == 1


def test_a_damaged_file_is_salvaged_and_restored(office: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(office)
    content = bytearray(path.read_bytes())
    page = content.index("怡乐园".encode()) // 4096 * 4096
    content[page : page + 4096] = b"\xff" * 4096
    path.write_bytes(content)
    code, out, _err = run(capsys, "restore", "--salvage", "--db", office)
    assert code == 0 and "rows were read." in out and "from the newest copy instead" in out
    code, out, _err = run(capsys, "restore", "--db", office)
    number = next(line.split()[0] for line in out.splitlines() if "salvaged" in line)
    code, out, err = run(capsys, "restore", number, "--yes", "--db", office)
    assert (code, err) == (0, "")
    assert head(office) == "王书记"


def test_a_server_looks_after_its_own(postgresql_target: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, _out, err = run(capsys, "restore", "--db", postgresql_target)
    assert code == 1 and "pg_dump" in err
