"""Blood pressure becomes a package for all elders; films become something that is held again and again."""

from __future__ import annotations

import pytest

from db.connection import open_database
from db.requests import reading
from tests.screens.golden_cases.clerk import clerk
from tests.screens.golden_cases.intakes import BLOOD_PRESSURE, FILMS, take


async def test_blood_pressure_becomes_a_package(notebook: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with clerk(notebook, monkeypatch, BLOOD_PRESSURE.moment) as desk:
        await take(desk, BLOOD_PRESSURE)
        request = desk.request
    async with clerk(notebook, monkeypatch, "2021-05-07 09:30") as desk:
        await desk.open("2021-0001")
        await desk.move("lxjm", "刘大娘一个人住,孩子在外地", day="4-28")
        await desk.move("zth", "卫生站答应派医生来社区", "同心社区卫生服务站", day="4-30", time="1500")
        await desk.move("zwtc", "老年健康义诊", "在社区量血压、测血糖,不用跑医院")
        assert "老年健康义诊" in desk.text and "待回访" in desk.driven.rows[2]
    async with clerk(notebook, monkeypatch, "2021-05-10 10:00") as desk:
        await desk.open("2021-0001")
        await desk.move("hf", "my", "大夫还教了怎么吃药")
        await desk.press("f7")
        assert BLOOD_PRESSURE.sentence in desk.text
    open_database(notebook)
    life = reading.life(request)
    kinds = "log contact round_table become_package call_back"
    assert [step.kind for step in life.steps] == kinds.split()
    assert life.steps[3].details["name"] == "老年健康义诊"
    assert life.state == "archived"


async def test_films_become_an_activity(notebook: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with clerk(notebook, monkeypatch, FILMS.moment) as desk:
        await take(desk, FILMS)
        request = desk.request
        assert "建议" in desk.text and "7月27日" in desk.text
    async with clerk(notebook, monkeypatch, "2021-07-22 17:00") as desk:
        await desk.open("2021-0001")
        await desk.move("zf", "广场有电,离居民楼远", "", day="7-21", time="1930")
        await desk.move("zwhd", "双休日红色电影展映", "定在同心广场,双休日晚上放")
        assert "双休日红色电影展映" in desk.text
    async with clerk(notebook, monkeypatch, "2021-07-24 21:30") as desk:
        assert desk.driven.rows[0].endswith("2021-07-24 周六")
        await desk.open("2021-0001")
        await desk.move("hf", "my", "散场时问了大家,都说好", time="2110")
        assert "已归档" in desk.driven.rows[2]
        await desk.press("f7")
        assert FILMS.sentence[:26] in desk.text
    open_database(notebook)
    life = reading.life(request)
    assert [step.kind for step in life.steps] == ["log", "visit_place", "become_activity", "call_back"]
    assert life.reporters[0].kind == "group"
