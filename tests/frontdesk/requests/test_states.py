"""The table of a request's life, without a database."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.requests.reading import read_move
from frontdesk.rules.money import read_fen, written_yuan
from frontdesk.rules.request_states import (
    ARCHIVED,
    CLOSED,
    IN_PROGRESS,
    MOVES,
    OPEN,
    STATES,
    TO_CALL_BACK,
    after_call,
    possible,
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


@pytest.mark.parametrize(
    ("move", "typed", "given"),
    [
        ("funding", {"source": "智慧社区建设资金", "amount": "4万"}, {"amount": "4000000"}),
        ("park", {"text": "等资金", "until": "9-30"}, {"until": "2021-09-30"}),
        ("park", {"text": "等资金", "until": "3-1"}, {"until": "2022-03-01"}),
        ("extend", {"text": "厂家供货慢", "until": "2021-10-08"}, {"until": "2021-10-08"}),
        ("finish", {"text": "装可视门铃", "quantity": "40户"}, {"quantity": "40"}),
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
    found = read_move(move, typed, TODAY).problems
    assert {field: reason.code for field, reason in found.items()} == problems


@given(st.sampled_from(sorted(MOVES)), st.dictionaries(st.text(max_size=12), st.text(max_size=30)), st.text())
def test_any_text_is_read_or_refused(move: str, other: dict[str, str], text: str) -> None:
    read = read_move(move, {**other, **dict.fromkeys(MOVES[move].asks, text)}, TODAY)
    assert set(read.given) | set(read.problems) <= set(MOVES[move].asks)


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
