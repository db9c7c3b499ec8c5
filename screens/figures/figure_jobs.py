"""What the page of figures asks for and has done, beside the screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from db.records import Counts, Duty, FigureLine, Span
from screens import jobs

if TYPE_CHECKING:
    from frontdesk.choices import Choice
    from frontdesk.report.figures import Report
    from frontdesk.report.supplement import Supplement


def found(duty: Duty, span: Span | None) -> Report:
    """The figures of a period, of this month at first."""
    from frontdesk.report import period
    from frontdesk.report.figures import report

    return report(duty, span or period.this_month(duty.day))


def supplement(duty: Duty, report: Report) -> Supplement:
    """Typical cases of a report, and what is planned behind its period."""
    from frontdesk.report.supplement import supplement as found_beside

    return found_beside(duty, report)


def behind(code: str, span: Span, typed: str) -> tuple[FigureLine, ...]:
    """The records behind a figure that fit what is typed."""
    from frontdesk.report.behind import behind as records

    return records(code, span, typed)


def counts(duty: Duty) -> Counts:
    """The community as it stands today."""
    return jobs.counts(duty)


def read(duty: Duty, typed: str) -> Span:
    """The period that was typed. Raises: Refused."""
    from frontdesk.report import period

    return period.read(duty, typed)


def periods(duty: Duty) -> Sequence[Choice]:
    """The periods to pick from."""
    from frontdesk.report import period

    return period.choices(duty)


def picked(duty: Duty, code: str) -> Span:
    """The period of one of `periods`."""
    from frontdesk.report import period

    return period.picked(duty, code)


def write(duty: Duty, report: Report) -> str:
    """Write a workbook where ledgers are written to, under a name that is free; the whole path."""
    from frontdesk import folders
    from frontdesk.ledgers.dry_run import free_name
    from frontdesk.report import period
    from frontdesk.report.workbook import write as write_workbook
    from frontdesk.words import _

    folder = Path(folders.first_folder())
    name = _("Figures of {period}").format(period=period.told(report.now.span)).replace(" ", "")
    place = folder / free_name(folder, name)
    write_workbook(report, supplement(duty, report), place)
    return str(place)
