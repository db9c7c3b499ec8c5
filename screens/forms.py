"""What a form is, apart from how it is drawn: its fields, and what it does with what is typed.

One machine (`form_page`) shows every form; a form only declares. What touches the database runs beside
the screen (`begin`, `look`, `save`), the rest is quick and pure.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

from db.records import Alike, Draft, Duty, Kind
from frontdesk.registers.all import REGISTERS
from frontdesk.rules.enrolment_states import MOVES as ENROLMENT_MOVES
from frontdesk.rules.request_states import MOVES
from screens import jobs
from screens.box import LONGEST
from screens.office import Office, Place

if TYPE_CHECKING:
    from frontdesk.choices import Choice
    from screens.lines import Line

Saying = Callable[[], str]
"""A text made when it is drawn, so that a switch of language changes it."""


GIVEN = ".text"
"""Under this name a draft keeps what its place was given on the way."""


class Weight(IntEnum):
    """How much a remark weighs."""

    NOTE = 0
    """Said, nothing more."""
    WARNING = 1
    """Worth a look; it never keeps anything from being saved."""
    DOUBT = 2
    """Saved if saving is asked for once more, and remembered as something to verify."""
    ERROR = 3
    """Not saved as it is."""


class Remark(NamedTuple):
    """What is said beside a field; `full` is the sentence for the status line, where it is longer.

    `is_missing` is whether all that is wrong is that nothing stands there.
    """

    weight: Weight
    saying: Saying
    full: Saying | None = None
    is_missing: bool = False


class Field(NamedTuple):
    """A field of a form.

    `label` and `hint` are English (context "field") and looked up when shown. Values to pick with F4 are a
    `group` of codes (`free`: other words will do, too), the office's own (`listed`), or what is `found` for
    the text that was typed. A `wide` box has no room beside it. `several` values may stand in one field, by
    their codes with blanks between; in one that is told `anew` typing replaces what was filled in.
    `longest` is the most characters it takes. Enter passes by what was filled in, unless it `stops` there.
    """

    name: str
    label: str
    group: str = ""
    free: bool = False
    listed: bool = False
    found: bool = False
    hint: str = ""
    wide: bool = False
    several: bool = False
    anew: bool = False
    stops: bool = False
    longest: int = LONGEST


class Picture(Protocol):
    """What a form that `SHOWS_PLAN` shows below its fields."""

    def heading(self, cells: int) -> str:
        """What stands over it."""

    def lines(self, cells: int, *, brief: bool = False) -> Sequence[Line]:
        """It, for a width; `brief` where all of it has no room."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A form as it begins: its first values (codes where a field has any) and what can be picked.

    `about` says whom or what it is about; `as_of` tells later whether the record was changed meanwhile.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Sequence[Choice]] = field(default_factory=dict)
    about: Saying | None = None
    as_of: str = ""
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """What the office knows about what is typed: who is like it, and what is to be said of a field.

    Of a form that `SHOWS_PLAN`, `picture` is what it will change, and `seen` has a digest of each record it
    rests on, by id: what was looked at is what happens. `passed_by` are more fields that Enter passes by.
    """

    alike: tuple[Alike, ...] = ()
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    choices: Mapping[str, Sequence[Choice]] = field(default_factory=dict)
    picture: Picture | None = None
    seen: Mapping[int, str] = field(default_factory=dict)
    passed_by: frozenset[str] = frozenset()


class Again(NamedTuple):
    """What the key that opens a form does while it is shown."""

    label: str
    """In the key line; an English text of the context "key"."""
    values: Mapping[str, str]
    """The values that change."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form holds: values by field (codes where what was typed is understood), and whom it is not.

    `as_of` is that of `Begun`; `apart` are the ids of those who were looked at and are somebody else;
    `accepted` is whether what is doubtful was said to be so. `texts` are the fields as they were typed.
    """

    values: Mapping[str, str]
    as_of: str = ""
    apart: frozenset[int] = frozenset()
    accepted: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")


class Saved(NamedTuple):
    """What came of saving: where to go then, and what is said there."""

    place: Place
    saying: Saying | None


