"""Tables in text files: which letters the bytes are, and what parts the columns.

Excel in China saves .csv in GB18030 as often as in UTF-8 (domain 5.1), and a guess by statistics is wrong
for short files; so: a byte order mark, else UTF-8 to the letter, else GB18030.
"""

from __future__ import annotations

import csv
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterable
from io import StringIO

from db.records import Refused
from frontdesk.ledgers.cells import MOST_COLUMNS, MOST_ROWS, Cell, too_big

# The full-width comma comes where a list was typed by hand.
_DELIMITERS = ",\t;|，"
_LOOKED_AT = 8192
_MOST_CELLS_IN_A_LINE = 16 * MOST_COLUMNS
_LINE = re.compile(r"\r\n|\r|\n")
_NAMED_DELIMITER = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
# ="0123" is how a number is kept as text for Excel.
_AS_TEXT = re.compile(r'="([^"]*)"')


def read_rows(data: bytes, file: str) -> list[list[Cell]]:
    """The rows of a text file, each as long as it is written; a blank line is a row without cells.

    Raises:
        Refused: `ledger_garbled` with the line; `ledger_too_big`.
    """
    text = decoded(data, file)
    named = _NAMED_DELIMITER.match(text)
    if named:
        text = text[named.end() :]
    delimiter = named[1] if named else _delimiter(text)
    rows = _parsed(text, delimiter, file)
    if '="' in text:
        rows = [
            [_AS_TEXT.sub(_inside, cell) if cell.startswith('="') else cell for cell in row] for row in rows
        ]
    return [[*row] for row in rows]


def _inside(match: re.Match[str]) -> str:
    return match[1]


def decoded(data: bytes, file: str) -> str:
    """The text that bytes are. Raises: Refused, `ledger_garbled` with the line."""
    encodings: tuple[str, ...]
    if data.startswith(BOM_UTF8):
        data, encodings = data[len(BOM_UTF8) :], ("utf-8",)
    elif data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encodings = ("utf-16",)
    else:
        encodings = ("utf-8", "gb18030")
    where = 0
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            where = error.start
    raise Refused("ledger_garbled", file=file, line=data.count(b"\n", 0, where) + 1)


def _delimiter(text: str) -> str:
    """What parts most lines at the top into the same number of cells, more than one."""
    lines = [line for line in _LINE.split(text[:_LOOKED_AT])[:-1] if line.strip()] or [text[:_LOOKED_AT]]
    best, most = ",", (0, 0)
    for delimiter in _DELIMITERS:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter))
        except csv.Error:
            continue
        for width, count in widths.items():
            if width > 1 and (count, width) > most:
                best, most = delimiter, (count, width)
    return best


def _parsed(text: str, delimiter: str, file: str) -> list[list[str]]:
    """The cells, quotes read by the rule; where they break it, each line by itself."""
    try:
        return _limited(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True), file)
    except csv.Error:
        return _line_by_line(text, delimiter, file)


def _line_by_line(text: str, delimiter: str, file: str) -> list[list[str]]:
    """Lines with a quote too many are parted as if without, if that gives as many cells as elsewhere."""
    rows: list[list[str]] = []
    broken: list[int] = []
    for line in _LINE.split(text):
        try:
            rows += list(csv.reader([line], delimiter=delimiter, strict=True)) or [[]]
        except csv.Error:
            broken.append(len(rows))
            rows.append(line.split(delimiter))
    lost = frozenset(broken)
    widths = {len(row) for number, row in enumerate(rows) if row and number not in lost}
    for number in broken:
        if len(rows[number]) not in widths:
            raise Refused("ledger_garbled", file=file, line=number + 1)
    return _limited(rows, file)


def _limited(rows: Iterable[list[str]], file: str) -> list[list[str]]:
    taken = []
    for row in rows:
        taken.append(row)
        if len(taken) > MOST_ROWS or len(row) > _MOST_CELLS_IN_A_LINE:
            raise too_big(file)
    return taken
