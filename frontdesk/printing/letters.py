"""What goes to a unit about a request: the slip of the whistle, and the letter that chases it.

A unit learns what it needs for the work and no more: where and what, never who said so (domain 6, PIPL
articles 23 and 25).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db import cards
from db.records import Duty, RequestCard, WhistleLine
from db.requests import whistles
from frontdesk.printing.head import letter_size, office_head
from frontdesk.printing.paper import Blank, CutLine, Facts, Head, Paragraph, Printout, Signature
from frontdesk.requests.deadlines import received
from frontdesk.rules.time_limits import due
from frontdesk.settings.calendar import calendar
from frontdesk.settings.keeping import office_settings
from frontdesk.words import _, language, lines, ngettext, pgettext
from frontdesk.words.codes import label

URGENT_AFTER = 2
"""From how many chases on a letter is one of supervision (督办函), as it is once the unit is late."""


def chase_letter(duty: Duty, whistle_id: int) -> Printout:
    """The letter that asks a unit what has become of a whistle. Raises: Refused, `row_gone`."""
    sent, head = whistles.one(whistle_id), office_head(duty)
    late = 0 if sent.due_on is None else calendar().between(sent.due_on, duty.day)
    is_late = sent.due_on is not None and sent.due_on < duty.day
    by = _until(duty, "limit_chase")
    return Printout(
        title=pgettext("print", "Letter of supervision")
        if is_late or sent.times_chased >= URGENT_AFTER
        else pgettext("print", "Reminder"),
        number=_("No. {number}-{times}").format(number=sent.number, times=max(sent.times_chased, 1)),
        size=letter_size(),
        is_letter=True,
        blocks=(
            Paragraph(_("{unit}:").format(unit=sent.unit), "opening"),
            Paragraph(_what_was_asked(sent)),
            Paragraph(_how_it_stands(sent, duty.day, late, is_late=is_late)),
            Paragraph(_what_is_asked(sent, by)),
            _facts(sent, late, is_late=is_late),
            *_from(head, duty, duty.day),
            CutLine(_("answer, to be sent back by {day}").format(day=lines.long_day(by))),
            Blank(_("What was done on {number}").format(number=sent.number), 24),
            Facts(((pgettext("print", "Signed, day"), ""),)),
        ),
    )


def _what_was_asked(sent: WhistleLine) -> str:
    text = _(
        "On {day} we called upon your unit by a whistle about “{summary}” "
        "(request {number}, {place}), received from residents on {received}."
    )
    return text.format(
        day=lines.long_day(sent.sent_on),
        summary=_matter(sent),
        number=sent.number,
        place=_place(sent),
        received=lines.long_day(sent.received_on),
    )


def _how_it_stands(sent: WhistleLine, today: date, late: int, *, is_late: bool) -> str:
    if sent.reported_on is None:
        answered = _("Your unit has not reported in yet.")
    else:
        answered = _(
            "Your unit reported in on {day}; what came of it we have not been told."
        ).format(day=lines.long_day(sent.reported_on))  # fmt: skip
    if sent.due_on is None:
        return answered
    limit = lines.long_day(sent.due_on)
    if is_late and late > 0:
        told = ngettext(
            "It was to be finished by {limit}; on {today} it is {count} working day late.",
            "It was to be finished by {limit}; on {today} it is {count} working days late.",
            late,
        )
        return told.format(limit=limit, today=lines.long_day(today), count=late) + _join() + answered
    if is_late:
        return _("It was to be finished by {limit}.").format(limit=limit) + _join() + answered
    if not late:
        return _("It is to be finished today.") + _join() + answered
    told = ngettext(
        "It is to be finished by {limit}; {count} working day is left.",
        "It is to be finished by {limit}; {count} working days are left.",
        -late,
    )
    return told.format(limit=limit, count=-late) + _join() + answered


def _join() -> str:
    """Between two sentences; Chinese has no blank there."""
    return " " if language() == "en" else ""


def _what_is_asked(sent: WhistleLine, by: date) -> str:
    times = max(sent.times_chased, 1)
    text = ngettext(
        "This is the first reminder. Please see to it without delay and tell us in writing by {day} what "
        "was done. If it is not yours to do, send it back with the reason.",
        "This is reminder no. {count}. Please see to it without delay and tell us in writing by {day} what "
        "was done. If it is not yours to do, send it back with the reason.",
        times,
    )
    return text.format(count=times, day=lines.long_day(by))


def _facts(sent: WhistleLine, late: int, *, is_late: bool) -> Facts:
    rows = [
        (pgettext("print", "Whistled on"), lines.long_day(sent.sent_on)),
        (
            pgettext("print", "Reported in on"),
            lines.long_day(sent.reported_on) if sent.reported_on else pgettext("print", "not reported in"),
        ),
    ]
    if sent.due_on is not None:
        rows.append(
            (
                pgettext("print", "Limit"),
                _(", ").join((lines.long_day(sent.due_on), days_told(late, is_late=is_late))),
            )
        )
    return Facts(tuple(rows))


def days_told(late: int, *, is_late: bool) -> str:
    """How many working days are left, or how many it is late, in words."""
    if is_late:
        told = ngettext("{count} working day late", "{count} working days late", late)
        return told.format(count=late) if late else pgettext("print", "late")
    if not late:
        return pgettext("print", "due today")
    return ngettext("{count} working day left", "{count} working days left", -late).format(count=-late)


def _from(head: Head, duty: Duty, day: date) -> tuple[Paragraph, Signature]:
    contact = _("Contact: {name}").format(name=duty.staff_name)
    if head.phone:
        contact += _("    Telephone: {phone}").format(phone=head.phone)
    signed = [_("{office} (seal)").format(office=head.name)]
    if head.signer:
        signed.append(_("Signed by {name}").format(name=head.signer))
    return Paragraph(contact, "small"), Signature((*signed, lines.long_day(day)))


def _until(duty: Duty, limit: str) -> date:
    """When a span of the settings that begins now is over."""
    span, at = office_settings().span(limit), received(duty)
    return at.date() if span is None else due(span, at, calendar()).day


def _place(sent: WhistleLine) -> str:
    """Where it is, as far as the work needs it."""
    parts = [sent.estate, "" if sent.place == sent.estate else sent.place]
    return " ".join(part for part in parts if part) or pgettext("print", "in the community")


def _matter(sent: WhistleLine) -> str:
    """What it is about; of a confidential matter only the topic."""
    if not sent.confidential:
        return sent.summary.strip().rstrip("。.")
    topic = sent.topic_names[language() == "en"]
    return _("{topic} (confidential; ask us for the rest)").format(topic=topic)


def whistle_slip(duty: Duty, whistle_id: int) -> Printout:
    """The slip that went to a unit with a whistle, the same whenever printed. Raises: Refused, `row_gone`."""
    sent, head = whistles.one(whistle_id), office_head(duty)
    back_by = _until(replace(duty, day=sent.sent_on), "limit_hand_back")
    card = cards.request(sent.request_id)
    lead = pgettext("print", "lead") if sent.lead else ""
    rows = (
        (pgettext("print", "Unit"), _(", ").join(filter(None, (sent.unit, lead)))),
        (pgettext("print", "Request"), sent.number),
        (
            pgettext("print", "Received on"),
            _(", ").join((lines.long_day(sent.received_on), label("channel", card.channel))),
        ),
        (pgettext("print", "Nature, topic"), _(", ").join((label("nature", card.line.nature), _topic(sent)))),
        (pgettext("print", "Urgency"), label("urgency", card.life.urgency) if card.life else ""),
        (pgettext("print", "Where"), _place(sent)),
        (pgettext("print", "Matter"), _matter(sent)),
        (pgettext("print", "What is asked"), _asked(card, sent)),
        (pgettext("print", "Whistled on"), lines.long_day(sent.sent_on)),
        (pgettext("print", "Limit"), lines.long_day(sent.due_on) if sent.due_on else ""),
    )
    return Printout(
        title=pgettext("print", "Whistle slip"),
        number=_("No. {number}").format(number=sent.number),
        size=letter_size(),
        is_letter=True,
        blocks=(
            Facts(rows),
            Paragraph(
                _(
                    "Please report in, see to it within the limit and tell us what was done. If it is not "
                    "yours to do, send it back with the reason by {day}."
                ).format(day=lines.long_day(back_by)),
                "small",
            ),
            Blank(_("Reported in: by whom, on which day"), 16),
            Blank(pgettext("print", "What was done"), 26),
            *_from(head, duty, sent.sent_on),
        ),
    )


def _topic(sent: WhistleLine) -> str:
    return sent.topic_names[language() == "en"]


def _asked(card: RequestCard, sent: WhistleLine) -> str:
    """What was written when the unit was called upon."""
    steps = card.life.steps if card.life else ()
    told = [
        step.text
        for step in steps
        if step.kind == "whistle" and not step.struck and step.details.get("unit") == str(sent.unit_id)
    ]
    return "" if sent.confidential else next(iter(reversed(told)), "")
