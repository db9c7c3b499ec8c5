"""What looking a database over finds, and that it says what to do."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from db import journal
from db.connection import close_database, execute, is_postgresql, open_database, transaction
from db.copies import kept_copies
from db.records import Duty
from db.tables import DayClose, Journal, Resident, Staff
from frontdesk.backups import checking, cleaning, keeping
from frontdesk.cli import main
from frontdesk.settings import keeping as setting_keeping
from tests import community

NOW = datetime(2021, 9, 6, 1, 30)


@pytest.fixture
def office(target: str) -> str:
    """A small open community on each engine in turn, its last day closed."""
    community.settle(target)
    open_database(target)
    staff = Staff.select().order_by(Staff.id.desc()).first().id
    duty = Duty(staff, "", "clerk", "1", date(2021, 9, 6))
    with journal.operation(duty, "resident_add") as entry:
        entry.insert(Resident, name="李秀芬")
    with journal.operation(duty, "day_close") as entry:
        number, chain = journal.head()
        entry.insert(DayClose, day=duty.day, closed_at=NOW, staff=staff, entry=number, chain=chain)
    for _ in range(3):
        with journal.operation(duty, "resident_add") as entry:
            entry.insert(Resident, name="张乃玉")
    return target


def codes(*, wrong: bool = True) -> list[str]:
    """What is found."""
    return [one.reason.code for one in checking.examine(NOW) if one.wrong == wrong]


def test_a_sound_one(office: str) -> None:
    assert codes() == []
    assert codes(wrong=False) == ([] if is_postgresql() else ["copies_none"])
    keeping.copy_now("close", NOW)
    assert codes(wrong=False) == []


def _forget_somebody() -> None:
    execute("DELETE FROM resident_doc WHERE id = (SELECT min(id) FROM resident_doc)")


def _misname_somebody() -> None:
    execute("UPDATE resident SET name = '别人' WHERE id = (SELECT min(id) FROM resident)")


def _cut_the_tail() -> None:
    last = journal.head()[0]
    for entry in range(last - 3, last + 1):
        execute("DELETE FROM journal_change WHERE journal_id = ?", (entry,))
        execute("DELETE FROM journal WHERE id = ?", (entry,))
    execute("UPDATE day_close SET entry = ? WHERE entry > 0", (last - 3,))


def _change_an_entry() -> None:
    Journal.update(desk="9").where(Journal.id == 1).execute()


def _set_the_clock_back() -> None:
    earlier = datetime(2015, 9, 6)
    execute("UPDATE journal SET at = ? WHERE id = ?", (earlier, journal.head()[0]))


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (_forget_somebody, "index_differs"),
        (_misname_somebody, "index_differs"),
        (_cut_the_tail, "journal_cut"),
        (_change_an_entry, "journal_broken"),
    ],
)
def test_what_is_wrong_is_found(office: str, spoil: Callable[[], None], found: str) -> None:
    with transaction():
        spoil()
    assert codes()[0] == found


def _cut_off(since: int) -> None:
    """The tail of the journal, with all that told of it in the database."""
    with transaction():
        execute("DELETE FROM journal_change WHERE journal_id >= ?", (since,))
        execute("DELETE FROM journal WHERE id >= ?", (since,))
        execute("DELETE FROM day_close WHERE entry >= ?", (since - 1,))


@pytest.mark.parametrize(("back", "found"), [(4, "journal_cut"), (0, "journal_cut_since")])
def test_a_tail_cut_off_with_its_closes_is_told_by_what_is_kept_apart(
    office: str, back: int, found: str
) -> None:
    """Entry 2 was followed by the close, and that by three; the copies themselves are gone as well."""
    copy = keeping.copy_now("close", NOW)
    for path in [] if copy is None else [Path(copy.path), kept_copies.about(Path(copy.path))]:
        path.unlink()
    _cut_off(journal.head()[0] - back)
    assert codes() == [found]
    # Going on with the work, and another copy, do not hide it.
    duty = Duty(Staff.select().order_by(Staff.id.desc()).first().id, "", "clerk", "1", date(2021, 9, 6))
    for hour in (1, 2):
        with journal.operation(duty, "resident_add"):
            pass
        keeping.copy_now("hourly", NOW + timedelta(hours=hour))
        assert codes() == [found]
    # Whoever put it there on purpose says so.
    cleaning.clean(duty, office, date(2021, 9, 6))
    assert codes() == []


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_what_the_second_place_tells_counts_where_the_first_was_cleared(office: str, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    duty = Duty(Staff.select().order_by(Staff.id.desc()).first().id, "", "clerk", "1", date(2021, 9, 6))
    setting_keeping.set_value(duty, "copies_folder", str(stick))
    with journal.operation(duty, "resident_add"):
        pass
    keeping.copy_now("close", NOW)
    shutil.rmtree(kept_copies.folder_of(Path(office)))
    assert codes() == []
    _cut_off(journal.head()[0])
    assert codes() == ["journal_cut_since"]


def test_a_clock_that_was_set_back_is_a_hint(office: str) -> None:
    with transaction():
        _set_the_clock_back()
    assert "clock_set_back" in codes(wrong=False)


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_copies_and_what_only_one_engine_can_have(office: str, capsys: pytest.CaptureFixture[str]) -> None:
    copy = keeping.copy_now("close", NOW)
    assert copy is not None
    with transaction():
        execute("INSERT INTO resident_fts (resident_fts, rowid, t) VALUES ('delete', 1, '')")
    execute("PRAGMA foreign_keys = 0")
    execute("UPDATE phone SET resident_id = 999 WHERE id = (SELECT min(id) FROM phone)")
    assert set(codes()) >= {"references_dangling", "index_differs"}
    content = bytearray(Path(copy.path).read_bytes())
    content[-1] ^= 1
    Path(copy.path).write_bytes(content)
    close_database()
    assert main(["--lang", "en", "--db", office, "check", "--json"]) == 1
    told = capsys.readouterr()
    document = json.loads(told.out)
    assert not document["sound"] and "copy_damaged" in [one["code"] for one in document["findings"]]
    assert document["counts"]["resident"] > 0
    assert "begin with the first" in told.err


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_what_is_only_added_to_never_shrinks(office: str) -> None:
    copy = keeping.copy_now("close", NOW)
    assert copy is not None
    with transaction():
        execute("DELETE FROM journal_change WHERE journal_id = 1")
    assert "fewer_rows" in codes()
    assert kept_copies.check(copy, NOW + timedelta(1)).counts == copy.counts
