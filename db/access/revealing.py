"""What a card masks, in full, with the line in the access log that says who looked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from db import cards
from db.access import access_log
from db.connection import transaction
from db.packages import readings
from db.records import Duty, Paper, PhoneDetails, ProtectedFact, Refused, RequestCard, Revealed
from db.tables import (
    Disability,
    Guardian,
    Hardship,
    HealthNote,
    IdentityPaper,
    Phone,
    Resident,
    Veteran,
)


def reveal(duty: Duty, resident_id: int, reason: str) -> Revealed:
    """What is kept about somebody, in full; the access log gets its line in the same transaction.

    Raises:
        Refused: `row_gone`.
    """
    with transaction():
        person = Resident.get_or_none(Resident.id == resident_id)
        if person is None:
            raise Refused("row_gone")
        access_log.note(duty, resident_id, "reveal", reason)
        phones: Any = (
            Phone.select(Phone.number, Phone.whose, Phone.name)
            .where(Phone.resident == resident_id)
            .order_by(Phone.position, Phone.id)
            .tuples()
        )
        papers: Any = (
            IdentityPaper.select(IdentityPaper.kind, IdentityPaper.number, IdentityPaper.verified)
            .where(IdentityPaper.resident == resident_id)
            .order_by(IdentityPaper.id)
            .tuples()
        )
        return Revealed(
            resident_id=resident_id,
            born_on=person.born_on,
            phones=tuple(PhoneDetails(*phone) for phone in phones),
            papers=tuple(Paper(kind, number, bool(verified)) for kind, number, verified in papers),
            protected=tuple(_protected(resident_id)),
            readings=readings.of_resident(resident_id),
        )


def request(duty: Duty, request_id: int, reason: str) -> RequestCard:
    """A request in full: whole phones, of a confidential one who said what; the access log gets its line.

    Raises:
        Refused: `reveal_reason_missing` of a confidential one, `row_gone`; nothing was noted then.
    """
    with transaction():
        card = cards.request(request_id, in_full=True)
        if card.line.confidential and not reason:
            raise Refused("reveal_reason_missing")
        access_log.note(duty, None, "reveal", reason, request_id=request_id)
        return card


def about(resident_id: int) -> tuple[date | None, int]:
    """The birthday of somebody, and how many protected facts there are. Raises: Refused, `row_gone`."""
    person = Resident.get_or_none(Resident.id == resident_id)
    if person is None:
        raise Refused("row_gone")
    facts = sum(1 for _fact in _protected(resident_id))
    return person.born_on, facts + len(readings.of_resident(resident_id, most=1))


def _protected(resident_id: int) -> Iterator[ProtectedFact]:
    mine: Any
    for mine in HealthNote.select().where(HealthNote.resident == resident_id).order_by(HealthNote.id):
        yield ProtectedFact("health_note", text=mine.text, more=mine.source)
    for mine in Hardship.select().where(Hardship.resident == resident_id).order_by(Hardship.id):
        yield ProtectedFact(
            "hardship", mine.kind, mine.note, since=_day(mine.from_on), until=_day(mine.to_on)
        )
    for mine in Veteran.select().where(Veteran.resident == resident_id):
        yield ProtectedFact(
            "veteran", mine.category, mine.note, mine.unit, since=mine.served_from, until=mine.served_to
        )
        for subject, text, on in (
            ("veteran_card", mine.card, None),
            ("veteran_plaque", "", mine.plaque_on),
            ("veteran_merits", mine.merits, None),
        ):
            if text or on is not None:
                yield ProtectedFact(subject, text=text, since=_day(on))
    for mine in Disability.select().where(Disability.resident == resident_id).order_by(Disability.id):
        grade = str(mine.grade) if mine.grade is not None else ""
        yield ProtectedFact("disability", mine.kind, mine.certificate, grade)
    for mine in Guardian.select().where(Guardian.child == resident_id).order_by(Guardian.id):
        yield ProtectedFact("guardian", mine.relation, mine.name, mine.phone)


def _day(on: date | None) -> str:
    return on.isoformat()[:10] if on is not None else ""
