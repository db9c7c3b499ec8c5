"""The lamp of a clock: a letter in its colour, and how much time is left, in a column of rows."""

from __future__ import annotations

from db.records import Clock
from frontdesk.words import clocks
from screens.parts.cells import fit, width
from screens.parts.lines import Piece

LAMP, LETTER = 13, 3
"""How wide the column is of a lamp with its words (`红 超12天`), and of its letter alone."""

_TONES = {"green": "good", "yellow": "alert", "red": "late", "grey": "quiet"}


def lamp_pieces(clock: Clock | None, cells: int = LAMP) -> tuple[Piece, Piece]:
    """The letter and the short words in exactly `cells` cells; blanks where no clock runs."""
    if clock is None:
        return Piece(""), Piece(" " * cells)
    letter = f"{clocks.lamp(clock)} "
    words = "" if cells <= LETTER else clocks.short(clock)
    tone = "late" if clock.lamp == "red" else "plain"
    return Piece(letter, lamp_tone(clock)), Piece(fit(words, cells - width(letter)), tone)


def lamp_tone(clock: Clock) -> str:
    """The tone that its letter stands in."""
    return _TONES[clock.lamp]
