"""The packages of people: what they are in, and what they may join, on cards and in previews."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.records import Card, HouseholdCard, Kind, PackageOffer, PackageTaken, ResidentCard, Revealed
from frontdesk.words import _, lines, pgettext, reasons
from frontdesk.words.codes import label
from frontdesk.words.package_names import called, ended_because
from screens.office import Place, Target
from screens.parts.cells import cut, fit, fit_right
from screens.parts.glyphs import HIDDEN
from screens.parts.lines import Piece
from screens.parts.picks import Row, said

_NAME, _PACKAGE, _STATE, _CAME, _SINCE = 14, 30, 14, 10, 14


def offers(card: Card) -> tuple[PackageOffer, ...]:
    """What the people of a card may join."""
    return card.offers if isinstance(card, ResidentCard | HouseholdCard) else ()


def own(card: ResidentCard) -> Sequence[PackageOffer]:
    """What the person of a card may join."""
    return [one for one in card.offers if one.resident_id == card.id]


def why(offer: PackageOffer) -> str:
    """Why somebody may join, in a few words: 61岁,本年未参加."""
    told = (reasons.say(one).rstrip(".。") for one in offer.reasons)
    return pgettext("list", ", ").join(told)


def in_words(offer: PackageOffer) -> str:
    """A package with why; of a protected one only the sign."""
    if offer.is_protected:
        return HIDDEN
    name = called(offer.name, offer.name_en, offer.run)
    return _("{package} ({why})").format(package=name, why=why(offer)) if offer.reasons else name


def of_each(card: Card) -> list[str]:
    """What each of the people may join; on the card of a person the others by their names."""
    itself = card.id if isinstance(card, ResidentCard) else 0
    told: dict[int, list[PackageOffer]] = {}
    for offer in offers(card):
        told.setdefault(offer.resident_id, []).append(offer)
    return [
        "  ".join((*(() if resident == itself else (some[0].who,)), *map(in_words, some)))
        for resident, some in told.items()
    ]


def package_rows(card: ResidentCard, revealed: Revealed | None, today: date | None = None) -> list[Row]:
    """What somebody is in, then what they may join, then what those who live with them may."""
    taken = card.packages if revealed is None else revealed.packages
    mine = own(card) if revealed is None else revealed.offers
    others = [one for one in card.offers if one.resident_id != card.id]
    rows: list[Row] = []
    if taken:
        rows += [
            said(),
            _section(_("Packages") + f" {len(taken)}"),
            *(_taken_row(one, today) for one in taken),
        ]
    if mine or others:
        rows += [said(), _section(_("May join")), *map(_offer_row, mine), *_others(others)]
    return rows


def household_rows(card: HouseholdCard) -> list[Row]:
    """What those who live there may join."""
    if not card.offers:
        return []
    return [said(), _section(_("May join")), *_others(card.offers)]


def _others(found: Sequence[PackageOffer]) -> list[Row]:
    """One row for each of several people."""
    told: dict[int, list[PackageOffer]] = {}
    for offer in found:
        told.setdefault(offer.resident_id, []).append(offer)
    return [_person_row(some) for some in told.values()]


def _person_row(some: Sequence[PackageOffer]) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        told = "  ".join(map(in_words, some))
        return (Piece(f"  {fit(some[0].who, _NAME)} "), Piece(cut(told, cells - _NAME - 4), "quiet"))

    return Row(draw, Target(Kind.RESIDENT, some[0].resident_id))


def _section(text: str) -> Row:
    return said(Piece(text, "quiet"))


def _taken_row(one: PackageTaken, today: date | None) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        if one.is_protected:
            return (Piece(cut(f"  {_one_hidden()}", cells - 1), "quiet"),)
        state = label("enrolment_state", one.state)
        if one.place is not None:
            state = _("{state} no. {place}").format(state=state, place=one.place)
        came = _("came {came}").format(came=one.came) if one.came else ""
        since = lines.day_in(one.since, today or one.since) if one.since else ""
        room = cells - _STATE - _SINCE - _CAME - 6
        tone = "plain" if one.state in ("enrolled", "paused", "waitlisted") else "quiet"
        why = ended_because(one.reason)
        told = fit(why, _STATE + _CAME + 1) if why else f"{fit(state, _STATE)} {fit(came, _CAME)}"
        return (
            Piece(f"  {fit(called(one.name, one.name_en, one.run), room)} ", tone),
            Piece(f"{told} {fit_right(since, _SINCE)}", tone),
        )

    return Row(draw, None if one.is_protected else Place("package", None, one.package_id))


def _offer_row(one: PackageOffer) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        if one.is_protected:
            return (Piece(cut(f"  {_one_hidden()}", cells - 1), "quiet"),)
        package = fit(called(one.name, one.name_en, one.run), _PACKAGE)
        return (Piece(f"  {package} "), Piece(cut(why(one), cells - _PACKAGE - 4), "quiet"))

    target = Place("enrol", Kind.RESIDENT, one.resident_id, text=str(one.package_id))
    return Row(draw, None if one.is_protected else target)


def _one_hidden() -> str:
    return f"{HIDDEN} " + _("a protected one: v shows it")
