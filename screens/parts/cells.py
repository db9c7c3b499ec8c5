"""Texts measured in terminal cells, where a Chinese character takes two."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from screens.parts import glyphs
from screens.parts.text import printable

# Combining marks take no cell of their own: a text may need more characters than cells, but not many more.
_CHARACTERS_PER_CELL = 8
_BEHIND = ",.;:!?)，。、；：！？）》」』”’…"
"""What closes belongs to what it closes: no line begins with it."""


def width(text: str) -> int:
    """How many cells the text takes."""
    return cell_len(text)


def cut(text: str, cells: int) -> str:
    """The text in at most `cells` cells, made harmless, with an ellipsis where something is missing."""
    if cells <= 0:
        return ""
    bound = cells * _CHARACTERS_PER_CELL
    text = printable(text[: bound + 1])
    if cell_len(text) <= cells and len(text) <= bound:
        return text
    sign = glyphs.ellipsis()[:cells]
    return set_cell_size(text[:bound], cells - len(sign)).rstrip() + sign


def fit(text: str, cells: int) -> str:
    """The text in exactly `cells` cells: cut, or filled with blanks at its right."""
    text = cut(text, cells)
    return text + " " * (cells - cell_len(text))


def fit_right(text: str, cells: int) -> str:
    """The text in exactly `cells` cells: cut, or filled with blanks at its left."""
    text = cut(text, cells)
    return " " * (cells - cell_len(text)) + text


def wrap(text: str, cells: int, lines: int) -> list[str]:
    """The text on at most `lines` lines of `cells` cells, an ellipsis where something is missing.

    Chinese has no blanks to break at, so a line breaks anywhere, except that a word of ASCII letters
    and digits stays together where it can, and that no line begins with what closes a sentence.
    """
    if cells < 2 or lines <= 0:
        return []
    rest = printable(text[: cells * lines * _CHARACTERS_PER_CELL])
    wrapped: list[str] = []
    while rest and len(wrapped) < lines - 1 and _is_longer(rest, cells):
        head = _head(rest, cells)
        wrapped.append(head.rstrip())
        rest = rest[len(head) :].lstrip()
    if rest:
        wrapped.append(cut(rest, cells))
    return wrapped


def _is_longer(text: str, cells: int) -> bool:
    """Whether it takes more cells. A long text's beginning mostly tells: the whole need not be measured."""
    return cell_len(text[: 2 * cells]) > cells or (len(text) > 2 * cells and cell_len(text) > cells)


def _head(text: str, cells: int) -> str:
    """The longest beginning of a text longer than `cells` that fits and does not break an ASCII word."""
    taken = used = 0
    for character in text:
        used += cell_len(character)
        if used > cells:
            break
        taken += 1
    taken = max(taken, 1)
    start = taken
    while 0 < start < len(text) and _in_word(text[start - 1]) and _in_word(text[start]):
        start -= 1
    if 1 < start < len(text) and text[start] in _BEHIND and not _stays_behind(text[start - 1]):
        start -= 1
    return text[: start or taken]


def _stays_behind(character: str) -> bool:
    return _in_word(character) or character in _BEHIND


def _in_word(character: str) -> bool:
    return character.isascii() and not character.isspace()
