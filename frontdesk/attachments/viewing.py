"""Looking at an attached file: a copy that can only be read, in the system's own viewer.

The copies are in the clear, whatever the files they are of: they lie in the user's data folder, for that user
alone, and go when the desk is locked or left.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from db.access import access_log
from db.records import AttachedFile, Duty, KeptState, Refused
from db.refusals import refusing
from db.requests import attachments
from frontdesk import opening
from frontdesk.attachments.place import is_on_this_pc_alone, kept
from frontdesk.rules.file_names import is_program, suffix

_COPIES = "frontdesk-view-"
_NOBODY_LOOKS_SO_LONG = 86_400
"""Seconds after which copies of a desk of which nothing can be told are cleared away."""
_PATIENCE = 2.0
"""Seconds within which a viewer that cannot be started says so."""

_folder: Path | None = None


def copy_to_view(duty: Duty, attachment_id: int) -> str:
    """A copy to look at; its name tells nobody anything, and it goes when the desk is locked or left.

    Who looks is written into the access log: papers show in full what the screen masks.

    Args:
        duty: who looks.
        attachment_id: at what.

    Raises:
        Refused: `attachment_missing`, `attachment_elsewhere` or `attachment_damaged`, with the `file`;
            `file_is_program`; `row_gone`; what the disk met.
    """
    file = attachments.file(attachment_id)
    if is_program(file.name):
        raise Refused("file_is_program", file=file.name)
    copy = _copies() / f"{file.id}{suffix(file.name)}"
    if not _is_removed(copy):
        # Held by a viewer, as Windows has it: it is shown again.
        return _noted(duty, file, copy)
    state = kept().copy_out(file.content, copy)
    if state is KeptState.MISSING:
        code = "attachment_elsewhere" if is_on_this_pc_alone() else "attachment_missing"
        raise Refused(code, file=file.name)
    if state is KeptState.DAMAGED:
        raise Refused("attachment_damaged", file=file.name)
    return _noted(duty, file, copy)


def _noted(duty: Duty, file: AttachedFile, copy: Path) -> str:
    access_log.note(duty, None, "view_file", file.name, request_id=file.request_id)
    return str(copy)


def show(path: str) -> None:
    """Opens a copy with the system's viewer and does not wait for it; takes up to two seconds.

    Raises:
        Refused: `no_viewer`, with the `path` to open by hand.
    """
    if sys.platform == "win32":
        try:
            os.startfile(path)
        except OSError:
            raise Refused("no_viewer", path=path) from None
        return
    opener = _opener()
    if opener is None:
        raise Refused("no_viewer", path=path)
    try:
        viewer = subprocess.Popen(
            [opener, path],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # Not ended with the desk, nor by what is typed there.
            start_new_session=True,
        )
    except OSError:
        raise Refused("no_viewer", path=path) from None
    with suppress(subprocess.TimeoutExpired):
        if viewer.wait(_PATIENCE):
            raise Refused("no_viewer", path=path)


def _opener() -> str | None:
    """The program that opens a file as a double click would; without a desktop it would draw here."""
    if sys.platform == "darwin":
        return shutil.which("open")
    has_desktop = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return shutil.which("wslview") or (shutil.which("xdg-open") if has_desktop else None)


def put_away() -> None:
    """Removes the copies of this desk; one that a viewer holds (Windows) goes when the desk is left."""
    if _folder is not None:
        _remove(_folder)


def clear_forgotten() -> None:
    """Removes the copies of desks that ended badly."""
    for folder in Path(opening.data_folder()).glob(f"{_COPIES}*"):
        with suppress(OSError):
            if not folder.is_symlink() and _is_forgotten(folder):
                _remove(folder)


def _copies() -> Path:
    """This desk's folder of copies, which only its user can enter."""
    global _folder
    if _folder is None or not _folder.is_dir():
        clear_forgotten()
        data = opening.data_folder()
        opening.make_folder(os.path.join(data, _COPIES))
        with refusing(path=data):
            _folder = Path(tempfile.mkdtemp(prefix=f"{_COPIES}{os.getpid()}-", dir=data))
        atexit.register(_remove, _folder)
    return _folder


def _is_forgotten(folder: Path) -> bool:
    """Whether the desk whose copies these are has gone; where that cannot be asked, after a day."""
    number = folder.name.removeprefix(_COPIES).partition("-")[0]
    if os.name == "posix" and number.isdecimal():
        try:
            os.kill(int(number), 0)
        except ProcessLookupError:
            return True
        except (OSError, OverflowError):
            pass
    return folder.lstat().st_mtime < time.time() - _NOBODY_LOOKS_SO_LONG


def _remove(folder: Path) -> None:
    with suppress(OSError):
        for copy in folder.iterdir():
            _is_removed(copy)
        folder.rmdir()


def _is_removed(copy: Path) -> bool:
    """Removes a copy; on Windows it must be writable for that, and nobody may have it open."""
    with suppress(FileNotFoundError):
        try:
            copy.chmod(0o600)
            copy.unlink()
        except OSError:
            return not copy.exists()
    return True
