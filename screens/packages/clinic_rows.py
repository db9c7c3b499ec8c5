"""Those who may be measured at a clinic, each as a row."""

from __future__ import annotations

from collections.abc import Sequence

from db.records import MeasuredValue
from frontdesk.rules.readings import most_pressing
from frontdesk.words import _, ngettext
from screens.packages.clinic_jobs import Seat
from screens.packages.reading_panel import ADVICE_TONES, values_text, words_of
from screens.parts import people_columns
from screens.parts.cells import fit, width
from screens.parts.lines import Piece
from screens.parts.picks import Row

_TOLD = 34


def heading(cells: int) -> str:
    """What the columns are called."""
    return people_columns.heading(cells - _TOLD - 1) + " " + _("Measured")


def seat_row(seat: Seat, measured: int, typed_here: Sequence[MeasuredValue]) -> Row:
    """Somebody; what was just measured of them, with its word, or only how many values there are."""

    def draw(cells: int) -> tuple[Piece, ...]:
        person = people_columns.person(seat, cells - _TOLD - 1) + " "
        room = max(cells - width(person), 0)
        pieces = [Piece(person, "plain" if seat.is_in else "quiet")]
        if typed_here:
            word = words_of(typed_here)
            if word:
                pieces.append(Piece(f"{word} ", ADVICE_TONES[most_pressing(typed_here)]))
            pieces.append(Piece(fit(values_text(typed_here), max(room - width(word) - 1, 0)), "plain"))
        elif measured:
            told = ngettext("{count} value", "{count} values", measured).format(count=measured)
            pieces.append(Piece(fit(told, room), "good"))
        elif not seat.is_in:
            pieces.append(Piece(fit(_("not in the package"), room), "quiet"))
        return tuple(pieces)

    return Row(draw, seat)
