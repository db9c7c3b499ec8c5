"""A number to be read from across a counter: its digits drawn as large as there is room."""

from __future__ import annotations

from collections.abc import Sequence

_FULL = "█"
HEIGHT = 5
_DIGITS = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    "-": ("   ", "   ", "###", "   ", "   "),
}
_SIZES = ((6, 3), (4, 2), (3, 2), (2, 1), (1, 1))
"""Cells and lines of a dot, the largest first."""


def big(number: str, cells: int, height: int) -> Sequence[str]:
    """The lines of a number in at most so many cells and lines; as it is where it cannot be drawn."""
    if number and all(sign in _DIGITS for sign in number):
        dots = 4 * len(number) - 1
        for wide, high in _SIZES:
            if dots * wide <= cells and HEIGHT * high <= height:
                return [line for row in range(HEIGHT) for line in [_row(number, row, wide)] * high]
    return [number]


def _row(number: str, row: int, wide: int) -> str:
    dots = " ".join(_DIGITS[sign][row] for sign in number)
    return "".join((" " if dot == " " else _FULL) * wide for dot in dots)
