"""`frontdesk backup` and `frontdesk check`: the database with its attached files, copied and looked over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.records import Refused
from frontdesk import opening
from frontdesk.cli import output
from frontdesk.cli.usage import Call
from frontdesk.text import clean
from frontdesk.words import _, lines, ngettext

if TYPE_CHECKING:
    from frontdesk.attachments.checking import Found

_MOST_NUMBERS = 5


def backup(call: Call) -> int:
    """Copies and says what was copied. Raises: Refused; where attached files were lost, after the copy."""
    from db import backup as copies

    opening.open_office(call.options["db"], call.options["today"])
    copy = copies.create(call.operands[0])
    output.say(
        ngettext(
            "Copied to {path} and checked: {count} row, {size} KB.",
            "Copied to {path} and checked: {count} rows, {size} KB.",
            copy.rows,
        ).format(path=clean(copy.path), count=copy.rows, size=-(-copy.size // 1024))
    )
    if copy.files:
        output.say(
            ngettext(
                "{count} attached file is in {folder}; keep it beside the copy.",
                "{count} attached files are in {folder}; keep it beside the copy.",
                copy.files,
            ).format(count=copy.files, folder=clean(copy.folder))
        )
    if copy.lost:
        raise Refused("backup_without", count=copy.lost)
    return 0


def check(call: Call) -> int:
    """Looks the database and its attached files over. Raises: Refused, the first fault."""
    from db.checking import examine
    from frontdesk.attachments import checking

    opened = opening.open_office(call.options["db"], call.options["today"])
    if fault := examine():
        raise fault
    output.say(_("The database of {community} is sound.").format(community=opened.community))
    found = checking.examine()
    if found.whole:
        whole = ngettext(
            "{count} attached file is as it was.", "{count} attached files are as they were.", found.whole
        )
        output.say(whole.format(count=found.whole))
    if found.left_over:
        output.say(_clear() if call.options["clear"] else _left_over(found))
    if found.missing or found.damaged:
        raise _lost(found)
    return 0


def _clear() -> str:
    from frontdesk.attachments import checking

    gone = checking.clear()
    return ngettext(
        "{count} file that belonged to nothing was removed.",
        "{count} files that belonged to nothing were removed.",
        gone,
    ).format(count=gone)


def _left_over(found: Found) -> str:
    return ngettext(
        "{count} file in the folder of attached files belongs to nothing ({size}): “frontdesk check --clear” "
        "removes it.",
        "{count} files in the folder of attached files belong to nothing ({size}): “frontdesk check --clear” "
        "removes them.",
        found.left_over,
    ).format(count=found.left_over, size=lines.size(found.left_over_bytes))


def _lost(found: Found) -> Refused:
    from frontdesk.attachments.place import is_on_this_pc_alone

    if found.missing and is_on_this_pc_alone():
        return Refused("attachments_elsewhere", count=len(found.missing))
    return Refused(
        "attachments_lost",
        missing=len(found.missing),
        damaged=len(found.damaged),
        numbers=_numbers((*found.missing, *found.damaged)),
    )


def _numbers(numbers: Sequence[str]) -> str:
    some = list(dict.fromkeys(numbers))
    shown = _(", ").join(some[:_MOST_NUMBERS])
    return f"{shown}…" if len(some) > _MOST_NUMBERS else shown
