"""What goes up from the database: frozen records without behaviour of their own.

The one part of `db` that every floor may import; standard library only, so that a screen can
paint before Peewee is loaded.
"""

from __future__ import annotations

from db.records.acting import Duty, Reason, Refused, UndoneEntry
from db.records.boards import BannerLine, WhistleLine
from db.records.cards import (
    Card,
    GridOfficer,
    HouseholdCard,
    OrganisationCard,
    Paper,
    ProtectedFact,
    RequestCard,
    RequestLine,
    ResidentCard,
    Revealed,
)
from db.records.estates import BuildingsPlan, EstatePlan, GridPlan
from db.records.files import AttachedFile, Content, KeptState
from db.records.finding import Address, Alike, Hit, Kind, Term, Token, Why
from db.records.office import LARGEST_SITE, Backup, ChangedSetting, Counts, Draft, OwnDay
from db.records.packages import (
    EnrolmentLine,
    PackageLine,
    PackageRun,
    PersonFacts,
    SessionLine,
    TargetRule,
    TargetTerm,
)
from db.records.people import (
    Away,
    Home,
    HomeDetails,
    Kin,
    Member,
    Newcomer,
    NewHome,
    PersonDetails,
    Phone,
    PhoneDetails,
    Stay,
)
from db.records.places import Area, Flat, Level, Spot
from db.records.registers import ChangeMade, RegisterEntry
from db.records.requests import (
    Clock,
    Deadlines,
    Following,
    Journey,
    Matter,
    Reporter,
    RequestLife,
    RequestStep,
    SimilarRequest,
    Station,
    WhistleSent,
)

__all__ = [
    "LARGEST_SITE",
    "Address",
    "Alike",
    "Area",
    "AttachedFile",
    "Away",
    "Backup",
    "BannerLine",
    "BuildingsPlan",
    "Card",
    "ChangeMade",
    "ChangedSetting",
    "Clock",
    "Content",
    "Counts",
    "Deadlines",
    "Draft",
    "Duty",
    "EnrolmentLine",
    "EstatePlan",
    "Flat",
    "Following",
    "GridOfficer",
    "GridPlan",
    "Hit",
    "Home",
    "HomeDetails",
    "HouseholdCard",
    "Journey",
    "KeptState",
    "Kin",
    "Kind",
    "Level",
    "Matter",
    "Member",
    "NewHome",
    "Newcomer",
    "OrganisationCard",
    "OwnDay",
    "PackageLine",
    "PackageRun",
    "Paper",
    "PersonDetails",
    "PersonFacts",
    "Phone",
    "PhoneDetails",
    "ProtectedFact",
    "Reason",
    "Refused",
    "RegisterEntry",
    "Reporter",
    "RequestCard",
    "RequestLife",
    "RequestLine",
    "RequestStep",
    "ResidentCard",
    "Revealed",
    "SessionLine",
    "SimilarRequest",
    "Spot",
    "Station",
    "Stay",
    "TargetRule",
    "TargetTerm",
    "Term",
    "Token",
    "UndoneEntry",
    "WhistleLine",
    "WhistleSent",
    "Why",
]
