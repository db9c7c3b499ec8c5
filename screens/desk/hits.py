"""A hit of the find box on one line, in columns that line up."""

from __future__ import annotations

from db.records import Hit, Kind
from frontdesk.words import _, lines, ngettext
from frontdesk.words.codes import label
from screens.office import Place, Target
from screens.parts.cells import cut, fit, fit_right
from screens.parts.lines import Piece
from screens.parts.picks import Row

_NAME, _SEX, _AGE, _DETAIL, _WHY, _OPEN = 11, 2, 3, 10, 8, 8
_GAPS = 5
_NARROWEST_ADDRESS = 16
_ROOMY, _ROOMY_NAME = 78, 15


def hit_row(hit: Hit) -> Row:
    """The row of a hit: name, sex and age, address, relation or kind, why it was found, what is open."""
    return Row(lambda cells: _pieces(hit, cells), Target(hit.kind, hit.id))


def new_rows(text: str) -> list[Row]:
    """Where nobody is found: write down somebody new, or a home."""
    person = Place("resident_add", Kind.HOUSEHOLD, text=text)
    home = Place("household_add", text=text)
    rows = [
        Row(lambda _cells: (Piece(_("New resident: {text}").format(text=text)),), person),
        Row(lambda _cells: (Piece(_("New household: {text}").format(text=text)),), home),
    ]
    # What has a hyphen in it is an address, hardly a name.
    return rows[::-1] if "-" in text else rows


def _pieces(hit: Hit, cells: int) -> tuple[Piece, ...]:
    name_cells = _ROOMY_NAME if cells >= _ROOMY else _NAME
    address_cells = cells - name_cells - _SEX - _AGE - _DETAIL - _WHY - _OPEN - _GAPS
    detail_cells = _DETAIL
    if address_cells < _NARROWEST_ADDRESS:
        # Very narrow: the column that is missed least goes first.
        address_cells, detail_cells = max(address_cells + _DETAIL, _NARROWEST_ADDRESS), 0
    tone = "plain" if hit.here else "quiet"
    return (
        *_who(hit, name_cells, address_cells, "strong" if hit.here else "quiet", tone),
        Piece(f"{fit(_detail(hit), detail_cells)} ", tone),
        Piece(f"{fit(label('why', hit.why) if hit.why else '', _WHY)} ", "quiet"),
        Piece(cut(_open(hit.open_requests), _OPEN), "alert"),
    )


def _who(hit: Hit, name_cells: int, address_cells: int, name_tone: str, tone: str) -> tuple[Piece, Piece]:
    """Name, sex, age and address in their columns; what has no address has their room for its name."""
    address = lines.short_address(hit.address)
    after_name = 1 + _SEX + _AGE + 1 + address_cells
    if not address:
        return Piece(fit(hit.name, name_cells + after_name), name_tone), Piece(" ")
    sex = lines.sex_and_age(hit.sex, None)
    age = "" if hit.age is None else str(hit.age)
    rest = f" {fit(sex, _SEX)}{fit_right(age, _AGE)} {fit(address, address_cells)} "
    return Piece(fit(hit.name, name_cells), name_tone), Piece(rest, tone)


def _detail(hit: Hit) -> str:
    """What the hit is to its household, or which kind of body or state of a request it is."""
    if not hit.here:
        return _("gone")
    if hit.kind is Kind.RESIDENT:
        return label("relation", hit.detail) if hit.detail else ""
    if hit.kind is Kind.HOUSEHOLD:
        count = int(hit.detail) if hit.detail.isdecimal() else 0
        people = ngettext("{count} person", "{count} people", count).format(count=count)
        return people if count else _("empty")
    return label("organisation" if hit.kind is Kind.ORGANISATION else "state", hit.detail)


def _open(count: int) -> str:
    return _("*{count} open").format(count=count) if count else ""
