"""How far something long has come, as a bar of signs that every terminal draws one cell wide."""

from __future__ import annotations

from screens.parts.lines import Piece

_WIDEST = 60


def bar(done: int, total: int, cells: int) -> tuple[Piece, ...]:
    """`[######----]  62%` in at most `cells` cells; without a total nothing is filled and no number said."""
    share = min(max(done / total, 0.0), 1.0) if total > 0 else 0.0
    room = max(min(cells - 8, _WIDEST), 1)
    filled = int(room * share)
    number = f" {int(100 * share):3}%" if total > 0 else ""
    return (
        Piece("[", "quiet"),
        Piece("#" * filled, "key"),
        Piece("-" * (room - filled), "quiet"),
        Piece("]", "quiet"),
        Piece(number),
    )
