"""Party branches and members, and the office's own staff."""

from __future__ import annotations

from db.orm import BigAutoField, DateField, ForeignKeyField, TextField
from db.tables.base import Table
from db.tables.people import Resident
from db.tables.place import Grid, Organisation


class PartyBranch(Table):
    """A Party branch, of the community or of an organisation."""

    id = BigAutoField()
    name = TextField(unique=True)
    organisation = ForeignKeyField(Organisation, column_name="organisation_id", null=True)
    retired_on = DateField(null=True)


class PartyMember(Table):
    """A member of a branch, linked to the resident where they are one."""

    id = BigAutoField()
    branch = ForeignKeyField(PartyBranch, column_name="branch_id")
    name = TextField()
    resident = ForeignKeyField(Resident, column_name="resident_id", null=True)
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
    registered_on = DateField(null=True)


class Staff(Table):
    """Somebody who works in the office."""

    id = BigAutoField()
    name = TextField()
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
