"""What of a person is removed, and what is written over: every table that refers to residents is here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.tables import (
    AccessLog,
    Certificate,
    CommitteeSeat,
    Consent,
    Disability,
    Employment,
    Enrolment,
    Guardian,
    Hardship,
    HealthNote,
    HealthReading,
    HomeVisit,
    IdentityPaper,
    NotSame,
    PartyMember,
    Phone,
    RegisteredMember,
    Representative,
    Request,
    RequestReporter,
    Residency,
    Table,
    Task,
    Veteran,
    Visit,
    Volunteer,
)

GONE = "***"
"""What stands where a name was."""

REMOVED: Mapping[type[Table], tuple[str, ...]] = {
    Phone: ("resident",),
    IdentityPaper: ("resident",),
    HealthNote: ("resident",),
    Hardship: ("resident",),
    Veteran: ("resident",),
    Disability: ("resident",),
    Guardian: ("child",),
    NotSame: ("one", "other"),
}
"""Tables whose rows only describe a person, and the columns that say whom."""

CLEARED: Mapping[type[Table], Mapping[str, str]] = {
    Residency: {"moved_to": ""},
    PartyMember: {"name": GONE, "phone": "", "post": "", "note": ""},
    RegisteredMember: {"name": GONE, "phone": "", "work_unit": "", "skill": "", "post": "", "note": ""},
    CommitteeSeat: {"name": GONE, "phone": ""},
    Representative: {"name": GONE, "phone": "", "note": ""},
    Volunteer: {"name": GONE, "phone": "", "skill": "", "note": ""},
    Request: {"reporter": GONE, "place": "", "background": ""},
    RequestReporter: {"name": GONE, "phone": ""},
    Enrolment: {"reason": "", "override_reason": "", "collected_by": "", "school": "", "note": ""},
    Employment: {"employer": "", "job": "", "evidence": "", "certificate": ""},
    HomeVisit: {"people": "", "found": ""},
    HealthReading: {"conditions": "", "measured_by": ""},
    Guardian: {"name": GONE, "phone": ""},
    Consent: {"given_by": "", "note": ""},
    Task: {"text": GONE, "reason": ""},
    Certificate: {"name": GONE, "about": "", "number": "", "note": ""},
    Visit: {"name": GONE, "about": ""},
    AccessLog: {},
}
"""Tables whose rows are counted and stay, and what is written over in those of a person."""

OF_A_PERSON: Mapping[str, Any] = {
    "name": GONE, "note": "", "doubt": "", "ethnic_group": "", "politics": "", "marriage": "",
    "education": "", "workplace": "", "registered_at": "", "lunar_month": None, "lunar_day": None,
}  # fmt: skip
"""What is written over in the record itself; of the birth date the year stays."""
