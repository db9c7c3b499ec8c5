"""The article's four: what it dates is kept; what it does not date lies where it must have been.

The commas are the article's, so that the diary comes out as it prints it.
"""

from __future__ import annotations

from frontdesk.demo.sketched import MR_ZHANG
from frontdesk.demo.stories.telling import (
    SECRETARY,
    Story,
    asked,
    banner,
    becomes_activity,
    becomes_package,
    came,
    done,
    funds,
    give,
    link,
    meeting,
    park,
    revisit,
    seen,
    story,
    talks,
    task,
    told,
    whistle,
)

# fmt: off
RUBBISH: Story = story(
    "03-11 14:05 来访 投诉 hj-1 莒州 王大妈",
    "小区里的垃圾车没有盖,就在我们楼口,臭气熏天的,社区管还是不管?",
    "楼口的垃圾车没有盖,垃圾清运不及时,臭气熏天",
    whistle("03-11 14:30", "环卫办", "垃圾车没盖、清运不及时,请当天到场"),
    whistle("03-11 14:40", "物业", "请一起到楼口看现场"),
    came("03-11 16:10", "环卫办", "已到现场,当天加清一趟"),
    came("03-11 16:15", "物业", "物业经理到场"),
    meeting("03-12 18:30", "业主委员会和党员、群众一起商量", "楼口垃圾怎么放、怎么运",
            "业委会5/5 党员8/9 群众14/16", "25 1 1", "每天清运两次 2021-03-15; 换成分类垃圾桶 2021-03-20"),
    task("03-15 08:30", "每天清运两次", "从今天早晨起一天两趟"),
    task("03-16 10:00", "换成分类垃圾桶", "新桶都到位了"),
    done("03-16 10:20", "购置了新的分类垃圾桶,清运改为一天两次", "24个"),
    asked("03-17 09:40", text="楼口没味了,挺好"),
)
DOORS: Story = story(
    "04-16 10:20 来电 求助 za-1 怡乐园 张大爷",
    "一直没装门禁,谁都能进,晚上害怕。",
    "一直没安装门禁系统,存在极大安全隐患",
    link("04-16 10:40", MR_ZHANG, "回电核对过:住1号楼2单元301"),
    seen("04-17 09:00", "征求居民意见,都盼着装上门禁", "社区党总支成员", SECRETARY),
    talks("04-20 15:00", "物业、企业座谈会:线路由企业出人,设备等资金", "金马怡乐园工艺品公司、物业",
          SECRETARY),
    give("04-21 09:00", "安装的事由网格员盯着"),
    funds("04-21 16:30", "智慧社区建设资金", 40_000, "applied", "一户一千元,报街道", "申请报告"),
    park("04-22 11:00", "05-31", "等智慧社区建设资金批下来,已告诉张大爷"),
    funds("05-10 10:00", "智慧社区建设资金", 40_000, "approved", "资金批下来了", "街道批复"),
    told("05-11 09:20", "告诉张大爷资金到了,月底前进场安装"),
    done("06-18 16:30", "40户都装上了可视门铃", "40户"),
    banner("06-20 10:00", "为民解忧暖人心、至真至诚显真情", "居民代表两位同志"),
    asked("06-21 09:30", text="不用再跑下楼开门了,大伙都说好"),
    revisit("09-06 14:30", "按了门铃,张大爷开的门:好用"),
    known_as=MR_ZHANG,
    place="怡乐园小区",
    background="历史遗留问题,一直未能安装门禁系统",
)
BLOOD_PRESSURE: Story = story(
    "04-27 09:10 来访 求助 yw-1 御景 刘大娘",
    "孩子都不在身边,想量个血压、测个血糖,还得自己跑医院。",
    "子女不在身边,量血压、测血糖不方便",
    told("04-28 10:00", "问了情况:刘大娘一个人住,孩子在外地"),
    talks("04-30 15:00", "卫生站答应派医生来社区", "同心社区卫生服务站"),
    becomes_package("05-07 09:30", "老年健康义诊", "在社区量血压、测血糖,不用跑医院"),
    asked("05-10 10:00", text="大夫还教了怎么吃药"),
    background="子女不在身边",
)
FILMS: Story = story(
    "07-20 16:00 其他 建议 wt-1 公馆 中央公馆居民",
    "公园那么大,双休日晚上放放电影多好,老人孩子都能看。",
    "在同心公园利用双休时间设置露天电影院,丰富居民生活",
    seen("07-21 19:30", "看了同心公园和同心广场,广场有电,离居民楼远", by=SECRETARY),
    becomes_activity("07-22 17:00", "双休日红色电影展映", "定在同心广场,双休日晚上放"),
    asked("07-24 21:10", text="散场时问了大家,都说好"),
    place="同心公园",
)
# fmt: on
