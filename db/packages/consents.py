"""What people, or those who answer for them, agreed to, refused and took back, as it is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.connection import reading
from db.entry import Entry
from db.orm import JOIN, fn
from db.packages import target_text
from db.records import ConsentGiven, ConsentKept, ConsentLine, TargetRule
from db.tables import Consent, Package


@reading
def kept(resident_id: int) -> tuple[tuple[ConsentKept, TargetRule], ...]:
    """Somebody's consents with the packages they are to and whom these are for; the latest first."""
    rows: Any = (
        Consent.select(Consent, Package.name, Package.name_en, Package.run, Package.target)
        .join(Package, JOIN.LEFT_OUTER, attr="run_of")
        .where(Consent.resident == resident_id)
        .order_by(Consent.id.desc())
    )
    found = []
    for row in rows:
        run = getattr(row, "run_of", None)
        names = (run.name, run.name_en, run.run) if run is not None and run.name else ("", "", "")
        rule = target_text.read(run.target) if run is not None and run.name else ()
        found.append((ConsentKept(_line(row), *names), rule))
    return tuple(found)


@reading
def of_resident(resident_id: int, package_id: int | None = None) -> tuple[ConsentLine, ...]:
    """Somebody's consents, those for a package (and those for all) only where one is given; latest last."""
    query = Consent.select().where(Consent.resident == resident_id)
    if package_id is not None:
        query = query.where(Consent.package.is_null() | (Consent.package == package_id))
    rows: Any = query.order_by(Consent.id)
    return tuple(map(_line, rows))


def _line(row: Any) -> ConsentLine:
    return ConsentLine(
        row.id,
        row.purpose,
        row.package_id,
        row.given_by,
        row.relation,
        row.how,
        row.given_on,
        row.refused_on,
        row.withdrawn_on,
        row.note,
    )


def taken_back(purpose: str) -> Any:
    """A query for those who took back every consent to something that was given for them, some twice."""
    stands = Consent.alias()
    still = stands.select(stands.id).where(
        stands.resident == Consent.resident,
        stands.purpose == purpose,
        stands.given_on.is_null(False),
        stands.withdrawn_on.is_null(),
    )
    # Few take one back: only of them it is asked whether another stands.
    return Consent.select(Consent.resident).where(
        Consent.purpose == purpose,
        Consent.given_on.is_null(False),
        Consent.withdrawn_on.is_null(False),
        ~fn.EXISTS(still),
    )


def standing(lines: tuple[ConsentLine, ...], day: date) -> dict[str, bool]:
    """By purpose whether it is agreed to on a day, or was refused; what was taken back stands as neither.

    Of one that was for a package only, what was agreed to for all of them before still stands.
    """
    found: dict[str, bool] = {}
    for_all: set[str] = set()
    for line in lines:
        if line.withdrawn_on is not None and line.withdrawn_on <= day:
            found.pop(line.purpose, None)
            if line.package_id is None:
                for_all.discard(line.purpose)
            elif line.purpose in for_all:
                found[line.purpose] = True
        elif line.refused_on is not None and line.refused_on <= day:
            found[line.purpose] = False
            if line.package_id is None:
                for_all.discard(line.purpose)
        elif line.given_on is not None and line.given_on <= day:
            found[line.purpose] = True
            if line.package_id is None:
                for_all.add(line.purpose)
    return found


def give(entry: Entry, resident_id: int, given: ConsentGiven, package_id: int | None) -> int:
    """Write down that somebody agreed, or refused; return its id."""
    day = entry.duty.day
    return entry.insert(
        Consent,
        resident=resident_id,
        purpose=given.purpose,
        given_by=given.given_by,
        relation=given.relation,
        how=given.how,
        given_on=None if given.refused else day,
        refused_on=day if given.refused else None,
        package=package_id,
        note=given.note,
    )


def withdraw(entry: Entry, consent_id: int) -> None:
    """Take a consent back today. Raises: Refused, `row_gone`."""
    entry.update(Consent, consent_id, withdrawn_on=entry.duty.day)
