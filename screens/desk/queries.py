"""What the find box understands, by example: for the help, and for the preview while nothing is found."""

from __future__ import annotations

from collections.abc import Sequence

from frontdesk.words import N_, _
from screens.parts.cells import cut, fit
from screens.parts.lines import Line, Piece, line

_LEFT = 33
_ROOM = 72
"""Cells from which on both stand on one line, side by side."""

# What can be typed, and what it finds.
QUERIES = (
    ("张南燕  zhangnanyan  zhangny  zny", N_("a name or its sounds: whole, half, initials")),
    ("张大爷  刘大娘  王阿姨", N_("a surname as people are addressed")),
    ("0207  3711", N_("the end or start of a phone or ID number")),
    ("1-2-301  三号楼二单元501", N_("a home, as it is written or said")),
    ("怡乐园  yly  海纳  hn", N_("an estate by name, short name or initials")),
    ("zny hn  yly 1-2-301  张大爷 0207", N_("several of these in any order: all must fit")),
    ("2021-0205", N_("the number of a request")),
)


def examples(most: int, width: int = _ROOM) -> Sequence[Line]:
    """At most so many lines, each with something to type and what it finds; in a narrow column one by one."""
    if width >= _ROOM:
        return [
            line(Piece(f" {fit(typed, _LEFT)} ", "key"), Piece(_(meaning), "quiet"))
            for typed, meaning in QUERIES[:most]
        ]
    drawn: list[Line] = []
    for typed, meaning in QUERIES:
        drawn += [
            line(" ", Piece(cut(typed, width - 1), "key")),
            line(" ", Piece(cut(_(meaning), width - 1), "quiet")),
        ]
    return drawn[:most]
