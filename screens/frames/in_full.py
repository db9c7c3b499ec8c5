"""What a card masks, shown in full for a while: who asks is written down, and it never stays open."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Protocol

from textual.timer import Timer

from db.records import Card, Refused, RequestCard, ResidentCard, Revealed
from frontdesk.rules.protection import needs_reason
from frontdesk.words import _
from screens import jobs
from screens.frames.page import Saying
from screens.office import Office
from screens.parts import privacy
from screens.parts.lines import Lines
from screens.parts.purpose_panel import PurposePanel


class Shown(Protocol):
    """What this asks of the page with the card."""

    IN_FULL_FOR: ClassVar[float]
    office: Office
    hint_line: Lines

    @property
    def card(self) -> Card | None:
        """The card that is shown."""

    @property
    def is_current(self) -> bool:
        """Whether the clerk is looking at it."""

    def show_rows(self) -> None:
        """The rows again, the cursor where it is."""

    def back_to_rows(self) -> None:
        """The question is closed."""

    def say(self, saying: Saying | None, *, badly: bool = False) -> None:
        """A sentence into the status line."""

    def failed(self, error: Exception) -> None:
        """Say that something did not work."""

    @property
    def set_timer(self) -> Callable[[float, Callable[[], None]], Timer]:
        """Textual's."""


class InFull:
    """Shows the card of a resident or of a request in full for `IN_FULL_FOR` seconds.

    Never longer than one looks at it.
    """

    def __init__(self, page: Shown, purpose: PurposePanel) -> None:
        """For a page, with the question that stands before some of what it masks."""
        self._page, self._purpose = page, purpose
        self._revealed: Revealed | RequestCard | None = None
        self._until: Timer | None = None

    @property
    def revealed(self) -> Revealed | RequestCard | None:
        """What is shown in full at the moment."""
        return self._revealed

    def toggle(self) -> None:
        """Show it, after the reason where one is needed; shown already, mask it."""
        card = self._page.card
        if self._revealed is not None:
            self._mask_again()
        elif privacy.is_on():
            self._page.say(privacy.uncover_first, badly=True)
        elif isinstance(card, ResidentCard):
            if needs_reason(card.age, card.sensitive_facts):
                self._ask()
            else:
                self._reveal("")
        elif isinstance(card, RequestCard) and masks(card):
            if card.line.confidential:
                self._ask()
            else:
                self._reveal("")

    def reason_given(self, reason: str) -> None:
        """Go on with this reason."""
        self.leave()
        self._reveal(reason)

    def leave(self) -> None:
        """Close the question."""
        self._purpose.close()
        self._page.back_to_rows()

    def mask(self) -> None:
        """Whatever is open is closed."""
        if self._until is not None:
            self._until.stop()
            self._until = None
        self._purpose.close()
        if self._revealed is not None:
            self._revealed = None
            self._page.say(None)
            self._page.show_rows()

    def _reveal(self, reason: str) -> None:
        office, card = self._page.office, self._page.card
        duty = office.duty
        if duty is None:
            return
        if isinstance(card, ResidentCard):
            office.background.do(lambda: jobs.reveal(duty, card.id, reason), self._show, self._not_revealed)
        elif isinstance(card, RequestCard):
            office.background.do(
                lambda: jobs.reveal_request(duty, card.line.id, reason), self._show, self._not_revealed
            )

    def _show(self, revealed: Revealed | RequestCard) -> None:
        page = self._page
        if not page.is_current or not _is_of(revealed, page.card):
            return
        self._revealed = revealed
        self._until = page.set_timer(page.IN_FULL_FOR, self._mask_again)
        page.show_rows()
        page.say(lambda: _("In full for 30 seconds; it stands in the access log."))

    def _not_revealed(self, error: Exception) -> None:
        """Somebody has meanwhile turned out to need a reason: ask for it."""
        self._page.failed(error)
        if isinstance(error, Refused) and error.reason.code == "reveal_reason_missing":
            self._ask()

    def _ask(self) -> None:
        self._purpose.ask()
        self._page.hint_line.redraw()

    def _mask_again(self) -> None:
        self.mask()
        self._page.say(lambda: _("Masked again."))


def masks(card: RequestCard) -> bool:
    """Whether a request's card masks anything: who said what, or the phone of somebody who reported it."""
    life = card.life
    return card.line.confidential or (life is not None and any(one.phone for one in life.reporters))


def _is_of(revealed: Revealed | RequestCard, card: Card | None) -> bool:
    if isinstance(revealed, RequestCard):
        return isinstance(card, RequestCard) and card.line.id == revealed.line.id
    return isinstance(card, ResidentCard) and card.id == revealed.resident_id
