"""The rows of attached files; their contents are in `db.files.kept_files`."""

from __future__ import annotations

from typing import Any

from db.connection import reading
from db.entry import Entry
from db.orm import JOIN
from db.records import AttachedFile, Content, Refused
from db.tables import Attachment, Request, Staff


@reading
def attached(request_id: int) -> tuple[AttachedFile, ...]:
    """What is attached to a request, in its order, with what was struck."""
    return _files(Attachment.request == request_id)


@reading
def file(attachment_id: int) -> AttachedFile:
    """One attached file. Raises: Refused, `row_gone`."""
    found = _files(Attachment.id == attachment_id)
    if not found:
        raise Refused("row_gone", table="attachment")
    return found[0]


def _files(condition: Any) -> tuple[AttachedFile, ...]:
    rows: Any = (
        Attachment.select(
            Attachment.id,
            Attachment.request,
            Attachment.name,
            Attachment.digest,
            Attachment.bytes,
            Attachment.added_on,
            Staff.name,
            Attachment.struck_on,
        )
        .join(Staff, JOIN.LEFT_OUTER, on=(Attachment.staff == Staff.id))
        .where(condition)
        .order_by(Attachment.id)
        .tuples()
    )
    return tuple(
        AttachedFile(row_id, request_id, name, Content(digest, size), added_on, staff or "", struck_on)
        for row_id, request_id, name, digest, size, added_on, staff, struck_on in rows
    )


@reading
def contents() -> dict[Content, str]:
    """Every content that a row refers to, with the number of a request that it belongs to."""
    rows: Any = (
        Attachment.select(Attachment.digest, Attachment.bytes, Request.number)
        .join(Request)
        .order_by(Attachment.id)
        .tuples()
    )
    return {Content(digest, size): number for digest, size, number in rows}


def add(entry: Entry, request_id: int, name: str, content: Content) -> int:
    """Let a request have a file, whose content is kept already.

    Raises:
        Refused: `row_gone` without that request; `attached_already`, with the name as `file`.
    """
    if not Request.select().where(Request.id == request_id).exists():
        raise Refused("row_gone", table="request")
    same = Attachment.select(Attachment.name).where(
        Attachment.request == request_id,
        Attachment.digest == content.digest,
        Attachment.struck_on.is_null(),
    )
    if (there := same.scalar()) is not None:
        raise Refused("attached_already", file=there)
    return entry.insert(
        Attachment,
        request=request_id,
        name=name,
        digest=content.digest,
        bytes=content.size,
        added_on=entry.duty.day,
        staff=entry.duty.staff_id,
    )


def strike(entry: Entry, attachment_id: int, *, struck: bool) -> None:
    """Say that a file does not belong there, or that it does after all. Raises: Refused, `row_gone`."""
    entry.update(Attachment, attachment_id, struck_on=entry.duty.day if struck else None)
