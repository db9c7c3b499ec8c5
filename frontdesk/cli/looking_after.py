"""`frontdesk backup` and `frontdesk check`: the database with its attached files, copied and looked over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.records import Finding, Refused
from frontdesk import opening
from frontdesk.cli import output
from frontdesk.cli.usage import Call
from frontdesk.text import clean
from frontdesk.words import _, lines, ngettext, reasons

if TYPE_CHECKING:
    from frontdesk.attachments.checking import Found

_MOST_NUMBERS = 5


def backup(call: Call) -> int:
    """Copies and says what was copied. Raises: Refused; where attached files were lost, after the copy."""
    from frontdesk.backups import by_hand

    duty = opening.open_office(call.options["db"], call.options["today"]).duty
    copy = by_hand.copy_to(duty, call.operands[0])
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
    """Looks everything over and says what to do about each fault.

    Raises: Refused, the fault, or `found_wrong` where there are several; all were said before then.
    """
    from frontdesk.attachments import checking as attached
    from frontdesk.backups import checking

    opened = opening.open_office(call.options["db"], call.options["today"])
    found = checking.examine()
    files = attached.examine()
    wrong = [Refused(one.reason.code, **one.reason.values) for one in found if one.wrong]
    if files.missing or files.damaged:
        wrong.append(_lost(files))
    if files.in_the_clear:
        wrong.append(Refused("attachments_in_the_clear", count=files.in_the_clear))
    if call.options["json"]:
        output.say(output.json_text(_as_json(opened.community, found, files, wrong)))
    else:
        if not any(one.wrong for one in found):
            output.say(_("The database of {community} is sound.").format(community=opened.community))
        if files.whole:
            output.say(_whole(files))
        if files.left_over:
            output.say(_clear() if call.options["clear"] else _left_over(files))
        said = [reasons.say(one.reason) for one in found if not one.wrong]
        if len(wrong) > 1:
            said += [f"{number}. {reasons.say(one.reason)}" for number, one in enumerate(wrong, 1)]
        for sentence in said:
            output.say(sentence)
    if wrong:
        raise wrong[0] if len(wrong) == 1 else Refused("found_wrong", count=len(wrong))
    return 0


def _as_json(
    community: str, found: Sequence[Finding], files: Found, wrong: Sequence[Refused]
) -> dict[str, object]:
    from db.checking import counts

    told = [*((one.reason, True) for one in wrong)]
    told += [(one.reason, False) for one in found if not one.wrong]
    return {
        "community": community,
        "sound": not wrong,
        "findings": [
            {"code": one.code, "wrong": is_wrong, "values": dict(one.values), "text": reasons.say(one)}
            for one, is_wrong in told
        ],
        "attached": {
            "whole": files.whole,
            "missing": len(files.missing),
            "damaged": len(files.damaged),
            "sealed": files.sealed,
            "in_the_clear": files.in_the_clear,
        },
        "counts": counts() if all(one.reason.code != "damaged" for one in wrong) else {},
    }


def _whole(found: Found) -> str:
    if found.sealed and not found.in_the_clear:
        told = ngettext(
            "{count} attached file is encrypted and as it was.",
            "{count} attached files are encrypted and as they were.",
            found.whole,
        )
    else:
        told = ngettext(
            "{count} attached file is as it was.", "{count} attached files are as they were.", found.whole
        )
    return told.format(count=found.whole)


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
