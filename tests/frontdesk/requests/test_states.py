"""The table of a request's life, without a database."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.requests.reading import read_move
from frontdesk.rules.money import read_fen, written_yuan
from frontdesk.rules.quantities import read_quantity
from frontdesk.rules.request_states import (
    ARCHIVED,
    CLOSED,
    IN_PROGRESS,
    MOVES,
    OPEN,
    STATES,
    TO_CALL_BACK,
    after_call,
    offered,
    possible,
    worst,
)
from frontdesk.words.codes import LABELS
from tests.conftest import TODAY
from tests.frontdesk.requests.table_of_states import PAGE, page


def test_every_state_is_reached_and_left_or_is_an_end() -> None:
    led_to = {move.leads_to for move in MOVES.values() if move.leads_to}
    assert led_to | {"new", "merged"} == set(STATES)
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
    assert after_call(said, attempts) == state
    assert after_call(said, attempts, others_wait=True) == (TO_CALL_BACK if state == ARCHIVED else state)


def test_who_is_not_satisfied_opens_it_again_or_is_told_why() -> None:
    assert after_call("not_satisfied", 1, is_explained=True) == ARCHIVED
    assert after_call("not_satisfied", 1, is_explained=True, others_wait=True) == TO_CALL_BACK
    assert after_call("not_reached", 3, attempts=5) == TO_CALL_BACK


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
    everything = {"sent", "called", "others", "task", "unknown"}
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
        ("extend", {"text": "x", "until": "2021-02-30"}, {"until": "day_unknown"}),
        ("funding", {"source": "x", "amount": "很多"}, {"amount": "amount_unknown"}),
        ("funding", {"source": "x", "amount": "0"}, {"amount": "amount_unknown"}),
        ("whistle", {"unit": "物业"}, {"unit": "entry_unknown"}),
        ("whistle", {"unit": "3 物业"}, {"unit": "entries_unknown"}),
        ("hand_back", {"unit": "3", "back_reason": "court"}, {"back_reason": "entry_unknown"}),
        ("finish", {"text": "x", "quantity": "很多"}, {"quantity": "quantity_unknown"}),
        ("revisit", {"text": "x", "day": "2021-09-07"}, {"day": "day_ahead"}),
        (
            "revisit",
            {"text": "x", "day": "2021-02-30", "time": "25:00"},
            {"day": "day_unknown", "time": "time_unknown"},
        ),
        ("revisit", {"text": "x", "day": "2021-03-31"}, {"day": "day_before_request"}),
        (
            "meeting",
            {"agenda": "垃圾桶", "should_attend": "30", "attended": "31"},
            {"attended": "more_came_than_should"},
        ),
        (
            "meeting",
            {"agenda": "垃圾桶", "attended": "20", "votes_for": "19", "votes_against": "2"},
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
    assert set(read.given) | set(read.problems) <= {*MOVES[move].asks, "measure"}


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


def test_the_page_of_the_docs_is_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
