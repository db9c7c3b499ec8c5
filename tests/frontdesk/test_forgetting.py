"""Somebody is erased: nothing of them is left in any table, in the journal or in the file; what counts is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import psycopg
import pytest

from db import drafts, journal
from db.connection import close_database, execute, is_postgresql, open_database, transaction
from db.expired import KINDS
from db.forgetting.what import CLEARED, REMOVED
from db.records import Draft, Duty, Refused
from db.tables import (
    TABLES,
    AccessLog,
    Attachment,
    Enrolment,
    HealthReading,
    Journal,
    Package,
    Request,
    RequestReporter,
    Resident,
    Staff,
)
from frontdesk import opening
from frontdesk.attachments import viewing
from frontdesk.attachments.place import kept
from frontdesk.backups import checking, cleaning
from frontdesk.finding import find
from frontdesk.forgetting import anonymise, clear, departed_people, overdue
from frontdesk.undoing import undo_last
from tests.conftest import TODAY
from tests.frontdesk.somebody import (
    NAME,
    PAPER,
    PHONE,
    SECOND,
    TEXTS,
    WORDS,
    everything,
    files_with,
    write_down,
)


@pytest.fixture
def known(duty: Duty, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Somebody of whom there is something everywhere, and who has moved away."""
    monkeypatch.setattr(opening, "data_folder", lambda: str(tmp_path / "data"))
    return write_down(duty, tmp_path)


def test_nothing_of_a_person_is_left(known: int, duty: Duty, opened: str) -> None:
    for text in TEXTS:
        assert text in everything()
    assert find(duty, NAME, 5).hits
    before = (Request.select().count(), RequestReporter.select().count(), Resident.select().count())
    entries = Journal.select().count()
    folder = kept()
    (attached,) = Attachment.select()
    assert folder.path(attached.digest).exists()
    looked_at = Path(viewing.copy_to_view(duty, attached.id))
    assert looked_at.exists()

    anonymise(duty, known)
    assert not looked_at.exists()

    left = everything()
    for text in (*TEXTS, "theirs", f"{PAPER[:6]} {PAPER[6:14]}"):
        assert text not in left
    assert "别人" in left
    assert not find(duty, NAME, 5).hits and not find(duty, PAPER[-4:], 5).hits
    assert (Request.select().count(), RequestReporter.select().count(), Resident.select().count()) == before
    assert Journal.select().count() == entries + 1
    assert journal.verify() is None
    assert not folder.path(attached.digest).exists()
    person = Resident.get(Resident.id == known)
    assert (person.name, person.sex, person.born_on) == ("***", 1, date(1946, 1, 1))
    if not is_postgresql():
        # Not after closing, which would clear the log away: now.
        _assert_no_byte_is_left(opened)
        close_database()
        _assert_no_byte_is_left(opened)


def _assert_no_byte_is_left(target: str) -> None:
    for path in Path(target).parent.glob("office.db*"):
        if path.is_file():
            content = path.read_bytes()
            for text in (PAPER, PAPER[-8:], PHONE, SECOND, NAME, "心脏"):
                assert text.encode() not in content, (path.name, text)


@pytest.fixture
def tables(postgresql_target: str) -> Iterator[Path]:
    """The files of an open database on a server; its log is elsewhere, and the server's own."""
    open_database(postgresql_target)
    (place, database) = execute(
        "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = current_database()"
    ).fetchone()
    folder = Path(place) / "base" / str(database)
    if not os.access(folder, os.R_OK):
        pytest.skip("the files of the server cannot be read from here")
    yield folder


def on_disk(tables: Path, *texts: str) -> set[str]:
    """Which of these stand in the files of the tables, once the server has written them."""
    execute("CHECKPOINT")
    return {text for _name, text in files_with(tables, *texts)}


def test_nothing_of_a_person_is_left_in_the_files_of_a_server(
    tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "data_folder", lambda: str(tmp_path / "data"))
    with transaction():
        staff = Staff.create(name="王敏")
    duty = Duty(staff.id, "王敏", "secretary", "1", TODAY)
    somebody = write_down(duty, tmp_path)
    # A form that was put aside, and samples of what stands in the tables.
    drafts.save(Draft("gone", duty.staff_id, duty.desk, "walk_in", {"paper": PAPER}))
    drafts.discard("gone")
    execute("ANALYZE")
    assert on_disk(tables, *TEXTS) == set(TEXTS)
    assert anonymise(duty, somebody)
    assert on_disk(tables, *TEXTS) == set()
    assert journal.verify() is None
    assert [one.reason.code for one in checking.examine() if one.wrong] == []


