"""`frontdesk report`: the figures of a period as lines, a document, a page or a workbook."""

from __future__ import annotations

from pathlib import Path

from db.records import Duty
from frontdesk import opening
from frontdesk.cli import output
from frontdesk.cli.usage import Call
from frontdesk.report import period, rows
from frontdesk.report.closing import paragraph
from frontdesk.report.figures import Report, report
from frontdesk.text import clean
from frontdesk.words import _


def tell(call: Call) -> int:
    """Say or write the figures. Raises: Refused."""
    options = call.options
    opened = opening.open_office(options["db"], options["today"])
    span = period.given(opened.duty.day, options["from"], options["to"])
    found = report(opened.duty, span)
    if options["json"]:
        from frontdesk.report.document import as_document

        output.say(output.json_text(as_document(found)))
    elif options["html"]:
        _page(opened.duty, found, options["output"])
    elif options["output"]:
        from frontdesk.report.workbook import write

        write(found, options["output"])
        output.say(_("The report is in {path}.").format(path=clean(options["output"])))
    else:
        output.say("\n".join(map(clean, _lines(found))))
    return 0


def _page(duty: Duty, found: Report, path: str | None) -> None:
    from frontdesk.ledgers.writing import write_whole
    from frontdesk.printing.head import as_html
    from frontdesk.report.page import printout

    text = as_html(duty, printout(duty, found))
    if path is None:
        output.say(text.rstrip("\n"))
        return
    write_whole(Path(path), lambda beside: beside.write_text(text, encoding="utf-8"))
    output.say(_("The report is in {path}.").format(path=clean(path)))


def _lines(found: Report) -> list[str]:
    """What is read at a glance: the figures, the rates with what they are of, the closing paragraph."""
    told = period.told(found.now.span)
    figures = [(one.name, f"{one.now:,}", rows.change(one.now, one.before)) for one in rows.overview(found)]
    rated = [
        (one.name, rows.percent(one.now), f"{one.now.part:,}/{one.now.whole:,}  {one.of}")
        for one in rows.rates(found)
    ]
    against = _("against {period}").format(period=period.told(found.before.span))
    return [
        f"{told}  {against}",
        *output.columns([*figures, *rated]),
        "",
        paragraph(found.now),
    ]
