"""What the cards show, read in a few statements each and masked before it leaves this floor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from db.access.masks import masked_paper, masked_phone
from db.connection import reading
from db.orm import JOIN, fn
from db.packages import employment
from db.records import (
    Address,
    GridOfficer,
    HouseholdCard,
    Member,
    OrganisationCard,
    Phone,
    Refused,
    RequestCard,
    RequestLine,
    ResidentCard,
)
from db.requests.hiding import hidden
from db.requests.lines import request_lines, topic_names
from db.requests.reading import life
from db.residents import home_visits, stays
from db.residents.ages import age_on
from db.residents.seats import seat
from db.tables import (
    Building,
    Disability,
    Estate,
    Grid,
    GridPost,
    Guardian,
    Hardship,
    HealthNote,
    HealthReading,
    Household,
    IdentityPaper,
    Organisation,
    OrganisationEstate,
    Request,
    Residency,
    Resident,
    Staff,
    Veteran,
)
from db.tables import Phone as PhoneRow

_MOST_REQUESTS, _MOST_VISITS = 20, 3


@reading
def resident(resident_id: int, day: date) -> ResidentCard:
    """The masked card of a resident as of `day`; of a record that was merged, that of the one it went into.

    Raises:
        Refused: `row_gone`.
    """
    person: Any = Resident.get_or_none(Resident.id == resident_id)
    if person is not None and person.merged_into_id is not None:
        person = Resident.get_or_none(Resident.id == person.merged_into_id)
    if person is None:
        raise Refused("row_gone")
    homes = stays.of_resident(person.id, person.born_on)
    home = homes[0] if homes else None
    here = home is not None and home.to_on is None and person.died_on is None
    place = _place(home.household_id, day) if home is not None else None
    paper, sensitive = _kept_apart(person.id)
    return ResidentCard(
        id=person.id,
        name=person.name,
        sex=person.sex,
        age=None if person.died_on else age_on(day, person.born_on),
        relation=home.relation if home is not None else "",
        ethnic_group=person.ethnic_group,
        residence=person.residence,
        address=place.address if place else None,
        household_id=home.household_id if home is not None else None,
        grid=place.grid if place else None,
        phones=_phones([person.id]).get(person.id, ()),
        paper_masked=paper,
        family=tuple(m for m in _members(home.household_id, day) if m.id != person.id)
        if home and here
        else (),
        requests=_requests_of([person.id]),
        here=here,
        died=person.died_on is not None,
        doubts=tuple(person.doubt.split()),
        sensitive_facts=sensitive,
        note=person.note,
        politics=person.politics,
        marriage=person.marriage,
        education=person.education,
        workplace=person.workplace,
        registered_at=person.registered_at,
        homes=homes,
        kin=stays.kin(person.id, day),
        employments=employment.of_resident(person.id),
    )


@reading
def household(household_id: int, day: date) -> HouseholdCard:
    """A household with who lives there on `day`; of one that was merged, the one it went into.

    Raises:
        Refused: `row_gone`.
    """
    place = _place(household_id, day)
    if place is not None and place.row.merged_into_id is not None:
        household_id = place.row.merged_into_id
        place = _place(household_id, day)
    if place is None:
        raise Refused("row_gone")
    members = _members(household_id, day)
    phones = _phones([member.id for member in members])
    return HouseholdCard(
        id=household_id,
        address=place.address,
        grid=place.grid,
        manager=place.manager,
        members=tuple(replace(member, phones=phones.get(member.id, ())) for member in members),
        requests=_requests_of([member.id for member in members]),
        note=place.row.note,
        number=place.row.number,
        tenure=place.row.tenure,
        without_head=place.row.without_head,
        past=stays.past_of_household(household_id),
        visits=home_visits.of_household(household_id, _MOST_VISITS),
    )


@reading
def organisation(organisation_id: int) -> OrganisationCard:
    """An organisation with its estates. Raises: Refused, `row_gone`."""
    row = Organisation.get_or_none(Organisation.id == organisation_id)
    if row is None:
        raise Refused("row_gone")
    linked = OrganisationEstate.select(OrganisationEstate.estate).where(
        OrganisationEstate.organisation == organisation_id
    )
    estates: Any = (
        Estate.select(Estate.name)
        .where((Estate.organisation == organisation_id) | (Estate.id << linked))
        .order_by(Estate.id)
        .tuples()
    )
    return OrganisationCard(
        id=row.id,
        name=row.name,
        kind=row.kind,
        contact_name=row.contact_name,
        phone=row.phone,
        estates=tuple(name for (name,) in estates),
    )


@reading
def request(request_id: int, *, in_full: bool = False) -> RequestCard:
    """A request as far as it is known; whole phones, and of a confidential one who said what, only `in_full`.

    Raises:
        Refused: `row_gone`.
    """
    row: Any = Request.get_or_none(Request.id == request_id)
    if row is None:
        raise Refused("row_gone")
    is_open = in_full or not row.confidential
    now = life(request_id, in_full=in_full)
    return RequestCard(
        line=request_lines("q.id = ?", (request_id,), limit=1, in_full=is_open)[0],
        channel=row.channel,
        topic=row.topic,
        words=row.words if is_open else "",
        due_on=row.due_on,
        resolved_on=row.resolved_on,
        resident_id=row.resident_id if is_open else None,
        topic_names=topic_names([row.topic]).get(row.topic, (row.topic, row.topic)),
        life=now if is_open else hidden(now),
    )


def _requests_of(residents: Sequence[int]) -> tuple[RequestLine, ...]:
    """The latest requests of some people."""
    if not residents:
        return ()
    marks = ", ".join("?" * len(residents))
    # That somebody reported a confidential one is nobody's to see here.
    condition = f"q.resident_id IN ({marks}) AND NOT q.confidential"
    return request_lines(condition, residents, limit=_MOST_REQUESTS)


class _Place(NamedTuple):
    """Where a household is, its grid with the worker of the day, who manages the estate, and its own row."""

    address: Address
    grid: GridOfficer | None
    manager: str
    row: Any


def _place(household_id: int, day: date) -> _Place | None:
    home: Any = (
        Household.select(Household, Building, Estate, Organisation, Grid, _grid_worker(day).alias("worker"))
        .join(Building)
        .join(Estate)
        .join(Organisation, JOIN.LEFT_OUTER, on=(Estate.organisation == Organisation.id), attr="manager")
        .switch(Building)
        .join(Grid, JOIN.LEFT_OUTER, on=(Building.grid == Grid.id), attr="own_grid")
        .where(Household.id == household_id)
        .first()
    )
    if home is None:
        return None
    estate, grid = home.building.estate, getattr(home.building, "own_grid", None)
    manager = getattr(estate, "manager", None)
    address = Address(estate.name, home.building.number, home.unit, home.room)
    officer = None if grid is None else GridOfficer(grid.number, home.worker or "")
    return _Place(address, officer, manager.name if manager else "", home)


def _grid_worker(day: date) -> Any:
    """Who looks after the grid of `Building` on a day, as a part of a statement."""
    return (
        GridPost.select(Staff.name)
        .join(Staff)
        .where(
            GridPost.grid == Building.grid,
            GridPost.from_on.is_null() | (GridPost.from_on <= day),
            GridPost.to_on.is_null() | (GridPost.to_on >= day),
        )
        .order_by(GridPost.id.desc())
        .limit(1)
    )


def _members(household_id: int, day: date) -> tuple[Member, ...]:
    rows: Any = (
        Residency.select(
            Resident.id, Resident.name, Resident.sex, Resident.born_on, Resident.died_on, Residency.relation
        )
        .join(Resident)
        .where(Residency.household == household_id, Residency.to_on.is_null())
        .tuples()
    )
    seated = sorted(rows, key=lambda row: seat(row[5], row[3], row[0]))
    return tuple(
        Member(person, name, sex, None if died_on else age_on(day, born_on), relation)
        for person, name, sex, born_on, died_on, relation in seated
    )


def _phones(residents: Sequence[int]) -> dict[int, tuple[Phone, ...]]:
    """The phones of people, by resident."""
    rows: Any = (
        PhoneRow.select(PhoneRow.resident, PhoneRow.number, PhoneRow.whose, PhoneRow.name)
        .where(PhoneRow.resident << list(residents))
        .order_by(PhoneRow.resident, PhoneRow.position, PhoneRow.id)
        .tuples()
    )
    return {
        resident: tuple(Phone(masked_phone(number), whose, name) for _, number, whose, name in together)
        for resident, together in groupby(rows, key=itemgetter(0))
    }


def _kept_apart(resident_id: int) -> tuple[str, int]:
    """Somebody's identity paper, masked, and how many sensitive facts are kept about them.

    Which facts, is shown only when asked for.
    """
    paper = (
        IdentityPaper.select(IdentityPaper.number)
        .where(IdentityPaper.resident == resident_id)
        .order_by(IdentityPaper.id)
        .limit(1)
    )
    facts = [
        table.select(fn.COUNT(table.id)).where(whose == resident_id)
        for table, whose in (
            (Veteran, Veteran.resident),
            (Hardship, Hardship.resident),
            (Disability, Disability.resident),
            (Guardian, Guardian.child),
            (HealthNote, HealthNote.resident),
            (HealthReading, HealthReading.resident),
        )
    ]
    kept: Any = Resident.select(paper, *facts).where(Resident.id == resident_id).tuples().first()
    number, *counts = kept
    return masked_paper(number) if number else "", sum(counts)
