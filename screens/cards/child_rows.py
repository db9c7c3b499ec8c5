"""Of a child in a package who may collect it, and that there is something it must not have."""

from __future__ import annotations

from collections.abc import Mapping

from db.records import EnrolmentLine, PackageRun
from frontdesk.rules.consents import needs_guardian
from frontdesk.words import _
from screens.parts.cells import cut, width
from screens.parts.glyphs import HIDDEN
from screens.parts.lines import Piece

ALLERGIES, COLLECTED = "allergies", "collected_by"
ASKED = frozenset({ALLERGIES, COLLECTED})
"""What a package asks that is told of a child."""


def beside_mark(one: EnrolmentLine, allergies: str | None, cells: int) -> Piece:
    """In short: what it must not have while that is shown, else who collects it."""
    if allergies:
        return Piece(cut(allergies, cells), "alert")
    sign = f"{HIDDEN} " if one.has_allergies else ""
    who = _("by {name}").format(name=one.collected_by) if one.collected_by and needs_guardian(one.age) else ""
    return Piece(cut(f"{sign}{who}", cells), "quiet")


def about_child(
    run: PackageRun, one: EnrolmentLine, in_full: Mapping[int, str] | None, cells: int
) -> tuple[Piece, ...]:
    """On a line of its own, whole: who may collect it, and what it must not have, or that v shows it."""
    pieces = []
    if COLLECTED in run.asks and needs_guardian(one.age):
        if one.collected_by:
            pieces.append(Piece("  " + _("Collected by: {name}").format(name=one.collected_by)))
        else:
            pieces.append(Piece("  " + _("Nobody is written down who may collect them"), "alert"))
    if told := (in_full or {}).get(one.id):
        pieces.append(Piece("  " + _("Allergies: {text}").format(text=told), "alert"))
    elif one.has_allergies:
        pieces.append(Piece(f"  {HIDDEN} " + _("allergies: v shows them"), "quiet"))
    if pieces:
        pieces.insert(0, Piece(f" {one.name}", "strong"))
    return _as_wide(pieces, cells)


def _as_wide(pieces: list[Piece], cells: int) -> tuple[Piece, ...]:
    """What has to be seen whole, the allergies, stands last: what stands before them is cut first."""
    room = cells - 1
    if len(pieces) > 1:
        last = cut(pieces[-1].text, room - 1)
        pieces[-1] = pieces[-1]._replace(text=last)
        room -= width(last)
    fitted = []
    for piece in pieces[:-1] if len(pieces) > 1 else pieces:
        text = cut(piece.text, max(room, 0))
        fitted.append(piece._replace(text=text))
        room -= width(text)
    return (*fitted, *pieces[-1:]) if len(pieces) > 1 else tuple(fitted)
