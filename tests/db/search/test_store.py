"""Keeping the index: served lately, made anew, tidied; on both engines."""

from __future__ import annotations

import pytest

from db import journal
from db.connection import execute, open_database, transaction
from db.records import Duty
from db.search import store
from db.search.documents import LEFT
from db.search.schema import INDEXED
from db.tables import Resident, Setting

from .answers import answers, documents, ids, in_step, served


def test_anonymising_leaves_no_word_behind(community: Duty) -> None:
    with journal.operation(community, "anonymise", undoable=False) as entry:
        entry.update(Resident, 1, name="", anonymised_at="2021-09-06 00:00:00")
    assert ids("宁裕") == ids("0207") == []
    everything = " ".join(text for kind in INDEXED for _number, text in documents(kind))
    assert "宁裕" not in everything
    assert "15412340207" not in everything
    assert [resident for resident, _text in served()] == [8, 16]
    in_step()


def test_a_rebuild_leaves_no_word_of_the_anonymised_either(community: Duty) -> None:
    with transaction():
        Resident.update(name="", anonymised_at="2021-09-06 00:00:00").where(Resident.id == 1).execute()
        store.rebuild()
    assert [resident for resident, _text in served()] == [8, 16]
    assert ids("宁裕") == []


def test_refreshing_makes_documents_anew_from_their_rows(community: Duty) -> None:
    with transaction():
        Resident.update(name="赵新").where(Resident.id.in_((1, 12, 16))).execute()
    assert ids("zhaoxin") == [5]
    store.refresh("resident", [12, 1, 12])
    # Somebody served lately is found by the new name there, too.
    assert ids("zhaoxin") == [1, 12, 5]
    store.refresh("resident", [16])
    assert ids("zhaoxin") == [16, 1, 12, 5]
    store.refresh("resident", [999_999])
    store.refresh("household", [])
    in_step()


def test_who_has_left_stands_behind_who_lives_here(community: Duty) -> None:
    kept = {number for number, _text in documents("resident")}
    assert {1, 15 + LEFT, 16 + LEFT, 113 + LEFT} <= kept
    assert not {15, 16, 113, 1 + LEFT} & kept


def test_the_last_served_comes_first(community: Duty) -> None:
    assert [resident for resident, _text in served()] == [8, 16, 1]
    store.note_served(1)
    store.note_served(1)
    assert [resident for resident, _text in served()] == [1, 8, 16]
    store.note_served(999_999)
    assert [resident for resident, _text in served()] == [1, 8, 16]
    in_step()


def test_only_so_many_are_remembered_as_served(community: Duty, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_MOST_RECENT", 4)
    for resident in (2, 3, 4, 5):
        store.note_served(resident)
    assert [resident for resident, _text in served()] == [5, 4, 3, 2]
    assert ids("zhang")[0] == 3
    assert ids("张宁裕") == [1]
    in_step()


def test_the_twenty_served_last_lead_a_tier(community: Duty) -> None:
    with journal.operation(community, "test") as entry:
        people = [entry.insert(Resident, name="钱新") for _ in range(25)]
    for resident in people:
        store.note_served(resident)
    assert ids("钱新") == [*reversed(people[5:]), *people[:5]]


def test_an_index_of_other_words_is_made_anew_when_told(community: Duty, opened: str) -> None:
    before = answers()
    assert not store.bring_up_to_date()
    with transaction():
        Setting.update(value="0").where(Setting.key == "tokens").execute()
        execute("DELETE FROM resident_doc")
        store.refresh("household", [])
    open_database(opened)
    assert store.bring_up_to_date()
    assert answers() == before
    assert Setting.get(Setting.key == "tokens").value == str(store.WORDS_VERSION)
    assert not store.bring_up_to_date()
    in_step()


def test_an_index_that_never_was_is_made(community: Duty) -> None:
    before = answers()
    with transaction():
        Setting.delete().where(Setting.key == "tokens").execute()
    assert store.bring_up_to_date()
    assert answers() == before


def test_new_words_of_the_program_make_an_index_anew(
    community: Duty, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "WORDS_VERSION", store.WORDS_VERSION + 1)
    assert store.bring_up_to_date()
    assert not store.bring_up_to_date()


def test_tidying_changes_no_answer(community: Duty) -> None:
    for number in range(70):
        with journal.operation(community, "test") as entry:
            entry.update(Resident, 12, name=f"赵新{number}")
    before = answers()
    for _ in range(3):
        store.tidy()
        assert answers() == before
    in_step()


def test_an_empty_database_has_nothing_to_find(duty: Duty) -> None:
    assert not any(answers().values())
    store.rebuild()
    store.tidy()
    assert not any(answers().values())
