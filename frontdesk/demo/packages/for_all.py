"""Fitness, the Party course, voluntary service and the open-air films."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from random import Random

from frontdesk.demo.bodies import CLERK, MEMBERS, REGISTERED_MEMBERS, SECRETARY
from frontdesk.demo.day import DAY
from frontdesk.demo.helping import Service
from frontdesk.demo.packages.runs import Run
from frontdesk.demo.register import Register
from frontdesk.demo.settling import Home
from frontdesk.demo.wheel import between

SCREENINGS = 16
_SQUARE = "同心广场"
_REGISTERED_WHO_COME = 96
_KEEP_FIT = 54
_FILMS = (
    *("地道战", "闪闪的红星", "小兵张嘎", "鸡毛信", "上甘岭", "英雄儿女", "铁道游击队", "南征北战"),
    *(
        "红日",
        "沂蒙六姐妹",
        "平原游击队",
        "董存瑞",
        "冰山上的来客",
        "永不消逝的电波",
        "渡江侦察记",
        "建国大业",
    ),
    *("地雷战", "洪湖赤卫队", "江姐", "甲午风云", "林海雪原", "烈火中永生"),
)
_LESSONS = (
    *("新年第一课:社区这两年", "学党史:从一大到建党百年", "学党史:抗战中的沂蒙", "学党史:新中国的街道居委会"),
    *("学党史:改革开放四十年", "七一专题党课:为民服务怎么做", "学习七一讲话", "我为群众办实事:我认领的岗位"),
)
# On these evenings there were two, for children first; the rain took one evening.
_TWO_A_NIGHT = (date(2021, 8, 7), date(2021, 8, 14), date(2021, 8, 28))
_RAINED_OFF = date(2021, 7, 31)


def add_films(rng: Random, register: Register) -> None:
    """Add last summer's films and this year's, `SCREENINGS` of them so far."""
    before = Run(
        register,
        *("films", "2020", (date(2020, 8, 15), date(2020, 9, 13))),
        opened=date(2020, 8, 10),
        closed=date(2020, 9, 14),
        where=_SQUARE,
        recurrence="FREQ=WEEKLY;BYDAY=SA",
        starts="19:00",
        ends="20:40",
    )
    titles = iter(reversed(_FILMS))
    for day in before.days():
        before.session(day, f"《{next(titles)}》", heads=between(rng, 60, 150))
    run = Run(
        register,
        *("films", "2021", (date(2021, 7, 24), date(2021, 10, 31))),
        opened=date(2021, 7, 22),
        where=_SQUARE,
        by=CLERK,
        after=before,
        starts="19:30",
        ends="21:05",
    )
    titles = iter(_FILMS)
    for day in run.days():
        if day >= DAY:
            run.session(day)
        elif day == _RAINED_OFF:
            run.session(day, called_off="下雨")
        else:
            if day in _TWO_A_NIGHT:
                told = f"《{next(titles)}》(儿童场)"
                run.session(day, told, time="18:30-19:25", heads=between(rng, 70, 160))
            run.session(day, f"《{next(titles)}》", heads=between(rng, 110, 320))


def add_fitness(rng: Random, register: Register, homes: list[Home]) -> None:
    """Add the Saturdays on the square; nobody wrote down yet who was at the last one."""
    run = Run(
        register,
        *("fitness", "2021", (date(2021, 3, 6), date(2021, 10, 30))),
        opened=date(2021, 3, 1),
        where=_SQUARE,
        by=CLERK,
    )
    grown = [adult for home in homes for adult in home.adults if 30 <= adult.age <= 78]
    enrolled = [
        run.enrol("resident", adult.id, date(2021, 3, 1) + timedelta(at // 4))
        for at, adult in enumerate(rng.sample(grown, _KEEP_FIT))
    ]
    days = list(run.days())
    last = max(day for day in days if day < DAY)
    for day in days:
        session = run.session(day, recorded=day != last)
        if day < last:
            there = enrolled[: 20 + 2 * (day - days[0]).days // 7]
            for enrolment in there:
                run.came(rng, session, enrolment, 0.7)


def add_party_course(rng: Random, register: Register) -> None:
    """Add the lessons of this year: all members are in, and some of those who reported in."""
    run = Run(
        register,
        *("party_course", "2021", (date(2021, 1, 25), date(2021, 12, 31))),
        where="党群活动室",
        by=SECRETARY,
    )
    began = date(2021, 1, 11)
    ours = [run.enrol("party_member", number, began) for number in range(1, MEMBERS + 1)]
    guests = [
        run.enrol("registered_member", number, began)
        for number in sorted(rng.sample(range(1, REGISTERED_MEMBERS + 1), _REGISTERED_WHO_COME))
    ]
    lessons = iter(_LESSONS)
    for day in run.days():
        session = run.session(day, next(lessons, ""))
        if day < DAY:
            for enrolment in ours:
                run.came(rng, session, enrolment, 0.88)
            for enrolment in guests:
                run.came(rng, session, enrolment, 0.5)


def add_service(register: Register, services: list[Service]) -> None:
    """Add what volunteers did as sessions, last year's and this year's, with each one's hours."""
    runs: dict[int, Run] = {}
    enrolled: defaultdict[int, dict[int, int]] = defaultdict(dict)
    last_year = Run(
        register,
        *("volunteering", "2020", (date(2020, 1, 1), date(2020, 12, 31))),
        closed=date(2020, 12, 31),
    )
    runs[2020] = last_year
    runs[2021] = Run(
        register,
        *("volunteering", "2021", (date(2021, 1, 1), date(2021, 12, 31))),
        by=CLERK,
        after=last_year,
    )
    for service in services:
        day = date.fromisoformat(service.day)
        run, joined = runs[day.year], enrolled[day.year]
        session = run.session(day, service.what)
        for volunteer in service.volunteers:
            if volunteer not in joined:
                joined[volunteer] = run.enrol("volunteer", volunteer, day)
            run.mark(session, joined[volunteer], minutes=service.minutes)
            register.add("service_record", volunteer, service.day, service.what, service.minutes, session)
    # The next one is planned, so that they are told in time.
    runs[2021].session(date(2021, 9, 12), "重阳节前看望独居老人", time="09:00-11:00")
