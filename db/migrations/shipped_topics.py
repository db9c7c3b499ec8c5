"""The topics that every office begins with (domain 4.6); a part of the third shape, so they never change."""

from typing import NamedTuple


class Topic(NamedTuple):
    """A topic: the letters it is typed by, its names, its parts with theirs, and its usual time limit."""

    code: str
    name: str
    name_en: str
    parts: tuple[tuple[str, str], ...]
    time_limit: str = "ordinary"


TOPICS = (
    Topic(
        "wy",
        "物业管理",
        "property management",
        (
            ("收费", "fees"),
            ("服务差", "poor service"),
            ("维修不及时", "slow repairs"),
            ("电梯", "lifts"),
            ("保安", "guards"),
            ("公共收益", "common income"),
            ("业委会", "owners' committee"),
        ),
    ),
    Topic(
        "hj",
        "环境卫生",
        "environment and waste",
        (
            ("垃圾清运", "waste collection"),
            ("垃圾桶", "bins"),
            ("楼道堆物", "clutter in stairwells"),
            ("绿化", "greenery"),
            ("蚊蝇鼠", "pests"),
            ("宠物粪便", "pet mess"),
            ("公厕", "public toilets"),
        ),
    ),
    Topic(
        "ss",
        "公共设施",
        "public facilities",
        (
            ("路灯", "street lights"),
            ("道路破损", "broken roads"),
            ("井盖", "manhole covers"),
            ("健身器材", "fitness equipment"),
            ("单元门", "entrance doors"),
            ("下水道", "sewers"),
        ),
    ),
    Topic(
        "sd",
        "水电气暖网",
        "water, power, gas, heating, network",
        (
            ("停水", "water cut"),
            ("漏水", "leaks"),
            ("停电", "power cut"),
            ("燃气", "gas"),
            ("供暖", "heating"),
            ("宽带", "broadband"),
        ),
        "livelihood",
    ),
    Topic(
        "tc",
        "交通停车",
        "traffic and parking",
        (
            ("乱停车", "parking anywhere"),
            ("车位", "parking spaces"),
            ("充电桩", "charging posts"),
            ("飞线充电", "charging by loose cable"),
            ("堵消防通道", "blocked fire lanes"),
        ),
    ),
    Topic(
        "za",
        "治安安全",
        "public safety",
        (
            ("门禁", "door entry"),
            ("监控", "cameras"),
            ("盗窃", "theft"),
            ("诈骗", "fraud"),
            ("高空抛物", "things thrown down"),
            ("消防隐患", "fire hazards"),
        ),
    ),
    Topic(
        "ll",
        "邻里纠纷",
        "neighbours' disputes",
        (
            ("噪音", "noise"),
            ("漏水赔偿", "damage by leaks"),
            ("占用公共区域", "use of common space"),
            ("宠物", "pets"),
            ("家庭矛盾", "family quarrels"),
        ),
    ),
    Topic(
        "zf",
        "房屋违建",
        "housing and illegal building",
        (
            ("违建", "illegal building"),
            ("房屋漏水", "leaking houses"),
            ("外墙脱落", "falling facade"),
            ("维修资金", "repair fund"),
            ("出租房", "let flats"),
        ),
        "complex",
    ),
    Topic(
        "yl",
        "养老助老",
        "care of elders",
        (
            ("上门", "at home"),
            ("送餐", "meals"),
            ("高龄津贴", "old-age allowance"),
            ("认证", "proof of life"),
            ("探访", "visits"),
        ),
    ),
    Topic(
        "yw",
        "医疗健康",
        "health",
        (
            ("量血压血糖", "blood pressure and sugar"),
            ("义诊", "free clinic"),
            ("疫苗", "vaccines"),
            ("医保", "medical insurance"),
            ("家庭医生", "family doctor"),
        ),
    ),
    Topic(
        "jy",
        "教育少儿",
        "education and children",
        (
            ("入学", "school entry"),
            ("托管", "after-school care"),
            ("暑期班", "summer classes"),
            ("未成年人", "minors"),
        ),
    ),
    Topic(
        "sb",
        "就业社保",
        "jobs and social insurance",
        (
            ("求职", "looking for work"),
            ("培训", "training"),
            ("失业登记", "unemployment"),
            ("社保", "social insurance"),
            ("劳动纠纷", "labour disputes"),
        ),
    ),
    Topic(
        "jz",
        "救助帮扶",
        "assistance",
        (
            ("低保", "subsistence allowance"),
            ("临时救助", "temporary aid"),
            ("残疾", "disability"),
            ("大病", "serious illness"),
            ("捐助", "donations"),
        ),
    ),
    Topic(
        "jr",
        "退役军人",
        "veterans",
        (("优待证", "veteran's card"), ("光荣牌", "honour plaque"), ("慰问", "visits"), ("政策", "policies")),
    ),
    Topic(
        "wt",
        "文化体育",
        "culture and sports",
        (("电影", "films"), ("文艺", "arts"), ("健身", "fitness"), ("场地", "places")),
    ),
    Topic(
        "dj",
        "党建志愿",
        "Party and volunteering",
        (("党课", "Party course"), ("报到", "reporting in"), ("志愿服务", "volunteer service")),
    ),
    Topic(
        "zm",
        "证明办事",
        "certificates and paperwork",
        (
            ("居住证明", "proof of residence"),
            ("盖章", "stamps"),
            ("户口", "household register"),
            ("计生", "family planning"),
        ),
    ),
    Topic("qt", "其他", "other", ()),
)
