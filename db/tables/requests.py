"""What people asked the office for."""

from __future__ import annotations

from db.orm import BigAutoField, DateField, ForeignKeyField, IntegerField, TextField
from db.tables.base import Table
from db.tables.people import Resident
from db.tables.place import Estate, Organisation


class Topic(Table):
    """What requests are about; a part has a `parent`. `time_limit` is a class of `rules.time_limits`."""

    id = BigAutoField()
    code = TextField(unique=True)
    name = TextField()
    name_en = TextField(default="")
    parent = ForeignKeyField("self", column_name="parent_id", null=True, backref="parts")
    organisation = ForeignKeyField(Organisation, column_name="organisation_id", null=True)
    time_limit = TextField(default="")
    position = IntegerField(default=0)
    retired_on = DateField(null=True)


class Phrase(Table):
    """An everyday phrase that is offered while a request is written down."""

    id = BigAutoField()
    text = TextField()
    topic = ForeignKeyField(Topic, column_name="topic_id", null=True)
    position = IntegerField(default=0)
    retired_on = DateField(null=True)


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
