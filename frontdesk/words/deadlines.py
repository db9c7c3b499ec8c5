"""Deadlines in words, with the arithmetic behind them: `办结 9月13日 (5个工作日, 跳过周末)`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from db.records import Deadlines, MovedDeadline
from frontdesk.rules.time_limits import AT_ONCE, Due, Span, Step
from frontdesk.text import cell_width
from frontdesk.words import _, lines, ngettext, pgettext
from frontdesk.words.codes import label


def span(length: Span) -> str:
    """`5个工作日`, `5 working days`; `2小时`, `7天`, `当天`, `立即`."""
    if length.unit == "same_day":
        return _("the same day")
    if length == AT_ONCE:
        return _("at once")
    text = {
        "hours": ngettext("{count} hour", "{count} hours", length.amount),
        "days": ngettext("{count} day", "{count} days", length.amount),
        "working_days": ngettext("{count} working day", "{count} working days", length.amount),
    }[length.unit]
    return text.format(count=length.amount)


def day(due: Due, today: date) -> str:
    """The day of a deadline as `lines.day_in` writes it, marked where it is estimated: `2月12日(估)`."""
    written = lines.day_in(due.day, today)
    return _("{day} (est.)").format(day=written) if due.estimated else written


def brief(clock: str, due: Due, length: Span, today: date) -> str:
    """When a clock runs out: `首次联系 9月7日`, `办结 9月6日 11:05`, `首次联系 立即`."""
    if length == AT_ONCE:
        return f"{label('clock', clock)} {span(length)}"
    when = day(due, today)
    if length.unit == "hours":
        when = f"{when} {due.at:%H:%M}"
    return f"{label('clock', clock)} {when}"


def deadline(clock: str, due: Due, length: Span, today: date, cells: int = 78) -> str:
    """When a clock runs out and how that was counted, in one line.

    Args:
        clock: a code of the group `clock`.
        due: the deadline.
        length: the span it was counted from.
        today: days of another year are written with it.
        cells: the most columns of the terminal; details give way until it fits.
    """
    said = brief(clock, due, length, today)
    if length == AT_ONCE:
        return said
    written = f"{said} ({span(length)})"
    for details in _details(due.steps, today):
        longer = f"{said} ({span(length)}{details})"
        if cell_width(longer) <= cells:
            return longer
    return written


def _details(steps: tuple[Step, ...], today: date) -> Iterator[str]:
    """What was skipped, and which days of a weekend were counted; said shorter from one to the next."""
    skipped = [step for step in steps if not step.number]
    made_up = [step for step in steps if step.number and step.kind == "make_up"]
    if not skipped:
        return
    comma = _(", ")
    names = comma.join(dict.fromkeys(_why(step) for step in skipped))
    without = _(", without {days}").format(days=names)
    if made_up:
        worked = comma.join(lines.day_in(step.day, today) for step in made_up)
        yield without + _("; worked: {days}").format(days=worked)
    yield without
    yield ngettext(", without {count} day off", ", without {count} days off", len(skipped)).format(
        count=len(skipped)
    )


def _why(step: Step) -> str:
    if step.kind == "holiday":
        return label("holiday", step.name)
    return _("weekends") if step.kind == "weekend" else _("days closed")


def moved(one: MovedDeadline) -> tuple[str, str, str]:
    """A deadline that came to another day: the number, which clock, and `9月2日 → 9月3日`."""
    days = f"{lines.day(one.before)} → {lines.day_in(one.after, one.before)}"
    return one.number, label("clock", one.clock), days


def how_many_move(count: int, *, would: bool = False) -> str:
    """`时限变动3件`: how many came to another day, or would."""
    if would:
        text = ngettext("{count} deadline would move:", "{count} deadlines would move:", count)
    else:
        text = ngettext("{count} deadline moves:", "{count} deadlines move:", count)
    return text.format(count=count)


def settled(count: int) -> str:
    """How many stay on their day and are no estimate any more."""
    return ngettext(
        "{count} deadline stays, and is no estimate any more.",
        "{count} deadlines stay, and are no estimates any more.",
        count,
    ).format(count=count)


def answer_by(deadlines: Deadlines) -> str:
    """Until when an answer is promised: `2021年9月13日`; "" where no day is known."""
    if deadlines.due_on is None:
        return ""
    estimated = pgettext("print", " (estimated)") if deadlines.estimated else ""
    return f"{lines.long_day(deadlines.due_on)} {deadlines.due_time}".strip() + estimated
