"""The few drawing signs of the desk, and their stand-ins where the terminal draws some signs two cells wide.

Old consoles with a Chinese code page draw "ambiguous" characters (box drawing, `…`, `·`, `“`) in two
cells where Textual counts one, which breaks every line they stand in. The plain look has none of them.
"""

from __future__ import annotations

HIDDEN = "●"
"""That there is something which is not told here."""

_plain = False

# Each ambiguous sign with ASCII of the same sense. Letters of other scripts (Greek, Cyrillic, `ü`) are
# ambiguous too, but a name must stay readable, so they are left.
_STAND_INS = str.maketrans(
    {
        "…": "..",
        "·": ".",
        "•": "*",
        "●": "*",
        "○": "o",
        "—": "-",
        "–": "-",
        "‖": "|",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "×": "x",
        "÷": "/",
        "±": "+-",
        "°": "'",
        "№": "No.",
        "→": "->",
        "←": "<-",
        "↑": "^",
        "↓": "v",
        "■": "#",
        "█": "#",
        "□": "[]",
        "▲": "^",
        "△": "^",
        "★": "*",
        "☆": "*",
        "※": "*",
        "─": "-",
        "│": "|",
        "┌": "+",
        "┐": "+",
        "└": "+",
        "┘": "+",
        "§": "S",
        "¤": "$",
    }
)


def use_plain(plain: bool) -> None:
    """Draw with ASCII signs only (True), or with the full set."""
    global _plain
    _plain = plain


def is_plain() -> bool:
    """Whether only ASCII signs are drawn."""
    return _plain


def ellipsis() -> str:
    """What stands where a text was cut."""
    return ".." if _plain else "…"


def rule(cells: int) -> str:
    """A line across, `cells` wide."""
    return ("-" if _plain else "─") * cells


def drawable(text: str) -> str:
    """The text with stand-ins for the signs that this look must not draw."""
    return text.translate(_STAND_INS) if _plain and not text.isascii() else text
