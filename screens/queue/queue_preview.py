"""The lines under a list of what is to be done: the card of what the line with the cursor is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from db.records import Card, Duty, LineKey, QueueLine
from screens.cards.preview import preview_lines
from screens.office import Office
from screens.parts.lines import Line, Lines
from screens.queue import queue_jobs

Failed = Callable[[Exception], None]
Instead = Callable[[QueueLine, Duty, int, int], Sequence[Line]]


def nothing(_one: QueueLine, _duty: Duty, _cells: int, _height: int) -> Sequence[Line]:
    """No lines for what has no card."""
    return ()


class QueuePreview(Lines):
    """Looks the card up beside the screen; what has none is told `instead`."""

    def __init__(
        self, office: Office, here: Callable[[], QueueLine | None], instead: Instead = nothing
    ) -> None:
        """`here` says at which line one stands."""
        super().__init__(self._draw_card, classes="preview")
        self._office = office
        self._here = here
        self._instead = instead
        self._card: tuple[LineKey, Card | None] | None = None

    def look_again(self, failed: Failed) -> None:
        """One stands at another line, or at none."""
        duty, one = self._office.duty, self._here()
        if duty is not None and one is not None:
            self._office.background.look_up(
                "queue_preview",
                lambda: queue_jobs.preview(duty, one),
                lambda card: self._show_card(one.key, card),
                failed,
            )
        self.redraw()

    def _show_card(self, key: LineKey, card: Card | None) -> None:
        self._card = (key, card)
        self.redraw()

    def _draw_card(self, cells: int, height: int) -> Sequence[Line]:
        duty, one = self._office.duty, self._here()
        if duty is None or one is None:
            return ()
        if self._card is not None and self._card[0] == one.key and self._card[1] is not None:
            return preview_lines(self._card[1], cells, height)
        return self._instead(one, duty, cells, height)
