"""The clocks of requests in words: short for rows (`余2天`), whole for cards (`余2个工作日`)."""

from __future__ import annotations

from datetime import date

from db.records import Clock
from frontdesk.words import _, lines, ngettext
from frontdesk.words.codes import label


def lamp(clock: Clock) -> str:
    """The letter of its lamp: 绿 黄 红 停, `G` `Y` `R` `S`, which tells it where colours do not."""
    return label("lamp", clock.lamp)


def short(clock: Clock) -> str:
    """`余2天`, `今天`, `超1天`, `余3时`, `未联系` for a row; days are working days.

    A clock that stands still says the day on which it is looked at again; an estimated one has `估` behind.
    """
    said = _short(clock)
    return _("{left} ~").format(left=said) if clock.estimated else said


def _short(clock: Clock) -> str:
    if clock.lamp == "grey":
        return lines.day(clock.due_on)
    if clock.kind == "first_contact" and clock.lamp != "green":
        return _("no contact") if clock.lamp == "red" else _("contact due")
    if not clock.left:
        return _("under 1h") if clock.unit == "hours" else _("today")
    if clock.unit == "hours":
        text = _("{count}h left") if clock.left > 0 else _("{count}h late")
    else:
        text = _("{count}d left") if clock.left > 0 else _("{count}d late")
    return text.format(count=abs(clock.left))


def left(clock: Clock) -> str:
    """`余2个工作日`, `超期1个工作日`, `今天到期`, `余3小时`; a clock that stands still says so."""
    if clock.lamp == "grey":
        return _("stopped")
    late, count = clock.left < 0, abs(clock.left)
    if not count:
        return _("less than an hour left") if clock.unit == "hours" else _("due today")
    if clock.unit == "hours":
        text = (
            ngettext("{count} hour late", "{count} hours late", count)
            if late
            else ngettext("{count} hour left", "{count} hours left", count)
        )
    elif clock.unit == "days":
        text = (
            ngettext("{count} day late", "{count} days late", count)
            if late
            else ngettext("{count} day left", "{count} days left", count)
        )
    else:
        text = (
            ngettext("{count} working day late", "{count} working days late", count)
            if late
            else ngettext("{count} working day left", "{count} working days left", count)
        )
    return text.format(count=count)


def day(clock: Clock, today: date) -> str:
    """`9月13日`, `9月6日 11:05`, marked where it is estimated: `2月12日(估)`."""
    written = f"{lines.day_in(clock.due_on, today)} {clock.due_time}".rstrip()
    return _("{day} (est.)").format(day=written) if clock.estimated else written


def whole(clock: Clock, today: date) -> str:
    """`9月13日 余2个工作日`."""
    return f"{day(clock, today)}  {left(clock)}"
