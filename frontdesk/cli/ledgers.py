"""`frontdesk import` and `frontdesk export`."""

from __future__ import annotations

from db.records import Refused
from frontdesk import opening
from frontdesk.cli import output
from frontdesk.cli.usage import Call
from frontdesk.ledgers import exporting, importing, report, sending_back
from frontdesk.ledgers.kinds import kind_meant
from frontdesk.ledgers.outgoing import Period
from frontdesk.text import clean
from frontdesk.words import ngettext


def take_in(call: Call) -> int:
    """Read a ledger and, unless it is a dry run, write down what it says. Raises: Refused."""
    options = call.options
    if len(call.operands) > 1:
        raise Refused("one_file_at_a_time")
    duty = opening.open_office(options["db"], options["today"]).duty
    path, dry_run = call.operands[0], bool(options["dry_run"])
    ledgers = importing.open_ledgers(path, options["kind"])
    if options["teach"]:
        for ledger in ledgers:
            importing.teach(duty, ledger, dict(options["teach"]))
        ledgers = importing.open_ledgers(path, options["kind"])
    incoming = importing.look_through(duty, ledgers)
    if options["strict"]:
        importing.strictly(incoming)
    if options["doubts"]:
        # First: a name that is taken must not be found out when everything is written.
        sending_back.write(incoming, options["doubts"])
    if not dry_run:
        try:
            incoming.write(duty)
        except Refused as refused:
            if refused.reason.code == "changed_since":
                raise Refused("ledger_overtaken") from None
            raise
    if options["json"]:
        output.say(output.json_text(report.as_document(incoming, dry_run=dry_run)))
    else:
        output.say("\n".join(map(clean, report.as_lines(incoming, dry_run=dry_run))))
    return 0


def write(call: Call) -> int:
    """Write a ledger. Raises: Refused."""
    options = call.options
    if not options["output"]:
        raise Refused("export_form")
    opened = opening.open_office(options["db"], options["today"])
    count = exporting.export(
        opened.duty,
        kind_meant(call.operands[0]) or call.operands[0],
        options["output"],
        full=bool(options["full"]),
        reason=options["reason"] or "",
        period=Period(options["from"], options["to"]),
    )
    output.say(
        ngettext("{count} row written to {path}.", "{count} rows written to {path}.", count).format(
            count=count, path=clean(options["output"])
        )
    )
    return 0
