"""The list of visits to veterans on paper, for those who go: names and homes, nothing of their service."""

from __future__ import annotations

from db.records import Duty
from frontdesk.printing.paper import Paragraph, Printout, Size, Table
from frontdesk.veterans.visiting import VisitList
from frontdesk.words import NP_, _, lines, ngettext, pgettext
from frontdesk.words.codes import label

_HEADINGS = (
    NP_("print", "#"),
    NP_("print", "Grid"),
    NP_("print", "Name"),
    NP_("print", "Age"),
    NP_("print", "Home"),
    NP_("print", "Visited"),
    NP_("print", "By whom"),
    NP_("print", "Signature"),
)


def veteran_visits(duty: Duty, visits: VisitList) -> Printout:
    """The list of an occasion; who was not visited yet has room to be filled in."""
    rows = tuple(
        (
            str(number),
            "" if one.grid is None else f"{one.grid:02}",
            one.name,
            lines.sex_and_age(one.sex, one.age),
            lines.short_address(one.address),
            "" if one.visited_on is None else lines.day_in(one.visited_on, duty.day),
            one.visited_by,
            "",
        )
        for number, one in enumerate(visits.people, 1)
    )
    count = len(rows)
    told = "  ".join(
        (
            lines.title_day(duty.day),
            ngettext("{count} person", "{count} people", count).format(count=count),
            _("visited {count}").format(count=visits.visited),
        )
    )
    return Printout(
        _("Visits for {occasion}").format(occasion=label("visit_occasion", visits.occasion.code)),
        (
            Paragraph(told, "small"),
            Table(
                tuple(pgettext("print", name) for name in _HEADINGS),
                rows,
                (5, 6, 14, 8, 25, 12, 15, 15),
                frozenset({0}),
            ),
        ),
        size=Size.A4_ACROSS,
    )
