"""The work log of a day (工作日志) in the office's form, and on a second sheet what the next day brings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from db.records import Duty, QueueLine
from frontdesk.day.work_log import NOON, WorkLog, work_log
from frontdesk.printing.paper import Blank, Block, Facts, Heading, Paragraph, Printout, Sheet, Table
from frontdesk.words import _, day_lines, day_log, lines, pgettext, queue_lines
from frontdesk.words.codes import label

_MOST = 60
"""Lines of what is left: nobody reads more on paper."""

Done = tuple[str, str, str]
"""When, what, by whom."""


def log_page(duty: Duty, day: date) -> Printout:
    """The page of a day."""
    log = work_log(duty, day)
    blocks = (
        _head(log),
        *_halves(log),
        *_problems(log),
        *_left(log),
        *_typed(log),
        Sheet(),
        *_tomorrow(log),
    )
    return Printout(pgettext("print", "Work log"), blocks)


def _head(log: WorkLog) -> Facts:
    rows = [
        (pgettext("print", "Date"), f"{lines.long_day(log.day)} {lines.weekday(log.day)}"),
        (pgettext("print", "Weather"), label("weather", log.close.weather) if log.close else ""),
        (pgettext("print", "On duty"), _(", ").join(log.on_duty)),
        (pgettext("print", "Counted"), day_log.counts_told(log.counts).replace("  ", _(", "))),
    ]
    if log.close is not None:
        time = log.closed_at
        if log.closed_on != log.day:
            # Forgotten, and closed later: the hour alone would tell of another day.
            time = f"{lines.day_in(log.closed_on, log.day)} {time}"
        told = _("{time} by {name}").format(time=time, name=log.close.staff)
        rows.append((pgettext("print", "Closed at"), told))
    if log.code:
        rows.append((pgettext("print", "Code"), log.code))
    return Facts(tuple(rows))


def _halves(log: WorkLog) -> Iterator[Block]:
    """What was done in the morning and in the afternoon, each with its span; what has no time comes last."""
    done = sorted(_done(log))
    parts = (
        (pgettext("print", "Morning"), [one for one in done if "" < one[0] < NOON]),
        (pgettext("print", "Afternoon"), [one for one in done if one[0] >= NOON]),
        (pgettext("print", "At no certain time"), [one for one in done if not one[0]]),
    )
    headings = (pgettext("print", "Time"), pgettext("print", "What was done"), pgettext("print", "By"))
    for name, some in parts:
        if some:
            times = [one[0][:5] for one in some if one[0]]
            span = f"  {times[0]}-{times[-1]}" if times and times[0] != times[-1] else ""
            yield Heading(name + span)
            yield Table(headings, tuple(some), (14, 70, 16))
    if not done:
        yield Paragraph(_("Nothing was written down on this day."))


def _done(log: WorkLog) -> Iterator[Done]:
    for step in log.steps:
        yield step.time, f"{day_log.step(step)} {step.request.number}", step.staff
    for session in log.sessions:
        span = f"{session.starts}-{session.ends}" if session.starts and session.ends else session.starts
        yield span, day_log.session(session), ""
    for homes in log.homes:
        span = homes.first if homes.first == homes.last else f"{homes.first}-{homes.last}".strip("-")
        yield span, day_log.homes(homes), homes.staff
    for task in log.tasks:
        yield "", day_log.task(task), task.owner


def _problems(log: WorkLog) -> Iterator[Block]:
    found = day_log.problems(log.steps)
    if found:
        headings = (
            pgettext("print", "No."),
            pgettext("print", "Problem found"),
            pgettext("print", "Measures"),
            pgettext("print", "Result"),
        )
        yield Heading(_("Problems, measures, results"))
        yield Table(headings, found, (14, 42, 28, 16))


def _left(log: WorkLog) -> Iterator[Block]:
    yield Heading(_("What is left"))
    if log.left:
        yield _lines(log.left, log.day)
    else:
        yield Paragraph(_("Nothing is left."))


def _typed(log: WorkLog) -> Iterator[Block]:
    close = log.close
    if close is not None and close.remarks:
        yield Heading(pgettext("print", "Remarks"))
        yield Paragraph(close.remarks)
    if close is not None and close.leader_remark:
        yield Heading(pgettext("print", "Leader's remark"))
        yield Paragraph(close.leader_remark)
    else:
        yield Blank(pgettext("print", "Leader's remark"))


def _tomorrow(log: WorkLog) -> Iterator[Block]:
    day = f"{lines.long_day(log.next_day)} {lines.weekday(log.next_day)}"
    yield Heading(_("Plan for {day}").format(day=day))
    if log.close is not None and log.close.handover:
        yield Facts(((pgettext("print", "Handed over"), log.close.handover),))
    if log.planned:
        headings = (pgettext("print", "Time"), pgettext("print", "Session"), pgettext("print", "Who"))
        rows = tuple(
            (f"{lines.day(one.day)} {one.starts}".strip(), day_log.plan(one), one.staff)
            for one in log.planned
        )
        yield Table(headings, rows, (18, 64, 18))
    if log.due_next:
        yield _lines(log.due_next, log.day)
    if not log.planned and not log.due_next:
        yield Paragraph(_("Nothing is due yet."))


def _lines(some: tuple[QueueLine, ...], today: date) -> Table:
    headings = (
        pgettext("print", "When"),
        pgettext("print", "To do"),
        pgettext("print", "Who"),
        pgettext("print", "Matter"),
        pgettext("print", "No."),
        pgettext("print", "Whose"),
    )
    rows = tuple(
        (
            day_lines.when(one, today),
            day_lines.deed(one),
            queue_lines.who(one),
            day_lines.matter(_on_paper(one)),
            one.number,
            one.owner,
        )
        for one in some[:_MOST]
    )
    return Table(headings, rows, (13, 13, 15, 33, 13, 10))


def _on_paper(one: QueueLine) -> QueueLine:
    """Which home is helped is protected, and a log is filed."""
    return one._replace(address=None) if one.key.kind == "measure" else one
