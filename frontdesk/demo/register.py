"""What is numbered through the whole community: ids, phones, papers; and the rows made so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import count

from frontdesk.demo.numbers import Numbers

Row = tuple[object, ...]
Batch = tuple[str, list[Row]]

# The columns of the rows that are made, by table, in the order in which tables are filled.
# The database numbers the settings itself, for it has some already.
COLUMNS: dict[str, tuple[str, ...]] = {
    "grid": ("id", "number"),
    "organisation": ("id", "name", "kind", "contact_name", "phone", "hours", "answers_for"),
    "estate": ("id", "name", "kind", "built", "organisation_id"),
    "estate_alias": ("id", "estate_id", "alias"),
    "organisation_estate": ("id", "organisation_id", "estate_id"),
    "building": ("id", "estate_id", "number", "number_sort", "grid_id"),
    "household": ("id", "building_id", "unit", "unit_sort", "room", "room_sort", "note"),
    "resident": (
        "id",
        "name",
        "sex",
        "born_on",
        "ethnic_group",
        "residence",
        "died_on",
        "note",
        "doubt",
    ),
    "residency": ("id", "resident_id", "household_id", "relation", "from_on", "to_on"),
    "phone": ("id", "resident_id", "number", "whose", "position"),
    "identity_paper": ("id", "resident_id", "kind", "number", "verified"),
    "hardship": ("id", "resident_id", "kind", "from_on"),
    "veteran": ("id", "resident_id", "served_from", "served_to"),
    "disability": ("id", "resident_id", "kind", "grade"),
    "guardian": ("id", "child_id", "resident_id", "name", "relation", "phone"),
    "party_branch": ("id", "name", "organisation_id"),
    "party_member": ("id", "branch_id", "name", "resident_id", "joined_on"),
    "registered_member": ("id", "name", "work_unit", "skill", "post", "resident_id", "registered_on"),
    "staff": ("id", "name"),
    "staff_post": ("id", "staff_id", "role", "from_on"),
    "grid_post": ("id", "grid_id", "staff_id", "from_on"),
    "venue": ("id", "name", "address", "capacity", "note"),
    "committee_seat": ("id", "organisation_id", "name", "resident_id", "post", "phone", "from_on"),
    "representative": ("id", "name", "estate_id", "resident_id", "phone", "from_on"),
    "volunteer": ("id", "name", "resident_id", "phone", "skill", "joined_on"),
    "request": (
        "id",
        "number",
        "received_on",
        "channel",
        "nature",
        "topic",
        "estate_id",
        "reporter",
        "resident_id",
        "words",
        "summary",
        "state",
        "due_on",
        "resolved_on",
        "received_time",
        "reporter_kind",
        "place",
        "background",
        "contacted_on",
        "review_on",
        "owner_id",
        "main_id",
        "household_id",
        "grid_id",
        "urgency",
        "confidential",
        "campaign",
        "time_limit",
        "due_time",
        "contact_due_on",
        "contact_due_time",
        "satisfaction",
        "solved",
        "level",
        "finish_by",
    ),
    "request_reporter": (
        *("id", "request_id", "name", "kind", "resident_id", "phone"),
        *("joined_on", "told_on", "satisfaction", "solved", "calls"),
    ),
    "request_step": (
        *("id", "request_id", "kind", "day", "time", "staff_id", "text", "details", "struck_on"),
    ),
    "package": (
        *("id", "series", "run", "name", "name_en", "purpose", "kind", "serves", "target", "may_override"),
        *("season_from", "season_to", "capacity", "has_waitlist", "venue_id", "coordinator_id"),
        *("recurrence", "held_on", "starts", "ends", "consent", "asks", "records", "absences_allowed"),
        *("visit_every", "retention_months", "campaign", "copied_from_id", "opened_on", "closed_on"),
    ),
    "package_session": (
        *("id", "package_id", "day", "starts", "ends", "about"),
        *("held_on", "heads", "cancelled_on", "reason"),
    ),
    "enrolment": (
        *("id", "package_id", "resident_id", "household_id", "registered_member_id", "party_member_id"),
        *("volunteer_id", "state", "line", "asked_on", "enrolled_on", "ended_on", "reason"),
        *("collected_by", "school"),
    ),
    "attendance": ("id", "session_id", "enrolment_id", "state", "minutes"),
    "consent": ("id", "resident_id", "purpose", "given_by", "relation", "how", "given_on", "package_id"),
    "allergy": ("id", "enrolment_id", "text"),
    "health_reading": (
        *("id", "resident_id", "taken_at", "kind", "reading", "conditions"),
        *("session_id", "measured_by"),
    ),
    "employment": (
        *("id", "resident_id", "enrolment_id", "status_before", "started_on", "form", "employer", "job"),
        *("evidence", "certificate", "checked_on", "struck_on"),
    ),
    "assistance_measure": (
        *("id", "enrolment_id", "need", "measure", "owner_id", "next_on", "made_on", "done_on"),
    ),
    "home_visit": (
        *("id", "day", "time", "resident_id", "household_id", "package_id", "staff_id", "found", "was_in"),
    ),
    "service_record": ("id", "volunteer_id", "done_on", "what", "minutes", "session_id"),
    "task": (
        *("id", "text", "request_id", "step_id", "owner_id", "due_on", "made_on", "done_on"),
        *("kind", "resident_id", "enrolment_id"),
    ),
    "whistle": (
        *("id", "request_id", "organisation_id", "lead"),
        *("sent_on", "due_on", "reported_on", "handed_back_on", "done_on"),
        *("chased_on", "times_chased"),
    ),
    "visit": ("id", "day", "time", "name", "resident_id", "about", "outcome", "request_id", "staff_id"),
    "certificate": ("id", "given_on", "kind", "name", "resident_id", "about", "number", "copies", "note"),
    "setting": ("key", "value", "changed_at"),
}


class Register:
    """Gives out ids and numbers, and holds the rows of one estate at a time."""

    def __init__(self, seed: int) -> None:
        self.numbers = Numbers(seed)
        self._next: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(1))
        self._rows: defaultdict[str, list[Row]] = defaultdict(list)

    def add(self, table: str, *values: object) -> int:
        """Add a row under the table's next id; return the id."""
        number = next(self._next[table])
        self._rows[table].append((number, *values))
        return number

    def add_unnumbered(self, table: str, *values: object) -> None:
        """Add a row that the database numbers."""
        self._rows[table].append(values)

    def batches(self) -> Iterator[Batch]:
        """Hand the rows over, table by table, and forget them."""
        rows, self._rows = self._rows, defaultdict(list)
        yield from ((table, rows[table]) for table in COLUMNS if table in rows)
