"""What can be printed about a request: the receipt for whoever brought it, and what goes to units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Duty, RequestCard
from frontdesk.words import _

if TYPE_CHECKING:
    from frontdesk.choices import Choice
    from frontdesk.printing.paper import Printout
    from screens.papers.printing import Make

_RECEIPT, _SLIP, _LETTER = "receipt", "slip", "letter"


def papers(card: RequestCard) -> list[Choice]:
    """The papers to pick from: of each whistle its slip, and the letter to whoever still owes an answer."""
    from frontdesk.choices import named

    found = [named(_RECEIPT, _("receipt for the resident"))]
    for sent in card.life.whistles if card.life else ():
        found.append(named(f"{_SLIP} {sent.id}", _("whistle slip to {unit}").format(unit=sent.unit)))
        if sent.state in ("sent", "reported"):
            found.append(named(f"{_LETTER} {sent.id}", _("chase letter to {unit}").format(unit=sent.unit)))
    return found


def maker(code: str, request_id: int) -> Make:
    """Makes the paper that was picked."""
    kind, _blank, whistle = code.partition(" ")

    def make(duty: Duty) -> Printout:
        if kind == _RECEIPT:
            from frontdesk.printing.receipts import receipt

            return receipt(duty, request_id)
        from frontdesk.printing import letters

        wanted = letters.whistle_slip if kind == _SLIP else letters.chase_letter
        return wanted(duty, int(whistle))

    return make
