"""Printing from a page of the desk: made beside the screen, then handed to another program."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from db.records import Duty
from frontdesk.words import _
from screens.frames.page import Page

if TYPE_CHECKING:
    from frontdesk.printing.paper import Printout
    from frontdesk.printing.sending import Sent

Make = Callable[[Duty], "Printout"]
"""Makes what is printed; called where the database is touched."""


def print_out(page: Page, make: Make) -> None:
    """Print something, and say on the page that is shown by then where it went."""
    office, duty = page.office, page.office.duty
    if duty is None:
        return

    def made() -> tuple[str, str]:
        from frontdesk.printing.head import as_html, print_way

        return as_html(duty, make(duty)), print_way()

    office.background.do(made, lambda ready: _send(page, *ready), page.failed)


def _send(page: Page, text: str, way: str) -> None:
    def send() -> Sent:
        from frontdesk.printing.sending import send

        return send(text, way)

    page.office.programs.do(send, lambda sent: _sent(page, sent), page.failed)


def _sent(page: Page, sent: Sent) -> None:
    shown = page.app.screen
    if not isinstance(shown, Page):
        return
    if sent.way == "browser":
        shown.say(lambda: _("Opened in the browser; print it from there."))
    elif sent.way == "printer":
        shown.say(lambda: _("Sent to the printer."))
    else:
        shown.say(lambda: _("Not opened; it lies in {path}").format(path=sent.path), badly=True)
