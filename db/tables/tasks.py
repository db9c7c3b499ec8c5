"""What somebody has to do by a day, and what was said of lines of the queue."""

from __future__ import annotations

from db.orm import BigAutoField, BigIntegerField, DateField, ForeignKeyField, TextField
from db.tables.base import Table
from db.tables.bodies import Staff
from db.tables.packages import Enrolment
from db.tables.people import Resident
from db.tables.requests import Request, RequestStep


class Task(Table):
    """Something somebody has to do by a day: what a meeting decided, or what was written down by hand."""

    id = BigAutoField()
    text = TextField()
    request = ForeignKeyField(Request, column_name="request_id", null=True)
    step = ForeignKeyField(RequestStep, column_name="step_id", null=True)
    owner = ForeignKeyField(Staff, column_name="owner_id", null=True)
    due_on = DateField(null=True)
    made_on = DateField()
    done_on = DateField(null=True)
    dropped_on = DateField(null=True)
    reason = TextField(default="")
    kind = TextField(default="")
    resident = ForeignKeyField(Resident, column_name="resident_id", null=True)
    enrolment = ForeignKeyField(Enrolment, column_name="enrolment_id", null=True)
    recurrence = TextField(default="")
    recurs_from = DateField(null=True)


class QueueMark(Table):
    """What was said of a line of the queue: put off until a day, taken over, or dropped for a reason.

    One that was put off may wait for somebody until then.

    Lines are computed and not kept: a mark is for the line of its kind, subject and occurrence.
    """

    id = BigAutoField()
    kind = TextField()
    subject = BigIntegerField(default=0)
    occurrence = TextField(default="")
    snoozed_until = DateField(null=True)
    claimed_by = ForeignKeyField(Staff, column_name="claimed_by_id", null=True)
    dropped_on = DateField(null=True)
    reason = TextField(default="")
    waits_for = TextField(default="")
