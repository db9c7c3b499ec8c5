"""A report as one JSON document; its keys are English whatever the language is."""

from __future__ import annotations

from typing import Any

from db.records import Span
from frontdesk.report import rows, supplement_rows
from frontdesk.report.closing import paragraph
from frontdesk.report.figures import COUNTED_BY, Report
from frontdesk.report.rates import Rate
from frontdesk.report.supplement import Supplement


def as_document(report: Report, more: Supplement) -> dict[str, Any]:
    """Everything that the report says; its figures stand under `figures`, those of before beside them."""
    now, before = report.now, report.before
    return {
        "period": _span(now.span),
        "stood_on": now.stood.isoformat(),
        "figures": now.overview,
        "rates": {rate.code: _rate(rate) for rate in now.rates},
        "before": {
            "period": _span(before.span),
            "figures": before.overview,
            "rates": {rate.code: _rate(rate) for rate in before.rates},
        },
        "requests_by": {
            by: [
                {"key": one.code, "name": one.name, "count": one.now, "before": one.before}
                for one in rows.shares(report, by)
            ]
            for by in COUNTED_BY
        },
        "themes": [
            {
                "estate_id": one.estate_id,
                "topic": one.topic,
                "name": rows.theme(report, one),
                "count": one.count,
                "from": one.first.isoformat(),
                "to": one.last.isoformat(),
            }
            for one in now.found
        ],
        "packages": [
            {
                "id": run.id,
                "name": run.name,
                "run": run.run,
                "kind": run.kind,
                "sessions": run.sessions,
                "heads": run.heads,
                "attendances": run.came,
                "people": run.people,
                "visits": run.visits,
                "completed": run.done,
            }
            for run in now.runs
        ],
        "months": [
            {"month": one.month, "received": one.received, "handled": one.handled} for one in report.months
        ],
        "closing": paragraph(now),
        "cases": [{"rule": one.rule, "text": one.told} for one in supplement_rows.cases(report, more)],
        "plan": {
            "period": _span(more.plan.span),
            **dict(supplement_rows.totals(more.plan)),
            "named": [
                {"kind": one.kind, "when": one.when, "what": one.what}
                for one in supplement_rows.planned(more.plan)
            ],
        },
    }


def _span(span: Span) -> dict[str, str]:
    return {"from": span.since.isoformat(), "to": span.until.isoformat()}


def _rate(rate: Rate) -> dict[str, float | None]:
    return {"part": rate.part, "whole": rate.whole, "percent": rate.percent, "unknown": rate.unknown}
