"""Clinics for elders, their yearly check, and vaccination: who came, and what was measured.

Numbers are drawn; they are nobody's. The first clinic follows the request of 27 April that asked for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from frontdesk.demo.bodies import CLERK
from frontdesk.demo.day import DAY
from frontdesk.demo.packages.runs import Run
from frontdesk.demo.register import Register
from frontdesk.demo.settling import Adult, Home
from frontdesk.demo.wheel import between, draw, wheel

CLINICS = 6
_ELDER, _CHECKED, _VACCINATED = 60, 65, 18
_KNOWN_ELDERS, _AT_A_CLINIC = 240, (48, 74)
_CHECK_SHARE, _VACCINATED_SHARE = 0.3, 0.14
_ROOM = "日间照料室"
_DOCTOR = "卫生站医生"
_ABOUT = (
    "健康咨询、量血压测血糖",
    "中医保健、颈肩腰腿",
    "口腔检查",
    "心脑血管讲座、体检",
    "夏季养生、用药咨询",
    "眼科义诊",
    "秋季保健、流感疫苗咨询",
)
_SYSTOLIC = wheel(((0, 40), (1, 34), (2, 18), (3, 7), (4, 1)))
_SYSTOLIC_FROM = (112, 128, 140, 154, 172)
_FASTING = wheel(((0, 60), (1, 28), (2, 10), (3, 2)))
_FASTING_FROM = (44, 61, 70, 92)


def add_clinics(rng: Random, register: Register, homes: list[Home]) -> None:
    """Add last autumn's two clinics, this year's `CLINICS` that were held, and those that are ahead."""
    known = rng.sample(_aged(homes, _ELDER), _KNOWN_ELDERS)
    before = Run(
        register,
        *("elder_health", "2020", (date(2020, 10, 1), date(2020, 12, 20))),
        opened=date(2020, 9, 21),
        closed=date(2020, 12, 21),
        where=_ROOM,
        recurrence="",
    )
    _clinics(rng, before, known[:60], ((date(2020, 10, 24), "重阳节义诊"), (date(2020, 11, 28), "冬季保健")))
    run = Run(
        register,
        *("elder_health", "2021", (date(2021, 5, 8), date(2021, 12, 31))),
        opened=date(2021, 5, 7),
        where=_ROOM,
        by=CLERK,
        after=before,
        recurrence="FREQ=WEEKLY;INTERVAL=3;BYDAY=SA",
    )
    about = iter(_ABOUT)
    _clinics(rng, run, known, [(day, next(about, "")) for day in run.days()])


def _clinics(rng: Random, run: Run, known: list[Adult], days: Iterable[tuple[date, str]]) -> None:
    enrolled: dict[int, int] = {}
    for day, about in days:
        session = run.session(day, about)
        if day >= DAY:
            continue
        for elder in rng.sample(known, min(between(rng, *_AT_A_CLINIC), len(known))):
            if elder.id not in enrolled:
                enrolled[elder.id] = run.enrol("resident", elder.id, day)
                run.consent(elder.id, "health", elder.name, day)
            run.mark(session, enrolled[elder.id])
            _measure(rng, run, session, day, elder)


def add_yearly_check(rng: Random, register: Register, homes: list[Home]) -> None:
    """Add this year's check of those over 65: some were there, most are still to be asked."""
    run = Run(
        register,
        *("elder_check", "2021", (date(2021, 6, 2), date(2021, 11, 24))),
        opened=date(2021, 5, 24),
        where=_ROOM,
        by=CLERK,
        recurrence="FREQ=WEEKLY;BYDAY=WE",
    )
    elders = [adult for adult in _aged(homes, _CHECKED) if adult.registered]
    served = rng.sample(elders, round(len(elders) * _CHECK_SHARE))
    days = list(run.days())
    held = [day for day in days if day < DAY]
    sessions = {day: run.session(day, recorded=day != held[-1]) for day in days}
    # Nobody wrote down yet who was at the last one.
    for elder in served:
        day = draw(rng, tuple(held[:-1]))
        enrolment = run.enrol("resident", elder.id, day - timedelta(between(rng, 0, 6)))
        run.consent(elder.id, "health", elder.name, day)
        run.mark(sessions[day], enrolment)
        _measure(rng, run, sessions[day], day, elder)


def _measure(rng: Random, run: Run, session: int, day: date, elder: Adult) -> None:
    minutes = between(rng, 0, 145)
    hour, minute = divmod(int(run.plan.starts[:2]) * 60 + int(run.plan.starts[3:]) + minutes, 60)
    # Kept in UTC; the office's clock is eight hours ahead.
    taken = f"{day - timedelta(hour < 8)} {(hour - 8) % 24:02}:{minute:02}:00"
    systolic = _SYSTOLIC_FROM[draw(rng, _SYSTOLIC)] + between(rng, 0, 13)
    diastolic = round(systolic * 0.46) + between(rng, 6, 22)
    values = [("blood_pressure", f"{systolic}/{diastolic}", "left sitting")]
    values.append(("pulse", str(between(rng, 58, 92)), ""))
    if rng.random() < 0.6:
        tenths = _FASTING_FROM[draw(rng, _FASTING)] + between(rng, 0, 13)
        values.append(("glucose", f"{tenths // 10}.{tenths % 10}", "fasting"))
    for kind, reading, conditions in values:
        run.register.add("health_reading", elder.id, taken, kind, reading, conditions, session, _DOCTOR)


def add_vaccination(rng: Random, register: Register, homes: list[Home]) -> None:
    """Add the list of those who are to be vaccinated: who was is done, all others are still to be asked."""
    run = Run(
        register,
        *("vaccination", "2021", (date(2021, 4, 10), date(2021, 12, 25))),
        opened=date(2021, 4, 1),
        where="社区会议室",
        by=CLERK,
        recurrence="FREQ=WEEKLY;INTERVAL=2;BYDAY=SA",
        starts="08:00",
        ends="11:30",
    )
    grown = _aged(homes, _VACCINATED)
    days = list(run.days())
    held = tuple(day for day in days if day < DAY)
    sessions = {day: run.session(day) for day in days}
    for adult in rng.sample(grown, round(len(grown) * _VACCINATED_SHARE)):
        day = draw(rng, held)
        enrolment = run.enrol("resident", adult.id, day, state="completed", ended=day)
        run.mark(sessions[day], enrolment)


def _aged(homes: list[Home], least: int) -> list[Adult]:
    return [adult for home in homes for adult in home.adults if adult.age >= least]
