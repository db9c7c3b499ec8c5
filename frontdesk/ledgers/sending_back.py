"""The rows of a ledger that somebody has to look at, as a ledger to send back to whoever made it."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator

from frontdesk.ledgers.cells import written
from frontdesk.ledgers.importing import told
from frontdesk.ledgers.intake import Intake
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
    headings = tuple(dict.fromkeys(heading for ledger in intake.ledgers for heading in ledger.headings))
    first = (_("Sheet"), _("Row"), _("What to look at"))
    return write_table(path, _("To be verified"), (*first, *headings), _rows(intake, headings))


def _rows(intake: Intake, headings: tuple[str, ...]) -> Iterator[list[str | int]]:
    why: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for line in told(intake):
        field = f"{label('field', line.field)}: " if line.field else ""
        why[line.sheet, line.number].append(f"{field}{reasons.say(line.reason)}")
    for ledger in intake.ledgers:
        for row in ledger.rows:
            if found := why.get((ledger.sheet, row.number)):
                cells = dict(zip(ledger.headings, row.values, strict=False))
                yield [
                    ledger.sheet,
                    row.number,
                    " ".join(found),
                    *(written(cells.get(heading, "")) for heading in headings),
                ]
