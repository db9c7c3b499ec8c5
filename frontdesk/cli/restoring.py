"""`frontdesk restore`: lists copies, says what one would lose, restores it, saves what can be read."""

from __future__ import annotations

from db.records import Duty, KeptCopy, Loss, Refused
from frontdesk import opening, permitted
from frontdesk.backups import restoring
from frontdesk.backups.restoring import CANNOT_BE_READ
from frontdesk.cli import output
from frontdesk.cli.usage import Call, Misused
from frontdesk.text import clean
from frontdesk.words import _, copies

_OF_LOGGING_IN = frozenset(
    [
        "log_in_needed",
        "nobody_by_that_name",
        "password_wrong",
        "password_wait",
        "password_no_terminal",
        "password_file_unread",
        "password_file_open",
    ]
)


def restore(call: Call) -> int:
    """Lists, previews or restores. Raises: Misused, Refused."""
    target, yes, as_json = call.options["db"], call.options["yes"], call.options["json"]
    if call.options["salvage"]:
        if call.operands or yes:
            raise Misused(_("“--salvage” stands alone: what it makes is restored like any copy."))
        return _salvage(call)
    if call.options["clean"]:
        if call.operands:
            raise Misused(_("“--clean” is about all copies: leave out which."))
        return _clean(call)
    if not call.operands and yes:
        raise Misused(_("Say which copy: “frontdesk restore” lists them."))
    _ask_who_looks(call)
    if not call.operands:
        return _list(target, as_json)
    copy = restoring.copy_meant(target, call.operands[0])
    loss = restoring.preview(target, copy)
    if not yes:
        if as_json:
            output.say(output.json_text(_loss_as_json(loss)))
            return 0
        output.say("\n".join([_title(loss.copy), *copies.what_is_lost(loss)]))
        output.say(_("Nothing was changed yet: the same with --yes behind it restores this copy."))
        return 0
    opened, done = restoring.restore(_who(call), target, copy, call.options["today"])
    if as_json:
        output.say(
            output.json_text(
                {
                    "restored": done.copy.path,
                    "kept": done.kept,
                    "lost_files": done.lost,
                    "stay_erased": done.erased,
                }
            )
        )
        return 0
    output.say("\n".join(copies.restored(done)))
    output.say(_("The database of {community} is open to work with.").format(community=opened.community))
    return 0


def _who(call: Call) -> Duty | None:
    """Who is at the shell; nobody can be asked where the present file cannot be opened.

    Raises:
        Refused: as logging in.
    """
    try:
        return opening.open_office(call.options["db"], call.options["today"]).duty
    except Refused as refused:
        if refused.reason.code in CANNOT_BE_READ:
            return None
        raise


def _ask_who_looks(call: Call) -> None:
    """Copies are told of to whoever works here; what else is in the way keeps nobody from looking at them.

    Raises:
        Refused: as logging in.
    """
    try:
        _who(call)
    except Refused as refused:
        if refused.reason.code in _OF_LOGGING_IN:
            raise


def _list(target: str | None, as_json: bool) -> int:
    found = restoring.copies_of(target)
    if as_json:
        output.say(output.json_text({"copies": [_as_json(copy) for copy in found]}))
    elif not found:
        output.say(_("There are no copies yet: the desk makes one every hour while it is open."))
    else:
        rows = [
            (str(number), *copies.row(copy, restoring.made_at(copy)), clean(copy.path))
            for number, copy in enumerate(found, 1)
        ]
        output.say("\n".join(output.columns(rows)))
        output.say(_("“frontdesk restore NUMBER” says what would be lost by going back to one of them."))
    return 0


def _title(copy: KeptCopy) -> str:
    return "  ".join(part for part in copies.row(copy, restoring.made_at(copy)) if part)


def _salvage(call: Call) -> int:
    duty = _who(call)
    if duty is not None:
        permitted.require(duty, "restore")
    found = restoring.save_what_can_be_read(call.options["db"])
    output.say("\n".join(copies.salvaged(found)))
    output.say(_("It is in a new copy, which “frontdesk restore” lists and restores."))
    return 0


def _clean(call: Call) -> int:
    """Says which copies still hold who was erased; with --yes writes them anew. Raises: Refused."""
    from frontdesk.backups import cleaning

    target, today = call.options["db"], call.options["today"]
    duty = opening.open_office(target, today).duty
    permitted.require(duty, cleaning.OPERATION)
    if call.options["yes"]:
        output.say("\n".join(copies.cleaned(cleaning.clean(duty, target, today))))
        return 0
    found = cleaning.holding()
    if not found.is_anything:
        output.say(_("No copy that is here holds anybody who was erased."))
        return 0
    told = [*copies.still_held(found, cleaning.gone_by(found)), copies.what_cleaning_does()]
    output.say("\n".join(told))
    output.say(_("Nothing was changed yet: the same with --yes behind it cleans them."))
    return 0


def _as_json(copy: KeptCopy) -> dict[str, object]:
    return {
        "path": copy.path,
        "made_at": f"{copy.made_at.isoformat()}Z",
        "why": copy.why,
        "size": copy.size,
        "entry": copy.entry,
        "files": copy.files,
        "schema": copy.schema,
        "counts": dict(copy.counts),
        "checked_at": f"{copy.checked_at.isoformat()}Z" if copy.checked_at else None,
    }


def _loss_as_json(loss: Loss) -> dict[str, object]:
    return {
        "copy": _as_json(loss.copy),
        "community": loss.community,
        "present_readable": loss.is_readable,
        "other_database": loss.is_another,
        "entries": loss.entries,
        "first_day": str(loss.first) if loss.first else None,
        "last_day": str(loss.last) if loss.last else None,
        "residents": loss.people,
        "requests": loss.requests,
        "files": loss.files,
        "stay_erased": loss.erased,
        "stays_cleared": loss.cleared,
    }
