"""The column of request numbers in a list."""

from __future__ import annotations

from collections.abc import Iterable

from screens.parts.cells import width

_LEAST, _MOST = 9, 14
"""Cells; `2021-0388` takes the least."""


def room(numbers: Iterable[str]) -> int:
    """How many cells the column has: `2021-123456` of an office with very many requests is seen whole."""
    return min(max((_LEAST, *map(width, numbers))), _MOST)
