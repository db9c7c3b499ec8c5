"""What is kept of the queue is what would be found anew, whatever was done meanwhile; on both engines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from db import journal
from db.connection import is_postgresql, raw, transaction
from db.queue.changed import NOT_OF_REQUESTS, NOT_OF_VISITS
from db.records import Duty, LineKey, Matter, QueueLine, Refused
from db.tables import (
    Estate,
    HomeVisit,
    Organisation,
    Request,
    Resident,
    Staff,
    Topic,
    Whistle,
)
from frontdesk.home_visits.recording import HomeVisit as Visit
from frontdesk.home_visits.recording import record
from frontdesk.queue import computing, kept, marking
from frontdesk.registers import keeping
from frontdesk.requests.clocks import clocks
from frontdesk.requests.logging import Then, log
from frontdesk.requests.moving import move
from frontdesk.requests.reading import read_move
from frontdesk.rules.request_states import possible
from frontdesk.settings.keeping import set_value
from frontdesk.undoing import undo_last
from tests.examples import examples

LIGHT = Matter(words="灯不亮。", summary="灯不亮", reporter="张大爷", resident_id=1, topic="ss")
UNIT = "2"
Step = tuple[str, int, int]
MORNING = datetime(2021, 9, 6, 9, 0)
_EAST_OF_GREENWICH = timedelta(hours=8)


@pytest.fixture(autouse=True)
def an_office(quiet_office: None) -> None:
    """Somebody of over eighty who was never visited lives there."""
    with transaction():
        HomeVisit.delete().execute()
        Resident.update(born_on=date(1935, 1, 1)).where(Resident.id == 1).execute()
    kept.forget()


@pytest.fixture
def pass_time(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Makes it a moment by the office's clock."""

    def make(at: datetime) -> None:
        monkeypatch.setattr("frontdesk.requests.deadlines.utc_now", lambda: at - _EAST_OF_GREENWICH)

    make(MORNING)
    return make


class Desk:
    """A desk at which what was drawn is done; what is refused is left undone."""

    def __init__(self, duty: Duty, pass_time: Callable[[datetime], None]) -> None:
        self.duty, self._pass, self._at, self._names = duty, pass_time, MORNING, 0
        pass_time(MORNING)

    def do(self, deed: str, one: int, how: int) -> None:
        with suppress(Refused):
            getattr(self, deed)(one, how)

    def log(self, one: int, how: int) -> None:
        matter = replace(
            LIGHT,
            resident_id=(1, 2, None)[one % 3],
            topic=("ss", "wy", "za-1")[how % 3],
            phone=("", "15400000001", "15400000002")[one % 3],
            confidential=how % 5 == 4,
            urgency="urgent" if one % 4 == 3 else "ordinary",
        )
        earlier = replace(self.duty, day=self.duty.day - timedelta((0, 0, 3, 12)[how % 4]))
        log(earlier, matter, (Then.ACCEPT, Then.WHISTLE)[how % 2], unit_id=int(UNIT) if how % 2 else None)

    def move(self, one: int, how: int) -> None:
        asked: Any = Request.select().order_by(Request.id)
        requests = list(asked)
        if not requests:
            return
        request = requests[one % len(requests)]
        moves = possible(request.state)
        if not moves:
            return
        name = moves[how % len(moves)]
        later = (self.duty.day + timedelta(how % 9)).isoformat()
        typed = {
            "text": "好", "unit": UNIT, "until": later, "back_reason": "not_ours", "reason": "other",
            "satisfaction": ("satisfied", "not_satisfied", "not_reached")[how % 3], "agenda": "议",
            "name": "课", "main": requests[how % len(requests)].number, "level": "1",
            "owner": str(self.duty.staff_id),
        }  # fmt: skip
        read = read_move(name, typed, self.duty.day)
        if not read.problems:
            move(self.duty, request.id, name, read.given)

    def mark(self, one: int, how: int) -> None:
        lines = computing.queue(self.duty)
        key = lines[one % len(lines)].key if lines else LineKey("task", 1)
        if how % 2:
            marking.snooze(self.duty, key, self.duty.day + timedelta(1 + how % 3))
        else:
            marking.hand_over(self.duty, key, self.duty.staff_id)

    def undo(self, one: int, how: int) -> None:
        undo_last(self.duty)

    def rename(self, one: int, how: int) -> None:
        register, table = (("estate", Estate), ("organisation", Organisation), ("topic", Topic))[how % 3]
        rows: Any = table.select().order_by(table.id)
        found = list(rows)
        self._names += 1
        keeping.correct(self.duty, register, found[one % len(found)].id, {"name": f"新{self._names}"})

    def set_up(self, one: int, how: int) -> None:
        key = ("limit_ordinary_warn", "limit_hand_back", "limit_urgent_warn", "limit_call_back_warn")[one % 4]
        set_value(self.duty, key, ("3h", "1w", "2w", "0")[how % 4])

    def visit(self, one: int, how: int) -> None:
        record(self.duty, Visit(day=self.duty.day, resident_id=1 + one % 3, was_in=True))

    def wait(self, one: int, how: int) -> None:
        self._at += timedelta(hours=1 + one % 5, minutes=how)
        if self._at.hour < 9 or self._at.hour >= 22:
            tomorrow = self._at.date() + timedelta(self._at.hour >= 22)
            self._at = datetime.combine(tomorrow, MORNING.time())
        self._pass(self._at)
        self.duty = replace(self.duty, day=self._at.date())


