"""What old ledgers of requests say in their columns of few words: status, satisfaction, channel and the like.

The words are those of domain 4.2, 4.4, 4.6 and 5.2, and what offices write instead of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from db.search.keys import fold
from frontdesk.rules.money import read_fen

FINISHED = "finished"
"""A matter that is done, whether or not anybody was called back."""

_STATES = {
    "accepted": (
        "待办 未办 未办结 未处理 待处理 未完成 否 未结 n no × 0 待办理 未解决 待派单 受理 已登记 登记 "
        "已退回 退回"
    ),
    "dispatched": "已派单 派单 已吹哨 吹哨 已转办 转办 已交办 交办 待报到 待签收",
    "acknowledged": "已报到 已签收 已接单 接单",
    "in_progress": (
        "办理中 处理中 在办 正在办理 进行中 跟进中 正在处理 处置中 持续跟进 已延期 延期 部分解决 "
        "正在协调 协调中"
    ),
    "parked": "挂账 已挂账 暂缓 搁置 暂无法解决",
    "to_call_back": "待回访 未回访",
    FINISHED: (
        "已办结 办结 是 已办 完成 已完成 已处理 已解决 办毕 解决 处理完毕 y yes √ ✓ ✔ 1 "
        "已结 结案 已结案 办理完毕 当场办结 当场解决 现场解决 已化解 化解 已整改 已答复 已反馈 处理完成"
    ),
    "archived": "已归档 归档 已回访",
    "declined": "不予受理 不受理 未受理",
    "withdrawn": "已撤回 撤回 已撤诉 撤诉 取消 已取消 市民撤诉",
    "merged": "已合并 合并 已并入 并案 重复 重复受理",
}
_SATISFIED = {
    "satisfied": "满意 非常满意 很满意 十分满意 是 √ y yes 好评 1",
    "basically_satisfied": "基本满意 一般 比较满意 较满意 基本 尚可",
    "not_satisfied": "不满意 很不满意 非常不满意 否 × n no 差评 0",
    "not_reached": "未联系上 联系不上 无人接听 无法联系 打不通 空号 停机 未接通 未接听 关机",
}
_SOLVED = {
    "solved": "已解决 解决 是 全部解决 √ y yes 1",
    "not_solved": "未解决 没解决 没有解决 否 未全部解决 部分解决 × n no 0",
}
_CHANNELS = {
    "walk_in": "来访 上门 到访 现场 窗口 当面 来人 来社区 面谈 群众来访 居民来访 个访 走进来 前台",
    "phone": "来电 电话 致电 热线 电话反映 来电反映 群众来电 居民来电 手机",
    "home_visit": "走访 入户 入户走访 家访 上门走访 网格走访 网格员走访 巡查 网格巡查 网格员上报 走访入户",
    "other": "其他 其它",
}
_NATURES = {
    "inquiry": "咨询 询问 政策咨询 咨询类",
    "help": "求助 求决 申请 帮助 求助类",
    "complaint": "投诉 投诉类",
    "report": "举报 检举 举报类",
    "suggestion": "建议 意见 意见建议 建议类",
    "thanks": "表扬 感谢 致谢 感谢类",
    "other": "其他 其它",
}
_URGENCIES = {
    "urgent": "紧急 特急 急 加急 急件 是 很急 非常紧急 1",
    "ordinary": "一般 普通 否 不急 正常 常规 平件 不紧急 0",
}


def _table(words: Mapping[str, str]) -> dict[str, str]:
    return {_key(word): code for code, said in words.items() for word in said.split()}


def _key(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum() or c in "√✓✔×")


_TABLES: Mapping[str, Mapping[str, str]] = {
    "state": _table(_STATES),
    "satisfaction": _table(_SATISFIED),
    "solved": _table(_SOLVED),
    "channel": _table(_CHANNELS),
    "nature": _table(_NATURES),
    "urgency": _table(_URGENCIES),
}
_TAIL = re.compile(r"(.*?)[::,,、 ]*(¥?\d[\d,]*(?:\.\d+)?\s*(?:万|千|百)?\s*(?:元|块)?)$", re.DOTALL)
_BETWEEN = " :,、"
_LONGEST = 20


def read_word(group: str, text: str) -> str | None:
    """The code of a word in a column of a ledger, None where it is not understood.

    Args:
        group: state (a code of `request_states` or FINISHED), satisfaction, solved, channel, nature or
            urgency.
        text: as written.
    """
    return _TABLES[group].get(_key(text)) if len(text) <= _LONGEST else None


class MoneyRead(NamedTuple):
    """An amount in fen, None for none, and where the money came from."""

    fen: int | None
    source: str


def read_money(text: str) -> MoneyRead | None:
    """Reads `40000`, `4万元`, `智慧社区建设资金4万元`, or a source alone; None where it is not understood."""
    fen = read_fen(text)
    if fen is not None:
        return MoneyRead(fen, "")
    tail = _TAIL.fullmatch(text.strip())
    if tail is not None and (fen := read_fen(tail[2])) is not None:
        return MoneyRead(fen, tail[1].strip(_BETWEEN))
    return None if any(c.isdigit() for c in text) else MoneyRead(None, text.strip())
