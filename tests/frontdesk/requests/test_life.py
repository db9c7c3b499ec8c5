"""Requests from the first word to the last call, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import journal
from db.connection import transaction
from db.records import Duty, Matter, Refused
from db.requests import reading
from db.tables import Organisation, Request, RequestReporter, RequestStep, Visit
from frontdesk.registers.keeping import what_hangs
from frontdesk.requests.logging import Then, join, log
from frontdesk.requests.moving import move
from frontdesk.requests.reading import read_move
from frontdesk.rules.request_states import CLOSED, MOVES, STATES, possible
from tests import community

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


def do(duty: Duty, request_id: int, name: str, **typed: str) -> str:
    read = read_move(name, typed, duty.day)
    assert not read.problems
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
    assert do(duty, logged.id, "hand_back", unit=unit(), text="不属本单位") == "acknowledged"
    with pytest.raises(Refused, match="whistle_none"):
        do(duty, logged.id, "report_in", unit=unit())
    assert do(duty, logged.id, "hand_back", unit=unit(1), text="也不属") == "accepted"
    sent = reading.life(logged.id).whistles
    assert [one.state for one in sent] == ["handed_back", "handed_back"]
    assert "hangs_whistles" not in {reason.code for reason in what_hangs("organisation", int(unit()))}
    assert [one.lead for one in sent] == [True, False]


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
    alike = reading.similar(
        estate_id=estate, topic="za", phone="15400000001", day=duty.day, place_days=60, phone_days=30
    )
    assert first.id in [one.id for one in alike]
    assert {one.why for one in alike if one.id == first.id} == {"phone"}
    later = date(2021, 12, 1)
    assert first.id not in [
        one.id
        for one in reading.similar(
            estate_id=estate, topic="za", phone="15400000001", day=later, place_days=60, phone_days=30
        )
    ]
    join(duty, first.id, replace(DOOR, reporter="刘大娘", phone=""))
    do(duty, first.id, "finish", text="装好了")
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
    "quantity": "3",
}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3)), max_size=14))
def test_whatever_is_done_no_request_is_forgotten(duty: Duty, steps: list[tuple[int, int]]) -> None:
    class Undone(Exception):
        pass

    try:
        with transaction():
            logged = log(duty, DOOR, Then.ACCEPT)
            assert logged.id is not None
            done = 0
            for chosen, said in steps:
                state = reading.life(logged.id).state
                moves = possible(state)
                name = moves[chosen % len(moves)]
                satisfaction = ("satisfied", "not_satisfied", "not_reached", "basically_satisfied")[said]
                typed = {
                    **TYPED,
                    "unit": unit(said % 2),
                    "owner": str(duty.staff_id),
                    "satisfaction": satisfaction,
                }
                try:
                    do(duty, logged.id, name, **{key: typed[key] for key in MOVES[name].asks if key in typed})
                    done += 1
                except Refused as refused:
                    assert refused.reason.code == "whistle_none"
                life = reading.life(logged.id)
                row = Request.get_by_id(logged.id)
                assert life.state in STATES
                assert len(life.steps) == done + 1
                assert (life.state in CLOSED) == (row.due_on is None)
                assert row.owner is not None
            raise Undone
    except Undone:
        pass