DEEDS = (*("log",) * 3, *("move",) * 4, "mark", "undo", "rename", "set_up", "visit", "wait")
STEPS = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 30), st.integers(0, 30)), max_size=14)


@examples(25, HealthCheck.function_scoped_fixture)
@given(STEPS)
def test_what_is_kept_is_what_would_be_found_anew(
    duty: Duty, pass_time: Callable[[datetime], None], steps: list[Step]
) -> None:
    kept.forget()
    desk = Desk(duty, pass_time)
    for step in (("log", 0, 0), *steps):
        desk.do(*step)
        assert computing.queue(desk.duty) == _anew(desk.duty)


def _anew(duty: Duty) -> tuple[QueueLine, ...]:
    """As without anything kept; what is kept goes on from where it was."""
    was = kept._visits, kept._requests
    kept.forget()
    found = computing.queue(duty)
    kept._visits, kept._requests = was
    return found


@contextmanager
def asked() -> Iterator[list[str]]:
    """What is asked of SQLite meanwhile."""
    statements: list[str] = []
    raw().set_trace_callback(statements.append)
    try:
        yield statements
    finally:
        raw().set_trace_callback(None)


def tables_of(statements: list[str]) -> set[str]:
    return set(re.findall(r'(?:FROM|JOIN) "?(\w+)', " ".join(statements)))


def test_after_a_deed_only_its_request_is_asked(duty: Duty) -> None:
    if is_postgresql():
        return
    first, second = (log(duty, LIGHT, Then.WHISTLE, unit_id=int(UNIT)).id for _ in range(2))
    assert first is not None and second is not None
    for one in (first, second):
        # A first contact that is owed counts hours.
        move(duty, one, "contact", {"text": "说好了"})
    computing.soon(duty)
    move(duty, second, "extend", {"text": "等料", "until": "2021-09-17"})
    read = clocks(duty)
    with asked() as statements:
        kept.of_open_requests(read)
    (of_requests,) = (sql for sql in statements if "FROM request q" in sql)
    assert f"q.id IN ({second})" in of_requests
    with asked() as statements:
        kept.of_open_requests(read)
    assert tables_of(statements) == {"journal"}


def test_clocks_run_without_anything_being_done(duty: Duty, pass_time: Callable[[datetime], None]) -> None:
    # The first has been late for days; the end of the second is near some hours before it; that of the third
    # is told by the hour.
    set_value(duty, "limit_ordinary_warn", "3h")
    for day in (date(2021, 8, 20), date(2021, 8, 30)):
        request = log(replace(duty, day=day), LIGHT, Then.ACCEPT).id
        assert request is not None
        move(duty, request, "contact", {"text": "说好了"})
    found = [computing.queue(duty)]
    log(duty, replace(LIGHT, urgency="urgent"), Then.ACCEPT)
    for at in (MORNING, MORNING.replace(hour=22), MORNING.replace(hour=23, minute=59)):
        pass_time(at)
        found.append(computing.queue(duty))
        assert found[-1] == _anew(duty) != found[-2]
    pass_time(MORNING.replace(hour=10))
    assert computing.queue(duty) == _anew(duty), "the clock of the PC was set back"
    pass_time(MORNING + timedelta(1))
    tomorrow = replace(duty, day=duty.day + timedelta(1))
    assert computing.queue(tomorrow) == _anew(tomorrow)


