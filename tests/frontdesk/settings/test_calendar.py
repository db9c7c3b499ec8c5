"""The office's working days: laid down, put back, and taken in from a notice."""

from __future__ import annotations

from datetime import date

import pytest

from db import journal
from db.records import Duty, Refused
from db.tables import Journal
from frontdesk.settings import calendar
from frontdesk.settings.calendar import lay_down, look_through, put_back, read_day, special_days, take_in
from tests.screens.hostile_office import TEXTS

SATURDAY = date(2021, 9, 11)
NOTICE = (
    "国务院办公厅关于2027年部分节假日安排的通知 一、元旦:1月1日(周五)至3日(周日)放假,共3天。"
    "二、春节:2月5日至11日放假调休,共7天。1月31日(周日)、2月13日(周六)上班。"
    "三、清明节:4月3日至5日放假,共3天。四、劳动节:5月1日至5日放假调休,共5天。5月8日(周六)上班。"
    "五、端午节:6月9日(周三)放假,共1天。六、中秋节:9月15日(周三)放假,共1天。"
    "七、国庆节:10月1日至7日放假调休,共7天。9月26日(周日)、10月9日(周六)上班。"
)


def refused(code: str) -> pytest.RaisesExc[Refused]:
    return pytest.raises(Refused, match=f"^{code}$")


def test_a_day_is_laid_down_told_put_back_and_undone(duty: Duty) -> None:
    assert not calendar.calendar().is_working(SATURDAY)
    lay_down(duty, SATURDAY, True, "选举")
    assert calendar.calendar().is_working(SATURDAY)
    (own,) = (one for one in special_days(2021) if one.own)
    assert (own.first, own.last, own.works, own.name) == (SATURDAY, SATURDAY, True, "选举")
    put_back(duty, SATURDAY)
    assert not calendar.calendar().is_working(SATURDAY)
    with refused("day_not_own"):
        put_back(duty, SATURDAY)
    journal.undo_last(duty)
    assert calendar.calendar().is_working(SATURDAY)
    journal.undo_last(duty)
    assert calendar.own_day_count() == 0


def test_what_the_calendar_says_already_needs_no_laying_down(duty: Duty) -> None:
    with refused("day_as_it_is"):
        lay_down(duty, SATURDAY, False, "")
    lay_down(duty, SATURDAY, True, "")
    with refused("day_as_it_is"):
        lay_down(duty, SATURDAY, True, "")
    lay_down(duty, SATURDAY, True, "选举")
    lay_down(duty, SATURDAY, False, "")
    for year in (1999, 2200):
        with refused("day_too_far"):
            lay_down(duty, date(year, 1, 1), True, "")


def test_days_in_a_row_are_told_together_but_the_office_s_own_by_itself(duty: Duty) -> None:
    october = [one for one in special_days(2021) if one.first.month == 10]
    assert [(one.first.day, one.last.day, one.works) for one in october] == [(1, 7, False), (9, 9, True)]
    lay_down(duty, date(2021, 10, 4), True, "值班")
    october = [one for one in special_days(2021) if one.first.month == 10]
    assert [(one.first.day, one.last.day, one.own) for one in october] == [
        (1, 3, False), (4, 4, True), (5, 7, False), (9, 9, False)
    ]  # fmt: skip


def test_a_notice_is_looked_through_taken_in_once_and_undone_whole(duty: Duty) -> None:
    before = special_days(2027)
    assert all(one.estimated for one in before)
    run = look_through(NOTICE)
    assert (run.year, run.problems, run.missing) == (2027, (), ())
    assert {date(2027, 2, 9), date(2027, 2, 13), date(2027, 10, 9)} <= run.changed
    assert date(2027, 1, 1) not in run.changed
    assert special_days(2027) == before
    assert take_in(duty, NOTICE) == run
    assert not any(one.estimated for one in special_days(2027))
    assert calendar.calendar().is_working(date(2027, 2, 13))
    with refused("notice_known"):
        take_in(duty, NOTICE)
    assert Journal.select().count() == 1
    journal.undo_last(duty)
    assert special_days(2027) == before


def test_a_notice_for_a_year_that_is_known_says_nothing_new(duty: Duty) -> None:
    text = (
        "2021年部分节假日安排的通知 七、国庆节:10月1日至7日放假调休,共7天。9月26日(周日)、10月9日(周六)上班。"
    )
    assert look_through(text).days == ()
    with refused("notice_known"):
        take_in(duty, text)


def test_half_a_notice_leaves_the_year_estimated(duty: Duty) -> None:
    run = take_in(duty, NOTICE[: NOTICE.index("四、")])
    assert run.missing
    assert calendar.calendar().is_working(date(2027, 2, 13))
    assert calendar.calendar().is_estimated(date(2027, 3, 1))
    assert take_in(duty, NOTICE).days
    assert not calendar.calendar().is_estimated(date(2027, 3, 1))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "notice_without_year"),
        ("2027年部分节假日安排的通知", "notice_without_days"),
        (NOTICE.replace("2月13日(周六)", "2月13日(周日)"), "notice_wrong_weekday"),
        (NOTICE.replace("共7天", "共8天"), "notice_wrong_total"),
        (NOTICE.replace("10月9日(周六)", "10月7日"), "notice_off_and_worked"),
    ],
)
def test_a_notice_that_contradicts_itself_changes_nothing(duty: Duty, text: str, code: str) -> None:
    with refused(code):
        take_in(duty, text)
    assert calendar.own_day_count() == Journal.select().count() == 0


def test_hostile_names_and_notices_are_text(duty: Duty) -> None:
    for place, text in enumerate(TEXTS):
        lay_down(duty, date(2021, 1, 1 + place) if place < 31 else SATURDAY, place % 2 == 0, f"x{text}")
        with pytest.raises(Refused):
            take_in(duty, text)
    assert all("\x1b" not in one.name and len(one.name) <= 40 for one in special_days(2021))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2-5", date(2027, 2, 5)),
        ("2月5日", date(2027, 2, 5)),
        ("2027-2-5", date(2027, 2, 5)),
        ("2028年10月8日", date(2028, 10, 8)),
        ("明年", None),
        ("", None),
        ("[/]", None),
    ],
)
def test_a_day_as_it_is_typed(text: str, day: date | None) -> None:
    assert read_day(text, date(2026, 11, 20), 2027) == day
