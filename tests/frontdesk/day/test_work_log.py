"""The work log of a day says what was written down of it; nothing of what is confidential."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.connection import transaction
from db.records import Duty, Matter
from db.tables import (
    HomeVisit,
    Package,
    PackageSession,
    Request,
    RequestReporter,
    RequestStep,
    Resident,
    Visit,
)
from frontdesk.day import closing
from frontdesk.day.closing import Words
from frontdesk.day.work_log import work_log
from frontdesk.printing.head import as_html
from frontdesk.printing.work_log import log_page
from frontdesk.queue import marking
from frontdesk.requests.logging import Then, log
from frontdesk.requests.moving import move
from frontdesk.words import set_language
from tests import community
from tests.conftest import TODAY

KNOWN = Matter(
    words="楼道灯不亮。", summary="楼道灯不亮", reporter="张大爷", resident_id=1, topic="ss", estate_id=1
)


@pytest.fixture(autouse=True)
def a_community(duty: Duty) -> None:
    """The small community, without what waits there already."""
    community.load()
    set_language("zh")
    with transaction():
        RequestReporter.delete().execute()
        Request.delete().execute()
        Resident.update(doubt="").execute()


def page(duty: Duty, day: date = TODAY) -> str:
    return as_html(duty, log_page(duty, day))


def test_a_day_with_everything(duty: Duty) -> None:
    first = log(duty, KNOWN, Then("accept")).id or 0
    move(duty, first, "visit_place", {"text": "线路老化"})
    move(duty, first, "finish", {"text": "换了灯"})
    secret = replace(KNOWN, summary="邻居打孩子", words="邻居打孩子", confidential=True, reporter="王某")
    log(duty, secret, Then("accept"))
    marking.add_task(duty, "给老年协会送展板", TODAY)
    marking.add_task(duty, "明天开居民会议", TODAY + timedelta(1))
    with transaction():
        for kind, time in (("log", "09:00"), ("visit_place", "09:30"), ("finish", "15:10")):
            RequestStep.update(time=time).where(RequestStep.kind == kind).execute()
        Visit.create(day=TODAY, time="10:00", name="刘大娘", about="问路", staff=duty.staff_id)
        for household in (1, 2):
            HomeVisit.create(
                day=TODAY, time="16:00", household=household, staff=duty.staff_id, was_in=household == 1
            )
        run = Package.create(series="film", name="露天电影", kind="activity", opened_on=TODAY)
        PackageSession.create(
            package=run, day=TODAY, starts="18:30", ends="20:30", about="《地道战》", held_on=TODAY, heads=137
        )
        PackageSession.create(package=run, day=TODAY + timedelta(1), starts="18:30", about="《地雷战》")
    closing.close(duty, TODAY, Words("sunny", "上午停电 <b>两小时</b>", "", "钥匙在抽屉里"))
    found = work_log(duty, TODAY)
    assert found.counts["visitors"] == 3 and found.counts["homes"] == 2 and found.counts["heads"] == 137
    assert (found.counts["logged"], found.counts["resolved"]) == (2, 1)
    assert found.next_day == TODAY + timedelta(1) and found.on_duty == (duty.staff_name,)
    told = page(duty)
    for text in (
        *(
            "2021年9月6日 周一",
            "晴",
            found.code,
            "线路老化" if False else "楼道灯不亮",
            "露天电影 《地道战》",
        ),
        *(
            "到137人",
            "入户走访2户，1户在家",
            "给老年协会送展板",
            "明天开居民会议",
            "《地雷战》",
            "钥匙在抽屉里",
        ),
        *("&lt;b&gt;两小时&lt;/b&gt;", "领导批示"),
    ):
        assert text in told, text
    assert "邻居打孩子" not in told and "王某" not in told
    assert told.index("09:30") < told.index("下午") < told.index("15:10") < told.index("18:30-20:30")


def test_an_empty_day_has_its_page_too(duty: Duty) -> None:
    assert "这一天没有记录" in page(duty) and "没有遗留" in page(duty)
    set_language("en")
    assert "Nothing was written down on this day." in page(duty, TODAY - timedelta(1))
