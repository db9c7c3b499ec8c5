"""Organisations, Party branches and the office's own staff.

Of the organisations those that the article names bear their names; all others are invented, and
so is every contact and every member of staff.
"""

from __future__ import annotations

from datetime import date
from random import Random

from frontdesk.demo.day import DAY, iso
from frontdesk.demo.names import new_name
from frontdesk.demo.places import ESTATES, GRIDS
from frontdesk.demo.register import Register
from frontdesk.demo.settling import Adult
from frontdesk.demo.wheel import between, draw, fading

MEMBERS = 38
REGISTERED_MEMBERS = 628
_MEMBERS_LIVING_HERE = 24
_REGISTERED_LIVING_HERE = 190
_FOUNDED = date(2019, 5, 1)
_PENSION = 60

# By the key that estates name their manager with: name and kind.
ORGANISATIONS = {
    "翔宇": ("日照翔宇物业管理有限公司", "property_company"),
    "工艺品公司": ("金马怡乐园工艺品公司", "company"),
    "环卫办": ("城阳街道环卫办", "sanitation_office"),
    "青禾里": ("青禾里物业服务部", "property_company"),
    "邻里和": ("邻里和物业服务部", "property_company"),
    "满庭芳邻": ("满庭芳邻物业服务部", "property_company"),
    "家属院管理组": ("日照银行家属院管理组", "other"),
    "卫生站": ("同心社区卫生服务站", "health_centre"),
    "莒州家园业委会": ("海纳莒州家园业主委员会", "owners_committee"),
    "公馆业委会": ("中央公馆业主委员会", "owners_committee"),
    "小学": ("同心社区小学", "school"),
    "幼儿园": ("同心社区幼儿园", "school"),
    "手艺坊": ("手艺坊培训学校", "school"),
    "储蓄所": ("同心路储蓄所", "bank"),
    "办事处": ("城阳街道办事处", "government"),
    "军人站": ("同心社区退役军人服务站", "government"),
    "警务室": ("同心社区警务室", "police"),
    "供热": ("同心路供热服务点", "utility"),
    "供水": ("同心路供水服务点", "utility"),
}
_OFFICE_HOURS = "周一至周五 8:30-12:00 14:00-17:30"
# By the same keys: when it can be reached, and what it answers for.
_REACHED = {
    "翔宇": ("每天 8:00-20:00", "海纳莒州家园、通力铭钻、百家晟的保洁、保安、电梯和修理"),
    "工艺品公司": ("周一至周六 8:00-17:30", "金马怡乐园的楼道、门锁和下水"),
    "环卫办": ("每天 6:00-18:00", "垃圾清运、道路保洁、公厕"),
    "青禾里": ("每天 8:00-19:00", "海纳、中央公馆的保洁、保安和修理"),
    "邻里和": ("每天 8:00-19:00", "付家洼幸福家园、文成的保洁和修理"),
    "满庭芳邻": ("每天 8:00-19:00", "盛元御景的保洁、保安和修理"),
    "家属院管理组": ("周一至周五 9:00-17:00", "家属院的路灯、院墙和下水"),
    "卫生站": ("周一至周六 8:00-17:30", "义诊、疫苗、家庭医生签约"),
    "莒州家园业委会": ("周六 9:00-11:00", "公共收益、物业合同、业主大会"),
    "公馆业委会": ("周六 14:30-16:30", "公共收益、物业合同、业主大会"),
    "小学": ("周一至周五 8:00-17:00", "入学、学区"),
    "幼儿园": ("周一至周五 7:30-17:30", "入园、托管"),
    "手艺坊": ("每天 9:00-18:00", "技能培训、暑期艺术课堂"),
    "储蓄所": ("周一至周六 9:00-16:30", "社保卡、养老金发放"),
    "办事处": (_OFFICE_HOURS, "救助、就业社保、房屋违建、证明"),
    "军人站": (_OFFICE_HOURS, "优待证、光荣牌、走访慰问"),
    "警务室": ("每天 24小时", "治安、户口、高空抛物"),
    "供热": ("每天 8:00-18:00,供暖期24小时", "供暖"),
    "供水": ("每天 8:00-18:00", "停水、水压、漏水"),
}
_COMMITTEES = {"莒州家园业委会": "海纳莒州家园", "公馆业委会": "中央公馆"}
_BRANCHES = {
    "社区党群中心党支部": "",
    "日照翔宇物业管理有限公司党支部": "翔宇",
    "银龄先锋党支部": "",
    "手艺坊党支部": "手艺坊",
    "莒州家园邻里党支部": "",
}
# The first is who is on duty unless somebody says otherwise.
_STAFF = (
    ("王晓禾", (("clerk", "2019-07-01"),)),
    ("陈立民", (("secretary", "2021-01-15"), ("director", "2021-01-15"))),
    ("李青苗", (("grid_worker", "2019-08-01"),)),
    ("赵春晖", (("grid_worker", "2019-08-01"),)),
    ("刘小满", (("grid_worker", "2019-08-01"),)),
    ("孙月桥", (("grid_worker", "2019-09-16"),)),
    ("周知远", (("grid_worker", "2020-03-02"),)),
    ("吴槐生", (("grid_worker", "2020-03-02"),)),
    ("郑望舒", (("grid_worker", "2020-06-01"),)),
    ("高田甜", (("grid_worker", "2020-06-01"),)),
    ("马立秋", (("grid_worker", "2020-09-01"),)),
    ("徐听雨", (("grid_worker", "2021-03-01"),)),
    ("董晨光", (("grid_worker", "2021-03-01"),)),
    ("庄乐平", (("volunteer", "2020-05-04"),)),
)
_HEAD_OF_OFFICE = 1
CLERK, SECRETARY = 1, 2
"""Their ids."""
# By grid, the place in `_STAFF`; one of them looks after two grids.
_GRID_WORKERS = (3, 4, 2, 2, 5, 6, 7, 8, 9, 10, 11, 12)

