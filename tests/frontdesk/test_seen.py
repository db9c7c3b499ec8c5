"""The access log and the register of ledgers, as they are told to those who lead the office."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from db.access import access_log
from db.clock import utc_now
from db.connection import transaction
from db.records import Duty, Refused
from frontdesk.ledgers.exporting import export
from frontdesk.printing.lists import access_log as printed
from frontdesk.revealing import reveal
from frontdesk.seen import looks
from frontdesk.settings.zones import local
from frontdesk.words import access_lines, set_language
from tests import community


@pytest.fixture
def seen(duty: Duty, tmp_path: Path) -> Duty:
    """Somebody was looked at, a list was, and two ledgers went out."""
    community.load()
    reveal(duty, 1, "visit")
    with transaction():
        access_log.note(duty, None, "veteran_list", "visit")
    export(duty, "residents", tmp_path / "masked.csv")
    export(duty, "residents", tmp_path / "full.csv", full=True, reason="普查")
    return duty


def test_the_newest_stands_first_and_a_ledger_is_one_line(seen: Duty) -> None:
    found = looks(seen)
    assert sorted(one.action for one in found) == ["ledger", "ledger", "reveal", "veteran_list"]
    assert list(found) == sorted(found, key=lambda one: one.at, reverse=True)
    full = next(one for one in found if one.kind and one.in_full)
    assert full.reason == "普查"
    assert full.count > 0
    masked = next(one for one in found if one.kind and not one.in_full)
    set_language("en")
    assert access_lines.reason(masked) == f"{masked.count} rows, masked"
    assert access_lines.action(full) == "ledger residents"


def test_of_one_person_it_is_told_that_they_were_in_a_ledger(seen: Duty) -> None:
    (name,) = {one.whom for one in looks(seen) if one.action == "reveal"}
    found = looks(seen, name)
    assert {one.action for one in found} == {"reveal", "export"}
    assert {one.whom for one in found} == {name}
    assert len(looks(seen, seen.staff_name)) == 4
    assert not looks(seen, "nobody at all")


def test_a_day_is_by_the_clock_of_the_office(seen: Duty) -> None:
    today = local(utc_now(), "Asia/Shanghai").date()
    told = replace(seen, day=today)
    assert len(looks(told, f"{today:%Y-%m-%d}")) == 4
    assert not looks(told, "2020-01-01")


def test_it_is_for_those_who_lead(seen: Duty) -> None:
    with pytest.raises(Refused, match="not_for_your_role"):
        looks(replace(seen, signed_in=True))
    assert looks(replace(seen, role="secretary", signed_in=True))


def test_it_is_printed_as_it_is_listed(seen: Duty) -> None:
    page = printed(seen, looks(seen))
    assert "普查" in repr(page)
