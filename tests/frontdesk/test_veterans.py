"""The veterans' home: the record, and the visits for 1 August and Spring Festival."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.access import revealing
from db.connection import transaction
from db.records import Duty, ProtectedFact, Refused, VeteranRecord
from db.residents import veterans
from db.tables import AccessLog, Veteran
from frontdesk.home_visits.recording import HomeVisit, record
from frontdesk.printing.paper import Table
from frontdesk.printing.veteran_visits import veteran_visits
from frontdesk.rules.veteran_visits import occasion
from frontdesk.undoing import undo_last
from frontdesk.veterans import keeping, visiting
from frontdesk.words.package_codes import PACKAGE_CODES
from tests.frontdesk.packages.conftest import office  # noqa: F401

TYPED = {
    "category": "discharged_soldier",
    "unit": "某部",
    "served_from": "1964-12",
    "served_to": "1967",
    "card": "优待证 1234",
    "plaque_on": "2019-7-28",
    "merits": "三等功",
}
SPRINGS = {2021: date(2021, 2, 12), 2022: date(2022, 2, 1), 2023: date(2023, 1, 22)}


@pytest.mark.parametrize(
    ("today", "code", "day", "since"),
    [
        (date(2021, 7, 7), "army_day", date(2021, 8, 1), date(2021, 7, 8)),
        (date(2021, 7, 8), "army_day", date(2021, 8, 1), date(2021, 7, 8)),
        (date(2021, 8, 16), "army_day", date(2021, 8, 1), date(2021, 7, 8)),
        (date(2021, 8, 17), "spring_festival", date(2022, 2, 1), date(2022, 1, 2)),
        (date(2022, 1, 2), "spring_festival", date(2022, 2, 1), date(2022, 1, 2)),
        (date(2021, 1, 13), "spring_festival", date(2021, 2, 12), date(2021, 1, 13)),
        (date(2022, 12, 31), "spring_festival", date(2023, 1, 22), date(2022, 12, 23)),
    ],
)
def test_when_a_list_is_due(today: date, code: str, day: date, since: date) -> None:
    now = occasion(today, SPRINGS.get)
    assert (now.code, now.day, now.since) == (code, day, since)


@given(st.dates(date(1902, 1, 1), date(2098, 1, 1)))
def test_there_is_always_a_next_one_within_the_year(today: date) -> None:
    now = occasion(today, visiting._new_year)
    assert today <= now.until and (now.day - today).days < 240


def test_there_are_the_twelve_groups_of_the_registration() -> None:
    assert len(PACKAGE_CODES["veteran_category"]) == 12


def test_a_record_is_kept_corrected_and_taken_back(office: Duty) -> None:  # noqa: F811
    keeping.keep(office, 1, TYPED)
    kept = VeteranRecord(
        "discharged_soldier", "某部", "1964-12", "1967", "优待证 1234", date(2019, 7, 28), "三等功"
    )
    assert veterans.of(1) == kept
    name, again = keeping.open_to_keep(office, 1)
    assert (name, again) == ("张宁裕", kept)
    assert AccessLog.select().where(AccessLog.action == "edit").count() == 1
    assert keeping.read(keeping.as_typed(kept), office.day).record == kept
    facts = revealing.reveal(office, 1, "visit").protected
    assert facts[:2] == (
        ProtectedFact("veteran", "discharged_soldier", "", "某部", "1964-12", "1967"),
        ProtectedFact("veteran_card", text="优待证 1234"),
    )
    keeping.keep(office, 1, {**TYPED, "unit": ""})
    assert Veteran.select().count() == 1
    undo_last(office)
    undo_last(office)
    assert veterans.of(1) is None


@pytest.mark.parametrize(
    ("typed", "field", "code"),
    [
        ({"category": ""}, "category", "field_needed"),
        ({"served_from": "当年"}, "served_from", "date_not_read"),
        ({"served_to": "1960"}, "served_to", ""),
        ({"served_to": "1963-1"}, "served_to", "service_reversed"),
        ({"served_to": "2031"}, "served_to", "service_ahead"),
        ({"plaque_on": "2019"}, "plaque_on", "date_not_read"),
        ({"plaque_on": "2031-1-1"}, "plaque_on", "service_ahead"),
    ],
)
def test_what_cannot_be_is_said(typed: dict[str, str], field: str, code: str) -> None:
    problems = keeping.read({**TYPED, **typed}, date(2021, 9, 6)).problems
    assert {name: reason.code for name, reason in problems.items()} == ({field: code} if code else {})


def test_who_is_visited_stands_on_the_list(office: Duty) -> None:  # noqa: F811
    with transaction():
        for resident in (1, 4, 15):
            Veteran.create(resident=resident)
    july = replace(office, day=date(2021, 7, 20))
    found = visiting.visit_list(july)
    assert [one.resident_id for one in found.people] == [1, 4], "the dead are not visited"
    assert found.visited == 0
    record(july, HomeVisit(date(2021, 7, 7), resident_id=1))
    record(july, HomeVisit(date(2021, 7, 19), resident_id=1, people="王书记"))
    record(july, HomeVisit(date(2021, 7, 19), resident_id=4, was_in=False))
    found = visiting.visit_list(july)
    assert [(one.visited_on, one.visited_by) for one in found.people] == [
        (date(2021, 7, 19), "王书记"),
        (None, ""),
    ]
    printed = veteran_visits(july, found)
    (table,) = (part for part in printed.blocks if isinstance(part, Table))
    assert [row[2] for row in table.rows] == ["张宁裕", "单晟"]
    assert visiting.visit_list(office).occasion.code == "spring_festival"
    visiting.opened(office)
    assert AccessLog.get().action == "veteran_list"


def test_nobody_of_that_number(office: Duty) -> None:  # noqa: F811
    for call in (lambda: keeping.open_to_keep(office, 999), lambda: keeping.keep(office, 999, TYPED)):
        with pytest.raises(Refused):
            call()
    assert not AccessLog.select().exists()
