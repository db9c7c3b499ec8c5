"""The card of an entry of a register as rows: what is written, what belongs to it, and who changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import ChangeMade, Duty, Kind, RegisterEntry
from frontdesk.registers.all import REGISTERS, WITH_CARDS
from frontdesk.registers.declared import Column, Holds, Part
from frontdesk.words import _, ngettext, pgettext, reasons
from frontdesk.words.codes import label
from screens.office import Place, Target
from screens.parts.cells import fit, width, wrap
from screens.parts.lines import Piece
from screens.parts.picks import Row, said
from screens.registers.register_rows import entry_row

if TYPE_CHECKING:
    from frontdesk.registers.listing import EntryCard

_LABEL = 16
_MOST_LINES = 20


def record_rows(card: EntryCard, duty: Duty, cells: int) -> list[Row]:
    """The rows of a card for a page of `cells` cells."""
    from frontdesk.registers.listing import shown, title_of

    ended = card.entry.ended_on
    told = pgettext("paper", "struck {day}") if card.register.is_struck else _("until {day}")
    state = () if ended is None else (Piece(told.format(day=ended.isoformat()), "alert"),)
    rows = [said(Piece(f"{title_of(card.register, card.entry)}  ", "strong"), *state), said()]
    for column in card.register.columns[1:]:
        if text := shown(column, card.entry):
            rows += _fact(column, card.entry, text, cells)
    if card.population is not None:
        rows += [said(Piece(fit(_("There"), _LABEL) + " ", "quiet"), population(*card.population))]
    if card.remark is not None:
        parts = wrap(f"! {reasons.say(card.remark)}", cells - 2, _MOST_LINES)
        rows += [said(Piece(text, "alert")) for text in parts]
    for part, entries in card.parts:
        rows += [said(), *_part(card, part, entries, duty)]
    if card.changes:
        rows += [said(), said(Piece(_("Changes"), "quiet")), *map(_change, card.changes)]
    return rows


def add_place(card: EntryCard, part: Part) -> Place:
    """Where something new that belongs to an entry is written down."""
    return Place(f"add_{part.register}", None, card.entry.id, text=part.field)


def _fact(column: Column, entry: RegisterEntry, text: str, cells: int) -> list[Row]:
    head = fit(pgettext("field", column.label), _LABEL) + " "
    parts = wrap(text, cells - width(head) - 2, _MOST_LINES) or [""]
    target = _link(column, entry.values.get(column.name, ""))
    first = Row(lambda _cells: (Piece(head, "quiet"), Piece(parts[0])), target)
    return [first, *(said(" " * width(head), part) for part in parts[1:])]


def _link(column: Column, value: str) -> Place | None:
    """Where a field leads."""
    if column.holds is Holds.PERSON and value:
        return Target(Kind.RESIDENT, int(value)).place
    if column.holds is Holds.ENTRY and value and column.of in WITH_CARDS:
        return Place(f"record_{column.of}", None, int(value))
    return None


def _part(card: EntryCard, part: Part, entries: tuple[RegisterEntry, ...], duty: Duty) -> list[Row]:
    from frontdesk.registers.keeping import is_in_use
    from frontdesk.registers.listing import shown

    register = REGISTERS[part.register]
    count = sum(is_in_use(one, duty.day) for one in entries)
    title = pgettext("page", register.title)
    rows = [said(Piece(f"{title} {count}", "quiet"))]
    for one in entries:
        row = entry_row(register, one, shown, has_ended=not is_in_use(one, duty.day), but=part.field)
        if not part.has_card:
            row = row._replace(target=Place(f"correct_{part.register}", None, one.id, text=part.field))
        rows.append(row)
    new = pgettext("page", register.entry)
    rows.append(
        Row(lambda _cells: (Piece(_(" + new: {name}").format(name=new), "quiet"),), add_place(card, part))
    )
    return rows


def population(buildings: int, flats: int, lived_in: int, people: int) -> str:
    """How many buildings, flats, households and people, in words."""
    return _(", ").join(
        (
            ngettext("{count} building", "{count} buildings", buildings).format(count=f"{buildings:,}"),
            ngettext("{count} flat", "{count} flats", flats).format(count=f"{flats:,}"),
            ngettext("{count} household", "{count} households", lived_in).format(count=f"{lived_in:,}"),
            ngettext("{count} person", "{count} people", people).format(count=f"{people:,}"),
        )
    )


def _change(change: ChangeMade) -> Row:
    day = change.at.date().isoformat()
    who = f"{change.staff} {label('role', change.role)}"
    return said(Piece(f"  {day}  {fit(who, 22)} {label('operation', change.operation)}", "quiet"))
