"""Service packages (服务套餐): their runs, who is in them, their sessions and what was recorded there."""

from __future__ import annotations

from db.orm import BigAutoField, BooleanField, DateField, ForeignKeyField, IntegerField, TextField
from db.tables.base import Table
from db.tables.bodies import PartyMember, RegisteredMember, Staff, Volunteer
from db.tables.people import Resident
from db.tables.place import Household, Venue
from db.tables.requests import Request


class Package(Table):
    """One run of a package; runs of the same `series` follow each other.

    `target` is a JSON list of terms (`records.packages`); `recurrence` an RFC 5545 rule; `consent`, `asks`
    and `records` are codes with blanks between.
    """

    id = BigAutoField()
    series = TextField()
    run = TextField(default="")
    name = TextField()
    name_en = TextField(default="")
    purpose = TextField(default="")
    kind = TextField()
    serves = TextField(default="resident")
    target = TextField(default="")
    may_override = BooleanField(default=True)
    season_from = DateField(null=True)
    season_to = DateField(null=True)
    capacity = IntegerField(null=True)
    has_waitlist = BooleanField(default=True)
    venue = ForeignKeyField(Venue, column_name="venue_id", null=True)
    coordinator = ForeignKeyField(Staff, column_name="coordinator_id", null=True)
    recurrence = TextField(default="")
    # Any day, working days or rest days, by the office's calendar.
    held_on = TextField(default="any")
    starts = TextField(default="")
    ends = TextField(default="")
    consent = TextField(default="")
    asks = TextField(default="")
    records = TextField(default="")
    absences_allowed = IntegerField(null=True)
    visit_every = IntegerField(null=True)
    retention_months = IntegerField(null=True)
    campaign = TextField(default="")
    note = TextField(default="")
    copied_from = ForeignKeyField("self", column_name="copied_from_id", null=True, backref="copies")
    opened_on = DateField(null=True)
    closed_on = DateField(null=True)


class PackageSession(Table):
    """A session of a package; `held_on` says when its record was made, `moved_from` what day it was for."""

    id = BigAutoField()
    package = ForeignKeyField(Package, column_name="package_id")
    day = DateField()
    starts = TextField(default="")
    ends = TextField(default="")
    venue = ForeignKeyField(Venue, column_name="venue_id", null=True)
    about = TextField(default="")
    moved_from = DateField(null=True)
    cancelled_on = DateField(null=True)
    reason = TextField(default="")
    held_on = DateField(null=True)
    heads = IntegerField(null=True)
    note = TextField(default="")


class Enrolment(Table):
    """Who is in a package, or waits for a place; exactly one of the five says who."""

    id = BigAutoField()
    package = ForeignKeyField(Package, column_name="package_id")
    resident = ForeignKeyField(Resident, column_name="resident_id", null=True)
    household = ForeignKeyField(Household, column_name="household_id", null=True)
    registered_member = ForeignKeyField(RegisteredMember, column_name="registered_member_id", null=True)
    party_member = ForeignKeyField(PartyMember, column_name="party_member_id", null=True)
    volunteer = ForeignKeyField(Volunteer, column_name="volunteer_id", null=True)
    state = TextField()
    # Their number in the line of those who wait; it only grows, so that nobody is overtaken.
    line = IntegerField(default=0)
    asked_on = DateField()
    enrolled_on = DateField(null=True)
    ended_on = DateField(null=True)
    reason = TextField(default="")
    override_reason = TextField(default="")
    request = ForeignKeyField(Request, column_name="request_id", null=True)
    collected_by = TextField(default="")
    school = TextField(default="")
    note = TextField(default="")


class Attendance(Table):
    """Whether somebody was at a session; `minutes` where hours are recorded."""

    id = BigAutoField()
    session = ForeignKeyField(PackageSession, column_name="session_id")
    enrolment = ForeignKeyField(Enrolment, column_name="enrolment_id")
    state = TextField()
    minutes = IntegerField(null=True)
    note = TextField(default="")


class Allergy(Table):
    """What a child must not have; apart from the enrolment, hidden until it is asked for."""

    id = BigAutoField()
    enrolment = ForeignKeyField(Enrolment, column_name="enrolment_id", unique=True)
    text = TextField()


class Employment(Table):
    """The work somebody found (再就业), what they did before, and what shows it."""

    id = BigAutoField()
    resident = ForeignKeyField(Resident, column_name="resident_id")
    enrolment = ForeignKeyField(Enrolment, column_name="enrolment_id", null=True)
    status_before = TextField(default="")
    started_on = DateField(null=True)
    form = TextField(default="")
    employer = TextField(default="")
    job = TextField(default="")
    evidence = TextField(default="")
    certificate = TextField(default="")
    checked_on = DateField(null=True)
    struck_on = DateField(null=True)


class AssistanceMeasure(Table):
    """A line of an assistance plan (帮扶计划): what is needed, what is done, by whom, and when next."""

    id = BigAutoField()
    enrolment = ForeignKeyField(Enrolment, column_name="enrolment_id")
    need = TextField()
    measure = TextField()
    owner = ForeignKeyField(Staff, column_name="owner_id", null=True)
    next_on = DateField(null=True)
    made_on = DateField()
    done_on = DateField(null=True)
    # How far an application is that the office assists with; never granted by the office.
    status = TextField(default="")
    note = TextField(default="")


class HomeVisit(Table):
    """A visit at somebody's home (入户走访), with or without a request or a package."""

    id = BigAutoField()
    day = DateField()
    time = TextField(default="")
    resident = ForeignKeyField(Resident, column_name="resident_id", null=True)
    household = ForeignKeyField(Household, column_name="household_id", null=True)
    package = ForeignKeyField(Package, column_name="package_id", null=True)
    request = ForeignKeyField(Request, column_name="request_id", null=True)
    staff = ForeignKeyField(Staff, column_name="staff_id", null=True)
    people = TextField(default="")
    found = TextField(default="")
    was_in = BooleanField(default=True)
    struck_on = DateField(null=True)


class ServiceRecord(Table):
    """What a volunteer or a registered member did on a day, and for how many minutes."""

    id = BigAutoField()
    volunteer = ForeignKeyField(Volunteer, column_name="volunteer_id", null=True)
    registered_member = ForeignKeyField(RegisteredMember, column_name="registered_member_id", null=True)
    done_on = DateField()
    what = TextField()
    minutes = IntegerField()
    struck_on = DateField(null=True)
    session = ForeignKeyField(PackageSession, column_name="session_id", null=True)
