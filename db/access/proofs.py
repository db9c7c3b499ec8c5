"""By what people prove who they are. Hashes only, and never in the journal, which is kept for ever."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from db.clock import utc_now
from db.connection import reading, transaction
from db.records import Proof
from db.tables import SignIn


@reading
def of(staff_id: int) -> Proof:
    """Return by what somebody proves who they are; an empty one where nothing was set."""
    row: Any = SignIn.get_or_none(SignIn.staff == staff_id)
    return (
        Proof() if row is None else Proof(row.password, row.pin, row.failed, row.failed_pins, row.failed_at)
    )


def keep(staff_id: int, **changed: str | int | datetime | None) -> None:
    """Change fields of a `Proof`, in the transaction under way or one of its own."""
    with transaction():
        SignIn.insert(staff=staff_id).on_conflict_ignore().execute()
        SignIn.update(**changed, changed_at=utc_now()).where(SignIn.staff == staff_id).execute()
