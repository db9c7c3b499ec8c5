"""What people brought to the desk in 2021, in the order they came.

The first, second, third and tenth are the article's, whose diary sentences must come out as it
prints them; so the comma is the article's, too. Due dates count five working days of 2021, or as
many more as an extension gave.
"""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.demo.sketched import MR_ZHANG, MS_ZHANG


@dataclass(frozen=True, slots=True)
class Who:
    """A resident to be found among those who live in the estate; written with `title` or by name."""

    sex: int
    ages: tuple[int, int]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """One request.

    `reporter` is as written, or who is to be found; `known_as` names the resident a written one is.
    """

    received_on: str
    channel: str
    nature: str
    topic: str
    estate: str
    reporter: str | Who
    words: str
    summary: str
    state: str
    due_on: str = ""
    resolved_on: str = ""
    known_as: str = ""


_ELDERLY_MAN = Who(1, (62, 88), "大爷")
_ELDERLY_WOMAN = Who(2, (62, 88), "大娘")
_WOMAN = Who(2, (28, 50))
_MAN = Who(1, (25, 55))

MATTERS = (
    Matter(
        "2021-03-11", "walk_in", "complaint", "hj", "海纳莒州家园", "王大妈",
        "小区里的垃圾车没有盖,就在我们楼口,臭气熏天的,社区管还是不管?",
        "楼口的垃圾车没有盖,垃圾清运不及时,臭气熏天",
        "archived", "2021-03-18", "2021-03-17",
    ),
    Matter(
        "2021-04-16", "phone", "help", "za", "金马怡乐园", "张大爷",
        "一直没装门禁,谁都能进,晚上害怕。",
        "一直没安装门禁系统,存在极大安全隐患",
        "to_call_back", "2021-09-06", "2021-06-18", MR_ZHANG,
    ),
    Matter(
        "2021-04-27", "walk_in", "help", "yw", "盛元御景", "刘大娘",
        "孩子都不在身边,想量个血压、测个血糖,还得自己跑医院。",
        "子女不在身边,量血压、测血糖不方便",
        "resolved", "2021-05-07", "2021-05-07",
    ),
    Matter(
        "2021-05-12", "phone", "complaint", "sd", "文成", _MAN,
        "早晚做饭的点儿,楼上水管子就跟没水似的。",
        "早晚高峰楼上水压低,做不了饭",
        "archived", "2021-05-19", "2021-05-18",
    ),
    Matter(
        "2021-05-20", "walk_in", "inquiry", "jy", "百家晟", _WOMAN,
        "孩子今年上一年级,户口还没迁过来,能报名吗?",
        "孩子户口未迁入如何报名上小学",
        "resolved", "2021-05-20", "2021-05-20",
    ),
    Matter(
        "2021-06-03", "walk_in", "help", "jr", "海纳", _ELDERLY_MAN,
        "当过四年兵,优待证在哪儿办,手机上弄不明白。",
        "不会用手机申领优待证",
        "resolved", "2021-06-10", "2021-06-09",
    ),
    Matter(
        "2021-06-15", "phone", "complaint", "tc", "中央公馆", _WOMAN,
        "消防通道天天停着车,真着了火怎么办?",
        "消防通道长期被车堵住",
        "resolved", "2021-06-22", "2021-06-21",
    ),
    Matter(
        "2021-06-24", "walk_in", "inquiry", "yl", "付家洼幸福家园", _ELDERLY_WOMAN,
        "俺今年八十了,高龄补贴怎么领?",
        "高龄津贴怎样申领",
        "resolved", "2021-06-24", "2021-06-24",
    ),
    Matter(
        "2021-07-08", "home_visit", "help", "jz", "付家洼幸福家园", Who(1, (40, 60)),
        "家里这阵子实在周转不开,能不能申请点救助?",
        "家中突遇变故,请求临时救助",
        "parked", "2021-09-30",
    ),
    Matter(
        "2021-07-20", "other", "suggestion", "wt", "中央公馆", "中央公馆居民",
        "公园那么大,双休日晚上放放电影多好,老人孩子都能看。",
        "在同心公园利用双休时间设置露天电影院,丰富居民生活",
        "archived", "2021-07-27", "2021-07-24",
    ),
    Matter(
        "2021-07-27", "phone", "complaint", "wy", "通力铭钻", _MAN,
        "电梯一个月坏了三回,老人上下楼可遭罪了。",
        "电梯一个月坏了三次,老人上下楼困难",
        "archived", "2021-08-03", "2021-08-03",
    ),
    Matter(
        "2021-08-05", "walk_in", "help", "ll", "海纳", _WOMAN,
        "楼上漏水把俺家顶棚泡了,他说不是他家的事。",
        "楼上漏水泡了顶棚,两家对赔偿有争议",
        "to_call_back", "2021-09-03", "2021-09-01",
    ),
    Matter(
        "2021-08-12", "walk_in", "inquiry", "jy", "海纳莒州家园", MS_ZHANG,
        "暑期艺术课堂还有名额吗?我家孩子六岁。",
        "暑期艺术课堂是否还有名额",
        "resolved", "2021-08-12", "2021-08-12", MS_ZHANG,
    ),
    Matter(
        "2021-08-19", "phone", "help", "zf", "盛元御景", _MAN,
        "外墙裂了缝,维修的钱社区给出了吧。",
        "外墙开裂,希望由社区出维修费",
        "declined", "2021-08-26", "2021-08-24",
    ),
    Matter(
        "2021-08-24", "walk_in", "complaint", "ss", "日照银行家属院", _ELDERLY_MAN,
        "院里路灯不亮快半个月了,黑灯瞎火的容易摔着。",
        "院内路灯半个月不亮,夜间出行不安全",
        "acknowledged", "2021-08-31",
    ),
    Matter(
        "2021-08-26", "phone", "complaint", "hj", "海纳莒州家园", _WOMAN,
        "3号楼前面的垃圾桶又满了,两天没人拉。",
        "3号楼前垃圾桶满溢,两天没有清运",
        "dispatched", "2021-09-02",
    ),
    Matter(
        "2021-08-27", "walk_in", "complaint", "hj", "海纳莒州家园", _ELDERLY_WOMAN,
        "垃圾都堆到道上了,你们去看看吧。",
        "3号楼前垃圾堆到路上",
        "merged", "2021-09-03", "2021-08-27",
    ),
    Matter(
        "2021-08-30", "walk_in", "suggestion", "tc", "百家晟", _MAN,
        "车棚里给装几个充电桩吧,省得大家从楼上往下拉线。",
        "在车棚增设充电桩,避免飞线充电",
        "to_call_back", "2021-09-06", "2021-09-03",
    ),
    Matter(
        "2021-08-30", "phone", "help", "sd", "待补充小区2", _WOMAN,
        "家里宽带报修好几天了,没人来。",
        "宽带报修多日无人上门",
        "in_progress", "2021-09-06",
    ),
    Matter(
        "2021-08-31", "phone", "help", "yl", "付家洼幸福家园", _ELDERLY_WOMAN,
        "腿脚不方便,养老金认证能不能来家里给办?",
        "腿脚不便,希望上门办理养老认证",
        "accepted", "2021-09-07",
    ),
    Matter(
        "2021-09-01", "walk_in", "inquiry", "sb", "文成", _MAN,
        "厂子不干了,失业登记在哪儿办?",
        "失业登记怎样办理",
        "resolved", "2021-09-01", "2021-09-01",
    ),
    Matter(
        "2021-09-01", "phone", "report", "za", "待补充小区1", "匿名居民",
        "有人从楼上往下扔瓶子,差点砸着孩子,别说是我说的。",
        "有人高空抛物,险些伤人",
        "dispatched", "2021-09-08",
    ),
    Matter(
        "2021-09-02", "walk_in", "thanks", "qt", "盛元御景", _WOMAN,
        "那天多亏网格员,帮俺把老人找回来了。",
        "网格员帮忙找回走失的老人",
        "archived", "2021-09-02", "2021-09-02",
    ),
    Matter(
        "2021-09-03", "phone", "help", "ss", "金马怡乐园", MR_ZHANG,
        "二单元楼道灯不亮了,上下楼看不清。",
        "二单元楼道灯不亮",
        "accepted", "2021-09-10", known_as=MR_ZHANG,
    ),
    Matter(
        "2021-09-03", "walk_in", "complaint", "wy", "中央公馆", _ELDERLY_MAN,
        "物业费交着,门口保安白天都见不着人。",
        "门口保安白天经常不在岗",
        "in_progress", "2021-09-10",
    ),
    Matter(
        "2021-09-06", "walk_in", "inquiry", "jr", "海纳", _MAN,
        "光荣牌旧了,能换一块新的吗?",
        "光荣牌旧了能否更换",
        "new", "2021-09-13",
    ),
)  # fmt: skip
