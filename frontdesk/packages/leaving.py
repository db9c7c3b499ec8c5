"""Who dies or moves away is in no package any more; the place goes to who waits. A part of operations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from db.entry import Entry
from db.packages import enrolments, reading
from db.records import Away
from frontdesk.packages.promoting import fill_places
from frontdesk.rules.enrolment_states import ENDED, IN, WITHDRAWN

DIED, MOVED_AWAY = "died", "moved_away"
"""Why an enrolment ended, codes of `enrolment_reason`."""


def leave_all(entry: Entry, away: Sequence[Away], day: date) -> None:
    """Ends the open enrolments of people who leave the community on a day."""
    freed = set()
    for one in away:
        for line in enrolments.of_resident(one.resident_id, day):
            if line.state in ENDED:
                continue
            reason = DIED if one.died else MOVED_AWAY
            enrolments.change(entry, line.id, state=WITHDRAWN, reason=reason, ended_on=day)
            if line.state in IN:
                freed.add(line.package_id)
    fill_all(entry, sorted(freed))


def fill_all(entry: Entry, packages: Iterable[int]) -> None:
    """Gives the places that are free in some packages to those who wait."""
    for package in packages:
        fill_places(entry, reading.run(package))
