"""Bodies: organisations, owners' committees, representatives, the Party's branches (domain 1.1)."""

from __future__ import annotations

from frontdesk.registers.declared import Column, Holds, Part, Register
from frontdesk.registers.of_places import (
    ADDRESS,
    CONTACT,
    NOTE,
    PHONE,
    RESIDENT,
    SINCE,
    UNTIL,
    days,
    name_of,
    person_name,
)
from frontdesk.words import NP_

_ESTATES = Column(
    "estates",
    NP_("field", "Estates"),
    Holds.ENTRIES,
    of="estate",
    cells=16,
    wide=True,
    hint=NP_("field", "hn yly: those it answers for, or F4"),
)
_HOURS = Column("hours", NP_("field", "Hours"), hint=NP_("field", "周一至周五 8:30-17:30"))

ORGANISATION = Register(
    "organisation",
    NP_("page", "Organisations"),
    NP_("page", "Organisation"),
    (
        name_of(26),
        Column("kind", NP_("field", "Kind"), Holds.CODE, needed=True, group="organisation", cells=12),
        Column("answers_for", NP_("field", "Answers for"), hint=NP_("field", "垃圾清运、路灯"), cells=14),
        CONTACT,
        PHONE,
        _HOURS,
        ADDRESS,
        _ESTATES,
        NOTE,
    ),
    alone=("name",),
)
OWNERS_COMMITTEE = Register(
    "owners_committee",
    NP_("page", "Owners' committees"),
    NP_("page", "Owners' committee"),
    (name_of(26), CONTACT, PHONE, _HOURS, ADDRESS, _ESTATES, NOTE),
    parts=(Part("committee_seat", "organisation"),),
    alone=("name",),
)
COMMITTEE_SEAT = Register(
    "committee_seat",
    NP_("page", "Committee members"),
    NP_("page", "Committee member"),
    (
        person_name(),
        Column("post", NP_("field", "Post"), Holds.CODE, needed=True, group="seat", cells=10),
        RESIDENT,
        PHONE,
        *days("from_on", "to_on", SINCE, UNTIL),
        Column("organisation", NP_("field", "Committee"), Holds.ENTRY, needed=True, of="owners_committee"),
    ),
    starts="from_on",
    ends="to_on",
    codes=(("post", "member"),),
)
REPRESENTATIVE = Register(
    "representative",
    NP_("page", "Residents' representatives"),
    NP_("page", "Residents' representative"),
    (
        person_name(),
        Column("estate", NP_("field", "Estate"), Holds.ENTRY, needed=True, of="estate", cells=18),
        RESIDENT,
        PHONE,
        *days("from_on", "to_on", SINCE, UNTIL),
        NOTE,
    ),
    starts="from_on",
    ends="to_on",
)
PARTY_BRANCH = Register(
    "party_branch",
    NP_("page", "Party branches"),
    NP_("page", "Party branch"),
    (
        name_of(32),
        Column("organisation", NP_("field", "Of"), Holds.ENTRY, of="organisation", cells=26),
        Column("secretary", NP_("field", "Secretary"), cells=10),
        NOTE,
    ),
    parts=(Part("party_member", "branch", has_card=True),),
    alone=("name",),
)
PARTY_MEMBER = Register(
    "party_member",
    NP_("page", "Party members"),
    NP_("page", "Party member"),
    (
        person_name(),
        Column("branch", NP_("field", "Branch"), Holds.ENTRY, needed=True, of="party_branch", cells=24),
        Column("post", NP_("field", "Post"), cells=10),
        RESIDENT,
        PHONE,
        *days("joined_on", "left_on", NP_("field", "Joined"), NP_("field", "Left")),
        NOTE,
    ),
    starts="joined_on",
    ends="left_on",
)
REGISTERED_MEMBER = Register(
    "registered_member",
    NP_("page", "Registered members"),
    NP_("page", "Registered member"),
    (
        person_name(),
        Column("work_unit", NP_("field", "Work unit"), needed=True, cells=22),
        Column("skill", NP_("field", "Skill"), cells=10),
        Column("post", NP_("field", "Post taken"), cells=14),
        RESIDENT,
        PHONE,
        *days("registered_on", "left_on", NP_("field", "Registered"), NP_("field", "Left")),
        NOTE,
    ),
    parts=(Part("member_service", "registered_member"),),
    starts="registered_on",
    ends="left_on",
)
