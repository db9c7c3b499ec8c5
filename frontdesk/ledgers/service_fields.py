"""What the columns of ledgers of services are called, by kind and field (domain 5.4).

The first heading of a field is the one that is written, in the order of the outgoing columns.
"""

from __future__ import annotations

_NAME = "姓名 名字 本人姓名 居民姓名 人员姓名 name"
_SEX = "性别 sex"
_AGE = "年龄 周岁 岁数 age"
_BORN = "出生日期 出生年月 生日 出生年月日 born"
_ID = "身份证号 身份证号码 身份证 公民身份号码 id_number"
_PHONE = "联系电话 电话 手机 手机号 手机号码 联系方式 本人电话 phone"
_ESTATE = "小区 所属小区 小区名称 居住小区 所在小区 estate"
_ADDRESS = "住址 家庭住址 地址 详细地址 小区住址 现住址 楼栋单元 address"
_SERIAL = "序号 序 编号 no 行号"
_NOTE = "备注 说明 备注说明 其他 其它 note"
_OF = {
    "name": _NAME,
    "sex": _SEX,
    "age": _AGE,
    "born": _BORN,
    "id_number": _ID,
    "estate": _ESTATE,
    "address": _ADDRESS,
    "phone": _PHONE,
}
_PACKAGE = "套餐 课程 项目 服务套餐 活动 课程名称 套餐名称 活动名称 培训工种 package"
_RUN = "班次 期次 批次 培训期次 期 班级 run"
_IGNORED = "签字 签名 照片 社区 所属社区 街道 所属街道 填表人 工作表 行 需核对 sheet row what_to_look_at"

SERVICE_WORDS: dict[str, dict[str, str]] = {
    "enrolments": {
        "serial": _SERIAL,
        **_OF,
        "name": f"{_NAME} 学员姓名 学生姓名 儿童姓名 孩子姓名 报名人 报名人姓名",
        "school": "学校年级 学校 年级 就读学校 学校及年级 school",
        "guardian": "家长姓名 监护人 监护人姓名 家长 guardian",
        "relation": "关系 与本人关系 与孩子关系 与学员关系 relation",
        "package": _PACKAGE,
        "run": _RUN,
        "asked": "报名日期 报名时间 登记日期 asked",
        "status": "状态 报名状态 参加情况 status",
        "began": "入班日期 参加日期 开始日期 began",
        "ended": "结束日期 退出日期 结业日期 ended",
        "signed": "监护人签字 家长签字 监护人签名 家长签名 signed",
        "agrees": "本人同意 是否同意 同意 本人签字 本人签名 agrees",
        "collected": "接送人 接送人员 谁接 collected_by",
        "allergies": "过敏及疾病 过敏史 过敏 疾病史 健康说明 allergies",
        "override": "破例原因 特殊原因 override_reason",
        "reason": "原因 退出原因 reason",
        "note": _NOTE,
        "ignored": f"{_IGNORED} 缴费 是否缴费 费用 身份证件 民族",
    },
    "attendance": {
        "serial": _SERIAL,
        "day": "日期 活动日期 上课日期 时间 day",
        "starts": "开始时间 场次 starts",
        **_OF,
        "package": _PACKAGE,
        "run": _RUN,
        "about": "内容 活动内容 主题 about",
        "state": "出勤 出勤情况 签到 是否到场 考勤 到场 state",
        "minutes": "时长分钟 分钟 服务分钟 minutes",
        "ignored": f"{_IGNORED} 备注 说明 地点",
    },
    "readings": {
        "serial": _SERIAL,
        "day": "日期 测量日期 义诊日期 体检日期 检查日期 day",
        "time": "时间 测量时间 time",
        **_OF,
        "pressure": "血压 血压值 bp blood_pressure",
        "systolic": "收缩压 高压 收缩压高压 systolic",
        "diastolic": "舒张压 低压 舒张压低压 diastolic",
        "pulse": "脉搏 心率 心率脉搏 脉率 心率脉率 pulse",
        "glucose": "血糖 血糖值 glucose",
        "fasting": "空腹血糖 空腹",
        "after_meal": "餐后血糖 餐后2小时血糖 餐后2小时 餐后",
        "random": "随机血糖 随机",
        "condition": "空腹餐后 空腹餐后随机 血糖状态 测量状态 血糖类型 condition",
        "posture": "测量条件 体位 手臂 posture",
        "package": f"{_PACKAGE} 义诊",
        "run": _RUN,
        "measured_by": "测量人 测量人员 责任医生 医生 measured_by",
        "agrees": "本人同意 是否同意 同意采集 同意 本人签字 本人签名 agrees",
        "ignored": (
            f"{_IGNORED} {_NOTE} 既往病史 病史 慢性病 用药情况 用药 医生建议 建议 身高 体重 腰围 bmi 体温 "
            "症状 自理能力 提示"
        ),
    },
    "visits": {
        "serial": _SERIAL,
        "day": "走访日期 日期 入户日期 探访日期 走访时间 day",
        "time": "时间 走访时刻 time",
        **_OF,
        "name": f"走访对象 {_NAME} 户主 户主姓名 被访人 探访对象",
        "people": "走访人员 走访人 探访人 探访人员 入户人员 包联人 people",
        "staff": "记录人 登记人 staff",
        "found": (
            "走访情况 走访记录 走访内容 探访情况 入户情况 家庭基本情况 实际困难 情况 情况说明 "
            "走访慰问情况 found"
        ),
        "was_in": "是否在家 在家 是否见到本人 was_in",
        "package": _PACKAGE,
        "run": _RUN,
        "ignored": f"{_IGNORED} {_NOTE} 网格 所属网格 网格员 服务次数",
    },
}
"""Kind of ledger, field, headings with blanks between."""

SERVICE_NEEDED: dict[str, tuple[str, ...]] = {
    "enrolments": ("package",),
    "attendance": ("state",),
    "readings": ("pressure", "systolic", "glucose", "fasting", "after_meal", "random"),
    "visits": ("found", "people", "was_in"),
}
"""By kind the fields of which one at least must be there."""