class Form(ABC):
    """A form: declared here, shown by `form_page.FormPage`."""

    NAME: str
    """The name of its page and of its drafts."""
    TITLE: str
    """Its page's title, an English text of the context "page"."""
    SUBJECT: ClassVar[Kind | None] = None
    """What it leaves behind when it is saved."""
    FIELDS: tuple[Field, ...]
    LOOKED_AT: frozenset[str] = frozenset()
    """The fields at a change of which the office is asked again (`look`)."""
    RESUMES: bool = False
    """Whether a draft about the same id is gone on with when the form is opened anew."""
    IS_KEPT: ClassVar[bool] = True
    """Whether drafts of it are kept."""
    ENTER_SAVES: ClassVar[bool] = True
    """Whether Enter on the last field saves: not where a text is pasted that may have line ends in it."""
    REPEATS: ClassVar[bool] = True
    """Whether what was saved last is offered again: not where each filling is about something else."""
    SHOWS_PLAN: ClassVar[bool] = False
    """Whether what it will change is shown below the fields, in place of who is alike."""

    CORRECTS: ClassVar[bool] = True
    """Whether what it begins with is what a record says, which is told beside a field that says otherwise."""

    @abstractmethod
    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """What the form begins with, beside the screen. Raises: Refused."""

    def instead(self, place: Place, code: str) -> Place | None:
        """Where to go instead if the form could not begin for the reason `code`."""
        return None

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """What is to be said of each field, after every key."""
        return {}

    def fills(self, duty: Duty, name: str, typed: Typed) -> Mapping[str, str]:
        """Values of other fields that follow from this one; they go where nothing was typed."""
        return {}

    def tidied(self, duty: Duty, name: str, text: str) -> str:
        """A text as it is written once its field is left."""
        return text

    def passed_by(self, typed: Typed) -> frozenset[str]:
        """Fields that Enter passes by, because nothing is to be said in them; arrows still reach them."""
        return frozenset()

    def look(self, duty: Duty, place: Place, typed: Typed) -> Looked:
        """What the office knows about it, beside the screen."""
        return Looked()

    def again(self, typed: Typed) -> Again | None:
        """What its own key does while it is shown; None where that is nothing."""
        return None

    @abstractmethod
    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Do it, beside the screen. Raises: Refused; with a `field` where one is to blame."""

    def saved_before(self, place: Place, subject: int | None) -> Place:
        """Where to go when it turns out that it was saved the first time."""
        return Place("card", self.SUBJECT, subject) if subject is not None and self.SUBJECT else Place("desk")


EVENTS = (
    *("move", "move_away", "move_back", "birth", "death", "marriage_in", "head_change", "split", "join"),
    *("resident_merge", "household_merge"),
)
"""What can happen to people and households, each with a form `event_…`."""

ESTATE_CHANGES = ("estate_merge", "estate_split", "buildings_add", "buildings_grid")
"""What is done to an estate as a whole, each with a form; the id of its place is the estate's."""

FORM_PAGES: Mapping[str, Kind | None] = {
    "resident_add": Kind.HOUSEHOLD,
    "resident_correct": Kind.RESIDENT,
    "resident_reason": Kind.RESIDENT,
    "household_add": None,
    "household_correct": Kind.HOUSEHOLD,
    "setting": None,
    "working_day": None,
    "holiday_notice": None,
    "walk_in": Kind.RESIDENT,
    **dict.fromkeys(("queue_snooze", "queue_wait", "queue_drop", "queue_skip", "queue_task"), None),
    "package_add": None,
    "package_correct": None,
    "enrol": Kind.RESIDENT,
    "mark_done": None,
    **dict.fromkeys(("measure_add", "measure_correct", "measure_go_on"), None),
    "home_visit": Kind.RESIDENT,
    "veteran": Kind.RESIDENT,
    "birthday": Kind.RESIDENT,
    **dict.fromkeys(("session_add", "session_move", "session_cancel", "session_heads"), None),
    **dict.fromkeys((f"enrolment_{move}" for move in (*ENROLMENT_MOVES, "outcome")), None),
    **dict.fromkeys((f"move_{move}" for move in MOVES), Kind.REQUEST),
    **dict.fromkeys(ESTATE_CHANGES, None),
    # Their places say in their text of which kind the id is.
    **dict.fromkeys((f"event_{event}" for event in EVENTS), None),
    **dict.fromkeys((f"{deed}_{register}" for register in REGISTERS for deed in ("add", "correct")), None),
}
"""The names of all forms, and what the id of their place is of; each is loaded when it is first shown."""


