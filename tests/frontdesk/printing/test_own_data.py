"""A resident's own data on paper: masked, or in full for a reason; what is protected on a sheet apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db.records import Duty, Refused
from db.tables import AccessLog, HealthNote
from frontdesk.printing.own_data import own_data, own_data_in_full
from frontdesk.printing.paper import Facts, Heading, Printout, Sheet
from frontdesk.words import set_language
from tests import community


@pytest.fixture
def desk(duty: Duty) -> Duty:
    """Somebody on duty in the small community, where something is known of Zhang's health."""
    community.load()
    HealthNote.create(resident=1, text="青霉素过敏", source="本人", noted_on=date(2021, 1, 1))
    set_language("zh")
    return duty


def log() -> list[tuple[int, str, str]]:
    lines: Any = AccessLog.select(AccessLog.resident, AccessLog.action, AccessLog.reason)
    return list(lines.tuples())


def first_sheet(page: Printout) -> str:
    blocks = list(page.blocks)
    return repr(blocks[: next((at for at, one in enumerate(blocks) if isinstance(one, Sheet)), len(blocks))])


def test_it_is_masked_and_says_that_something_is_left_out(desk: Duty) -> None:
    page = own_data(desk, 1)
    facts = page.blocks[0]
    assert isinstance(facts, Facts)
    told = dict(facts.rows)
    assert (told["姓名"], told["电话"]) == ("张宁裕", "154****0207 子女")
    assert told["身份证号"] == "371199********12**"
    whole = repr(page)
    assert "2021-0388" in whole and "受保护信息" in whole
    for never in ("15412340207", "1946", "青霉素", "李秀芬"):
        assert never not in whole
    assert log() == []


def test_in_full_what_is_protected_stands_apart_and_who_printed_it_is_kept(desk: Duty) -> None:
    page = own_data_in_full(desk, 1, "contact")
    assert "15412340207" in first_sheet(page) and "1946年3月2日" in first_sheet(page)
    assert "青霉素" not in first_sheet(page) and "青霉素过敏" in repr(page)
    assert Heading("健康等受保护信息") in page.blocks
    assert "李秀芬" not in repr(page)
    assert log() == [(1, "reveal", "contact")]


def test_it_needs_a_reason_and_health_only_for_who_may_see_it(desk: Duty) -> None:
    for nothing in ("", " ", "\u200b"):
        with pytest.raises(Refused, match="reveal_reason_missing"):
            own_data_in_full(desk, 1, nothing)
    assert log() == []
    page = own_data_in_full(replace(desk, role="grid_worker", signed_in=True), 1, "contact")
    assert "青霉素" not in repr(page) and "1项受保护信息" in repr(page)
    with pytest.raises(Refused, match="row_gone"):
        own_data(desk, 999)
