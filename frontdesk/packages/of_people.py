"""What the desk says of people by itself: the packages they are in, and those they may join and have not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from db import journal
from db.connection import database
from db.connection import reading as reads
from db.packages import consents as kept_consents
from db.packages import of_people, reading
from db.records import ConsentKept, Duty, PackageOffer, PackageRun, PackageTaken
from frontdesk.rules.targets import answers, breadth, is_protected


@reads
def offers(duty: Duty, residents: Sequence[int], *, in_full: bool = False) -> tuple[PackageOffer, ...]:
    """The open packages that people may join and have not, with why, people in the order they are given.

    Of one whose rule asks something protected only that there is one, unless `in_full`; nothing is offered
    again to whoever refused the consent to it.
    """
    told = []
    for person, run in of_people.joinable(residents, _open_runs(duty.day), duty.day):
        offer = PackageOffer(person.resident_id, person.name)
        if in_full or not is_protected(run.target):
            why = tuple(one.reason for one in answers(run.target, run.series, person, duty.day))
            told.append(
                replace(
                    offer, package_id=run.id, name=run.name, name_en=run.name_en, run=run.run, reasons=why
                )
            )
        elif offer not in told:
            told.append(offer)
    return tuple(sorted(told, key=lambda one: (residents.index(one.resident_id), not one.is_protected)))


_read_last: tuple[object, int, date, tuple[PackageRun, ...]] | None = None


def _open_runs(day: date) -> tuple[PackageRun, ...]:
    """Those that ask something of residents, narrower first; read anew only after something was done."""
    global _read_last
    office, sequence = database(), journal.sequence()
    if _read_last is None or _read_last[:3] != (office, sequence, day):
        found = reading.open_runs(day)
        _read_last = (
            office,
            sequence,
            day,
            tuple(
                sorted(
                    (r for r in found if r.serves == "resident" and r.target), key=lambda r: breadth(r.target)
                )
            ),
        )
    return _read_last[3]


@reads
def taken(resident_id: int, *, in_full: bool = False) -> tuple[PackageTaken, ...]:
    """The packages somebody is in, waits for or was in; of protected ones how many, unless `in_full`."""
    return tuple(
        one if in_full or not is_protected(target) else PackageTaken()
        for one, target in of_people.taken(resident_id)
    )


@reads
def consents(resident_id: int, *, in_full: bool = False) -> tuple[ConsentKept, ...]:
    """What somebody agreed to, refused or took back; of protected packages how many, unless `in_full`."""
    return tuple(
        one if in_full or not is_protected(target) else ConsentKept()
        for one, target in kept_consents.kept(resident_id)
    )
