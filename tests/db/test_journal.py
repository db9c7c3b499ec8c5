"""Operations, their undoing, and the chain that shows tampering."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from db import drafts, journal, records
from db.access import access_log
from db.connection import open_database, transaction
from db.records import Duty, Refused
from db.tables import (
    AccessLog,
    Draft,
    Estate,
    IdentityPaper,
    Journal,
    JournalChange,
    Phone,
    Request,
    Resident,
    Staff,
)


def enrol(duty: Duty, name: str = "张乃玉", **fields: Any) -> int:
    """Enrol one resident with a phone."""
    with journal.operation(duty, "resident_add") as entry:
        resident_id = entry.insert(Resident, name=name, born_on=date(1950, 2, 3), **fields)
        entry.insert(Phone, resident=resident_id, number="00000000000")
        entry.about("resident", resident_id)
    return resident_id


def rename(duty: Duty, resident_id: int, name: str) -> None:
    """Change a resident's name."""
    with journal.operation(duty, "resident_edit", subject_kind="resident", subject_id=resident_id) as entry:
        entry.update(Resident, resident_id, name=name)


def colleague(name: str = "李强") -> Duty:
    """Put somebody else on duty."""
    with transaction():
        staff = Staff.create(name=name)
    return Duty(staff.id, name, "clerk", "2", date(2021, 9, 6))


def undo_code(duty: Duty) -> str:
    """Return the code with which undo is refused."""
    before = journal.sequence()
    with pytest.raises(Refused) as caught:
        journal.undo_last(duty)
    assert journal.sequence() == before
    return caught.value.reason.code


def test_an_operation_tells_who_what_when_and_each_row(duty: Duty) -> None:
    resident_id = enrol(duty)
    rename(duty, resident_id, "张乃钰")
    first, second = Journal.select().order_by(Journal.id)
    assert (first.operation, first.staff.id, first.role, first.desk) == (
        "resident_add",
        duty.staff_id,
        "clerk",
        "1",
    )
    assert (first.day, first.subject_kind, first.subject_id) == (duty.day, "resident", resident_id)
    assert journal.sequence() == second.id
    changes = list(JournalChange.select().order_by(JournalChange.journal, JournalChange.position))
    assert [(change.table_name, change.row_id) for change in changes[::2]] == [("resident", resident_id)] * 2
    assert changes[0].before is None
    assert '"name":"张乃玉"' in str(changes[0].after)
    assert '"born_on":"1950-02-03"' in str(changes[0].after)
    assert '"name":"张乃玉"' in str(changes[2].before)
    assert '"name":"张乃钰"' in str(changes[2].after)
    assert journal.verify() is None


def test_an_error_leaves_neither_rows_nor_entry(duty: Duty) -> None:
    with pytest.raises(ZeroDivisionError), journal.operation(duty, "resident_add") as entry:
        entry.insert(Resident, name="张乃玉")
        raise ZeroDivisionError
    assert Resident.select().count() == 0
    assert journal.sequence() == 0


def test_what_is_so_already_is_no_change(duty: Duty) -> None:
    resident_id = enrol(duty)
    with journal.operation(duty, "resident_edit") as entry:
        entry.update(Resident, resident_id, name="张乃玉", born_on=date(1950, 2, 3), note="")
        assert entry.touched() == ()


def test_changing_what_is_not_there_is_refused(duty: Duty) -> None:
    with pytest.raises(Refused, match="row_gone"):
        rename(duty, 99, "张乃钰")


def test_a_draft_leads_to_one_operation_however_often_it_is_saved(duty: Duty) -> None:
    draft = records.Draft(id="d-1", staff_id=duty.staff_id, desk="1", form="resident", fields={"name": "张"})
    assert drafts.save(draft)

    def save() -> None:
        with journal.operation(duty, "resident_add", draft_id="d-1") as entry:
            entry.about("resident", entry.insert(Resident, name="张乃玉"))

    save()
    assert Draft.select().count() == 0
    with pytest.raises(Refused) as caught:
        save()
    subject = Resident.select().get().id
    assert caught.value.reason == records.Reason(
        "already_saved", {"entry": journal.sequence(), "subject": subject}
    )
    assert Resident.select().count() == 1
    assert not drafts.save(draft), "an autosave that comes late"
    assert Draft.select().count() == 0


def test_undo_takes_back_one_after_the_other(duty: Duty) -> None:
    resident_id = enrol(duty)
    rename(duty, resident_id, "张乃钰")
    rename(duty, resident_id, "章乃钰")
    for name in ("张乃钰", "张乃玉"):
        undone = journal.undo_last(duty)
        assert (undone.operation, undone.subject_id, undone.day) == ("resident_edit", resident_id, duty.day)
        assert undone.touched == (("resident", resident_id),)
        assert Resident.get_by_id(resident_id).name == name
    phone_id = JournalChange.select().where(JournalChange.table_name == "phone").first().row_id
    assert journal.undo_last(duty).touched == (("phone", phone_id), ("resident", resident_id))
    assert Resident.select().count() == Phone.select().count() == 0
    assert undo_code(duty) == "undo_nothing"
    assert Journal.select().count() == 6
    assert journal.verify() is None


def test_undo_works_after_a_restart_and_is_each_persons_own(duty: Duty, opened: str) -> None:
    other = colleague()
    mine, theirs = enrol(duty), enrol(other, "刘大娘")
    open_database(opened)
    assert journal.undo_last(duty).subject_id == mine
    assert undo_code(duty) == "undo_nothing"
    assert [resident.id for resident in Resident.select()] == [theirs]
    # A new operation after an undo is the last one again.
    again = enrol(duty)
    assert again > theirs, "an id is never used twice"
    assert journal.undo_last(duty).subject_id == again


