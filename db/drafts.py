"""Forms somebody has begun, kept until they are saved or thrown away."""

from __future__ import annotations

import json

from db import records
from db.clock import utc_now
from db.connection import reading, transaction
from db.records import Duty
from db.tables import Draft, Journal


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
    rows = (
        Draft.select()
        .where(Draft.staff == duty.staff_id, Draft.desk == duty.desk)
        .order_by(Draft.saved_at, Draft.id)
    )
    return tuple(
        records.Draft(
            id=row.id,
            staff_id=duty.staff_id,
            desk=row.desk,
            form=row.form,
            fields=json.loads(row.fields),
            subject_id=row.subject_id,
            cursor_field=row.cursor_field,
            cursor_at=row.cursor_at,
            saved_at=row.saved_at,
        )
        for row in rows
    )


def discard(draft_id: str) -> None:
    """Throw a draft away; nothing happens if there is none."""
    with transaction():
        Draft.delete().where(Draft.id == draft_id).execute()
