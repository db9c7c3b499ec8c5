"""Entries of registers written down, put right, ended and used again, on both engines."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db import journal
from db.records import Duty, Refused
from db.registers import reading
from db.tables import EstateAlias, Organisation, Request
from frontdesk import finding
from frontdesk.registers import listing
from frontdesk.registers.all import REGISTERS, WITH_CARDS
from frontdesk.registers.declared import Holds
from frontdesk.registers.keeping import add, correct, end, fingerprint, use_again, what_hangs
from frontdesk.registers.reading import read_entry
from tests import community


@pytest.fixture(autouse=True)
def a_community(duty: Duty) -> None:
    """The small community, in the open database."""
    community.load()


def add_typed(duty: Duty, register: str, **typed: str) -> int:
    read = read_entry(REGISTERS[register], typed, duty.day, "0633")
    assert not read.problems
    return add(duty, register, read.values)


def names(duty: Duty, register: str, *, ended: bool = False) -> list[str]:
    return [one.values["name"] for one in listing.lines(duty, register, ended=ended)]


def test_an_estate_with_other_names_is_found_by_each_and_undone(duty: Duty) -> None:
    before = names(duty, "estate")
    estate = add_typed(
        duty, "estate", name="阳光里", aliases="阳光小区、阳光", kind="commercial", built="2019"
    )
    assert listing.card(duty, "estate", estate).entry.values["aliases"] == "阳光小区、阳光"
    found = listing.fitting(REGISTERS["estate"], listing.lines(duty, "estate"), "ygxq")
    assert [one.id for one in found] == [estate]
    correct(duty, "estate", estate, {"aliases": "阳光、阳光家园"})
    assert [row.name for row in EstateAlias.select().where(EstateAlias.estate == estate)] == [
        "阳光",
        "阳光家园",
    ]
    journal.undo_last(duty)
    journal.undo_last(duty)
    assert names(duty, "estate") == before
    assert EstateAlias.select().where(EstateAlias.estate == estate).count() == 0


def test_a_new_name_of_an_estate_finds_the_people_who_live_there(duty: Duty) -> None:
    estate = listing.lines(duty, "estate")[0]
    correct(duty, "estate", estate.id, {"aliases": "新名字花园"})
    hits = finding.find(duty, "新名字花园").hits
    assert hits and all(hit.address and hit.address.estate == estate.values["name"] for hit in hits)


@pytest.mark.parametrize("field", ["name", "aliases"])
def test_one_name_cannot_mean_two_estates(duty: Duty, field: str) -> None:
    one, other = listing.lines(duty, "estate")[:2]
    correct(duty, "estate", one.id, {"aliases": "两处都叫"})
    for taken in ("两处都叫", one.values["name"]):
        with pytest.raises(Refused) as refusal:
            correct(duty, "estate", other.id, {**other.values, field: taken})
        assert refusal.value.reason.code in ("alias_taken", "entry_taken")
        assert refusal.value.reason.values["field"] == field
    assert listing.card(duty, "estate", other.id).entry == other


def test_two_bodies_of_one_name_are_refused_across_registers(duty: Duty) -> None:
    organisation = Organisation.select().first()
    with pytest.raises(Refused, match="entry_taken"):
        add_typed(duty, "owners_committee", name=organisation.name)
    add_typed(duty, "party_branch", name="第一支部")
    with pytest.raises(Refused, match="entry_taken"):
        add_typed(duty, "party_branch", name="第一支部")


def test_a_building_stands_in_one_estate_once(duty: Duty) -> None:
    building = listing.lines(duty, "building")[0]
    with pytest.raises(Refused, match="building_taken"):
        add(duty, "building", {"estate": building.values["estate"], "number": building.values["number"]})
    new = add(duty, "building", {"estate": building.values["estate"], "number": "98"})
    assert reading.entry("building", new).values["number"] == "98"


def test_topics_have_two_levels(duty: Duty) -> None:
    by_code = {one.values["code"]: one for one in listing.lines(duty, "topic")}
    assert by_code["za-1"].names["parent"] == "治安安全"
    with pytest.raises(Refused, match="topic_nested"):
        add(duty, "topic", {"name": "更细", "code": "zz", "parent": str(by_code["za-1"].id)})
    with pytest.raises(Refused, match="topic_nested"):
        correct(duty, "topic", by_code["za"].id, {"parent": str(by_code["wy"].id)})
    with pytest.raises(Refused, match="topic_in_itself"):
        correct(duty, "topic", by_code["qt"].id, {"parent": str(by_code["qt"].id)})


def test_staff_who_leave_have_no_posts_left_and_somebody_stays(duty: Duty) -> None:
    for colleague in listing.lines(duty, "staff"):
        if colleague.id != duty.staff_id:
            end(duty, "staff", colleague.id)
    with pytest.raises(Refused, match="last_of_staff"):
        end(duty, "staff", duty.staff_id)
    other = add_typed(duty, "staff", name="李青苗")
    grid = listing.lines(duty, "grid")[0].id
    post = add(duty, "grid_post", {"staff": str(other), "grid": str(grid), "from_on": "2021-01-01"})
    role = add(duty, "staff_post", {"staff": str(other), "role": "grid_worker", "from_on": "2021-01-01"})
    assert "李青苗" in [one.names["staff"] for one in listing.lines(duty, "grid_post")]
    end(duty, "staff", other)
    assert reading.entry("grid_post", post).ended_on == reading.entry("staff_post", role).ended_on == duty.day
    assert "李青苗" not in names(duty, "staff")
    assert "李青苗" in names(duty, "staff", ended=True)
    journal.undo_last(duty)
    assert reading.entry("grid_post", post).ended_on is None


def test_what_has_ended_can_be_used_again(duty: Duty) -> None:
    venue = add_typed(duty, "venue", name="同心广场", capacity="300")
    end(duty, "venue", venue)
    assert names(duty, "venue") == []
    use_again(duty, "venue", venue)
    assert names(duty, "venue") == ["同心广场"]
    assert [change.operation for change in listing.card(duty, "venue", venue).changes] == [
        "register_reopen",
        "register_end",
        "register_add",
    ]


def test_a_post_that_ends_later_is_held_until_then(duty: Duty) -> None:
    one = listing.lines(duty, "estate")[0].id
    tomorrow = (duty.day + timedelta(1)).isoformat()
    add(duty, "representative", {"name": "孙代表", "estate": str(one), "to_on": tomorrow})
    assert names(duty, "representative") == ["孙代表"]


def test_what_hangs_is_counted(duty: Duty) -> None:
    estate = listing.lines(duty, "estate")[0]
    assert {reason.code for reason in what_hangs("estate", estate.id)} >= {"hangs_homes"}
    manager = add_typed(duty, "organisation", name="新物业", kind="property_company")
    assert what_hangs("organisation", manager) == ()
    correct(duty, "estate", estate.id, {"organisation": str(manager)})
    (managed,) = what_hangs("organisation", manager)
    assert (managed.code, managed.values) == ("hangs_managed", {"count": 1})
    topic = next(one for one in listing.lines(duty, "topic") if one.values["code"] == "za")
    waiting = Request.select().where(Request.topic == "za", Request.state == "in_progress").count()
    counted = {reason.code: int(reason.values["count"]) for reason in what_hangs("topic", topic.id)}
    assert counted.get("hangs_open_requests", 0) >= waiting


def test_an_entry_that_was_changed_meanwhile_is_not_written_over(duty: Duty) -> None:
    grid = listing.lines(duty, "grid")[0]
    was = fingerprint(grid)
    correct(duty, "grid", grid.id, {"name": "东片"}, was=was)
    with pytest.raises(Refused, match="changed_since"):
        correct(duty, "grid", grid.id, {"name": "西片"}, was=was)
    assert listing.card(duty, "grid", grid.id).entry.values["name"] == "东片"


def test_saved_once_for_one_draft(duty: Duty) -> None:
    first = add(duty, "grid", {"number": "31"}, draft_id="d")
    with pytest.raises(Refused, match="already_saved") as refusal:
        add(duty, "grid", {"number": "31"}, draft_id="d")
    assert refusal.value.reason.values["subject"] == first


@pytest.mark.parametrize("register", sorted(REGISTERS))
def test_every_register_takes_a_full_hostile_entry_and_shows_it(duty: Duty, register: str) -> None:
    declared = REGISTERS[register]
    typed = {}
    for column in declared.columns:
        of = {"owners_committee": "owners_committee"}.get(column.of, column.of)
        typed[column.name] = {
            Holds.DAY: "2021-03-01",
            Holds.MONTH: "2006-04",
            Holds.NUMBER: "77",
            Holds.HOURS: "1.5",
            Holds.PHONE: "15400000077",
            Holds.PERSON: "#1",
            Holds.CODE: "ordinary" if column.group == "time_limit" else "",
        }.get(column.holds, "[/]阿卜·𬎆㛃")
        if column.holds is Holds.CODE and not typed[column.name]:
            from frontdesk.choices import coded

            typed[column.name] = coded(column.group)[0].code
        if column.holds in (Holds.ENTRY, Holds.ENTRIES):
            there = reading.names_of(of, duty.day)
            typed[column.name] = str(there[0][0] if there else _one(duty, of))
        if column.name == "code":
            typed[column.name] = "zzz"
    if declared.starts:
        typed[declared.ends] = "2030-01-01"
    row_id = add_typed(duty, register, **typed)
    entry = reading.entry(register, row_id)
    assert all(listing.shown(column, entry) for column in declared.columns)
    if register in WITH_CARDS:
        assert listing.card(duty, register, row_id).changes[0].operation == "register_add"
    assert row_id in [one.id for one in listing.lines(duty, register)]


def _one(duty: Duty, register: str) -> int:
    return add_typed(duty, register, name="某个", work_unit="某单位", kind="other")


def test_phones_of_people_are_masked_in_lists_and_on_cards_but_found(duty: Duty) -> None:
    member = add_typed(duty, "volunteer", name="王热心", phone="15400000042")
    register = REGISTERS["volunteer"]
    (found,) = listing.fitting(register, listing.lines(duty, "volunteer"), "15400000042")
    assert found.id == member
    assert listing.masked(register, found).values["phone"] == "154****0042"
    assert "15400000042" not in repr(listing.card(duty, "volunteer", member))
    assert listing.masked(REGISTERS["organisation"], found) == found, "an office's number is for all"
