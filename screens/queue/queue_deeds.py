"""What F5 and the walk at the day's end both do with a line: go where it is done, ask to whom it is given."""

from __future__ import annotations

from db.records import Draft, QueueLine
from frontdesk.words import _
from screens import forms_by_name
from screens.frames.page import Page
from screens.office import Place
from screens.queue import queue_jobs


def go_to(page: Page, line: QueueLine, place: Place | None) -> None:
    """To the place of a line, or on with its draft; some have neither."""
    if place is not None:
        page.post_message(page.Go(place))
    elif line.opens[0] == "draft":
        page.office.shelf.waiting(lambda kept: _go_on_with(page, kept, line.key.occurrence))
    else:
        page.say(lambda: _("There is nothing to open: d when it is done."))


def _go_on_with(page: Page, kept: tuple[Draft, ...], draft_id: str) -> None:
    place = next((forms_by_name.place_of(one) for one in kept if one.id == draft_id), None)
    if place is not None:
        page.post_message(page.Go(place))


def ask_to_whom(page: Page) -> None:
    """List the staff, to give a line to one of them."""
    duty = page.office.duty
    if duty is not None:
        page.office.background.look_up(
            "queue_staff",
            lambda: queue_jobs.staff(duty),
            lambda staff: page.choose(_("Give it to"), staff),
            page.failed,
        )
