"""The one way of people's data to the screen: never markup, never a control sequence.

What is stored may hold anything: ledgers bring markup, escape sequences, bidi overrides, half characters.
Every part of a screen passes its text through here last, so nothing depends on who stored it.
"""

from __future__ import annotations

import re

from textual.content import Content

from frontdesk.text import clean
from screens.parts import glyphs

LIMIT = 10_000

# What nearly every text is made of, and what needs no second look.
_USUAL = re.compile("[ -~\u3001-\u3017\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e…·●─]*")

# Terminals disagree on the width of joined and styled emoji: without joiners and variation selectors
# each part is drawn by itself, at the width that is counted.
_JOINERS = {0x200C: None, 0x200D: None} | dict.fromkeys(range(0xFE00, 0xFE10))


def printable(text: str, limit: int = LIMIT) -> str:
    """The text as it can be drawn on one line; blanks at its ends stay, because columns are made of them."""
    if _USUAL.fullmatch(text) and not glyphs.is_plain():
        return text[:limit]
    text = text[:limit]
    core = glyphs.drawable(clean(text).translate(_JOINERS))
    if not core:
        return " " * (len(text) - len(text.lstrip(" ")))
    return f"{text[: len(text) - len(text.lstrip(' '))]}{core}{text[len(text.rstrip(' ')) :]}"


def capital(text: str) -> str:
    """As a heading begins: what stands small in a sentence, with a capital."""
    return text[:1].upper() + text[1:]


def plain(text: str, limit: int = LIMIT) -> Content:
    """The text for a widget of Textual's own, without any markup being read in it."""
    return Content(printable(text, limit))
