"""Chinese punctuation as print has it: half-width marks save cells on the screen, and look amiss on paper."""

from __future__ import annotations

import re

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARKS = str.maketrans({",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"})
_AFTER = re.compile(rf"(?<=[{_HAN}〕》”’）%])([,;:?!]) ?(?!//)")
_BEFORE = re.compile(rf"(?<=[0-9A-Za-z)])([,;]) ?(?=[{_HAN}“《])")
_IN_BRACKETS = re.compile(rf"\(([^()]*[{_HAN}][^()]*)\)")


def full_width(text: str) -> str:
    """A Chinese text with full-width marks wherever a half-width one stands beside a Chinese character.

    Times, numbers, and whatever is no Chinese stay as they are.
    """
    if text.isascii():
        return text
    text = _IN_BRACKETS.sub("（\\1）", text)
    for where in (_AFTER, _BEFORE):
        text = where.sub(lambda found: found[1].translate(_MARKS), text)
    return text
