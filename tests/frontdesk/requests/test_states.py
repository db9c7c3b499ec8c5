"""The table of a request's life, without a database."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Reason
from frontdesk.requests.reading import read_move
from frontdesk.rules.attendance import read_attendance, totals, written_attendance
from frontdesk.rules.coming_days import coming_day, read_coming_day
from frontdesk.rules.decisions import read_decisions, written_decisions
from frontdesk.rules.funding import each, next_stage, sums
from frontdesk.rules.money import read_fen, written_yuan
from frontdesk.rules.quantities import read_quantity
from frontdesk.rules.request_numbers import meant_numbers
from frontdesk.rules.request_states import (
    ARCHIVED,
    CLOSED,
    IN_PROGRESS,
    MOVES,
    OPEN,
    STATES,
    TO_CALL_BACK,
    after_call,
    all_solved,
    offered,
    possible,
    usually_solved,
    worst,
)
from frontdesk.words.codes import LABELS
from tests.conftest import TODAY
from tests.frontdesk.requests.table_of_states import PAGE, page


def test_every_state_is_reached_and_left_or_is_an_end() -> None:
    led_to = {move.leads_to for move in MOVES.values() if move.leads_to}
    assert led_to | {"new"} == set(STATES)
    for state in OPEN:
        assert any(MOVES[name].leads_to in CLOSED | {TO_CALL_BACK} for name in possible(state)), state
    assert possible("merged") == ()
    assert CLOSED | OPEN == set(STATES) == LABELS["state"].keys()
    assert MOVES.keys() <= LABELS["move"].keys()
    assert {f"request_{name}" for name in MOVES} <= LABELS["operation"].keys()


def test_what_a_move_needs_is_asked_for() -> None:
    assert all(move.needs <= set(move.asks) for move in MOVES.values())


@pytest.mark.parametrize(
    ("said", "attempts", "state"),
    [
        ("satisfied", 0, ARCHIVED),
        ("basically_satisfied", 2, ARCHIVED),
        ("not_satisfied", 0, IN_PROGRESS),
        ("not_reached", 1, TO_CALL_BACK),
        ("not_reached", 2, TO_CALL_BACK),
        ("not_reached", 3, ARCHIVED),
    ],
)
def test_after_a_call(said: str, attempts: int, state: str) -> None:
    given = {"satisfaction": said}
    assert after_call(given, attempts) == state
    assert after_call(given, attempts, others_wait=True) == (TO_CALL_BACK if state == ARCHIVED else state)


def test_who_is_not_satisfied_opens_it_again_or_is_told_why() -> None:
    explained = {"satisfaction": "not_satisfied", "explain": "明年才有资金"}
    assert after_call(explained, 1) == ARCHIVED
    assert after_call(explained, 1, others_wait=True) == TO_CALL_BACK
    assert after_call({"satisfaction": "not_reached"}, 3, attempts=5) == TO_CALL_BACK


def test_what_is_not_solved_goes_on_however_satisfied_they_are_or_is_explained() -> None:
    said = {"satisfaction": "satisfied", "solved": "not_solved"}
    assert after_call(said, 1) == IN_PROGRESS
    assert after_call({**said, "explain": "要等管网改造"}, 1) == ARCHIVED
    assert after_call({**said, "solved": "solved"}, 1) == ARCHIVED


def test_whether_it_is_solved_follows_from_what_they_say_and_the_worst_counts() -> None:
    said = ("satisfied", "basically_satisfied", "not_satisfied", "not_reached", "")
    assert [usually_solved(one) for one in said] == ["solved", "solved", "not_solved", "", ""]
    assert all_solved(["solved", "", "not_solved"]) == "not_solved"
    assert all_solved(["", "solved"]) == "solved" and all_solved(["", ""]) == ""


@pytest.mark.parametrize(
    ("said", "of_all"),
    [
        (("satisfied", "basically_satisfied"), "basically_satisfied"),
        (("not_reached", "satisfied"), "satisfied"),
        (("not_reached", ""), "not_reached"),
        (("satisfied", "not_satisfied"), "not_satisfied"),
        ((), ""),
    ],
)
def test_a_request_says_the_worst_that_was_said(said: tuple[str, ...], of_all: str) -> None:
    assert worst(said) == of_all


def test_what_is_offered_is_possible_and_the_likeliest_comes_first() -> None:
    everything = {"sent", "called", "others", "task", "unknown", "step"}
    for state in STATES:
        assert sorted(offered(state, everything)) == sorted(possible(state))
        assert not any(MOVES[name].wants for name in offered(state, ()))
    first = {state: offered(state, everything)[0] for state in OPEN}
    assert first["to_call_back"] == "call_back"
    assert (first["dispatched"], first["in_progress"]) == ("report_in", "finish")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("40户", (40, "户")),
        ("40", (40, "")),
        ("12 盏", (12, "盏")),
        ("两套", (2, "套")),
        ("1,200㎡", (1200, "㎡")),
        ("\uff14\uff10户", (40, "户")),
        ("3 trees", (3, "trees")),
        ("户", None),
        ("40户3盏", None),
        ("-3", None),
        ("1" * 7, None),
    ],
)
def test_how_much_was_done(text: str, read: tuple[int, str] | None) -> None:
    assert read_quantity(text) == read


@pytest.mark.parametrize(
    ("move", "typed", "given"),
    [
        ("funding", {"source": "智慧社区建设资金", "amount": "4万"}, {"amount": "4000000"}),
        ("park", {"text": "等资金", "until": "9-30"}, {"until": "2021-09-30"}),
        ("park", {"text": "等资金", "until": "3-1"}, {"until": "2022-03-01"}),
        ("extend", {"text": "厂家供货慢", "until": "2021-10-08"}, {"until": "2021-10-08"}),
        ("finish", {"text": "装可视门铃", "quantity": "40户"}, {"quantity": "40", "measure": "户"}),
        (
            "visit_place",
            {"text": "x", "day": "zt", "time": "下午2点半"},
            {"day": "2021-09-05", "time": "14:30"},
        ),
        ("whistle", {"unit": "3 5 3"}, {"unit": "3 5"}),
    ],
)
def test_what_is_typed_for_a_move(move: str, typed: dict[str, str], given: dict[str, str]) -> None:
    read = read_move(move, typed, TODAY)
    assert not read.problems
    assert given.items() <= read.given.items()


@pytest.mark.parametrize(
    ("move", "typed", "problems"),
    [
        ("park", {}, {"text": "field_needed", "until": "field_needed"}),
        ("park", {"text": "x", "until": "2021-09-06"}, {"until": "day_not_ahead"}),
        ("extend", {"text": "x", "until": "2021-02-30"}, {"until": "coming_day_unknown"}),
        ("funding", {"source": "x", "amount": "很多"}, {"amount": "amount_unknown"}),
        ("funding", {"source": "x", "amount": "0"}, {"amount": "amount_unknown"}),
        ("whistle", {"unit": "物业"}, {"unit": "entry_unknown"}),
        ("whistle", {"unit": "3 物业"}, {"unit": "entries_unknown"}),
        ("hand_back", {"unit": "3", "back_reason": "court"}, {"back_reason": "entry_unknown"}),
        ("finish", {"text": "x", "quantity": "很多"}, {"quantity": "quantity_unknown"}),
        ("revisit", {"text": "x", "day": "2021-09-07"}, {"day": "day_ahead"}),
        ("meeting", {"agenda": "x", "attendance": "来了很多人"}, {"attendance": "attendance_unknown"}),
        ("meeting", {"agenda": "x", "decisions": "换桶@小李"}, {"decisions": "decision_day_missing"}),
        ("task_done", {"task": "1", "outcome": "dropped"}, {"text": "drop_reason_missing"}),
        ("escalate", {"level": "5", "to": "街道", "text": "x"}, {"level": "entry_unknown"}),
        ("merge", {"main": "0388"}, {"main": "request_unknown"}),
        ("link_reporter", {"reporter": "1", "who": "张大爷"}, {"who": "nobody_picked"}),
        (
            "revisit",
            {"text": "x", "day": "2021-02-30", "time": "25:00"},
            {"day": "day_unknown", "time": "time_unknown"},
        ),
        ("revisit", {"text": "x", "day": "2021-03-31"}, {"day": "day_before_request"}),
        (
            "meeting",
            {"agenda": "垃圾桶", "attendance": "党员31/30"},
            {"attendance": "more_came_than_should"},
        ),
        (
            "meeting",
            {"agenda": "垃圾桶", "attendance": "20", "votes_for": "19", "votes_against": "2"},
            {"votes_for": "more_votes_than_people"},
        ),
    ],
)
def test_what_cannot_be_so(move: str, typed: dict[str, str], problems: dict[str, str]) -> None:
    found = read_move(move, typed, TODAY, date(2021, 4, 1)).problems
    assert {field: reason.code for field, reason in found.items()} == problems


@given(st.sampled_from(sorted(MOVES)), st.dictionaries(st.text(max_size=12), st.text(max_size=30)), st.text())
def test_any_text_is_read_or_refused(move: str, other: dict[str, str], text: str) -> None:
    read = read_move(move, {**other, **dict.fromkeys(MOVES[move].asks, text)}, TODAY)
    assert set(read.given) | set(read.problems) <= {*MOVES[move].asks, "measure", "attended", "should_attend"}


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("40000", 4_000_000),
        ("40,000.00元", 4_000_000),
        ("4万", 4_000_000),
        ("1.5万元", 1_500_000),
        ("¥12.50", 1_250),
        ("0.005", None),
        ("-3", None),
        ("abc", None),
        ("", None),
    ],
)
def test_money_is_whole_fen(text: str, fen: int | None) -> None:
    assert read_fen(text) == fen


@given(st.integers(1, 10**11))
def test_money_is_read_back_as_it_is_written(fen: int) -> None:
    assert read_fen(written_yuan(fen)) == fen


@pytest.mark.parametrize(
    ("text", "groups", "counted"),
    [
        ("业委会5/7 党员8/10 群众12/15", [("业委会", 5, 7), ("党员", 8, 10), ("群众", 12, 15)], (25, 32)),
        ("业委会:5人/7人、党员8/10", [("业委会", 5, 7), ("党员", 8, 10)], (13, 17)),
        ("25/30", [("", 25, 30)], (25, 30)),
        ("党员8 群众12/15", [("党员", 8, None), ("群众", 12, 15)], (20, None)),
        ("业委会", None, None),
        ("5/7/9", None, None),
        ("", None, None),
    ],
)
def test_who_came_by_group(
    text: str, groups: list[tuple[str, int, int | None]] | None, counted: tuple[int, int | None] | None
) -> None:
    read = read_attendance(text)
    if groups is None or read is None:
        assert read is None and groups is None
        return
    assert [(one.name, one.came, one.should) for one in read] == groups
    assert totals(read) == counted
    assert read_attendance(written_attendance(read)) == read


MEETING = date(2021, 3, 12)


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        (
            "换分类桶@小李 3-20; 每天清运两次 @环卫 下周一",
            [("换分类桶", "小李", date(2021, 3, 20)), ("每天清运两次", "环卫", date(2021, 3, 15))],
        ),
        (
            "1.粉刷楼道 +7;2、3号楼换灯 月底",
            [("粉刷楼道", "", date(2021, 3, 19)), ("2、3号楼换灯", "", date(2021, 3, 31))],
        ),
        ("换桶 1-5", [("换桶", "", date(2022, 1, 5))]),
        (" ; ", []),
        ("换桶@小李", "decision_day_missing"),
        ("@小李 3-20", "decision_text_missing"),
        ("换桶 2021-03-01", "decision_day_past"),
        ("换桶@小李@小王 3-20", "decision_owner_twice"),
    ],
)
def test_what_was_decided(text: str, decided: list[tuple[str, str, date]] | str) -> None:
    read = read_decisions(text, MEETING)
    if isinstance(read, Reason) or isinstance(decided, str):
        assert isinstance(read, Reason) and read.code == decided
        return
    assert [(one.text, one.owner, one.due_on) for one in read] == decided
    assert read_decisions(written_decisions(read), date(1900, 1, 1)) == read


@given(st.text(alphabet="换桶@小李 3-20;；1.、月底明天\n[/]\x1b", max_size=40))
def test_any_decision_is_read_again_as_it_is_kept(text: str) -> None:
    read = read_decisions(text, MEETING)
    if not isinstance(read, Reason):
        assert read_decisions(written_decisions(read), date(1900, 1, 1)) == read


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("明天", date(2021, 9, 7)),
        ("+3", date(2021, 9, 9)),
        ("三天内", date(2021, 9, 9)),
        ("周五", date(2021, 9, 10)),
        ("周一", TODAY),
        ("下周三", date(2021, 9, 15)),
        ("下周", date(2021, 9, 13)),
        ("两周后", date(2021, 9, 20)),
        ("3天后", date(2021, 9, 9)),
        ("11月30日", date(2021, 11, 30)),
        ("9-30前", date(2021, 9, 30)),
        ("3-1", date(2022, 3, 1)),
        ("5号", date(2021, 10, 5)),
        ("下月5号", date(2021, 10, 5)),
        ("月底", date(2021, 9, 30)),
        ("下月底", date(2021, 10, 31)),
        ("下个月初", date(2021, 10, 1)),
        ("月初", date(2021, 10, 1)),
        ("半个月后", date(2021, 9, 21)),
        ("过两天", date(2021, 9, 8)),
        ("周末", date(2021, 9, 11)),
        ("下周末", date(2021, 9, 18)),
        ("tomorrow", date(2021, 9, 7)),
        ("wed", date(2021, 9, 8)),
        ("Next Wednesday", date(2021, 9, 15)),
        ("in 3 days", date(2021, 9, 9)),
        ("month end", date(2021, 9, 30)),
        ("2-29", date(2024, 2, 29)),
        ("2021-08-01", date(2021, 8, 1)),
        ("昨天", None),
        ("2021-02-30", None),
        ("", None),
        ("很快", None),
    ],
)
def test_a_day_that_lies_ahead(text: str, day: date | None) -> None:
    assert read_coming_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["昨天", "zt", "前天", "yesterday"])
def test_a_day_that_is_over_is_a_day(text: str) -> None:
    assert coming_day(text, TODAY, "queue_day_past") == Reason("queue_day_past")


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_first_of_a_month_lies_ahead_and_the_last_behind_it(today: date) -> None:
    first, last = read_coming_day("下月初", today), read_coming_day("下月底", today)
    this = read_coming_day("月底", today)
    assert first is not None and last is not None and this is not None
    assert this >= today and (first - this).days == 1 and last > first


def test_money_by_stage_and_for_each() -> None:
    funded = [
        {"amount": "4000000", "stage": "applied"},
        {"amount": "3000000", "stage": "approved"},
        {"amount": "1000000"},
        {"amount": "4000000", "stage": "paid"},
        {"amount": "x", "stage": "paid"},
    ]
    by_stage = sums(funded)
    assert by_stage == {"applied": 4_000_000, "approved": 4_000_000, "paid": 4_000_000}
    assert each(by_stage, 40) == 100_000
    assert each(by_stage, 0) is None and each({}, 40) is None
    assert [next_stage(one) for one in (None, *funded[:2])] == ["applied", "approved", "paid"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2021-0388", ("2021-0388",)),
        ("2021-388", ("2021-0388",)),
        ("388", ("2021-0388", "2020-0388")),
        ("12345", ("2021-12345", "2020-12345")),
        ("#388", ()),
        ("三百", ()),
    ],
)
def test_which_number_is_meant(text: str, numbers: tuple[str, ...]) -> None:
    assert meant_numbers(text, 2021) == numbers


def test_the_page_of_the_docs_is_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
