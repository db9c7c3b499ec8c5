"""What can be printed about a resident: their own data, as the card shows them or in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Duty
from frontdesk.words import _

if TYPE_CHECKING:
    from frontdesk.choices import Choice
    from frontdesk.printing.paper import Printout
    from screens.papers.printing import Make

_MASKED, IN_FULL = "masked", "in_full"


def papers() -> list[Choice]:
    """The papers to pick from; the one in full asks what it is needed for."""
    from frontdesk.choices import named

    return [
        named(_MASKED, _("their own data, numbers masked")),
        named(IN_FULL, _("their own data in full; it is logged")),
    ]


def maker(resident_id: int, reason: str = "") -> Make:
    """Makes the page: in full where a reason is given."""

    def make(duty: Duty) -> Printout:
        from frontdesk.printing import own_data

        if reason:
            return own_data.own_data_in_full(duty, resident_id, reason)
        return own_data.own_data(duty, resident_id)

    return make