def make_form_page(name: str, office: Office) -> FormPage:
    """The page of a form."""
    from screens.form_page import FormPage

    return FormPage(office, form(name))


def form(name: str) -> Form:
    """A form by its name, one of `FORM_PAGES`."""
    if name.startswith("resident_"):
        from screens import resident_form

        return {one.NAME: one for one in resident_form.FORMS}[name]()
    if name.startswith(("add_", "correct_")):
        from screens.register_form import RegisterForm

        return RegisterForm(name)
    if name in ("home_visit", "birthday"):
        from screens import care_forms

        return {one.NAME: one for one in care_forms.FORMS}[name]()
    if name.startswith("queue_"):
        from screens import queue_forms

        return {one.NAME: one for one in queue_forms.FORMS}[name]()
    if name == "veteran":
        from screens.veteran_form import VeteranForm

        return VeteranForm()
    if name.startswith("package_"):
        from screens.package_form import PackageForm

        return PackageForm(name)
    if name.startswith("measure_"):
        from screens import assistance_forms

        return {one.NAME: one for one in assistance_forms.FORMS}[name]()
    if name in ("enrolment_outcome", "mark_done"):
        from screens import outcome_forms

        return {one.NAME: one for one in outcome_forms.FORMS}[name]()
    if name == "enrol" or name.startswith("enrolment_"):
        from screens import enrol_form

        return enrol_form.EnrolForm() if name == "enrol" else enrol_form.EnrolmentMoveForm(name)
    if name.startswith("session_"):
        from screens import session_forms

        return {one.NAME: one for one in session_forms.FORMS}[name]()
    if name == "walk_in":
        from screens.walk_in_form import WalkInForm

        return WalkInForm()
    if name.startswith("move_"):
        from screens.request_move_form import RequestMoveForm

        return RequestMoveForm(name)
    if name.startswith("event_"):
        from screens import life_event_forms

        return {one.NAME: one for one in life_event_forms.FORMS}[name]()
    if name in ESTATE_CHANGES:
        from screens import estate_forms

        return {one.NAME: one for one in estate_forms.FORMS}[name]()
    if name == "setting":
        from screens import setting_form

        return setting_form.SettingForm()
    if name in ("working_day", "holiday_notice"):
        from screens import day_forms

        return {one.NAME: one for one in day_forms.FORMS}[name]()
    from screens import household_form

    return {one.NAME: one for one in household_form.FORMS}[name]()


def place_of(draft: Draft) -> Place | None:
    """Where a draft is gone on with; None for one of a form that this program does not know."""
    if draft.form not in FORM_PAGES:
        return None
    return Place(draft.form, FORM_PAGES[draft.form], draft.subject_id or 0, draft=draft.id)


def begin(duty: Duty, form: Form, place: Place, memory: Draft | None) -> Begun:
    """How a form begins, beside the screen: with the draft it goes on with, if there is one.

    Args:
        duty: Who is on duty.
        form: The form.
        place: What it is about, and which draft.
        memory: That draft as it stands in memory, where the database does not have it yet.

    Raises:
        Refused: what the form refuses.
    """
    draft = memory
    if draft is None and (place.draft or form.RESUMES):
        draft = next((kept for kept in jobs.waiting_drafts(duty) if _is_of(kept, form, place)), None)
    if draft is not None and not place.text:
        place = place._replace(text=draft.fields.get(GIVEN, ""))
    return replace(form.begin(duty, place, draft), draft=draft)


def _is_of(draft: Draft, form: Form, place: Place) -> bool:
    same = draft.form == form.NAME and draft.subject_id == (place.id or None)
    return draft.id == place.draft or (form.RESUMES and same)


if TYPE_CHECKING:
    from screens.form_page import FormPage
