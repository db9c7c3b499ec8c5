"""What the columns of ledgers are called, by kind of ledger and field (domain 5.3).

A start: no office's own file was to be had when these were collected. What is not here a clerk teaches once.
"""

from __future__ import annotations

from frontdesk.ledgers.register_fields import REGISTER_NEEDED, REGISTER_WORDS
from frontdesk.ledgers.request_fields import REQUEST_NEEDED, REQUEST_WORDS
from frontdesk.ledgers.service_fields import SERVICE_NEEDED, SERVICE_WORDS

IGNORED = "ignored"
"""The field of columns that are known and not taken: sums, signatures, what an office need not keep."""

_ID_NUMBER = (
    "身份证号 身份证号码 身份证 身份证件号码 公民身份号码 公民身份证号 公民身份证号码 证件号码 证件号 "
    "居民身份证号 id_number"
)
_PLACE = {
    "estate": "小区 所属小区 小区名称 居住小区 现住小区 现住小区建筑 所在小区 楼盘 生活小区 estate",
    "building": "楼号 楼栋 楼栋号 栋号 楼 号楼 幢号 栋 幢 楼幢 几号楼 楼座 座号 building",
    "unit": "单元 单元号 门栋 unit",
    "room": "室 室号 房号 房间号 门牌号 户室 门牌 房室号 门号 room",
    "address": (
        "住址 家庭住址 地址 详细地址 门牌地址 楼栋单元 现住址 现住地址 现居住地址 居住地址 居住地 "
        "实际居住地 实际居住地址 家庭地址 家庭详细地址 常住地址 住房地址 房屋地址 小区楼号 楼号单元房号 "
        "楼栋单元室 address"
    ),
    "grid": "网格 所属网格 网格名称 网格编号 网格号 所在网格 基础网格 grid",
}
_HOUSEHOLD = {
    "household_number": "户号 户编号 户编码 户口簿号 户口本号 户口号 家庭编号 household_number",
    "head_name": "户主 户主姓名 户主名 户主名称 head",
    "head_id": "户主身份证 户主身份证号 户主身份证号码 户主公民身份号码 户主证件号码",
    "household_phone": (
        "户主联系方式 户主电话 户主联系电话 户主手机 户主手机号 户主手机号码 家庭电话 固定电话 座机 "
        "住宅电话 家庭联系电话"
    ),
    "tenure": (
        "房屋性质 住房性质 房屋类型 住房类型 产权性质 房屋产权 住房情况 居住性质 是否租赁 是否自有 tenure"
    ),
    "landlord_name": "房主 房主姓名 房东 房东姓名 产权人 业主 业主姓名 房屋所有人",
    "landlord_phone": (
        "房东电话 房主电话 房东联系电话 房主联系电话 房东联系方式 房主联系方式 业主电话 业主联系电话"
    ),
}
_NOTE = "备注 说明 备注说明 其他 其它 备注信息 特殊情况说明 note"
_NUMBERING = "序号 序 编号 no 行号 row"
# What stands before the rows that go back to be looked at.
_SENT_BACK = "工作表 需核对 sheet what_to_look_at"
_PHONE = (
    "联系电话 电话 手机 手机号 手机号码 联系方式 电话号码 移动电话 联系手机 本人电话 本人联系电话 本人手机 "
    "本人联系方式 phone"
)

