"""Who came to the desk: with a request, or only to ask something that needed none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from frontdesk.demo.bodies import CLERK
from frontdesk.demo.day import DAY
from frontdesk.demo.register import Register
from frontdesk.demo.settling import Adult
from frontdesk.demo.wheel import between, draw, wheel
from frontdesk.rules.working_days import Calendar

_FIRST_DAY = date(2021, 1, 4)
# By weekday, Monday first: how many come on a day only to ask; more on Mondays, fewer on Fridays.
_A_DAY = ((2, 3, 3, 4), (1, 2, 2, 3), (1, 2, 2, 3), (1, 2, 3), (0, 1, 2), (0, 1), (0, 1))
_HOURS = wheel(((8, 2), (9, 6), (10, 5), (11, 2), (14, 4), (15, 4), (16, 2)))
_UNKNOWN_SHARE = 0.35
# What was asked, and what was said to it.
_ASKED = (
    ("医保缴费窗口几点下班", "五点半,中午不休息的是办事处一楼"),
    ("居委会公章周六能盖吗", "周六有人值班,九点到十一点"),
    ("老年大学在哪报名", "县老干部活动中心,九月一号开始"),
    ("打听疫苗点今天有没有苗", "上午有,下午发完了"),
    ("借打气筒", "借走,下午还了"),
    ("取快递走错门", "指了驿站的位置"),
    ("水费在哪交", "供水服务点,手机上也能交"),
    ("问网格员电话", "给了联系卡"),
    ("复印户口簿", "复印两份"),
    ("招工启事贴哪儿", "登记后贴在公告栏"),
    ("养老金哪天发", "每月十五号"),
    ("问同心公园几点关门", "夏天九点半,冬天八点"),
    ("找楼长", "打了电话,人在家"),
    ("流动人口登记要带什么", "身份证和租房合同"),
    ("宠物打疫苗在哪", "给了兽医站的地址"),
    ("老花镜忘拿了", "在窗台上找到,交还"),
    ("问党费交到哪个支部", "查了组织关系在银龄先锋支部"),
    ("公交卡年审", "县公交公司窗口,六十五岁以上带身份证"),
    ("独生子女费还发吗", "退休时随养老金一次性发"),
    ("想看看村改居的老照片", "翻了档案柜里的相册"),
    ("寄养一把雨伞", "挂在门后"),
    ("问核酸检测时间", "早上七点到九点,小广场"),
    ("孩子满月想借活动室", "党群活动室不外借,介绍了隔壁饭店"),
    ("讨一份垃圾分类表", "给了一张大字的"),
    ("问残疾人公交能不能免费", "凭证免费"),
    ("量血压", "日间照料室护士量了,请他坐下歇会儿"),
    ("电动车上牌地点", "交警大队车管所,社区不办"),
    ("打听老街坊搬哪去了", "不便告诉住址,替他带了话"),
    ("问法律咨询哪天有", "每周三下午,带上材料"),
    ("借轮椅", "押身份证,三天内还"),
    ("反诈宣传册再要几本", "给了十本"),
    ("房产证换不动产证", "不动产登记中心"),
    ("社保查询机不会用", "志愿者帮着打了一张"),
    ("问征兵", "武装部,八月十号截止"),
    ("想领孩子的一次性口罩", "给了两个"),
    ("捡到一串钥匙", "登记,放失物箱"),
    ("问什么时候放电影", "双休日天黑以后,同心广场"),
    ("问停车场月卡", "物业服务部办"),
    ("讨个红纸写对联", "裁了两张"),
    ("代邻居取高龄津贴通知", "核了委托,签字领走"),
)


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody at the desk; `request_id` where it became a request."""

    at: datetime
    name: str
    resident_id: int | None
    about: str
    outcome: str = ""
    request_id: int | None = None


def add_visits(
    rng: Random, register: Register, with_requests: list[Visit], adults: dict[str, list[Adult]]
) -> None:
    """Add all who came to the desk, in the order they came."""
    everybody = tuple(adult for living in adults.values() for adult in living)
    asked = list(_only_to_ask(rng, everybody))
    for one in sorted([*with_requests, *asked], key=lambda visit: visit.at):
        day, clock = f"{one.at:%Y-%m-%d %H:%M}".split()
        register.add(
            "visit", day, clock, one.name, one.resident_id, one.about, one.outcome, one.request_id, CLERK
        )


def _only_to_ask(rng: Random, everybody: tuple[Adult, ...]) -> list[Visit]:
    calendar = Calendar()
    visits = []
    for apart in range((DAY - _FIRST_DAY).days):
        day = _FIRST_DAY + timedelta(apart)
        weekday = day.weekday() if calendar.is_working(day) else 6
        for _ in range(draw(rng, _A_DAY[weekday])):
            about, outcome = draw(rng, _ASKED)
            who = draw(rng, everybody)
            is_known = rng.random() >= _UNKNOWN_SHARE
            at = datetime.combine(day, time(draw(rng, _HOURS), between(rng, 0, 59)))
            visits.append(
                Visit(at, who.name if is_known else "", who.id if is_known else None, about, outcome)
            )
    return visits
