"""Lists as printed pages: what a page shows, in columns that fit the paper."""

from __future__ import annotations

from db.records import Duty
from frontdesk.printing.letters import days_told
from frontdesk.printing.paper import Heading, Paragraph, Printout, Table
from frontdesk.requests.whistles import OnBoard, UnitOnBoard
from frontdesk.words import NP_, _, lines, ngettext, pgettext, request_lines
from frontdesk.words.codes import label

_BOARD = (
    NP_("print", "No."),
    NP_("print", "Where"),
    NP_("print", "Matter"),
    NP_("print", "Sent"),
    NP_("print", "Reported in"),
    NP_("print", "Limit"),
    NP_("print", "State"),
    NP_("print", "Chased"),
)


def whistle_board(duty: Duty, units: tuple[UnitOnBoard, ...]) -> Printout:
    """The whistle board, unit by unit."""
    blocks: list[Heading | Paragraph | Table] = [Paragraph(lines.title_day(duty.day), "small")]
    for unit in units:
        blocks.append(Heading(f"{unit.unit}  {owed_told(unit)}"))
        blocks.append(
            Table(
                tuple(pgettext("print", name) for name in _BOARD),
                tuple(_row(one) for one in unit.whistles),
                (11, 14, 30, 9, 9, 9, 13, 7),
                frozenset({7}),
            )
        )
    if not units:
        blocks.append(Paragraph(_("No unit owes the office an answer.")))
    return Printout(pgettext("print", "Whistle board"), tuple(blocks))


def owed_told(unit: UnitOnBoard) -> str:
    """How much a unit owes, and how much of that is late."""
    owed = ngettext("{count} owed", "{count} owed", unit.owed).format(count=unit.owed)
    if not unit.late:
        return owed
    return owed + _(", ") + ngettext("{count} late", "{count} late", unit.late).format(count=unit.late)


def _row(one: OnBoard) -> tuple[str, ...]:
    line = one.line
    state = label("whistle_state", line.state)
    if line.is_open and line.due_on is not None:
        state = f"{state}, {days_told(one.late, is_late=one.is_late)}"
    return (
        line.number,
        line.estate,
        request_lines.summary(line),
        lines.day(line.sent_on),
        lines.day(line.reported_on) if line.reported_on else "",
        lines.day(line.due_on) if line.due_on else "",
        state,
        str(line.times_chased or ""),
    )
