"""Lines of the to-do queue as rows of a list, and one of them told whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.records import QueueLine
from frontdesk.words import pgettext, queue_lines
from screens import forms_by_name
from screens.parts import request_numbers
from screens.parts.cells import cut, fit, fit_right, width, wrap
from screens.parts.lines import Line, Piece, line
from screens.parts.picks import Row

_WHEN, _WIDEST_WHEN, _DEED, _WHO, _OWNER = 9, 14, 11, 11, 6
_BETWEEN = 4
_LEAST = 8


def room_for_when(lines: Sequence[QueueLine], today: date) -> int:
    """How many cells the days of these lines need: more where one is late by hundreds of days."""
    late = [one for one in lines if queue_lines.stands_late(one)]
    told = [max(late, key=lambda one: one.late)] if late else []
    told += {(one.on, one.due_time): one for one in lines if not queue_lines.stands_late(one)}.values()
    widest = max((width(queue_lines.when(one, today)) for one in told), default=0)
    return min(max(widest, _WHEN), _WIDEST_WHEN)


def queue_row(one: QueueLine, today: date, room_when: int = _WHEN) -> Row:
    """A line: when (in as many cells), what, who, what about, the number, whose."""

    def draw(cells: int) -> tuple[Piece, ...]:
        is_late = queue_lines.stands_late(one)
        is_today = one.on is None or one.on <= today
        tone = "late" if is_late else "plain" if is_today else "quiet"
        # A line without a number has room for more of its matter; beside a list of values only that matters.
        number = f"{fit_right(one.number, request_numbers.room((one.number,)))} " if one.number else ""
        behind = number + fit(one.owner, _OWNER)
        room = cells - room_when - _DEED - _WHO - _BETWEEN
        if room - width(behind) < _LEAST:
            behind = ""
        room = max(room - width(behind), _LEAST)
        who = queue_lines.who(one)
        about = f"{fit(who, _WHO)} {_matter(one, room)}" if who else _matter(one, _WHO + 1 + room)
        return (
            Piece(fit(queue_lines.when(one, today), room_when) + " ", tone),
            Piece(fit(queue_lines.deed(one), _DEED) + " "),
            Piece(about + " ", "plain" if is_late or is_today else "quiet"),
            Piece(behind, "quiet"),
        )

    return Row(draw, one)


def _matter(one: QueueLine, cells: int) -> str:
    """What it is about; a long matter is cut, not that the same call is about more."""
    if one.key.kind == "draft" or not (mark := queue_lines.same_call(one)):
        return fit(told_matter(one), cells)
    return fit(f"{cut(queue_lines.matter_alone(one), max(cells - width(mark) - 1, 0))} {mark}", cells)


def told_matter(one: QueueLine) -> str:
    """What it is about; a form that was put aside by its title."""
    if one.key.kind != "draft":
        return queue_lines.matter(one)
    return pgettext("page", forms_by_name.form(one.code).TITLE) if forms_by_name.is_form(one.code) else ""


def told(one: QueueLine, today: date, cells: int, height: int) -> Sequence[Line]:
    """A line whole, where there is no card to show."""
    head = "  ".join(
        part for part in (queue_lines.when(one, today), queue_lines.deed(one), queue_lines.who(one)) if part
    )
    drawn = [line(Piece(f" {part}", "strong")) for part in wrap(head, cells - 2, 2)]
    drawn += [line(f" {part}") for part in wrap(told_matter(one), cells - 2, max(height - 2, 1))]
    if one.owner:
        drawn.append(line(Piece(f" {fit(one.owner, cells - 2)}", "quiet")))
    return drawn[:height]
