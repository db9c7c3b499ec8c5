"""The consents given for somebody, on their card: to what, by whom, how, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from db.records import ConsentKept, ConsentLine
from frontdesk.words import _, lines, ngettext
from frontdesk.words.codes import label
from frontdesk.words.package_names import called
from screens.parts.cells import cut, fit, fit_right, width
from screens.parts.glyphs import HIDDEN
from screens.parts.lines import Piece
from screens.parts.picks import Row, said

_PURPOSE = 11


class _Columns(NamedTuple):
    """How wide the days are, the packages where there is room, and what is told of each."""

    days: int
    packages: int
    told: int


def consent_rows(found: Sequence[ConsentKept], today: date | None) -> list[Row]:
    """One row for each, under a heading; those that can be taken back can be picked."""
    if not found:
        return []
    known = [one.line for one in found if one.line is not None]
    columns = _Columns(
        max((width(_day(line, today)) for line in known), default=0),
        max((width(_package(one)) for one in found), default=0),
        max((width(_told(line, today)) for line in known), default=0),
    )
    heading = said(Piece(_("Consents") + f" {len(found)}", "quiet"))
    return [said(), heading, *(_row(one, columns, today) for one in found)]


def _row(one: ConsentKept, columns: _Columns, today: date | None) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        line = one.line
        if line is None:
            return (Piece(cut(f"  {HIDDEN} " + _("of a protected package: v shows it"), cells - 1), "quiet"),)
        purpose = fit(label("consent_short", line.purpose), _PURPOSE)
        head = f"  {fit_right(_day(line, today), columns.days)} {purpose} "
        room = min(max(cells - width(head) - columns.told - 2, _PURPOSE), columns.packages + 1)
        told = cut(_told(line, today), max(cells - width(head) - room - 1, 0))
        return (
            Piece(f"{head}{fit(_package(one), room)} {told}", "plain" if one.can_be_taken_back else "quiet"),
        )

    return Row(draw, one if one.can_be_taken_back else None)


def _package(one: ConsentKept) -> str:
    return called(one.name, one.name_en, one.run) if one.name else _("all packages")


def _day(line: ConsentLine, today: date | None) -> str:
    day = line.given_on or line.refused_on
    return "" if day is None else lines.day_in(day, today or day)


def _told(line: ConsentLine, today: date | None) -> str:
    """Who gave it and how, or that it was refused or taken back."""
    relation = label("relation", line.relation) if line.relation else ""
    who = " ".join(part for part in (line.given_by, relation) if part)
    if line.withdrawn_on is not None:
        day = lines.day_in(line.withdrawn_on, today or line.withdrawn_on)
        return f"{who}  " + _("taken back {day}").format(day=day)
    how = "refused" if line.refused_on is not None else line.how
    return f"{who}  {label('consent_how', how)}"


def taken_back(ended: int) -> str:
    """Said when a consent was taken back, with how many enrolments could not be without it."""
    if not ended:
        return _("The consent is taken back. F9 undoes it.")
    text = ngettext(
        "The consent is taken back; {count} enrolment ended with it. F9 undoes it.",
        "The consent is taken back; {count} enrolments ended with it. F9 undoes it.",
        ended,
    )
    return text.format(count=ended)
