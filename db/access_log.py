"""Who saw whose details in full, and why."""

from __future__ import annotations

from db.clock import utc_now
from db.connection import transaction
from db.records import Duty
from db.tables import AccessLog


def note(duty: Duty, resident_id: int, action: str, reason: str = "") -> None:
    """Write one line; call it in the transaction, and before the return, of what reveals.

    Args:
        duty: Who looks.
        resident_id: At whom.
        action: A code, such as `reveal` or `export`.
        reason: In the clerk's words, where asked for.
    """
    with transaction():
        AccessLog.insert(
            at=utc_now(),
            staff=duty.staff_id,
            desk=duty.desk,
            resident=resident_id,
            action=action,
            reason=reason,
        ).execute()
