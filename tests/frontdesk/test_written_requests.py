"""The few words of old ledgers of requests, and the headings above them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.ledgers.headings import field_of
from frontdesk.rules.money import written_yuan
from frontdesk.rules.request_states import STATES
from frontdesk.rules.written_requests import FINISHED, MoneyRead, read_money, read_word
from frontdesk.words.codes import LABELS

# Headings of domain 5.2 with their fields; the first three hold parts of others that mean somebody else.
HEADINGS = {
    "serial": "序号 编号 登记编号 工单号 工单编号 受理编号 诉求编号 来信编号 转办单号",
    "date": "日期 登记日期 登记时间 受理日期 受理时间 反映时间 来访时间 接件时间 接单时间 走访时间 诉求时间",
    "channel": "来源 诉求来源 反映渠道 受理渠道 来访方式 信访类型 走访方式",
    "reporter": (
        "反映人 反映人姓名 诉求人 来电人 来电人姓名 来访人 来访人姓名 信访人 居民姓名 走访对象 群众姓名 姓名"
    ),
    "phone": "联系电话 电话 手机 手机号 手机号码 联系方式 来电人电话 反映人联系方式",
    "estate": "小区 所属小区 小区名称 居住小区",
    "place": "地点 走访地点 事件地点 诉求地点 案件地点",
    "address": "住址 家庭住址 地址 详细地址 门牌地址 楼栋单元",
    "grid": "网格 所属网格 网格名称 网格编号",
    "content": (
        "反映事项 反映问题 反映内容 主要问题 诉求事项 诉求内容 来访事由 信访内容 事件内容 民情内容 群众诉求 "
        "群众信息 问题描述 主要诉求"
    ),
    "topic": "类别 问题类别 诉求分类 诉求类别 事件分类 事项类别 反映事项类别",
    "nature": "诉求类型 性质",
    "urgency": "紧急程度 缓急 是否紧急",
    "receiver": "受理人 接待人 接待人员 登记人 记录人 建单人 走访人员",
    "unit": "承办单位 责任单位 承办部门 派单部门 转办单位 报到单位",
    "owner": "承办人 责任人 包保人 网格员 经办人 处理人",
    "due": "办理时限 办结时限 完成时限 整改时限 限办日期 承诺办结时限",
    "progress": "办理情况 处理情况 采取措施 办理过程 办理进度 处置情况 落实情况 处理意见 现场处置",
    "result": "办理结果 处理结果 处理意见与结果 结果反馈 化解情况",
    "status": "办理状态 状态 是否办结",
    "closed_on": "办结日期 办结时间 完成日期 办结归档时间",
    "call_back": "是否回访 回访情况",
    "called_on": "回访时间 回访日期",
    "caller": "回访人",
    "satisfaction": "满意度 是否满意 群众满意度 回访满意度 群众评价 评价",
    "money": "资金 投入资金(元) 金额",
    "money_source": "资金来源",
    "note": "备注 说明 备注说明",
}


def test_every_heading_is_known_whole_and_never_by_a_part() -> None:
    for field, headings in HEADINGS.items():
        for heading in headings.split():
            assert field_of("requests", f" *{heading}:(必填)\n") == field, heading
    for other in ("被反映人姓名", "被反映人", "监护人电话", "办结时限以外", "办结"):
        assert field_of("requests", other) is None


@pytest.mark.parametrize(
    ("group", "text", "code"),
    [
        ("state", "待 办", "accepted"),
        ("state", "否", "accepted"),
        ("state", "办理中", "in_progress"),
        ("state", "已办结", FINISHED),
        ("state", "是", FINISHED),
        ("state", "√", FINISHED),
        ("state", "已转办", "dispatched"),
        ("state", "不予受理", "declined"),
        ("state", "没办结", None),
        ("satisfaction", "非常满意", "satisfied"),
        ("satisfaction", "一般", "basically_satisfied"),
        ("satisfaction", "不 满意", "not_satisfied"),
        ("satisfaction", "无人接听", "not_reached"),
        ("satisfaction", "不太满意", None),
        ("channel", "群众来访", "walk_in"),
        ("channel", "电话", "phone"),
        ("channel", "入户走访", "home_visit"),
        ("channel", "12345转办", None),
        ("nature", "意见建议", "suggestion"),
        ("urgency", "特急", "urgent"),
        ("urgency", "否", "ordinary"),
    ],
)
def test_words_mean_one_code_or_none(group: str, text: str, code: str | None) -> None:
    assert read_word(group, text) == code
    assert code in {None, FINISHED, *STATES, *LABELS[group]}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("40000", MoneyRead(4_000_000, "")),
        ("40,000.00元", MoneyRead(4_000_000, "")),
        ("4万", MoneyRead(4_000_000, "")),
        ("智慧社区建设资金4万元", MoneyRead(4_000_000, "智慧社区建设资金")),
        ("物业:1200", MoneyRead(120_000, "物业")),
        ("居民自筹", MoneyRead(None, "居民自筹")),
        ("4x", None),
        ("约3到4万之间", None),
    ],
)
def test_money_into_fen(text: str, read: MoneyRead | None) -> None:
    assert read_money(text) == read


@given(st.text(max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    money = read_money(text)
    assert money is None or money.fen is None or money.fen > 0
    for group in ("state", "satisfaction", "channel", "nature", "urgency"):
        assert read_word(group, text) is None or len(text) <= 20


@given(st.integers(1, 10**9))
def test_what_is_written_is_read_again(fen: int) -> None:
    assert read_money(written_yuan(fen)) == MoneyRead(fen, "")
