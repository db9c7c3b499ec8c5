"""Who lives or lived here, how to reach them, and by which paper they are known."""

from __future__ import annotations

from db.orm import (
    BigAutoField,
    BooleanField,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    SmallIntegerField,
    TextField,
)
from db.tables.base import Table
from db.tables.place import Household


class Resident(Table):
    """A person; never deleted, only moved out, died or anonymised."""

    id = BigAutoField()
    name = TextField()
    sex = SmallIntegerField(default=0)
    born_on = DateField(null=True)
    ethnic_group = TextField(default="01")
    residence = TextField(default="registered")
    died_on = DateField(null=True)
    anonymised_at = DateTimeField(null=True)
    note = TextField(default="")
    # Codes of what is to be verified, a blank between them.
    doubt = TextField(default="")
    politics = TextField(default="")
    marriage = TextField(default="")
    education = TextField(default="")
    workplace = TextField(default="")
    registered_at = TextField(default="")
    # "solar" or "lunar": by which calendar the birthday is kept; a lunar one has its own month and day.
    birthday_calendar = TextField(default="solar")
    lunar_month = SmallIntegerField(null=True)
    lunar_day = SmallIntegerField(null=True)
    merged_into = ForeignKeyField("self", column_name="merged_into_id", null=True, backref="merged_from")


class Residency(Table):
    """A person living in a home from one day to another; an empty `to_on` means now."""

    id = BigAutoField()
    resident = ForeignKeyField(Resident, column_name="resident_id")
    household = ForeignKeyField(Household, column_name="household_id")
    relation = TextField()
    from_on = DateField(null=True)
    to_on = DateField(null=True)
    moved_to = TextField(default="")


class Phone(Table):
    """A number by which a person can be reached, and whose it is."""

    id = BigAutoField()
    resident = ForeignKeyField(Resident, column_name="resident_id")
    number = TextField()
    whose = TextField(default="own")
    position = IntegerField(default=0)
    name = TextField(default="")


class IdentityPaper(Table):
    """An identity number, and whether somebody has seen the paper."""

    id = BigAutoField()
    resident = ForeignKeyField(Resident, column_name="resident_id")
    kind = TextField()
    number = TextField()
    verified = BooleanField()


class NotSame(Table):
    """Two people who look alike and whom somebody has told apart; `one` has the smaller id."""

    id = BigAutoField()
    one = ForeignKeyField(Resident, column_name="one_id", backref="told_from_later")
    other = ForeignKeyField(Resident, column_name="other_id", backref="told_from_earlier")
