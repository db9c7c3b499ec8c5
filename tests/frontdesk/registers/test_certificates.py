"""Certificates and stamps: numbers that run through the year, striking, the office's own book taken in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.records import Duty, Refused
from db.tables import Certificate
from frontdesk.ledgers import importing
from frontdesk.registers import beginning, keeping, listing
from frontdesk.registers.all import REGISTERS
from frontdesk.undoing import undo_last
from tests import community
from tests.frontdesk.ledgers.making import Page, write_xlsx

REGISTER = REGISTERS["certificate"]
PAPER = {"name": "张宁裕", "about": "居住证明", "kind": "certificate", "given_on": "2021-09-06"}


@pytest.fixture(autouse=True)
def a_community(duty: Duty) -> None:
    """The small community, in the open database."""
    community.load()


def offered(duty: Duty) -> str:
    return beginning.new_values(duty, REGISTER)["number"]


def test_numbers_run_through_the_year_and_no_two_are_the_same(duty: Duty) -> None:
    assert beginning.new_values(duty, REGISTER) == {
        "kind": "certificate", "copies": "1", "given_on": "2021-09-06", "number": "2021-001",
    }  # fmt: skip
    first = keeping.add(duty, "certificate", {**PAPER, "number": offered(duty)})
    assert Certificate.get_by_id(first).copies == 1
    keeping.add(duty, "certificate", {**PAPER, "number": "2021-999", "copies": "3"})
    keeping.add(duty, "certificate", {**PAPER, "number": "2021-特1"})
    assert offered(duty) == "2021-1000"
    keeping.add(duty, "certificate", {**PAPER, "number": "2021-1000"})
    assert offered(duty) == "2021-1001"
    assert offered(replace(duty, day=date(2022, 1, 4))) == "2022-001"
    with pytest.raises(Refused) as refused:
        keeping.add(duty, "certificate", {**PAPER, "number": "2021-001"})
    assert (refused.value.reason.code, refused.value.reason.values["field"]) == ("entry_taken", "number")
    keeping.add(duty, "certificate", PAPER)
    keeping.add(duty, "certificate", PAPER)


def test_the_latest_stand_on_top_and_struck_ones_stay_on_record(duty: Duty) -> None:
    old = keeping.add(duty, "certificate", {**PAPER, "given_on": "2021-03-01", "number": offered(duty)})
    new = keeping.add(duty, "certificate", {**PAPER, "number": offered(duty)})
    assert [one.id for one in listing.lines(duty, "certificate")] == [new, old]
    keeping.end(duty, "certificate", new)
    assert [one.id for one in listing.lines(duty, "certificate")] == [old]
    assert [one.id for one in listing.lines(duty, "certificate", ended=True)] == [new, old]
    assert offered(duty) == "2021-003", "a struck number is not given out again"
    undo_last(duty)
    assert len(listing.lines(duty, "certificate")) == 2


def test_the_office_s_own_book_goes_in_once(duty: Duty, tmp_path: Path) -> None:
    rows = [
        ("同心社区2021年证明开具登记簿",),
        ("序号", "日期", "姓名", "身份证号", "事由", "种类", "份数", "编号", "经办人"),
        (1, "2021.3.9", "张宁裕", "", "居住证明", "证明", 1, "2021-001", "王敏"),
        (2, "3月9日", "张宁裕", "", "居住证明", "盖章", 2, "", "王敏"),
        (3, "2021/3/10", "张 宁裕", "", "低保年审表", "公章", "", "2021-002", "王敏"),
        (4, "2021-03-11", "李华", "", "入学", "证明", 1, "2021-001", "王敏"),
        (5, "", "李华", "", "入学", "证明", 1, "", "王敏"),
        (6, "2021-03-12", "李华", "", "", "证明", 1, "", "王敏"),
    ]
    path = write_xlsx(tmp_path / "证明.xlsx", Page(rows))
    for again in (False, True):
        incoming = importing.look_through(duty, importing.open_ledgers(path, "certificates"))
        counts = incoming.counts()
        assert (counts.new, counts.unchanged, counts.refused) == ((0, 3, 3) if again else (3, 0, 3))
        told = [(one.number, one.reason.code) for one in incoming.told() if one.refused]
        assert told == [(6, "entry_taken"), (7, "cell_needed"), (8, "cell_needed")] or again
        incoming.write(duty)
    found = listing.lines(duty, "certificate")
    assert [(one.values["given_on"], one.values["kind"], one.values["name"]) for one in found] == [
        ("2021-03-10", "stamp", "张宁裕"),
        ("2021-03-09", "stamp", "张宁裕"),
        ("2021-03-09", "certificate", "张宁裕"),
    ]
    assert [one.values["copies"] for one in found] == ["1", "2", "1"]
