"""Party branches and members, those who stand for others or help, and the office's own staff."""

from __future__ import annotations

from db.orm import BigAutoField, DateField, ForeignKeyField, TextField
from db.tables.base import Table
from db.tables.people import Resident
from db.tables.place import Estate, Grid, Organisation


class PartyBranch(Table):
    """A Party branch, of the community or of an organisation."""

    id = BigAutoField()
    name = TextField(unique=True)
    organisation = ForeignKeyField(Organisation, column_name="organisation_id", null=True)
    secretary = TextField(default="")
    note = TextField(default="")
    retired_on = DateField(null=True)


class PartyMember(Table):
    """A member of a branch, linked to the resident where they are one."""

    id = BigAutoField()
    branch = ForeignKeyField(PartyBranch, column_name="branch_id")
    name = TextField()
    resident = ForeignKeyField(Resident, column_name="resident_id", null=True)
    phone = TextField(default="")
    post = TextField(default="")
    note = TextField(default="")
    joined_on = DateField(null=True)
    left_on = DateField(null=True)


class RegisteredMember(Table):
    """A member of another unit's branch who reported in to help here."""

    id = BigAutoField()
    name = TextField()
    work_unit = TextField()
    skill = TextField(default="")
    post = TextField(default="")
    resident = ForeignKeyField(Resident, column_name="resident_id", null=True)
    phone = TextField(default="")
    note = TextField(default="")
    registered_on = DateField(null=True)
    left_on = DateField(null=True)


class Staff(Table):
    """Somebody who works in the office."""

    id = BigAutoField()
    name = TextField()
    phone = TextField(default="")
    note = TextField(default="")
    retired_on = DateField(null=True)


class StaffPost(Table):
    """The role somebody has from one day to another."""

    id = BigAutoField()
    staff = ForeignKeyField(Staff, column_name="staff_id")
    role = TextField()
    from_on = DateField(null=True)
    to_on = DateField(null=True)


class GridPost(Table):
    """Who looks after a grid from one day to another."""

    id = BigAutoField()
    grid = ForeignKeyField(Grid, column_name="grid_id")
    staff = ForeignKeyField(Staff, column_name="staff_id")
    from_on = DateField(null=True)
    to_on = DateField(null=True)


class CommitteeSeat(Table):
    """A seat in an owners' committee from one day to another."""

    id = BigAutoField()
    organisation = ForeignKeyField(Organisation, column_name="organisation_id")
    name = TextField()
    resident = ForeignKeyField(Resident, column_name="resident_id", null=True)
    post = TextField(default="member")
    phone = TextField(default="")
    from_on = DateField(null=True)
    to_on = DateField(null=True)


class Representative(Table):
    """Somebody who stands for the residents of an estate from one day to another."""

    id = BigAutoField()
    name = TextField()
    estate = ForeignKeyField(Estate, column_name="estate_id", null=True)
    resident = ForeignKeyField(Resident, column_name="resident_id", null=True)
    phone = TextField(default="")
    from_on = DateField(null=True)
    to_on = DateField(null=True)
    note = TextField(default="")


class Volunteer(Table):
    """Somebody who helps without being paid."""

    id = BigAutoField()
    name = TextField()
    resident = ForeignKeyField(Resident, column_name="resident_id", null=True)
    phone = TextField(default="")
    skill = TextField(default="")
    joined_on = DateField(null=True)
    left_on = DateField(null=True)
    note = TextField(default="")
