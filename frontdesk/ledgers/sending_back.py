"""The rows of a ledger that somebody has to look at, as a ledger to send back to whoever made it."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from frontdesk.ledgers.cells import written
from frontdesk.ledgers.importing import Told, told
from frontdesk.ledgers.intake import Intake
from frontdesk.ledgers.sheet import Ledger
from frontdesk.ledgers.writing import write_table
from frontdesk.words import _, reasons
from frontdesk.words.codes import label


def write(intake: Intake, path: str | os.PathLike[str]) -> int:
    """Write the doubtful and refused rows as they stand in the ledger, each with its row number and why.

    Args:
        intake: What was looked through.
        path: A file that is not there yet, ending in .xlsx or .csv.

    Returns:
        How many rows were written.

    Raises:
        Refused: as `write_table`.
    """
    found = [(line.sheet, line.number, _why(line)) for line in told(intake)]
    return write_rows(intake.ledgers, found, path)


def _why(line: Told) -> str:
    field = f"{label('field', line.field)}: " if line.field else ""
    return f"{field}{reasons.say(line.reason)}"


def write_rows(
    ledgers: Sequence[Ledger], found: Iterable[tuple[str, int, str]], path: str | os.PathLike[str]
) -> int:
    """Write rows of ledgers with what was found in them.

    Args:
        ledgers: Where the rows stand.
        found: Sheet, row number and what is said of it.
        path: As `write` takes it.

    Returns:
        How many rows were written.

    Raises:
        Refused: as `write_table`.
    """
    headings = tuple(dict.fromkeys(heading for ledger in ledgers for heading in ledger.headings))
    first = (_("Sheet"), _("Row"), _("What to look at"))
    why: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for sheet, number, sentence in found:
        why[sheet, number].append(sentence)
    return write_table(path, _("To be verified"), (*first, *headings), _rows(ledgers, headings, why))


def _rows(
    ledgers: Sequence[Ledger], headings: tuple[str, ...], why: Mapping[tuple[str, int], Sequence[str]]
) -> Iterator[list[str | int]]:
    for ledger in ledgers:
        for row in ledger.rows:
            if found := why.get((ledger.sheet, row.number)):
                cells = dict(zip(ledger.headings, row.values, strict=False))
                yield [
                    ledger.sheet,
                    row.number,
                    " ".join(found),
                    *(written(cells.get(heading, "")) for heading in headings),
                ]
