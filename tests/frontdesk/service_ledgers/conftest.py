"""An office with a clinic held, a class of children, a plan of assistance, and visits paid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.connection import transaction
from db.packages import reading
from db.records import ConsentGiven, Duty, PackageRun, TargetTerm
from db.tables import Hardship, Resident, Volunteer
from frontdesk.home_visits.recording import HomeVisit, record
from frontdesk.packages import attending, keeping, measuring
from frontdesk.packages.enrolling import Asked, enrol
from frontdesk.rules.readings import read_readings
from tests import community

CLINIC = PackageRun(
    0,
    "elder_health",
    "2021",
    "老年健康义诊",
    "Elder health clinic",
    "elder_health",
    target=(TargetTerm("age", 60),),
    season_from=date(2021, 9, 3),
    season_to=date(2021, 9, 30),
    recurrence="FREQ=WEEKLY;BYDAY=MO,FR",
    starts="08:30",
    ends="11:00",
    records=frozenset({"attendance", "readings"}),
)
CLASS = PackageRun(
    0,
    "art_class",
    "2021",
    "暑期艺术课堂",
    "Summer art class",
    "children_class",
    target=(TargetTerm("age", 6, 12),),
    season_from=date(2021, 9, 11),
    capacity=1,
    season_to=date(2021, 9, 26),
)
HELP = PackageRun(
    0,
    "assistance",
    "2021",
    "困难群体帮扶计划",
    "Assistance plan",
    "assistance",
    serves="household",
    target=(TargetTerm("group", values=("hardship",)),),
    visit_every=30,
)
FILMS = PackageRun(
    0,
    "service",
    "2021",
    "公益志愿服务",
    "Volunteer service",
    "volunteering",
    serves="volunteer",
    season_from=date(2021, 9, 3),
    season_to=date(2021, 9, 30),
    recurrence="FREQ=WEEKLY;BYDAY=FR",
    records=frozenset({"attendance", "hours"}),
)
SIGNED = ConsentGiven("guardian", "𬎆㛃", "52", "signed")


@pytest.fixture(autouse=True)
def services(duty: Duty) -> Duty:
    """The small community, and what was done for it."""
    community.load()
    early = replace(duty, day=date(2021, 9, 1))
    friday = replace(duty, day=date(2021, 9, 3))
    with transaction():
        Hardship.create(resident=4, kind="subsistence")
        Resident.update(born_on=date(2013, 1, 1)).where(Resident.id == 11).execute()
        Volunteer.create(name="=周志愿", phone="15400001111")
    clinic, art = keeping.make(early, CLINIC), keeping.make(early, CLASS)
    plan, service = keeping.make(early, HELP), keeping.make(early, FILMS)
    enrol(early, clinic, "resident", 1, Asked(consents=(ConsentGiven("health", "张宁裕"),)))
    enrol(
        early,
        art,
        "resident",
        11,
        Asked(consents=(SIGNED,), school="实验小学三年级", allergies="花生", collected_by="=cmd()姥姥"),
    )
    enrol(early, plan, "household", 3)
    enrol(early, service, "volunteer", Volunteer.get().id)
    first, today, *_rest = (one.id for one in reading.sessions(clinic))
    for session, at, typed in ((first, friday, "185/100 72 6.4k 左坐"), (today, duty, "138/86 134/84 70")):
        measuring.record(at, session, 1, read_readings(typed).values, measured_by="@李医生")
    measuring.record(duty, None, 2, read_readings("120/80").values, agrees=True)
    attending.mark_all(friday, reading.sessions(service)[0].id)
    record(friday, HomeVisit(friday.day, resident_id=1, time="09:20", people="李秀丽", found="+身体好"))
    record(friday, HomeVisit(friday.day, household_id=3, package_id=plan, found="电话15412340207打不通"))
    record(duty, HomeVisit(duty.day, resident_id=8, was_in=False))
    return duty
