"""What runs beside the screen for attached files. The floor below is loaded when it is first needed."""

from __future__ import annotations

from collections.abc import Callable

from db.records import AttachedFile, Duty


def attach(duty: Duty, request_id: int, path: str, tell: Callable[[int, int], None]) -> AttachedFile:
    """Let a request have a file; `tell` is told how many bytes of how many are copied."""
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


def put_away_viewed() -> None:
    """Remove the copies that were looked at."""
    from frontdesk.attachments import viewing

    viewing.put_away()


def clear_forgotten() -> None:
    """Remove the copies that desks were looking at which ended badly."""
    from frontdesk.attachments import viewing

    viewing.clear_forgotten()
