"""Attaching a photo, a scan or a letter to a request, and striking what does not belong there."""

from __future__ import annotations

import os
from pathlib import Path

from db import journal
from db.connection import reading
from db.entry import Entry
from db.files.incoming_files import Tell
from db.records import AttachedFile, Duty, Refused
from db.requests import attachments
from frontdesk.attachments.place import kept
from frontdesk.rules.file_names import is_program, kept_name
from frontdesk.settings.keeping import office_settings


def attach(duty: Duty, request_id: int, path: str, tell: Tell | None = None) -> AttachedFile:
    """Keeps a copy of a file and lets a request have it.

    The content is kept before its row is written, so that no row ever stands without its file.

    Args:
        duty: who acts.
        request_id: which request.
        path: the file; it stays as it is.
        tell: told how many bytes of how many are copied.

    Raises:
        Refused: `file_is_program`, `attached_already`; what `KeptFiles.put` refuses; `row_gone`. Nothing was
            attached then.
    """
    name = os.path.basename(path)
    if is_program(name):
        raise Refused("file_is_program", file=kept_name(name))
    place, most = kept(), _most()
    content = place.put(Path(path), most, tell)
    with journal.operation(duty, "request_attach", subject_kind="request", subject_id=request_id) as entry:
        if not place.has(content):
            # Somebody cleared away what nobody referred to yet; now we are the only writer.
            content = place.put(Path(path), most)
        row_id = attachments.add(entry, request_id, kept_name(name), content)
    return attachments.file(row_id)


@reading
def _most() -> int:
    return office_settings().count("attached_megabytes") << 20


def strike(duty: Duty, attachment_id: int) -> AttachedFile:
    """Strikes an attached file that does not belong there; it stays, to be seen as struck.

    Raises:
        Refused: `row_gone`.
    """
    with journal.operation(duty, "attachment_strike") as entry:
        return _struck(entry, attachment_id, struck=True)


def restore(duty: Duty, attachment_id: int) -> AttachedFile:
    """Lets a struck file belong there after all. Raises: Refused, `row_gone`."""
    with journal.operation(duty, "attachment_restore") as entry:
        return _struck(entry, attachment_id, struck=False)


def _struck(entry: Entry, attachment_id: int, *, struck: bool) -> AttachedFile:
    attachments.strike(entry, attachment_id, struck=struck)
    file = attachments.file(attachment_id)
    entry.about("request", file.request_id)
    return file
