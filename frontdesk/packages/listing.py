"""Packages as F6 lists them, and one opened: who is in, who waits, who may join and has not, its sessions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.connection import reading as reads
from db.packages import employment, enrolments, outreach, reading, tasks
from db.records import (
    Duty,
    EmploymentLine,
    EnrolmentLine,
    OutreachLine,
    PackageLine,
    PackageRun,
    PackageTask,
    SessionLine,
)
from db.search.keys import word
from frontdesk.choices import spelled
from frontdesk.packages.catalogue import at_in_catalogue

MOST_OUTREACH = 200


@dataclass(frozen=True, slots=True)
class PackageCard:
    """A package opened; `may_join` counts who may and have not, also beyond the first page.

    By enrolment: `employments` the work that was found, `minutes` how long they attended. `tasks` are
    still to be done.
    """

    run: PackageRun
    enrolments: tuple[EnrolmentLine, ...]
    sessions: tuple[SessionLine, ...]
    may_join: int
    employments: Mapping[int, EmploymentLine] = field(default_factory=dict)
    minutes: Mapping[int, int] = field(default_factory=dict)
    tasks: tuple[PackageTask, ...] = ()

    def told(self, others: int = 0) -> str:
        """How many may join and have not, and others, as it is shown: nobody counts beyond `MOST_COUNTED`."""
        most = outreach.MOST_COUNTED
        return str(self.may_join + others) if self.may_join <= most else f"{most + others}+"


def lines(duty: Duty, typed: str = "", *, ended: bool = False) -> tuple[PackageLine, ...]:
    """The packages that what was typed fits, by name, initials or run; with `ended` closed ones too.

    They stand in the order of those that are shipped, the office's own after them.
    """
    wanted = [word(one) for one in typed.split()]
    found = [line for line in reading.lines(duty.day, ended=ended) if all(_fits(line, one) for one in wanted)]
    return tuple(sorted(found, key=lambda line: at_in_catalogue(line.series)))


def _fits(line: PackageLine, wanted: str) -> bool:
    of_english = (word(part) for part in line.name_en.split())
    known = (*spelled(line.name), word(line.name_en), *of_english, word(line.run))
    return any(one.startswith(wanted) or (not wanted.isascii() and wanted in one) for one in known)


@reads
def card(duty: Duty, package_id: int) -> PackageCard:
    """A package opened. Raises: Refused, `row_gone`."""
    run = reading.run(package_id)
    return PackageCard(
        run,
        enrolments.listed(package_id, duty.day),
        reading.sessions(package_id),
        outreach.count(run, duty.day),
        employment.of_package(package_id) if "outcome" in run.records else {},
        employment.hours(package_id) if "hours" in run.records else {},
        tasks.open_of(package_id),
    )


def may_join(duty: Duty, package_id: int, *, most: int = MOST_OUTREACH) -> tuple[OutreachLine, ...]:
    """Who may join and has not, by grid and address: the outreach list. Raises: Refused, `row_gone`."""
    return outreach.listed(reading.run(package_id), duty.day, most)
