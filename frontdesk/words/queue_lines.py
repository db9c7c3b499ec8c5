"""A line of the to-do queue in words: when, what, who, and what it is about."""

from __future__ import annotations

from datetime import date, timedelta

from db.records import QueueLine
from frontdesk.rules.queue_order import week_end
from frontdesk.words import _, language, lines, ngettext
from frontdesk.words.codes import label


def when(line: QueueLine, today: date) -> str:
    """`!逾2天`, `今天18:30`, `明天`, `周五`, `9月10日`; what was put off says until when."""
    if stands_late(line):
        return _("!{count}d late").format(count=line.late) if line.late else _("!late")
    on = line.on
    if on is None or on <= today:
        return (_("today") + f" {line.due_time}").rstrip()
    if on == today + timedelta(1):
        return _("tomorrow")
    return lines.weekday(on) if on <= week_end(today) else lines.day_in(on, today)


def stands_late(line: QueueLine) -> bool:
    """Whether a line is told as late: one that was put off is not."""
    return line.is_late and line.snoozed_until is None


def deed(line: QueueLine) -> str:
    """What is to be done: `回访`, `吹哨未报到`, `补登考勤`."""
    kind = line.key.kind
    if kind == "whistle":
        return label("queue_whistle", line.code)
    if kind == "task" and line.code:
        return label("queue_task", line.code)
    return label("queue", kind)


def who(line: QueueLine) -> str:
    """Whom it is about, or for whom it waits: a name, a unit, `第03网格`, `居民3人`."""
    kind = line.key.kind
    if kind in ("visit", "follow_up"):
        return _("no grid") if line.grid is None else _("Grid {number:02}").format(number=line.grid)
    if kind == "doubt" and line.count > 1:
        return ngettext("{count} resident", "{count} residents", line.count).format(count=line.count)
    return f"+ {line.who}" if line.joins else line.who


def matter(line: QueueLine) -> str:
    """What it is about: where and what, a package, an age, how many homes."""
    return " ".join(part for part in (matter_alone(line), same_call(line)) if part)


def same_call(line: QueueLine) -> str:
    """`(同号另2件)`: that the same call is about more; "" where it is not."""
    if not line.beside:
        return ""
    told = ngettext("(+{count}, same call)", "(+{count}, same call)", line.beside)
    return told.format(count=line.beside)


def matter_alone(line: QueueLine) -> str:
    """What it is about, without what else the call is about."""
    said = _MATTERS.get(line.key.kind, _request)(line)
    if line.comes_again:
        said = _("[comes again]") + f" {said}"
    if line.waits_for:
        told = _("[waits for {whom}]") if line.is_waiting else _("[waited for {whom}]")
        said = f"{told.format(whom=line.waits_for)} {said}"
    return said


def _request(line: QueueLine) -> str:
    if line.confidential:
        return _("[confidential] {topic}").format(topic=line.names[language() == "en"]).rstrip()
    return f"{line.place} {line.text}".strip()


def _package(line: QueueLine) -> str:
    return f"{line.names[language() == 'en']} {line.text}".strip()


def _session(line: QueueLine) -> str:
    if not line.count:
        return _package(line)
    people = ngettext("{count} person in it", "{count} people in it", line.count).format(count=line.count)
    return f"{_package(line)} {people}"


def _waitlist(line: QueueLine) -> str:
    free = ngettext("{count} place to give", "{count} places to give", line.count).format(count=line.count)
    return f"{_package(line)} {free}"


def _visit(line: QueueLine) -> str:
    homes = ngettext("{count} home", "{count} homes", line.count).format(count=line.count)
    return f"{label('visit_group', line.code)} {homes}"


def _measure(line: QueueLine) -> str:
    due = ngettext("{count} measure", "{count} measures", line.count).format(count=line.count)
    return f"{lines.short_address(line.address)} {due}".lstrip()


def _follow_up(line: QueueLine) -> str:
    return ngettext(
        "{count} person not seen by the health centre for long",
        "{count} people not seen by the health centre for long",
        line.count,
    ).format(count=line.count)


def _entitlement(line: QueueLine) -> str:
    turns = _("turns {age}").format(age=line.count)
    return f"{turns} {lines.short_address(line.address)}".rstrip()


def _doubt(line: QueueLine) -> str:
    return label("doubt", line.code)


def _notice(line: QueueLine) -> str:
    return _("the holiday notice for {year} is not taken in").format(year=line.count)


_MATTERS = {
    "session": _session,
    "attendance": _session,
    "waitlist": _waitlist,
    "visit": _visit,
    "follow_up": _follow_up,
    "measure": _measure,
    "entitlement": _entitlement,
    "doubt": _doubt,
    "holiday_notice": _notice,
}
