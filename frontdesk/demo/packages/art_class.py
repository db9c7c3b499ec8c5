"""The summer art class of 2021: full, with a line of those who waited, and over."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from frontdesk.demo.bodies import CLERK
from frontdesk.demo.packages.runs import Run
from frontdesk.demo.register import Register
from frontdesk.demo.settling import Child, Home
from frontdesk.demo.wheel import between, draw, fading

PLACES, WAITED = 30, 6
_OPENED, _CLOSED, _LEFT = date(2021, 6, 21), date(2021, 8, 7), date(2021, 7, 14)
_SEASON = (date(2021, 7, 12), date(2021, 8, 6))
_AGES = range(6, 13)
_GRADES = ("一", "二", "三", "四", "五", "六")
_SCHOOLS = fading(("同心社区小学", "县第二实验小学", "城阳中心小学"), flatness=1)
_ALLERGIES = ("花生、坚果", "青霉素", "水彩颜料,手会起疹子", "虾、蟹")
_SUBJECTS = ("国画", "硬笔书法", "舞蹈", "手工", "古筝")


def add_art_class(rng: Random, register: Register, homes: list[Home]) -> None:
    """Add the class: `PLACES` places, of which one got free and went to who waited longest."""
    run = Run(
        register,
        *("art_class", "2021", _SEASON),
        opened=_OPENED,
        closed=_CLOSED,
        where="暑期艺术课堂教室",
        by=CLERK,
        capacity=PLACES,
    )
    children = [child for home in homes for child in home.children if child.age in _AGES and child.guardian]
    chosen = rng.sample(children, PLACES + WAITED)
    enrolments = []
    for at, child in enumerate(chosen):
        day = _OPENED + timedelta(at // 3)
        enrolments.append(_enrol(rng, run, child, at, day))
    for at in rng.sample(range(PLACES), len(_ALLERGIES)):
        register.add("allergy", enrolments[at], _ALLERGIES[at % len(_ALLERGIES)])
    promoted = enrolments[PLACES]
    days = [_iso(_LEFT), _iso(_LEFT), _iso(_LEFT + timedelta(1))]
    register.add(
        "task",
        *(run.plan.name, None, None, CLERK, *days, "place_free", chosen[PLACES].id, promoted),
    )
    for number, day in enumerate(run.days()):
        session = run.session(day, _SUBJECTS[number % len(_SUBJECTS)])
        for enrolment in enrolments[1:PLACES]:
            run.came(rng, session, enrolment, 0.92)
        if day < _LEFT:
            run.came(rng, session, enrolments[0], 0.92)
        elif day > _LEFT:
            run.came(rng, session, promoted, 0.92)


def _enrol(rng: Random, run: Run, child: Child, at: int, day: date) -> int:
    """The first leaves; the first in line comes in for them; the others who waited did not."""
    run.consent(child.id, "guardian", child.guardian, day, child.relation)
    grade = _GRADES[min(max(child.age - 6, 0), len(_GRADES) - 1)]
    said: dict[str, Any] = {
        "collected_by": child.guardian,
        "school": f"{draw(rng, _SCHOOLS)}{grade}年级{between(rng, 1, 4)}班",
    }
    line = max(at - PLACES + 1, 0)
    if at == 0:
        return run.enrol(
            "resident", child.id, day, state="withdrawn", ended=_LEFT, reason="去外地爷爷家过暑假", **said
        )
    if line == 1:
        return run.enrol("resident", child.id, day, line=line, came_in=_LEFT, **said)
    if line:
        return run.enrol(
            "resident",
            child.id,
            day,
            state="withdrawn",
            line=line,
            ended=_CLOSED,
            reason="package_closed",
            **said,
        )
    return run.enrol("resident", child.id, day, **said)


def _iso(day: date) -> str:
    return day.isoformat()
