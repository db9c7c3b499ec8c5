"""Somebody comes to the desk and leaves it in a package: a visit, and no request that anybody waits for."""

from __future__ import annotations

from db import journal
from db.packages import reading
from db.records import Duty, Matter, Refused
from frontdesk.packages.enrolling import Asked, Enrolled, take_in
from frontdesk.requests.deadlines import received
from frontdesk.requests.logging import note_visit


def log_and_enrol(
    duty: Duty, matter: Matter, package_id: int, asked: Asked, *, draft_id: str | None = None
) -> Enrolled:
    """Notes that somebody came, and takes them into a package or puts them in line, as one operation.

    Raises:
        Refused: as `enrolling.enrol`; `person_unknown` with the `field` where it is nobody of the register.
    """
    with journal.operation(duty, "visit_enrol", draft_id=draft_id) as entry:
        if matter.resident_id is None:
            raise Refused("person_unknown", field="who")
        enrolled = take_in(entry, package_id, "resident", matter.resident_id, asked)
        run = reading.run(package_id)
        outcome, time = f"{run.name} {run.run}".strip(), f"{received(duty):%H:%M}"
        entry.about("visit", note_visit(entry, matter, matter.words, outcome, None, time))
    return enrolled
