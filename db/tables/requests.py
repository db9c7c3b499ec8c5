"""What people asked the office for."""

from __future__ import annotations

from db.orm import (
    BigAutoField,
    BigIntegerField,
    BooleanField,
    DateField,
    ForeignKeyField,
    IntegerField,
    TextField,
)
from db.tables.base import Table
from db.tables.bodies import Staff
from db.tables.people import Resident
from db.tables.place import Estate, Grid, Household, Organisation


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
    received_time = TextField(default="")
    reporter_kind = TextField(default="person")
    place = TextField(default="")
    background = TextField(default="")
    urgency = TextField(default="ordinary")
    confidential = BooleanField(default=False)
    campaign = TextField(default="")
    time_limit = TextField(default="ordinary")
    household = ForeignKeyField(Household, column_name="household_id", null=True)
    due_time = TextField(default="")
    contact_due_on = DateField(null=True)
    contact_due_time = TextField(default="")
    contacted_on = DateField(null=True)
    due_estimated = BooleanField(default=False)
    review_on = DateField(null=True)
    owner = ForeignKeyField(Staff, column_name="owner_id", null=True)
    main = ForeignKeyField("self", column_name="main_id", null=True, backref="joined")
    level = IntegerField(default=0)
    grid = ForeignKeyField(Grid, column_name="grid_id", null=True)
    satisfaction = TextField(default="")
    # Whether it is solved, as residents said; "" where nobody asked.
    solved = TextField(default="")
    heads = IntegerField(default=1)
    # Until when it was to be done, kept once it is: `due_on` tells what is due next.
    finish_by = DateField(null=True)


class RequestReporter(Table):
    """Somebody who reported a request, as written, and when they were told what came of it."""

    id = BigAutoField()
    request = ForeignKeyField(Request, column_name="request_id")
    name = TextField()
    kind = TextField(default="person")
    resident = ForeignKeyField(Resident, column_name="resident_id", null=True)
    phone = TextField(default="")
    joined_on = DateField()
    told_on = DateField(null=True)
    satisfaction = TextField(default="")
    solved = TextField(default="")
    calls = IntegerField(default=0)


class RequestStep(Table):
    """A step of a request's life; `details` is a JSON object of texts that its kind asks for, or empty."""

    id = BigAutoField()
    request = ForeignKeyField(Request, column_name="request_id")
    kind = TextField()
    day = DateField()
    time = TextField(default="")
    staff = ForeignKeyField(Staff, column_name="staff_id", null=True)
    text = TextField(default="")
    details = TextField(default="")
    struck_on = DateField(null=True)


class Whistle(Table):
    """A unit called upon for a request, and what came of that."""

    id = BigAutoField()
    request = ForeignKeyField(Request, column_name="request_id")
    organisation = ForeignKeyField(Organisation, column_name="organisation_id")
    lead = BooleanField(default=False)
    sent_on = DateField()
    due_on = DateField(null=True)
    reported_on = DateField(null=True)
    handed_back_on = DateField(null=True)
    done_on = DateField(null=True)
    note = TextField(default="")
    chased_on = DateField(null=True)
    times_chased = IntegerField(default=0)


class Attachment(Table):
    """A photo, scan or letter that belongs to a request; `digest` (SHA-256, hex) names its content."""

    id = BigAutoField()
    request = ForeignKeyField(Request, column_name="request_id")
    name = TextField()
    digest = TextField()
    bytes = BigIntegerField()
    added_on = DateField()
    staff = ForeignKeyField(Staff, column_name="staff_id", null=True)
    struck_on = DateField(null=True)


class Certificate(Table):
    """A certificate (证明) or a stamp (盖章) that the office gave out."""

    id = BigAutoField()
    given_on = DateField()
    kind = TextField(default="certificate")
    name = TextField()
    resident = ForeignKeyField(Resident, column_name="resident_id", null=True)
    about = TextField(default="")
    number = TextField(default="")
    copies = IntegerField(default=1)
    note = TextField(default="")
    struck_on = DateField(null=True)


class Visit(Table):
    """Somebody who came to the desk, and with what outcome."""

    id = BigAutoField()
    day = DateField()
    time = TextField(default="")
    name = TextField()
    resident = ForeignKeyField(Resident, column_name="resident_id", null=True)
    about = TextField(default="")
    outcome = TextField(default="")
    request = ForeignKeyField(Request, column_name="request_id", null=True)
    staff = ForeignKeyField(Staff, column_name="staff_id", null=True)
