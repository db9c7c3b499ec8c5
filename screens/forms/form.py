"""What a form is, apart from how it is drawn: its fields, and what it does with what is typed.

One machine (`form_page`) shows every form; a form only declares. What touches the database runs beside
the screen (`begin`, `look`, `save`), the rest is quick and pure.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

from db.records import Alike, Draft, Duty, Kind
from screens.office import Place
from screens.parts.box import LONGEST

if TYPE_CHECKING:
    from frontdesk.choices import Choice
    from screens.parts.lines import Line

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

    def __init__(self, name: str) -> None:
        """The form called `name`, where one class stands for several."""
        self.NAME = name

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
