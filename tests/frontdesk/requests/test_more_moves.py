"""Meetings and their tasks, money, higher levels, two requests made one, and steps that were wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db import journal
from db.connection import transaction
from db.records import Duty, Kind, Refused, ResidentCard
from db.requests import reading
from db.requests.alike import similar
from db.requests.lines import request_lines as listed
from db.tables import AccessLog, Building, Request, RequestReporter, Staff
from frontdesk.cards import card as open_card
from frontdesk.finding import find
from frontdesk.requests import card, meanwhile
from frontdesk.requests.logging import Then, join, log
from frontdesk.requests.moving import move
from frontdesk.revealing import reveal_request
from tests import community
from tests.frontdesk.requests.test_life import DOOR, do, on, unit


@pytest.fixture(autouse=True)
def a_community(duty: Duty) -> None:
    """The small community, in the open database."""
    community.load()
    with transaction():
        for name in ("李青苗", "李文静", "赵春晖"):
            if not Staff.select().where(Staff.name == name).exists():
                Staff.create(name=name)


def logged(duty: Duty, then: Then = Then.ACCEPT, **of: object) -> int:
    made = log(duty, replace(DOOR, **of), then, unit_id=int(unit()) if then is Then.WHISTLE else None)  # type: ignore[arg-type]
    assert made.id is not None
    return made.id


def test_what_a_meeting_decides_is_to_be_done(duty: Duty) -> None:
    request = logged(on(duty, 3, 11))
    typed = {
        "agenda": "垃圾桶怎么放",
        "attendance": "业委会5/7 党员8/10 群众12/15",
        "text": "多数同意换桶",
        "votes_for": "24",
        "votes_against": "1",
        "day": "3-12",
        "time": "18:30",
    }
    for owner, code in (("小李", "several_owners"), ("王二", "owner_unknown")):
        with pytest.raises(Refused, match=code) as refusal:
            do(duty, request, "meeting", **typed, decisions=f"换桶@{owner} 3-20")
        assert refusal.value.reason.values["field"] == "decisions"
    decided = "换分类桶@赵春晖 3-20; 每天清运两次 +7"
    assert do(duty, request, "meeting", **typed, decisions=decided) == "in_progress"
    life = reading.life(request)
    assert life.steps[-1].details["attended"] == "25" and life.steps[-1].details["should_attend"] == "32"
    assert [(one.text, one.owner, one.due_on, one.made_on) for one in life.tasks] == [
        ("换分类桶", "赵春晖", date(2021, 3, 20), date(2021, 3, 12)),
        ("每天清运两次", "王敏", date(2021, 3, 19), date(2021, 3, 12)),
    ]
    first, second = life.tasks
    assert first.step_id == life.steps[-1].id
    with pytest.raises(Refused, match="day_before_task"):
        do(duty, request, "task_done", task=str(first.id), outcome="done", day="3-11")
    do(duty, request, "task_done", task=str(first.id), outcome="done", day="3-18")
    do(duty, request, "task_done", task=str(second.id), outcome="dropped", text="改成每天三次")
    with pytest.raises(Refused, match="task_none"):
        do(duty, request, "task_done", task=str(second.id), outcome="done")
    first, second = reading.life(request).tasks
    assert (first.done_on, second.dropped_on, second.reason) == (date(2021, 3, 18), duty.day, "改成每天三次")
    for _ in range(3):
        journal.undo_last(duty)
    assert reading.life(request).tasks == () and [one.kind for one in reading.life(request).steps] == ["log"]


def test_money_and_a_step_that_was_wrong(duty: Duty) -> None:
    request = logged(duty)
    do(
        duty,
        request,
        "funding",
        source="智慧社区建设资金",
        amount="4万",
        stage="applied",
        evidence="莒城〔2021〕8号",
    )
    assert card.usual(duty, "funding", reading.life(request)) == {
        "source": "智慧社区建设资金",
        "stage": "approved",
    }
    do(duty, request, "meeting", agenda="门禁", decisions="选型号 +3")
    steps = {one.kind: one for one in reading.life(request).steps}
    for kind in ("log", "funding"):
        if kind == "log":
            with pytest.raises(Refused, match="step_none"):
                do(duty, request, "strike", step=str(steps[kind].id), text="记错了")
            continue
        do(duty, request, "strike", step=str(steps[kind].id), text="记错了")
        with pytest.raises(Refused, match="step_none"):
            do(duty, request, "strike", step=str(steps[kind].id), text="记错了")
    do(duty, request, "strike", step=str(steps["meeting"].id), text="没有开成")
    life = reading.life(request)
    assert [one.kind for one in life.steps if one.struck] == ["funding", "meeting"]
    assert (life.tasks[0].dropped_on, life.tasks[0].reason) == (duty.day, "没有开成")
    assert life.steps[-1].details == {"step": "meeting", "step_day": "2021-09-06"}
    assert life.steps[-1].staff == "王敏"


def test_it_goes_up_a_level_at_a_time_or_more(duty: Duty) -> None:
    request = logged(duty)
    assert card.usual(duty, "escalate", reading.life(request)) == {"level": "1"}
    assert do(duty, request, "escalate", level="2", to="城阳街道", text="物业无权处理") == "accepted"
    assert reading.life(request).level == 2
    with pytest.raises(Refused, match="level_not_higher"):
        do(duty, request, "escalate", level="2", to="城阳街道", text="再报")
    do(duty, request, "escalate", level="4", to="县住建局", text="超过街道职责")
    assert card.usual(duty, "escalate", reading.life(request)) == {}


def test_two_requests_that_are_one(duty: Duty) -> None:
    main = logged(duty, resident_id=1)
    other = logged(duty, Then.WHISTLE, reporter="刘大娘", confidential=True)
    join(duty, other, replace(DOOR, resident_id=1))
    do(duty, other, "meeting", agenda="门禁", decisions="选型号 +3")
    found = card.look(duty, "merge", other, {"main": reading.life(main).number[5:]}, "")
    assert [one.code for one in found.choices["main"]] == [f"#{main}"]
    assert f"#{main}" in [one.code for one in card.choices(duty, "merge", reading.life(other))["main"]]
    with pytest.raises(Refused, match="merge_with_itself"):
        do(duty, other, "merge", main=f"#{other}")
    assert do(duty, other, "merge", main=f"#{main}", text="同一栋楼同一件事") == "merged"
    life, merged = reading.life(main), reading.life(other)
    assert [one.name for one in life.reporters] == ["张大爷", "刘大娘"], "who reported both is one head"
    assert (life.steps[-1].kind, life.steps[-1].details) == ("merged_in", {"number": merged.number})
    assert (merged.main_id, merged.main_number, merged.deadlines.due_on) == (main, life.number, None)
    assert merged.steps[-1].details == {"main": life.number}
    assert Request.get_by_id(main).heads == 2
    assert (life.state, len(life.tasks), life.confidential) == ("dispatched", 1, True)
    assert [one.lead for one in life.whistles if one.is_open] == [True] and not merged.whistles
    third = logged(duty)
    with pytest.raises(Refused, match="request_closed"):
        do(duty, third, "merge", main=f"#{other}")
    with pytest.raises(Refused, match="move_not_possible"):
        do(duty, other, "banner", text="锦旗")
    journal.undo_last(duty)
    journal.undo_last(duty)
    assert reading.life(other).state == "in_progress" and len(reading.life(other).reporters) == 2
    assert [one.name for one in reading.life(main).reporters] == ["张大爷"]


def test_two_at_one_unit_are_one_there_too(duty: Duty) -> None:
    main, other = logged(duty, Then.WHISTLE), logged(duty, Then.WHISTLE)
    do(duty, other, "merge", main=f"#{main}")
    assert [one.state for one in reading.life(main).whistles] == ["sent"]
    assert [one.state for one in reading.life(other).whistles] == ["done"]


def test_a_reporter_as_written_is_somebody(duty: Duty) -> None:
    request = logged(duty)
    reporter = str(reading.life(request).reporters[0].id)
    found = card.look(duty, "link_reporter", request, {"who": "张宁裕"}, "")
    assert [one.code for one in found.choices["who"]] == ["#1"]
    do(duty, request, "link_reporter", reporter=reporter, who="#1")
    life = reading.life(request)
    assert (life.reporters[0].name, life.reporters[0].resident_id) == ("张大爷", 1)
    row: Any = Request.get_by_id(request)
    assert row.resident_id == 1
    assert life.steps[-1].details == {"reporter": "张大爷", "who": "张宁裕"}
    with pytest.raises(Refused, match="reporter_unknown"):
        do(duty, request, "link_reporter", reporter=reporter, who="#2")
    with pytest.raises(Refused, match="row_gone"):
        join(duty, request, replace(DOOR, reporter="刘大娘"))
        second = RequestReporter.select().where(RequestReporter.name == "刘大娘").get()
        do(duty, request, "link_reporter", reporter=str(second.id), who="#99999")


def grid_of(request_id: int) -> int | None:
    row: Any = Request.get_by_id(request_id)
    grid: int | None = row.grid_id
    return grid


def test_a_request_knows_its_grid(duty: Duty) -> None:
    buildings: Any = Building.select(Building.id, Building.grid).tuples()
    grids = dict(buildings)
    at_home = logged(duty, household_id=4)
    of_an_estate = logged(duty, estate_id=1)
    assert grid_of(at_home) == grids[3]
    assert grid_of(of_an_estate) == grids[1]
    Building.update(grid=1).where(Building.id == 3).execute()
    assert grid_of(logged(duty, estate_id=2)) is None, "an estate with two grids"
    assert grid_of(logged(duty)) is None


def test_of_a_confidential_request_only_who_asks_learns_who_said_what(duty: Duty) -> None:
    said, name = "邻居家有人动手打孩子", "李秀芬"
    request = logged(
        duty, words=said, summary=said, reporter=name, resident_id=2, confidential=True, place="3号楼"
    )
    join(duty, request, replace(DOOR, reporter="刘大娘", words="我也听见了"))
    do(duty, request, "contact", text="刘大娘说昨晚又打了")
    do(duty, request, "meeting", agenda="怎么帮", decisions="上门看孩子 +1")
    do(duty, request, "whistle", unit=unit())
    secret = (said, name, "刘大娘", "我也听见了", "3号楼", "上门", "怎么帮", "0001")
    shown = (
        open_card(duty, Kind.REQUEST, request),
        listed(limit=9),
        find(duty, reading.life(request).number, 9).hits,
        similar(estate_id=None, topic="za", phone=DOOR.phone, day=duty.day, place_days=60, phone_days=30),
        card.choices(duty, "call_back", reading.life(request)),
        card.choices(duty, "task_done", reading.life(request)),
        card.choices(duty, "strike", reading.life(request)),
        card.look(duty, "finish", request, {}, "1"),
    )
    told = repr(shown)
    assert not [text for text in secret if text in told]
    assert reading.life(request).number in told
    reporter = open_card(duty, Kind.RESIDENT, 2)
    assert isinstance(reporter, ResidentCard) and reporter.requests == ()
    with pytest.raises(Refused, match="reveal_reason_missing"):
        reveal_request(duty, request, " ")
    assert AccessLog.select().count() == 0
    full = repr(reveal_request(duty, request, "follow_up"))
    assert all(text in full for text in secret)
    lines: Any = AccessLog.select(AccessLog.request, AccessLog.resident, AccessLog.action, AccessLog.reason)
    assert list(lines.tuples()) == [(request, None, "reveal", "follow_up")]
    other = logged(duty)
    assert "15400000001" not in repr(open_card(duty, Kind.REQUEST, other))
    assert "15400000001" in repr(reveal_request(duty, other, ""))
    assert AccessLog.select().where(AccessLog.request == other).count() == 1


def test_the_second_desk_sees_what_the_first_did(duty: Duty) -> None:
    request = logged(duty)
    then = meanwhile.as_of(reading.life(request))
    before = meanwhile.seen(reading.life(request))
    assert card.look(duty, "finish", request, {}, then).news == meanwhile.Meanwhile()
    do(duty, request, "contact", text="说好明天去")
    do(duty, request, "whistle", unit=unit())
    looked = card.look(duty, "whistle", request, {}, then)
    assert [step.kind for step in looked.news.steps] == ["contact", "whistle"] and looked.is_possible
    said = meanwhile.said_of(looked.news, "whistle", "unit")
    assert said is not None and said.details["unit"] == unit()
    assert meanwhile.said_of(looked.news, "whistle", "text") is None
    assert meanwhile.seen(looked.life) != before
    now = meanwhile.as_of(looked.life)
    journal.undo_last(duty)
    assert card.look(duty, "whistle", request, {}, now).news.taken_back == 1
    do(duty, request, "withdraw")
    assert not card.look(duty, "whistle", request, {}, now).is_possible
    with pytest.raises(Refused, match="move_not_possible") as refusal:
        move(duty, request, "whistle", {"unit": unit()})
    assert refusal.value.reason.values["state"] == "withdrawn"
