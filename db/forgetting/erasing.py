"""Erasing a person for good, in one transaction."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from db import rows
from db.clock import utc_now
from db.connection import transaction
from db.forgetting import erasures
from db.forgetting.erasures import Pending
from db.forgetting.journal_texts import erase_changes, is_one_of, of_rows, says
from db.forgetting.what import CLEARED, GONE, OF_A_PERSON, REMOVED
from db.forgetting.whose import (
    Rows,
    ids_where,
    lines_of,
    own_numbers,
    own_rows,
    people,
    requests_of,
    with_merged,
)
from db.orm import TextField, fn
from db.search import store
from db.tables import (
    TABLES,
    AccessLog,
    Allergy,
    AssistanceMeasure,
    Attachment,
    Draft,
    JournalChange,
    Request,
    RequestStep,
    Residency,
    Resident,
    Table,
)

_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s-]+(?=\d)")


def erase(resident_id: int) -> tuple[str, ...]:
    """Erase somebody, in the transaction under way, with the records that were merged into theirs.

    Returns:
        The digests of attached files that nothing refers to any more: their contents are to be removed.

    Raises:
        Refused: `row_gone`; `anonymised_already`.
    """
    with transaction():
        matter = _matter(people(resident_id))
        written = erasures.of_rows(
            {table: found for table, found in matter.own.items() if CLEARED.get(table) or table is Resident}
        )
        files = _carry_out(matter)
        erasures.note(erasures.PERSON, written)
        return files


def erase_again(one: Pending) -> tuple[str, ...]:
    """Erase in another copy of the database who was erased, in the transaction under way.

    What is about them there and was known as theirs only later is known by its keys.

    Returns:
        As `erase`.
    """
    with transaction():
        records = {row.id: row for key in one.rows.get(erasures.PERSON, ()) for row in with_merged(key)}
        known = {rows.BY_NAME[table]: set(keys) for table, keys in one.rows.items()}
        return _carry_out(_matter(list(records.values()), known))


@dataclass(frozen=True)
class _Matter:
    """All that an erasure is about."""

    ids: list[int]
    names: set[str]
    numbers: set[str]
    own: Rows
    lines: Rows
    alone: list[int]
    """Requests that concern nobody else."""
    said: set[int]
    """What was said of those when they came in."""


def _matter(records: list[Any], known: Rows | None = None) -> _Matter:
    ids = [row.id for row in records]
    numbers = own_numbers(ids)
    own = own_rows(ids)
    for table, more in (known or {}).items():
        own[table] |= more
    requests = requests_of(own)
    alone = [request for request, is_alone in requests.items() if is_alone]
    own[Request] |= set(alone)
    said = ids_where(RequestStep, (RequestStep.request << alone) & (RequestStep.kind == "log"))
    own[RequestStep] |= said
    own[Attachment] |= ids_where(Attachment, Attachment.request << alone)
    names = {row.name for row in records} - {"", GONE}
    return _Matter(ids, names, numbers, own, lines_of(requests, own), alone, said)


def _carry_out(matter: _Matter) -> tuple[str, ...]:
    ids, own = matter.ids, matter.own
    files = _files_of(matter.alone)
    _erase_journal(own, matter.lines, matter.names, matter.numbers, ids)
    _write_over(own, ids)
    _take_out(matter.lines, matter.names)
    Request.update(words="").where(Request.id << matter.alone).execute()
    RequestStep.update(text="").where(RequestStep.id << list(matter.said)).execute()
    # The names of files that were looked at; the files themselves have gone.
    looked = (AccessLog.request << matter.alone) & (AccessLog.action == "view_file")
    AccessLog.update(reason="").where(looked).execute()
    _take_out_numbers(matter.numbers)
    _drop_drafts(matter.names, matter.numbers)
    stays: Any = Residency.select(Residency.household).where(Residency.resident << ids).tuples()
    store.refresh("resident", ids)
    store.refresh("household", {home for (home,) in stays})
    store.refresh("request", own[Request] | matter.lines[Request])
    store.merge_all()
    return files


def _files_of(alone: list[int]) -> tuple[str, ...]:
    """Take files off requests that concern nobody else; return the digests that are referred to no more."""
    theirs: Any = Attachment.select(Attachment.digest).where(Attachment.request << alone).tuples()
    digests = {digest for (digest,) in theirs}
    Attachment.delete().where(Attachment.request << alone).execute()
    still: Any = Attachment.select(Attachment.digest).where(Attachment.digest << list(digests)).tuples()
    return tuple(sorted(digests - {digest for (digest,) in still}))


def _write_over(own: Rows, ids: list[int]) -> None:
    for person in Resident.select().where(Resident.id << ids):
        born: Any = person.born_on
        year = None if born is None else date(born.year, 1, 1)
        Resident.update(**OF_A_PERSON, born_on=year, anonymised_at=utc_now()).where(
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
            erase_changes(of_rows(table, found) & says(name))
    for number in numbers:
        erase_changes(says(number))
    # Rows of theirs that are no more.
    for one in ids:
        for column in ("resident_id", "child_id"):
            for end in (",", "}"):
                erase_changes(says(f'"{column}":{one}{end}'))


def _drop_drafts(names: Iterable[str], numbers: Iterable[str]) -> None:
    """What is being typed is as people type it: numbers in groups of digits, an X that is small."""
    told = [*names, *(number.upper() for number in numbers)]
    rows: Any = Draft.select(Draft.id, Draft.fields).tuples()
    for draft_id, fields in list(rows):
        joined = _BETWEEN_DIGITS.sub("", fields).upper()
        if any(text in fields or text in joined for text in told):
            Draft.delete().where(Draft.id == draft_id).execute()
