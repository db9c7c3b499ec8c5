"""What figures count, on both engines; and in the demo, the article's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.connection import transaction
from db.records import Duty, Matter, Span
from db.tables import Attendance, Enrolment, HomeVisit, PackageSession
from frontdesk.demo.campaign import CAMPAIGN_BEGAN
from frontdesk.packages import keeping
from frontdesk.packages.catalogue import shipped
from frontdesk.report import rows
from frontdesk.report.closing import paragraph
from frontdesk.report.figures import Figures, Report, report
from frontdesk.requests.logging import Then, log
from frontdesk.requests.moving import move
from frontdesk.words import set_language
from tests import community

ROOT = Path(__file__).parents[3]
ARTICLE = Span(CAMPAIGN_BEGAN, date(2021, 9, 7))
JUNE = Span(date(2021, 6, 1), date(2021, 6, 30))
BINS = Matter(words="垃圾没人拉", summary="垃圾没人拉", reporter="王大妈", topic="hj-1", estate_id=2)
LAMP = Matter(words="路灯不亮", summary="路灯不亮", reporter="李某", topic="ss-1", channel="phone")


def on(duty: Duty, month: int, day: int) -> Duty:
    return replace(duty, day=date(2021, month, day))


def logged(duty: Duty, matter: Matter, then: Then = Then.ACCEPT, **named: Any) -> int:
    request = log(duty, matter, then, **named).id
    assert request is not None
    return request


def shares(found: Report, by: str) -> dict[str, tuple[int, int]]:
    return {one.name: (one.now, one.before) for one in rows.shares(found, by)}


def rates(figures: Figures) -> dict[str, tuple[int, int]]:
    return {rate.code: (rate.part, rate.whole) for rate in figures.rates}


def test_requests_by_everything_and_against_the_month_before(duty: Duty) -> None:
    community.load()
    logged(on(duty, 5, 9), LAMP)
    for day in (2, 12, 27):
        logged(on(duty, 6, day), BINS)
    logged(on(duty, 6, 6), LAMP, Then.WHISTLE, unit_id=2)
    logged(on(duty, 7, 3), BINS)
    found = report(on(duty, 7, 20), JUNE)
    assert (found.now.intake.received, found.before.intake.received) == (4, 1)
    assert shares(found, "channel")["phone"] == (1, 1)
    assert shares(found, "topic")["environment and waste"] == (3, 0), "a part counts as its whole"
    assert shares(found, "estate")["海纳莒州家园"] == (3, 0)
    assert shares(found, "grid")["Grid 02"] == (3, 0)
    assert shares(found, "unit") == {"环卫办": (1, 0)}
    assert [rows.theme(found, one) for one in found.now.found] == ["海纳莒州家园 environment and waste"]
    assert [one.month for one in found.months][-2:] == ["2021-05", "2021-06"] and len(found.months) == 12


def test_rates_say_what_they_are_of(duty: Duty) -> None:
    community.load()
    before = rates(report(on(duty, 6, 30), JUNE).now)
    assert not any(whole for _part, whole in before.values())
    on_time, late, reopened = (logged(on(duty, 6, 1), LAMP) for _ in range(3))
    logged(on(duty, 6, 1), BINS)
    parked = logged(on(duty, 6, 1), LAMP)
    move(on(duty, 6, 2), parked, "park", {"text": "要等资金", "until": "2021-08-30"})
    move(on(duty, 6, 6), on_time, "finish", {"text": "换了灯泡"})
    move(on(duty, 6, 6), on_time, "call_back", {"satisfaction": "satisfied", "solved": "solved"})
    move(on(duty, 6, 20), late, "finish", {"text": "换了灯泡"})
    explained = {"satisfaction": "basically_satisfied", "solved": "not_solved", "explain": "灯型只有这种"}
    move(on(duty, 6, 21), late, "call_back", explained)
    move(on(duty, 6, 6), reopened, "finish", {"text": "换了灯泡"})
    move(on(duty, 6, 7), reopened, "call_back", {"satisfaction": "not_satisfied"})
    move(on(duty, 6, 8), reopened, "finish", {"text": "又换了"})
    move(on(duty, 6, 9), reopened, "call_back", {"satisfaction": "not_reached"})
    found = report(on(duty, 6, 30), JUNE).now
    assert rates(found) == {
        "response": (1, 5),
        # Of the call in which nobody asked whether it is solved nothing is known.
        "resolution": (1, 2),
        "satisfaction": (2, 3),
        "completion": (3, 4),
        "on_time": (2, 4),
        "repeat": (0, 5),
    }
    assert (found.overview["late"], found.overview["parked"], found.overview["called"]) == (2, 1, 3)
    early = report(on(duty, 6, 5), JUNE).now
    assert rates(early)["completion"] == (0, 0), "nothing was due on that day"


def test_nothing_recorded(duty: Duty) -> None:
    community.load()
    found = report(duty, Span(date(2019, 6, 1), date(2019, 6, 30)))
    assert found.now.is_empty and all(rate.percent is None for rate in found.now.rates)
    assert paragraph(found.now) == "Nothing was recorded in this period."
    ahead = report(duty, Span(date(2190, 1, 1), date(2190, 12, 31)))
    assert ahead.now.is_empty


def test_the_article_s_figures(demo_duty: Duty) -> None:
    found = report(demo_duty, ARTICLE)
    told = found.now.overview
    assert (told["households"], told["residents"]) == (3909, 11730)
    assert (told["clinics"], told["reemployed"], told["volunteer_services"]) == (6, 206, 28)
    assert (told["films"], told["handled"]) == (16, 137)
    by = found.now.shares
    for name in ("channel", "nature", "topic", "grid"):
        assert sum(one.count for one in by[name]) == told["received"]
    assert sum(run.came for run in found.now.runs) == told["attendances"]


def test_the_article_s_paragraph(demo_duty: Duty) -> None:
    article = (ROOT / "tests/frontdesk/report/article_paragraph.txt").read_text(encoding="utf-8").strip()
    set_language("zh")
    try:
        told = paragraph(report(demo_duty, ARTICLE).now)
    finally:
        set_language("en")
    # The records tell nothing of how it was begun; the law's word for veterans is another.
    expected = article.replace("他们联合", "联合").replace("退伍军人", "退役军人")
    expected = expected.replace("他们还结合党史学习教育,迅速摸排社区资源,", "")
    assert told == expected
    with_english = paragraph(report(demo_duty, ARTICLE).now)
    assert all(f"{count} " in with_english for count in (6, 206, 28, 16, 137))


@pytest.mark.parametrize(("since", "until"), [("2021-08-01", "2021-08-31"), ("2021-03-01", "2021-03-31")])
def test_a_paragraph_says_only_what_happened(demo_duty: Duty, since: str, until: str) -> None:
    told = report(demo_duty, Span(date.fromisoformat(since), date.fromisoformat(until))).now
    said = paragraph(told)
    assert ("clinic" in said) == bool(told.overview["clinics"])
    assert ("screening" in said) == bool(told.overview["films"])
    assert ("for children" in said) == any(run.kind == "children_class" for run in told.runs)


def test_what_each_package_came_to(duty: Duty) -> None:
    community.load()
    clinics = keeping.make(duty, replace(shipped("elder_health"), run="2021", recurrence=""))
    films = keeping.make(duty, replace(shipped("films"), run="2021", recurrence=""))
    day, saturday = date(2021, 6, 9), date(2021, 6, 12)
    with transaction():
        enrolments = [
            Enrolment.create(package=clinics, resident=one, state="enrolled", asked_on=day) for one in (1, 2)
        ]
        done = Enrolment.create(
            package=clinics, resident=3, state="completed", asked_on=day, ended_on=saturday
        )
        held = PackageSession.create(package=clinics, day=day, about="中医保健")
        PackageSession.create(package=clinics, day=saturday, about="只是打算")
        PackageSession.create(package=clinics, day=date(2021, 7, 1), heads=9)
        PackageSession.create(package=films, day=saturday, heads=120, about="《地道战》")
        for one, state in zip((*enrolments, done), ("present", "late", "absent"), strict=True):
            Attendance.create(session=held, enrolment=one, state=state)
        visit = {"household": 1, "package": clinics, "day": day}
        HomeVisit.create(resident=1, **visit)
        HomeVisit.create(resident=2, was_in=False, **visit)
        HomeVisit.create(resident=2, struck_on=day, **visit)
    clinic, film = report(duty, JUNE).now.runs
    assert (clinic.sessions, clinic.came, clinic.people, clinic.visits, clinic.done) == (1, 2, 2, 1, 1)
    assert (clinic.about, clinic.least_age, clinic.at_weekends) == (("中医保健",), 60, False)
    assert (film.sessions, film.heads, film.at_weekends) == (1, 120, True)
    assert report(duty, JUNE).now.overview["homes_visited"] == 1
