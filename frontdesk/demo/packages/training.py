"""Courses (tea, flowers, pastry) since 2020, and the work that those who came found.

So many people who were without work found some since the campaign began as the article tells (`REEMPLOYED`).
Others do not count: they had found it before, had work of a kind, or found a second job.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from frontdesk.demo.bodies import CLERK
from frontdesk.demo.campaign import CAMPAIGN_BEGAN
from frontdesk.demo.day import DAY
from frontdesk.demo.packages.runs import Run
from frontdesk.demo.register import Register
from frontdesk.demo.settling import Adult, Home
from frontdesk.demo.wheel import between, draw, wheel

REEMPLOYED = 206
_OF_2020, _BEFORE, _OTHERS, _SECOND = 9, 14, 17, 6
_AGES = range(21, 58)
_PLACES = 30
# By course: its weekdays and where it is.
_COURSES = {
    "training_tea": ("TU,TH", "党群活动室"),
    "training_flowers": ("MO,WE", "社区会议室"),
    "training_pastry": ("WE,FR", "党群活动室"),
}
_LAST_AUTUMN = (date(2020, 10, 12), date(2020, 11, 6))
_SEASONS = (
    (date(2021, 3, 1), date(2021, 3, 26)),
    (date(2021, 4, 6), date(2021, 4, 30)),
    (date(2021, 5, 10), date(2021, 6, 4)),
    (date(2021, 6, 15), date(2021, 7, 9)),
    (date(2021, 7, 19), date(2021, 8, 13)),
)
_NEXT = (date(2021, 9, 13), date(2021, 10, 22))
_WAITING = {"training_tea": 0, "training_flowers": -11, "training_pastry": 5}
"""By course how many wait for the run that is next; below nought places are free."""
_BEFORE_WORK = wheel((("unemployed", 11), ("not_employed", 4), ("flexible", 4), ("retired", 1)))
_WITHOUT = ("unemployed", "not_employed")
_FORMS = wheel((("employer", 6), ("flexible", 3), ("self_employed", 2), ("public_post", 1)))
_WORK = {
    "training_tea": (
        ("清茗茶庄", "茶艺师"),
        ("同心茶社", "店员"),
        ("山海茶业门市", "销售"),
        ("", "茶叶零售"),
    ),
    "training_flowers": (
        ("花间集花店", "花艺师"),
        ("喜满堂婚庆", "场地布置"),
        ("四季花卉", "店员"),
        ("", "鲜花摊"),
    ),
    "training_pastry": (
        ("老街面点铺", "面点工"),
        ("学府食堂", "面点师"),
        ("同心便民早餐", "店员"),
        ("", "早餐摊"),
    ),
}
_EVIDENCE = {
    "employer": "劳动合同",
    "flexible": "本人书面说明",
    "self_employed": "营业执照",
    "public_post": "岗位协议",
}
_CHECKED_AFTER = timedelta(92)


@dataclass(slots=True)
class _Learner:
    """Somebody who completed a course, what they did before, and the work they found since."""

    adult: Adult
    course: str
    enrolment: int
    until: date
    before: str
    started: date | None = None
    is_struck: bool = False


def add_training(rng: Random, register: Register, homes: list[Home]) -> None:
    """Add the courses, and what came of them."""
    grown = [adult for home in homes for adult in home.adults if adult.age in _AGES]
    # Most who come are women; nobody is drawn twice but those who take a second course.
    grown = [adult for adult in grown if adult.sex == 2 or rng.random() < 0.3]
    rng.shuffle(grown)
    earlier: list[_Learner] = []
    now: list[_Learner] = []
    for course, (days, where) in _COURSES.items():
        rhythm: dict[str, Any] = {"recurrence": f"FREQ=WEEKLY;BYDAY={days}", "capacity": _PLACES}
        first = Run(
            register,
            *(course, "2020-1", _LAST_AUTUMN),
            opened=date(2020, 9, 14),
            closed=_LAST_AUTUMN[1],
            where=where,
            **rhythm,
        )
        before = first
        earlier += _learn(rng, first, course, [grown.pop() for _ in range(20)])
        for number, season in enumerate(_SEASONS, 1):
            run = Run(
                register,
                *(course, f"2021-{number}", season),
                opened=season[0] - timedelta(14),
                closed=season[1],
                where=where,
                by=CLERK,
                after=before,
                **rhythm,
            )
            before = run
            now += _learn(rng, run, course, [grown.pop() for _ in range(between(rng, 28, _PLACES))])
        _next_run(register, before, course, where, grown, rhythm)
    _find_work(rng, earlier, now)
    for learner in (*earlier, *now):
        _add_outcome(rng, register, learner, learner.enrolment)
    _second_jobs(rng, register, now)


def _learn(rng: Random, run: Run, course: str, people: list[Adult]) -> list[_Learner]:
    first, last = run.plan.season_from, run.plan.season_to
    assert first is not None and last is not None
    enrolled = {
        adult: run.enrol("resident", adult.id, first - timedelta(between(rng, 1, 12))) for adult in people
    }
    likely = {adult: 0.78 + rng.random() * 0.2 for adult in people}
    for day in run.days():
        session = run.session(day)
        for adult, enrolment in enrolled.items():
            run.came(rng, session, enrolment, likely[adult])
    return [
        _Learner(adult, course, enrolment, last, draw(rng, _BEFORE_WORK))
        for adult, enrolment in enrolled.items()
    ]


def _next_run(
    register: Register, before: Run, course: str, where: str, grown: list[Adult], rhythm: dict[str, Any]
) -> None:
    """The run that is next: full with some who wait, or with places free."""
    run = Run(
        register,
        *(course, "2021-6", _NEXT),
        opened=date(2021, 8, 23),
        where=where,
        by=CLERK,
        after=before,
        **rhythm,
    )
    waiting = _WAITING[course]
    for at in range(_PLACES + waiting):
        line = max(at - _PLACES + 1, 0)
        asked = date(2021, 8, 23) + timedelta(at // 3)
        run.enrol("resident", grown.pop().id, asked, state="waitlisted" if line else "", line=line)
    for day in run.days():
        run.session(day)


def _find_work(rng: Random, earlier: list[_Learner], now: list[_Learner]) -> None:
    """Draw who found work, and when."""
    yesterday = DAY - timedelta(1)
    without = [learner for learner in earlier if learner.before in _WITHOUT]
    others = [learner for learner in now if learner.before not in _WITHOUT]
    late = rng.sample(without, _OF_2020 + _BEFORE)
    for learner in late[:_OF_2020]:
        learner.started = _between(rng, CAMPAIGN_BEGAN, date(2021, 6, 30))
    for learner in late[_OF_2020:]:
        learner.started = _between(rng, date(2020, 11, 16), CAMPAIGN_BEGAN - timedelta(1))
    counted = [learner for learner in now if learner.before in _WITHOUT]
    for learner in rng.sample(counted, REEMPLOYED - _OF_2020):
        learner.started = _between(
            rng, learner.until + timedelta(2), min(learner.until + timedelta(55), yesterday)
        )
    for learner in rng.sample(others, _OTHERS):
        learner.started = _between(rng, learner.until + timedelta(2), yesterday)
    mistaken = rng.choice([learner for learner in counted if learner.started is None])
    mistaken.started, mistaken.is_struck = mistaken.until + timedelta(9), True


def _second_jobs(rng: Random, register: Register, now: list[_Learner]) -> None:
    """Some changed to another employer since: the person is the same, and counts once."""
    moved = [one for one in now if one.started and not one.is_struck and one.before in _WITHOUT]
    for learner in rng.sample([one for one in moved if one.until < date(2021, 6, 1)], _SECOND):
        assert learner.started is not None
        learner.started = _between(rng, date(2021, 8, 2), DAY - timedelta(1))
        _add_outcome(rng, register, learner, None)


def _add_outcome(rng: Random, register: Register, learner: _Learner, enrolment: int | None) -> None:
    started = learner.started
    work: tuple[str, str, str, str] = ("", "", "", "")
    if started is not None:
        form = draw(rng, _FORMS)
        employer, job = rng.choice(_WORK[learner.course])
        is_own = form in ("flexible", "self_employed")
        work = (form, "" if is_own else employer or "同心便民服务部", job, _EVIDENCE[form])
    checked = started + _CHECKED_AFTER if started is not None else None
    register.add(
        "employment",
        *(learner.adult.id, enrolment, learner.before, started.isoformat() if started else None, *work),
        "" if enrolment is None else "结业证书",
        checked.isoformat() if checked is not None and checked < DAY else None,
        (started + timedelta(1)).isoformat() if started is not None and learner.is_struck else None,
    )


def _between(rng: Random, first: date, last: date) -> date:
    return first + timedelta(between(rng, 0, (last - first).days))
