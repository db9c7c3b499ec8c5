"""Which rows are about a person, and by what they can be known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from db.orm import fn
from db.records import Refused
from db.tables import (
    TABLES,
    AccessLog,
    Allergy,
    AssistanceMeasure,
    Attachment,
    Enrolment,
    HomeVisit,
    IdentityPaper,
    Phone,
    Request,
    RequestReporter,
    RequestStep,
    Resident,
    Table,
    Task,
    Visit,
)

_SHORTEST_NUMBER = 6
"""Digits of a number by which somebody can be known."""
_LINES = (Request, RequestStep, Task, Visit, HomeVisit, Attachment, AccessLog)

Rows = dict[type[Table], set[int]]


def people(resident_id: int) -> list[Any]:
    """The record, and those that went into it. Raises: Refused, `row_gone`, `anonymised_already`."""
    found = with_merged(resident_id)
    if not found:
        raise Refused("row_gone", table="resident")
    if found[0].anonymised_at is not None:
        raise Refused("anonymised_already")
    return found


def with_merged(resident_id: int) -> list[Any]:
    """A record, if it is there, and those that went into it."""
    found, look = list(Resident.select().where(Resident.id == resident_id)), [resident_id]
    while look:
        more = list(Resident.select().where(Resident.merged_into << look))
        found += more
        look = [row.id for row in more]
    return found


def own_numbers(ids: list[int]) -> set[str]:
    """Numbers that are this person's alone, on papers and of phones."""
    papers: Any = IdentityPaper.select(IdentityPaper.number).where(IdentityPaper.resident << ids).tuples()
    phones: Any = Phone.select(Phone.number).where(Phone.resident << ids).tuples()
    shared: Any = Phone.select(Phone.number).where(Phone.resident.not_in(ids)).tuples()
    mine = {number for (number,) in (*papers, *phones) if len(number) >= _SHORTEST_NUMBER}
    return mine - {number for (number,) in shared}


def own_rows(ids: list[int]) -> Rows:
    """Rows that are about these people, by table."""
    found: Rows = defaultdict(set)
    found[Resident] = set(ids)
    for table, columns in _columns_of_people():
        for column in columns:
            field: Any = getattr(table, column)
            found[table] |= ids_where(table, field << ids)
    enrolments = list(found[Enrolment])
    for table in (Allergy, AssistanceMeasure):
        found[table] |= ids_where(table, table.enrolment << enrolments)
    return found


def ids_where(table: type[Table], condition: Any) -> set[int]:
    """Ids of the rows of a table for which something holds."""
    found: Any = table.select(table._meta.primary_key).where(condition).tuples()
    return {row for (row,) in found}


def _columns_of_people() -> Iterator[tuple[type[Table], tuple[str, ...]]]:
    """Every table that refers to residents, with the columns that do."""
    for table in TABLES:
        fields = table._meta.sorted_fields
        columns = tuple(one.name for one in fields if getattr(one, "rel_model", None) is Resident)
        if columns and table is not Resident:
            yield table, columns


def requests_of(own: Rows) -> dict[int, bool]:
    """Requests that this person reported, and whether nobody else did."""
    mine: Any = RequestReporter.select(RequestReporter.request).where(
        RequestReporter.id << list(own[RequestReporter])
    )
    ids = {row for (row,) in mine.tuples()} | own[Request]
    counted: Any = (
        RequestReporter.select(RequestReporter.request, fn.COUNT(RequestReporter.id))
        .where(RequestReporter.request << list(ids))
        .group_by(RequestReporter.request)
        .tuples()
    )
    reporters = dict(counted)
    return {one: reporters.get(one, 1) <= 1 for one in ids}


def lines_of(requests: Mapping[int, bool], own: Rows) -> Rows:
    """Rows in which this person may be named, because they are about what they brought."""
    ids = list(requests)
    found: Rows = {Request: set(ids)}
    for table in _LINES[1:]:
        link: Any = table._meta.combined["request"]
        found[table] = ids_where(table, link << ids) | own.get(table, set())
    return found
