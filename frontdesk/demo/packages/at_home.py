"""What is done for people at home: plans of assistance, visits to elders alone, and the veterans' home."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from frontdesk.demo.bodies import CLERK, SECRETARY, grid_worker
from frontdesk.demo.day import DAY
from frontdesk.demo.packages.runs import Run
from frontdesk.demo.register import Register
from frontdesk.demo.settling import Home
from frontdesk.demo.wheel import between, draw, fading

_PLANS, _VISITED = 36, 48
_ELDER = 60
_VETERANS_SHARE = 0.62
_THIS_YEAR = (date(2021, 1, 1), date(2021, 12, 31))
# What is needed, what is done about it, and after how many days somebody looks again.
_MEASURES = fading(
    (
        ("看病花费大", "协助申请医疗救助", 30),
        ("没有工作", "推荐参加技能培训,介绍招聘会", 45),
        ("孩子学费", "协助申请教育救助", 60),
        ("冬天取暖", "送取暖物资,检查炉具", 90),
        ("行动不便", "志愿者每周代买菜", 30),
        ("房屋漏雨", "联系物业修屋顶", 20),
        ("孤单,没人说话", "楼长每周上门坐坐", 30),
        ("手续不会办", "网格员代办", 20),
    ),
    flatness=6,
)
_FOUND = fading(
    (
        *("身体还好,菜是自己买的", "血压药按时吃", "灯泡坏了,当场换上", "子女周末来过", "腿疼,约了卫生站"),
        *("煤气阀门检查过", "想找人理发,已告诉志愿者", "胃口差,劝去医院看看", "冰箱坏了,联系了维修"),
    ),
    flatness=4,
)
_VISIT_FOUND = fading(
    ("近况良好", "有就业意愿,已登记", "送慰问品", "光荣牌松动,重新挂好", "腿伤旧疾,联系了卫生站")
)


def add_assistance(rng: Random, register: Register, homes: list[Home]) -> None:
    """Add a plan for each of some households in hardship; the others are still to be asked."""
    run = Run(register, "assistance_plan", "2021", _THIS_YEAR, by=SECRETARY)
    hard = [home for home in homes if home.in_hardship]
    for home in rng.sample(hard, min(_PLANS, len(hard))):
        began = date(2021, 3, 1) + timedelta(between(rng, 0, 110))
        enrolment = run.enrol("household", home.household_id, began)
        owner = grid_worker(home.grid_id)
        for need, measure, after in dict.fromkeys(draw(rng, _MEASURES) for _ in range(between(rng, 1, 3))):
            is_done = rng.random() < 0.35
            done = began + timedelta(after + between(rng, 0, 20))
            ahead = None if is_done and done < DAY else DAY + timedelta(between(rng, -6, after))
            register.add(
                "assistance_measure",
                *(enrolment, need, measure, owner, ahead and ahead.isoformat(), began.isoformat()),
                done.isoformat() if ahead is None else None,
            )
        _visits(rng, run, home, began, by_household=True)


def add_home_visits(rng: Random, register: Register, homes: list[Home]) -> None:
    """Add the elders alone whom grid workers visit; some visits are due by now."""
    run = Run(register, "home_visits", "2021", _THIS_YEAR, opened=date(2021, 2, 22), by=CLERK)
    alone = [
        home
        for home in homes
        if not home.children and home.adults and all(one.age >= _ELDER for one in home.adults)
    ]
    for home in rng.sample(alone, _VISITED):
        began = date(2021, 3, 1) + timedelta(between(rng, 0, 75))
        run.enrol("resident", home.adults[0].id, began)
        _visits(rng, run, home, began, by_household=False)


def _visits(rng: Random, run: Run, home: Home, began: date, *, by_household: bool) -> None:
    every = run.plan.visit_every
    assert every is not None
    day = began + timedelta(between(rng, 0, 6))
    # About one in six was not visited lately.
    until = DAY - timedelta(every if rng.random() < 1 / 6 else 0)
    while day < until:
        was_in = rng.random() < 0.94
        run.register.add(
            "home_visit",
            *(day.isoformat(), f"{between(rng, 9, 16):02}:{between(rng, 0, 5)}0"),
            *(None if by_household else home.adults[0].id, home.household_id, run.id),
            *(grid_worker(home.grid_id), draw(rng, _FOUND) if was_in else "没人在家", was_in),
        )
        day += timedelta(every + between(rng, -3, 4))


def add_veterans_home(rng: Random, register: Register, homes: list[Home]) -> None:
    """Add the veterans' home: who is in it, the get-togethers, and visits before 1 August."""
    run = Run(
        register,
        *("veterans_home", "2021", _THIS_YEAR),
        where="党群活动室",
        by=CLERK,
    )
    veterans = [(home, who) for home in homes for who in home.veterans]
    members = rng.sample(veterans, round(len(veterans) * _VETERANS_SHARE))
    enrolled = [
        (home, who, run.enrol("resident", who, date(2021, 1, 18) + timedelta(at)))
        for at, (home, who) in enumerate(members)
    ]
    for day, about in (
        (date(2021, 2, 6), "春节茶话会"),
        (date(2021, 4, 2), "清明祭扫烈士"),
        (date(2021, 7, 30), "八一座谈会"),
        (date(2021, 9, 30), "烈士纪念日"),
    ):
        session = run.session(day, about, time="09:00-11:00")
        if day < DAY:
            asked = (day - date(2021, 1, 18)).days
            for _home, _who, enrolment in enrolled[:asked]:
                run.came(rng, session, enrolment, 0.6)
    for home, who, _enrolment in enrolled[::3]:
        day = date(2021, 7, 19) + timedelta(between(rng, 0, 12))
        register.add(
            "home_visit",
            *(day.isoformat(), f"{between(rng, 9, 16):02}:{between(rng, 0, 5)}0", who, home.household_id),
            *(run.id, grid_worker(home.grid_id), draw(rng, _VISIT_FOUND), True),
        )
