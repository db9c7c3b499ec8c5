"""The walk through what is left of a day as lines: how far one is, where one stands, what is to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.records import DayClose, QueueLine
from frontdesk.words import _, day_lines, ngettext, queue_lines
from screens.day.review_walk import Walk
from screens.parts import glyphs, request_numbers
from screens.parts.cells import cut, fit, fit_right, wrap
from screens.parts.lines import Line, Piece, line
from screens.queue.queue_rows import told_matter

_BAR = 20
_INDENT = "   "
_FILLED = "■"


def progress(walk: Walk, others: int, cells: int) -> Line:
    """`第7件,共20件  ███████  别人手上3件`; nothing where there was nothing to look at."""
    if not walk.total:
        return line()
    if walk.here is None:
        told = _("All {total} looked at").format(total=walk.total)
    else:
        told = _("{number}/{total}").format(number=walk.number, total=walk.total)
    filled = _BAR * walk.done // walk.total
    bar = _FILLED * filled + glyphs.rule(_BAR - filled)
    pieces = [Piece(f" {told}  ", "strong"), Piece(bar, "quiet")]
    if others:
        text = ngettext("{count} more are others'", "{count} more are others'", others).format(count=others)
        pieces.append(Piece(f"  {cut(text, max(cells - 40, 0))}", "quiet"))
    return line(*pieces)


def here(one: QueueLine, today: date, cells: int) -> Sequence[Line]:
    """The line one stands at, whole: when, what, who, the number; what about; what is asked."""
    is_late = queue_lines.stands_late(one)
    head = "  ".join(
        part for part in (day_lines.when(one, today), day_lines.deed(one), queue_lines.who(one)) if part
    )
    room_number = request_numbers.room((one.number,))
    room = max(cells - room_number - 4, 8)
    drawn = [
        line(
            Piece(" > ", "sign"),
            Piece(fit(head, room), "late" if is_late else "strong"),
            Piece(fit_right(one.number, room_number), "quiet"),
        )
    ]
    drawn += [line(_INDENT + part) for part in wrap(_matter(one), max(cells - 4, 8), 2)]
    for text in (one.owner and _("in the hands of {name}").format(name=one.owner), day_lines.why(one)):
        if text:
            drawn += [line(Piece(_INDENT + part, "quiet")) for part in wrap(text, max(cells - 4, 8), 2)]
    return drawn


def following(lines: Sequence[QueueLine], today: date, cells: int, height: int) -> Sequence[Line]:
    """What comes next, a line each, and how much more there is."""
    if height < 1 or not lines:
        return ()
    shown = lines[:height] if len(lines) <= height else lines[: height - 1]
    drawn = [line(Piece(_INDENT + cut(_short(one, today), cells - 4), "quiet")) for one in shown]
    if len(lines) > len(shown):
        more = ngettext("and {count} more", "and {count} more", len(lines) - len(shown))
        drawn.append(line(Piece(_INDENT + more.format(count=len(lines) - len(shown)), "quiet")))
    return drawn


def _short(one: QueueLine, today: date) -> str:
    parts = (day_lines.when(one, today), day_lines.deed(one), queue_lines.who(one), _matter(one))
    return "  ".join(part for part in parts if part)


def _matter(one: QueueLine) -> str:
    return told_matter(one) if one.key.kind == "draft" else day_lines.matter(one)


def finished(total: int, others: int, cells: int) -> Sequence[Line]:
    """Nothing is left to be looked through."""
    told = _("Everything was looked at.") if total else _("Nothing is left today.")
    drawn = [line(), line(Piece(f"{_INDENT}{cut(told, cells - 4)}", "strong"))]
    asked = _("Enter closes the day: weather, remarks, a note for tomorrow, then the work log.")
    drawn += [line(_INDENT + part) for part in wrap(asked, max(cells - 4, 8), 2)]
    if others:
        text = ngettext(
            "{count} thing is in other hands; the work log names it among what is left.",
            "{count} things are in other hands; the work log names them among what is left.",
            others,
        )
        drawn += [
            line(Piece(_INDENT + one, "quiet")) for one in wrap(text.format(count=others), cells - 4, 2)
        ]
    return drawn


def closed(close: DayClose, left: int, cells: int) -> Sequence[Line]:
    """A day that is closed: by whom, and what was handed over."""
    told = _("{name} has closed the day.").format(name=close.staff)
    drawn = [line(), line(Piece(f"{_INDENT}{cut(told, cells - 4)}", "strong"))]
    if left:
        text = ngettext("{count} thing was left.", "{count} things were left.", left).format(count=left)
        drawn.append(line(_INDENT + text))
    if close.handover:
        note = _("Handed over: {text}").format(text=close.handover)
        drawn += [line(_INDENT + part) for part in wrap(note, max(cells - 4, 8), 4)]
    asked = _("Enter shows the work log; u opens the day again, if something is still to be done.")
    return [*drawn, line(), *(line(Piece(_INDENT + one, "quiet")) for one in wrap(asked, cells - 4, 2))]
