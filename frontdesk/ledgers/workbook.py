"""Opening the file that somebody calls a ledger, whatever it turns out to be.

What it is is told by its bytes. Whatever it holds, there comes either its tables or one plain refusal.
"""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISREG

from db.records import Refused
from frontdesk.ledgers import excel
from frontdesk.ledgers.cells import MOST_MEGABYTES, RawSheet, Workbook, too_big
from frontdesk.ledgers.file_kinds import FileKind, kind_of
from frontdesk.ledgers.packed import look_into
from frontdesk.ledgers.text_tables import read_rows

_MOST_BYTES = MOST_MEGABYTES * 1024 * 1024


def read_workbook(path: str | os.PathLike[str]) -> Workbook:
    """Read every visible table of a file: .xlsx, .xls, .et, .ods, .csv or another text with columns.

    Raises:
        Refused: with `file`, the file's name. `ledger_missing`, `ledger_unreadable` (no right to, or held by
            another program), `ledger_empty`, `ledger_too_big`, `ledger_is_html`, `ledger_is_protected`,
            `ledger_is_picture`, `ledger_is_pdf`, `ledger_is_word`, `ledger_is_archive`, `ledger_damaged`,
            `ledger_garbled` (with `line`), `ledger_not_a_table`, `ledger_only_formulas`.
    """
    # Absolute, so that "." too has a name to be told.
    place = Path(path).absolute()
    return opened_workbook(_content(place), place.name)


def opened_workbook(data: bytes, file: str) -> Workbook:
    """Read every visible table of a file's content.

    Args:
        data: the content.
        file: the file's name: for refusals, and for the year that stands in it.

    Raises:
        Refused: as `read_workbook`.
    """
    kind = kind_of(data, file)
    if kind == FileKind.TEXT:
        return _filled(Workbook(file, (RawSheet("", read_rows(data, file)),), typed=False))
    if kind == FileKind.OTHER_WORKBOOK:
        return _filled(Workbook(file, excel.read_apart(data, file)))
    look = look_into(data, file)
    sheets = (excel.read_here if look.usual else excel.read_apart)(data, file)
    return _filled(Workbook(file, sheets, formulas=look.formulas))


def _content(place: Path) -> bytes:
    try:
        found = place.stat()
        if not S_ISREG(found.st_mode):
            raise Refused("ledger_not_a_table", file=place.name)
        if found.st_size > _MOST_BYTES:
            raise too_big(place.name)
        with place.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise Refused("ledger_missing", file=place.name) from None
    except OSError:
        raise Refused("ledger_unreadable", file=place.name) from None
    if len(data) > _MOST_BYTES:
        raise too_big(place.name)
    return data


def _filled(workbook: Workbook) -> Workbook:
    """The workbook, if anything is written in it."""
    for cell in (cell for sheet in workbook.sheets for row in sheet.rows for cell in row):
        if not isinstance(cell, str) or (cell and not cell.isspace()):
            return workbook
    raise Refused("ledger_only_formulas" if workbook.formulas else "ledger_empty", file=workbook.name)
