"""The close of a day (收工)."""

from __future__ import annotations

from db.orm import BigAutoField, BigIntegerField, DateField, DateTimeField, ForeignKeyField, TextField
from db.tables.base import Table
from db.tables.bodies import Staff


class DayClose(Table):
    """A day that was closed; of each day at most one stands, one that was opened again keeps its row.

    `counts` is a JSON object of numbers as they were; `entry` and `chain` are the journal's head then.
    """

    id = BigAutoField()
    day = DateField()
    closed_at = DateTimeField()
    staff = ForeignKeyField(Staff, column_name="staff_id")
    weather = TextField(default="")
    remarks = TextField(default="")
    leader_remark = TextField(default="")
    handover = TextField(default="")
    counts = TextField(default="")
    entry = BigIntegerField(default=0)
    chain = TextField(default="")
    reopened_at = DateTimeField(null=True)
    reopened_by = ForeignKeyField(Staff, column_name="reopened_by_id", null=True)
