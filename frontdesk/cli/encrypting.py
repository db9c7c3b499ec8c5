"""`frontdesk encrypt` and `frontdesk decrypt`: a database that opens by its passphrase only, and back."""

from __future__ import annotations

from db.records import Refused, Rewritten
from frontdesk import opening
from frontdesk.cli import output, who
from frontdesk.cli.usage import Call
from frontdesk.text import clean
from frontdesk.words import _, ngettext


def encrypt(call: Call) -> int:
    """Encrypts, or begins an encrypted database, and shows the recovery key this once. Raises: Refused."""
    from frontdesk import encrypting

    target, today = call.options["db"], call.options["today"]
    try:
        opened = opening.open_office(target, today)
    except Refused as refused:
        if refused.reason.code not in opening.NO_OFFICE_YET:
            raise
        opened = None
    path = call.options["new_passphrase_file"]
    given = who.from_file(path) if path is not None else who.twice(_("New passphrase: "))
    if opened is None:
        done = encrypting.begin(target, given, call.options["site"] or 0)
    else:
        done = encrypting.encrypt(opened.duty, target, given, today)
    where = clean(done.path)
    output.say(_("{path} is encrypted: only its passphrase or its recovery key opens it.").format(path=where))
    _tell_of_the_rest(done)
    output.say(
        _("The recovery key, shown this once: write it down or print it, and lock it away, not in this PC.")
    )
    output.say(f"\n    {done.recovery}\n")
    output.say(_("Whoever has lost both the passphrase and the recovery key cannot read it any more."))
    if opened is None:
        output.say(_("There is no office in it yet: “frontdesk” sets it up."))
    return 0


def decrypt(call: Call) -> int:
    """Makes it plain again. Raises: Refused."""
    from frontdesk import encrypting

    opened = opening.open_office(call.options["db"], call.options["today"])
    done = encrypting.decrypt(opened.duty, call.options["db"], call.options["today"])
    where = clean(done.path)
    output.say(_("{path} is not encrypted any more: whoever has the file can read it.").format(path=where))
    _tell_of_the_rest(done)
    return 0


def _tell_of_the_rest(done: Rewritten) -> None:
    if done.copies:
        told = ngettext("So is {count} copy.", "So are {count} copies.", done.copies)
        output.say(told.format(count=done.copies))
    if done.left:
        told = ngettext(
            "{count} copy could not be read and stays as it was.",
            "{count} copies could not be read and stay as they were.",
            done.left,
        )
        output.say(told.format(count=done.left))
    if done.files:
        sealed = ngettext(
            "So is {count} attached file, with those of the copies.",
            "So are {count} attached files, with those of the copies.",
            done.files,
        )
        output.say(sealed.format(count=done.files))
    if done.unopened:
        told = ngettext(
            "{count} attached file is damaged, cannot be opened and stays as it was.",
            "{count} attached files are damaged, cannot be opened and stay as they were.",
            done.unopened,
        )
        output.say(told.format(count=done.unopened))