_WORDS: dict[str, dict[str, str]] = {
    "residents": {
        "name": (
            "姓名 居民姓名 成员姓名 家庭成员 家庭成员姓名 人员姓名 住户姓名 本人姓名 名字 人口姓名 "
            "常住人口姓名 name"
        ),
        "sex": "性别 sex",
        "born": "出生日期 出生年月 生日 出生年月日 出生时间 出生 born",
        "id_number": _ID_NUMBER,
        "phone": _PHONE,
        "phone_child": "子女联系电话 子女电话 子女手机 子女联系方式 子女手机号码",
        "phone_spouse": "配偶电话 配偶联系电话 配偶手机 配偶联系方式",
        "phone_emergency": (
            "紧急联系电话 紧急联系人电话 紧急联系人联系电话 紧急联系方式 紧急联系人联系方式 紧急电话 "
            "应急联系电话"
        ),
        "emergency_name": "紧急联系人 紧急联系人姓名 应急联系人",
        **_PLACE,
        **_HOUSEHOLD,
        "relation": (
            "与户主关系 与户主的关系 家庭关系 关系 户主关系 与户主之关系 和户主关系 家庭成员关系 relation"
        ),
        "ethnic": "民族 ethnic_group",
        "residence": (
            "人员类型 人口类型 户口性质 居住类型 常住流动 户籍类型 户籍性质 户口类型 人口性质 residence"
        ),
        "split": "是否人户分离 人户分离 人户一致标识 人户一致 人在户不在 户在人不在 空挂户 是否空挂",
        "politics": "政治面貌 党派 politics",
        "education": "文化程度 学历 教育程度 文化水平 受教育程度 education",
        "marriage": "婚姻状况 婚姻 婚姻情况 婚否 marriage",
        "workplace": (
            "工作单位 职业 就业状况 工作学习情况 单位 工作单位及职务 从业状况 就业情况 服务处所 工作情况 "
            "workplace"
        ),
        "registered_at": (
            "户籍地址 户籍地 户籍所在地 户口所在地 户口地址 户籍小区 户籍小区建筑 户籍住址 户口所在地址 "
            "户籍详细地址 registered_address"
        ),
        "health": "健康状况 慢性病 健康情况 身体状况 慢病 患病情况 既往病史 慢性病情况",
        "hardship": (
            "是否低保 低保 困难类型 重点类别 人员类别 低保户 困难情况 特困 是否困难 是否特困 低保情况 "
            "困难类别 是否低保户 特殊人群"
        ),
        "disability": "残疾情况 是否残疾 残疾 残疾类型 残疾类别 是否残疾人",
        "disability_grade": "残疾等级 残疾级别 残疾程度",
        "veteran": "是否退役军人 退役军人 优抚对象 退伍军人 是否退伍军人 是否优抚对象 是否军人 复退军人",
        "moved_out": "是否已迁出 是否迁出 是否搬离 迁出 已迁出",
        "moved_out_on": "迁出日期 迁出时间 搬离日期 搬离时间",
        "moved_to": "迁往地 迁往 迁往何处 迁出去向 迁入地址 去向",
        "moved_in_on": "迁入日期 迁入时间 入住日期 入住时间 来社区时间",
        "died": "是否已死亡 是否死亡 是否去世 死亡 已故",
        "died_on": "死亡日期 死亡时间 去世日期 去世时间",
        "note": _NOTE,
        "serial": _NUMBERING,
        "age": "年龄 周岁 岁数 age",
        IGNORED: (
            "车牌号 车牌号码 车牌 车辆 车辆信息 照片 所属街道 街道 街道办 镇街 社区 所属社区 社区名称 "
            "居委会 省 市 县 区 是否重点人员 网格员 网格员姓名 网格长 网格员电话 填表人 填表日期 登记日期 "
            "登记时间 采集时间 采集人 更新时间 录入时间 录入人 签字 签名 本人签字 家庭人口 家庭人口数 "
            "人口数 户数 证件类型 国籍 楼层 层 所在楼层 面积 建筑面积 身高 血型 宗教信仰 兵役状况 曾用名 "
            "微信 微信号 qq 邮箱 " + _SENT_BACK
        ),
    },
    "households": {
        **_PLACE,
        **_HOUSEHOLD,
        "head_id": f"{_HOUSEHOLD['head_id']} {_ID_NUMBER}",
        "household_phone": f"{_HOUSEHOLD['household_phone']} {_PHONE}",
        "people": (
            "家庭人口 家庭人口数 人口数 人口 家庭人数 人数 常住人口 常住人口数 常住人数 居住人数 户籍人口 "
            "people"
        ),
        "note": _NOTE,
        "serial": _NUMBERING,
        IGNORED: (
            "家庭成员 车牌号 车牌号码 所属街道 街道 社区 所属社区 网格员 网格员姓名 网格长 填表人 登记日期 "
            "签字 签名 面积 建筑面积 楼层 层 " + _SENT_BACK
        ),
    },
    "requests": REQUEST_WORDS,
}

FIELDS: dict[str, dict[str, tuple[str, ...]]] = {
    kind: {field: tuple(words.split()) for field, words in fields.items()}
    for kind, fields in {**_WORDS, **SERVICE_WORDS, **REGISTER_WORDS}.items()
}
"""Kind of ledger, field, headings; whole headings, normalised."""

NEEDED: dict[str, tuple[str, ...]] = {
    "residents": ("name", "id_number"),
    "households": ("head_name", "household_number", "address", "room", "head_id"),
    "requests": REQUEST_NEEDED,
    **SERVICE_NEEDED,
    **REGISTER_NEEDED,
}
"""By kind, the fields of which one at least must be there: without it the sheet is none of that kind."""

CARRIED = (
    "household_number",
    "head_name",
    "head_id",
    "household_phone",
    *_PLACE,
    "tenure",
    "landlord_name",
    "landlord_phone",
)
"""What is the same for a whole household, and often written beside its head only."""
