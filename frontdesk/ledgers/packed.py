"""A look into an .xlsx file before it is read: one wrong cell can make it take all memory there is.

The reader of workbooks lays a sheet out as a full rectangle, so that a stray value in the last row or column
costs gigabytes, and a small archive may unpack into anything.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import IO, NamedTuple
from zipfile import ZipFile

from db.records import Refused
from frontdesk.ledgers.cells import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, too_big
from frontdesk.ledgers.file_kinds import UNPACKING_FAILS

MOST_UNPACKED = 400 * 1024 * 1024

_CHUNK = 1 << 20
_LONGEST_CELL = 4 << 20
_ENCRYPTED = 1
# Cells from column CW or from row 200001 on: only where there are any, a closer look is worth its time.
_FAR = re.compile(rb'r="(?:[A-Z]{3}\d|[D-Z][A-Z]\d|C[W-Z]\d|[A-Z]{1,2}(?:[2-9]\d{5}|\d{7}))')
_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>(?!</)')
_UNUSUAL = re.compile(rb'<c (?!r=")')
_FORMULA = re.compile(rb"<f[ >]")


class Look(NamedTuple):
    """What there is to know of an .xlsx file.

    Attributes:
        formulas: some cell holds a formula.
        usual: cells are written as every office program writes them, so that their extent is known.
    """

    formulas: bool
    usual: bool


def look_into(data: bytes, file: str) -> Look:
    """Make sure that a workbook can be laid out in memory.

    Raises:
        Refused: `ledger_too_big`, `ledger_is_protected` or `ledger_damaged`.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise too_big(file)
            if any(part.flag_bits & _ENCRYPTED for part in parts):
                raise Refused("ledger_is_protected", file=file)
            sheets = [part for part in parts if re.fullmatch(r"xl/worksheets/[^/]*\.xml", part.filename)]
            formulas, usual = False, bool(sheets)
            for part in sheets:
                with archive.open(part) as content:
                    look = _look_at(content, file)
                formulas, usual = formulas or look.formulas, usual and look.usual
    except UNPACKING_FAILS:
        raise Refused("ledger_damaged", file=file) from None
    return Look(formulas, usual)


def _look_at(content: IO[bytes], file: str) -> Look:
    """What one sheet holds, read in stretches that end where a cell begins."""
    formulas, usual, rows, columns = False, True, 0, 0
    rest = b""
    while True:
        chunk = content.read(_CHUNK)
        stretch = rest + chunk
        cut = stretch.rfind(b"<c ") if chunk else len(stretch)
        if chunk and cut == 0 and len(stretch) < _LONGEST_CELL:
            rest = stretch
            continue
        if chunk and cut <= 0:
            cut = max(0, len(stretch) - len("<c"))
        stretch, rest = stretch[:cut], stretch[cut:]
        formulas = formulas or bool(_FORMULA.search(stretch))
        usual = usual and _is_usual(stretch)
        if _FAR.search(stretch):
            for letters, digits in _CELL.findall(stretch):
                rows, columns = max(rows, int(digits)), max(columns, _column(letters))
            if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
                raise too_big(file)
        if not chunk:
            return Look(formulas, usual)


def _is_usual(stretch: bytes) -> bool:
    """Whether every cell says first where it is."""
    return not _UNUSUAL.search(stretch) and b"<c>" not in stretch and b":c " not in stretch


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column
