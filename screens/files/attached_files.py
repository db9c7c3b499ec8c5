"""Attached files on the card of a request: their rows, and what is done with the one under the cursor."""

from __future__ import annotations

from collections.abc import Callable

from db.records import AttachedFile, RequestLife
from frontdesk.words import _, lines
from screens.background import Background
from screens.files import attachment_jobs
from screens.frames.page import Page
from screens.office import Place
from screens.parts.cells import cut, fit, fit_right
from screens.parts.lines import Piece
from screens.parts.picks import Row, said

_SIZE, _WHEN = 8, 24


def attached_rows(life: RequestLife) -> list[Row]:
    """A heading with how many there are (the struck ones do not count), then a row for each."""
    if not life.attached:
        return []
    heading = _("Attached files {count}").format(count=life.attached_count)
    return [said(), said(Piece(heading, "quiet")), *map(_row, life.attached)]


def _row(file: AttachedFile) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        when = f"{lines.day(file.added_on)}  {file.staff}"
        if file.struck_on is not None:
            when = _("struck {day}").format(day=lines.day(file.struck_on))
        name = fit(file.name, max(cells - _SIZE - _WHEN - 6, 8))
        rest = f" {fit_right(lines.size(file.content.size), _SIZE)}  {cut(when, _WHEN)}"
        return (Piece(f"  {name}", "plain" if file.struck_on is None else "quiet"), Piece(rest, "quiet"))

    return Row(draw, file)


def attach_to(request_id: int, number: str) -> Place:
    """Where a file is chosen for a request."""
    return Place("attach", None, request_id, text=number)


class AttachedFiles:
    """What a page does with attached files."""

    def __init__(self, page: Page, viewers: Background, show_again: Callable[[], None]) -> None:
        """For a page.

        Args:
            page: which.
            viewers: the thread on which viewers are started: some take their time.
            show_again: looks up anew what the page shows.
        """
        self._page, self._viewers, self._show_again = page, viewers, show_again

    def open(self, file: AttachedFile) -> None:
        """Show it in the system's viewer."""
        duty = self._page.office.duty
        if duty is None:
            return
        self._page.say(lambda: _("Opening {file}…").format(file=file.name))
        self._viewers.do(
            lambda: attachment_jobs.view(duty, file),
            lambda _none: self._tell(
                lambda: _("{file} is shown in a window of its own.").format(file=file.name)
            ),
            self._failed,
        )

    def strike(self, file: AttachedFile) -> None:
        """Strike it, or take that back."""
        duty = self._page.office.duty
        if duty is not None:
            self._page.office.background.do(
                lambda: attachment_jobs.strike_or_restore(duty, file), self._struck, self._failed
            )

    def _struck(self, file: AttachedFile) -> None:
        if not self._page.is_current:
            return
        self._show_again()
        if file.struck_on is None:
            self._tell(lambda: _("{file} belongs to it again.").format(file=file.name))
        else:
            self._tell(lambda: _("{file} is struck; x again takes that back.").format(file=file.name))

    def _tell(self, saying: Callable[[], str]) -> None:
        if self._page.is_current:
            self._page.say(saying)

    def _failed(self, error: Exception) -> None:
        if self._page.is_current:
            self._page.failed(error)
