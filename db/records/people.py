"""People and their homes, as forms and life events need them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.records.finding import Address


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
class BirthdayLine:
    """Somebody with a birthday soon: the age they reach and the day; never the birth date itself."""

    id: int
    name: str
    sex: int
    age: int
    on: date
    address: Address
    grid: int | None
    is_lunar: bool = False


@dataclass(frozen=True, slots=True)
class VisitDue:
    """Somebody who is to be visited at home: of which group, when last, and by when; None: never visited."""

    resident_id: int
    name: str
    sex: int
    age: int | None
    address: Address
    grid: int | None
    group: str
    last_on: date | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class HomeVisitLine:
    """A visit at somebody's home."""

    id: int
    day: date
    time: str
    resident_id: int | None
    name: str
    household_id: int | None
    address: Address | None
    staff: str
    people: str
    found: str
    was_in: bool
