"""What the columns of the registers' ledgers are called, by kind of ledger and field (domain 5.3, 5.4).

The first heading of a field is the one that is written. Fields are those of `frontdesk.registers`, and some
that offices keep beside them.
"""

from __future__ import annotations

_NOTE = "备注 说明 备注说明 其他 其它 备注信息 note"
_SERIAL = "序号 序 编号 no 行号"
_PHONE = (
    "联系电话 电话 手机 手机号 手机号码 联系方式 电话号码 移动电话 联系手机 本人电话 本人联系电话 本人手机 "
    "本人联系方式 phone"
)
_OFFICE_PHONE = (
    f"{_PHONE} 联系人电话 负责人电话 单位电话 法人电话 办公电话 联系人联系方式 固定电话 座机 负责人联系电话"
)
_CONTACT = "联系人 负责人 法人 法定代表人 法人代表 单位负责人 联系人姓名 负责人姓名 法人姓名 contact"
_ADDRESS = "地址 详细地址 单位地址 办公地址 所在地址 经营地址 注册地址 位置 地点 坐落 address"
_ESTATE = "小区 所属小区 小区名称 居住小区 所在小区 所代表小区 代表小区 estate"
_GRID = "所属网格 网格 网格名称 网格编号 网格号 所在网格 grid"
_PERSON_NAME = "姓名 名字 本人姓名 人员姓名 name"
# What a ledger of people often has and these registers do not keep (domain 6.1): the card of a resident does.
_NOT_KEPT = (
    "性别 出生日期 出生年月 年龄 民族 身份证号 身份证号码 身份证 公民身份号码 文化程度 学历 籍贯 政治面貌 "
    "婚姻状况 照片 签字 签名 社区 所属社区 街道 所属街道 填表人 填表日期 登记人"
)

