"""A change of the calendar counts open deadlines again, in the same operation, on both engines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import time_machine

from db import journal
from db.records import Duty, Matter, MovedDeadline
from db.requests import reading
from db.tables import Journal, Organisation, Request
from frontdesk.requests import recounting
from frontdesk.requests.logging import Then, log
from frontdesk.requests.moving import move
from frontdesk.settings import calendar, carrying
from frontdesk.settings.keeping import set_value
from tests import community
from tests.frontdesk.settings.test_calendar import NOTICE

MATTER = Matter(words="路灯不亮", summary="路灯不亮", reporter="张大爷", channel="phone")
CAME = date(2027, 1, 25)


@pytest.fixture(autouse=True)
def a_community(duty: Duty) -> Iterator[None]:
    """The small community, in the open database, at ten in the morning: what is urgent is due in hours."""
    community.load()
    with time_machine.travel(datetime(2027, 1, 25, 2, 0, tzinfo=UTC), tick=False):
        yield


def on(duty: Duty, month: int, day: int) -> Duty:
    return replace(duty, day=date(2027, month, day))


def logged(duty: Duty, urgency: str = "ordinary") -> int:
    found = log(on(duty, 1, 25), replace(MATTER, urgency=urgency), Then.ACCEPT)
    assert found.id is not None
    return found.id


def due(request_id: int) -> str:
    """`02-01~` where it is estimated."""
    kept = reading.life(request_id).deadlines
    return f"{kept.due_on:%m-%d}" + "~" * kept.estimated


def test_a_notice_moves_what_was_estimated_and_nothing_that_was_told(duty: Duty) -> None:
    plain, parked, extended, called, taken_up = (logged(duty) for _ in range(5))
    complaint = logged(duty, urgency="urgent")
    unit = Organisation.select().order_by(Organisation.id).get().id
    move(on(duty, 1, 25), plain, "whistle", {"unit": str(unit)})
    move(on(duty, 1, 26), parked, "park", {"text": "等资金", "until": "2027-02-08"})
    move(on(duty, 1, 26), extended, "extend", {"text": "等配件", "until": "2027-02-09"})
    move(on(duty, 1, 29), called, "finish", {"text": "修好了"})
    move(on(duty, 1, 26), taken_up, "park", {"text": "等资金", "until": "2027-03-01"})
    move(on(duty, 2, 3), taken_up, "resume", {})
    ids = (plain, parked, extended, called, taken_up, complaint)
    before = [due(one) for one in ids]
    # 2027 has no notice yet: Sunday 31 January is no working day, the Spring Festival is 5 to 8 February.
    assert before == ["02-01~", "02-08", "02-09", "02-03~", "02-12~", "01-25"]

    run = calendar.look_through(NOTICE)
    assert [due(one) for one in ids] == before, "nothing was written"
    entries = Journal.select().count()
    done = calendar.take_in(on(duty, 2, 3), NOTICE)
    assert done.recounted.moved == run.recounted.moved
    assert Journal.select().count() == entries + 1
    moved = {
        (one.id, one.clock): (f"{one.before:%m-%d}", f"{one.after:%m-%d}") for one in done.recounted.moved
    }
    assert moved == {
        # Sunday the 31st is worked.
        (plain, "finish"): ("02-01", "01-31"),
        (called, "call_back"): ("02-03", "02-02"),
        # Until the 11th nobody works, Saturday the 13th is worked.
        (taken_up, "finish"): ("02-12", "02-16"),
    }
    after = [due(one) for one in ids]
    assert after == ["01-31", "02-08", "02-09", "02-02", "02-16", "01-25"]
    assert reading.life(plain).whistles[0].due_on == date(2027, 1, 31)
    listed = recounting.moved_last(duty)
    assert {(one.id, one.clock, one.after) for one in listed} == {
        (one.id, one.clock, one.after) for one in done.recounted.moved
    }

    journal.undo_last(duty)
    assert [due(one) for one in ids] == before
    assert reading.life(plain).whistles[0].due_on == date(2027, 2, 1)
    assert recounting.moved_last(duty) == ()
    assert journal.verify() is None


def test_a_day_laid_down_moves_what_runs_over_it_and_its_putting_back_moves_it_back(duty: Duty) -> None:
    early = replace(duty, day=date(2021, 9, 6))
    request = log(early, MATTER, Then.ACCEPT).id
    assert request is not None and due(request) == "09-13"
    holiday = date(2021, 9, 8)
    would = calendar.look_at_day(holiday, False)
    done = calendar.lay_down(early, holiday, False, "停电")
    assert would.moved == done.moved
    expected = MovedDeadline(
        request, reading.life(request).number, "finish", date(2021, 9, 13), date(2021, 9, 14)
    )
    assert done.moved == (expected,) and due(request) == "09-14"
    # First contact was due on the 7th, before it.
    assert reading.life(request).deadlines.contact_due_on == date(2021, 9, 7)
    calendar.lay_down(early, date(2021, 9, 7), False, "停水")
    assert reading.life(request).deadlines.contact_due_on == date(2021, 9, 9)
    assert [(one.clock, one.after.day) for one in recounting.moved_last(early)] == [
        ("finish", 15),
        ("first_contact", 9),
    ]
    calendar.put_back(early, holiday)
    assert due(request) == "09-14"
    calendar.put_back(early, date(2021, 9, 7))
    assert due(request) == "09-13"
    assert calendar.lay_down(early, date(2021, 12, 1), False, "").moved == ()


def test_beijing_counts_days_and_hours_which_no_notice_moves(duty: Duty) -> None:
    set_value(duty, "limit_profile", "beijing")
    request = logged(duty)
    assert due(request) == "02-01"
    assert calendar.take_in(on(duty, 1, 26), NOTICE).recounted.moved == ()
    move(on(duty, 2, 3), request, "finish", {"text": "修好了"})
    assert due(request) == "02-13"
    # Its call back is one of working days.
    assert calendar.lay_down(on(duty, 2, 3), date(2027, 2, 4), False, "").moved != ()


def test_days_of_a_settings_file_count_too(duty: Duty) -> None:
    request = logged(duty)
    days = [{"day": "2027-01-27", "works": False, "name": "停电"}]
    text = json.dumps({"file": carrying.MARK, "version": carrying.VERSION, "days": days})
    assert carrying.look_through(duty, text).recounted.moved
    assert due(request) == "02-01~"
    assert [one.after for one in carrying.take_in(duty, text).recounted.moved] == [date(2027, 2, 2)]
    assert due(request) == "02-02~"


def test_a_hand_set_deadline_that_no_step_tells_is_left(duty: Duty) -> None:
    request = logged(duty)
    Request.update(due_on=date(2027, 1, 30), due_estimated=False).where(Request.id == request).execute()
    calendar.take_in(duty, NOTICE)
    assert due(request) == "01-30"
