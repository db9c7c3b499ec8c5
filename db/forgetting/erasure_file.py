"""The small file beside the copies in which it stands what was erased: keys and dates, nobody's data.

It outlives the database, and goes with the copies to the second place: whoever restores one knows there what
must not come back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from db.engines import copies
from db.forgetting.erasures import read as read_one
from db.records import Erasure

NAME = "erasures.json"


def read(folder: Path) -> tuple[Erasure, ...]:
    """What was erased, as told in a folder; what cannot be read is left out: the database knows it too."""
    try:
        told = json.loads((folder / NAME).read_text(encoding="utf-8"))["erasures"]
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    found = []
    for one in told if isinstance(told, list) else ():
        with suppress(ValueError, KeyError, TypeError, AttributeError):
            found.append(read_one(one))
    return tuple(found)


def add(folder: Path, erasures: Iterable[Erasure]) -> None:
    """Have these in the file too; nothing is written where they are.

    Raises:
        OSError: what the disk met; the file is as it was then.
    """
    known = {one.id: one for one in read(folder)}
    new = {one.id: one for one in erasures if one.id not in known}
    if not new:
        return
    folder.mkdir(0o700, parents=True, exist_ok=True)
    told = [_told(one) for one in sorted((known | new).values(), key=lambda one: (one.at, one.id))]
    copies.replace_private(folder / NAME, json.dumps({"erasures": told}, indent=1))


def _told(one: Erasure) -> dict[str, object]:
    return {
        "id": one.id,
        "at": one.at.isoformat(),
        "kind": one.kind,
        "office": one.office,
        "before": one.before.isoformat() if one.before else None,
        "rows": {table: {str(key): chain for key, chain in of.items()} for table, of in one.rows.items()},
    }
