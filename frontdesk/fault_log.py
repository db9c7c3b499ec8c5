"""Faults of our own, written down for whoever mends them: what kind and where, and nobody's data.

Neither messages nor variables are written, because either may hold names or numbers.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress

from db.clock import utc_now
from frontdesk import opening

_MOST_FRAMES = 16
_LAST_FRAMES = 4
_HOUSE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_FLOORS = tuple(os.path.join(_HOUSE, floor, "") for floor in ("screens", "frontdesk", "db"))
_LARGEST = 256 * 1024


def place() -> str:
    """Where faults are written down."""
    return os.path.join(opening.data_folder(), "faults.log")


def write_down(error: BaseException) -> str:
    """Add a fault to the log; the number under which it is found there, such as `0906-7F3A`.

    Never raises: a log that cannot be written is not written.
    """
    # Here and below: what only a fault needs is not loaded at the start.
    import secrets

    now = utc_now()
    number = f"{now:%m%d}-{secrets.token_hex(2).upper()}"
    lines = [f"{number} {now:%Y-%m-%dT%H:%M:%S}Z {_versions()}", *_chain(error), ""]
    with suppress(OSError):
        path = place()
        opening.make_folder(path)
        with suppress(FileNotFoundError):
            if os.path.getsize(path) > _LARGEST:
                os.replace(path, f"{path}.1")
        descriptor = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        with open(descriptor, "a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    return number


def told(error: BaseException) -> list[str]:
    """An error as lines: its kind, and the places of ours it came through, with the last few of anybody's."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    last = len(frames) - _LAST_FRAMES
    telling = [one for place, one in enumerate(frames) if place >= last or one.filename.startswith(_FLOORS)]
    return [
        type(error).__name__,
        *(f"  {_short(one.filename)}:{one.lineno} in {one.name}" for one in telling[-_MOST_FRAMES:]),
    ]


def _short(path: str) -> str:
    """A file by its last two folders: the user's own name may stand further up."""
    return "/".join(path.replace("\\", "/").split("/")[-3:])


def _chain(error: BaseException) -> Iterator[str]:
    seen = set[int]()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        if seen:
            yield "from"
        seen.add(id(following))
        yield from told(following)
        following = following.__cause__ or following.__context__


def _versions() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        own = version("frontdesk")
    except PackageNotFoundError:
        own = "?"
    return f"frontdesk {own}, Python {sys.version.split()[0]}, {sys.platform}"
