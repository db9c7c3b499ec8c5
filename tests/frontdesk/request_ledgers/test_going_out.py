"""The ledger of requests out, masked or in full, and back into this office and another's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.records import Duty, Matter, Refused
from db.tables import AccessLog, Organisation, Request, RequestStep
from frontdesk.ledgers import exporting, importing
from frontdesk.ledgers.outgoing import Period
from frontdesk.ledgers.workbook import read_workbook
from frontdesk.requests.logging import Then, log
from frontdesk.requests.moving import move
from frontdesk.requests.reading import read_move
from tests import community

PHONE = "15412340207"
DOOR = Matter(
    words="一直没装门禁,谁都能进。找我打15412340207",
    summary="没装门禁",
    reporter="张宁裕",
    resident_id=1,
    topic="ss-5",
    channel="phone",
    phone=PHONE,
    background="历史遗留",
)
SECRET = replace(
    DOOR, words="楼上某某打孩子", reporter="李红", resident_id=None, phone="", confidential=True, topic="ll"
)


@pytest.fixture(autouse=True)
def a_community(duty: Duty) -> None:
    """The small community with a request that went all its way, and others."""
    community.load()
    Request.delete().execute()
    at = replace(duty, day=date(2021, 4, 16))
    unit = Organisation.get(Organisation.name == "环卫办").id
    first = log(at, DOOR, Then.WHISTLE, unit_id=unit).id
    assert first is not None
    for day, name, typed in (
        (20, "round_table", {"text": "物业、企业座谈会"}),
        (22, "funding", {"source": "智慧社区建设资金", "amount": "4万"}),
        (28, "finish", {"text": "装可视门铃"}),
        (29, "call_back", {"satisfaction": "satisfied", "solved": "solved", "text": "很好"}),
    ):
        moved = replace(duty, day=date(2021, 4, day))
        read = read_move(name, typed, moved.day)
        assert not read.problems
        move(moved, first, name, read.given)
    log(replace(duty, day=date(2021, 5, 6)), SECRET, Then.ACCEPT)
    for number, text in enumerate(("=cmd()", "'+1", "[/]红[bold]", "@x")):
        log(duty, replace(DOOR, words=f"{text}{number}", reporter=text, resident_id=None), Then.ACCEPT)


def rows(path: Path) -> list[dict[str, str]]:
    head, *below = read_workbook(path).sheets[0].rows
    return [dict(zip(map(str, head), map(str, row), strict=False)) for row in below]


def test_a_whole_life_stands_on_one_row(duty: Duty, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    assert exporting.export(duty, "requests", path) == 6
    row = next(one for one in rows(path) if one["反映人"] == "张宁裕")
    assert row["编号"].startswith("2021-") and row["登记日期"].startswith("2021-04-16")
    assert (row["来源"], row["小区"], row["住址"]) == ("来电", "金马怡乐园", "1号楼2单元301室")
    assert (row["联系电话"], row["类别"]) == ("154****0207", "公共设施/单元门")
    assert PHONE not in str(rows(path)) and "154***" in row["反映内容"]
    assert row["办理情况"] == "4月20日座谈会:物业、企业座谈会"
    assert (row["办理结果"], row["办结日期"], row["办理状态"]) == ("装可视门铃", "2021-04-28", "已归档")
    assert (row["回访情况"], row["回访日期"], row["满意度"]) == ("很好", "2021-04-29", "满意")
    assert row["是否解决"] == "已解决"
    assert (row["投入资金"], row["资金来源"], row["承办单位"]) == ("40,000", "智慧社区建设资金", "环卫办")
    assert (row["备注"], row["办理时限"]) == ("历史遗留", "")
    assert not AccessLog.select().where(AccessLog.action == "export").exists()


def test_what_is_confidential_goes_out_without_words_and_names_unless_in_full(
    duty: Duty, tmp_path: Path
) -> None:
    masked, full = tmp_path / "masked.csv", tmp_path / "full.csv"
    exporting.export(duty, "requests", masked)
    text = masked.read_text("utf-8-sig")
    assert "打孩子" not in text and "李红" not in text and "邻里纠纷" in text
    with pytest.raises(Refused, match="export_reason_missing"):
        exporting.export(duty, "requests", full, full=True)
    exporting.export(duty, "requests", full, full=True, reason="街道要台账")
    text = full.read_text("utf-8-sig")
    assert "打孩子" in text and "李红" in text and PHONE in text
    lines: Any = AccessLog.select(AccessLog.resident, AccessLog.reason).where(AccessLog.action == "export")
    assert list(lines.tuples()) == [(1, "街道要台账")]
    assert "'=cmd()0" in text and "\n=cmd" not in text, "nothing that a spreadsheet would compute"


def test_a_period(duty: Duty, tmp_path: Path) -> None:
    may = Period(date(2021, 5, 1), date(2021, 5, 31))
    assert exporting.export(duty, "requests", tmp_path / "may.csv", period=may) == 1
    assert exporting.export(duty, "requests", tmp_path / "from.csv", period=Period(date(2021, 9, 2))) == 4
    for kind, period, code in (
        ("requests", Period(date(2021, 5, 2), date(2021, 5, 1)), "period_reversed"),
        ("residents", may, "export_period"),
    ):
        with pytest.raises(Refused, match=code):
            exporting.export(duty, kind, tmp_path / "x.csv", period=period)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("full", [False, True])
def test_it_comes_back_unchanged_and_into_another_office(
    duty: Duty, tmp_path: Path, ending: str, full: bool
) -> None:
    path = tmp_path / f"out.{ending}"
    count = exporting.export(duty, "requests", path, full=full, reason="核对")
    again = importing.look_through(duty, importing.open_ledgers(path))
    assert (again.counts().unchanged, again.counts().new, again.told()) == (count, 0, [])
    kept = ["number", "received_on", "received_time", "channel", "nature", "topic", "urgency", "state"]
    kept += ["confidential", "satisfaction", "resolved_on", "due_on"]
    if full:
        kept += ["words", "reporter"]
    columns = [getattr(Request, name) for name in kept]
    before = sorted(Request.select(*columns).tuples(), key=str)
    # Another office has the same registers, and none of these requests.
    for table in ("whistle", "request_step", "request_reporter", "visit", "request"):
        Request._meta.database.execute_sql(f"DELETE FROM {table}")
    incoming = importing.look_through(duty, importing.open_ledgers(path))
    assert incoming.counts().new == count and not incoming.counts().refused
    incoming.write(duty)
    assert sorted(Request.select(*columns).tuples(), key=str) == before
    door: Any = Request.get(Request.reporter == "张宁裕")
    assert door.resident_id == 1
    kinds = [step.kind for step in RequestStep.select().join(Request).where(Request.reporter == "张宁裕")]
    assert kinds == ["log", "whistle", "progress", "funding", "finish", "call_back"]
    second = tmp_path / f"second.{ending}"
    exporting.export(duty, "requests", second, full=full, reason="核对")
    # Of a masked phone nothing is left to be masked.
    expected = [one if full else {**one, "联系电话": ""} for one in rows(path)]
    assert rows(second) == expected, "what came in goes out as it was"
