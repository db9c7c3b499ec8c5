"""Where things are: grids, estates, buildings and homes."""

from __future__ import annotations

from db.orm import BigAutoField, BooleanField, DateField, ForeignKeyField, IntegerField, TextField
from db.tables.base import Table


class Grid(Table):
    """One of the community's numbered grids."""

    id = BigAutoField()
    number = IntegerField(unique=True)
    name = TextField(default="")
    note = TextField(default="")
    retired_on = DateField(null=True)


class Organisation(Table):
    """A body the office works with: a property company, a clinic, a work unit."""

    id = BigAutoField()
    name = TextField(unique=True)
    kind = TextField()
    contact_name = TextField(default="")
    phone = TextField(default="")
    answers_for = TextField(default="")
    hours = TextField(default="")
    address = TextField(default="")
    note = TextField(default="")
    retired_on = DateField(null=True)


class Estate(Table):
    """A housing estate; `organisation` is who manages it."""

    id = BigAutoField()
    name = TextField(unique=True)
    kind = TextField()
    built = TextField(default="")
    organisation = ForeignKeyField(Organisation, column_name="organisation_id", null=True)
    address = TextField(default="")
    note = TextField(default="")
    retired_on = DateField(null=True)
    merged_into = ForeignKeyField("self", column_name="merged_into_id", null=True, backref="merged_from")


class EstateAlias(Table):
    """Another name people use for an estate."""

    id = BigAutoField()
    estate = ForeignKeyField(Estate, column_name="estate_id")
    # Peewee has an `alias` of its own.
    name = TextField(column_name="alias", unique=True)


class OrganisationEstate(Table):
    """An estate an organisation answers for."""

    id = BigAutoField()
    organisation = ForeignKeyField(Organisation, column_name="organisation_id")
    estate = ForeignKeyField(Estate, column_name="estate_id")


class Building(Table):
    """A building of an estate; an empty `number` means that the estate is one building without one."""

    id = BigAutoField()
    estate = ForeignKeyField(Estate, column_name="estate_id")
    number = TextField()
    number_sort = IntegerField()
    grid = ForeignKeyField(Grid, column_name="grid_id", null=True)
    retired_on = DateField(null=True)


class Venue(Table):
    """A place where the office holds things: a hall, a square, a park."""

    id = BigAutoField()
    name = TextField(unique=True)
    address = TextField(default="")
    capacity = IntegerField(null=True)
    contact_name = TextField(default="")
    phone = TextField(default="")
    note = TextField(default="")
    retired_on = DateField(null=True)


class Household(Table):
    """One home: its address below the building, as text with numbers to sort by."""

    id = BigAutoField()
    building = ForeignKeyField(Building, column_name="building_id")
    unit = TextField()
    unit_sort = IntegerField()
    room = TextField()
    room_sort = IntegerField()
    note = TextField(default="")
    number = TextField(default="")
    tenure = TextField(default="")
    without_head = BooleanField(default=False)
    merged_into = ForeignKeyField("self", column_name="merged_into_id", null=True, backref="merged_from")
