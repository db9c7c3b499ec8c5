"""Text on its way in, from a keyboard, a ledger or a command line, made harmless once; and how wide it is."""

from __future__ import annotations

import re
import unicodedata

LIMIT = 10_000

# What is never kept: controls, bidi overrides and other invisible format characters, Hangul fillers (a name
# of them looks empty), lone surrogates and noncharacters. The two joiners (U+200C, U+200D) are part of how
# some names are spelled; private-use characters are how older systems stored rare names; characters that this
# Python does not know yet may be the newest rare names. All of those stay.
_CONTROLS = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_BREAKS = "\t\n\x0b\x0c\r\x85\u2028\u2029"
_INVISIBLE = (
    r"\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u180e\u200b\u200e\u200f"
    r"\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    r"\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_NONCHARACTERS = r"\ufdd0-\ufdef" + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(0x11))
_UNWANTED = re.compile(f"[{_CONTROLS}{_INVISIBLE}\ud800-\udfff{_NONCHARACTERS}]")
_BREAK = re.compile(f"\r\n|[{_BREAKS}]")
_NOT_TAB_BREAK = re.compile("\r\n|[\n\x0b\x0c\r\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_EDGES = " \t\n\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000\u200c\u200d"


def clean(text: str, limit: int = LIMIT, newlines: bool = False) -> str:
    """The text without anything that could harm a screen, a file or a query.

    Args:
        text: whatever came in.
        limit: the most characters kept.
        newlines: keep line breaks (as "\\n") and tabs; otherwise each becomes a blank.

    Returns:
        NFC text, trimmed; cleaning it again changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text.strip()[:limit].rstrip()
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    text = _NOT_TAB_BREAK.sub("\n", text) if newlines else _BREAK.sub(" ", text)
    text = unicodedata.normalize("NFC", _UNWANTED.sub("", text))
    return text.strip(_EDGES)[:limit].rstrip(_EDGES)


def cell_width(text: str) -> int:
    """How many columns of a terminal a text takes: Chinese characters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
        if unicodedata.category(character) not in ("Mn", "Me", "Cf")
    )
