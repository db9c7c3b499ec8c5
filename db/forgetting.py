"""Erasing a person: from every table, from what the journal tells, from drafts and from the search index.

The rows that are counted stay, without anything in them that says who it was; so do the digests of the
journal, whose chain stays whole. What an office knows of others is left alone: a name is taken out only
where it is known to be this person's, a number wherever it stands, for it is nobody else's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from db import rows
from db.clock import utc_now
from db.connection import execute, is_postgresql, transaction
from db.orm import TextField, fn
from db.records import Refused
from db.search import store
from db.tables import (
    TABLES,
    AccessLog,
    Allergy,
    AssistanceMeasure,
    Attachment,
    Certificate,
    CommitteeSeat,
    Consent,
    Disability,
    Draft,
    Employment,
    Enrolment,
    Guardian,
    Hardship,
    HealthNote,
    HealthReading,
    HomeVisit,
    IdentityPaper,
    JournalChange,
    NotSame,
    PartyMember,
    Phone,
    RegisteredMember,
    Representative,
    Request,
    RequestReporter,
    RequestStep,
    Residency,
    Resident,
    Table,
    Task,
    Veteran,
    Visit,
    Volunteer,
)

GONE = "***"
"""What stands where a name was."""

REMOVED: Mapping[type[Table], tuple[str, ...]] = {
    Phone: ("resident",),
    IdentityPaper: ("resident",),
    HealthNote: ("resident",),
    Hardship: ("resident",),
    Veteran: ("resident",),
    Disability: ("resident",),
    Guardian: ("child",),
    NotSame: ("one", "other"),
}
"""Tables whose rows only describe a person, and the columns that say whom."""

CLEARED: Mapping[type[Table], Mapping[str, str]] = {
    Residency: {"moved_to": ""},
    PartyMember: {"name": GONE, "phone": "", "post": "", "note": ""},
    RegisteredMember: {"name": GONE, "phone": "", "work_unit": "", "skill": "", "post": "", "note": ""},
    CommitteeSeat: {"name": GONE, "phone": ""},
    Representative: {"name": GONE, "phone": "", "note": ""},
    Volunteer: {"name": GONE, "phone": "", "skill": "", "note": ""},
    Request: {"reporter": GONE, "place": "", "background": ""},
    RequestReporter: {"name": GONE, "phone": ""},
    Enrolment: {"reason": "", "override_reason": "", "collected_by": "", "school": "", "note": ""},
    Employment: {"employer": "", "job": "", "evidence": "", "certificate": ""},
    HomeVisit: {"people": "", "found": ""},
    HealthReading: {"conditions": "", "measured_by": ""},
    Guardian: {"name": GONE, "phone": ""},
    Consent: {"given_by": "", "note": ""},
    Task: {"text": GONE, "reason": ""},
    Certificate: {"name": GONE, "about": "", "number": "", "note": ""},
    Visit: {"name": GONE, "about": ""},
    AccessLog: {},
}
"""Tables whose rows are counted and stay, and what is written over in those of a person."""

_OF_A_PERSON: Mapping[str, Any] = {
    "name": GONE, "note": "", "doubt": "", "ethnic_group": "", "politics": "", "marriage": "",
    "education": "", "workplace": "", "registered_at": "", "lunar_month": None, "lunar_day": None,
}  # fmt: skip
_SHORTEST_NUMBER = 6
"""Digits of a number by which somebody can be known."""
_LINES = (Request, RequestStep, Task, Visit, HomeVisit, Attachment)

Rows = dict[type[Table], set[int]]


def erase(resident_id: int) -> tuple[str, ...]:
    """Erase somebody, in the transaction under way, with the records that were merged into theirs.

    Returns:
        The digests of attached files that nothing refers to any more: their contents are to be removed.

    Raises:
        Refused: `row_gone`; `anonymised_already`.
    """
    with transaction():
        people = _people(resident_id)
        names = {row.name for row in people} - {"", GONE}
        ids = [row.id for row in people]
        numbers = _numbers(ids)
        own = _own_rows(ids)
        requests = _requests_of(own)
        alone = [request for request, is_alone in requests.items() if is_alone]
        own[Request] |= set(alone)
        said = _ids_where(RequestStep, (RequestStep.request << alone) & (RequestStep.kind == "log"))
        own[RequestStep] = said
        files = _files_of(alone)
        lines = _lines_of(requests, own)
        _erase_journal(own, lines, names, numbers, ids)
        _write_over(own, ids)
        _take_out(lines, names)
        Request.update(words="").where(Request.id << alone).execute()
        RequestStep.update(text="").where(RequestStep.id << list(said)).execute()
        _take_out_numbers(numbers)
        _drop_drafts(names, numbers)
        stays: Any = Residency.select(Residency.household).where(Residency.resident << ids).tuples()
        homes = {home for (home,) in stays}
        store.refresh("resident", ids)
        store.refresh("household", homes)
        store.refresh("request", own[Request] | set(requests))
        store.merge_all()
        return files


def clean_up() -> None:
    """Let nothing of what was erased lie about in the log beside the file; after the transaction."""
    if not is_postgresql():
        execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _people(resident_id: int) -> list[Any]:
    """The record, and those that went into it."""
    first: Any = Resident.get_or_none(Resident.id == resident_id)
    if first is None:
        raise Refused("row_gone", table="resident")
    if first.anonymised_at is not None:
        raise Refused("anonymised_already")
    found, look = [first], [resident_id]
    while look:
        more = list(Resident.select().where(Resident.merged_into << look))
        found += more
        look = [row.id for row in more]
    return found


def _numbers(ids: list[int]) -> set[str]:
    """Numbers that are this person's alone, on papers and of phones."""
    papers: Any = IdentityPaper.select(IdentityPaper.number).where(IdentityPaper.resident << ids).tuples()
    phones: Any = Phone.select(Phone.number).where(Phone.resident << ids).tuples()
    shared: Any = Phone.select(Phone.number).where(Phone.resident.not_in(ids)).tuples()
    mine = {number for (number,) in (*papers, *phones) if len(number) >= _SHORTEST_NUMBER}
    return mine - {number for (number,) in shared}


