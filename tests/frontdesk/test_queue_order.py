"""The order of the queue and its sections, by tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.records import LineKey, QueueLine
from frontdesk.queue.of_the_office import of_doubts, of_notice, of_packages
from frontdesk.queue.typed import read_key, written
from frontdesk.rules.queue_order import KINDS, counted, in_order, section
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
