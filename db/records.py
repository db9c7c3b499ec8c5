"""What goes up from the database: frozen records without behaviour of their own.

The one module of `db` that every floor may import; standard library only, so that a screen can
paint before Peewee is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is so, as a code with its values; `frontdesk.words` says it in a language."""

    code: str
    values: dict[str, str | int] = field(default_factory=dict)


class Refused(Exception):
    """Something that cannot be done, with the reason a person is told."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.reason = Reason(code, values)


@dataclass(frozen=True, slots=True)
class Duty:
    """Who acts, in which role, at which desk, on which day: the first argument of every operation."""

    staff_id: int
    staff_name: str
    role: str
    desk: str
    day: date


class Kind(StrEnum):
    """What a hit of the find box can be."""

    RESIDENT = "resident"
    HOUSEHOLD = "household"
    ORGANISATION = "organisation"
    REQUEST = "request"


class Why(StrEnum):
    """By what a hit was found."""

    NAME = "name"
    TITLE = "title"
    PINYIN = "pinyin"
    INITIALS = "initials"
    PHONE = "phone"
    PAPER = "paper"
    ADDRESS = "address"
    ESTATE = "estate"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Token:
    """One indexed word to look for; `prefix` also accepts longer words that begin with it."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that was typed: levels from the strictest reading to the loosest, each any-of its tokens."""

    levels: tuple[tuple[Token, ...], ...]


@dataclass(frozen=True, slots=True)
class Address:
    """Where a household is; `unit` and `building` may be empty, all parts are text."""

    estate: str
    building: str
    unit: str
    room: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of a list of finds: never an ID digit, a birth date or a phone.

    `detail` holds the relation to the head (resident), the kind (organisation) or the state
    (request) as a code, or the number of people (household).
    """

    kind: Kind
    id: int
    name: str
    sex: int = 0
    age: int | None = None
    address: Address | None = None
    household_id: int | None = None
    detail: str = ""
    here: bool = True
    open_requests: int = 0
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody (or a home) who is like what is being entered, and by what: codes of the group `alike`."""

    hit: Hit
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number already masked, whose it is (`own`, `child`, `neighbour` …), and that one's name."""

    masked: str
    whose: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a household, as its card and previews list them."""

    id: int
    name: str
    sex: int
    age: int | None
    relation: str
    phones: tuple[Phone, ...] = ()


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody's time in a home: whose (`name`) or where (`address`), as the list it stands in needs.

    A stay from birth has no `from_on`, because that day is a birthday; one that lasts has no `to_on`.
    """

    resident_id: int
    household_id: int
    relation: str
    from_on: date | None
    to_on: date | None
    from_birth: bool = False
    moved_to: str = ""
    name: str = ""
    sex: int = 0
    died: bool = False
    address: Address | None = None


@dataclass(frozen=True, slots=True)
class Kin:
    """Family who lived with somebody and no longer do, and where they are now; `age` is None of the dead."""

    id: int
    name: str
    sex: int
    age: int | None
    relation: str
    died: bool
    address: Address | None


@dataclass(frozen=True, slots=True)
class PhoneDetails:
    """A phone number in full, whose it is, and that person's name where it is known."""

    number: str
    whose: str = "own"
    name: str = ""


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """What is kept about a person, in full: for a form or a ledger, never for a list or a card.

    All but the name may be unknown (empty, 0 or None). `doubts` are the codes of what is to be verified.
    """

    name: str
    sex: int = 0
    born_on: date | None = None
    ethnic_group: str = "01"
    residence: str = "registered"
    politics: str = ""
    marriage: str = ""
    education: str = ""
    workplace: str = ""
    registered_at: str = ""
    paper_kind: str = "resident_id"
    paper_number: str = ""
    phones: tuple[PhoneDetails, ...] = ()
    note: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """Who lives in a household and as what, for changing it; id 0 stands for one that is still to be made.

    `without_head` says that nobody is head although somebody lives there.
    """

    id: int
    address: Address
    members: tuple[Member, ...] = ()
    without_head: bool = False
    grid: int | None = None


@dataclass(frozen=True, slots=True)
class NewHome:
    """A household to be made: its estate, and its address below that as text; building and unit may be ""."""

    estate_id: int
    building: str
    unit: str
    room: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody who leaves the community: moved (`to` says where, as far as known) or died."""

    resident_id: int
    died: bool = False
    to: str = ""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is not known yet, under a negative id until kept; `guardians` are residents' ids."""

    id: int
    person: PersonDetails
    guardians: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HomeDetails:
    """What is kept about a household, in full: for a form. All parts of its address are text."""

    estate_id: int
    building: str
    unit: str
    room: str
    number: str = ""
    tenure: str = ""
    note: str = ""


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
        subject: which kind of fact: health_note, health_reading, hardship, veteran, disability, guardian.
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


Card = ResidentCard | HouseholdCard | OrganisationCard | RequestCard


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one is while browsing: outside, in an estate, in a building of it, or in a unit of that."""

    estate_id: int | None = None
    building_id: int | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """An estate, a building or a unit that can be gone into, and how much there is in it.

    `parts` counts the buildings of an estate or the units of a building, `homes` every flat,
    `lived_in` those where somebody lives; `words` is what it is found by when typed.
    """

    spot: Spot
    name: str
    parts: int
    homes: int
    lived_in: int
    people: int
    words: tuple[str, ...] = ()
    grids: tuple[GridOfficer, ...] = ()


@dataclass(frozen=True, slots=True)
class Flat:
    """A flat of an entrance: who is its head (or, without one, who comes first), and what is going on."""

    id: int
    room: str
    head: str
    people: int
    let: bool
    open_requests: int
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """A level of browsing: either areas to go into or, at an entrance, flats.

    `estate`, `building` and `unit` are the names on the way to it; `outside` is one level out.
    """

    spot: Spot
    areas: tuple[Area, ...] = ()
    flats: tuple[Flat, ...] = ()
    estate: str = ""
    building: str = ""
    unit: str = ""
    outside: Spot | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of everything there is today; pages to come show these until they have their own lists."""

    estates: int
    grids: int
    buildings: int
    households: int
    empty_households: int
    residents: int
    departed: int
    organisations: int
    branches: int
    members: int
    registered_members: int
    staff: int
    requests: int
    requests_open: int
    requests_overdue: int
    requests_due_today: int
    requests_awaiting_call: int
    requests_unanswered: int
    doubts: int
    drafts: int


@dataclass(frozen=True, slots=True)
class UndoneEntry:
    """What an undo reversed: the operation's code and subject, and the rows touched as (table, id)."""

    id: int
    operation: str
    subject_kind: str
    subject_id: int | None
    day: date
    at: datetime
    touched: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-typed form: its fields as text, and where the cursor stood.

    `id` is made once, when the form is begun, and travels with the operation that ends it.
    `saved_at` (UTC) is set by saving.
    """

    id: str
    staff_id: int
    desk: str
    form: str
    fields: dict[str, str]
    subject_id: int | None = None
    cursor_field: str = ""
    cursor_at: int = 0
    saved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the database that was checked; `size` in bytes, `rows` over all tables."""

    path: str
    size: int
    sha256: str
    rows: int
