"""People as they are written down in full: for forms and ledgers, never for a list or a card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from db.connection import reading
from db.entry import Entry
from db.records import PersonDetails, PhoneDetails, Refused
from db.tables import IdentityPaper, Phone, Resident

COLUMNS = (
    "name",
    "sex",
    "born_on",
    "ethnic_group",
    "residence",
    "politics",
    "marriage",
    "education",
    "workplace",
    "registered_at",
    "note",
)
"""What of `PersonDetails` stands in the resident's own row, under the same names."""

_BATCH = 500


@reading
def details(resident_id: int) -> PersonDetails:
    """Everything of somebody that a form shows. Raises: Refused, `row_gone`."""
    found = dict(details_of([resident_id]))
    if resident_id not in found:
        raise Refused("row_gone")
    return found[resident_id]


def details_of(ids: Sequence[int]) -> Iterator[tuple[int, PersonDetails]]:
    """The same of many, by id, in the order of the ids; records that were merged are left out."""
    for start in range(0, len(ids), _BATCH):
        some = list(ids[start : start + _BATCH])
        papers: dict[int, tuple[str, str]] = {}
        rows: Any = (
            IdentityPaper.select(IdentityPaper.resident, IdentityPaper.kind, IdentityPaper.number)
            .where(IdentityPaper.resident << some)
            .order_by(IdentityPaper.id.desc())
            .tuples()
        )
        for resident, *paper in rows:
            papers[resident] = (paper[0], paper[1])
        phones: dict[int, list[PhoneDetails]] = {}
        rows = (
            Phone.select(Phone.resident, Phone.number, Phone.whose, Phone.name)
            .where(Phone.resident << some)
            .order_by(Phone.position, Phone.id)
            .tuples()
        )
        for resident, *phone in rows:
            phones.setdefault(resident, []).append(PhoneDetails(*phone))
        rows = (
            Resident.select().where(Resident.id << some, Resident.merged_into.is_null()).order_by(Resident.id)
        )
        for row in rows:
            kind, number = papers.get(row.id, ("resident_id", ""))
            yield (
                row.id,
                PersonDetails(
                    **{column: getattr(row, column) for column in COLUMNS},
                    paper_kind=kind,
                    paper_number=number,
                    phones=tuple(phones.get(row.id, ())),
                    doubts=tuple(row.doubt.split()),
                ),
            )


def add(entry: Entry, person: PersonDetails) -> int:
    """Write somebody new down; return the resident's id."""
    resident_id = entry.insert(Resident, doubt=" ".join(person.doubts), **_columns(person))
    _write_paper(entry, resident_id, person)
    _write_phones(entry, resident_id, person)
    return resident_id


def correct(entry: Entry, resident_id: int, person: PersonDetails) -> None:
    """Write somebody down anew. Raises: Refused, `row_gone`."""
    entry.update(Resident, resident_id, doubt=" ".join(person.doubts), **_columns(person))
    _write_paper(entry, resident_id, person)
    _write_phones(entry, resident_id, person)


def _columns(person: PersonDetails) -> dict[str, Any]:
    return {column: getattr(person, column) for column in COLUMNS}


def _phones(resident_id: int) -> list[Any]:
    return list(Phone.select().where(Phone.resident == resident_id).order_by(Phone.position, Phone.id))


def _write_paper(entry: Entry, resident_id: int, person: PersonDetails) -> None:
    """The paper's row changes with the number: a number that nobody has seen is not verified any more."""
    row: Any = (
        IdentityPaper.select().where(IdentityPaper.resident == resident_id).order_by(IdentityPaper.id).first()
    )
    if row is None:
        if person.paper_number:
            entry.insert(
                IdentityPaper,
                resident=resident_id,
                kind=person.paper_kind,
                number=person.paper_number,
                verified=False,
            )
    elif not person.paper_number:
        entry.remove(IdentityPaper, row.id)
    elif (row.kind, row.number) != (person.paper_kind, person.paper_number):
        entry.update(
            IdentityPaper, row.id, kind=person.paper_kind, number=person.paper_number, verified=False
        )


def _write_phones(entry: Entry, resident_id: int, person: PersonDetails) -> None:
    """The numbers in their order: rows that stay are changed, others removed, new ones added."""
    there = _phones(resident_id)
    for position, phone in enumerate(person.phones):
        fields = {"number": phone.number, "whose": phone.whose, "name": phone.name, "position": position}
        if position < len(there):
            entry.update(Phone, there[position].id, **fields)
        else:
            entry.insert(Phone, resident=resident_id, **fields)
    for row in there[len(person.phones) :]:
        entry.remove(Phone, row.id)
