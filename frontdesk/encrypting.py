"""Encrypting the office's database with its copies, and making it plain again."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from db import encrypting
from db.clock import utc_now
from db.records import Duty, Refused, Rewritten
from frontdesk import opening, permitted
from frontdesk.backups.keeping import place_carried_to
from frontdesk.backups.restoring import file_of, write_down

LEAST = 12
_FEWEST_DIFFERENT = 5


def encrypt(
    duty: Duty, target: str | None, passphrase: str, today: date | None = None, now: datetime | None = None
) -> Rewritten:
    """Encrypt the database and its copies; where it is encrypted, give it another passphrase.

    The office that is open is closed first, and opened again; the journal says that it was done.

    Args:
        duty: who does it.
        target: whose database.
        passphrase: what opens it from then on.
        today: the day to work on then.
        now: in UTC; None for the present moment.

    Raises:
        Refused: `not_for_your_role`, `passphrase_length`, `passphrase_guessed`, `encrypted_on_server`; as
            `db.encrypting.encrypt`.
    """
    permitted.require(duty, "encrypt")
    if len(passphrase) < LEAST:
        raise Refused("passphrase_length", least=LEAST)
    if len(set(passphrase)) < _FEWEST_DIFFERENT:
        raise Refused("passphrase_guessed")
    database = _file(target)
    elsewhere = _elsewhere(database)
    opening.close_office()
    done = encrypting.encrypt(database, passphrase, now or utc_now(), elsewhere)
    write_down(duty, opening.open_desk(target, today), "encrypt")
    return done


def decrypt(
    duty: Duty, target: str | None, today: date | None = None, now: datetime | None = None
) -> Rewritten:
    """Make the database and its copies plain again.

    Raises:
        Refused: `not_for_your_role`, `encrypted_on_server`; as `db.encrypting.decrypt`.
    """
    permitted.require(duty, "decrypt")
    database = _file(target)
    elsewhere = _elsewhere(database)
    opening.close_office()
    done = encrypting.decrypt(database, now or utc_now(), elsewhere)
    write_down(duty, opening.open_desk(target, today), "decrypt")
    return done


def _file(target: str | None) -> Path:
    try:
        return file_of(target)
    except Refused:
        raise Refused("encrypted_on_server") from None


def _elsewhere(database: Path) -> tuple[Path, ...]:
    """Where copies went besides, if that is there at the moment."""
    second = place_carried_to(database)
    return () if second is None or not second.is_dir() else (second,)
