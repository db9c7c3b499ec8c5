"""What runs beside the screen for attached files. The floor below is loaded when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import AttachedFile, Duty

if TYPE_CHECKING:
    from db.kept_files import Tell


def attach(duty: Duty, request_id: int, path: str, tell: Tell) -> AttachedFile:
    """Let a request have a file."""
    from frontdesk.attachments import keeping

    return keeping.attach(duty, request_id, path, tell)


def strike_or_restore(duty: Duty, file: AttachedFile) -> AttachedFile:
    """Strike an attached file; of a struck one take that back."""
    from frontdesk.attachments import keeping

    return keeping.strike(duty, file.id) if file.struck_on is None else keeping.restore(duty, file.id)


def view(duty: Duty, file: AttachedFile) -> None:
    """Open a copy of it with the system's viewer."""
    from frontdesk.attachments import viewing

    viewing.show(viewing.copy_to_view(duty, file.id))
