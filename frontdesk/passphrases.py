"""Giving the passphrase of an encrypted database at the desk.

Nothing can be counted in a database that is still closed, and whoever has the file can try without us, at the
cost of argon2id for each try; so wrong ones are counted for as long as this program runs.
"""

from __future__ import annotations

import math
import time
from datetime import datetime, timedelta
from pathlib import Path

from db.encryption import file_keys
from db.records import Refused
from frontdesk.rules import waiting

_wrong: dict[str, tuple[int, datetime]] = {}
"""How many in a row were wrong at a path, and when the last was, by a clock that nobody sets."""


def give(path: str, secret: str) -> None:
    """Opens an encrypted file with its passphrase or recovery key.

    Raises:
        Refused: `passphrase_wait` with the `wait` in seconds, where it was not looked at; `passphrase_wrong`,
            `no_cipher`, `missing_database`.
    """
    failed, last = _wrong.get(path, (0, None))
    if wait := waiting.left(failed, last, _now()):
        raise Refused("passphrase_wait", wait=math.ceil(wait.total_seconds()))
    try:
        file_keys.unlock(Path(path), secret)
    except Refused as refused:
        if refused.reason.code != "passphrase_wrong":
            raise
        _wrong[path] = (failed + 1, _now())
        if wait := waiting.span(failed + 1):
            raise Refused("passphrase_wait", wait=math.ceil(wait.total_seconds())) from None
        raise
    _wrong.pop(path, None)


def _now() -> datetime:
    return datetime.min + timedelta(seconds=time.monotonic())
