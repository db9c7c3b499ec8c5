"""The document of each findable thing, made from its rows; the same on both engines.

Somebody who lives here has their own id as document id; somebody who has left has it with
`LEFT` added, so that registration order alone puts those who live here first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from db.connection import execute
from db.records import Why

from . import tokens

LEFT = 1 << 62
Document = tuple[int, str]

_RESIDENT_ROWS = """
SELECT r.id, r.name, r.sex, r.born_on, r.died_on, y.to_on, h.unit, h.room, b.number, b.estate_id, y.id
FROM resident r
LEFT JOIN residency y ON y.id = (SELECT z.id FROM residency z WHERE z.resident_id = r.id
    ORDER BY CASE WHEN z.to_on IS NULL THEN 0 ELSE 1 END, z.to_on DESC, z.id DESC LIMIT 1)
LEFT JOIN household h ON h.id = y.household_id
LEFT JOIN building b ON b.id = h.building_id
WHERE r.anonymised_at IS NULL AND r.merged_into_id IS NULL
"""
_HOUSEHOLD_ROWS = """
SELECT h.id, h.unit, h.room, b.number, b.estate_id
FROM household h JOIN building b ON b.id = h.building_id WHERE h.merged_into_id IS NULL
"""


def _rows(sql: str, ids: Sequence[int] | None, column: str) -> Iterator[tuple[Any, ...]]:
    """Rows of `sql`, those of `ids` where they are given, in order of `column`."""
    if ids is None:
        yield from execute(f"{sql} ORDER BY {column}")
        return
    for start in range(0, len(ids), 500):
        some = tuple(ids[start : start + 500])
        marks = ", ".join("?" * len(some))
        yield from execute(f"{sql} AND {column} IN ({marks}) ORDER BY {column}", some)


def _year(born_on: date | str | None) -> int | None:
    # The raw cursor hands dates over as SQLite keeps them.
    return int(str(born_on)[:4]) if born_on else None


class _Estates:
    """Words of estates by id, read once for a run."""

    def __init__(self) -> None:
        names: dict[int, list[str]] = defaultdict(list)
        for estate, name in execute("SELECT id, name FROM estate"):
            names[estate].append(name)
        for estate, alias in execute("SELECT estate_id, alias FROM estate_alias ORDER BY id"):
            names[estate].append(alias)
        self._words = {estate: tokens.estate(both) for estate, both in names.items()}

    def words(self, estate: int | None) -> list[str]:
        return [] if estate is None else self._words.get(estate, [])


def _numbers(sql: str, ids: Sequence[int] | None) -> Iterator[tuple[int, list[str]]]:
    for resident, rows in groupby(_rows(sql, ids, "resident_id"), key=itemgetter(0)):
        yield resident, [row[1] for row in rows]


class _Follow:
    """Steps through (id, values) pairs in id order beside another ordered stream."""

    def __init__(self, pairs: Iterator[tuple[int, list[str]]]) -> None:
        self._pairs = pairs
        self._next = next(pairs, None)

    def at(self, wanted: int) -> list[str]:
        while self._next and self._next[0] < wanted:
            self._next = next(self._pairs, None)
        return self._next[1] if self._next and self._next[0] == wanted else []


def residents(ids: Sequence[int] | None = None) -> Iterator[Document]:
    """Documents of the residents `ids`, or of all, in id order; `ids` must be sorted."""
    estates = _Estates()
    phones = _Follow(_numbers("SELECT resident_id, number FROM phone WHERE TRUE", ids))
    papers = _Follow(_numbers("SELECT resident_id, number FROM identity_paper WHERE TRUE", ids))
    for row in _rows(_RESIDENT_ROWS, ids, "r.id"):
        resident, name, sex, born_on, died_on, to_on, unit, room, number, estate, residency = row
        sections = tokens.person(name, sex, _year(born_on))
        sections[Why.PHONE] = tokens.numbers(phones.at(resident))
        sections[Why.PAPER] = tokens.numbers(papers.at(resident))
        if residency is not None:
            sections[Why.ADDRESS] = tokens.address(number, unit, room)
            sections[Why.ESTATE] = estates.words(estate)
        here = residency is not None and to_on is None and died_on is None
        yield (resident if here else resident + LEFT), tokens.document(sections)


def households(ids: Sequence[int] | None = None) -> Iterator[Document]:
    """Documents of households by their address alone, empty ones too."""
    estates = _Estates()
    for household, unit, room, number, estate in _rows(_HOUSEHOLD_ROWS, ids, "h.id"):
        yield (
            household,
            tokens.document(
                {Why.ADDRESS: tokens.address(number, unit, room), Why.ESTATE: estates.words(estate)}
            ),
        )


def organisations(ids: Sequence[int] | None = None) -> Iterator[Document]:
    """Documents of organisations that still exist."""
    for row in _rows("SELECT id, name FROM organisation WHERE retired_on IS NULL", ids, "id"):
        yield row[0], tokens.document(tokens.organisation(row[1]))


def requests(ids: Sequence[int] | None = None) -> Iterator[Document]:
    """Documents of requests by their number."""
    for row in _rows("SELECT id, number FROM request WHERE TRUE", ids, "id"):
        yield row[0], tokens.document({Why.NUMBER: tokens.request_number(row[1])})


DOCUMENTS = {
    "resident": residents,
    "household": households,
    "organisation": organisations,
    "request": requests,
}