def test_undo_is_refused_where_somebody_changed_the_row_since(duty: Duty) -> None:
    other = colleague()
    resident_id = enrol(duty)
    rename(duty, resident_id, "张乃钰")
    with journal.operation(other, "resident_edit") as entry:
        entry.update(Resident, resident_id, note="住院")
    assert undo_code(duty) == "undo_changed_since"
    journal.undo_last(other)
    journal.undo_last(duty)
    assert Resident.get_by_id(resident_id).name == "张乃玉"


def test_undo_is_refused_where_the_row_is_gone(duty: Duty) -> None:
    enrol(duty)
    with transaction():
        Phone.delete().execute()
    assert undo_code(duty) == "undo_changed_since"
    assert Resident.select().count() == 1


def test_a_row_that_others_refer_to_stays(duty: Duty) -> None:
    other = colleague()
    resident_id = enrol(duty)
    with journal.operation(other, "paper_add") as entry:
        entry.insert(IdentityPaper, resident=resident_id, kind="other", number="X", verified=True)
    assert undo_code(duty) == "row_in_use"
    assert Phone.select().count() == 1, "all or nothing"
    journal.undo_last(other)
    journal.undo_last(duty)
    assert Resident.select().count() == 0


def test_what_cannot_be_undone_stands_in_the_way_of_what_came_before(duty: Duty) -> None:
    resident_id = enrol(duty)
    with journal.operation(duty, "anonymise", undoable=False) as entry:
        entry.update(Resident, resident_id, name="")
    assert undo_code(duty) == "undo_not_possible"


def test_an_operation_without_changes_is_passed_over_by_undo(duty: Duty) -> None:
    resident_id = enrol(duty)
    with journal.operation(duty, "day_look"):
        pass
    assert journal.undo_last(duty).subject_id == resident_id


def test_every_kind_of_value_goes_back_as_it_was(duty: Duty) -> None:
    with journal.operation(duty, "all") as entry:
        estate = entry.insert(Estate, name="海纳莒州家园", kind="commercial")
        resident = entry.insert(Resident, name="阿卜杜拉·买买提\n[/]'\"", sex=1, born_on=date(1950, 2, 3))
        paper = entry.insert(IdentityPaper, resident=resident, kind="other", number="X", verified=True)
        request = entry.insert(
            Request,
            **{
                "number": "2021-0001",
                "received_on": date(2021, 9, 6),
                "channel": "walk_in",
                "nature": "help",
            },
            **{
                "topic": "qt",
                "estate": estate,
                "reporter": "张",
                "resident": resident,
                "words": "",
                "summary": "",
            },
            state="new",
        )
    before = [list(model.select().tuples()) for model in (Estate, Resident, IdentityPaper, Request)]
    with journal.operation(duty, "all") as entry:
        entry.update(Estate, estate, retired_on=date(2021, 9, 7))
        entry.update(Resident, resident, sex=2, born_on=None, died_on=date(2021, 1, 1), name="𬎆㛃")
        entry.update(IdentityPaper, paper, verified=False)
        entry.update(Request, request, estate=None, due_on=date(2021, 10, 1))
    journal.undo_last(duty)
    assert [list(model.select().tuples()) for model in (Estate, Resident, IdentityPaper, Request)] == before
    journal.undo_last(duty)
    assert Resident.select().count() == 0
    assert journal.verify() is None


def test_many_changes_of_one_operation_are_undone_together(duty: Duty) -> None:
    with journal.operation(duty, "import") as entry:
        for number in range(1200):
            entry.insert(Resident, name=f"张{number}")
    assert JournalChange.select().count() == 1200
    journal.undo_last(duty)
    assert Resident.select().count() == 0
    assert journal.verify() is None


def test_no_row_of_the_access_log_is_lost_by_undo(duty: Duty) -> None:
    resident_id = enrol(duty)
    access_log.note(duty, resident_id, "reveal", "核对")
    line: Any = AccessLog.select().get()
    assert (line.staff.id, line.desk, line.resident.id, line.action, line.reason) == (
        *(duty.staff_id, "1", resident_id),
        *("reveal", "核对"),
    )
    assert undo_code(duty) == "row_in_use"


def test_many_rows_at_once_are_told_and_undone_as_one_by_one(duty: Duty) -> None:
    people = [
        {"name": f"居民{number}", "sex": number % 3, "born_on": date(1950, 1, 1), "note": "[/]"}
        for number in range(1_200)
    ]
    with journal.operation(duty, "ledger_import") as entry:
        ids = entry.insert_many(Resident, people)
        entry.insert_many(
            IdentityPaper, [{"resident": ids[0], "kind": "other", "number": "1", "verified": True}]
        )
        one_by_one = entry.insert(Resident, **people[0])
        assert entry.insert_many(Phone, []) == []
    assert ids == sorted(set(ids)) and len(ids) == len(people)
    assert one_by_one > ids[-1]
    first, last = (
        JournalChange.select(JournalChange.after).where(JournalChange.row_id == row_id).scalar()
        for row_id in (ids[0], one_by_one)
    )
    assert first == last.replace(str(one_by_one), str(ids[0]))
    paper = JournalChange.get(JournalChange.table_name == "identity_paper")
    assert '"verified":true' in str(paper.after)
    assert journal.verify() is None
    journal.undo_last(duty)
    assert Resident.select().count() == Phone.select().count() == 0


def test_one_row_changed_since_keeps_all_of_an_operation(duty: Duty) -> None:
    with journal.operation(duty, "ledger_import") as entry:
        ids = entry.insert_many(Resident, [{"name": f"居民{number}"} for number in range(10)])
    rename(colleague(), ids[3], "另一个")
    assert undo_code(duty) == "undo_changed_since"
    assert Resident.select().count() == 10
