"""What is masked, shown in full: on both engines, never without its line in the access log."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from db.connection import transaction
from db.records import Duty, PhoneDetails, ProtectedFact, Refused
from db.tables import AccessLog, Disability, Guardian, Hardship, HealthNote, HealthReading, Phone, Veteran
from frontdesk.revealing import reveal
from tests import community


@pytest.fixture
def desk(duty: Duty) -> Duty:
    """Somebody on duty in the small community."""
    community.load()
    return duty


def log() -> list[tuple[int, str, str, str]]:
    lines: Any = AccessLog.select(AccessLog.resident, AccessLog.action, AccessLog.reason, AccessLog.desk)
    return list(lines.order_by(AccessLog.id).tuples())


def test_everything_is_told_and_noted(desk: Duty) -> None:
    with transaction():
        Phone.create(resident=1, number="06336221234", whose="parent", position=1, name="张建国")
    told = reveal(desk, 1)
    assert told.born_on == date(1946, 3, 2)
    assert told.phones == (
        PhoneDetails("15412340207", "child"),
        PhoneDetails("06336221234", "parent", "张建国"),
    )
    assert [(paper.number, paper.verified) for paper in told.papers] == [("371199194603021239", True)]
    assert told.protected == ()
    assert log() == [(1, "reveal", "", "1")]


def test_for_a_child_the_reason_comes_first(desk: Duty) -> None:
    for reason in ("", "  \u200b\x00 "):
        with pytest.raises(Refused, match="reveal_reason_missing"):
            reveal(desk, 11, reason)
    assert log() == []
    assert reveal(desk, 11, "contact").born_on == date(2010, 1, 1)
    assert log() == [(11, "reveal", "contact", "1")]


def test_from_fourteen_on_nobody_asks(desk: Duty) -> None:
    birthday = Duty(desk.staff_id, "", "clerk", "1", date(2024, 1, 1))
    assert reveal(birthday, 11).resident_id == 11


def test_protected_facts_are_told_with_a_reason_only(desk: Duty) -> None:
    with transaction():
        HealthNote.create(resident=1, text="高血压", source="本人")
        HealthReading.create(resident=1, taken_at=date(2021, 9, 1), kind="pressure", reading="140/90")
        Hardship.create(resident=1, kind="subsistence", from_on=date(2019, 5, 1))
        Veteran.create(resident=1, served_from="1964-12", served_to="1967-12")
        Disability.create(resident=1, kind="hearing", grade=4, certificate="证书")
        Guardian.create(child=1, name="王小雨", relation="51", phone="15400000000")
    with pytest.raises(Refused, match="reveal_reason_missing"):
        reveal(desk, 1)
    (kept,) = reveal(desk, 1, "visit").readings
    assert (kept.value.reading, kept.taken_at) == ("140/90", datetime(2021, 9, 1, 8)), "by the office's clock"
    assert reveal(desk, 1, "visit").protected == (
        ProtectedFact("health_note", text="高血压", more="本人"),
        ProtectedFact("hardship", "subsistence", since="2019-05-01"),
        ProtectedFact("veteran", since="1964-12", until="1967-12"),
        ProtectedFact("disability", "hearing", "证书", "4"),
        ProtectedFact("guardian", "51", "王小雨", "15400000000"),
    )


def test_a_reason_in_words_is_cleaned_and_bounded(desk: Duty) -> None:
    reveal(desk, 11, "\x1b[2J核对[/]" + "长" * 10_000)
    ((_resident, _action, reason, _desk),) = log()
    assert reason.startswith("[2J核对[/]长")
    assert len(reason) == 200


def test_who_is_gone_is_said_and_not_noted(desk: Duty) -> None:
    with pytest.raises(Refused, match="row_gone"):
        reveal(desk, 4_000_000, "serve")
    assert log() == []
