"""What is kept longer than it may be: how much there is of each kind, and taking out what says who it was."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from dateutil.relativedelta import relativedelta

from db.connection import reading, transaction
from db.forgetting.journal_texts import erase_changes, is_one_of, of_rows
from db.forgetting.what import GONE
from db.search import store
from db.tables import (
    AccessLog,
    Allergy,
    AssistanceMeasure,
    Enrolment,
    ExportRecord,
    HealthReading,
    Request,
    RequestReporter,
    RequestStep,
    Resident,
    Table,
)

KINDS = ("requests", "enrolments", "children", "readings", "access_log")
_CHILD = 14
_CLOSED = ("archived", "declined", "merged", "withdrawn", "resolved")


@reading
def count(kind: str, before: date) -> int:
    """Return how many rows of a kind have stood since before a day and still say who it was."""
    return sum(len(ids) for ids in _expired(kind, before).values())


def clear(kind: str, before: date) -> int:
    """Take out of them, and of what the journal tells of them, who it was; return how many they were."""
    with transaction():
        found = _expired(kind, before)
        for table, ids in found.items():
            if kind == "readings" or kind == "access_log":
                table.delete().where(is_one_of(table, ids)).execute()
            elif table is Request:
                _clear_requests(ids)
            else:
                _clear_enrolments(ids)
            erase_changes(of_rows(table, ids))
        store.merge_all()
        return sum(len(ids) for ids in found.values())


def _expired(kind: str, before: date) -> dict[type[Table], list[int]]:
    moment = datetime.combine(before, datetime.min.time())
    if kind == "requests":
        old: Any = Request.state << _CLOSED
        last: Any = (Request.resolved_on < before) | (
            Request.resolved_on.is_null() & (Request.received_on < before)
        )
        return {Request: _ids(Request, old & last & ((Request.reporter != GONE) | (Request.words != "")))}
    if kind == "readings":
        return {HealthReading: _ids(HealthReading, HealthReading.taken_at < moment)}
    if kind == "access_log":
        return {
            AccessLog: _ids(AccessLog, AccessLog.at < moment),
            ExportRecord: _ids(ExportRecord, ExportRecord.at < moment),
        }
    ended = _ids(Enrolment, (Enrolment.ended_on < before) & _says_something())
    if kind == "children":
        young = before - relativedelta(years=_CHILD)
        born: Any = Enrolment.select(Enrolment.id).join(Resident, on=(Enrolment.resident == Resident.id))
        rows: Any = born.where(Enrolment.id << ended, Resident.born_on > young).tuples()
        ended = [row for (row,) in rows]
    return {Enrolment: ended}


def _says_something() -> Any:
    allergic = Allergy.select(Allergy.enrolment)
    helped = AssistanceMeasure.select(AssistanceMeasure.enrolment)
    noted: Any = (Enrolment.note != "") | (Enrolment.school != "") | (Enrolment.collected_by != "")
    return noted | (Enrolment.id << allergic) | (Enrolment.id << helped)


def _ids(table: type[Table], condition: Any) -> list[int]:
    found: Any = table.select(table._meta.primary_key).where(condition).tuples()
    return [row for (row,) in found]


def _clear_requests(ids: list[int]) -> None:
    reporters = _ids(RequestReporter, RequestReporter.request << ids)
    steps = _ids(RequestStep, (RequestStep.request << ids) & (RequestStep.kind == "log"))
    Request.update(reporter=GONE, words="", resident=None, household=None).where(Request.id << ids).execute()
    RequestReporter.update(name=GONE, phone="", resident=None).where(
        RequestReporter.id << reporters
    ).execute()
    RequestStep.update(text="").where(RequestStep.id << steps).execute()
    erase_changes(of_rows(RequestReporter, reporters))
    erase_changes(of_rows(RequestStep, steps))
    store.refresh("request", ids)


def _clear_enrolments(ids: list[int]) -> None:
    Enrolment.update(note="", school="", collected_by="", override_reason="").where(
        Enrolment.id << ids
    ).execute()
    allergies = _ids(Allergy, Allergy.enrolment << ids)
    measures = _ids(AssistanceMeasure, AssistanceMeasure.enrolment << ids)
    for table, rows in ((Allergy, allergies), (AssistanceMeasure, measures)):
        table.delete().where(is_one_of(table, rows)).execute()
        erase_changes(of_rows(table, rows))
