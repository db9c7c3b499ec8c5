"""Requests from the first word to the last call, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from db import journal
from db.connection import transaction
from db.records import Duty, Matter, Refused
from db.requests import reading
from db.requests.alike import similar
from db.tables import Organisation, Request, RequestReporter, RequestStep, Visit
from frontdesk.registers.keeping import what_hangs
from frontdesk.requests.logging import Then, join, log
from frontdesk.requests.moving import chase, move
from frontdesk.requests.reading import read_move
from frontdesk.rules.request_states import CLOSED, MERGED, MOVES, STATES, possible
from tests import community
from tests.examples import examples

DOOR = Matter(
    words="一直没装门禁,谁都能进,晚上害怕。",
    summary="一直没安装门禁系统,存在极大安全隐患",
    reporter="张大爷",
    topic="za-1",
    channel="phone",
    phone="15400000001",
    background="历史遗留",
)


@pytest.fixture(autouse=True)
def a_community(duty: Duty) -> None:
    """The small community, in the open database."""
    community.load()


def on(duty: Duty, month: int, day: int) -> Duty:
    return replace(duty, day=date(2021, month, day))


def do(duty: Duty, request_id: int, name: str, /, **typed: str) -> str:
    read = read_move(name, typed, duty.day)
    assert not read.problems, read.problems
    return move(duty, request_id, name, read.given)


def unit(place: int = 0) -> str:
    return str(Organisation.select().order_by(Organisation.id)[place].id)


def test_the_door_of_the_article_from_the_call_to_the_banner(duty: Duty) -> None:
    logged = log(on(duty, 4, 16), DOOR, Then.ACCEPT)
    assert logged.id is not None and logged.number.startswith("2021-")
    life = reading.life(logged.id)
    assert (life.deadlines.due_on, life.deadlines.contact_due_on) == (date(2021, 4, 23), date(2021, 4, 19))
    assert (
        do(on(duty, 4, 17), logged.id, "visit_place", text="征求居民意见", people="党总支成员")
        == "in_progress"
    )
    do(on(duty, 4, 20), logged.id, "round_table", text="物业、企业座谈会")
    do(on(duty, 4, 22), logged.id, "extend", text="要等资金", until="2021-06-18")
    do(on(duty, 5, 8), logged.id, "funding", source="智慧社区建设资金", amount="4万")
    assert do(on(duty, 6, 15), logged.id, "finish", text="装可视门铃", quantity="40户") == "to_call_back"
    life = reading.life(logged.id)
    assert life.deadlines.due_on == date(2021, 6, 18), "three working days to call back"
    assert do(on(duty, 6, 18), logged.id, "call_back", satisfaction="satisfied") == "archived"
    do(on(duty, 6, 20), logged.id, "banner", text="为民解忧暖人心、至真至诚显真情", people="两位居民代表")
    do(on(duty, 9, 6), logged.id, "revisit", text="不用再跑下楼开门了")
    life = reading.life(logged.id)
    kinds = "log visit_place round_table extend funding finish call_back banner revisit"
    assert [step.kind for step in life.steps] == kinds.split()
    assert life.steps[4].details["amount"] == "4000000"
    assert life.reporters[0].told_on == date(2021, 6, 18)
    assert life.deadlines.due_on is None
    assert "15400000001" not in repr(life)


def test_a_whistle_that_is_handed_back_and_blown_again(duty: Duty) -> None:
    logged = log(duty, replace(DOOR, topic="hj-1"), Then.WHISTLE, unit_id=int(unit()))
    assert logged.id is not None
    owed = {reason.code: reason.values for reason in what_hangs("organisation", int(unit()))}
    assert owed["hangs_whistles"] == {"count": 1}
    assert do(duty, logged.id, "whistle", unit=unit(1)) == "dispatched"
    assert do(duty, logged.id, "report_in", unit=unit(1)) == "acknowledged"
    assert [one.lead for one in reading.life(logged.id).whistles] == [True, False]
    assert do(duty, logged.id, "hand_back", unit=unit(), back_reason="not_ours") == "acknowledged"
    assert [one.lead for one in reading.life(logged.id).whistles] == [False, True], "the next one leads"
    with pytest.raises(Refused, match="whistle_none"):
        do(duty, logged.id, "report_in", unit=unit())
    assert do(duty, logged.id, "hand_back", unit=unit(1), back_reason="other", text="也不属") == "accepted"
    life = reading.life(logged.id)
    assert [one.state for one in life.whistles] == ["handed_back", "handed_back"]
    assert life.times_handed_back == 2
    assert "hangs_whistles" not in {reason.code for reason in what_hangs("organisation", int(unit()))}


def test_several_units_one_of_which_leads(duty: Duty) -> None:
    logged = log(on(duty, 9, 1), replace(DOOR, topic="hj-1"), Then.ACCEPT)
    assert logged.id is not None
    both = f"{unit(1)} {unit()}"
    assert do(on(duty, 9, 2), logged.id, "whistle", unit=both) == "dispatched"
    with pytest.raises(Refused, match="whistle_open") as refusal:
        do(duty, logged.id, "whistle", unit=unit())
    assert refusal.value.reason.values["field"] == "unit"
    do(duty, logged.id, "lead", unit=unit())
    first = reading.life(logged.id).whistles[0]
    assert [one.lead for one in reading.life(logged.id).whistles] == [False, True]
    chase(on(duty, 9, 3), first.id)
    assert chase(duty, first.id, "请今天到场") == "dispatched"
    assert do(duty, logged.id, "report_in", unit=unit(), day="9-3") == "acknowledged"
    with pytest.raises(Refused, match="day_before_whistle"):
        do(duty, logged.id, "unit_done", unit=unit(), day="9-2")
    assert do(duty, logged.id, "unit_done", unit=unit(), quantity="3桶") == "acknowledged"
    life = reading.life(logged.id)
    assert [(one.state, one.times_chased, one.chased_on) for one in life.whistles] == [
        ("sent", 2, duty.day),
        ("done", 0, None),
    ]
    assert life.steps[-1].details == {"unit": unit(), "quantity": "3", "measure": "桶"}
    assert do(duty, logged.id, "unit_done", unit=unit(1)) == "in_progress"
    Organisation.update(retired_on=date(2021, 9, 1)).where(Organisation.id == int(unit())).execute()
    for gone in (unit(), "999"):
        with pytest.raises(Refused, match="unit_not_in_use"):
            do(duty, logged.id, "whistle", unit=gone)


def test_what_is_told_later_stands_where_it_happened(duty: Duty) -> None:
    logged = log(on(duty, 4, 16), DOOR, Then.WHISTLE, unit_id=int(unit()))
    assert logged.id is not None
    do(duty, logged.id, "report_in", unit=unit(), day="4-19", time="9点")
    do(duty, logged.id, "visit_place", text="征求居民意见", day="4-17", time="1430")
    do(duty, logged.id, "contact", text="说好了", day="4-17")
    assert do(duty, logged.id, "finish", text="装可视门铃", quantity="40户", day="6-15") == "to_call_back"
    with pytest.raises(Refused, match="day_before_done"):
        do(duty, logged.id, "call_back", satisfaction="satisfied", day="6-14")
    assert do(duty, logged.id, "call_back", satisfaction="satisfied", day="6-18") == "archived"
    life = reading.life(logged.id)
    assert [(step.kind, step.day.isoformat(), step.time) for step in life.steps[2:]] == [
        ("visit_place", "2021-04-17", "14:30"),
        ("contact", "2021-04-17", ""),
        ("report_in", "2021-04-19", "09:00"),
        ("finish", "2021-06-15", ""),
        ("call_back", "2021-06-18", ""),
    ]
    assert (life.resolved_on, life.reporters[0].told_on) == (date(2021, 6, 15), date(2021, 6, 18))
    assert (life.whistles[0].reported_on, life.whistles[0].done_on) == (date(2021, 4, 19), date(2021, 6, 15))
    assert life.contacted_on == date(2021, 4, 17)
    for day, time, code in (
        ("2021-04-15", "", "day_before_request"),
        ("2021-04-16", "0:00", "day_before_request"),
        ("2021-09-06", "23:59", "time_ahead"),
    ):
        with pytest.raises(Refused, match=code):
            do(duty, logged.id, "banner", text="锦旗", day=day, time=time)
    with pytest.raises(Refused, match="day_ahead"):
        move(duty, logged.id, "banner", {"text": "锦旗", "day": "2021-09-07"})


def test_everybody_who_reported_is_called(duty: Duty) -> None:
    logged = log(duty, DOOR, Then.ACCEPT)
    assert logged.id is not None
    join(duty, logged.id, replace(DOOR, reporter="刘大娘"))
    join(duty, logged.id, replace(DOOR, reporter="", reporter_kind="anonymous"))
    join(duty, logged.id, replace(DOOR, reporter="孙大哥"))
    do(duty, logged.id, "finish", text="装好了")
    due_on = reading.life(logged.id).deadlines.due_on
    first, second, nobody, third = reading.life(logged.id).reporters
    assert [one.waits for one in (first, second, nobody, third)] == [True, True, False, True]
    said = do(duty, logged.id, "call_back", satisfaction="basically_satisfied", reporter=str(second.id))
    assert said == "to_call_back"
    with pytest.raises(Refused, match="reporter_not_waiting"):
        do(duty, logged.id, "call_back", satisfaction="satisfied", reporter=str(second.id))
    for _ in range(3):
        assert do(duty, logged.id, "call_back", satisfaction="not_reached") == "to_call_back"
    assert reading.life(logged.id).deadlines.due_on == due_on, "a call in vain moves nothing"
    assert do(duty, logged.id, "call_back", satisfaction="satisfied") == "archived"
    life = reading.life(logged.id)
    assert life.satisfaction == "basically_satisfied"
    assert [(one.satisfaction, one.calls, one.told_on) for one in life.reporters] == [
        ("not_reached", 3, None),
        ("basically_satisfied", 1, duty.day),
        ("", 0, None),
        ("satisfied", 1, duty.day),
    ]
    assert [step.details["reporter"] for step in life.steps if step.kind == "call_back"] == [
        "刘大娘",
        *["张大爷"] * 3,
        "孙大哥",
    ]


def test_who_is_not_satisfied_opens_it_again_unless_it_is_explained(duty: Duty) -> None:
    logged = log(duty, DOOR, Then.ACCEPT)
    assert logged.id is not None
    join(duty, logged.id, replace(DOOR, reporter="刘大娘"))
    do(duty, logged.id, "finish", text="装好了")
    do(duty, logged.id, "call_back", satisfaction="satisfied")
    assert do(duty, logged.id, "call_back", satisfaction="not_satisfied") == "in_progress"
    life = reading.life(logged.id)
    assert (life.resolved_on, life.deadlines.due_on, len(life.waiting)) == (None, date(2021, 9, 13), 2)
    do(duty, logged.id, "become_package", name="老年健康义诊")
    do(duty, logged.id, "call_back", satisfaction="satisfied")
    explained = do(duty, logged.id, "call_back", satisfaction="not_satisfied", explain="明年才有资金")
    assert explained == "archived" and reading.life(logged.id).satisfaction == "not_satisfied"


def test_settling_it_with_one_leaves_the_others_to_be_called(duty: Duty) -> None:
    logged = log(duty, DOOR, Then.WHISTLE, unit_id=int(unit()))
    assert logged.id is not None
    join(duty, logged.id, replace(DOOR, reporter="刘大娘"))
    assert do(duty, logged.id, "settle", text="当场修好") == "to_call_back"
    life = reading.life(logged.id)
    assert [one.name for one in life.waiting] == ["刘大娘"] and life.whistles[0].done_on == duty.day
    assert do(duty, logged.id, "call_back", satisfaction="satisfied") == "archived"


def test_three_calls_that_nobody_answers(duty: Duty) -> None:
    logged = log(duty, DOOR, Then.ACCEPT)
    assert logged.id is not None
    do(duty, logged.id, "finish", text="修好了")
    states = [do(duty, logged.id, "call_back", satisfaction="not_reached") for _ in range(3)]
    assert states == ["to_call_back", "to_call_back", "archived"]
    assert do(duty, logged.id, "reopen", text="又坏了") == "in_progress"
    assert reading.life(logged.id).deadlines.due_on is not None


def test_somebody_without_a_name_is_not_called(duty: Duty) -> None:
    logged = log(duty, replace(DOOR, reporter="", reporter_kind="anonymous", phone=""), Then.ACCEPT)
    assert logged.id is not None
    assert do(duty, logged.id, "finish", text="清理了") == "archived"


def test_what_is_settled_declined_or_just_asked(duty: Duty) -> None:
    settled = log(duty, replace(DOOR, channel="walk_in"), Then.SETTLE, answer="当场解释清楚")
    assert settled.id is not None and reading.life(settled.id).state == "resolved"
    assert Visit.get(Visit.request == settled.id).name == "张大爷"
    declined = log(duty, DOOR, Then.DECLINE, answer="请到法院", reason="court")
    assert declined.id is not None and reading.life(declined.id).steps[-1].details == {"reason": "court"}
    before = Request.select().count()
    assert log(duty, replace(DOOR, words="几点开门"), Then.JUST_ASKED, answer="八点半").id is None
    assert Request.select().count() == before
    assert Visit.select().where(Visit.about == "几点开门").count() == 1


@pytest.mark.parametrize(
    ("then", "matter", "field"),
    [
        (Then.ACCEPT, replace(DOOR, words="  "), "words"),
        (Then.SETTLE, DOOR, "answer"),
        (Then.WHISTLE, DOOR, "unit"),
        (Then.DECLINE, DOOR, "answer"),
    ],
)
def test_what_is_missing_is_said_and_nothing_written(
    duty: Duty, then: Then, matter: Matter, field: str
) -> None:
    before = RequestStep.select().count()
    with pytest.raises(Refused) as refusal:
        log(duty, matter, then)
    assert refusal.value.reason.values["field"] == field
    assert RequestStep.select().count() == before


def test_like_ones_are_found_joined_and_all_are_told(duty: Duty) -> None:
    estate = Request.select(Request.estate).where(Request.estate.is_null(False)).first().estate_id
    first = log(duty, replace(DOOR, estate_id=estate), Then.ACCEPT)
    assert first.id is not None
    found = similar(
        estate_id=estate, topic="za", phone="15400000001", day=duty.day, place_days=60, phone_days=30
    )
    assert first.id in [one.id for one in found]
    assert {one.why for one in found if one.id == first.id} == {"phone"}
    later = date(2021, 12, 1)
    assert first.id not in [
        one.id
        for one in similar(
            estate_id=estate, topic="za", phone="15400000001", day=later, place_days=60, phone_days=30
        )
    ]
    join(duty, first.id, replace(DOOR, reporter="刘大娘", phone=""))
    do(duty, first.id, "finish", text="装好了")
    for _ in range(2):
        do(duty, first.id, "call_back", satisfaction="satisfied")
    told = RequestReporter.select().where(RequestReporter.request == first.id)
    assert [(one.name, one.told_on) for one in told] == [("张大爷", duty.day), ("刘大娘", duty.day)]
    with pytest.raises(Refused, match="request_closed"):
        join(duty, first.id, DOOR)


def test_numbers_go_on_within_a_year_and_undo_leaves_no_gap_behind(duty: Duty) -> None:
    one, other = log(duty, DOOR, Then.ACCEPT), log(duty, DOOR, Then.ACCEPT)
    assert int(other.number[5:]) == int(one.number[5:]) + 1
    journal.undo_last(duty)
    assert log(duty, DOOR, Then.ACCEPT).number == other.number
    assert log(replace(duty, day=date(2022, 1, 4)), DOOR, Then.ACCEPT).number == "2022-0001"


def test_two_desks_at_one_request(duty: Duty) -> None:
    logged = log(duty, DOOR, Then.ACCEPT)
    assert logged.id is not None
    do(duty, logged.id, "withdraw")
    with pytest.raises(Refused, match="move_not_possible") as refusal:
        do(duty, logged.id, "finish", text="修好了")
    assert refusal.value.reason.values == {"state": "withdrawn"}


SAID = ("satisfied", "not_satisfied", "not_reached", "basically_satisfied")
TYPED = {
    "text": "说明",
    "people": "网格员",
    "until": "2021-12-01",
    "amount": "400",
    "source": "居委会",
    "agenda": "议题",
    "reason": "court",
    "back_reason": "not_ours",
    "quantity": "3户",
    "name": "老年健康义诊",
    "attendance": "党员5/7",
    "decisions": "换桶 +3; 巡查 月底",
    "stage": "approved",
    "to": "城阳街道",
    "who": "#1",
}
MAY_BE_REFUSED = {
    *("whistle_none", "whistle_open", "task_none", "step_none", "reporter_unknown", "level_not_higher"),
    *("day_before_done", "day_before_whistle", "day_before_task", "merge_with_itself"),
}


@examples(25, HealthCheck.function_scoped_fixture)
@given(
    steps=st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 3), st.sampled_from(("", "", "zt", "qt"))), max_size=14
    ),
    more=st.lists(st.sampled_from(("person", "anonymous")), max_size=2),
)
def test_whatever_is_done_no_request_is_forgotten(
    duty: Duty, steps: list[tuple[int, int, str]], more: list[str]
) -> None:
    class Undone(Exception):
        pass

    try:
        with transaction():
            logged, other = (log(on(duty, 9, 4), DOOR, Then.ACCEPT) for _ in range(2))
            assert logged.id is not None and other.id is not None
            for kind in more:
                join(
                    duty,
                    logged.id,
                    replace(DOOR, reporter="" if kind == "anonymous" else "刘大娘", reporter_kind=kind),
                )
            done = len(more)
            for chosen, said, day in steps:
                done += _does_something(duty, logged.id, other.id, chosen, said, day)
                _holds_together(logged.id, done)
                _holds_together(other.id, int(reading.life(logged.id).state == MERGED))
            raise Undone
    except Undone:
        pass


def _does_something(duty: Duty, request_id: int, other_id: int, chosen: int, said: int, day: str) -> bool:
    """Do one of the moves that are possible; whether it was done."""
    life = reading.life(request_id)
    moves = possible(life.state)
    if not moves:
        return False
    name = moves[chosen % len(moves)]
    typed = {
        **TYPED,
        "unit": unit(said % 2),
        "owner": str(duty.staff_id),
        "satisfaction": SAID[said],
        "explain": "说明" if chosen % 2 else "",
        "day": day,
        "level": str(1 + said),
        "reporter": str(life.reporters[said % len(life.reporters)].id) if name == "link_reporter" else "",
        "task": str(life.tasks[said % len(life.tasks)].id if life.tasks else 0),
        "outcome": ("done", "dropped")[said % 2],
        "step": str(life.steps[said % len(life.steps)].id),
        "main": f"#{(other_id, request_id)[said % 2]}",
    }
    try:
        do(duty, request_id, name, **{key: typed[key] for key in MOVES[name].asks if key in typed})
    except Refused as refused:
        assert refused.reason.code in MAY_BE_REFUSED
        return False
    return True


def _holds_together(request_id: int, steps: int) -> None:
    """No impossible state, no step lost, nothing open without a day and an owner, nobody left untold."""
    life, row = reading.life(request_id), Request.get_by_id(request_id)
    assert life.state in STATES
    assert len(life.steps) == steps + 1
    assert life.steps[0].kind == "log"
    assert [step.day for step in life.steps] == sorted(step.day for step in life.steps)
    assert (life.state in CLOSED) == (row.due_on is None)
    assert row.owner is not None
    assert bool(life.waiting) is (life.state not in CLOSED)
    assert (life.main_id is None) is (life.state != MERGED)
    assert not [one for one in life.whistles if one.is_open and life.state in CLOSED | {"to_call_back"}]
    called = [one for one in life.whistles if one.is_open]
    assert len([one for one in called if one.lead]) == (1 if called else 0)
    if life.state == "archived":
        assert life.satisfaction or all(one.kind == "anonymous" for one in life.reporters)
