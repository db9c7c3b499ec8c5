"""Encrypting the office's database with its copies and attached files, from the start or later, and back."""

from __future__ import annotations

import os
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path

from db.clock import utc_now
from db.connection import close_database, open_database
from db.encryption import encrypting, file_keys
from db.records import Duty, Refused, Rewritten
from frontdesk import opening, permitted
from frontdesk.backups.keeping import place_carried_to
from frontdesk.backups.restoring import file_of, write_down

LEAST = 12
_FEWEST_DIFFERENT = 5
_NEEDED = ("sqlcipher3", "cryptography")


def encrypt(
    duty: Duty, target: str | None, passphrase: str, today: date | None = None, now: datetime | None = None
) -> Rewritten:
    """Encrypt the database, its copies and attached files; where it is, give it another passphrase.

    The office that is open is closed first, and opened again; the journal says that it was done.

    Args:
        duty: who does it.
        target: whose database.
        passphrase: what opens it from then on.
        today: the day to work on then.
        now: in UTC; None for the present moment.

    Raises:
        Refused: `not_for_your_role`, `passphrase_length`, `passphrase_guessed`, `encrypted_on_server`; as
            `db.encryption.encrypting.encrypt`.
    """
    permitted.require(duty, "encrypt")
    _require_fit(passphrase)
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
        Refused: `not_for_your_role`, `encrypted_on_server`; as `db.encryption.encrypting.decrypt`.
    """
    permitted.require(duty, "decrypt")
    database = _file(target)
    elsewhere = _elsewhere(database)
    opening.close_office()
    done = encrypting.decrypt(database, now or utc_now(), elsewhere)
    write_down(duty, opening.open_desk(target, today), "decrypt")
    return done


def is_possible(target: str | None) -> bool:
    """Whether an office that is to be made there can be encrypted: told without loading what that needs."""
    where = opening.office_target(target)
    has_extra = all(find_spec(name) is not None for name in _NEEDED)
    return has_extra and "://" not in where and not file_keys.is_encrypted(Path(os.path.abspath(where)))


def begin(target: str | None, passphrase: str, site: int = 0) -> Rewritten:
    """Make an encrypted database that has no office in it yet; `create_office` gives it one.

    Nothing of it is ever on the disk in the clear. One that was begun already is encrypted as it is.

    Args:
        target: where.
        passphrase: what opens it from then on.
        site: which of several communities its office is.

    Returns:
        Where it is, and its recovery key.

    Raises:
        Refused: `passphrase_length`, `passphrase_guessed`, `no_cipher`, `encrypted_on_server`; what
            `open_database` refuses.
    """
    _require_fit(passphrase)
    database = _file(target)
    if database.exists():
        return encrypting.encrypt(database, passphrase, utc_now())
    encrypting.require_what_it_needs()
    opening.make_folder(str(database))
    key = file_keys.new_key(passphrase)
    open_database(str(database), create=True, site=site, key=key)
    close_database()
    return Rewritten(str(database), recovery=key.written)


def _require_fit(passphrase: str) -> None:
    if len(passphrase) < LEAST:
        raise Refused("passphrase_length", least=LEAST)
    if len(set(passphrase)) < _FEWEST_DIFFERENT:
        raise Refused("passphrase_guessed")


def _file(target: str | None) -> Path:
    try:
        return file_of(target)
    except Refused:
        raise Refused("encrypted_on_server") from None


def _elsewhere(database: Path) -> tuple[Path, ...]:
    """Where copies went besides, if that is there at the moment."""
    second = place_carried_to(database)
    return () if second is None or not second.is_dir() else (second,)
