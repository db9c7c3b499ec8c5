"""Who helps and who works here: volunteers and the office's staff; and what requests are about."""

from __future__ import annotations

from frontdesk.registers.declared import Column, Holds, Part, Register
from frontdesk.registers.of_places import (
    NOTE,
    PHONE,
    RESIDENT,
    SINCE,
    UNTIL,
    day_of,
    days,
    name_of,
    person_name,
)
from frontdesk.words import NP_

_SERVICE = (
    Column("what", NP_("field", "What was done"), needed=True, cells=30),
    day_of("done_on"),
    Column(
        "minutes", NP_("field", "Hours"), Holds.HOURS, needed=True, cells=8, hint=NP_("field", "2, 1.5, 1:30")
    ),
)

VOLUNTEER = Register(
    "volunteer",
    NP_("page", "Volunteers"),
    NP_("page", "Volunteer"),
    (
        person_name(),
        Column("skill", NP_("field", "Skill"), cells=20),
        RESIDENT,
        PHONE,
        *days("joined_on", "left_on", NP_("field", "Joined"), NP_("field", "Left")),
        NOTE,
    ),
    parts=(Part("volunteer_service", "volunteer"),),
    starts="joined_on",
    ends="left_on",
)
VOLUNTEER_SERVICE = Register(
    "volunteer_service",
    NP_("page", "Service"),
    NP_("page", "Service"),
    (
        *_SERVICE,
        Column("volunteer", NP_("field", "Volunteer"), Holds.ENTRY, needed=True, of="volunteer"),
    ),
)
MEMBER_SERVICE = Register(
    "member_service",
    NP_("page", "Service"),
    NP_("page", "Service"),
    (
        *_SERVICE,
        Column(
            "registered_member",
            NP_("field", "Registered member"),
            Holds.ENTRY,
            needed=True,
            of="registered_member",
        ),
    ),
)
STAFF = Register(
    "staff",
    NP_("page", "Staff"),
    NP_("page", "Member of staff"),
    (person_name(16), PHONE, NOTE),
    parts=(Part("staff_post", "staff"), Part("grid_post", "staff")),
    alone=("name",),
)
STAFF_POST = Register(
    "staff_post",
    NP_("page", "Posts"),
    NP_("page", "Post"),
    (
        Column("role", NP_("field", "Post"), Holds.CODE, needed=True, group="role", cells=14),
        *days("from_on", "to_on", SINCE, UNTIL),
        Column("staff", NP_("field", "Member of staff"), Holds.ENTRY, needed=True, of="staff"),
    ),
    starts="from_on",
    ends="to_on",
)
TOPIC = Register(
    "topic",
    NP_("page", "Topics"),
    NP_("page", "Topic"),
    (
        name_of(16),
        Column("code", NP_("field", "Letters"), needed=True, cells=8, hint=NP_("field", "wy: typed for it")),
        Column("name_en", NP_("field", "In English"), cells=24),
        Column("parent", NP_("field", "Part of"), Holds.ENTRY, of="topic", cells=14),
        Column(
            "organisation",
            NP_("field", "Goes to"),
            Holds.ENTRY,
            of="organisation",
            cells=18,
            hint=NP_("field", "whom it is usually whistled to"),
        ),
        Column("time_limit", NP_("field", "Time limit"), Holds.CODE, group="time_limit", cells=12),
    ),
    alone=("code",),
)
PHRASE = Register(
    "phrase",
    NP_("page", "Everyday phrases"),
    NP_("page", "Everyday phrase"),
    (
        Column("text", NP_("field", "Words"), needed=True, cells=44, wide=True),
        Column("topic", NP_("field", "Topic"), Holds.ENTRY, of="topic", cells=16),
    ),
)
