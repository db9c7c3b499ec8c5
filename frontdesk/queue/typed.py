"""What is typed about lines of the queue: days, reasons, tasks."""

from __future__ import annotations

from datetime import date, timedelta

from db.records import Duty, LineKey, Reason, Refused
from frontdesk.packages.recurrence import next_day, read_recurrence
from frontdesk.queue import marking
from frontdesk.rules.coming_days import coming_day

_BETWEEN = "|"


def written(key: LineKey) -> str:
    """A key as the text of a place."""
    return _BETWEEN.join((key.kind, str(key.subject), key.occurrence))


def read_key(text: str) -> LineKey:
    """A key as `written` wrote it. Raises: Refused, `queue_line_gone` for any other text."""
    kind, _between, rest = text.partition(_BETWEEN)
    subject, _between, occurrence = rest.partition(_BETWEEN)
    if not subject.isdecimal():
        raise Refused("queue_line_gone")
    return LineKey(kind, int(subject), occurrence)


def read_day(text: str, today: date, *, ahead: bool) -> date | Reason:
    """A day as people say it; `ahead`: today is none. Or `coming_day_unknown`, `queue_day_past`."""
    return coming_day(text, today, "queue_day_past", may_be_today=not ahead)


def snooze(duty: Duty, key_text: str, day_text: str, *, draft_id: str | None = None) -> date:
    """Puts a line off; returns until when. Raises: Refused, as `marking.snooze`; `coming_day_unknown`."""
    day = _day(day_text, duty.day, ahead=True)
    marking.snooze(duty, read_key(key_text), day, draft_id=draft_id)
    return day


def wait_for(duty: Duty, key_text: str, whom: str, day_text: str, *, draft_id: str | None = None) -> date:
    """Has a line wait for somebody; returns until when.

    Raises:
        Refused: as `marking.wait_for`; `coming_day_unknown`.
    """
    day = _day(day_text, duty.day, ahead=True)
    marking.wait_for(duty, read_key(key_text), whom, day, draft_id=draft_id)
    return day


def add_task(
    duty: Duty, text: str, day_text: str, again_text: str = "", *, draft_id: str | None = None
) -> int:
    """Writes a task down, for today where no day is said, once where it is not said how it comes again.

    Raises:
        Refused: as `marking.add_task`; `coming_day_unknown`, or what `read_recurrence` answers.
    """
    day = _day(day_text, duty.day, ahead=False) if day_text.strip() else duty.day
    rule = read_recurrence(again_text)
    if isinstance(rule, Reason):
        raise Refused(rule.code, field="again")
    return marking.add_task(duty, text, day, recurrence=rule, draft_id=draft_id)


def coming(day_text: str, again_text: str, today: date, most: int = 3) -> tuple[date, ...] | Reason:
    """The first days of what comes again, as it is typed; or why there are none."""
    day = read_day(day_text, today, ahead=False) if day_text.strip() else today
    rule = read_recurrence(again_text)
    if isinstance(rule, Reason) or isinstance(day, Reason) or not rule:
        return rule if isinstance(rule, Reason) else ()
    found: list[date] = []
    after = day - timedelta(1)
    while len(found) < most and (following := next_day(rule, day, after)) is not None:
        found.append(following)
        after = following
    return tuple(found) or Reason("recurrence_never")


def _day(text: str, today: date, *, ahead: bool) -> date:
    day = read_day(text, today, ahead=ahead)
    if isinstance(day, Reason):
        raise Refused(day.code, field="day")
    return day


def refuse_kept(key_text: str) -> None:
    """Say before a reason is typed that a line has to be done.

    Raises:
        Refused: `queue_not_dropped`, `queue_line_gone`.
    """
    if read_key(key_text).kind not in marking.DROPPED:
        raise Refused("queue_not_dropped")
