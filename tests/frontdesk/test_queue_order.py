"""The order of the queue and its sections, by tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import LineKey, QueueLine
from frontdesk.queue.of_the_office import of_doubts, of_notice, of_packages
from frontdesk.queue.typed import read_key, written
from frontdesk.rules.queue_order import KINDS, counted, in_order, put_in, section, together
from frontdesk.rules.working_days import Calendar
from frontdesk.words import queue_lines, set_language
from frontdesk.words.codes import LABELS
from tests.conftest import TODAY

ONE = QueueLine(LineKey("finish", 1), ("request", 1))
MONDAY, TUESDAY, SUNDAY = date(2021, 9, 6), date(2021, 9, 7), date(2021, 9, 12)
LATE = ONE._replace(due_on=date(2021, 9, 2), late=2, is_late=True)


@pytest.mark.parametrize(
    ("line", "its_section", "chinese", "english"),
    [
        (LATE, "overdue", "!逾期2天", "!2d late"),
        (LATE._replace(late=0), "overdue", "!逾期", "!late"),
        (LATE._replace(snoozed_until=TUESDAY), "week", "明天", "tomorrow"),
        (ONE._replace(due_on=MONDAY, due_time="18:30"), "today", "今天 18:30", "today 18:30"),
        (ONE, "today", "今天", "today"),
        (ONE._replace(due_on=SUNDAY), "week", "周日", "Sun"),
        (ONE._replace(due_on=date(2021, 9, 13)), "all", "9月13日", "13 Sep"),
        (LATE._replace(snoozed_until=TUESDAY, waits_for="甲"), "waiting", "明天", "tomorrow"),
        (ONE._replace(due_on=date(2022, 1, 3)), "all", "2022年1月3日", "3 Jan 2022"),
    ],
)
def test_where_a_line_counts_and_what_it_says(
    line: QueueLine, its_section: str, chinese: str, english: str
) -> None:
    assert section(line, TODAY) == its_section
    set_language("zh")
    assert queue_lines.when(line, TODAY) == chinese
    set_language("en")
    assert queue_lines.when(line, TODAY) == english


def test_overdue_first_then_today_by_time_then_by_day_and_weight() -> None:
    lines = [
        ONE._replace(key=LineKey("entitlement", 9), due_on=SUNDAY),
        ONE._replace(key=LineKey("call_back", 8), due_on=SUNDAY),
        ONE._replace(key=LineKey("doubt", 7)),
        ONE._replace(key=LineKey("session", 6), due_on=MONDAY, due_time="18:30"),
        ONE._replace(key=LineKey("finish", 5), due_on=MONDAY, due_time="09:10"),
        LATE._replace(key=LineKey("finish", 4)),
        LATE._replace(key=LineKey("task", 3), due_on=date(2021, 8, 30)),
        LATE._replace(key=LineKey("finish", 2), snoozed_until=TUESDAY),
        LATE._replace(key=LineKey("finish", 1), snoozed_until=TUESDAY, waits_for="甲"),
    ]
    assert [line.key.subject for line in in_order(lines, TODAY)] == [3, 4, 5, 6, 7, 2, 8, 9, 1]
    assert counted(lines, TODAY) == {"all": 9, "overdue": 2, "today": 3, "week": 8, "waiting": 1}
    assert set(LABELS["queue"]) == set(KINDS)


DAYS = st.none() | st.dates(date(2021, 9, 1), date(2021, 9, 12))
PLACES = st.tuples(
    st.sampled_from(KINDS), DAYS, st.sampled_from(("", "09:00")), st.booleans(), DAYS, st.booleans()
)


@given(st.lists(PLACES, max_size=12), st.integers(0, 12))
def test_what_is_put_in_stands_where_it_would_in_order(drawn: list[tuple[Any, ...]], few: int) -> None:
    lines = [
        QueueLine(
            LineKey(kind, at), ("request", at), due_on=on, due_time=time, is_late=late and on is not None,
            snoozed_until=until, waits_for="甲" if waits and until is not None else "",
        )
        for at, (kind, on, time, late, until, waits) in enumerate(drawn)
    ]  # fmt: skip
    assert put_in(in_order(lines[few:], TODAY), lines[:few], TODAY) == in_order(lines, TODAY)


def call(subject: int, person: int | None = None, number: str = "", until: date | None = None) -> QueueLine:
    key = LineKey("call_back", subject)
    return ONE._replace(key=key, person_id=person, reporter_id=subject, phone_key=number, snoozed_until=until)


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        # One resident; one number; a resident and whoever left that number.
        ([call(1, 7), call(2), call(3, 7)], "1+1 3 2"),
        ([call(1, None, "a"), call(2, None, "b"), call(3, None, "a"), call(4, None, "a")], "1+2 3 4 2"),
        ([call(1, 7, "a"), call(2, 7, "b"), call(3, None, "a"), call(4, 8, "a")], "1+3 2 3 4"),
        # Two numbers of two people are two calls, though a third shares with both.
        ([call(1, 7, "a"), call(2, 7, "b"), call(3, 8, "b")], "1+1 2 3"),
        ([call(1, 7, "b"), call(2, 8, "a"), call(3, 7, "a")], "1+1 3 2"),
        # Nobody known, no number: each for itself; so is what was put off.
        ([call(1), call(2), call(3)], "1 2 3"),
        ([call(1, 7, "a"), call(2, 7, "a", TUESDAY), call(3, 7)], "1+1 3 2"),
        ([], ""),
    ],
)
def test_what_is_one_telephone_call(lines: list[QueueLine], shown: str) -> None:
    told = [
        f"{line.key.subject}+{line.beside}" if line.beside else f"{line.key.subject}"
        for line in together(lines)
    ]
    assert " ".join(told) == shown
    assert sum(line.joins for line in together(lines)) == sum(line.beside for line in together(lines))


PEOPLE = st.tuples(st.sampled_from((None, 1, 2, 3)), st.sampled_from(("", "a", "b")))


@given(st.lists(PEOPLE, max_size=9))
def test_a_call_is_of_one_person_or_one_number(drawn: list[tuple[int | None, str]]) -> None:
    lines = [call(at, person, number) for at, (person, number) in enumerate(drawn)]
    shown = together(lines)
    assert sorted(line.key.subject for line in shown) == list(range(len(lines)))
    head = None
    for line in shown:
        if not line.joins:
            head = line
            continue
        assert head is not None
        same_person = line.person_id is not None and line.person_id == head.person_id
        assert same_person or (line.phone_key and line.phone_key == head.phone_key)


@pytest.mark.parametrize("key", [LineKey("call_back", 3, "2021-09-06 2021-0191"), LineKey("draft", 0, "a|b")])
def test_a_key_comes_back_as_it_was_written(key: LineKey) -> None:
    assert read_key(written(key)) == key


def test_the_notice_of_next_year_is_waited_for_from_november_on() -> None:
    assert not list(of_notice(date(2026, 10, 31), Calendar()))
    (line,) = of_notice(date(2026, 11, 1), Calendar())
    assert (line.key.subject, line.due_on) == (2027, date(2026, 12, 31))
    assert not list(of_notice(date(2026, 12, 31), Calendar(published=frozenset({2027}))))


def test_everybody_with_several_doubts_stands_in_one_line() -> None:
    from db.records import DoubtDue, PackageLine

    people = [DoubtDue(1, "甲", ("a", "b")), DoubtDue(2, "乙", ("b",)), DoubtDue(3, "丙", ("a",))]
    assert [(line.code, line.count) for line in of_doubts(people)] == [("a", 2), ("b", 1)]
    run = PackageLine(1, "other", "合唱", "", "", capacity=5, enrolled=4, waiting=3)
    assert [line.count for line in of_packages([run, replace(run, waiting=0), replace(run, enrolled=5)])] == [
        1
    ]
