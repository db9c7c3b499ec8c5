"""The card under the cursor, in the few lines under a list or the tall column beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from db.records import Card, HouseholdCard, RequestCard, ResidentCard
from frontdesk.words import _, lines
from frontdesk.words.codes import label
from screens.cards.facts import (
    Fact,
    facts,
    family,
    household_in_words,
    household_size,
    requests,
    short_request,
)
from screens.cards.offer_rows import of_each
from screens.parts.cells import cut, width, wrap
from screens.parts.lines import Line, Piece, line
from screens.requests.request_preview import request_preview

_TALL = 8
_LINES_OF_PEOPLE = 2


def preview_lines(card: Card | None, cells: int, height: int) -> Sequence[Line]:
    """The card in `height` lines of `cells` cells; nothing without one."""
    if card is None:
        return ()
    if isinstance(card, RequestCard):
        return request_preview(card, cells, height)
    return _tall(card, cells) if height >= _TALL else _short(card, cells, height)


def _short(card: Card, cells: int, height: int) -> list[Line]:
    """One line per subject, two for many people; at the right end stands the phone, to be read aloud."""
    known = facts(card)
    phone = next((fact.text for fact in known if fact.group == "phone"), "")
    head = [fact for fact in known if fact.group in ("head", "where")]
    drawn = [_flow(head, cells, ending=phone, labelled=False)]
    if isinstance(card, ResidentCard | HouseholdCard):
        if household_size(card) or isinstance(card, HouseholdCard):
            people = _shared_out(household_in_words(card), cells, _LINES_OF_PEOPLE)
            drawn += [_flow(some, cells) for some in people]
        drawn.append(_open_requests(card, cells))
        if told := of_each(card):
            drawn.append(_labelled(_("May join"), "  ".join(told), cells))
    rest = [fact for fact in known if fact.group not in ("head", "where", "phone")]
    groups = [list(group) for _name, group in groupby(rest, key=_subject)]
    for place, group in enumerate(groups):
        spare = height - len(drawn) - (len(groups) - place)
        drawn += [_flow(some, cells) for some in _shared_out(group, cells, 1 + max(spare, 0))]
    return drawn[:height]


def _subject(fact: Fact) -> str:
    """What stands on one line of the short preview."""
    return "identity" if fact.group in ("paper", "doubt", "hidden", "kind", "clock", "about") else fact.group


def _shared_out(known: Sequence[Fact], cells: int, most: int) -> list[list[Fact]]:
    """Facts on at most `most` lines; one that would be cut begins the next."""
    shared: list[list[Fact]] = [[]]
    room = cells - 1
    for fact in known:
        needed = width(f"{fact.label} {fact.text}" if fact.label else fact.text)
        if shared[-1] and needed > room and len(shared) < most:
            shared.append([])
            room = cells - 1
        shared[-1].append(fact)
        room -= needed + 2
    return shared


def _flow(known: Sequence[Fact], cells: int, *, ending: str = "", labelled: bool = True) -> Line:
    """Facts one after the other on a line, `ending` at its right end, a blank before and after it."""
    room = cells - 1 - (width(ending) + 2 if ending else 0)
    pieces = [Piece(" ")]
    for place, fact in enumerate(known):
        head = "  " if place else ""
        if labelled and fact.label:
            head += f"{fact.label} "
        for text, tone in ((head, "quiet"), (fact.text, fact.tone)):
            pieces.append(Piece(cut(text, room), tone))
            room -= width(pieces[-1].text)
    if ending:
        pieces.append(Piece(" " * (max(room, 0) + 1) + cut(ending, cells - 3), "strong"))
    return line(*pieces)


def _labelled(name: str, text: str, cells: int) -> Line:
    head = f" {name} "
    return line(Piece(head, "quiet"), cut(text, cells - width(head)))


def _open_requests(card: Card, cells: int) -> Line:
    found = requests(card)
    text = "  ".join(short_request(request) for request in found) if found else _("none")
    return _labelled(_("Requests"), text, cells)


def _tall(card: Card, cells: int) -> list[Line]:
    """Every fact on lines of its own, then the people and the requests."""
    drawn: list[Line] = []
    known = facts(card)
    head = [fact for fact in known if fact.group == "head"]
    for who in head[:1]:
        drawn += [line(" ", Piece(part, who.tone)) for part in wrap(who.text, cells - 2, 3)]
    drawn += [line(" ", Piece(cut(fact.text, cells - 2), fact.tone)) for fact in head[1:]]
    for fact in known[len(head) :]:
        name = f" {fact.label} " if fact.label else " "
        first, *more = wrap(fact.text, cells - width(name), 6) or [""]
        drawn.append(line(Piece(name, "quiet"), Piece(first, fact.tone)))
        drawn += [line(" " * width(name), Piece(part, fact.tone)) for part in more]
    if isinstance(card, ResidentCard | HouseholdCard):
        drawn += [line(), line(Piece(f" {lines.household_size(household_size(card))}", "quiet"))]
        drawn += [
            line(
                cut(
                    f" {person.name} {lines.sex_and_age(person.sex, person.age)} "
                    f"{label('relation', person.relation)}",
                    cells,
                )
            )
            for person in family(card)
        ]
        if told := of_each(card):
            drawn += [line(), line(" ", Piece(_("May join"), "quiet"))]
            drawn += [line(" ", part) for each in told for part in wrap(each, cells - 2, 3)]
        drawn += [line(), line(" ", Piece(_("Requests") + f" {len(requests(card))}", "quiet"))]
        drawn += [line(cut(f" {short_request(request)}", cells)) for request in requests(card)]
    return drawn
