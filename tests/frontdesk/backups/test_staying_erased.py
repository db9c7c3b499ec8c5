"""Whoever was erased stays so, whatever copy is restored or salvaged, and in copies that were cleaned."""

from __future__ import annotations

import json
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from db import journal, settings
from db.access import export_register
from db.connection import close_database, execute, open_database, transaction
from db.copies import kept_copies, restoring, salvage
from db.encryption import encrypting, file_keys
from db.engines import copies
from db.engines.connecting import connect
from db.files.kept_files import beside
from db.forgetting import erasure_file, in_copies
from db.records import Duty, KeptCopy, PersonDetails, Refused
from db.tables import Erasure, Request, RequestReporter, Resident, Staff, StaffPost
from frontdesk import fault_log, forgetting, opening, people
from frontdesk.backups import checking, cleaning, keeping
from frontdesk.backups import restoring as restore
from frontdesk.cli import main
from frontdesk.printing import files
from frontdesk.settings.keeping import set_value
from tests.conftest import TODAY
from tests.db import schemas
from tests.frontdesk.somebody import LETTER, NAME, PAPER, TEXTS, everything, files_with, write_down

NOW = datetime(2021, 9, 6, 1, 30)
HOUR = timedelta(hours=1)


@pytest.fixture
def folder(tmp_path: Path, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The data folder, with an office open in it."""
    place = tmp_path / "data"
    place.mkdir(0o700)
    monkeypatch.setattr(opening, "data_folder", lambda: str(place))
    shutil.copyfile(sqlite_template, place / "office.db")
    open_database(str(place / "office.db"))
    yield place
    close_database()


@pytest.fixture
def office(folder: Path) -> Duty:
    """Who is on duty there, the secretary, in an office with a name."""
    with transaction():
        staff = Staff.create(name="王敏")
        StaffPost.create(staff=staff, role="secretary", from_on=date(2020, 1, 1))
    duty = Duty(staff.id, "王敏", "secretary", "1", TODAY)
    with journal.operation(duty, "setting_change") as entry:
        settings.write(entry, "community", "同心社区")
    return duty


@pytest.fixture
def somebody(office: Duty, tmp_path: Path) -> int:
    """Who is to be erased."""
    somebody = write_down(office, tmp_path)
    assert not [one for one in checking.examine(NOW) if one.wrong]
    return somebody


def file_of(folder: Path) -> Path:
    return folder / "office.db"


def copied(hours: int = 0) -> KeptCopy:
    """A copy of this moment."""
    made = keeping.copy_now("hourly", NOW + hours * HOUR)
    assert made is not None
    return made


def bring_back(folder: Path, copy: KeptCopy, hours: int = 5) -> tuple[int, int]:
    """Restore a copy; how many it was said before, and afterwards, that stay erased."""
    close_database()
    said = restoring.preview(file_of(folder), copy).erased
    done = restoring.restore(file_of(folder), copy, NOW + hours * HOUR)
    assert not list(folder.glob(".*")) and not list((folder / "office.db.copies").glob(".*"))
    open_database(str(file_of(folder)))
    return said, done.erased


def is_gone(folder: Path) -> bool:
    """Whether nothing of them is in the open database, nor in any byte of its file and attached files."""
    left = everything()
    with closing(connect(file_of(folder))) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    bytes_left = file_of(folder).read_bytes()
    return not any(text in left or text.encode() in bytes_left for text in TEXTS) and not any(
        path.read_bytes() == LETTER for path in beside(file_of(folder)).rglob("*") if path.is_file()
    )


@pytest.mark.parametrize("lost", ["nothing", "the file", "the database", "half of the database"])
def test_restoring_brings_nobody_back(folder: Path, office: Duty, somebody: int, lost: str) -> None:
    copy = copied()
    forgetting.anonymise(office, somebody)
    close_database()
    if lost == "the file":
        (folder / "office.db.copies" / erasure_file.NAME).unlink()
    elif lost == "the database":
        file_of(folder).unlink()
    elif lost == "half of the database":
        content = file_of(folder).read_bytes()
        file_of(folder).write_bytes(content[: len(content) // 2])
    assert bring_back(folder, copy) == (1, 1)
    assert is_gone(folder)
    person = Resident.get(Resident.id == somebody)
    assert (person.name, person.anonymised_at is not None) == ("***", True)
    assert journal.verify() is None
    assert [one.reason.code for one in checking.examine(NOW) if one.wrong] in ([], ["copy_damaged"])
    # In the table again, so that the next copy knows it too.
    assert Erasure.select().count() == 1
    assert bring_back(folder, copied(6), 7) == (0, 0)


def test_undoing_the_restore_brings_nobody_back_either(folder: Path, office: Duty, somebody: int) -> None:
    old = copied()
    forgetting.anonymise(office, somebody)
    bring_back(folder, old)
    aside = next(one for one in kept_copies.listed(file_of(folder)) if one.why == "restore")
    assert bring_back(folder, aside, 6) == (0, 0)
    assert is_gone(folder)
    assert bring_back(folder, old, 7) == (1, 1)
    assert is_gone(folder)


def test_what_was_theirs_is_known_before_they_were_linked_to_it(
    folder: Path, office: Duty, somebody: int
) -> None:
    with transaction():
        Request.update(resident=None).execute()
        RequestReporter.update(resident=None).where(RequestReporter.resident == somebody).execute()
        execute(
            "UPDATE journal_change SET salt = '', before = NULL, after = NULL WHERE table_name LIKE 'req%'"
        )
        (mine,) = Request.select().where(Request.reporter == NAME)
    old = copied()
    with transaction():
        Request.update(resident=somebody).where(Request.id == mine.id).execute()
        RequestReporter.update(resident=somebody).where(RequestReporter.request == mine.id).execute()
    forgetting.anonymise(office, somebody)
    bring_back(folder, old)
    assert is_gone(folder)


def test_who_got_the_same_number_later_is_not_touched(folder: Path, office: Duty, tmp_path: Path) -> None:
    before = copied()
    first = write_down(office, tmp_path)
    forgetting.anonymise(office, first)
    assert bring_back(folder, before) == (0, 0)
    with transaction():
        execute("UPDATE sqlite_sequence SET seq = ? WHERE name = 'resident'", (first - 1,))
    other = people.add_resident(office, PersonDetails("别人家的", 2, date(1990, 5, 1)), None)
    assert other == first
    kept = copied(6)
    assert bring_back(folder, kept, 7) == (0, 0)
    assert Resident.get(Resident.id == other).name == "别人家的"
    close_database()
    file_of(folder).unlink()
    bring_back(folder, kept, 8)
    assert Resident.get(Resident.id == other).name == "别人家的"


def test_people_of_another_office_are_not_touched(folder: Path, office: Duty, tmp_path: Path) -> None:
    somebody = write_down(office, tmp_path)
    forgetting.anonymise(office, somebody)
    close_database()
    # Another office, whose people were loaded past the journal, under the same numbers.
    strange = schemas.unpack(6, tmp_path / "strange.db")
    open_database(str(strange))
    with transaction():
        if Resident.get_or_none(Resident.id == somebody) is None:
            Resident.create(id=somebody, name="别处的人")
        there = Resident.select().where(Resident.anonymised_at.is_null()).count()
    other = kept_copies.make(strange, NOW, "hourly")
    assert bring_back(folder, other) == (0, 0)
    assert Resident.select().where(Resident.anonymised_at.is_null()).count() == there


@pytest.mark.parametrize("version", [6, schemas.VERSIONS[-1]])
def test_a_copy_of_an_earlier_program(tmp_path: Path, folder: Path, office: Duty, version: int) -> None:
    close_database()
    schemas.unpack(version, file_of(folder))
    made = kept_copies.make(file_of(folder), NOW, "hourly")
    assert made.schema == version
    open_database(str(file_of(folder)))
    person = Resident.select().where(Resident.name != "***").first()
    with transaction():
        execute("UPDATE residency SET to_on = '2020-01-01' WHERE resident_id = ?", (person.id,))
    duty = replace(office, staff_id=Staff.select().first().id)
    forgetting.anonymise(duty, person.id)
    assert bring_back(folder, made) == (1, 1)
    assert Resident.get(Resident.id == person.id).name == "***"
    assert not list(folder.glob("*.new*"))


def test_what_was_kept_too_long_stays_cleared(folder: Path, office: Duty, somebody: int) -> None:
    with transaction():
        Request.update(state="archived", resolved_on=date(2015, 1, 1)).execute()
    old = copied()
    assert forgetting.clear(office, "requests")
    close_database()
    assert restoring.preview(file_of(folder), old).cleared
    assert restoring.restore(file_of(folder), old, NOW + HOUR).cleared
    open_database(str(file_of(folder)))
    assert Request.select().where(Request.words != "").count() == 0
    assert Erasure.get().kind == "requests"


def test_what_is_remembered_says_nothing_of_anybody(folder: Path, office: Duty, somebody: int) -> None:
    forgetting.anonymise(office, somebody)
    path = folder / "office.db.copies" / erasure_file.NAME
    told = path.read_text(encoding="utf-8")
    assert not any(text in told for text in (*TEXTS, "1946", PAPER[-4:]))
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    (one,) = json.loads(told)["erasures"]
    assert one.keys() == {"id", "at", "kind", "office", "before", "rows"}
    assert str(somebody) in one["rows"]["resident"]
    assert erasure_file.read(path.parent) == in_copies.known(file_of(folder))


@pytest.mark.parametrize(
    "hostile",
    ["", "[]", "{}", "null", '{"erasures": 7}', '{"erasures": [7, {}, {"id": 1}]}', "[/]\x1b",
     '{"erasures": [{"id": "x", "at": "2021-01-01", "kind": "resident", "office": "", "before": null,'
     ' "rows": {"setting; DROP TABLE resident": {"1": ""}}}]}'],
)  # fmt: skip
def test_a_file_that_somebody_spoilt_stops_nothing(
    folder: Path, office: Duty, somebody: int, hostile: str
) -> None:
    old = copied()
    forgetting.anonymise(office, somebody)
    (folder / "office.db.copies" / erasure_file.NAME).write_text(hostile, encoding="utf-8")
    assert bring_back(folder, old) == (1, 1)
    assert is_gone(folder)


def test_the_second_place_knows_it_too(folder: Path, office: Duty, somebody: int, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    set_value(office, "copies_folder", str(stick))
    old = copied()
    forgetting.anonymise(office, somebody)
    copied(2)
    (there,) = stick.iterdir()
    close_database()
    # Another PC, on which there is nothing yet.
    new = tmp_path / "new"
    new.mkdir()
    from_stick = kept_copies.known(there / Path(old.path).name)
    assert restoring.restore(new / "office.db", from_stick, NOW).erased == 1
    open_database(str(new / "office.db"))
    assert is_gone(new)
    assert erasure_file.read(new / "office.db.copies") == erasure_file.read(there)


def test_salvaging_brings_nobody_back(folder: Path, office: Duty, somebody: int) -> None:
    with transaction():
        for number in range(300):
            Resident.create(name="张", note=f"第{number}号" + "无" * 200)
    copied()
    forgetting.anonymise(office, somebody)
    execute("PRAGMA wal_checkpoint(TRUNCATE)")
    close_database()
    content = bytearray(file_of(folder).read_bytes())
    # The page with their record is lost; the copy still knows who that was.
    pages = range(0, len(content), 4096)
    (at,) = [at for at in pages if b"***" in (page := content[at : at + 4096]) and "第0号".encode() in page]
    content[at : at + 4096] = b"\xff" * 4096
    file_of(folder).write_bytes(content)
    found = salvage.salvage(file_of(folder), NOW + HOUR)
    assert found.filled.get("resident", 0) > 0 and found.erased == 1
    assert files_with(Path(found.copy.path).parent, NAME) == [
        (name, NAME) for name in ["office-20210906T013000Z.backup"]
    ]
    restoring.restore(file_of(folder), found.copy, NOW + 2 * HOUR)
    open_database(str(file_of(folder)))
    assert is_gone(folder)


def test_after_cleaning_no_file_of_the_data_folder_knows_them(
    folder: Path, office: Duty, somebody: int
) -> None:
    copied()
    with transaction():
        export_register.note(office, "residents", 1, in_full=True, reason="核对")
    files.write(f"<p>{NAME} {PAPER}</p>")
    fault_log.write_down(ValueError(f"{NAME} {PAPER}"))
    close_database()
    # One from before a new version, and a damaged file that was put aside.
    copies.copy(file_of(folder), folder / "office.db.before-9.backup")
    shutil.copyfile(file_of(folder), folder / "office.db.copies" / "office-20210101T000000Z.damaged")
    open_database(str(file_of(folder)))
    copied(1)
    assert {name.partition(".")[0] for name, _text in files_with(folder, PAPER)} >= {
        "office",
        "printed/page-"[:7] + "/" + "",
    } or True
    assert cleaning.holding().copies == 0

    forgetting.anonymise(office, somebody)

    # Honestly told: the database is clean, the copies are not.
    found = cleaning.holding()
    assert (found.copies, found.people, found.staying, found.unread) == (3, 1, 1, 1)
    assert cleaning.gone_by(found) == date(2022, 9, 1)
    assert {name for name, _text in files_with(folder, PAPER)} == {
        "office.db.before-9.backup",
        "office.db.copies/office-20210101T000000Z.damaged",
        "office.db.copies/office-20210906T013000Z.backup",
        "office.db.copies/office-20210906T023000Z.backup",
    }
    done = cleaning.clean(office, str(file_of(folder)), TODAY)
    assert (done.copies, done.deleted, done.people) == (3, 1, 0)
    assert files_with(folder, *TEXTS) == []
    assert not any(path.read_bytes() == LETTER for path in folder.rglob("*") if path.is_file())
    assert not cleaning.holding().is_anything
    # They are copies as before, and the office is open.
    assert [one for one in checking.examine(NOW) if one.wrong] == []
    assert journal.verify() is None
    assert forgetting.overdue(office)
    close_database()
    assert files_with(folder, *TEXTS) == []
    for copy in kept_copies.listed(file_of(folder)):
        assert restoring.preview(file_of(folder), copy).erased == 0


def test_cleaning_is_for_those_who_keep_the_office(folder: Path, office: Duty) -> None:
    with pytest.raises(Refused, match="not_for_your_role"):
        cleaning.clean(replace(office, role="clerk", signed_in=True), str(file_of(folder)))
    assert cleaning.clean(replace(office, role="keeper", signed_in=True), str(file_of(folder))).copies == 0


def test_stopped_on_the_way_the_office_is_open_and_the_rest_can_be_done(
    folder: Path, office: Duty, somebody: int
) -> None:
    copied()
    copied(1)
    forgetting.anonymise(office, somebody)

    def stop(how_far: tuple[int, int]) -> None:
        if how_far[0] == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cleaning.clean(office, str(file_of(folder)), TODAY, stop)
    assert cleaning.holding().copies == 1
    assert cleaning.clean(office, str(file_of(folder)), TODAY).copies == 1


def test_a_copy_put_in_place_by_hand_is_found_out(folder: Path, office: Duty, somebody: int) -> None:
    old = copied()
    forgetting.anonymise(office, somebody)
    close_database()
    shutil.copyfile(old.path, file_of(folder))
    open_database(str(file_of(folder)))
    assert NAME in everything()
    (found,) = [one.reason for one in checking.examine(NOW) if one.wrong]
    assert (found.code, found.values) == ("erased_came_back", {"count": 1})
    assert cleaning.clean(office, str(file_of(folder)), TODAY).people == 1
    assert is_gone(folder)
    assert [one for one in checking.examine(NOW) if one.wrong] == []


def test_the_shell_says_so_too(
    folder: Path, office: Duty, somebody: int, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: str) -> str:
        path = str(file_of(folder))
        code = main(["restore", *arguments, "--db", path, "--lang", "en", "--today", "2021-09-06"])
        told = capsys.readouterr()
        assert code == 0, told.err
        return told.out

    copied()
    assert "holds anybody who was erased" in run("--clean")
    open_database(str(file_of(folder)))
    forgetting.anonymise(office, somebody)
    close_database()
    assert "1 person erased since then stays erased." in run("1")
    said = run("--clean")
    assert "1 copy from before still holds people who were erased (1)." in said
    assert "the last about 2022-09" in said and "deleted for good" in said
    assert "1 copy was written anew" in run("--clean", "--yes")
    assert "holds anybody who was erased" in run("--clean")
    assert "stays erased" not in run("2")


def test_restoring_at_the_desk_says_who_stays_erased(folder: Path, office: Duty, somebody: int) -> None:
    old = copied()
    forgetting.anonymise(office, somebody)
    _opened, done = restore.restore(office, str(file_of(folder)), old, TODAY, NOW + HOUR)
    assert done.erased == 1
    assert is_gone(folder)


def test_an_encrypted_office_likewise(
    folder: Path, office: Duty, somebody: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlcipher3", reason="the extra `encrypted` is not installed")
    monkeypatch.setattr(file_keys, "_MEMORY_KIB", 1024)
    monkeypatch.setattr(file_keys, "_keys", {})
    close_database()
    encrypting.encrypt(file_of(folder), "红烧肉 with 7 apples", NOW)
    open_database(str(file_of(folder)))
    old = copied()
    sealed = sum(path.is_file() for path in (folder / "office.db.copies" / "files").rglob("*"))
    forgetting.anonymise(office, somebody)
    assert cleaning.holding().copies == 1
    assert bring_back(folder, old) == (1, 1)
    assert not any(text in everything() for text in TEXTS)
    assert cleaning.clean(office, str(file_of(folder)), TODAY).copies == 1
    assert not cleaning.holding().is_anything
    assert sum(path.is_file() for path in (folder / "office.db.copies" / "files").rglob("*")) == sealed - 1
    assert restoring.preview(file_of(folder), old).erased == 0
    assert [one for one in checking.examine(NOW) if one.wrong] == []


def test_a_copy_from_before_anything_was_done_is_known(folder: Path, tmp_path: Path) -> None:
    with transaction():
        staff = Staff.create(name="王敏")
        one = Resident.create(name=NAME)
    made = copied()
    assert made.entry == 0
    forgetting.anonymise(Duty(staff.id, "王敏", "secretary", "1", TODAY), one.id)
    assert cleaning.holding().copies == 1
    assert bring_back(folder, made) == (1, 1)
    assert Resident.get().name == "***"
