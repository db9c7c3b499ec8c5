"""Lines that are looked through at the end of the day, in words; what the queue has is told as there."""

from __future__ import annotations

from datetime import date

from db.records import QueueLine
from frontdesk.words import N_, _, language, ngettext, queue_lines
from frontdesk.words.codes import LABELS, label


def when(line: QueueLine, today: date) -> str:
    """When it is due; what is only worth a look is due at no time."""
    return "" if _is_own(line) else queue_lines.when(line, today)


def deed(line: QueueLine) -> str:
    """What is to be done: `回访`, `未分类别`, `热点`."""
    return label("day_review", line.key.kind) if _is_own(line) else queue_lines.deed(line)


def matter(line: QueueLine) -> str:
    """What it is about."""
    if line.key.kind != "theme":
        return queue_lines.matter(line)
    many = ngettext("{count} request lately", "{count} requests lately", line.count)
    return " ".join((line.place, line.names[language() == "en"], many.format(count=line.count))).strip()


def why(line: QueueLine) -> str:
    """What is asked here, in a sentence; nothing where the deed says it."""
    return _(_WHY.get(line.key.kind, ""))


def _is_own(line: QueueLine) -> bool:
    return line.key.kind in LABELS["day_review"]


_WHY = {
    "draft": N_("A form that was begun and not saved: Enter goes on with it."),
    "no_topic": N_("Logged without a topic: Enter opens it, d leaves it so."),
    "no_person": N_("Nobody said who this is: Enter opens it, m links the resident, d leaves it so."),
    "theme": N_("Many speak of the same: worth studying as a theme. Enter lists them, d: seen."),
    "attendance": N_("It was held and nobody wrote down who came: Enter opens it."),
    "doubt": N_("Data to be verified: Enter opens the first of them."),
}
