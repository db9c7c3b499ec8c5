"""The forms by name: what declares each, loaded when it is first shown, and whose id their places give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any, NamedTuple

from db.records import Draft, Kind
from frontdesk.rules.enrolment_states import MOVES as ENROLMENT_MOVES
from frontdesk.rules.request_states import MOVES
from screens.forms.form import Form
from screens.office import Place


class _Listed(NamedTuple):
    """A form: its module and class, and of which kind the id of its place is, if always of the same."""

    path: str
    subject: Kind | None = None


def _several(names: Iterable[str], listed: _Listed) -> Mapping[str, _Listed]:
    """Forms that one class stands for, each by its name."""
    return dict.fromkeys(names, listed)


FORMS: Mapping[str, _Listed] = {
    "resident_add": _Listed("people.resident_form.NewResident", Kind.HOUSEHOLD),
    "resident_correct": _Listed("people.resident_form.CorrectResident", Kind.RESIDENT),
    "resident_reason": _Listed("people.resident_form.ReasonToCorrect", Kind.RESIDENT),
    "household_add": _Listed("people.household_form.NewHousehold"),
    "household_correct": _Listed("people.household_form.CorrectHousehold", Kind.HOUSEHOLD),
    # What happens to people and homes: the texts of their places say of which kind the id is.
    "event_move": _Listed("life_events.life_event_forms.Move"),
    "event_move_away": _Listed("life_events.life_event_forms.MoveAway"),
    "event_move_back": _Listed("life_events.life_event_forms.MoveBack"),
    "event_birth": _Listed("life_events.life_event_forms.Birth"),
    "event_death": _Listed("life_events.life_event_forms.Death"),
    "event_marriage_in": _Listed("life_events.life_event_forms.MarriageIn"),
    "event_head_change": _Listed("life_events.life_event_forms.HeadChange"),
    "event_split": _Listed("life_events.life_event_forms.Split"),
    "event_join": _Listed("life_events.life_event_forms.Join"),
    "event_resident_merge": _Listed("life_events.life_event_forms.ResidentMerge"),
    "event_household_merge": _Listed("life_events.life_event_forms.HouseholdMerge"),
    "veteran": _Listed("people.veteran_form.VeteranForm", Kind.RESIDENT),
    "birthday": _Listed("people.care_forms.BirthdayForm", Kind.RESIDENT),
    "home_visit": _Listed("people.care_forms.HomeVisitForm", Kind.RESIDENT),
    "walk_in": _Listed("walk_in.walk_in_form.WalkInForm", Kind.RESIDENT),
    **_several(
        (f"move_{move}" for move in MOVES),
        _Listed("requests.request_move_form.RequestMoveForm", Kind.REQUEST),
    ),
    "package_add": _Listed("packages.package_form.PackageForm"),
    "package_correct": _Listed("packages.package_form.PackageForm"),
    "enrol": _Listed("packages.enrol_form.EnrolForm", Kind.RESIDENT),
    **_several(
        (f"enrolment_{move}" for move in ENROLMENT_MOVES), _Listed("packages.enrol_form.EnrolmentMoveForm")
    ),
    "enrolment_child": _Listed("people.child_form.ChildForm"),
    "enrolment_outcome": _Listed("packages.outcome_forms.WorkFoundForm"),
    "mark_done": _Listed("packages.outcome_forms.MarkDoneForm"),
    "session_add": _Listed("packages.session_forms.SessionAddForm"),
    "session_move": _Listed("packages.session_forms.SessionMoveForm"),
    "session_cancel": _Listed("packages.session_forms.SessionCancelForm"),
    "session_heads": _Listed("packages.session_forms.SessionHeadsForm"),
    "measure_add": _Listed("people.assistance_forms.MeasureAddForm"),
    "measure_correct": _Listed("people.assistance_forms.MeasureCorrectForm"),
    "measure_go_on": _Listed("people.assistance_forms.MeasureGoOnForm"),
    "queue_snooze": _Listed("queue.queue_forms.QueueSnoozeForm"),
    "queue_wait": _Listed("queue.queue_forms.QueueWaitForm"),
    "queue_drop": _Listed("queue.queue_forms.QueueDropForm"),
    "queue_skip": _Listed("queue.queue_forms.QueueSkipForm"),
    "queue_task": _Listed("queue.queue_forms.QueueTaskForm"),
    # The same on the walk through what is left of the day, which they lead back to.
    "review_snooze": _Listed("queue.queue_forms.QueueSnoozeForm"),
    "review_wait": _Listed("queue.queue_forms.QueueWaitForm"),
    "review_drop": _Listed("queue.queue_forms.QueueDropForm"),
    "review_skip": _Listed("queue.queue_forms.QueueSkipForm"),
    "day_close": _Listed("day.day_close_forms.DayCloseForm"),
    "day_correct": _Listed("day.day_close_forms.DayCorrectForm"),
    "setting": _Listed("settings.setting_form.SettingForm"),
    "working_day": _Listed("settings.day_forms.WorkingDay"),
    "holiday_notice": _Listed("settings.day_forms.HolidayNotice"),
    # What is done to an estate as a whole: the id of its place is the estate's.
    "estate_merge": _Listed("registers.estate_forms.MergeEstates"),
    "estate_split": _Listed("registers.estate_forms.SplitEstate"),
    "buildings_add": _Listed("registers.estate_forms.AddBuildings"),
    "buildings_grid": _Listed("registers.estate_forms.SetGrid"),
}
_OF_REGISTERS = _Listed("registers.register_form.RegisterForm")
"""`add_…` and `correct_…` of any register."""


def is_form(name: str) -> bool:
    """Whether a form has this name."""
    return _listed(name) is not None


def _listed(name: str) -> _Listed | None:
    deed, _blank, register = name.partition("_")
    if name in FORMS or deed not in ("add", "correct"):
        return FORMS.get(name)
    from frontdesk.registers.all import REGISTERS

    return _OF_REGISTERS if register in REGISTERS else None


def form(name: str) -> Form:
    """A form by its name. Raises: KeyError, where none has it."""
    listed = _listed(name)
    if listed is None:
        raise KeyError(name)
    module, _dot, made = listed.path.rpartition(".")
    declared: Any = getattr(import_module(f"screens.{module}"), made)
    found: Form = declared(name)
    return found


def place_of(draft: Draft) -> Place | None:
    """Where a draft is gone on with; None for one of a form that this program does not know."""
    listed = _listed(draft.form)
    if listed is None:
        return None
    return Place(draft.form, listed.subject, draft.subject_id or 0, draft=draft.id)