def test_what_is_not_written_yet_is_not_kept(duty: Duty) -> None:
    request = log(duty, LIGHT, Then.ACCEPT).id
    assert request is not None
    before = computing.soon(duty)
    with pytest.raises(ZeroDivisionError), transaction():
        move(duty, request, "finish", {"text": "换了灯泡"})
        assert computing.soon(duty) != before
        raise ZeroDivisionError
    # What is written next may stand in the journal under the number of what was given up.
    marking.add_task(duty, "看看灯", duty.day)
    assert [line for line in computing.soon(duty) if line.key.kind != "task"] == list(before)


def test_an_erasure_leaves_nothing_kept(duty: Duty) -> None:
    log(duty, LIGHT, Then.ACCEPT)
    assert {line.who for line in computing.soon(duty) if line.number} == {"张大爷"}
    with journal.operation(duty, "queue_snooze"):
        Request.update(reporter="某人").execute()
    assert {line.who for line in computing.soon(duty) if line.number} == {"某人"}


def test_more_than_is_looked_at_is_not_kept(duty: Duty, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.queue.requests.MOST", 2)
    ids = [log(replace(duty, day=date(2021, 8, 30)), LIGHT, Then.ACCEPT).id for _ in range(3)]
    assert ids[0] is not None
    finish = [line.opens[1] for line in computing.soon(duty) if line.key.kind == "finish"]
    assert finish == ids[:2]
    move(duty, ids[0], "finish", {"text": "换了灯泡"})
    finish = [line.opens[1] for line in computing.soon(duty) if line.key.kind == "finish"]
    assert finish == ids[1:]


def test_visits_stand_until_what_they_are_found_from_is_changed(duty: Duty) -> None:
    assert visits(duty)
    found = _visits_kept()
    request = log(duty, LIGHT, Then.ACCEPT).id
    assert request is not None
    move(duty, request, "finish", {"text": "换了灯泡"})
    marking.add_task(duty, "看看灯", duty.day)
    (call,) = (line for line in computing.soon(duty) if line.key.kind == "call_back")
    marking.snooze(duty, call.key, duty.day + timedelta(1))
    assert visits(duty) and _visits_kept() is found
    record(duty, Visit(day=duty.day, resident_id=1, was_in=True))
    assert not visits(duty)
    assert _visits_kept() is not found
    undo_last(duty)
    assert visits(duty)


def visits(duty: Duty) -> list[QueueLine]:
    return [line for line in computing.visits(duty) if line.key.kind == "visit"]


def _visits_kept() -> tuple[QueueLine, ...]:
    assert kept._visits is not None
    return kept._visits.lines


def test_nothing_is_asked_of_what_lets_lines_stand(duty: Duty) -> None:
    if is_postgresql():
        return
    request = log(duty, LIGHT, Then.WHISTLE, unit_id=int(UNIT)).id
    log(duty, replace(LIGHT, confidential=True), Then.ACCEPT)
    assert request is not None
    computing.queue(duty)
    kept.forget()
    with asked() as statements:
        kept.visits(duty)
    assert {"home_visit", "residency", "health_reading"} <= tables_of(statements)
    assert not tables_of(statements) & NOT_OF_VISITS
    move(duty, request, "finish", {"text": "换了灯泡"})
    other = log(duty, LIGHT, Then.WHISTLE, unit_id=int(UNIT)).id
    assert other is not None and Whistle.select().count() == 2 and Staff.select().count()
    read = clocks(duty)
    kept.forget()
    with asked() as statements:
        kept.of_open_requests(read)
    named = tables_of(statements)
    assert {"request", "request_reporter", "whistle", "topic", "estate", "staff", "organisation"} <= named
    assert not named & NOT_OF_REQUESTS
