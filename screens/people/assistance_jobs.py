"""What the page of a plan of assistance asks for and has done, beside the screen."""

from __future__ import annotations

from typing import NamedTuple

from db.records import Duty, EnrolmentLine, MeasureLine, PackageRun


class Plan(NamedTuple):
    """A plan without what it says."""

    run: PackageRun
    who: EnrolmentLine
    lines: tuple[MeasureLine, ...]


def plan(duty: Duty, enrolment_id: int) -> Plan:
    """A plan, masked. Raises: Refused, `row_gone`."""
    from frontdesk.packages import planning

    found = planning.plan(duty, enrolment_id)
    return Plan(found.run, found.who, found.lines)


def reveal(duty: Duty, enrolment_id: int, reason: str) -> tuple[MeasureLine, ...]:
    """A plan in full. Raises: Refused."""
    from frontdesk.packages import planning

    return planning.reveal(duty, enrolment_id, reason)


def finish(duty: Duty, measure_id: int) -> None:
    """Note that a line is done. Raises: Refused."""
    from frontdesk.packages import planning

    planning.finish(duty, measure_id)


def is_meant(one: MeasureLine, typed: str) -> bool:
    """Whether what was typed is about a line: who sees to it, and how far it is."""
    from frontdesk.choices import are_about
    from frontdesk.words.codes import label

    return not typed.strip() or are_about((one.owner, label("aid_status", one.status)), typed)
