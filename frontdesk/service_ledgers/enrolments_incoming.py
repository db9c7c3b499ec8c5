"""A list of enrolments (报名表) on its way in: who is, was, or waits to be in which package.

What is asked at the desk is asked here: the target rule or a reason, the guardian's consent for a child, a
free place. Of a package that is over, or somebody who has left, only the consent is.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from db.entry import Entry
from db.packages import consents, reading
from db.records import ConsentGiven, PackageRun
from db.residents.ages import age_on
from db.services import bringing_in, known
from db.services.bringing_in import PastEnrolment
from db.services.people import Whose
from frontdesk.ledgers.sheet import LedgerRow
from frontdesk.packages.enrol_form import LONGEST
from frontdesk.packages.offering import offer
from frontdesk.register_ledgers.naming import code_meant
from frontdesk.rules.consents import GUARDIAN, SIGNATURE, consents_needed
from frontdesk.rules.enrolment_states import ENDED, ENROLLED, IN, WAITLISTED
from frontdesk.rules.written_codes import read_relation
from frontdesk.service_ledgers.packages_said import PackagesSaid
from frontdesk.service_ledgers.row_reading import ServiceReader
from frontdesk.service_ledgers.service_row import ServiceRow
from frontdesk.service_ledgers.services_incoming import ServicesIncoming
from frontdesk.service_ledgers.whom import Whom
from frontdesk.service_ledgers.whose_place import WhosePlace
from frontdesk.words.codes import label

_TEXTS = {"school": "school", "collected_by": "collected", "override_reason": "override", "note": "note"}
_BY_GUARDIAN = (GUARDIAN, SIGNATURE)


@dataclass(slots=True)
class EnrolmentsRow(ServiceRow):
    """A row with what is said of the enrolment; `found` and `whose` once they are known."""

    state: str = ENROLLED
    began: date | None = None
    ended: date | None = None
    signed: bool = False
    agrees: bool = False
    guardian: str = ""
    relation: str = ""
    allergies: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    found: PackageRun | None = None
    whose: Whose | None = None


class EnrolmentsIncoming(ServicesIncoming[EnrolmentsRow, PastEnrolment]):
    """Enrolments, by package and whose they are."""

    OPERATION, SUBJECT = "enrolment_import", "package"

    def read(self, reader: ServiceReader, line: LedgerRow) -> EnrolmentsRow:
        """Who, which package, since when, and what was signed."""
        row = EnrolmentsRow(reader.ledger.sheet, line.number)
        if not reader.begin(row, line, "asked"):
            return row
        cells = line.cells
        row.state = reader.word(row, cells, "status", _state) or ENROLLED
        row.began, row.ended = (reader.day(row, cells, name) for name in ("began", "ended"))
        row.signed, row.agrees = (bool(reader.yes(row, cells, name)) for name in ("signed", "agrees"))
        row.guardian = reader.long(cells, "guardian", LONGEST)
        row.relation = reader.word(row, cells, "relation", read_relation) or ""
        row.allergies = reader.long(cells, "allergies", LONGEST)
        row.columns = {column: reader.long(cells, name, LONGEST) for column, name in _TEXTS.items()}
        reason = reader.long(cells, "reason", LONGEST)
        row.columns["reason"] = code_meant("enrolment_reason", reason) or reason
        return row

    def prepare(self, rows: Sequence[EnrolmentsRow], whom: Whom) -> None:
        """Which run each means, whose it is, and who is in these runs."""
        packages, places = PackagesSaid(), WhosePlace(whom)
        for row in rows:
            row.found = packages.run(row)
            if row.found is not None:
                row.whose = places.find(row, row.found)
        runs = {row.found.id for row in rows if row.found is not None}
        self._whom = whom
        self._there = {(one.package_id, one.whose): one.state for one in known.enrolments(runs)}
        self._held = {run: reading.occupancy(run)[0] for run in runs}

    def key(self, row: EnrolmentsRow) -> Hashable:
        """Nobody is in a run twice."""
        return row.found.id if row.found else 0, row.whose or row.number

    def compare(self, row: EnrolmentsRow) -> PastEnrolment | None:
        """The enrolment, where there is none of theirs yet."""
        run, whose = row.found, row.whose
        if run is None or whose is None:
            return None
        state = self._there.get((run.id, whose))
        if state is not None:
            row.doubts.clear()
            if state != row.state:
                row.doubt("status", "enrolment_differs", state_said=row.state, enrolment_state=state)
            return None
        over = (run.closed_on is not None and run.closed_on <= self.duty.day) or (
            run.season_to is not None and run.season_to < self.duty.day
        )
        if not over and row.state not in ENDED:
            self._as_at_the_desk(row, run, whose)
        given = self._consents(row, run, whose)
        if row.refused is not None:
            return None
        self._held[run.id] += row.state in IN
        return PastEnrolment(
            run.id,
            whose,
            row.state,
            row.day,
            row.began or (None if row.state == WAITLISTED else row.day),
            row.ended or (self.duty.day if row.state in ENDED else None),
            given,
            row.allergies,
            row.columns,
        )

    def _as_at_the_desk(self, row: EnrolmentsRow, run: PackageRun, whose: Whose) -> None:
        """Refused who cannot be taken in; put in line where the package is full."""
        now = offer(self.duty, run.id, *whose)
        if now.person is not None and now.person.gone:
            row.refuse("person_gone", name=row.who.name)
        elif not now.may_join and not run.may_override:
            row.refuse("not_eligible_ever")
        elif not now.may_join and not row.columns["override_reason"]:
            row.refuse("not_eligible")
        if row.refused is not None or row.state == WAITLISTED:
            return
        if run.capacity is not None and self._held[run.id] >= run.capacity:
            if not run.has_waitlist:
                row.refuse("package_full", name=run.name)
                return
            row.doubt("status", "waits_in_ledger", name=run.name)
            row.state, row.began = WAITLISTED, None

    def _consents(self, row: EnrolmentsRow, run: PackageRun, whose: Whose) -> tuple[ConsentGiven, ...]:
        """Those that are still to be noted; refused where one is needed and nobody gave it."""
        who, resident_id = whose
        if who != "resident":
            return ()
        age = age_on(row.day, self._whom.person(resident_id).person.born_on)
        needed = consents_needed(run.consent, age, has_health="readings" in run.records)
        standing = consents.standing(consents.of_resident(resident_id, run.id), self.duty.day)
        given = []
        for purpose in needed:
            if standing.get(purpose):
                continue
            by_guardian = purpose in _BY_GUARDIAN
            agreed = row.signed if by_guardian else row.agrees or (row.signed and GUARDIAN in needed)
            if standing.get(purpose) is False or not agreed or (by_guardian and not row.guardian):
                refused = standing.get(purpose) is False
                code = "consent_refused_before" if refused else "consent_missing_in_row"
                row.refuse(code, name=row.who.name, consent=purpose)
                return ()
            name = row.guardian if by_guardian or GUARDIAN in needed else row.who.name
            given.append(ConsentGiven(purpose, name, row.relation if name == row.guardian else ""))
        return tuple(given)

    def put(self, entry: Entry, new: Sequence[PastEnrolment]) -> None:
        """The enrolments, and the consents that came with them."""
        bringing_in.enrolments(entry, new)

    def tell(self, new: PastEnrolment) -> Mapping[str, str]:
        """How they stand."""
        return {"day": new.asked_on.isoformat(), "what": label("enrolment_state", new.state)}


def _state(text: str) -> str | None:
    return code_meant("enrolment_state", text) or _MORE_STATES.get(text.strip())


_MORE_STATES = {
    "已录取": ENROLLED,
    "录取": ENROLLED,
    "在读": ENROLLED,
    "正式": ENROLLED,
    "是": ENROLLED,
    "排队": WAITLISTED,
    "候补": WAITLISTED,
    "退出": "withdrawn",
    "退班": "withdrawn",
    "结业": "completed",
}
