"""Writing a ledger of any kind, with the headings that offices use; what goes out comes back in unchanged.

Masked unless somebody says why everything is needed; then each person's line in the access log says so.
Headings and values are Chinese whatever the language of the desk: it is the office's ledger.
"""

from __future__ import annotations

import os
from pathlib import Path

from db import journal
from db.access import export_register
from db.records import Duty, Refused
from db.residents import roster
from frontdesk.ledgers import people_outgoing
from frontdesk.ledgers.kinds import KINDS, OF_A_PERIOD, PEOPLE, REQUESTS, SERVICES, also_called
from frontdesk.ledgers.outgoing import Outgoing, Period
from frontdesk.ledgers.writing import write_table
from frontdesk.register_ledgers import outgoing as entries_outgoing
from frontdesk.register_ledgers.kinds import REGISTER_OF
from frontdesk.request_ledgers import requests_outgoing
from frontdesk.service_ledgers import outgoing as services_outgoing
from frontdesk.text import clean

_LONGEST_REASON = 200
_ALWAYS = Period()


def export(
    duty: Duty,
    kind: str,
    path: str | os.PathLike[str],
    *,
    full: bool = False,
    reason: str = "",
    period: Period = _ALWAYS,
) -> int:
    """Write a ledger.

    Args:
        duty: Who asks for it.
        kind: One of `kinds.KINDS`.
        path: A file that is not there yet, ending in .xlsx or .csv.
        full: With ID numbers, birth dates, phones and what is kept apart.
        reason: Why, where it is to be full.
        period: Of requests and services, on which days.

    Returns:
        How many rows were written.

    Raises:
        Refused: `export_kind`, `export_reason_missing`, `export_period` for a kind that has none,
            `period_reversed`; as `write_table`. Nothing was written then.
    """
    if kind not in KINDS:
        raise Refused("export_kind")
    if period != _ALWAYS and kind not in OF_A_PERIOD:
        raise Refused("export_period")
    if period.since is not None and period.until is not None and period.until < period.since:
        raise Refused("period_reversed")
    said = clean(reason, limit=_LONGEST_REASON)
    if full and not said:
        raise Refused("export_reason_missing")
    written = False
    subject = REGISTER_OF.get(kind, also_called(kind) if kind in OF_A_PERIOD else "")
    try:
        with journal.operation(duty, "ledger_export", subject_kind=subject, undoable=False):
            out = _outgoing(duty, kind, full, period)
            count = write_table(path, out.title, out.headings, out.rows)
            written = True
            export_register.note(duty, kind, count, in_full=full, reason=said)
            if full:
                roster.note_export(duty, out.residents, said)
    except BaseException:
        # Nothing goes out that nobody can be asked about.
        if written:
            Path(path).unlink(missing_ok=True)
        raise
    return count


def _outgoing(duty: Duty, kind: str, full: bool, period: Period) -> Outgoing:
    if kind in PEOPLE:
        return people_outgoing.outgoing(duty, kind, full=full)
    if kind in SERVICES:
        return services_outgoing.outgoing(duty, kind, period, full=full)
    if kind == REQUESTS:
        return requests_outgoing.outgoing(period, full=full)
    return entries_outgoing.outgoing(duty, kind, full=full)