_WORK_UNITS = fading(
    (
        *(name for name, _ in ORGANISATIONS.values()),
        "县机关第一党支部",
        "县机关第二党支部",
        "城区第一联合支部",
        "城区第二联合支部",
        "个体劳动者联合支部",
    ),
    flatness=20,
)
_SKILLS = fading(
    (
        "",
        "理发",
        "水电维修",
        "书法",
        "法律咨询",
        "测量血压",
        "心理疏导",
        "文艺",
        "计算机",
        "家电维修",
        "摄影",
        "课业辅导",
    ),
    flatness=2,
)
_POSTS = fading(
    ("", "政策宣传员", "环境卫生监督员", "矛盾调解员", "文明劝导员", "扶老助残志愿者", "平安巡逻员"),
    flatness=2,
)


def head_of_office() -> str:
    """Return who is secretary and director in one."""
    return _STAFF[_HEAD_OF_OFFICE][0]


def grid_worker(grid: int) -> int:
    """The id of whoever looks after a grid of the first copy."""
    return _GRID_WORKERS[grid - 1] + 1


def add_organisations(rng: Random, register: Register, suffix: str) -> dict[str, int]:
    """Add the organisations of one copy of the community; return their ids by key."""
    return {
        key: register.add(
            "organisation",
            name + suffix,
            kind,
            new_name(rng, between(rng, 1, 2), between(rng, 1966, 1993)).whole,
            register.numbers.phone(),
            *_REACHED[key],
        )
        for key, (name, kind) in ORGANISATIONS.items()
    }


def link_organisations(register: Register, organisations: dict[str, int], estates: dict[str, int]) -> None:
    """Say which organisations answer for which estates of one copy."""
    for plan in ESTATES:
        register.add("organisation_estate", organisations[plan.manager], estates[plan.name])
    for key, estate in _COMMITTEES.items():
        register.add("organisation_estate", organisations[key], estates[estate])
    for estate_id in estates.values():
        register.add("organisation_estate", organisations["环卫办"], estate_id)


def add_staff(register: Register, grids: list[int]) -> None:
    """Add the office's staff, and who looks after which grid; in further copies the same people do."""
    ids = []
    for name, posts in _STAFF:
        ids.append(register.add("staff", name))
        for role, since in posts:
            register.add("staff_post", ids[-1], role, since)
    for at, grid_id in enumerate(grids):
        worker = _GRID_WORKERS[at % GRIDS]
        register.add("grid_post", grid_id, ids[worker], _STAFF[worker][1][0][1])


def add_party(rng: Random, register: Register, organisations: dict[str, int], adults: list[Adult]) -> None:
    """Add the branches, their members and the members who reported in; some of both live here."""
    branches = [
        register.add("party_branch", name, organisations[key] if key else None)
        for name, key in _BRANCHES.items()
    ]
    eligible = [adult for adult in adults if adult.registered and 25 <= adult.age <= 80]
    local = rng.sample(eligible, _MEMBERS_LIVING_HERE + _REGISTERED_LIVING_HERE)
    for at in range(MEMBERS):
        name, resident_id, age = _somebody(rng, local, at < _MEMBERS_LIVING_HERE)
        joined = DAY.toordinal() - between(rng, 1, (age - 21) * 365)
        register.add("party_member", branches[at % len(branches)], name, resident_id, iso(joined))
    workers = [adult for adult in local if adult.age < _PENSION]
    for at in range(REGISTERED_MEMBERS):
        name, resident_id, _ = _somebody(rng, workers, at < _REGISTERED_LIVING_HERE)
        reported = between(rng, _FOUNDED.toordinal(), DAY.toordinal())
        register.add(
            "registered_member",
            name,
            draw(rng, _WORK_UNITS),
            draw(rng, _SKILLS),
            draw(rng, _POSTS),
            resident_id,
            iso(reported),
        )


def _somebody(rng: Random, residents: list[Adult], here: bool) -> tuple[str, int | None, int]:
    """Take a resident while there are some to take, else make somebody up who lives elsewhere."""
    if here and residents:
        adult = residents.pop()
        return adult.name, adult.id, adult.age
    age = between(rng, 26, 58)
    return new_name(rng, between(rng, 1, 2), DAY.year - age).whole, None, age
