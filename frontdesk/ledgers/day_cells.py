"""Days in cells: dates, days as spreadsheets count them, and texts in every written form."""

from __future__ import annotations

from datetime import date

from frontdesk.ledgers.cells import Cell, written
from frontdesk.rules.written_dates import WrittenDate, from_serial, read_date

_RUN_TOGETHER = 10_000_000
_AFTER_SERIALS = 80_000


def day_in(cell: Cell, year: int | None) -> WrittenDate | None:
    """The date that a cell says, None if it is none.

    Args:
        cell: the cell.
        year: of dates that are written without one.
    """
    if isinstance(cell, date):
        return WrittenDate(date(cell.year, cell.month, cell.day), "day")
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        in_digits = read_date(written(cell), year=year) if cell >= _RUN_TOGETHER else None
        serial = from_serial(cell) if in_digits is None and 1 < cell < _AFTER_SERIALS else None
        return in_digits or (WrittenDate(serial, "day") if serial else read_date(written(cell), year=year))
    return read_date(written(cell), year=year)
