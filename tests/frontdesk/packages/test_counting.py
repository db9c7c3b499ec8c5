"""What packages come to in a period, on both engines; and in the demo, the article's figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.connection import transaction
from db.records import Duty, PackageRun
from db.tables import (
    Attendance,
    Employment,
    Enrolment,
    HealthReading,
    HomeVisit,
    PackageSession,
    ServiceRecord,
    Volunteer,
)
from frontdesk.demo.campaign import CAMPAIGN_BEGAN
from frontdesk.packages import counting, keeping
from frontdesk.packages.catalogue import shipped
from tests.frontdesk.packages.office import refusal

LAST_DAY = date(2021, 9, 7)
AUGUST = (date(2021, 8, 1), date(2021, 8, 31))
IN, BEFORE = date(2021, 8, 10), date(2021, 7, 31)


def made(duty: Duty, series: str, **changes: object) -> int:
    plan: PackageRun = replace(shipped(series), run="2021", recurrence="", **changes)  # type: ignore[arg-type]
    return keeping.make(duty, plan)


def session(package: int, day: date, **fields: object) -> int:
    return int(PackageSession.create(package=package, day=day, **fields).id)


def test_sessions_count_where_something_was_recorded_of_them(office: Duty) -> None:
    with transaction():
        clinics, check = made(office, "elder_health"), made(office, "elder_check")
        films = made(office, "films")
        enrolment = Enrolment.create(package=clinics, resident=1, state="enrolled", asked_on=BEFORE)
        checked = Enrolment.create(package=check, resident=1, state="enrolled", asked_on=BEFORE)
        planned, came, measured, absent, off, earlier = (
            session(clinics, IN),
            session(clinics, AUGUST[0]),
            session(clinics, AUGUST[1]),
            session(clinics, IN, held_on=IN),
            session(clinics, IN, cancelled_on=IN),
            session(clinics, BEFORE),
        )
        for at, state in ((came, "late"), (absent, "absent"), (off, "present"), (earlier, "present")):
            Attendance.create(session=at, enrolment=enrolment, state=state)
        Attendance.create(session=session(check, IN), enrolment=checked, state="present")
        reading = {"resident": 1, "taken_at": IN, "kind": "pulse", "reading": "70"}
        HealthReading.create(session=measured, **reading)
        HealthReading.create(session=planned, struck_on=IN, **reading)
        for heads in (120, 80, 0, None):
            session(films, IN, heads=heads)
        session(films, BEFORE, heads=99)
    assert counting.clinics(*AUGUST) == 2
    assert counting.screenings(*AUGUST) == 3, "two on one evening are two, and one to which nobody came"
    assert counting.counted(*AUGUST).spectators == 200
    assert counting.attendances(*AUGUST) == 2
    assert counting.attendances(*AUGUST, "elder_health") == 1


def test_people_count_once(office: Duty) -> None:
    with transaction():
        training, visits = made(office, "training_tea"), made(office, "home_visits")
        at = session(training, IN)
        for resident in (1, 2):
            enrolment = Enrolment.create(package=training, resident=resident, state="enrolled", asked_on=IN)
            for of in (at, session(training, AUGUST[1])):
                Attendance.create(session=of, enrolment=enrolment, state="present")
        for resident, was_in, package in (
            (2, True, visits),
            (3, True, visits),
            (4, False, visits),
            (4, True, None),
        ):
            HomeVisit.create(day=IN, resident=resident, was_in=was_in, package=package)
        for resident, before, started, struck in (
            (1, "unemployed", IN, None),
            (1, "unemployed", AUGUST[1], None),
            (2, "not_employed", AUGUST[0], None),
            (3, "flexible", IN, None),
            (3, "unemployed", BEFORE, None),
            (4, "unemployed", IN, IN),
            (4, "unemployed", None, None),
        ):
            Employment.create(resident=resident, status_before=before, started_on=started, struck_on=struck)
        one, other = (Volunteer.create(name=name) for name in ("李某", "王某"))
        for who, day, struck in (
            (one, IN, None),
            (other, IN, None),
            (one, AUGUST[1], None),
            (one, BEFORE, None),
            (one, AUGUST[0], IN),
        ):
            ServiceRecord.create(volunteer=who, done_on=day, what="捡拾垃圾", minutes=60, struck_on=struck)
    assert counting.reemployed(*AUGUST) == 2
    assert counting.reemployed(BEFORE, AUGUST[1]) == 3
    assert counting.people_served(*AUGUST) == 3
    assert counting.people_served(*AUGUST, "training") == 2
    assert counting.people_served(*AUGUST, "home_visits") == 2
    counted = counting.counted(*AUGUST)
    assert (counted.service_days, counted.servants, counted.service_minutes) == (2, 2, 180)
    assert counting.service_days(BEFORE, AUGUST[1]) == 3
    for count in (counting.counted, counting.reemployed, counting.clinics, counting.people_served):
        assert refusal(count, AUGUST[1], AUGUST[0]).reason.code == "period_reversed"


def test_the_article_s_figures(demo_duty: Duty) -> None:
    campaign = counting.counted(CAMPAIGN_BEGAN, LAST_DAY)
    assert (campaign.clinics, campaign.reemployed) == (6, 206)
    assert (campaign.service_days, campaign.screenings) == (28, 16)
    ever = counting.counted(date(2019, 5, 1), LAST_DAY)
    assert ever.clinics > 6 and ever.reemployed > 206
    assert ever.service_days > 28 and ever.screenings > 16, "what was before the campaign is left out"
    assert campaign.attendances > campaign.people_served > 1_000
