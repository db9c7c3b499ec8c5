"""Rows of the index's answers, joined with what a list shows, as hits; one statement each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from db.connection import execute, is_postgresql
from db.records import Address, Hit, Kind, Token
from db.residents.ages import age_on

from . import postgresql, sqlite
from .documents import LEFT
from .tokens import found_by

Groups = tuple[tuple[Token, ...], ...]
Rows = list[tuple[Any, ...]]

CLOSED = "('resolved', 'archived', 'declined', 'merged', 'withdrawn')"
_MOST_RECENT = 20

_PERSON = f"""
SELECT d.t, r.id, r.name, r.sex, r.born_on, r.died_on, y.to_on, y.relation, y.household_id,
    (SELECT COUNT(*) FROM request q WHERE q.resident_id = r.id AND q.state NOT IN {CLOSED}
        AND NOT q.confidential),
    e.name, b.number, h.unit, h.room
FROM {{source}} m CROSS JOIN {{kind}}_doc d
JOIN resident r ON r.id = {{resident}}
LEFT JOIN residency y ON y.id = (SELECT z.id FROM residency z WHERE z.resident_id = r.id
    ORDER BY CASE WHEN z.to_on IS NULL THEN 0 ELSE 1 END, z.to_on DESC, z.id DESC LIMIT 1)
LEFT JOIN household h ON h.id = y.household_id
LEFT JOIN building b ON b.id = h.building_id
LEFT JOIN estate e ON e.id = b.estate_id
WHERE d.id = m.id ORDER BY m.id {{order}}"""
_RESIDENT = _PERSON.format(source="{0}", kind="resident", resident=f"d.id & {LEFT - 1}", order="")
_RECENT = _PERSON.format(source="{0}", kind="recent", resident="d.resident_id", order="DESC")
_HOUSEHOLD = """
SELECT d.t, h.id, (SELECT COUNT(*) FROM residency y WHERE y.household_id = h.id AND y.to_on IS NULL),
    (SELECT r.name FROM residency y JOIN resident r ON r.id = y.resident_id
        WHERE y.household_id = h.id AND y.to_on IS NULL AND y.relation = '02'),
    e.name, b.number, h.unit, h.room
FROM {0} m CROSS JOIN household_doc d
JOIN household h ON h.id = d.id JOIN building b ON b.id = h.building_id JOIN estate e ON e.id = b.estate_id
WHERE d.id = m.id ORDER BY m.id"""
_ORGANISATION = """
SELECT d.t, o.id, o.name, o.kind FROM {0} m CROSS JOIN organisation_doc d
JOIN organisation o ON o.id = d.id WHERE d.id = m.id ORDER BY m.id"""
_REQUEST = """
SELECT d.t, q.id, q.number, q.state, CASE WHEN q.confidential THEN NULL ELSE e.name END
FROM {0} m CROSS JOIN request_doc d
JOIN request q ON q.id = d.id LEFT JOIN estate e ON e.id = q.estate_id
WHERE d.id = m.id ORDER BY m.id DESC"""


def _rows(sql: str, source: tuple[str, tuple[object, ...]] | None) -> Rows:
    if source is None:
        return []
    matching, parameters = source
    rows: Rows = execute(sql.format(matching), parameters).fetchall()
    return rows


def _engine() -> Any:
    return postgresql if is_postgresql() else sqlite


def residents(groups: Groups, words: Sequence[str], day: date, limit: int) -> list[Hit]:
    """Residents that match, the recently served first; the same person may come twice."""
    engine = _engine()
    rows = _rows(_RECENT, engine.matching_recent(groups, _MOST_RECENT))
    rows += _rows(_RESIDENT, engine.matching("resident", groups, limit))
    return _residents(rows, words, day)


def residents_of(ids: Sequence[int], day: date) -> list[Hit]:
    """Residents by their ids, a few at most; who is no more, was merged or anonymised is left out."""
    if not ids:
        return []
    both = tuple(document for one in ids for document in (one, one + LEFT))
    marks = ", ".join("?" * len(both))
    source = f"(SELECT id FROM resident_doc WHERE id IN ({marks}))"
    return _residents(_rows(_RESIDENT, (source, both)), (), day)


def _residents(rows: Rows, words: Sequence[str], day: date) -> list[Hit]:
    return [
        Hit(
            kind=Kind.RESIDENT,
            id=resident,
            name=name,
            sex=sex,
            age=None if died_on else age_on(day, born_on),
            address=Address(*place) if household is not None else None,
            household_id=household,
            detail=relation or "",
            here=household is not None and to_on is None and died_on is None,
            open_requests=waiting,
            why=found_by(text, words),
        )
        for text, resident, name, sex, born_on, died_on, to_on, relation, household, waiting, *place in rows
    ]


def households(groups: Groups, words: Sequence[str], limit: int) -> list[Hit]:
    """Households by address, under their head's name (empty where nobody lives); `detail` counts heads."""
    rows = _rows(_HOUSEHOLD, _engine().matching("household", groups, limit))
    return [
        Hit(
            kind=Kind.HOUSEHOLD,
            id=household,
            name=head or "",
            address=Address(*place),
            household_id=household,
            detail=str(members),
            why=found_by(text, words),
        )
        for text, household, members, head, *place in rows
    ]


def organisations(groups: Groups, words: Sequence[str], limit: int) -> list[Hit]:
    """Organisations by name; `detail` is their kind."""
    rows = _rows(_ORGANISATION, _engine().matching("organisation", groups, limit))
    return [
        Hit(kind=Kind.ORGANISATION, id=organisation, name=name, detail=kind, why=found_by(text, words))
        for text, organisation, name, kind in rows
    ]


def requests(groups: Groups, words: Sequence[str], limit: int) -> list[Hit]:
    """Requests by number, the latest first; `detail` is their state."""
    rows = _rows(_REQUEST, _engine().matching("request", groups, limit))
    return [
        Hit(
            kind=Kind.REQUEST,
            id=request,
            name=number,
            detail=state,
            address=Address(estate, "", "", "") if estate else None,
            why=found_by(text, words),
        )
        for text, request, number, state, estate in rows
    ]