def test_another_desk_in_the_way_leaves_it_to_be_done_again(
    tables: Path, postgresql_target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "data_folder", lambda: str(tmp_path / "data"))
    with transaction():
        staff = Staff.create(name="王敏")
    duty = Duty(staff.id, "王敏", "secretary", "1", TODAY)
    somebody = write_down(duty, tmp_path)
    execute("SET lock_timeout = 100")
    with psycopg.connect(postgresql_target) as other:
        other.execute("LOCK TABLE identity_paper IN ACCESS SHARE MODE")
        assert not anonymise(duty, somebody)
        assert NAME not in everything()
        assert PAPER in on_disk(tables, PAPER)
        with pytest.raises(Refused, match="tables_in_use"):
            cleaning.clean(duty, None)
    cleaning.clean(duty, None)
    assert on_disk(tables, *TEXTS) == set()


def test_it_stays_done(known: int, duty: Duty) -> None:
    anonymise(duty, known)
    with pytest.raises(Refused, match="undo_changed_since"):
        undo_last(duty)
    with pytest.raises(Refused, match="anonymised_already"):
        anonymise(duty, known)


def test_what_was_done_to_them_before_cannot_be_undone(known: int, duty: Duty) -> None:
    anonymise(replace(duty, staff_id=_somebody_else()), known)
    with pytest.raises(Refused, match="undo"):
        undo_last(duty)
    assert journal.verify() is None


def _somebody_else() -> int:
    with transaction():
        (one,) = execute("INSERT INTO staff (name) VALUES ('李明') RETURNING id").fetchone()
    return int(one)


def test_what_others_said_stays(known: int, duty: Duty) -> None:
    (mine,) = Request.select().where(Request.resident == known)
    with transaction():
        RequestReporter.create(
            request=mine.id, name="邻居", kind="person", resident=2, phone="", joined_on=duty.day
        )
    anonymise(duty, known)
    after = Request.get(Request.id == mine.id)
    assert after.words == "我姓***,心脏不好,打***"
    assert after.summary == "***反映楼道灯不亮"


def test_who_lives_here_is_not_erased(known: int, duty: Duty) -> None:
    with pytest.raises(Refused, match="anonymise_lives_here"):
        anonymise(duty, 1)
    with pytest.raises(Refused, match="row_gone"):
        anonymise(duty, 99_999)
    with pytest.raises(Refused, match="not_for_your_role"):
        anonymise(replace(duty, signed_in=True), known)


def test_who_is_due(known: int, duty: Duty) -> None:
    assert NAME in [one.name for one in departed_people(duty)]
    assert departed_people(duty, "oyhf") == departed_people(duty, NAME)
    early = replace(duty, day=date(2020, 6, 1))
    assert NAME not in [one.name for one in departed_people(early)]
    assert NAME in [one.name for one in departed_people(early, everybody=True)]
    anonymise(duty, known)
    assert NAME not in [one.name for one in departed_people(duty, everybody=True)]


def test_every_table_that_knows_people_is_thought_of() -> None:
    refer = {
        table
        for table in TABLES
        if any(getattr(field, "rel_model", None) is Resident for field in table._meta.sorted_fields)
    }
    assert refer - {Resident} == set(CLEARED) | set(REMOVED)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_kept_too_long_is_cleared_and_still_counted(known: int, duty: Duty, kind: str) -> None:
    with transaction():
        Request.update(state="archived", resolved_on=date(2015, 1, 1)).execute()
        HealthReading.create(resident=1, taken_at=datetime(2015, 1, 1), kind="pressure", reading="{}")
        AccessLog.insert(at=datetime(2015, 1, 1), staff=duty.staff_id, desk="1", action="reveal").execute()
        package = Package.create(series="art", name="课堂", kind="class")
        for resident, born in ((2, date(1948, 5, 1)), (3, date(2010, 1, 1))):
            Resident.update(born_on=born).where(Resident.id == resident).execute()
            Enrolment.create(
                package=package, resident=resident, state="completed", asked_on=date(2015, 1, 1),
                ended_on=date(2015, 6, 1), school="第一小学", note="怕狗",
            )  # fmt: skip
    counts = {one.kind: one.count for one in overdue(duty)}
    assert counts["readings"] == counts["access_log"] == counts["children"] == 1
    assert counts["enrolments"] == 2
    assert counts["requests"] >= 1
    before = (Request.select().count(), Enrolment.select().count())
    assert clear(duty, kind) == counts[kind]
    assert (Request.select().count(), Enrolment.select().count()) == before
    assert {one.kind: one.count for one in overdue(duty)}[kind] == 0
    assert journal.verify() is None
    if kind == "requests":
        assert WORDS not in everything()
    with pytest.raises(Refused, match="nothing_overdue"):
        clear(duty, kind)