def _own_rows(ids: list[int]) -> Rows:
    found: Rows = defaultdict(set)
    found[Resident] = set(ids)
    for table, columns in _columns_of_people():
        for column in columns:
            field: Any = getattr(table, column)
            found[table] |= _ids_where(table, field << ids)
    enrolments = list(found[Enrolment])
    for table in (Allergy, AssistanceMeasure):
        found[table] |= _ids_where(table, table.enrolment << enrolments)
    return found


def _ids_where(table: type[Table], condition: Any) -> set[int]:
    found: Any = table.select(table._meta.primary_key).where(condition).tuples()
    return {row for (row,) in found}


def _columns_of_people() -> Iterator[tuple[type[Table], tuple[str, ...]]]:
    """Every table that refers to residents, with the columns that do."""
    for table in TABLES:
        fields = table._meta.sorted_fields
        columns = tuple(one.name for one in fields if getattr(one, "rel_model", None) is Resident)
        if columns and table is not Resident:
            yield table, columns


def _requests_of(own: Rows) -> dict[int, bool]:
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


def _files_of(alone: list[int]) -> tuple[str, ...]:
    """Take files off requests that concern nobody else; return the digests that are referred to no more."""
    theirs: Any = Attachment.select(Attachment.digest).where(Attachment.request << alone).tuples()
    digests = {digest for (digest,) in theirs}
    Attachment.delete().where(Attachment.request << alone).execute()
    still: Any = Attachment.select(Attachment.digest).where(Attachment.digest << list(digests)).tuples()
    return tuple(sorted(digests - {digest for (digest,) in still}))


def _lines_of(requests: Mapping[int, bool], own: Rows) -> Rows:
    """Rows in which this person may be named, because they are about what they brought."""
    ids = list(requests)
    found: Rows = {Request: set(ids)}
    for table in _LINES[1:]:
        link: Any = table._meta.combined["request"]
        found[table] = _ids_where(table, link << ids) | own.get(table, set())
    return found


def _write_over(own: Rows, ids: list[int]) -> None:
    for person in Resident.select().where(Resident.id << ids):
        born: Any = person.born_on
        year = None if born is None else date(born.year, 1, 1)
        Resident.update(**_OF_A_PERSON, born_on=year, anonymised_at=utc_now()).where(
            Resident.id == person.id
        ).execute()
    for about in (AssistanceMeasure, Allergy):
        about.delete().where(is_one_of(about, own[about])).execute()
    for table, columns in REMOVED.items():
        for column in columns:
            table.delete().where(getattr(table, column) << ids).execute()
    for table, values in CLEARED.items():
        if values:
            table.update(**values).where(is_one_of(table, own[table])).execute()


def is_one_of(table: type[Table], ids: Iterable[int]) -> Any:
    """Rows by their ids."""
    key: Any = table._meta.primary_key
    return key << list(ids)


def _take_out(lines: Rows, names: Iterable[str]) -> None:
    """Take the name out of what is said about their matters."""
    for table, ids in lines.items():
        for field in table._meta.sorted_fields:
            if isinstance(field, TextField):
                for name in names:
                    _replace(table, field, name, is_one_of(table, ids))


def _take_out_numbers(numbers: Iterable[str]) -> None:
    for table in TABLES:
        if table in (JournalChange, Draft) or rows.name(table).endswith("_doc"):
            continue
        for field in table._meta.sorted_fields:
            if isinstance(field, TextField):
                for number in numbers:
                    _replace(table, field, number, None)


def _replace(table: type[Table], field: Any, text: str, where: Any) -> None:
    condition = field.contains(text)
    if where is not None:
        condition &= where
    table.update({field: fn.REPLACE(field, text, GONE)}).where(condition).execute()


def _erase_journal(
    own: Rows, lines: Rows, names: Iterable[str], numbers: Iterable[str], ids: Iterable[int]
) -> None:
    for table, found in own.items():
        erase_changes(of_rows(table, found))
    for table, found in lines.items():
        for name in names:
            erase_changes(of_rows(table, found) & _says(name))
    for number in numbers:
        erase_changes(_says(number))
    # Rows of theirs that are no more.
    for one in ids:
        for column in ("resident_id", "child_id"):
            for end in (",", "}"):
                erase_changes(_says(f'"{column}":{one}{end}'))


def of_rows(table: type[Table], ids: Iterable[int]) -> Any:
    """What the journal tells of these rows."""
    row: Any = JournalChange.row_id
    return (JournalChange.table_name == rows.name(table)) & (row << list(ids))


def _says(text: str) -> Any:
    return JournalChange.before.contains(text) | JournalChange.after.contains(text)


def erase_changes(condition: Any) -> None:
    """Erase what the journal tells, with its salt: the digests stay, and nothing to guess from."""
    JournalChange.update(before=None, after=None, salt="").where(condition).execute()


def _drop_drafts(names: Iterable[str], numbers: Iterable[str]) -> None:
    for text in (*names, *numbers):
        Draft.delete().where(Draft.fields.contains(text)).execute()