REGISTER_WORDS: dict[str, dict[str, str]] = {
    "estates": {
        "name": "小区名称 小区 小区建筑名称 建筑名称 楼盘名称 名称 estate",
        "aliases": "别名 小区别名 曾用名 又名 俗称 其他名称",
        "kind": "类型 小区类型 建筑类型 小区性质 性质 kind",
        "built": "建成年份 建成时间 建成年月 建成日期 建设年份 建造年份 竣工时间 竣工日期 建筑年代 built",
        "organisation": (
            "物业公司 物业 物业名称 管理单位 物业管理公司 物业服务企业 物业单位 物业公司名称 manager"
        ),
        "address": "详细地址 地址 小区地址 位置 坐落 address",
        "buildings": "楼栋数 楼数 栋数 楼栋 楼座数 幢数 楼房数 buildings",
        "grid": "网格 所属网格 网格名称 网格编号 网格号 所在网格 基础网格 grid",
        "households": "户数 总户数 住户数 居民户数 总住户 households",
        "units": "单元数 总单元数 单元 units",
        "people": "约居住人数 居住人数 人口数 总人口 人数 居民人数 people",
        "manager_phone": "物业电话 物业联系电话 物业联系方式 物业公司电话",
        "safety_name": "安全负责人",
        "safety_phone": "负责人电话 安全负责人电话 安全负责人联系电话",
        "committee_name": "业委会联系人 业委会主任 业主委员会主任 业委会负责人 业主委员会联系人",
        "committee_phone": "业委会电话 业委会联系电话 业主委员会电话",
        "note": _NOTE,
        "serial": _SERIAL,
        "ignored": (
            "企业数 底商数 是否通燃气 物业费标准 物业费 电梯数 室内车位数 室外车位数 车位数 社区 所属社区 "
            "街道 所属街道 占地面积 建筑面积 网格员 网格长 商户数"
        ),
    },
    "buildings": {
        "number": "楼号 楼栋 楼栋号 栋号 楼 号楼 幢号 栋 幢 楼幢 楼座 座号 building",
        "estate": _ESTATE,
        "grid": _GRID,
        "serial": _SERIAL,
        "ignored": "单元数 户数 层数 楼层数 网格员 网格长 人口数 备注",
    },
    "grids": {
        "number": "网格编号 网格 网格号 网格序号 grid",
        "name": "网格名称 名称 网格全称",
        "staff": "网格员 网格员姓名 网格长 专职网格员 负责人",
        "note": f"{_NOTE} 范围 网格范围 覆盖范围 管辖范围",
        "serial": "序号 序 no 行号",
        "ignored": "网格员电话 联系电话 电话 户数 人口数 楼栋数 社区 所属社区 街道",
    },
    "venues": {
        "name": "场所名称 场地名称 名称 场所 场地 活动场所 阵地名称 venue",
        "address": _ADDRESS,
        "capacity": "容纳人数 可容纳人数 座位数 人数 capacity",
        "contact_name": f"{_CONTACT} 管理员 管理人",
        "phone": f"{_OFFICE_PHONE} 管理员电话",
        "note": f"{_NOTE} 用途 功能",
        "serial": _SERIAL,
        "ignored": "面积 建筑面积 社区 所属社区 街道",
    },
    "organisations": {
        "name": (
            "单位名称 企业名称 机构名称 组织名称 公司名称 名称 单位 驻区单位 驻区单位名称 单位全称 "
            "organisation"
        ),
        "kind": "单位类型 类型 单位性质 性质 类别 单位类别 机构类型 企业类型 kind",
        "answers_for": "负责事项 职责 主管事项 业务范围 服务内容 管理事项",
        "contact_name": _CONTACT,
        "phone": _OFFICE_PHONE,
        "hours": "办公时间 工作时间 营业时间 服务时间 hours",
        "address": "地址 单位地址 详细地址 办公地址 所在地址 经营地址 注册地址 address",
        "estates": "服务小区 管理小区 所在小区 所属小区 负责小区 小区 小区名称 estate",
        "grid": _GRID,
        "note": _NOTE,
        "serial": _SERIAL,
        "ignored": (
            "统一社会信用代码 信用代码 员工数 职工人数 人数 党员数 成立时间 注册时间 经营范围 社区 "
            "所属社区 街道 网格员 网格长"
        ),
    },
    "owners_committees": {
        "name": "业委会名称 业主委员会名称 业委会 业主委员会 名称",
        "contact_name": f"{_CONTACT} 业委会主任 主任 业委会联系人",
        "phone": f"{_OFFICE_PHONE} 业委会电话 主任电话",
        "hours": "办公时间 工作时间 服务时间 hours",
        "address": _ADDRESS,
        "estates": "所在小区 服务小区 管理小区 所属小区 小区 小区名称 estate",
        "note": _NOTE,
        "serial": _SERIAL,
        "ignored": "成立时间 备案时间 届次 社区 所属社区 街道 委员",
    },
    "representatives": {
        "name": f"{_PERSON_NAME} 代表姓名 居民代表 居民代表姓名",
        "estate": _ESTATE,
        "phone": _PHONE,
        "from_on": "任职日期 当选日期 开始日期 任职时间 当选时间 起始日期",
        "to_on": "截止日期 届满日期 离任日期 结束日期 终止日期 离任时间",
        "note": _NOTE,
        "serial": _SERIAL,
        "ignored": f"{_NOT_KEPT} 住址 家庭住址 楼号 单元 室",
    },
    "branches": {
        "name": "党支部名称 支部名称 党支部 党组织名称 支部 名称",
        "organisation": "所属单位 所在单位 单位 单位名称 主管单位",
        "secretary": "支部书记 书记 党支部书记 书记姓名",
        "note": _NOTE,
        "serial": _SERIAL,
        "ignored": "党员数 党员人数 成立时间 书记电话 联系电话 电话 上级党组织",
    },
    "members": {
        "name": f"{_PERSON_NAME} 党员姓名",
        "branch": (
            "所在党支部 党支部 所属党支部 支部 所在支部 所属支部 支部名称 党支部名称 组织关系所在党支部 "
            "所在党组织 branch"
        ),
        "post": "党内职务 职务 支部职务",
        "phone": _PHONE,
        "joined_on": "入党日期 入党时间 入党年月 加入党组织日期 加入中共组织的时间",
        "left_on": "转出日期 离开日期 转出时间 组织关系转出日期",
        "note": _NOTE,
        "serial": _SERIAL,
        "ignored": f"{_NOT_KEPT} 转正日期 转正时间 工作单位 家庭住址 住址 党员类别 人员类别",
    },
    "registered_members": {
        "name": f"{_PERSON_NAME} 党员姓名 报到党员",
        "work_unit": "所在单位 工作单位 单位 单位名称 所属单位 单位全称 工作单位名称",
        "skill": "特长 个人特长 专长 特长爱好 服务特长 skill",
        "post": "认领岗位 岗位 认领的岗位 服务岗位 认领服务岗位",
        "duty": "职务 单位职务 工作职务",
        "phone": _PHONE,
        "registered_on": "报到日期 报到时间 登记日期 到社区报到时间",
        "left_on": "离开日期 退出日期 终止日期",
        "note": _NOTE,
        "serial": _SERIAL,
        "ignored": f"{_NOT_KEPT} 居住小区 所在小区 住址 家庭住址 服务记录 服务时长 时长 入党时间 入党日期",
    },
    "volunteers": {
        "name": f"{_PERSON_NAME} 志愿者姓名 志愿者",
        "skill": "特长 个人特长 专长 服务项目 服务特长 服务类别 skill",
        "phone": _PHONE,
        "joined_on": "加入日期 注册日期 登记日期 加入时间 注册时间 登记时间",
        "left_on": "离开日期 退出日期 退出时间",
        "note": _NOTE,
        "serial": _SERIAL,
        "ignored": (
            f"{_NOT_KEPT} 居住小区 小区 住址 家庭住址 工作单位 服务记录 服务时长 时长 志愿者编号 所属队伍"
        ),
    },
    "staff": {
        "name": f"{_PERSON_NAME} 工作人员 工作人员姓名",
        "phone": _PHONE,
        "role": "职务 岗位 工作岗位 职位 role",
        "note": f"{_NOTE} 分管工作 分工",
        "serial": _SERIAL,
        "ignored": f"{_NOT_KEPT} 任职时间 入职时间 办公电话",
    },
    "topics": {
        "name": "类别名称 问题类别 事项类别 类别 名称 topic",
        "code": "类别字母 字母 代码 简码 code",
        "name_en": "英文名称 英文",
        "parent": "上级类别 所属类别 大类 上级",
        "organisation": "承办单位 责任单位 承办部门 转办单位",
        "time_limit": "办理时限 时限 时限类别",
        "serial": _SERIAL,
    },
    "certificates": {
        "name": f"{_PERSON_NAME} 申请人 申请人姓名 开具对象 当事人 办理人 领取人 被证明人",
        "about": "事由 证明事项 用印事由 盖章事由 证明内容 开具事由 办理事项 用途 about",
        "kind": "种类 类型 类别 办理类型 kind",
        "number": "编号 证明编号 文号 登记编号 用印编号 number",
        "copies": "份数 用印份数 copies",
        "given_on": "日期 开具日期 办理日期 用印日期 登记日期 开具时间 办理时间 用印时间 盖章日期 day",
        "note": _NOTE,
        "serial": "序号 序 no 行号",
        "ignored": (
            f"{_NOT_KEPT} {_PHONE} 住址 家庭住址 小区 经办人 审批人 批准人 承办人 用印人 接收单位 工作单位"
        ),
    },
    "phrases": {
        "text": "常用语 用语 内容 常用句 phrase",
        "topic": "类别 问题类别 事项类别 topic",
        "serial": _SERIAL,
    },
}
"""Kind of ledger, field, headings with blanks between."""

REGISTER_NEEDED: dict[str, tuple[str, ...]] = {
    kind: ("number", "name") if kind == "grids" else (next(iter(fields)),)
    for kind, fields in REGISTER_WORDS.items()
}
"""By kind the fields of which one at least must be there: what an entry is called."""
