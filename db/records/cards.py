"""Cards: what is shown of one thing, masked, and what of it may be shown in full."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.records.finding import Address
from db.records.health import HealthReadingLine
from db.records.outcomes import EmploymentLine
from db.records.packages import ConsentKept, PackageOffer, PackageTaken
from db.records.people import HomeVisitLine, Kin, Member, Phone, PhoneDetails, Stay
from db.records.requests import NO_DEADLINES, Clock, Deadlines, RequestLife


@dataclass(frozen=True, slots=True)
class GridOfficer:
    """The grid a building belongs to and who looks after it today (`worker` may be empty)."""

    number: int
    worker: str


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request in a list or the notebook."""

    id: int
    number: str
    received_on: date
    reporter: str
    estate: str
    nature: str
    summary: str
    state: str
    deadlines: Deadlines = NO_DEADLINES
    time_limit: str = "ordinary"
    contacted_on: date | None = None
    clock: Clock | None = None
    """Of its clocks the one that presses most, as it stands now; None where nothing is owed."""

    confidential: bool = False
    """Then a list tells of it only what it is about; who and what are empty."""
    topic_names: tuple[str, str] = ("", "")
    """What the topic of a confidential one is called in Chinese and in English."""
    heads: int = 1
    """How many reported it."""

    @property
    def due_on(self) -> date | None:
        """When what is due next is due."""
        return self.deadlines.due_on


@dataclass(frozen=True, slots=True)
class ResidentCard:
    """A resident as a card or a preview shows them, masked (domain 6.1)."""

    id: int
    name: str
    sex: int
    age: int | None
    relation: str
    ethnic_group: str
    residence: str
    address: Address | None
    household_id: int | None
    grid: GridOfficer | None
    phones: tuple[Phone, ...]
    paper_masked: str
    family: tuple[Member, ...]
    requests: tuple[RequestLine, ...]
    here: bool
    died: bool
    doubts: tuple[str, ...]
    sensitive_facts: int
    note: str
    politics: str = ""
    marriage: str = ""
    education: str = ""
    workplace: str = ""
    registered_at: str = ""
    homes: tuple[Stay, ...] = ()
    kin: tuple[Kin, ...] = ()
    employments: tuple[EmploymentLine, ...] = ()
    packages: tuple[PackageTaken, ...] = ()
    offers: tuple[PackageOffer, ...] = ()
    """What they, and those who live with them, may join and have not."""
    consents: tuple[ConsentKept, ...] = ()


@dataclass(frozen=True, slots=True)
class HouseholdCard:
    """A household with the people who live there now, head first."""

    id: int
    address: Address
    grid: GridOfficer | None
    manager: str
    members: tuple[Member, ...]
    requests: tuple[RequestLine, ...]
    note: str
    number: str = ""
    tenure: str = ""
    without_head: bool = False
    past: tuple[Stay, ...] = ()
    offers: tuple[PackageOffer, ...] = ()
    visits: tuple[HomeVisitLine, ...] = ()
    """The last visits at this home."""


@dataclass(frozen=True, slots=True)
class Paper:
    """An identity paper in full, and whether somebody has seen it."""

    kind: str
    number: str
    verified: bool


@dataclass(frozen=True, slots=True)
class ProtectedFact:
    """A fact about health, hardship, service or guardianship (domain 6, PIPL articles 28 to 31).

    Args:
        subject: which kind of fact: health_note, health_reading, hardship, veteran (and
            veteran_card, veteran_plaque, veteran_merits), disability, guardian.
        code: what it is, where that is a code (of hardship, disability, or a guardian's relation).
        text: in words: a note, a name, a reading.
        more: what else is kept about it: a source, a grade, a phone.
        since: when it began, as it is kept (`2009-12`, a date).
        until: when it ended.
    """

    subject: str
    code: str = ""
    text: str = ""
    more: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Revealed:
    """What a resident's card masks, in full; `frontdesk.revealing` gives it and notes who looked."""

    resident_id: int
    born_on: date | None
    phones: tuple[PhoneDetails, ...]
    papers: tuple[Paper, ...]
    protected: tuple[ProtectedFact, ...]
    readings: tuple[HealthReadingLine, ...] = ()
    packages: tuple[PackageTaken, ...] = ()
    offers: tuple[PackageOffer, ...] = ()
    consents: tuple[ConsentKept, ...] = ()
    no_readings_since: date | None = None
    """The day on which the consent to health data was taken back: what was measured is not shown then."""


@dataclass(frozen=True, slots=True)
class OrganisationCard:
    """An organisation, its contact and the estates it answers for."""

    id: int
    name: str
    kind: str
    contact_name: str
    phone: str
    estates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RequestCard:
    """A request as far as it is known today."""

    line: RequestLine
    channel: str
    topic: str
    words: str
    due_on: date | None
    resolved_on: date | None
    resident_id: int | None
    topic_names: tuple[str, str] = ("", "")
    """What the topic is called in Chinese and in English."""
    life: RequestLife | None = None


Card = ResidentCard | HouseholdCard | OrganisationCard | RequestCard
