"""Service packages: whom they are for, what a run of one is, who is in it, and its sessions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from db.records.acting import Reason
from db.records.finding import Address

AGE, SEX, GROUP, RESIDENCE, ESTATE, GRID = "age", "sex", "group", "residence", "estate", "grid"
CHILD, NOT_SERVED, CONSENT = "child", "not_served", "consent"
TERM_FACTS = (AGE, SEX, GROUP, RESIDENCE, ESTATE, GRID, CHILD, NOT_SERVED, CONSENT)


@dataclass(frozen=True, slots=True)
class TargetTerm:
    """One thing that has to hold of somebody; a target rule holds where all of its terms do.

    Args:
        fact: one of `TERM_FACTS`.
        least, most: completed years, for `age` (of the person) and `child` (of a child in the household).
        values: any of these is enough: codes of sex, group or residence, ids of estates or grids as texts;
            for `not_served` one of `ever`, `year` or `run`; for `consent` purposes.
    """

    fact: str
    least: int | None = None
    most: int | None = None
    values: tuple[str, ...] = ()


TargetRule = tuple[TargetTerm, ...]


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What target rules ask of one person on one day.

    Args:
        age: completed years, where the birth date is known.
        groups: codes of those they belong to (`target_group`).
        child_ages: of the others in the household who are under 18.
        served: by series of packages the last day one of its sessions served them.
        consents: purposes they, or who answers for them, agreed to and did not take back.
        gone: "died", "moved" or "merged" where nothing can be offered any more.
    """

    resident_id: int
    name: str
    sex: int
    age: int | None
    residence: str
    groups: frozenset[str] = frozenset()
    estate_id: int | None = None
    estate: str = ""
    grid_id: int | None = None
    grid: int | None = None
    child_ages: tuple[int, ...] = ()
    served: Mapping[str, date] = field(default_factory=dict)
    consents: frozenset[str] = frozenset()
    gone: str = ""


@dataclass(frozen=True, slots=True)
class PackageRun:
    """One run of a package, as the office made it.

    Args:
        series: what all its runs share: `elder_check`; `run` tells them apart: 2021, 第3期.
        kind: one of the codes `package`.
        serves: resident, household, member (of the Party, ours or registered) or volunteer.
        may_override: whether somebody whom the rule leaves out can be taken in with a reason.
        season_from, season_to: its first and last day.
        capacity: how many places; None: as many as come.
        recurrence: an RFC 5545 rule within the season; `held_on`: any, working or rest days.
        starts, ends: `HH:MM` of a usual session.
        consent: codes of the consents that enrolment needs.
        asks: codes of the personal fields it may ask, and no others.
        records: codes of what a session records.
        absences_allowed: after more of them in a row somebody counts as not coming any more.
        visit_every: days between home visits.
        retention_months: how long what is personal is kept after the end.
    """

    id: int
    series: str
    run: str
    name: str
    name_en: str
    kind: str
    purpose: str = ""
    serves: str = "resident"
    target: TargetRule = ()
    may_override: bool = True
    season_from: date | None = None
    season_to: date | None = None
    capacity: int | None = None
    has_waitlist: bool = True
    venue_id: int | None = None
    venue: str = ""
    coordinator_id: int | None = None
    coordinator: str = ""
    recurrence: str = ""
    held_on: str = "any"
    starts: str = ""
    ends: str = ""
    consent: frozenset[str] = frozenset()
    asks: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()
    absences_allowed: int | None = None
    visit_every: int | None = None
    retention_months: int | None = None
    campaign: str = ""
    note: str = ""
    opened_on: date | None = None
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class PackageLine:
    """A package as lists show it: how many are in, how many wait, and when it is next."""

    id: int
    kind: str
    name: str
    name_en: str
    run: str
    capacity: int | None
    enrolled: int
    waiting: int
    next_on: date | None = None
    next_starts: str = ""
    season_to: date | None = None
    closed: bool = False
    series: str = ""

    @property
    def free(self) -> int | None:
        """Places that are free; None where there are as many as come."""
        return None if self.capacity is None else max(self.capacity - self.enrolled, 0)


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session: `came` counts those present, `heads` is a count of people without names."""

    id: int
    package_id: int
    day: date
    starts: str
    ends: str
    venue: str = ""
    about: str = ""
    cancelled: bool = False
    reason: str = ""
    moved_from: date | None = None
    held_on: date | None = None
    heads: int | None = None
    came: int = 0


@dataclass(frozen=True, slots=True)
class EnrolmentLine:
    """Somebody in a package, or in line for it: who, and in which place of the line (from 1).

    Of allergies it says only that some are written down; `frontdesk.packages.allergies` tells which.
    """

    id: int
    package_id: int
    who: str
    who_id: int
    name: str
    state: str
    sex: int = 0
    age: int | None = None
    address: Address | None = None
    grid: int | None = None
    asked_on: date | None = None
    enrolled_on: date | None = None
    ended_on: date | None = None
    place: int | None = None
    reason: str = ""
    override_reason: str = ""
    came: int = 0
    missed: int = 0
    collected_by: str = ""
    has_allergies: bool = False


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """A consent as it is given at the desk, or refused: to what, by whom, and how (signed, by phone …)."""

    purpose: str
    given_by: str
    relation: str = ""
    how: str = "signed"
    refused: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """A consent as it is kept; `package_id` None is for everything the office does for that purpose."""

    id: int
    purpose: str
    package_id: int | None
    given_by: str
    relation: str
    how: str
    given_on: date | None
    refused_on: date | None
    withdrawn_on: date | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ConsentKept:
    """A consent with the package it is to; of one to a protected package only that it is there."""

    line: ConsentLine | None = None
    name: str = ""
    name_en: str = ""
    run: str = ""

    @property
    def is_protected(self) -> bool:
        """Whether it says only that it is there."""
        return self.line is None

    @property
    def can_be_taken_back(self) -> bool:
        """Whether it was given, and not taken back."""
        return self.line is not None and self.line.given_on is not None and self.line.withdrawn_on is None


@dataclass(frozen=True, slots=True)
class PackageOffer:
    """A package that somebody may join and has not, with why.

    Where why tells something protected it is told by `revealing` only; elsewhere such a one says nothing
    but that it is there: its package's id is 0.
    """

    resident_id: int
    who: str
    package_id: int = 0
    name: str = ""
    name_en: str = ""
    run: str = ""
    reasons: tuple[Reason, ...] = ()

    @property
    def is_protected(self) -> bool:
        """Whether it says only that it is there."""
        return not self.package_id


@dataclass(frozen=True, slots=True)
class PackageTaken:
    """A package that somebody is in, waits for or was in; of a protected one only that there is one."""

    package_id: int = 0
    name: str = ""
    name_en: str = ""
    run: str = ""
    state: str = ""
    place: int | None = None
    came: int = 0
    since: date | None = None
    enrolment_id: int = 0
    reason: str = ""

    @property
    def is_protected(self) -> bool:
        """Whether it says only that it is there."""
        return not self.package_id


@dataclass(frozen=True, slots=True)
class OutreachLine:
    """Who may join a package and has not, for those who go and ask: somebody, or a household.

    A household is told by its head's name, with one of those there whom the rule is for as `meant` and how
    many others there are. Of members and volunteers nothing but the name need be known.
    """

    who_id: int
    name: str
    sex: int
    age: int | None
    address: Address | None
    grid: int | None
    who: str = "resident"
    meant: str = ""
    others: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """Whether somebody was at a session, a code of `attendance`, and for how many minutes if that counts."""

    state: str
    minutes: int | None = None
