"""Who is to be forgotten: people who left long ago, and erasing one of them for good."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

from db import expired, journal
from db.forgetting import erasing, erasures, traces
from db.records import Departed, Duty, Overdue, Refused
from db.residents import departed
from frontdesk import permitted
from frontdesk.attachments import viewing
from frontdesk.attachments.place import remove
from frontdesk.backups.remembering import remember
from frontdesk.choices import are_about
from frontdesk.printing import files
from frontdesk.settings.keeping import office_settings

MOST = 500
OPERATION = "resident_anonymise"
_CLEAR = "retention_clear"
_SETTINGS = {kind: f"keep_{kind}" for kind in expired.KINDS}


def due_before(duty: Duty) -> date:
    """Until when somebody must have left so that the name is not kept any longer."""
    return duty.day - relativedelta(months=office_settings().count("keep_departed"))


def departed_people(duty: Duty, typed: str = "", *, everybody: bool = False) -> tuple[Departed, ...]:
    """Who left, or died, and is to be forgotten by now, those first who left first.

    Args:
        duty: who asks.
        typed: a name or its initials.
        everybody: those too whose time has not come.

    Raises:
        Refused: `not_for_your_role`.
    """
    permitted.require(duty, OPERATION)
    found = departed.people(duty.day if everybody else due_before(duty))
    told = typed.strip()
    return tuple(one for one in found if not told or are_about((one.name,), told))[:MOST]


def anonymise(duty: Duty, resident_id: int) -> bool:
    """Erases somebody for good. Nothing of it stands in the journal but that it was done, and it stays done.

    That it was done is remembered by keys and dates, so that no copy brings it back.

    Returns:
        Whether the files of the database were cleaned of it too; else another desk was in the way.

    Raises:
        Refused: `anonymise_lives_here`; `row_gone`, `anonymised_already`, `not_for_your_role`. Nothing was
            erased then.
    """
    with journal.operation(duty, OPERATION, subject_kind="resident", subject_id=resident_id, undoable=False):
        if departed.lives_here(resident_id):
            raise Refused("anonymise_lives_here")
        remove(erasing.erase(resident_id))
        touched = traces.touched()
    remember()
    files.tidy_up(older_than=0)
    viewing.put_away()
    return traces.clean_up(touched)


def overdue(duty: Duty) -> tuple[Overdue, ...]:
    """Of each kind how much is kept longer than the settings say. Raises: Refused, `not_for_your_role`."""
    permitted.require(duty, OPERATION)
    return tuple(Overdue(kind, expired.count(kind, before), before) for kind, before in _limits(duty))


def clear(duty: Duty, kind: str) -> int:
    """Takes out of what is kept too long who it was; the counts stay. It cannot be taken back.

    Raises:
        Refused: `not_for_your_role`; `nothing_overdue`.
    """
    before = dict(_limits(duty))[kind]
    with journal.operation(duty, _CLEAR, subject_kind=kind, undoable=False):
        cleared = expired.clear(kind, before)
        if not cleared:
            raise Refused("nothing_overdue")
        erasures.note(kind, before=before)
        touched = traces.touched()
    remember()
    traces.clean_up(touched)
    return cleared


def _limits(duty: Duty) -> list[tuple[str, date]]:
    settings = office_settings()
    months = [(kind, settings.count(setting)) for kind, setting in _SETTINGS.items()]
    return [(kind, duty.day - relativedelta(months=count)) for kind, count in months]
