"""Cards and the notebook's figures on both engines: what is shown, and what never leaves the floor."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

import pytest

from db import journal
from db.access.masks import masked_paper, masked_phone
from db.connection import database, transaction
from db.records import (
    Address,
    Duty,
    GridOfficer,
    HouseholdCard,
    Kind,
    Phone,
    Refused,
    RequestCard,
    ResidentCard,
)
from db.tables import (
    Disability,
    Guardian,
    Hardship,
    HealthNote,
    HealthReading,
    Household,
    Residency,
    Resident,
    Veteran,
)
from db.tables import Phone as PhoneRow
from frontdesk.cards import card
from frontdesk.finding import find
from frontdesk.notebook import counts as everything
from frontdesk.notebook import notebook
from frontdesk.undoing import undo_last
from tests import community


@pytest.fixture
def desk(duty: Duty) -> Duty:
    """Somebody on duty in the small community."""
    community.load()
    return duty


def test_resident_card_is_masked_and_complete(desk: Duty) -> None:
    shown = card(desk, Kind.RESIDENT, 1)
    assert isinstance(shown, ResidentCard)
    assert (shown.name, shown.age, shown.relation, shown.here) == ("张宁裕", 75, "02", True)
    assert shown.address == Address("金马怡乐园", "1", "2", "301")
    assert shown.grid == GridOfficer(1, "李文静")
    assert [phone.masked for phone in shown.phones] == ["154****0207"]
    assert shown.paper_masked == "371199********12**"
    assert [member.name for member in shown.family] == ["李秀芬"]
    assert [line.number for line in shown.requests] == ["2021-0388"]
    everything = repr(asdict(shown))
    assert "15412340207" not in everything and "19460302" not in everything and "1946" not in everything


def test_somebody_who_left_has_no_family_here(desk: Duty) -> None:
    gone = card(desk, Kind.RESIDENT, 16)
    assert isinstance(gone, ResidentCard)
    assert not gone.here and not gone.died and gone.family == () and gone.address is not None
    dead = card(desk, Kind.RESIDENT, 15)
    assert isinstance(dead, ResidentCard) and dead.died and dead.age is None


def test_household_card_has_its_head_first(desk: Duty) -> None:
    home = card(desk, Kind.HOUSEHOLD, 3)
    assert isinstance(home, HouseholdCard)
    assert [(member.name, member.relation) for member in home.members] == [
        ("单晟", "02"),
        ("张伟", "20"),
        ("解朝行", "99"),
    ]
    empty = card(desk, Kind.HOUSEHOLD, 8)
    assert isinstance(empty, HouseholdCard) and empty.members == ()


def test_request_card(desk: Duty) -> None:
    shown = card(desk, Kind.REQUEST, 1)
    assert isinstance(shown, RequestCard)
    assert (shown.line.number, shown.due_on, shown.resident_id) == ("2021-0388", date(2021, 4, 23), 1)


@pytest.mark.parametrize("kind", list(Kind))
def test_what_is_gone_is_said(desk: Duty, kind: Kind) -> None:
    with pytest.raises(Refused) as refused:
        card(desk, kind, 4_000_000)
    assert refused.value.reason.code == "row_gone"


def test_notebook_counts_and_last_lines(desk: Duty) -> None:
    today = notebook(desk)
    waiting, counts = today.counts, everything(desk)
    assert (counts.residents, counts.departed, counts.households, counts.empty_households) == (16, 2, 7, 1)
    assert counts.requests >= counts.requests_open == waiting.requests_open
    assert [line.number for line in today.lines] == ["2021-0402", "2021-0388"]


def test_an_operation_and_its_undo_keep_the_index_in_step(desk: Duty) -> None:
    with journal.operation(desk, "resident_correct", subject_kind="resident", subject_id=4) as entry:
        entry.update(Resident, 4, name="钱多多")
        entry.insert(PhoneRow, resident=4, number="15400009999", whose="own", position=0)
    assert [hit.id for hit in find(desk, "qdd").hits] == [4]
    assert [hit.id for hit in find(desk, "9999").hits] == [4]
    assert not find(desk, "单晟").hits
    assert undo_last(desk).values == {"operation": "resident_correct"}
    assert [hit.id for hit in find(desk, "单晟").hits] == [4]
    assert not find(desk, "钱多多").hits and not find(desk, "9999").hits


@pytest.mark.parametrize(
    ("number", "masked"),
    [("15412340207", "154****0207"), ("06336221234", "063****1234"), ("12345", "***45"), ("", "")],
)
def test_phone_masks(number: str, masked: str) -> None:
    assert masked_phone(number) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [("371199194603021239", "371199********12**"), ("E12345678", "E1*******"), ("", ""), ("7", "7")],
)
def test_paper_masks(number: str, masked: str) -> None:
    assert masked_paper(number) == masked


def test_what_ledgers_tell_of_somebody_stands_on_the_card(desk: Duty) -> None:
    told = {
        "politics": "party_member",
        "marriage": "married",
        "education": "college",
        "workplace": "[/]厂",
        "registered_at": "莒县",
    }
    with transaction():
        Resident.update(**told, doubt="paper_checksum paper_shared").where(Resident.id == 1).execute()
    shown = card(desk, Kind.RESIDENT, 1)
    assert isinstance(shown, ResidentCard)
    assert {name: getattr(shown, name) for name in told} == told
    assert shown.doubts == ("paper_checksum", "paper_shared")


def test_every_kind_of_protected_fact_is_counted_and_none_is_told(desk: Duty) -> None:
    with transaction():
        Veteran.create(resident=1)
        Hardship.create(resident=1, kind="subsistence", note="秘密")
        HealthNote.create(resident=1, text="秘密")
        HealthReading.create(resident=1, taken_at=desk.day, kind="pressure", reading="秘密")
        Disability.create(resident=1, kind="hearing", certificate="秘密")
        Guardian.create(child=1, name="秘密", relation="51")
    shown = card(desk, Kind.RESIDENT, 1)
    assert isinstance(shown, ResidentCard) and shown.sensitive_facts == 6
    assert "秘密" not in repr(shown)


def test_a_household_lists_its_people_with_their_phones_and_who_lived_there(desk: Duty) -> None:
    with transaction():
        PhoneRow.create(resident=3, number="15411113333", whose="neighbour", position=1, name="李四")
        Household.update(number="004512", tenure="let", without_head=True).where(Household.id == 4).execute()
        Residency.update(moved_to="青岛").where(Residency.id == 16).execute()
    home = card(desk, Kind.HOUSEHOLD, 4)
    assert isinstance(home, HouseholdCard)
    assert (home.number, home.tenure, home.without_head) == ("004512", "let", True)
    assert [(member.name, [phone.masked for phone in member.phones]) for member in home.members] == [
        ("张南燕", ["154****0208", "154****3333"]),
        ("张伟", ["063****1234"]),
    ]
    assert home.members[0].phones[1] == Phone("154****3333", "neighbour", "李四")
    assert [(stay.name, stay.to_on, stay.died) for stay in home.past] == [("张建国", date(2020, 1, 1), True)]
    other = card(desk, Kind.HOUSEHOLD, 1)
    assert isinstance(other, HouseholdCard)
    assert [(stay.name, stay.moved_to, stay.died) for stay in other.past] == [("张宁", "青岛", False)]


def test_the_homes_of_somebody_the_present_one_first(desk: Duty) -> None:
    with transaction():
        moved = {"from_on": date(2019, 5, 1), "to_on": None}
        Residency.create(resident=16, household=8, relation="02", **moved)
    shown = card(desk, Kind.RESIDENT, 16)
    assert isinstance(shown, ResidentCard) and shown.here
    assert [(stay.household_id, stay.from_on, stay.to_on) for stay in shown.homes] == [
        (8, date(2019, 5, 1), None),
        (1, None, date(2019, 5, 1)),
    ]
    assert shown.homes[0].address == Address("金马怡乐园", "1", "4", "502")
    assert [(kin.name, kin.relation) for kin in shown.kin] == [("张宁裕", "02"), ("李秀芬", "10")]
    assert shown.kin[0].address == Address("金马怡乐园", "1", "2", "301")
    parent = card(desk, Kind.RESIDENT, 1)
    assert isinstance(parent, ResidentCard)
    assert [(kin.name, kin.relation, kin.address) for kin in parent.kin] == [
        ("张宁", "20", Address("金马怡乐园", "1", "4", "502"))
    ]


def test_a_home_since_birth_does_not_tell_the_birthday(desk: Duty) -> None:
    with transaction():
        Residency.update(from_on=date(2010, 1, 1)).where(Residency.resident == 11).execute()
    shown = card(desk, Kind.RESIDENT, 11)
    assert isinstance(shown, ResidentCard)
    assert shown.homes[0].from_birth and shown.homes[0].from_on is None
    assert "2010" not in repr(shown)


@pytest.mark.parametrize(
    ("changes", "kin"),
    [
        ({"relation": "51"}, ["张南燕", "张伟"]),
        ({"relation": "99"}, []),
        (
            {"relation": "02"},
            ["张伟"],
        ),  # one head after the other: the flat was sold, or somebody says otherwise
        ({"from_on": date(2010, 1, 1), "to_on": date(2011, 1, 1)}, []),  # before the others came
    ],
)
def test_only_who_lived_together_as_family_is_kin(
    desk: Duty, changes: dict[str, object], kin: list[str]
) -> None:
    with transaction():
        Residency.update(from_on=date(2012, 1, 1)).where(Residency.household == 4).execute()
        Residency.update(**changes).where(Residency.id == 15).execute()
    shown = card(desk, Kind.RESIDENT, 15)
    assert isinstance(shown, ResidentCard)
    assert [person.name for person in shown.kin] == kin


def test_a_merged_record_opens_the_one_it_went_into(desk: Duty) -> None:
    with transaction():
        Resident.update(merged_into=12).where(Resident.id == 13).execute()
        Household.update(merged_into=1).where(Household.id == 8).execute()
    person = card(desk, Kind.RESIDENT, 13)
    assert isinstance(person, ResidentCard) and person.id == 12
    home = card(desk, Kind.HOUSEHOLD, 8)
    assert isinstance(home, HouseholdCard) and home.id == 1


def test_a_card_takes_a_few_statements_however_many_live_there(desk: Duty) -> None:
    def statements(kind: Kind, subject: int) -> int:
        asked: list[str] = []
        opened: Any = database()
        ask = opened.execute_sql

        def noting(sql: str, *given: Any, **named: Any) -> Any:
            asked.append(sql)
            return ask(sql, *given, **named)

        opened.execute_sql = noting
        try:
            card(desk, kind, subject)
        finally:
            del opened.execute_sql
        return len(asked)

    alone = statements(Kind.HOUSEHOLD, 5), statements(Kind.RESIDENT, 6)
    with transaction():
        for number in range(40):
            person = Resident.create(name=f"租客{number}")
            Residency.create(resident=person, household=5, relation="99")
            PhoneRow.create(resident=person, number=f"1540000{number:04}")
    assert statements(Kind.HOUSEHOLD, 5) <= alone[0]
    assert statements(Kind.RESIDENT, 6) <= alone[1]
    assert max(alone) <= 12
