"""What the office puts on its papers, from its settings, and who prints when."""

from __future__ import annotations

from db.records import Duty
from frontdesk.printing.paper import Head, Printout, Size
from frontdesk.printing.rendering import rendered
from frontdesk.requests.deadlines import received
from frontdesk.settings.keeping import office_settings
from frontdesk.words import _


def office_head(duty: Duty) -> Head:
    """The head of everything that is printed now."""
    settings = office_settings()
    community = settings.text("community")
    printed = _("Printed by {name}, {day} {time}").format(
        name=duty.staff_name, day=duty.day.isoformat(), time=f"{received(duty):%H:%M}"
    )
    return Head(
        name=settings.text("paper_head") or community,
        community=community,
        signer=settings.text("office_head"),
        phone=settings.text("office_phone"),
        printed=printed,
    )


def letter_size() -> Size:
    """The paper of letters and slips to units."""
    return Size(office_settings().text("letter_paper").upper())


def print_way() -> str:
    """Where pages go, a code of the group `print_way`."""
    return office_settings().text("print_way")


def as_html(duty: Duty, page: Printout) -> str:
    """A page with the office's head in the language of the moment, as the text of a file."""
    return rendered(page, office_head(duty))
