"""Where a row says that somebody lives."""

from __future__ import annotations

from dataclasses import replace

from db.records import Reason
from frontdesk.ledgers.home_columns import joined
from frontdesk.ledgers.row_values import RowValues, cell_text, is_empty
from frontdesk.rules.written_address import WrittenAddress


def place(row: RowValues) -> WrittenAddress | None:
    """The home, from its own columns or one address; a line above or the sheet may say the rest."""
    parts = [row.value(name) for name in ("estate", "building", "unit", "room")]
    address = _address(row)
    if not address and not any(parts):
        return None
    estate, above = parts[0], row.line.section
    # An estate in a column of its own stays apart: 小区1 and 3号楼 are not 小区13号楼.
    own = joined("", *parts[1:])
    place = None
    for text in (own if parts[3] else "", address, f"{estate}{address}" if address else "", above + own):
        if text and (found := row.reader.address(text)) is not None:
            place = found
            if place.room:
                break
    estate = estate or (place.estate if place else "") or row.reader.estate
    if place is None or not place.room or not estate:
        row.doubt("address", Reason("address_unclear", {"value": address or estate + own}))
        return None
    return replace(place, estate=estate)


def _address(row: RowValues) -> str:
    """The address as one text; under one heading it may stand in several cells: 海纳, 3, 501."""
    cells = [cell_text(cell) for cell in row.cells.get("address", ())]
    told = [text for text in cells if not is_empty(text)]
    return told[0] + "-".join(told[1:]) if told else ""
