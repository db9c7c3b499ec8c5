"""Two records of one person side by side, masked, and which of the two each thing is taken from."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import ResidentCard
from frontdesk.words import _, lines
from frontdesk.words.codes import label
from screens.parts.cells import cut, fit
from screens.parts.lines import Line, Piece, line

_LABEL = 12
_STAYS, _TAKEN, _BOTH = "   ", " < ", " + "


def record_lines(kept: ResidentCard, other: ResidentCard, cells: int) -> Iterator[Line]:
    """The record that stays, a sign (`<` taken from the other one, `+` both are kept), and the other one."""
    half = (cells - _LABEL - 4) // 2
    yield line(
        Piece(fit("", _LABEL + 1)),
        Piece(fit(_("stays"), half), "quiet"),
        Piece("   "),
        Piece(_("goes into it"), "quiet"),
    )
    for name, one, two, adds in _facts(kept, other):
        if one or two:
            yield _fact(name, one, two, adds, half)


def _fact(name: str, kept: str, other: str, adds: bool, half: int) -> Line:
    sign = _STAYS
    if other and not kept:
        sign = _TAKEN
    elif adds and other and other != kept:
        sign = _BOTH
    is_lost = sign == _STAYS and other and other != kept
    return line(
        Piece(fit(f" {name}", _LABEL + 1), "quiet"),
        Piece(fit(kept, half)),
        Piece(sign, "sign"),
        Piece(cut(other, half), "quiet" if is_lost else "plain"),
    )


def _facts(kept: ResidentCard, other: ResidentCard) -> Iterator[tuple[str, str, str, bool]]:
    """Name, both values, and whether both are kept where they differ."""

    def both(card: ResidentCard) -> list[tuple[str, str, bool]]:
        phones = ", ".join(phone.masked for phone in card.phones)
        requests = str(len(card.requests) or "")
        return [
            (_("Name"), " ".join((card.name, lines.sex_and_age(card.sex, card.age))).strip(), False),
            (_("ID number"), card.paper_masked, False),
            (_("Phone"), phones, True),
            (_("Address"), lines.short_address(card.address) if card.here else "", False),
            (_("Politics"), label("politics", card.politics) if card.politics else "", False),
            (_("Marriage"), label("marriage", card.marriage) if card.marriage else "", False),
            (_("Education"), label("education", card.education) if card.education else "", False),
            (_("Work"), card.workplace, False),
            (_("Registered at"), card.registered_at, False),
            (_("Requests"), requests, True),
            (_("Note"), card.note, True),
        ]

    for (name, one, adds), (_same, two, _adds) in zip(both(kept), both(other), strict=True):
        yield name, one, two, adds
