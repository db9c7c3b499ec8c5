"""Printing from a card: which papers there are, and why the one in full is wanted."""

from __future__ import annotations

from db.records import Card, Kind, RequestCard, ResidentCard
from frontdesk.words import _
from screens.frames.page import Page
from screens.office import Place
from screens.papers.printing import print_out
from screens.parts import privacy
from screens.parts.purpose_panel import PurposePanel


class CardPapers:
    """Offers the papers of a card on its page, and prints the one that is picked."""

    def __init__(self, page: Page, purpose: PurposePanel) -> None:
        """For a page, with the question that stands before what is printed in full."""
        self._page, self._purpose = page, purpose
        self.are_offered = False
        """Whether what is picked next is a paper."""

    def offer(self, card: Card | None) -> bool:
        """Let one be picked; False where nothing of the card is printed."""
        from screens.papers import request_papers, resident_papers

        if isinstance(card, RequestCard):
            found = request_papers.papers(card)
        elif isinstance(card, ResidentCard):
            found = resident_papers.papers()
        else:
            return False
        self.are_offered = True
        self._page.choose(_("What is printed"), found)
        return True

    def print_paper(self, code: str, place: Place) -> None:
        """Print it; what is printed in full asks for the reason first."""
        from screens.papers import request_papers, resident_papers

        page, subject = self._page, place.id
        self.are_offered = False
        if place.kind is Kind.REQUEST:
            print_out(page, request_papers.maker(code, subject))
        elif code != resident_papers.IN_FULL:
            print_out(page, resident_papers.maker(subject))
        elif privacy.is_on():
            page.say(privacy.uncover_first, badly=True)
        else:
            self._purpose.ask(lambda reason: print_out(page, resident_papers.maker(subject, reason)))
            page.hint_line.redraw()
