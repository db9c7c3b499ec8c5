"""The rubbish: two units are whistled to on the same afternoon, and people decide together."""

from __future__ import annotations

import pytest

from db.connection import open_database
from db.requests import reading
from tests.screens.golden_cases.clerk import clerk
from tests.screens.golden_cases.intakes import RUBBISH, take


async def test_settled_by_a_whistle_and_a_meeting(notebook: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with clerk(notebook, monkeypatch, RUBBISH.moment) as desk:
        await take(desk, RUBBISH)
        request = desk.request
        assert "已派单" in desk.driven.rows[2] and "城阳街道环卫办" in desk.text
        await desk.move("pd", "rzxy", "请一起到楼口看现场")
        assert "日照翔宇物业管理有限公司" in desk.text
    async with clerk(notebook, monkeypatch, "2021-03-11 17:00") as desk:
        await desk.open("2021-0001")
        await desk.move("dwbd", "hw", "已到现场,当天加清一趟", time="1610")
        await desk.move("dwbd", "", "物业经理到场", time="1615")
        assert "已签收" in desk.driven.rows[2]
    async with clerk(notebook, monkeypatch, "2021-03-16 10:20") as desk:
        await desk.open("2021-0001")
        await desk.move(
            "mzysh",
            *("楼口垃圾怎么放、怎么运", "业委会5/5 党员8/9 群众14/16", "业主委员会和党员、群众一起商量"),
            *("25", "1", "1", "每天清运两次@王晓禾 3-15; 换成分类垃圾桶 3-20"),
            day="3-12",
            time="18:30",
        )
        assert "27/30" in desk.text and "25:1:1" in desk.text
        await desk.move("bj", "购置了新的分类垃圾桶,清运改为一天两次", "24个")
    async with clerk(notebook, monkeypatch, "2021-03-17 09:40") as desk:
        await desk.open("2021-0001")
        await desk.move("hf", "my", "楼口没味了,挺好")
        assert "已归档" in desk.driven.rows[2]
        await desk.press("f7")
        assert "3月11日,海纳莒州家园居民王大妈反映楼口的垃圾车没有盖" in desk.text
    open_database(notebook)
    life = reading.life(request)
    kinds = "log whistle whistle report_in report_in meeting finish call_back"
    assert [step.kind for step in life.steps] == kinds.split()
    assert [(one.state, one.lead) for one in life.whistles] == [("done", True), ("done", False)]
    assert {one.reported_on for one in life.whistles} == {life.received_on}, "the same afternoon"
    assert [(task.text, f"{task.due_on:%m-%d}") for task in life.tasks] == [
        ("每天清运两次", "03-15"),
        ("换成分类垃圾桶", "03-20"),
    ]
