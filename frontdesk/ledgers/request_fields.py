"""What the columns of ledgers of requests are called, by field (domain 5.2).

The first heading of a field is the one that is written, in this order.
"""

from __future__ import annotations

REQUEST_WORDS: dict[str, str] = {
    "serial": (
        "编号 登记编号 工单号 工单编号 受理编号 诉求编号 来信编号 转办单号 序号 受理号 登记号 案件编号 "
        "工单号码 no number"
    ),
    "date": (
        "登记日期 日期 登记时间 受理日期 受理时间 反映时间 反映日期 来访时间 来访日期 来电时间 来电日期 "
        "接件时间 接单时间 接待时间 接待日期 走访时间 走访日期 诉求时间 日记日期 时间 date"
    ),
    "channel": "来源 诉求来源 反映渠道 受理渠道 来访方式 信访类型 走访方式 反映方式 受理方式 渠道 channel",
    "reporter": (
        "反映人 反映人姓名 诉求人 诉求人姓名 来电人 来电人姓名 来访人 来访人姓名 来访者 信访人 信访人姓名 "
        "居民姓名 走访对象 群众姓名 姓名 当事人 reporter"
    ),
    "phone": (
        "联系电话 电话 手机 手机号 手机号码 联系方式 来电人电话 反映人联系方式 反映人电话 诉求人电话 "
        "来电号码 联系手机 phone"
    ),
    "estate": "小区 所属小区 小区名称 居住小区 所在小区 estate",
    "address": "住址 家庭住址 地址 详细地址 门牌地址 楼栋单元 反映人住址 居住地址 现住址 address",
    "place": "地点 走访地点 事件地点 诉求地点 案件地点 事发地点 发生地点 place",
    "grid": "网格 所属网格 网格名称 网格编号 grid",
    "content": (
        "反映内容 反映事项 反映问题 主要问题 诉求事项 诉求内容 来访事由 信访内容 事件内容 民情内容 "
        "群众诉求 群众信息 问题描述 主要诉求 日记内容 反映情况 来访内容 来电内容 诉求与建议 事由 content"
    ),
    "topic": "类别 问题类别 诉求分类 诉求类别 事件分类 事项类别 反映事项类别 问题分类 topic",
    "nature": "诉求类型 性质 诉求性质 nature",
    "urgency": "紧急程度 缓急 是否紧急 urgency",
    "confidential": "要求保密 是否保密 保密 confidential",
    "campaign": "专项活动 专项行动 campaign",
    "receiver": "受理人 接待人 接待人员 登记人 记录人 建单人 走访人员 编写人 受理人员 receiver",
    "unit": "承办单位 责任单位 承办部门 派单部门 转办单位 报到单位 责任部门 处置单位 unit",
    "owner": "承办人 责任人 包保人 网格员 经办人 处理人 办理人 owner",
    "due": "办理时限 办结时限 完成时限 整改时限 限办日期 承诺办结时限 due",
    "progress": (
        "办理情况 处理情况 采取措施 办理过程 办理进度 处置情况 落实情况 处理意见 现场处置 处理措施 "
        "后续工作计划 progress"
    ),
    "result": "办理结果 处理结果 处理意见与结果 结果反馈 化解情况 反馈结果 result",
    "status": "办理状态 状态 是否办结 办结情况 status",
    "closed_on": "办结日期 办结时间 完成日期 完成时间 办结归档时间 closed",
    "call_back": "回访情况 是否回访 回访结果 回访内容 call_back",
    "called_on": "回访日期 回访时间 called_on",
    "caller": "回访人 回访人员 caller",
    "satisfaction": "满意度 是否满意 群众满意度 回访满意度 群众评价 评价 评价内容 评定等级 satisfaction",
    "solved": "是否解决 解决情况 问题是否解决 诉求是否解决 是否解决问题 solved",
    "money": "投入资金 资金 金额 资金金额 投入金额 money",
    "money_source": "资金来源 经费来源",
    "note": "备注 说明 备注说明 背景 note",
    "ignored": (
        "星期 天气 签字 签名 日记标题 年龄 性别 社区 所属社区 街道 所属街道 填表人 附件 照片 工作表 行 "
        "需核对 sheet row what_to_look_at"
    ),
}
"""By field the headings, with blanks between."""

REQUEST_NEEDED = ("content",)
"""Without what was said, a table is no ledger of requests."""
