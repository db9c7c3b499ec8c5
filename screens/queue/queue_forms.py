"""The forms of the queue: until when a line is put off or waits, why one is dropped, a task of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from db.records import Draft, Duty, Reason
from frontdesk.words import NP_, _, lines, queue_lines
from screens.forms.form import Begun, Field, Form, Remark, Saved, Saying, Typed, Weight
from screens.office import Place
from screens.people.person_remarks import remark_of

_DAYS = NP_("field", "tomorrow, wed, +3, 9-30")


def _back(name: str) -> Place:
    """Where a form leads: back to the queue, or to the walk through what is left of the day."""
    return Place("day_review" if name.startswith("review_") else "to_do")


def _about(duty: Duty, place: Place) -> Saying:
    from frontdesk.queue.computing import line_of
    from frontdesk.queue.typed import read_key

    one = line_of(duty, read_key(place.text))
    return lambda: " ".join(
        part for part in (queue_lines.deed(one), queue_lines.who(one), queue_lines.matter(one)) if part
    )


def _of_day(duty: Duty, typed: Typed) -> dict[str, Remark]:
    """The day that is typed as it is understood, or why it is none."""
    from frontdesk.queue.typed import read_day

    if not typed["day"].strip():
        return {"day": remark_of(Weight.ERROR, Reason("field_needed"))}
    day = read_day(typed["day"], duty.day, ahead=True)
    if isinstance(day, Reason):
        return {"day": remark_of(Weight.ERROR, day)}
    return {"day": Remark(Weight.NOTE, lambda: f"{lines.day_in(day, duty.day)} {lines.weekday(day)}")}


class QueueSnoozeForm(Form):
    """Another day for a line; the text of its place is the line's key."""

    TITLE = NP_("page", "Another day")
    REPEATS = False
    IS_KEPT = False
    FIELDS = (Field("day", NP_("field", "Put off until"), hint=_DAYS),)

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """About that line. Raises: Refused, `queue_line_gone`."""
        return Begun(about=_about(duty, place))

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """The day as it is understood, or why it is none."""
        return _of_day(duty, typed)

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Put it off."""
        from frontdesk.queue.typed import snooze

        day = snooze(duty, place.text, typed["day"], draft_id=draft_id)
        return Saved(
            _back(self.NAME),
            lambda: _("Put off until {day}. F9 takes it back.").format(day=lines.day_in(day, duty.day)),
        )

    def saved_before(self, place: Place, subject: int | None) -> Place:
        """The queue."""
        return _back(self.NAME)


class QueueWaitForm(Form):
    """For whom a line waits, and until when; the text of its place is the line's key."""

    TITLE = NP_("page", "Waiting")
    REPEATS = False
    IS_KEPT = False
    FIELDS = (
        Field("whom", NP_("field", "Waits for"), hint=NP_("field", "somebody, a company, a part …")),
        Field("day", NP_("field", "Waits until"), hint=_DAYS),
    )

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """About that line; whom it waits for already. Raises: Refused, `queue_line_gone`."""
        from frontdesk.queue.computing import line_of
        from frontdesk.queue.typed import read_key

        whom = line_of(duty, read_key(place.text)).waits_for
        return Begun({"whom": whom} if whom else {}, about=_about(duty, place))

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """What is missing, and the day as it is understood."""
        found = _of_day(duty, typed)
        if not typed["whom"].strip():
            found["whom"] = remark_of(Weight.ERROR, Reason("field_needed"))
        return found

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Have it wait."""
        from frontdesk.queue.typed import wait_for

        day = wait_for(duty, place.text, typed["whom"], typed["day"], draft_id=draft_id)

        def waits() -> str:
            until = lines.day_in(day, duty.day)
            return _("It waits until {day}, then it is back. F9 takes it back.").format(day=until)

        return Saved(_back(self.NAME), waits)

    def saved_before(self, place: Place, subject: int | None) -> Place:
        """The queue."""
        return _back(self.NAME)


class QueueDropForm(Form):
    """Why a line is dropped; the text of its place is the line's key."""

    TITLE = NP_("page", "Not to be done")
    REPEATS = False
    IS_KEPT = False
    FIELDS: tuple[Field, ...] = (Field("reason", NP_("field", "Why"), wide=True),)

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """About that line. Raises: Refused, `queue_not_dropped`, `queue_line_gone`."""
        from frontdesk.queue.typed import refuse_kept

        refuse_kept(place.text)
        return Begun(about=_about(duty, place))

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """It needs a reason."""
        if typed["reason"].strip():
            return {}
        return {"reason": remark_of(Weight.ERROR, Reason("reason_needed"))}

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Drop it."""
        from frontdesk.queue.marking import drop
        from frontdesk.queue.typed import read_key

        drop(duty, read_key(place.text), typed["reason"], draft_id=draft_id)
        return Saved(_back(self.NAME), lambda: _("Dropped, with the reason. F9 takes it back."))

    def saved_before(self, place: Place, subject: int | None) -> Place:
        """The queue."""
        return _back(self.NAME)


class QueueSkipForm(QueueDropForm):
    """Why a task that comes again is not done, and whether only this time."""

    FIELDS = (
        *QueueDropForm.FIELDS,
        Field("times", NP_("field", "Left out"), group="queue_times", anew=True),
    )

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """This time, unless somebody says otherwise. Raises: Refused, as of any line."""
        from frontdesk.choices import coded

        begun = super().begin(duty, place, draft)
        return replace(begun, values={"times": "once"}, choices={"times": coded("queue_times")})

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """It needs a reason, and one of both."""
        found = dict(super().remarks(duty, typed))
        if typed["times"] not in ("once", "for_good"):
            found["times"] = remark_of(Weight.ERROR, Reason("field_needed"))
        return found

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Drop it; the next time it is there again, or not."""
        from frontdesk.queue.marking import drop
        from frontdesk.queue.typed import read_key

        for_good = typed["times"] == "for_good"
        following = drop(duty, read_key(place.text), typed["reason"], for_good=for_good, draft_id=draft_id)
        return Saved(_back(self.NAME), lambda: dropped(duty, following))


