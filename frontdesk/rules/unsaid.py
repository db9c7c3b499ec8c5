"""Cells and boxes that are filled in to say that there is nothing to say: 无, /, ——, #N/A."""

from __future__ import annotations

from db.search.keys import fold

_NOTHING = (
    "无 暂无 没有 空 空白 不详 不祥 不清 不清楚 不明 不知 不知道 未知 未填 未填写 未提供 未登记 未采集 "
    "待补 待填 待补充 none null nil nan na n/a #n/a #ref! #value! #name? #div/0! #null! #num!"
)
_WORDS = frozenset(_NOTHING.split())


def says_nothing(text: str) -> bool:
    """Whether `text` is empty, a word for nothing, or signs alone (`/`, `——`, `…`).

    √ and × and the like say something, and are left to whoever expects them.
    """
    said = "".join(fold(text).split())
    return said in _WORDS or not any(c.isalnum() or c in '√✓✔☑×✗✘○●〃"″*' for c in said)
