"""The column of request numbers in a list."""

from __future__ import annotations

from collections.abc import Iterable

from screens.parts.cells import width

USUAL = 9
"""Cells of `2021-0388`."""
_MOST = 14


def room(numbers: Iterable[str], usual: int = USUAL) -> int:
    """How many cells the column has: `2021-123456` of an office with very many requests is seen whole."""
    return min(max((usual, *map(width, numbers))), _MOST)
