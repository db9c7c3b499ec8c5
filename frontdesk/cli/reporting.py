"""`frontdesk report`: the figures of a period as lines, a document, a page or a workbook."""

from __future__ import annotations

from pathlib import Path

from db.records import Duty
from frontdesk import opening
from frontdesk.cli import output
from frontdesk.cli.usage import Call
from frontdesk.report import period, rows, supplement_rows
from frontdesk.report.closing import paragraph
from frontdesk.report.figures import Report, report
from frontdesk.report.supplement import Supplement, supplement
from frontdesk.text import clean
from frontdesk.words import _
from frontdesk.words.codes import label


def tell(call: Call) -> int:
    """Say or write the figures. Raises: Refused."""
    options = call.options
    opened = opening.open_office(options["db"], options["today"])
    span = period.given(opened.duty.day, options["from"], options["to"])
    found = report(opened.duty, span)
    more = supplement(opened.duty, found)
    if options["json"]:
        from frontdesk.report.document import as_document

        output.say(output.json_text(as_document(found, more)))
    elif options["html"]:
        _page(opened.duty, found, more, options["output"])
    elif options["output"]:
        from frontdesk.report.workbook import write

        write(found, more, options["output"])
        output.say(_("The report is in {path}.").format(path=clean(options["output"])))
    else:
        output.say("\n".join(map(clean, _lines(found, more))))
    return 0


def _page(duty: Duty, found: Report, more: Supplement, path: str | None) -> None:
    from frontdesk.ledgers.writing import write_whole
    from frontdesk.printing.head import as_html
    from frontdesk.report.page import printout

    text = as_html(duty, printout(duty, found, more))
    if path is None:
        output.say(text.rstrip("\n"))
        return
    write_whole(Path(path), lambda beside: beside.write_text(text, encoding="utf-8"))
    output.say(_("The report is in {path}.").format(path=clean(path)))


def _lines(found: Report, more: Supplement) -> list[str]:
    """What is read at a glance: figures, rates with what they are of, the paragraph, cases, the plan."""
    told = period.told(found.now.span)
    figures = [(one.name, f"{one.now:,}", rows.change(one.now, one.before)) for one in rows.overview(found)]
    rated = [
        (one.name, rows.percent(one.now), f"{one.now.part:,}/{one.now.whole:,}  {one.of}")
        for one in rows.rates(found)
    ]
    planned = [(label("planned", code), f"{count:,}") for code, count in supplement_rows.totals(more.plan)]
    against = _("against {period}").format(period=period.told(found.before.span))
    return [
        f"{told}  {against}",
        *output.columns([*figures, *rated]),
        "",
        paragraph(found.now),
        *(line for one in supplement_rows.cases(found, more) for line in ("", one.rule, one.told)),
        "",
        _("Planned for {period}").format(period=period.told(more.plan.span)),
        *output.columns(planned),
    ]
