"""The index follows what is done, step by step, as it would be made anew; on both engines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from db import journal
from db.entry import Entry
from db.records import Duty
from db.search import store
from db.search.schema import INDEXED
from db.tables import (
    Building,
    Estate,
    EstateAlias,
    Household,
    IdentityPaper,
    Organisation,
    Phone,
    Request,
    Residency,
    Resident,
)

from .answers import DAY, answers, documents, ids, in_step


def _arrive(entry: Entry) -> None:
    person = entry.insert(Resident, name="赵新", sex=1, born_on=date(1950, 1, 1))
    entry.insert(Residency, resident=person, household=8, relation="02")
    entry.insert(Phone, resident=person, number="15400000999")
    entry.insert(
        Request,
        **dict.fromkeys(("channel", "nature", "topic", "reporter", "words", "summary", "state"), ""),
        number="2021-0998",
        received_on=DAY,
        resident=person,
    )


def _build(entry: Entry) -> None:
    estate = entry.insert(Estate, name="新城", kind="commercial")
    building = entry.insert(Building, estate=estate, number="9", number_sort=9)
    entry.insert(Household, building=building, unit="1", unit_sort=1, room="101", room_sort=101)
    entry.insert(Organisation, name="居委会", kind="company")


def _show_paper(entry: Entry) -> None:
    entry.insert(IdentityPaper, resident=12, kind="resident_id", number="371199197901010999", verified=True)


STEPS: dict[str, tuple[Callable[[Entry], object], str, list[int]]] = {
    "somebody arrives": (_arrive, "赵新", [114]),
    "a place is built": (_build, "新城 9-", [11]),
    "a name changes": (lambda e: e.update(Resident, 12, name="赵新"), "zhaoxin", [12, 5]),
    "a sex is put right": (lambda e: e.update(Resident, 14, sex=2), "刘大爷", []),
    "somebody dies": (lambda e: e.update(Resident, 12, died_on=DAY), "张伟", [13, 12]),
    "a phone": (lambda e: e.insert(Phone, resident=12, number="15400000999"), "0999", [12]),
    "a phone changes": (lambda e: e.update(Phone, 1, number="15400000999"), "0999", [1]),
    "a paper": (_show_paper, "0999", [12]),
    "moving out": (lambda e: e.update(Residency, 12, to_on=DAY), "张伟", [13, 12]),
    "moving back": (lambda e: e.update(Residency, 110, to_on=None), "刘桂花", [109, 110, 111]),
    "another room": (lambda e: e.update(Household, 3, room="909"), "3-2-909", [3, 4, 5, 13]),
    "another number": (lambda e: e.update(Building, 4, number="9"), "9-", [6, 14, 5]),
    "an estate's name": (lambda e: e.update(Estate, 3, name="新苑"), "xinyuan", [6, 14, 5]),
    "an alias": (lambda e: e.insert(EstateAlias, estate=3, name="新村"), "xincun 501", [5, 6, 14]),
    "another alias": (lambda e: e.update(EstateAlias, 3, name="新苑"), "新苑 12-", [3, 12, 15, 4]),
    "an organisation's name": (lambda e: e.update(Organisation, 2, name="街道办"), "jdb", [2]),
    "an organisation retires": (lambda e: e.update(Organisation, 2, retired_on=DAY), "环卫办", []),
    "a request's number": (lambda e: e.update(Request, 2, number="2021-0999"), "0999", [2]),
}


@pytest.mark.parametrize("step", STEPS)
def test_the_index_follows_each_step_and_its_undoing(community: Duty, step: str) -> None:
    change, text, found = STEPS[step]
    before = {kind: documents(kind) for kind in INDEXED}
    answered = answers()
    assert ids(text) != found
    with journal.operation(community, "test") as entry:
        change(entry)
    assert ids(text) == found
    in_step()
    journal.undo_last(community)
    assert {kind: documents(kind) for kind in INDEXED} == before
    assert answers() == answered
    in_step()


def test_many_steps_in_a_row(community: Duty) -> None:
    for change, _text, _found in STEPS.values():
        with journal.operation(community, "test") as entry:
            change(entry)
        store.note_served(1)
    in_step()


def test_a_step_that_fails_changes_nothing(community: Duty) -> None:
    before = answers()
    with pytest.raises(RuntimeError), journal.operation(community, "test") as entry:
        entry.update(Resident, 12, name="赵新")
        raise RuntimeError
    assert answers() == before
    in_step()
