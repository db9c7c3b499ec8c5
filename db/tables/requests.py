"""What people asked the office for."""

from __future__ import annotations

from db.orm import BigAutoField, DateField, ForeignKeyField, TextField
from db.tables.base import Table
from db.tables.people import Resident
from db.tables.place import Estate


class Request(Table):
    """One request: the reporter's own words, what it is about, and where it stands."""

    id = BigAutoField()
    number = TextField(unique=True)
    received_on = DateField()
    channel = TextField()
    nature = TextField()
    topic = TextField()
    estate = ForeignKeyField(Estate, column_name="estate_id", null=True)
    reporter = TextField()
    resident = ForeignKeyField(Resident, column_name="resident_id", null=True)
    words = TextField()
    summary = TextField()
    state = TextField()
    due_on = DateField(null=True)
    resolved_on = DateField(null=True)
