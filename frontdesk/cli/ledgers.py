"""`frontdesk import` and `frontdesk export`."""

from __future__ import annotations

from db.records import Duty, Refused
from frontdesk import opening
from frontdesk.cli import output
from frontdesk.cli.usage import Call
from frontdesk.ledgers import exporting, importing, report, sending_back
from frontdesk.register_ledgers import exporting as register_exporting
from frontdesk.register_ledgers import report as register_report
from frontdesk.register_ledgers import taking_in
from frontdesk.register_ledgers.kinds import REGISTER_OF, kind_meant
from frontdesk.text import clean
from frontdesk.words import ngettext


def take_in(call: Call) -> int:
    """Read a ledger and, unless it is a dry run, write down what it says. Raises: Refused."""
    options = call.options
    if len(call.operands) > 1:
        raise Refused("one_ledger_at_a_time")
    opened = opening.open_office(options["db"], options["today"])
    path, dry_run = call.operands[0], bool(options["dry_run"])
    if options["kind"] in REGISTER_OF:
        return _take_in_register(call, opened.duty)
    try:
        ledgers = importing.open_ledgers(path, options["kind"])
    except Refused as refused:
        if options["kind"] is None and refused.reason.values.get("kind") in REGISTER_OF:
            return _take_in_register(call, opened.duty)
        raise
    if options["teach"]:
        for ledger in ledgers:
            importing.teach(opened.duty, ledger, dict(options["teach"]))
        ledgers = importing.open_ledgers(path, options["kind"])
    intake = importing.look_through(opened.duty, ledgers)
    if options["strict"]:
        importing.strictly(intake)
    if options["doubts"]:
        # First: a name that is taken must not be found out when everything is written.
        sending_back.write(intake, options["doubts"])
    if not dry_run:
        try:
            importing.take_in(opened.duty, intake)
        except Refused as refused:
            if refused.reason.code == "changed_since":
                raise Refused("ledger_overtaken") from None
            raise
    if options["json"]:
        document = report.as_document(intake, dry_run=dry_run)
        output.say(output.json_text(document))
    else:
        output.say("\n".join(clean(line) for line in report.as_lines(intake, dry_run=dry_run)))
    return 0


def _take_in_register(call: Call, duty: Duty) -> int:
    """The same for a ledger that is a register."""
    options, path = call.options, call.operands[0]
    ledgers = taking_in.open_ledgers(path, options["kind"])
    if options["teach"]:
        for ledger in ledgers:
            importing.teach(duty, ledger, dict(options["teach"]))
        ledgers = taking_in.open_ledgers(path, options["kind"])
    intake = taking_in.look_through(duty, ledgers)
    if options["strict"]:
        taking_in.strictly(intake)
    if options["doubts"]:
        sending_back.write_rows(intake.ledgers, register_report.found_in_rows(intake), options["doubts"])
    dry_run = bool(options["dry_run"])
    # Now: afterwards what changes would be compared with what it has become.
    document = register_report.as_document(intake, dry_run=dry_run)
    lines = register_report.as_lines(intake, dry_run=dry_run)
    if not dry_run:
        taking_in.take_in(duty, intake)
    output.say(output.json_text(document) if options["json"] else "\n".join(map(clean, lines)))
    return 0


def write(call: Call) -> int:
    """Write a ledger. Raises: Refused."""
    options = call.options
    if not options["output"]:
        raise Refused("export_form")
    opened = opening.open_office(options["db"], options["today"])
    kind = kind_meant(call.operands[0])
    export = exporting.export if kind is None else register_exporting.export
    count = export(
        opened.duty,
        kind or call.operands[0],
        options["output"],
        full=bool(options["full"]),
        reason=options["reason"] or "",
    )
    output.say(
        ngettext("{count} row written to {path}.", "{count} rows written to {path}.", count).format(
            count=count, path=clean(options["output"])
        )
    )
    return 0
