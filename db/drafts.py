"""Forms somebody has begun, kept until they are saved or thrown away."""

from __future__ import annotations

import json

from db import records
from db.clock import utc_now
from db.connection import execute, reading, transaction
from db.raw_days import moment_of
from db.records import Duty
from db.tables import Draft, Journal

_WAITING = """SELECT id, form, fields, subject_id, cursor_field, cursor_at, saved_at FROM draft
    WHERE staff_id = ? AND desk = ? ORDER BY saved_at, id"""


def save(draft: records.Draft) -> bool:
    """Keep a draft as it stands now, in place of what was kept under its id.

    Returns:
        False if the operation that this draft led to is already in the journal: an autosave that
        comes late must not bring the form back.
    """
    with transaction():
        if Journal.select().where(Journal.draft_id == draft.id).exists():
            return False
        values = {
            Draft.staff: draft.staff_id,
            Draft.desk: draft.desk,
            Draft.form: draft.form,
            Draft.subject_id: draft.subject_id,
            Draft.fields: json.dumps(draft.fields, ensure_ascii=False),
            Draft.cursor_field: draft.cursor_field,
            Draft.cursor_at: draft.cursor_at,
            Draft.saved_at: utc_now(),
        }
        Draft.insert({Draft.id: draft.id, **values}).on_conflict(
            conflict_target=[Draft.id], update=values
        ).execute()
        return True


@reading
def waiting(duty: Duty) -> tuple[records.Draft, ...]:
    """Return this person's drafts of this desk, the oldest first."""
    rows = execute(_WAITING, (duty.staff_id, duty.desk)).fetchall()
    return tuple(
        records.Draft(
            *(draft_id, duty.staff_id, duty.desk, form, json.loads(fields)),
            *(subject_id, cursor_field, cursor_at, moment_of(saved_at)),
        )
        for draft_id, form, fields, subject_id, cursor_field, cursor_at, saved_at in rows
    )


def discard(draft_id: str) -> None:
    """Throw a draft away; nothing happens if there is none."""
    with transaction():
        Draft.delete().where(Draft.id == draft_id).execute()
