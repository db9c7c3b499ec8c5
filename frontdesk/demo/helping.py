"""Where people meet and who helps: venues, owners' committees, representatives and volunteers.

The two squares are the article's; so are the 28 days of voluntary service since the campaign began.
Everybody is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from frontdesk.demo.campaign import CAMPAIGN_BEGAN
from frontdesk.demo.day import DAY, iso
from frontdesk.demo.names import new_name
from frontdesk.demo.register import Register
from frontdesk.demo.settling import Adult
from frontdesk.demo.sketched import MR_ZHANG
from frontdesk.demo.wheel import between, draw, fading

VOLUNTEERS = 40
SERVICE_DAYS = 28
_VOLUNTEERS_LIVING_HERE = 26
# Before the campaign, so a count that does not begin with it comes out too high.
_EARLIER_DAYS = ("2020-09-28", "2020-12-05", "2021-02-10")

# Name, address, places, note.
_VENUES = (
    ("同心广场", "同心路中段", 600, "露天电影、文艺演出、广场舞"),
    ("同心公园", "同心路北首", 400, "晚上九点半以后不能用音响"),
    ("社区会议室", "社区办公楼二楼", 40, "有投影;借用先在本上登记"),
    ("居民议事厅", "社区办公楼一楼西", 24, "民主议事会、调解"),
    ("党群活动室", "社区办公楼二楼东", 60, "党课、主题党日"),
    ("暑期艺术课堂教室", "社区办公楼三楼", 30, "画画、古筝、舞蹈;六岁以上"),
    ("日间照料室", "社区办公楼一楼东", 20, "量血压、测血糖、老年餐"),
    ("海纳莒州家园物业会议室", "海纳莒州家园1号楼底层", 50, ""),
)
# By organisation: estate and how many seats.
_SEATS = {"莒州家园业委会": ("海纳莒州家园", 5), "公馆业委会": ("中央公馆", 7)}
_SEATED_SINCE = {"莒州家园业委会": "2019-11-16", "公馆业委会": "2020-10-24"}
_POSTS = ("chair", "vice_chair")
# By estate: how many stand for its residents.
_REPRESENTATIVES = {
    "金马怡乐园": 2,
    "海纳莒州家园": 3,
    "中央公馆": 2,
    "海纳": 1,
    "付家洼幸福家园": 2,
    "文成": 1,
    "通力铭钻": 1,
    "百家晟": 1,
    "盛元御景": 1,
    "日照银行家属院": 1,
}
_ELECTED = "2021-01-30"
_SKILLS = fading(
    ("", "理发", "水电维修", "教老人用手机", "量血压", "书法", "放电影", "文艺", "法律咨询", "摄影"),
    flatness=3,
)
# What is done, and for how many minutes.
_SERVICE = fading(
    (
        ("捡拾垃圾、清理楼道杂物", 120),
        ("文明交通劝导", 90),
        ("看望独居老人", 60),
        ("义诊时维持秩序、搀扶老人", 180),
        ("核酸检测现场引导", 240),
        ("疫苗接种现场登记", 210),
        ("露天电影搬凳子、维持秩序", 150),
        ("教老人用智能手机", 90),
        ("垃圾分类入户宣传", 120),
        ("义务理发", 150),
    ),
    flatness=8,
)


def add_venues(register: Register) -> None:
    """Add where people can meet."""
    for venue in _VENUES:
        register.add("venue", *venue)


def venue(name: str) -> int:
    """The id of a venue."""
    return [known[0] for known in _VENUES].index(name) + 1


def add_seats_and_representatives(
    rng: Random,
    register: Register,
    organisations: dict[str, int],
    estates: dict[str, int],
    adults: dict[str, list[Adult]],
) -> None:
    """Add the owners' committees and residents' representatives; all of these live in their estates."""
    for key, (estate, seats) in _SEATS.items():
        for at, adult in enumerate(_grown(rng, adults[estate], seats)):
            post = _POSTS[at] if at < len(_POSTS) else "member"
            phone = register.numbers.phone()
            register.add(
                "committee_seat", organisations[key], adult.name, adult.id, post, phone, _SEATED_SINCE[key]
            )
    for estate, count in _REPRESENTATIVES.items():
        known = [adult for adult in adults[estate] if adult.name == MR_ZHANG]
        others = [adult for adult in adults[estate] if adult.name != MR_ZHANG]
        for adult in [*known, *_grown(rng, others, count - len(known))]:
            phone = register.numbers.phone()
            register.add("representative", adult.name, estates[estate], adult.id, phone, _ELECTED)


def _grown(rng: Random, adults: list[Adult], count: int) -> list[Adult]:
    return rng.sample([adult for adult in adults if 35 <= adult.age <= 72], count)


@dataclass(frozen=True, slots=True)
class Service:
    """What volunteers, by their ids, did together on a day, and for how long."""

    day: str
    what: str
    minutes: int
    volunteers: tuple[int, ...]


def add_volunteers(rng: Random, register: Register, adults: list[Adult]) -> list[Service]:
    """Add the volunteers; return what they did, since the campaign began on `SERVICE_DAYS` days."""
    living_here = rng.sample([adult for adult in adults if 18 <= adult.age <= 70], _VOLUNTEERS_LIVING_HERE)
    days = sorted(rng.sample(range(CAMPAIGN_BEGAN.toordinal(), DAY.toordinal()), SERVICE_DAYS))
    volunteers = []
    for at in range(VOLUNTEERS):
        here = living_here[at] if at < len(living_here) else None
        name = here.name if here else new_name(rng, between(rng, 1, 2), between(rng, 1960, 2002)).whole
        joined = iso(between(rng, date(2019, 6, 1).toordinal(), date(2020, 9, 1).toordinal()))
        phone = register.numbers.phone()
        volunteers.append(
            register.add("volunteer", name, here.id if here else None, phone, draw(rng, _SKILLS), joined)
        )
    services = []
    for day in (*_EARLIER_DAYS, *map(iso, days)):
        what, minutes = draw(rng, _SERVICE)
        came = tuple(sorted(rng.sample(volunteers, between(rng, 3, 9))))
        services.append(Service(day, what, minutes, came))
    return services
