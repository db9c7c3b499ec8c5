"""Folders to look for a file in: what lies there, newest first, and what somebody means by a typed path."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from db.records import Refused
from db.search.keys import word
from frontdesk.choices import spelled
from frontdesk.rules.typed_ahead import begins

MOST_ITEMS = 2_000
"""The most of a folder that is listed: the newest."""

_WHERE_FIRST = ("Desktop", "桌面", "Downloads", "下载")
# Files that Excel and WPS put beside an open workbook.
_BESIDE_OPEN_ONES = ("~$", ".~")
_QUOTED = re.compile(r"""\s*(["'])(.+)\1\s*""")
_SEVERAL_QUOTED = re.compile(r"""\s*(["'])[^"']+\1\s+(["'])[^"']+\2.*""")
_ESCAPED = re.compile(r"\\([^\w\\])")
_DRIVE = re.compile(r"[A-Za-z]:")


class Item(NamedTuple):
    """A folder or a file: its name, the whole path, its size in bytes, and when it was changed last.

    `words` are what it is picked by: the name, its initials and spellings.
    """

    name: str
    path: str
    is_folder: bool
    size: int
    changed: datetime
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Folder:
    """What lies in a folder, the newest first; `more` that the oldest are left out.

    `endings` are those of the files that are listed; without any every file is.
    """

    path: str
    items: tuple[Item, ...]
    more: bool = False
    endings: tuple[str, ...] = ()

    @property
    def outside(self) -> str | None:
        """The folder that it is in; None for the outermost."""
        parent = os.path.dirname(self.path)
        return None if parent == self.path else parent


def first_folder() -> str:
    """Where looking begins: the desktop or the downloads if they are there, else the user's own folder."""
    home = os.path.expanduser("~")
    places = (os.path.join(home, name) for name in _WHERE_FIRST)
    return next((place for place in places if os.path.isdir(place)), home)


def look(path: str, endings: tuple[str, ...] = ()) -> Folder:
    """List a folder.

    Args:
        path: of the folder.
        endings: of the files to list, in small letters with their dot; without any, every file.

    Raises:
        Refused: `folder_missing`, `folder_unreadable`, each with the `folder`.
    """
    path = os.path.abspath(path)
    name = os.path.basename(path) or path
    try:
        with os.scandir(path) as entries:
            found = sorted(_items(entries, endings), key=lambda item: (-item.changed.timestamp(), item.name))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise Refused("folder_missing", folder=name) from None
    except OSError:
        raise Refused("folder_unreadable", folder=name) from None
    items = tuple(item._replace(words=_words(item.name)) for item in found[:MOST_ITEMS])
    return Folder(path, items, more=len(found) > MOST_ITEMS, endings=endings)


def _items(entries: Iterator[os.DirEntry[str]], endings: tuple[str, ...]) -> Iterator[Item]:
    for entry in entries:
        name = entry.name
        if name.startswith((".", *_BESIDE_OPEN_ONES)):
            continue
        try:
            stat = entry.stat()
            changed = datetime.fromtimestamp(stat.st_mtime)
        except (OSError, OverflowError, ValueError):
            continue
        is_folder = S_ISDIR(stat.st_mode)
        if is_folder or (S_ISREG(stat.st_mode) and (not endings or name.lower().endswith(endings))):
            yield Item(name, entry.path, is_folder, stat.st_size, changed, ())


def _words(name: str) -> tuple[str, ...]:
    return spelled(os.path.splitext(name)[0])


def fitting(items: Sequence[Item], typed: str) -> list[Item]:
    """Those that what was typed leaves: first whose name begins so, then who have it in it."""
    wanted = word(typed)
    if not wanted:
        return list(items)
    first = [item for item in items if begins(item.words, typed)]
    chosen = {item.path for item in first}
    return first + [
        item
        for item in items
        if item.path not in chosen and any(wanted in known for known in (word(item.name), *item.words))
    ]


def is_path(typed: str) -> bool:
    """Whether what was typed is a path rather than the beginning of a name."""
    text = typed.strip().lstrip("\"'")
    return text.startswith(("~", ".")) or "/" in text or "\\" in text or bool(_DRIVE.match(text))


def meant(typed: str, folder: str, endings: tuple[str, ...] = ()) -> Folder | str:
    """What a typed or pasted path means: a folder, listed, or the path of a file.

    Paths come in quotes from Explorer, with `\\ ` for blanks from other terminals, as file:// from some.

    Args:
        typed: what is in the box.
        folder: where one is: for a path that does not begin at the root.
        endings: of the files to list, as for `look`.

    Raises:
        Refused: `ledger_missing` where there is nothing, with the `file`; `one_file_at_a_time`; as `look`.
    """
    if _SEVERAL_QUOTED.fullmatch(typed):
        raise Refused("one_file_at_a_time")
    quoted = _QUOTED.fullmatch(typed)
    text = quoted[2] if quoted else typed.strip()
    if text.lower().startswith("file:"):
        text = unquote(urlsplit(text).path)
        text = text[1:] if _DRIVE.match(text[1:]) else text
    for form in dict.fromkeys((text, _ESCAPED.sub(r"\1", text))):
        place = os.path.join(folder, os.path.expanduser(form))
        if _there(place):
            return look(place, endings) if os.path.isdir(place) else os.path.abspath(place)
    raise Refused("ledger_missing", file=os.path.basename(text.rstrip("/\\")) or text)


def _there(place: str) -> bool:
    try:
        return os.path.exists(place)
    except ValueError:
        return False
