"""How wide the columns of a list have to be on paper, by what stands in them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from frontdesk.printing.paper import Size, Table
from frontdesk.text import cell_width

_WIDEST = 28
"""Half-width characters; what is longer goes on below."""
_EDGE = 2
"""Room beside a text, in the same."""
_OF_A4 = 88
"""How many fit side by side on an upright A4 sheet."""


def fitted(
    headings: Sequence[str], rows: Sequence[Sequence[str]], at_right: Collection[int] = ()
) -> tuple[Table, Size]:
    """The table whose columns are as wide as their texts, and the paper that it fits on.

    Args:
        headings: of the columns.
        rows: texts, as many each.
        at_right: the columns of numbers, which take no more than they need.
    """
    wanted = [_wanted([heading, *(row[place] for row in rows)]) for place, heading in enumerate(headings)]
    whole = sum(wanted)
    words = sum(width for place, width in enumerate(wanted) if place not in at_right)
    room = max(_OF_A4 - whole, 0)
    shares = tuple(
        width if place in at_right else width + room * width // (words or 1)
        for place, width in enumerate(wanted)
    )
    size = Size.A4 if whole <= _OF_A4 else Size.A4_ACROSS
    return Table(tuple(headings), tuple(tuple(row) for row in rows), shares, frozenset(at_right)), size


def _wanted(texts: Sequence[str]) -> int:
    return min(max(map(cell_width, texts)), _WIDEST) + _EDGE
