"""What somebody takes home who brought a matter to the desk."""

from __future__ import annotations

from db import cards
from db.records import Duty
from frontdesk.printing.head import office_head
from frontdesk.printing.paper import Big, Facts, Paragraph, Printout, Signature, Size
from frontdesk.words import _, lines, pgettext
from frontdesk.words.deadlines import answer_by


def receipt(duty: Duty, request_id: int) -> Printout:
    """What somebody takes home who brought a matter: its number, until when, and whom to call.

    Raises:
        Refused: `row_gone`.
    """
    card, head = cards.request(request_id), office_head(duty)
    life = card.life
    rows = (
        []
        if life is not None and life.confidential
        else [(pgettext("print", "Reported by"), card.line.reporter)]
    )
    rows.append((pgettext("print", "Received on"), lines.long_day(card.line.received_on)))
    if until := answer_by(card.line.deadlines):
        rows.append((pgettext("print", "Answer by"), until))
    rows.append((pgettext("print", "Received by"), (life.owner if life else "") or duty.staff_name))
    if head.phone:
        rows.append((pgettext("print", "Telephone"), head.phone))
    return Printout(
        title=_("Receipt of a request"),
        size=Size.A5,
        blocks=(
            Big(pgettext("print", "Request"), card.line.number),
            Facts(tuple(rows)),
            Paragraph(_("Please keep this slip; by its number we can tell you how it stands."), "small"),
            Signature((_("{office} (seal)").format(office=head.name), lines.long_day(duty.day))),
        ),
    )
