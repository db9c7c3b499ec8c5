"""What comes of packages: work that was found, and the measures of a plan of assistance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.records.finding import Address


@dataclass(frozen=True, slots=True)
class Employment:
    """The work somebody found, as it is told.

    Args:
        status_before: a code of `work_status`: what they did before.
        started_on: the first day of work; None where only the status or a certificate is known so far.
        form: a code of `work_form`.
        evidence: what shows it: a contract, a licence.
        certificate: its name or number, which the training led to.
    """

    status_before: str = ""
    started_on: date | None = None
    form: str = ""
    employer: str = ""
    job: str = ""
    evidence: str = ""
    certificate: str = ""


@dataclass(frozen=True, slots=True)
class EmploymentLine:
    """Work that was found as it is kept; `package` (with `package_en`) and `run` are where it came from."""

    id: int
    resident_id: int
    enrolment_id: int | None
    work: Employment
    checked_on: date | None = None
    package: str = ""
    package_en: str = ""
    run: str = ""


@dataclass(frozen=True, slots=True)
class PackageTask:
    """What somebody has to do about an enrolment by a day: call them, ask after their work.

    Args:
        kind: a code of `task_kind`; `text` says more about it.
        resident_id: whose card it is about, where they have one; `name` is theirs.
        owner: who does it.
    """

    id: int
    kind: str
    text: str
    due_on: date | None
    enrolment_id: int
    resident_id: int | None
    name: str
    address: Address | None
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A line of a plan of assistance as it is told.

    Args:
        need: what is needed; `measure` what is done about it. Both are protected data.
        owner_id: who of the staff sees to it.
        next_on: when something is to happen next.
        status: a code of `aid_status`: how far an application is that the office only assists with.
    """

    need: str = ""
    measure: str = ""
    owner_id: int | None = None
    next_on: date | None = None
    status: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A line of a plan as it is kept; `told` is None until it is asked for in full."""

    id: int
    enrolment_id: int
    owner: str
    next_on: date | None
    status: str
    made_on: date
    done_on: date | None
    told: Measure | None = None

    def is_overdue(self, today: date) -> bool:
        """Whether something should have happened by now."""
        return self.done_on is None and self.next_on is not None and self.next_on < today


@dataclass(frozen=True, slots=True)
class MeasureDue:
    """That a plan has something due, and nothing of what it is."""

    enrolment_id: int
    package_id: int
    household_id: int | None
    address: Address | None
    owner_id: int | None
    owner: str
    due_on: date
