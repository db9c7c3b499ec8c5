"""Texts in files: a settings file, a holiday notice."""

from __future__ import annotations

from pathlib import Path

from db.records import Refused
from frontdesk.ledgers.text_tables import decoded
from frontdesk.ledgers.writing import write_whole

_MOST_BYTES = 2_000_000


def read_text(path: str) -> str:
    """The text of a file, in whichever encoding offices write.

    Raises:
        Refused: `ledger_missing`, `ledger_unreadable`, `file_too_big`, `ledger_garbled`.
    """
    place = Path(path)
    try:
        if not place.is_file():
            raise Refused("ledger_missing", file=place.name)
        with place.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except ValueError:
        raise Refused("ledger_missing", file=place.name) from None
    except OSError:
        raise Refused("ledger_unreadable", file=place.name) from None
    if len(data) > _MOST_BYTES:
        raise Refused("file_too_big", file=place.name)
    return decoded(data, place.name)


def write_text(path: str, text: str) -> None:
    """Write a new file. Raises: Refused, `export_exists`, `export_unwritable`."""
    write_whole(Path(path), lambda beside: beside.write_text(text, encoding="utf-8"))
