"""Who saw whose details, or which confidential request or attached file, in full, and why."""

from __future__ import annotations

from db.access import permission
from db.clock import utc_now
from db.connection import transaction
from db.records import Duty
from db.tables import AccessLog


def note(
    duty: Duty,
    resident_id: int | None,
    action: str,
    reason: str = "",
    *,
    request_id: int | None = None,
    about: str = "",
) -> None:
    """Write one line; call it in the transaction, and before the return, of what reveals.

    Args:
        duty: Who looks.
        resident_id: At whom; None where it is a request.
        action: A code, such as `reveal`, `view_file` or `export`.
        reason: In the clerk's words, where asked for; of an attached file its name.
        request_id: At which confidential request, or the one that has the file.
        about: What of the person, where that is for fewer people: `health`.

    Raises:
        Refused: `not_for_your_role`.
    """
    permission.ask(duty, f"see_{action}")
    if about:
        permission.ask(duty, f"see_{about}")
    with transaction():
        AccessLog.insert(
            at=utc_now(),
            staff=duty.staff_id,
            desk=duty.desk,
            resident=resident_id,
            request=request_id,
            action=action,
            reason=reason,
        ).execute()
