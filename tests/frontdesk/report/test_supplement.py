"""Typical cases by their rules, and the plan for the period behind, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.records import Duty, Matter, Span
from frontdesk.queue.marking import add_task
from frontdesk.report.figures import report
from frontdesk.report.supplement import Supplement, supplement
from frontdesk.report.supplement_rows import cases, planned, totals, unlisted
from frontdesk.requests.logging import Then, log
from frontdesk.requests.moving import move
from tests import community

JUNE = Span(date(2021, 6, 1), date(2021, 6, 30))
LAMP = Matter("路灯不亮", "路灯不亮", "张宁裕", estate_id=1, topic="ss")
PIPE = Matter("水管爆了", "水管爆了", "李红", estate_id=2, topic="wy")


def on(duty: Duty, day: int, month: int = 6) -> Duty:
    return replace(duty, day=date(2021, month, day))


def logged(duty: Duty, matter: Matter) -> int:
    number = log(duty, matter, Then.ACCEPT).id
    assert number is not None
    return number


def done(duty: Duty, request: int, day: int, said: str = "satisfied", **more: str) -> None:
    move(on(duty, day), request, "finish", {"text": "修好了"})
    move(on(duty, day), request, "call_back", {"satisfaction": said, "solved": "solved", **more})


def found(duty: Duty) -> Supplement:
    return supplement(duty, report(duty, JUNE))


def test_the_longest_road_that_left_people_satisfied(duty: Duty) -> None:
    community.load()
    assert found(on(duty, 30)).road is None
    short, long, sour, unsolved, secret = (
        logged(on(duty, 1), one) for one in (LAMP, PIPE, LAMP, PIPE, replace(PIPE, confidential=True))
    )
    for request in (long, sour, unsolved, secret):
        move(on(duty, 2), request, "visit_place", {"text": "看了"})
    for request in (sour, unsolved, secret):
        move(on(duty, 3), request, "contact", {"text": "说了"})
    done(duty, short, 3)
    done(duty, long, 4)
    done(duty, sour, 5, "not_satisfied", explain="只能这样")
    done(duty, unsolved, 5, solved="not_solved", explain="等管网改造")
    done(duty, secret, 5)
    more = found(on(duty, 30))
    assert more.road is not None and more.road.line.id == long
    told = cases(report(on(duty, 30), JUNE), more)[0].told
    assert "水管爆了" in told and "4 steps, done after 3 days; satisfied, solved" in told
    assert "李红" not in told, "as the diary would tell it, without a name"
    assert found(replace(duty, day=date(2021, 7, 30))).road == more.road
    assert supplement(duty, report(duty, Span(date(2021, 7, 1), date(2021, 7, 31)))).road is None


def test_a_road_of_one_day_is_no_road_of_none(duty: Duty) -> None:
    community.load()
    done(duty, logged(on(duty, 3), LAMP), 3)
    more = found(on(duty, 30))
    assert "done the same day; satisfied, solved" in cases(report(on(duty, 30), JUNE), more)[0].told


def test_a_theme_whose_last_request_was_done(duty: Duty) -> None:
    community.load()
    three = [logged(on(duty, day), LAMP) for day in (1, 2, 3)]
    for request in three[:2]:
        done(duty, request, 10)
    assert found(on(duty, 30)).closed is None, "one is open"
    done(duty, three[2], 12)
    closed = found(on(duty, 30)).closed
    assert closed is not None and (closed.theme.count, closed.done_on) == (3, date(2021, 6, 12))
    told = cases(report(on(duty, 30), JUNE), found(on(duty, 30)))[1]
    assert "3 requests" in told.told and "12 Jun" in told.told
    july = Span(date(2021, 7, 1), date(2021, 7, 31))
    assert supplement(duty, report(duty, july)).closed is None, "it was closed in June"


def test_what_is_planned_next(duty: Duty) -> None:
    community.load()
    before = dict(totals(found(on(duty, 30)).plan))
    request = logged(on(duty, 29), LAMP)
    secret = logged(on(duty, 29), replace(PIPE, confidential=True))
    add_task(on(duty, 29), "巡查楼道", date(2021, 7, 20))
    add_task(on(duty, 29), "八月的事", date(2021, 8, 20))
    plan = found(on(duty, 30)).plan
    assert plan.span == Span(date(2021, 7, 1), date(2021, 7, 31))
    now = dict(totals(plan))
    assert (now["tasks"] - before["tasks"], now["deadlines"] - before["deadlines"]) == (1, 2)
    lines = planned(plan)
    assert [(one.when, one.what) for one in lines if one.kind == "tasks"] == [("20 Jul", "巡查楼道")]
    due = {one.subject: one.what for one in lines if one.kind == "deadlines"}
    assert "路灯不亮" in due[request] and "水管" not in due[secret]
    assert "sessions" not in unlisted(plan) and "tasks" not in unlisted(plan)
    assert unlisted(replace(plan, session_count=plan.session_count + 8))["sessions"] == "and 8 more"
