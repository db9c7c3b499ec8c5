"""The doors: a call, a Saturday visit, money for 40 households, a Sunday banner, a visit in September."""

from __future__ import annotations

import pytest

from db.connection import open_database
from db.requests import reading
from tests.screens.golden_cases.clerk import clerk
from tests.screens.golden_cases.intakes import DOORS, take

INSCRIPTION = "为民解忧暖人心、至真至诚显真情"


async def test_from_the_call_to_the_visit_in_september(
    notebook: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with clerk(notebook, monkeypatch, DOORS.moment) as desk:
        await take(desk, DOORS)
        request = desk.request
        assert "4月16日 来电" in desk.text and "4月23日" in desk.text
    async with clerk(notebook, monkeypatch, "2021-04-17 10:30") as desk:
        assert desk.driven.rows[0].endswith("2021-04-17 周六")
        await desk.open("2021-0001")
        await desk.move("zf", "征求居民意见,都盼着装上门禁", "社区党总支成员", time="9:00")
        assert "办理中" in desk.driven.rows[2]
    async with clerk(notebook, monkeypatch, "2021-04-22 11:00") as desk:
        await desk.open("2021-0001")
        await desk.move("zth", "线路由企业出人,设备等资金", "工艺品公司、物业", day="4-20", time="1500")
        await desk.move("zj", "智慧社区建设资金", "4万")
        assert "40,000元" in desk.text
        await desk.move("gz", "等智慧社区建设资金批下来,已告诉张大爷", "5-31")
        assert "挂账" in desk.driven.rows[2] and "5月31日" in desk.text
    async with clerk(notebook, monkeypatch, "2021-06-20 10:30") as desk:
        assert desk.driven.rows[0].endswith("2021-06-20 周日")
        await desk.open("2021-0001")
        await desk.move("zj", "", "4万", "", "", "资金批下来了", day="5-10")
        await desk.move("bj", "可视门铃都装上了", "40户", day="6-18", time="1630")
        assert "待回访" in desk.driven.rows[2] and "40户" in desk.text
        await desk.move("jq", INSCRIPTION, "居民代表两位同志", time="10:00")
        assert "65天" in desk.text and "43个工作日" in desk.text
    async with clerk(notebook, monkeypatch, "2021-06-21 09:30") as desk:
        await desk.open("2021-0001")
        await desk.move("hf", "my", "不用再跑下楼开门了")
        assert "已归档" in desk.driven.rows[2]
    async with clerk(notebook, monkeypatch, "2021-09-06 14:50") as desk:
        await desk.open("2021-0001")
        await desk.move("zzf", "按了门铃,张大爷开的门", "网格员小李", time="14:30")
        assert "65天" in desk.text and "43个工作日" in desk.text
        await desk.press("f7")
        assert DOORS.sentence in desk.text
    open_database(notebook)
    life = reading.life(request)
    kinds = "log visit_place round_table funding park funding finish banner call_back revisit"
    assert [step.kind for step in life.steps] == kinds.split()
    moments = [f"{step.day:%m-%d} {step.time}".rstrip() for step in life.steps]
    assert moments == [
        *("04-16 10:20", "04-17 09:00", "04-20 15:00", "04-22 11:00", "04-22 11:00", "05-10"),
        *("06-18 16:30", "06-20 10:00", "06-21 09:30", "09-06 14:30"),
    ]
    money = [step.details for step in life.steps if step.kind == "funding"]
    assert {(one["source"], one["amount"]) for one in money} == {("智慧社区建设资金", "4000000")}
    assert [one["stage"] for one in money] == ["applied", "approved"]
    done = life.steps[6].details
    assert (done["quantity"], done["measure"]) == ("40", "户")
    assert (life.state, life.satisfaction) == ("archived", "satisfied")
