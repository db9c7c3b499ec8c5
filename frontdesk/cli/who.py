"""Who is at the shell: in an office with log-in a name and a password, never on the command line itself."""

from __future__ import annotations

import os
import stat
import sys
from functools import cache, partial

from db.encryption import file_keys
from db.records import Refused
from frontdesk import opening
from frontdesk.cli.usage import Call
from frontdesk.text import clean
from frontdesk.words import _

_LONGEST = 1_000


def ask_by(call: Call) -> None:
    """Let an office with log-in ask whoever wrote this command line."""
    # Asked once, though a restored office is opened a second time.
    opening.ask_who_by(cache(partial(_ask, call)))
    file_keys.ask_by(partial(_ask_for_passphrase, call))


def ask_on_the_screen(call: Call) -> None:
    """The desk asks on pages of its own, but for a passphrase that is in a file."""
    opening.ask_who_by(None)
    if call.options["passphrase_file"] is None:
        file_keys.ask_by(None)


def ask_nobody() -> None:
    """The command is done."""
    opening.ask_who_by(None)
    file_keys.ask_by(None)


def _ask_for_passphrase(call: Call, path: str) -> str:
    given = call.options["passphrase_file"]
    if given is not None:
        return from_file(given)
    return typed(_("Passphrase of {path}: ").format(path=clean(path)), "passphrase_no_terminal")


def _ask(call: Call, _people: tuple[str, ...]) -> tuple[str, str]:
    name = call.options["as"]
    if name is None:
        raise Refused("log_in_needed")
    path = call.options["password_file"]
    if path is not None:
        return name, from_file(path)
    return name, typed(_("Password of {name}: ").format(name=clean(name, limit=60)))


def typed(prompt: str, no_terminal: str = "password_no_terminal") -> str:
    """A secret typed at the terminal, which does not show it. Raises: Refused, `no_terminal`."""
    if not (sys.stdin and sys.stdin.isatty()):
        raise Refused(no_terminal)
    from getpass import getpass

    return getpass(prompt)


def twice(prompt: str) -> str:
    """Something secret typed two times. Raises: Refused, `password_differs`."""
    first = typed(prompt)
    if typed(_("Once more: ")) != first:
        raise Refused("password_differs")
    return first


def from_file(path: str) -> str:
    """The first line of a file that nobody but its owner can read.

    Raises:
        Refused: `password_file_unread`, `password_file_open`.
    """
    try:
        with open(path, encoding="utf-8") as file:
            known = os.fstat(file.fileno())
            is_open = sys.platform != "win32" and (
                known.st_uid != os.getuid() or known.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
            )
            if is_open:
                raise Refused("password_file_open", path=path)
            return file.readline(_LONGEST).rstrip("\r\n")
    except (OSError, UnicodeError):
        raise Refused("password_file_unread", path=path) from None
