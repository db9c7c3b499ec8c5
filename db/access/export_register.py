"""Every ledger that went out of the office: who wrote it, what of, how much, and why in full."""

from __future__ import annotations

from db.clock import utc_now
from db.connection import transaction
from db.records import Duty
from db.tables import ExportRecord


def note(duty: Duty, kind: str, lines: int, *, in_full: bool, reason: str = "") -> None:
    """Write one line, in the transaction of the export."""
    with transaction():
        ExportRecord.insert(
            at=utc_now(),
            staff=duty.staff_id,
            desk=duty.desk,
            kind=kind,
            lines=lines,
            in_full=in_full,
            reason=reason,
        ).execute()
