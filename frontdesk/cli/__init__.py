"""The `frontdesk` command.

Exit codes: 0 done; 1 refused or found wrong, with one sentence on standard error; 2 wrong usage, likewise.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace

from db.records import Reason, Refused
from frontdesk.cli import output, usage
from frontdesk.unseen import leave_no_core
from frontdesk.words import _, reasons, set_language, system_language

DONE, REFUSED, MISUSED = 0, 1, 2
_SAID_OTHERWISE = {"not_for_your_role": "not_for_who_you_are"}


def main(argv: list[str] | None = None) -> int:
    """Runs one command line and returns its exit code; never raises."""
    arguments = sys.argv[1:] if argv is None else argv
    # What is written here is for the office's own eyes.
    os.umask(0o077)
    leave_no_core()
    set_language(usage.language_wanted(arguments) or system_language())
    try:
        code = _run(arguments)
        output.flush()
        return code
    except usage.Misused as misused:
        output.complain(str(misused))
        return MISUSED
    except Refused as refused:
        output.complain(reasons.say(_for_the_shell(refused.reason)))
        return REFUSED
    except BrokenPipeError:
        output.give_up()
        return DONE
    except KeyboardInterrupt:
        output.complain(_("Stopped."))
        return REFUSED
    except Exception as error:
        output.complain(_unforeseen(error))
        return REFUSED


def _run(arguments: list[str]) -> int:
    call = usage.read(arguments)
    if call.wants_help:
        output.say(usage.help_for(call.command))
        return DONE
    from frontdesk.cli import commands

    return commands.run(call)


def _for_the_shell(reason: Reason) -> Reason:
    """What the desk says with its own keys is said with an option."""
    return replace(reason, code=_SAID_OTHERWISE.get(reason.code, reason.code))


def _unforeseen(error: Exception) -> str:
    """A sentence for a fault of our own: what kind and where, never the values it happened with."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = "?"
    if place is not None:
        where = f"{os.path.basename(place.tb_frame.f_code.co_filename)}:{place.tb_lineno}"
    return _(
        "Something went wrong inside frontdesk ({kind}, {where}): try again, and tell us if it stays."
    ).format(kind=type(error).__name__, where=where)
