"""Taking back what was done last."""

from __future__ import annotations

from db import journal
from db.records import Duty, Reason


def undo_last(duty: Duty) -> Reason:
    """Reverses this person's last operation and says which one it was.

    Raises:
        Refused: `undo_nothing`, `undo_not_possible`, `undo_changed_since` or `undo_in_use`; nothing
            was changed then.
    """
    return Reason("undone", {"operation": journal.undo_last(duty).operation})
