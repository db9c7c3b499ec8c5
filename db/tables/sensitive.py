"""Facts about people that lists never show: each kind stands in a table of its own."""

from __future__ import annotations

from db.orm import BigAutoField, DateField, DateTimeField, ForeignKeyField, SmallIntegerField, TextField
from db.tables.base import Table
from db.tables.bodies import Staff
from db.tables.packages import Package, PackageSession
from db.tables.people import Resident


class HealthReading(Table):
    """One measured value with the conditions it was taken under."""

    id = BigAutoField()
    resident = ForeignKeyField(Resident, column_name="resident_id")
    taken_at = DateTimeField()
    kind = TextField()
    reading = TextField()
    conditions = TextField(default="")
    session = ForeignKeyField(PackageSession, column_name="session_id", null=True)
    measured_by = TextField(default="")
    staff = ForeignKeyField(Staff, column_name="staff_id", null=True)
    struck_on = DateField(null=True)


class HealthNote(Table):
    """An illness as somebody told it or a doctor's paper says; `source` is who."""

    id = BigAutoField()
    resident = ForeignKeyField(Resident, column_name="resident_id")
    text = TextField()
    source = TextField(default="")


class Hardship(Table):
    """A recognised hardship and the time it was granted for."""

    id = BigAutoField()
    resident = ForeignKeyField(Resident, column_name="resident_id")
    kind = TextField()
    from_on = DateField(null=True)
    to_on = DateField(null=True)
    note = TextField(default="")


class Veteran(Table):
    """Years of service, and which of the groups, cards and plaques of the law somebody has."""

    id = BigAutoField()
    resident = ForeignKeyField(Resident, column_name="resident_id", unique=True)
    served_from = TextField(default="")
    served_to = TextField(default="")
    note = TextField(default="")
    category = TextField(default="")
    unit = TextField(default="")
    card = TextField(default="")
    plaque_on = DateField(null=True)
    merits = TextField(default="")


class Disability(Table):
    """A certified disability."""

    id = BigAutoField()
    resident = ForeignKeyField(Resident, column_name="resident_id")
    kind = TextField()
    grade = SmallIntegerField(null=True)
    certificate = TextField(default="")


class Guardian(Table):
    """Who answers for a child; the guardian need not be a resident."""

    id = BigAutoField()
    child = ForeignKeyField(Resident, column_name="child_id", backref="guardians")
    resident = ForeignKeyField(Resident, column_name="resident_id", backref="wards", null=True)
    name = TextField()
    relation = TextField()
    phone = TextField(default="")


class Consent(Table):
    """What a person, or who answers for them, agreed to or refused."""

    id = BigAutoField()
    resident = ForeignKeyField(Resident, column_name="resident_id")
    purpose = TextField()
    given_by = TextField()
    how = TextField()
    given_on = DateField(null=True)
    refused_on = DateField(null=True)
    withdrawn_on = DateField(null=True)
    package = ForeignKeyField(Package, column_name="package_id", null=True)
    relation = TextField(default="")
    note = TextField(default="")
