"""Lists as printed pages: what a page shows, in columns that fit the paper."""

from __future__ import annotations

from db.records import AccessLine, Duty, RegisterEntry, RequestLine
from frontdesk.printing.columns import fitted
from frontdesk.printing.letters import days_told
from frontdesk.printing.paper import Paragraph, Printout, Size, Table
from frontdesk.registers.declared import Holds, Register
from frontdesk.registers.listing import masked, shown
from frontdesk.requests.whistles import OnBoard, UnitOnBoard
from frontdesk.rules.request_states import CLOSED
from frontdesk.words import NP_, _, access_lines, lines, ngettext, pgettext, request_lines
from frontdesk.words.codes import label

_BOARD = (
    NP_("print", "Unit"),
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
    owed, late = sum(unit.owed for unit in units), sum(unit.late for unit in units)
    told = _(", ").join(
        (
            ngettext("{count} owed", "{count} owed", owed).format(count=owed),
            ngettext("{count} late", "{count} late", late).format(count=late),
        )
    )
    rows = tuple(_row(unit.unit, one) for unit in units for one in unit.whistles)
    shares = (20, 9, 12, 21, 7, 9, 8, 13, 7)
    return Printout(
        pgettext("print", "Whistle board"),
        (
            Paragraph(f"{lines.title_day(duty.day)}  {told}", "small"),
            Table(tuple(pgettext("print", name) for name in _BOARD), rows, shares, frozenset({8})),
        ),
        size=Size.A4_ACROSS,
    )


_LOOKS = (
    NP_("print", "Seen at"),
    NP_("print", "Seen by"),
    NP_("print", "Desk"),
    NP_("print", "What"),
    NP_("print", "Of whom"),
    NP_("print", "What for"),
)


def access_log(duty: Duty, found: tuple[AccessLine, ...]) -> Printout:
    """Who saw what in full, as it is listed."""
    rows = tuple(
        (
            f"{one.at:%Y-%m-%d %H:%M}",
            one.staff,
            one.desk,
            access_lines.action(one),
            one.whom,
            access_lines.reason(one),
        )
        for one in found
    )
    table = Table(tuple(pgettext("print", name) for name in _LOOKS), rows, (14, 9, 10, 16, 14, 37))
    count = ngettext("{count} line", "{count} lines", len(rows)).format(count=f"{len(rows):,}")
    return Printout(
        pgettext("print", "Access log"),
        (Paragraph(f"{lines.title_day(duty.day)}  {count}", "small"), table),
        size=Size.A4_ACROSS,
    )


_REQUESTS = (
    NP_("print", "No."),
    NP_("print", "Received on"),
    NP_("print", "Estate"),
    NP_("print", "Reported by"),
    NP_("print", "Matter"),
    NP_("print", "State"),
    NP_("print", "Limit"),
)


def request_ledger(duty: Duty, found: tuple[RequestLine, ...], narrowed: str = "") -> Printout:
    """The ledger of requests as it is listed; `narrowed` tells what it is narrowed by."""
    rows = tuple(
        (
            one.number,
            lines.day_in(one.received_on, duty.day),
            one.estate,
            "" if one.confidential else one.reporter,
            request_lines.summary(one),
            label("state", one.state),
            lines.day_in(one.due_on, duty.day) if one.due_on and one.state not in CLOSED else "",
        )
        for one in found
    )
    table = Table(tuple(pgettext("print", name) for name in _REQUESTS), rows, (9, 8, 15, 13, 36, 10, 9))
    count = ngettext("{count} request", "{count} requests", len(rows)).format(count=f"{len(rows):,}")
    told = "  ".join(filter(None, (lines.title_day(duty.day), count, narrowed)))
    return Printout(
        pgettext("print", "Ledger of requests"),
        (Paragraph(told, "small"), table),
        size=Size.A4_ACROSS,
    )


def _row(unit: str, one: OnBoard) -> tuple[str, ...]:
    line = one.line
    state = label("whistle_state", line.state)
    if line.is_open and line.due_on is not None:
        state = _(", ").join((state, days_told(one.late, is_late=one.is_late)))
    return (
        unit,
        line.number,
        line.estate,
        request_lines.summary(line),
        lines.day(line.sent_on),
        lines.day(line.reported_on) if line.reported_on else "",
        lines.day(line.due_on) if line.due_on else "",
        state,
        str(line.times_chased or ""),
    )


def register_list(duty: Duty, register: Register, entries: tuple[RegisterEntry, ...]) -> Printout:
    """A register as it is listed: no whole phone of a person is on it."""
    columns = [column for column in register.columns if column.cells]
    numbers = (Holds.NUMBER, Holds.HOURS)
    table, size = fitted(
        [pgettext("field", column.label) for column in columns],
        [[shown(column, masked(register, one)) for column in columns] for one in entries],
        [place for place, column in enumerate(columns) if column.holds in numbers],
    )
    count = ngettext("{count} entry", "{count} entries", len(entries)).format(count=f"{len(entries):,}")
    return Printout(
        pgettext("page", register.title),
        (Paragraph(f"{lines.title_day(duty.day)}  {count}", "small"), table),
        size=size,
    )
