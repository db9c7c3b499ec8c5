"""What is to be done about somebody in a package: call who has a place now, ask after work that was found."""

from __future__ import annotations

from db import journal
from db.packages import employment, tasks
from db.records import Duty

RED, REPEAT = "reading_red", "reading_repeat"
"""Kinds of tasks: to call somebody back after what was measured, and to offer them a second reading."""


def finish(duty: Duty, task_id: int) -> str:
    """Notes that it is done; returns its kind. Work that was asked after counts as checked today.

    Raises:
        Refused: `task_none` where it is done, or needs not be done any more.
    """
    with journal.operation(duty, "package_task", subject_kind="task", subject_id=task_id) as entry:
        task = tasks.one(task_id)
        tasks.finish(entry, task_id)
        work = employment.of_enrolment(task.enrolment_id) if task.kind == employment.CHECK else None
        if work is not None:
            employment.note_check(entry, work.id)
    return task.kind
