"""The chain that shows where the journal was tampered with."""

from __future__ import annotations

import pytest

from db import journal
from db.connection import execute, transaction
from db.records import Duty, Refused
from db.tables import Journal, JournalChange, Staff
from tests.db.test_journal import enrol, rename


@pytest.mark.parametrize(
    ("tamper", "code"),
    [
        ("UPDATE journal SET operation = 'other' WHERE id = {second}", "journal_broken"),
        ("UPDATE journal SET staff_id = {other} WHERE id = {second}", "journal_broken"),
        ("UPDATE journal SET chain = 'x' WHERE id = {second}", "journal_broken"),
        ("UPDATE journal SET draft_id = 'x' WHERE id = {second}", "journal_broken"),
        ("DELETE FROM journal_change WHERE journal_id = {second}", "journal_broken"),
        (
            "UPDATE journal_change SET after = replace(after, '张', '章') WHERE journal_id = {second}",
            "journal_altered",
        ),
        ("UPDATE journal_change SET before = NULL WHERE journal_id = {second}", "journal_altered"),
        ("UPDATE journal_change SET row_id = 7 WHERE journal_id = {second}", "journal_altered"),
        ("UPDATE journal_change SET salt = '' WHERE journal_id = {second}", "journal_altered"),
        ("UPDATE journal_change SET digest = 'x' WHERE journal_id = {second}", "journal_broken"),
    ],
)
def test_tampering_is_found_where_it_was_done(duty: Duty, tamper: str, code: str) -> None:
    with transaction():
        other = Staff.create(name="李强")
    resident_id = enrol(duty)
    rename(duty, resident_id, "张乃钰")
    second = journal.sequence()
    rename(duty, resident_id, "张乃玉")
    with transaction():
        execute(tamper.format(second=second, other=other.id))
    found = journal.verify()
    assert found is not None
    assert (found.reason.code, found.reason.values) == (code, {"entry": second})


def test_an_entry_taken_out_breaks_the_chain_at_the_next(duty: Duty) -> None:
    resident_id = enrol(duty)
    rename(duty, resident_id, "张乃钰")
    taken = journal.sequence()
    rename(duty, resident_id, "张乃玉")
    with transaction():
        JournalChange.delete().where(JournalChange.journal == taken).execute()
        Journal.delete().where(Journal.id == taken).execute()
    found = journal.verify()
    assert found is not None
    assert found.reason.values == {"entry": journal.sequence()}


def test_a_persons_texts_can_be_erased_without_breaking_the_chain(duty: Duty) -> None:
    resident_id = enrol(duty)
    rename(duty, resident_id, "张乃钰")
    with transaction():
        JournalChange.update(before=None, after=None, salt="").execute()
    assert journal.verify() is None
    with pytest.raises(Refused, match="undo_changed_since"):
        journal.undo_last(duty)


def test_the_journal_is_walked_in_pieces(duty: Duty, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_WALK", 3)
    resident_id = enrol(duty)
    for number in range(10):
        rename(duty, resident_id, f"张{number}")
    assert journal.verify() is None
    with transaction():
        Journal.update(desk="9").where(Journal.id == journal.sequence()).execute()
    assert journal.verify() is not None
