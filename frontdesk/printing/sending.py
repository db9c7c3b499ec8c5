"""A printed page on its way out: to the browser, which shows it before it is printed, or to the printer.

Both are other programs. They get no part of the terminal, for whatever they wrote would stand on the desk.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from frontdesk.printing import files

BROWSER, PRINTER, NOWHERE = "browser", "printer", "nowhere"
_PATIENCE = 5.0
# Two hundred sheets of a list take a slow PC a minute.
_PRINTING_PATIENCE = 120.0
_SHOW = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"
# Printers on Linux and macOS take PDF, not HTML; these make one of the other without being seen.
_MAKERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a page went: `browser`, `printer` or `nowhere`, and where its file lies, for people."""

    way: str
    path: str


def send(text: str, way: str) -> Sent:
    """Write a page down and hand it over.

    Args:
        text: the page as HTML.
        way: BROWSER or PRINTER.

    Raises:
        Refused: `print_unwritable`.
    """
    path = files.write(text)
    done = _print(path) if way == PRINTER else _show(path)
    return Sent(way if done else NOWHERE, _shown(path))


def send_unwritten(text: str) -> bool:
    """Hand plain text to the printer that must lie on no disk of ours; whether a printer took it.

    On Windows nothing takes it: printing there is by a file.
    """
    return _runs(["lp"], _PRINTING_PATIENCE, given=text)


def _shown(path: Path) -> str:
    """A path as it fits on a line: the user's own folder is `~`."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def _show(path: Path) -> bool:
    """Open a page in the browser; whether that can have worked."""
    if sys.platform == "win32":
        return _started(path, "open")
    if not _has_a_screen():
        return False
    return _runs([sys.executable, "-c", _SHOW, path.as_uri()], _PATIENCE, goes_on=True)


def _has_a_screen() -> bool:
    """Whether a browser has anywhere to show itself; one of the terminal would take the desk's."""
    known = ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform == "darwin" or any(os.environ.get(name) for name in known)


def _print(path: Path) -> bool:
    if sys.platform == "win32":
        return _started(path, "print")
    printed = path
    if maker := next(filter(None, map(shutil.which, _MAKERS)), None):
        pdf = path.with_suffix(".pdf")
        command = [maker, "--headless", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={pdf}"]
        if _runs([*command, path.as_uri()], _PRINTING_PATIENCE) and pdf.exists():
            pdf.chmod(0o600)
            printed = pdf
    return _runs(["lp", "--", str(printed)], _PRINTING_PATIENCE)


def _started(path: Path, verb: str) -> bool:
    start = getattr(os, "startfile", None)
    try:
        if start is not None:
            start(str(path), verb)
    except OSError:
        return False
    return start is not None


def _runs(command: Sequence[str], patience: float, *, goes_on: bool = False, given: str = "") -> bool:
    """Whether a program did what it was asked, with what it is given to read; one that is still at it counts
    if it may go on.
    """
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE if given else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        process.communicate(given.encode() if given else None, patience)
        return process.returncode == 0
    except subprocess.TimeoutExpired:
        if not goes_on:
            process.kill()
            process.wait()
        return goes_on
