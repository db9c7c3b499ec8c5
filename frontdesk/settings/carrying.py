"""Settings carried to another office: a file with what is not at its default, and nobody's data.

Names of people, telephone numbers and what is this office's alone (its own name, who signs) stay here. Topics
say by its name which organisation they go to; where no such one is known on arrival, that is said.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from db import journal, own_days
from db.entry import Entry
from db.records import Duty, Refused
from db.registers import reading
from frontdesk.settings import arriving, calendar, keeping
from frontdesk.settings.arriving import Arrival
from frontdesk.settings.files import write_text

MARK, VERSION = "frontdesk settings", 1
_NUMBER_OF_SOMEBODY = re.compile(r"\d(?:[\s-]?\d){6}")


@dataclass(frozen=True, slots=True)
class Carried:
    """How much of what was written; `left_out` phrases have a number in them that may be somebody's."""

    settings: int
    topics: int
    phrases: int
    days: int
    left_out: int


def write(duty: Duty, path: str) -> Carried:
    """Write the settings that are not at their default, the topics, the phrases and the office's days.

    Args:
        duty: Who asks.
        path: A file that is not there yet.

    Raises:
        Refused: `export_exists`, `export_unwritable`.
    """
    settings = {
        told.setting.key: told.value for told in keeping.listed() if told.differs and not told.setting.own
    }
    codes = {entry.id: entry.values["code"] for entry in reading.entries("topic", duty.day, ended=True)}
    topics = [
        {
            "code": entry.values["code"],
            "name": entry.values["name"],
            "name_en": entry.values["name_en"],
            "parent": codes.get(int(entry.values["parent"] or 0), ""),
            "time_limit": entry.values["time_limit"],
            "organisation": entry.names.get("organisation", ""),
            "retired": entry.ended_on is not None and entry.ended_on <= duty.day,
        }
        for entry in reading.entries("topic", duty.day, ended=True)
    ]
    every = [
        {"text": entry.values["text"], "topic": codes.get(int(entry.values["topic"] or 0), "")}
        for entry in reading.entries("phrase", duty.day)
    ]
    phrases = [phrase for phrase in every if not _NUMBER_OF_SOMEBODY.search(phrase["text"])]
    days = [
        {
            "day": own.day.isoformat(),
            "works": own.works,
            "name": "" if _NUMBER_OF_SOMEBODY.search(own.name) else own.name,
        }
        for own in own_days.every()
    ]
    document = {
        "file": MARK,
        "version": VERSION,
        "settings": settings,
        "topics": topics,
        "phrases": phrases,
        "days": days,
        "notice_years": sorted(calendar.published_years()),
    }
    write_text(path, json.dumps(document, ensure_ascii=False, indent=1) + "\n")
    return Carried(len(settings), len(topics), len(phrases), len(days), len(every) - len(phrases))


def look_through(duty: Duty, text: str) -> Arrival:
    """What taking in a settings file would change; nothing is written. Raises: Refused, as `take_in`."""
    return arriving.plan(duty, _document(text))


def take_in(duty: Duty, text: str) -> Arrival:
    """Take in a settings file as one operation; what it does not speak of stays as it is.

    Args:
        duty: Who takes it in.
        text: The file's text.

    Returns:
        What was changed, and what was left out.

    Raises:
        Refused: `settings_file_wrong`, `settings_file_newer`; `settings_file_known` where it changes nothing.
    """
    document = _document(text)
    with journal.operation(duty, "settings_import") as entry:
        arrival = arriving.plan(duty, document)
        if not arrival.changes:
            raise Refused("settings_file_known")
        _carry_out(entry, arrival)
    return arrival


def _carry_out(entry: Entry, arrival: Arrival) -> None:
    for deed in arrival.deeds:
        deed(entry)


def _document(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        raise Refused("settings_file_wrong") from None
    if not isinstance(document, dict) or document.get("file") != MARK:
        raise Refused("settings_file_wrong")
    version = document.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise Refused("settings_file_newer")
    return document
