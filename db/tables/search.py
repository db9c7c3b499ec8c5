"""One document of search tokens per findable thing; the engines index these."""

from __future__ import annotations

from db.orm import BigAutoField, BigIntegerField, TextField
from db.tables.base import Table


class ResidentDoc(Table):
    """The tokens of the resident with the same id."""

    id = BigIntegerField(primary_key=True)
    t = TextField()


class HouseholdDoc(Table):
    """The tokens of the household with the same id."""

    id = BigIntegerField(primary_key=True)
    t = TextField()


class OrganisationDoc(Table):
    """The tokens of the organisation with the same id."""

    id = BigIntegerField(primary_key=True)
    t = TextField()


class RequestDoc(Table):
    """The tokens of the request with the same id."""

    id = BigIntegerField(primary_key=True)
    t = TextField()


class RecentDoc(Table):
    """The tokens of a resident served of late; the highest id is the latest."""

    id = BigAutoField()
    resident_id = BigIntegerField(unique=True)
    t = TextField()
