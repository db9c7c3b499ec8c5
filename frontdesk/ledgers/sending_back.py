"""The rows of a ledger that somebody has to look at, as a ledger to send back to whoever made it."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from frontdesk.ledgers.cells import written
from frontdesk.ledgers.incoming import Incoming
from frontdesk.ledgers.sheet import Ledger
from frontdesk.ledgers.writing import write_table
from frontdesk.words import _, reasons


def write(incoming: Incoming, path: str | os.PathLike[str]) -> int:
    """Write the doubtful and refused rows as they stand in the ledger, each with its row number and why.

    Args:
        incoming: What was looked through.
        path: A file that is not there yet, ending in .xlsx or .csv.

    Returns:
        How many rows were written.

    Raises:
        Refused: as `write_table`.
    """
    ledgers = incoming.ledgers
    headings = tuple(dict.fromkeys(heading for ledger in ledgers for heading in ledger.headings))
    first = (_("Sheet"), _("Row"), _("What to look at"))
    why: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for line in incoming.told():
        field = f"{incoming.field_name(line.field)}: " if line.field else ""
        why[line.sheet, line.number].append(f"{field}{reasons.say(line.reason)}")
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
