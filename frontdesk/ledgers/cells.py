"""What a workbook is made of, before anybody has asked what it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from db.records import Refused

Cell = str | int | float | bool | date | datetime | time | timedelta
"""The value of a cell; an empty cell is ""."""

Area = tuple[int, int, int, int]
"""Merged cells: first row, first column, last row, last column, from 0."""

MOST_MEGABYTES = 50
MOST_ROWS = 200_000
MOST_COLUMNS = 256
MOST_CELLS = 20_000_000

# Excel keeps 15 digits of a number, so that from here on the last ones may be lost (domain 2.1).
_LOSES_DIGITS = 10**15
_LOST_IN_TEXT = re.compile(r"\d(?:\.\d+)?E\+?1[5-9]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as it stands in the file.

    Attributes:
        rows: from the first row of the sheet on, each a list of its own.
        merged: the merged cells; their value is in the upper left one.
    """

    name: str
    rows: list[list[Cell]]
    merged: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file with tables.

    Attributes:
        name: the file's own name, without its folder.
        sheets: those that a person sees, in order; a text file has one without a name.
        typed: cells have types, as in Excel; in a text file all are text.
        formulas: there are formulas, whose results may not have been kept.
    """

    name: str
    sheets: tuple[RawSheet, ...]
    typed: bool = True
    formulas: bool = False


def written(cell: Cell) -> str:
    """A cell as text: whole numbers without a fraction, dates as 2021-04-16, yes and no as 1 and 0."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _LOSES_DIGITS:
        return str(int(cell))
    if isinstance(cell, datetime):
        day = cell.date().isoformat()
        return day if cell.time() == time() else f"{day} {cell.time().isoformat('minutes')}"
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)


def has_lost_digits(cell: Cell) -> bool:
    """Whether a number is so long that Excel has replaced its last digits, however it looks now.

    That a number rounded so passes a checksum proves nothing (domain 2.1): it must never be used.
    """
    if isinstance(cell, str):
        return bool(_LOST_IN_TEXT.fullmatch(cell))
    return isinstance(cell, int | float) and abs(cell) >= _LOSES_DIGITS


def too_big(file: str) -> Refused:
    """The refusal of a file that holds more than can be read: `ledger_too_big` with the limits."""
    return Refused("ledger_too_big", file=file, megabytes=MOST_MEGABYTES, rows=MOST_ROWS)