def dropped(duty: Duty, following: date | None) -> str:
    """That something is dropped, and when it comes again."""
    if following is None:
        return _("Dropped, with the reason. F9 takes it back.")
    day = lines.day_in(following, duty.day)
    return _("Left out this time; it comes again on {day}. F9 takes it back.").format(day=day)


class QueueTaskForm(Form):
    """Something one has to do oneself."""

    TITLE = NP_("page", "A task")
    REPEATS = False
    FIELDS = (
        Field("text", NP_("field", "What to do"), wide=True),
        Field("day", NP_("field", "By when"), hint=NP_("field", "wed, +3, 9-30; empty: today")),
        Field("again", NP_("field", "Repeats"), hint=NP_("field", "w5 2w3 m15 d; empty: once")),
    )

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """Nothing is known."""
        return Begun()

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """What is missing, and a day that is none."""
        from frontdesk.queue.typed import coming, read_day

        found: dict[str, Remark] = {}
        if not typed["text"].strip():
            found["text"] = remark_of(Weight.ERROR, Reason("field_needed"))
        if typed["day"].strip():
            day = read_day(typed["day"], duty.day, ahead=False)
            if isinstance(day, Reason):
                found["day"] = remark_of(Weight.ERROR, day)
            else:
                found["day"] = Remark(
                    Weight.NOTE, lambda: f"{lines.day_in(day, duty.day)} {lines.weekday(day)}"
                )
        days = coming(typed["day"], typed["again"], duty.day)
        if isinstance(days, Reason):
            found["again"] = remark_of(Weight.ERROR, days)
        elif days:
            found["again"] = Remark(
                Weight.NOTE, lambda: " ".join(lines.day_in(one, duty.day) for one in days)
            )
        return found

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Write it down."""
        from frontdesk.queue.typed import add_task

        add_task(duty, typed["text"], typed["day"], typed["again"], draft_id=draft_id)
        return Saved(_back(self.NAME), lambda: _("It is on the list. F9 takes it back."))

    def saved_before(self, place: Place, subject: int | None) -> Place:
        """The queue."""
        return _back(self.NAME)
