"""What the office keeps about its own work: settings, journal, access log, drafts."""

from __future__ import annotations

from db.orm import (
    BigAutoField,
    BigIntegerField,
    BooleanField,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    TextField,
)
from db.tables.base import Table
from db.tables.bodies import Staff
from db.tables.people import Resident
from db.tables.requests import Request


class Setting(Table):
    """A setting that differs from its default, and who changed it."""

    id = BigAutoField()
    key = TextField(unique=True)
    value = TextField()
    changed_at = DateTimeField()
    changed_by = ForeignKeyField(Staff, column_name="changed_by", object_id_name="changed_by_id", null=True)


class DayOverride(Table):
    """A day on which the office's rule differs from the legal calendar; `name` says why."""

    id = BigAutoField()
    day = DateField(unique=True)
    works = BooleanField()
    name = TextField()


class LedgerHeading(Table):
    """What a heading of a ledger was taught to mean; `sheet` is a digest of all its headings."""

    id = BigAutoField()
    sheet = TextField()
    heading = TextField()
    field = TextField()


class Journal(Table):
    """One operation of one person."""

    id = BigAutoField()
    at = DateTimeField()
    day = DateField()
    staff = ForeignKeyField(Staff, column_name="staff_id")
    role = TextField()
    desk = TextField()
    operation = TextField()
    subject_kind = TextField(default="")
    subject_id = BigIntegerField(null=True)
    draft_id = TextField(null=True, unique=True)
    undoable = BooleanField()
    undoes = ForeignKeyField("self", column_name="undoes", object_id_name="undoes_id", null=True, unique=True)
    digest = TextField()
    chain = TextField()


class JournalChange(Table):
    """One row an operation touched: as it was and as it became, in JSON; both texts can be erased later."""

    id = BigAutoField()
    journal = ForeignKeyField(Journal, column_name="journal_id")
    position = IntegerField()
    table_name = TextField()
    row_id = BigIntegerField()
    salt = TextField()
    digest = TextField()
    before = TextField(null=True)
    after = TextField(null=True)


class AccessLog(Table):
    """Who saw the details of a resident, or a confidential request, in full, and why."""

    id = BigAutoField()
    at = DateTimeField()
    staff = ForeignKeyField(Staff, column_name="staff_id")
    desk = TextField()
    resident = ForeignKeyField(Resident, column_name="resident_id", null=True)
    action = TextField()
    reason = TextField(default="")
    request = ForeignKeyField(Request, column_name="request_id", null=True)


class Draft(Table):
    """A form somebody has begun, as it stood at the last pause."""

    id = TextField(primary_key=True)
    staff = ForeignKeyField(Staff, column_name="staff_id")
    desk = TextField()
    form = TextField()
    subject_id = BigIntegerField(null=True)
    fields = TextField()
    cursor_field = TextField(default="")
    cursor_at = IntegerField(default=0)
    saved_at = DateTimeField()


class SignIn(Table):
    """How somebody proves who they are: hashes, how often in a row it went wrong, and when last."""

    id = BigAutoField()
    staff = ForeignKeyField(Staff, column_name="staff_id", unique=True)
    password = TextField(default="")
    pin = TextField(default="")
    failed = IntegerField(default=0)
    failed_at = DateTimeField(null=True)
    failed_pins = IntegerField(default=0)
    changed_at = DateTimeField(null=True)


class ExportRecord(Table):
    """A ledger that went out; `in_full` with whole numbers, and then why."""

    id = BigAutoField()
    at = DateTimeField()
    staff = ForeignKeyField(Staff, column_name="staff_id")
    desk = TextField()
    kind = TextField()
    lines = IntegerField()
    in_full = BooleanField()
    reason = TextField(default="")


class Erasure(Table):
    """That a person was erased, or what was kept too long: by keys and dates alone, with nobody's data.

    `records` tells which rows, see `db.forgetting.erasures`; `before` is the day up to which a kind was
    cleared.
    """

    id = TextField(primary_key=True)
    at = DateTimeField()
    kind = TextField()
    before = DateField(null=True)
    records = TextField(default="")
