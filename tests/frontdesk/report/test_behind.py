"""The records behind each figure are as many as the figure says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.connection import execute
from db.records import Duty, Matter, Span
from frontdesk.report.behind import LISTED, MOST, behind
from frontdesk.report.figures import Figures, report
from frontdesk.requests.logging import Then, log
from screens.figures import figure_places
from tests import community

AUGUST = Span(date(2021, 8, 1), date(2021, 8, 31))
ARTICLE = Span(date(2021, 2, 20), date(2021, 9, 7))


def counted(code: str, span: Span) -> int:
    found = behind(code, span)
    match code:
        case "attendances" | "spectators":
            return sum(one.count for one in found)
        case "volunteer_hours":
            return round(sum(one.count for one in found) / 60)
    return len(found)


@pytest.mark.parametrize("span", [AUGUST, ARTICLE])
def test_as_many_as_the_figure_says(demo_duty: Duty, span: Span) -> None:
    figures = report(demo_duty, span).now.overview
    for code in sorted(LISTED):
        if figures[code] <= MOST or code in ("attendances", "spectators"):
            assert counted(code, span) == figures[code], code


def test_a_list_of_each_on_both_engines(duty: Duty) -> None:
    community.load()
    log(duty, Matter("灯不亮", "灯不亮", "张宁裕"), Then.ACCEPT)
    log(duty, Matter("秘密的事", "秘密的事", "李红", confidential=True), Then.ACCEPT)
    today = Span(duty.day, duty.day)
    year = Span(date(2021, 1, 1), date(2021, 12, 31))
    figures = report(replace(duty, day=date(2021, 12, 31)), year).now
    for code in LISTED:
        assert counted(code, year) == figures.overview[code], code
        assert figure_places.of_figure(code, figures) is not None
    secret, open_one = behind("at_desk", today)[:2]
    assert (secret.name, secret.about) == ("", "") and open_one.name == "张宁裕"
    assert [one.name for one in behind("at_desk", today, "zny")] == ["张宁裕"]
    assert behind("at_desk", today, "灯不 没有") == ()


def test_a_day_of_service_is_one_line_however_many_served(demo_duty: Duty) -> None:
    days, records = behind("volunteer_services", ARTICLE), behind("volunteer_hours", ARTICLE)
    assert len(days) == 28 < len(records)
    assert [one.day for one in days] == sorted({one.day for one in records}, reverse=True)
    for day in days:
        served = {one.name for one in records if one.day == day.day}
        assert (set(day.name.split("、")), day.count) == (served, len(served))
        assert all(one.about in day.about for one in records if one.day == day.day)
    someone = days[0].name.split("、")[-1]
    narrowed = behind("volunteer_services", ARTICLE, someone)
    assert narrowed == tuple(one for one in days if someone in one.name)


def test_a_visit_does_not_say_for_which_package(demo_duty: Duty) -> None:
    found = behind("visits", ARTICLE)
    packages = [name for (name,) in execute("SELECT name FROM package").fetchall()]
    assert found and packages
    assert not [one for one in found if any(name in one.about for name in packages)]
    assert all(one.name or one.about for one in found), "nothing here is confidential"


def test_a_visit_to_a_household_says_to_which(demo_duty: Duty) -> None:
    whole = [one for one in behind("visits", AUGUST) if not one.name]
    assert whole and all(one.home is not None and one.home.room for one in whole)
    assert all(one.opens is not None and one.opens[0] == "household" for one in whole)
    assert all(one.home is None for one in behind("visits", AUGUST) if one.name)


def test_a_session_has_the_english_name_of_its_package(demo_duty: Duty) -> None:
    films = behind("films", AUGUST)
    assert {one.name_en for one in films} == {"Open-air films 2021"}
    assert behind("films", AUGUST, "open-air") == films


def test_a_place_says_which_figure_of_which_period(demo_duty: Duty) -> None:
    figures: Figures = report(demo_duty, AUGUST).now
    place = figure_places.of_figure("visits", figures)
    assert place is not None and figure_places.listed(place.text) == ("visits", AUGUST)
