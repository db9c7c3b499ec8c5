"""The small file beside the copies in which it stands where the journal ended, and when: nobody's data.

It is apart from the database: whoever cuts the journal's tail off there, with all that told of it, is found
out by it, as by the code on the day's paper.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from db.engines import copies

NAME = "heads.json"


@dataclass(frozen=True, slots=True)
class KnownHead:
    """Where a journal ended once.

    Args:
        entry: the number of its last entry then.
        chain: the chain value there.
        day: which day was closed with it, as ISO text; empty where a copy was made.
        left: whether something was put in its place on purpose since, such as a copy, that does not have it.
    """

    entry: int
    chain: str
    day: str = ""
    left: bool = False

    @property
    def key(self) -> tuple[int, str, str]:
        """What it is one and the same by."""
        return self.entry, self.chain, self.day


def read(folder: Path) -> tuple[KnownHead, ...]:
    """The heads told in a folder; what cannot be read is left out."""
    try:
        told = json.loads((folder / NAME).read_text(encoding="utf-8"))["heads"]
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    found = []
    for one in told if isinstance(told, list) else ():
        with suppress(ValueError, KeyError, TypeError):
            found.append(
                KnownHead(
                    int(one["entry"]),
                    str(one["chain"]),
                    str(one["day"]),
                    one["left"] is True,
                )
            )
    return tuple(found)


def write(folder: Path, heads: Iterable[KnownHead]) -> None:
    """Have these in the file, and no others; nothing is written where it is so.

    Raises:
        OSError: what the disk met; the file is as it was then.
    """
    wanted = tuple(sorted(heads, key=lambda one: (one.entry, one.day, one.chain)))
    if wanted == read(folder):
        return
    folder.mkdir(0o700, parents=True, exist_ok=True)
    copies.replace_private(folder / NAME, json.dumps({"heads": [asdict(one) for one in wanted]}, indent=1))
