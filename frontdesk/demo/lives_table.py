"""What was done with the requests of the demo, by their numbers; the first four are the article's.

Its dates are kept: the visit of 17 April, the banner of 20 June, the visit of 6 September. What it does
not date lies where it must have been.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# Places in the table of staff, whose first has the id 1.
CLERK = 1
SECRETARY = 2
_GARDEN_WORKER, _COURT_WORKER = 3, 9


@dataclass(frozen=True, slots=True)
class Step:
    """A move of `rules.request_states.MOVES`; `unit` in `details` is an organisation's key."""

    day: str
    time: str
    kind: str
    text: str
    details: Mapping[str, str]
    staff: int


@dataclass(frozen=True, slots=True)
class Life:
    """When a request came in, who has it in hand, and what was done with it after it was written down."""

    time: str
    steps: tuple[Step, ...] = ()
    owner: int = CLERK
    kind: str = "person"
    background: str = ""
    place: str = ""
    main: str = ""
    """The number of the earlier request that it was found to be one with."""


def _did(day: str, time: str, kind: str, text: str = "", staff: int = CLERK, **details: str) -> Step:
    return Step(f"2021-{day}", time, kind, text, details, staff)


LIVES: dict[str, Life] = {
    "2021-0387": Life(
        "14:05",
        (
            _did("03-11", "14:30", "whistle", "垃圾车没盖、清运不及时,请当天到场", unit="环卫办"),
            _did("03-11", "14:40", "whistle", "请一起到楼口看现场", unit="翔宇"),
            _did("03-11", "16:10", "report_in", "已到现场,当天加清一趟", unit="环卫办"),
            _did("03-11", "16:15", "report_in", "物业经理到场", unit="翔宇"),
            _did(
                "03-12",
                "18:30",
                "meeting",
                "业主委员会和党员、群众一起商量",
                SECRETARY,
                agenda="楼口垃圾怎么放、怎么运",
                attendance="业委会5/5 党员8/9 群众14/16",
                votes_for="25",
                votes_against="1",
                abstained="1",
                decisions="换成分类垃圾桶 2021-03-20; 每天清运两次 2021-03-15",
            ),
            _did("03-16", "10:20", "finish", "购置了新的分类垃圾桶,清运改为一天两次", quantity="24"),
            _did("03-17", "09:40", "call_back", "楼口没味了,挺好", satisfaction="satisfied"),
        ),
    ),
    "2021-0388": Life(
        "10:20",
        (
            _did(
                "04-17",
                "09:00",
                "visit_place",
                "征求居民意见,都盼着装上门禁",
                SECRETARY,
                people="社区党总支成员",
            ),
            _did(
                "04-20",
                "15:00",
                "round_table",
                "物业、企业座谈会:线路由企业出人,设备等资金",
                SECRETARY,
                people="金马怡乐园工艺品公司、物业",
            ),
            _did("04-22", "11:00", "park", "等智慧社区建设资金批下来,已告诉张大爷", until="2021-05-31"),
            _did("05-10", "10:00", "funding", "", SECRETARY, source="智慧社区建设资金", amount="4000000"),
            _did("06-18", "16:30", "finish", "40户都装上了可视门铃", _GARDEN_WORKER, quantity="40"),
            _did(
                "06-20",
                "10:00",
                "banner",
                "为民解忧暖人心、至真至诚显真情",
                people="居民代表两位同志",
            ),
            _did("06-21", "09:30", "call_back", "家里电话没人接", satisfaction="not_reached"),
            _did("06-22", "15:10", "contact", "张大爷说先用一个夏天,约好9月6日再回访"),
            _did("09-06", "14:30", "revisit", "按了门铃,张大爷开的门:好用", _GARDEN_WORKER),
        ),
        owner=_GARDEN_WORKER,
        background="历史遗留问题,一直未能安装门禁系统",
    ),
    "2021-0389": Life(
        "09:10",
        (
            _did("04-28", "10:00", "contact", "问了情况:刘大娘一个人住,孩子在外地"),
            _did("04-30", "15:00", "round_table", "卫生站答应派医生来社区", people="同心社区卫生服务站"),
            _did("05-07", "09:30", "settle", "办起老年健康义诊,在社区量血压、测血糖,不用跑医院"),
        ),
        background="子女不在身边",
    ),
    "2021-0396": Life(
        "16:00",
        (
            _did("07-21", "19:30", "visit_place", "看了同心公园和同心广场,广场有电,离居民楼远", SECRETARY),
            _did("07-22", "17:00", "finish", "定在同心广场,双休日晚上放露天电影,成了一项常办的活动"),
            _did("07-24", "21:10", "call_back", "散场时问了大家,都说好", satisfaction="satisfied"),
        ),
        kind="group",
        place="同心公园",
    ),
    "2021-0390": Life(
        "18:40",
        (
            _did("05-12", "18:50", "whistle", "早晚高峰水压低,请查", unit="供水"),
            _did("05-13", "08:40", "report_in", "", unit="供水"),
            _did("05-17", "16:00", "finish", "更换了加压泵"),
            _did("05-18", "10:00", "call_back", "水大了", satisfaction="satisfied"),
        ),
    ),
    "2021-0391": Life(
        "09:50", (_did("05-20", "10:05", "settle", "户口未迁入的,凭房产证和居住证明到学校登记"),)
    ),
    "2021-0392": Life(
        "08:45",
        (
            _did("06-08", "10:00", "visit_place", "志愿者上门教他用手机"),
            _did("06-09", "11:20", "settle", "在手机上申领成功,证到了通知他来取"),
        ),
    ),
    "2021-0393": Life(
        "17:15",
        (
            _did("06-15", "17:30", "whistle", "消防通道被堵,请劝离", unit="警务室"),
            _did("06-16", "09:00", "report_in", "", unit="警务室"),
            _did("06-21", "16:00", "settle", "画了禁停线,立了牌子,堵着的车都挪走了"),
        ),
    ),
    "2021-0394": Life("10:30", (_did("06-24", "10:40", "settle", "带身份证、户口簿和银行卡来办,当月起发"),)),
    "2021-0395": Life(
        "15:20",
        (
            _did("07-09", "09:30", "visit_place", "看了家里情况,核了收入"),
            _did("07-12", "16:00", "park", "材料已报办事处,等审批", until="2021-09-30"),
        ),
    ),
    "2021-0397": Life(
        "19:05",
        (
            _did("07-27", "19:15", "whistle", "电梯一个月坏三回,请彻底查", unit="翔宇"),
            _did("07-28", "08:30", "report_in", "", unit="翔宇"),
            _did("07-30", "17:00", "finish", "换了曳引机和门机,电梯恢复运行"),
            _did("08-03", "09:20", "call_back", "这几天没再坏", satisfaction="basically_satisfied"),
        ),
    ),
    "2021-0398": Life(
        "09:35",
        (
            _did("08-06", "10:00", "visit_place", "两家都看了,楼上卫生间防水坏了"),
            _did(
                "08-09", "15:30", "park", "楼上住户出差,等他回来再调解,已告诉报诉求的人", until="2021-08-31"
            ),
            _did("08-31", "09:00", "resume"),
            _did("09-01", "19:00", "finish", "两家签了调解协议:楼上修防水,赔1200元"),
        ),
    ),
    "2021-0399": Life("14:40", (_did("08-12", "14:45", "settle", "还有两个名额,当场报了名"),)),
    "2021-0400": Life(
        "11:10",
        (
            _did("08-20", "16:00", "contact", "说明了维修资金的规定"),
            _did("08-24", "10:00", "decline", "外墙走房屋维修资金,找物业和业主大会申请", reason="not_ours"),
        ),
    ),
    "2021-0401": Life(
        "08:55",
        (
            _did("08-24", "09:10", "whistle", "院里路灯不亮", unit="家属院管理组"),
            _did("08-25", "10:30", "report_in", "线路老化,在等电缆", unit="家属院管理组"),
            _did("08-26", "15:00", "contact", "已告诉他正在等电缆"),
        ),
    ),
    "2021-0402": Life(
        "07:50",
        (_did("08-26", "08:35", "whistle", "3号楼前垃圾桶满溢,请清运", unit="环卫办"),),
    ),
    "2021-0403": Life("09:15", main="2021-0402"),
    "2021-0404": Life(
        "10:25",
        (
            _did("08-31", "09:30", "visit_place", "车棚里有电,够装两组"),
            _did("09-01", "15:00", "round_table", "物业同意装", people="日照翔宇物业管理有限公司"),
            _did("09-03", "16:40", "finish", "车棚里装了充电桩", quantity="12"),
        ),
    ),
    "2021-0405": Life(
        "17:40",
        (
            _did("08-31", "09:00", "visit_place", "看了,是楼道分线箱进水"),
            _did("09-02", "11:00", "contact", "运营商答应9月6日上门,已告诉她"),
        ),
    ),
    "2021-0406": Life("09:05", (_did("09-01", "10:00", "contact", "约好9月7日上午上门"),)),
    "2021-0407": Life("10:15", (_did("09-01", "10:25", "settle", "带解除合同证明到办事处窗口登记"),)),
    "2021-0408": Life(
        "20:10",
        (_did("09-01", "20:20", "whistle", "高空抛物,报诉求的人不愿留名", unit="警务室"),),
        kind="anonymous",
    ),
    "2021-0409": Life(
        "14:20",
        (
            _did("09-02", "14:30", "finish", "已转告网格员"),
            _did("09-02", "14:35", "call_back", "当面谢过了", satisfaction="satisfied"),
        ),
    ),
    "2021-0410": Life("18:30", owner=_GARDEN_WORKER),
    "2021-0411": Life(
        "15:45",
        (_did("09-03", "16:30", "visit_place", "两个门岗只有一个有人,已问物业要排班表", _COURT_WORKER),),
        owner=_COURT_WORKER,
    ),
    "2021-0412": Life("08:50"),
}
