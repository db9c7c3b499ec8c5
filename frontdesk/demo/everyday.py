"""What a clerk of this community types daily, and to whom what is usually passed on."""

from __future__ import annotations

from frontdesk.demo.register import Row

# By the topic's letters: the key of an organisation.
UNITS = {
    "hj": "环卫办",
    "sd": "供水",
    "sd-5": "供热",
    "za": "警务室",
    "zf": "办事处",
    "yw": "卫生站",
    "jy": "小学",
    "sb": "办事处",
    "jz": "办事处",
    "jr": "军人站",
    "zm": "办事处",
}
# The topic's letters, and the words.
_PHRASES = (
    ("wy", "电梯停运,已联系物业报修"),
    ("wy", "物业费收费标准有疑问"),
    ("wy", "门口保安不在岗,外来人员随意进出"),
    ("hj", "垃圾桶满溢,没有及时清运"),
    ("hj", "楼道堆放杂物,影响通行"),
    ("hj", "绿化带里有宠物粪便"),
    ("ss", "楼道灯不亮"),
    ("ss", "院内路灯不亮,夜间出行不安全"),
    ("ss", "单元门坏了关不上"),
    ("ss", "下水道堵塞返水"),
    ("sd", "家里停水,不知什么时候来水"),
    ("sd", "早晚高峰水压低"),
    ("sd", "暖气不热"),
    ("tc", "消防通道被车堵住"),
    ("tc", "从楼上拉线给电动车充电"),
    ("za", "没有安装门禁,存在安全隐患"),
    ("za", "有人高空抛物"),
    ("ll", "楼上夜间噪音大,影响休息"),
    ("ll", "楼上漏水,两家对赔偿有争议"),
    ("zf", "外墙脱落,有安全隐患"),
    ("yl", "高龄津贴怎样申领"),
    ("yl", "腿脚不便,希望上门办理养老认证"),
    ("yw", "想量血压、测血糖"),
    ("jy", "户口未迁入,孩子如何报名入学"),
    ("sb", "失业登记怎样办理"),
    ("jz", "家中突遇变故,申请临时救助"),
    ("jr", "不会用手机申领优待证"),
    ("wt", "希望在同心广场多放几场电影"),
    ("zm", "开居住证明需要带什么"),
    ("qt", "已当面答复,居民表示理解"),
)


def phrases(topics: dict[str, int]) -> list[Row]:
    """The rows of the everyday phrases, where topics have these ids by their letters."""
    return [(at, text, topics[code], at) for at, (code, text) in enumerate(_PHRASES, 1)]
