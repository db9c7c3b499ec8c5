"""What runs beside the screen while a file is chosen. The floor below is loaded when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontdesk.folders import Folder, Item


def first_folder(endings: tuple[str, ...]) -> Folder:
    """Where looking for a file begins."""
    from frontdesk import folders

    return folders.look(folders.first_folder(), endings)


def folder(path: str, endings: tuple[str, ...]) -> Folder:
    """What lies in a folder."""
    from frontdesk import folders

    return folders.look(path, endings)


def meant(typed: str, at: str, endings: tuple[str, ...]) -> Folder | str:
    """The folder, or the path of a file, that a typed path means."""
    from frontdesk import folders

    return folders.meant(typed, at, endings)


def fitting(within: Folder, typed: str) -> list[Item]:
    """What of a folder is left by what was typed: quick, for it is asked after every key."""
    from frontdesk import folders

    return folders.fitting(within.items, typed)


def is_path(typed: str) -> bool:
    """Whether what was typed is a path."""
    from frontdesk import folders

    return folders.is_path(typed)
