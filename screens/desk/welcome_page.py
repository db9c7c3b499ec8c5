"""The first start: a few lines about the office, and it is set up; or the made-up community is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from db.records import Refused
from frontdesk.new_office import SETTINGS, NewOffice, problems, read_new_office, read_setting
from frontdesk.words import N_, NP_, _, ngettext, pgettext
from screens.forms.form import Field, Remark, Weight
from screens.forms.form_fields import FieldBox, Fields
from screens.frames.page import Page
from screens.keys.keys import SETTING_UP, bindings, label
from screens.office import Office
from screens.parts.cells import wrap
from screens.parts.lines import Line, Lines, Piece, headed_rule, line, rule
from screens.people.person_remarks import remark_of
from screens.signing_in.before_an_office import key_line

_NAME, _AREA_CODE, _ESTATES, _SITE = "name", "area_code", "estates", "site"
_FIELDS = (
    Field(_NAME, NP_("field", "Office"), hint=NP_("field", "such as 同心社区")),
    Field("head", NP_("field", "Office head"), hint=NP_("field", "who signs its papers")),
    Field(_AREA_CODE, NP_("field", "Area code"), hint=NP_("field", "0633: of local phones")),
    Field("division", NP_("field", "Division code"), hint=NP_("field", "371122; may be empty")),
    Field(_ESTATES, NP_("field", "Estates"), wide=True),
    Field("staff_name", NP_("field", "Your name"), hint=NP_("field", "the first of the staff")),
    Field(_SITE, NP_("field", "Site number"), hint=NP_("field", "0 for an office of its own")),
)
_MEANINGS = {
    _NAME: N_("It stands on every page and on what is printed."),
    "head": N_("Whose name stands under the papers that the office gives out."),
    _AREA_CODE: N_(
        "It is put before landline numbers that are written without it: with 0633, 6221234 is kept as "
        "06336221234."
    ),
    "division": N_(
        "The six digits of the county or district, which the ID numbers of people from here begin with."
    ),
    _ESTATES: N_(
        "Their names one after the other, with 、 or blanks between; buildings and more can follow later. Or "
        "leave it empty and import a ledger of residents afterwards: it brings its estates with it."
    ),
    "staff_name": N_("What you write down is kept under this name; colleagues can be added later."),
    _SITE: N_(
        "Only where several communities' data will flow together: each has a number of its own then, which "
        "cannot be changed later."
    ),
}
_NO_SITE = "0"
_AROUND = 4


class WelcomePage(Page):
    """Fields from top to bottom, all but the first may stay empty; Enter on nothing opens the demo."""

    SHOWS_PEOPLE = False
    KEYS = SETTING_UP
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(KEYS)]

    class FilledIn(Message):
        """The office is to be made."""

        def __init__(self, office: NewOffice) -> None:
            super().__init__()
            self.office = office

    class LookAround(Message):
        """The made-up community is to be opened."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "A new office"))
        self._is_under_way = False
        self._was_tried = False
        self._first_site = str(office.site)
        self._fields = Fields(_FIELDS, self._remark)
        self._about = Lines(self._draw_about, classes="start-about")

    def body(self) -> Iterable[Widget]:
        """What this is, the fields, and what the one with the cursor means."""
        yield rule()
        yield Lines(self._draw_greeting, classes="start-greeting")
        self._fields.add_class("start-fields")
        yield self._fields
        yield self._about

    def arrive(self) -> None:
        """What was typed stays, should somebody come back to it before the office is made."""
        self._is_under_way = False
        if not self._texts[_SITE]:
            self._fields.show({_SITE: self._first_site})
        self._fields.go_to(self._fields.here.name)

    def hints(self) -> Sequence[tuple[str, str]]:
        """What Enter does where the cursor is, and the other keys."""
        (enter, following), *rest = super().hints()
        if self._is_untouched() and self._fields.here.name == _NAME:
            following = _("look around")
        elif self._fields.after({_SITE}) is None:
            following = label(SETTING_UP[-1])
        return [(enter, following), *rest]

    # What is typed.

    @property
    def _texts(self) -> dict[str, str]:
        return {name: text.strip() for name, text in self._fields.texts.items()}

    def _is_untouched(self) -> bool:
        """Whether nothing was typed yet."""
        return not any(text for name, text in self._texts.items() if name != _SITE)

    def holds_what_is_not_kept(self) -> bool:
        """All of it is, until the office is there."""
        return not self._is_untouched()

    def on_input_changed(self, event: Input.Changed) -> None:
        """After every key."""
        event.stop()
        if self.said_badly:
            self.say(None)
        self._redraw_parts()

    def _redraw_parts(self) -> None:
        self._fields.redraw()
        self._about.redraw()
        self.hint_line.redraw()

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Another field."""
        if isinstance(self.focused, FieldBox):
            self._fields.here = self.focused.field
        self._redraw_parts()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A field that is left is written as it is kept."""
        if isinstance(event.widget, FieldBox):
            self._tidy(event.widget.field.name)

    def _tidy(self, name: str) -> None:
        if name in SETTINGS:
            self._fields.write(name, read_setting(name, self._texts[name]))

    def _remark(self, field: Field, is_here: bool) -> Remark | None:
        """What is wrong, once the field was left or setting up was tried; before that what it is for."""
        if not self.is_mounted:
            return None
        text = self._texts[field.name]
        reason = problems(read_new_office(self._texts)).get(field.name)
        if reason is not None and (self._was_tried or (text and not is_here)):
            return remark_of(Weight.ERROR, reason)
        if field.hint and is_here and text in ("", _NO_SITE):
            return Remark(Weight.NOTE, lambda: pgettext("field", field.hint))
        return None

    # Keys.

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        self.action_next()

    def action_next(self) -> None:
        """The next field; on the last one the office is set up. Nobody is asked for the site."""
        if self._is_under_way:
            return
        if self._is_untouched() and self._fields.here.name == _NAME:
            self._begin(lambda: _("One moment: the made-up community is being opened."), self.LookAround())
            return
        following = self._fields.after({_SITE})
        if following is None:
            self.action_set_up()
        else:
            self._fields.go_to(following)

    def action_field(self, steps: int) -> None:
        """One field up or down."""
        self._fields.step(steps)

    def action_set_up(self) -> None:
        """F10: set the office up, if nothing is wrong."""
        if self._is_under_way:
            return
        self._tidy(self._fields.here.name)
        self._was_tried = True
        new = read_new_office(self._texts)
        for name, reason in problems(new).items():
            self.failed(Refused(reason.code, **reason.values, field=name))
            return
        self._begin(lambda: _("One moment: the office is being set up."), self.FilledIn(new))

    def _begin(self, saying: Callable[[], str], message: Message) -> None:
        self._is_under_way = True
        self.say(saying)
        self.post_message(message)

    def failed(self, error: Exception) -> None:
        """Why it was refused, the cursor in the field that is to blame; what was typed stays."""
        self._is_under_way = False
        field = error.reason.values.get("field") if isinstance(error, Refused) else None
        if isinstance(field, str) and field in self._fields:
            self._fields.go_to(field)
        self._fields.redraw()
        super().failed(error)

    # Drawing.

    def redraw(self) -> None:
        """In the language of the moment."""
        super().redraw()
        self._fields.redraw()

    def _draw_greeting(self, width: int, _height: int) -> Sequence[Line]:
        text = _("No office here yet. A few lines, and it is running; all but its name can wait.")
        return [line(), *(line(f" {part}") for part in wrap(text, width - 2, 1))]

    def _draw_about(self, width: int, height: int) -> Sequence[Line]:
        field = self._fields.here
        drawn = [line(), headed_rule(pgettext("field", field.label), width), line()]
        for text, tone in self._sentences(field):
            drawn += [line(Piece(f" {part}", tone)) for part in wrap(text, width - 2, _AROUND)]
        return drawn if len(drawn) <= height else drawn[3:] if height < _AROUND else drawn[1:]

    def _sentences(self, field: Field) -> Iterable[tuple[str, str]]:
        """What the field means, what of it was understood, and how to look around first."""
        yield _(_MEANINGS[field.name]), "plain"
        if field.name == _ESTATES and (names := read_new_office(self._texts).estates):
            told = ngettext("{count} estate: {names}", "{count} estates: {names}", len(names))
            yield told.format(count=len(names), names=_(", ").join(names)), "good"
        if field.name == _NAME and self._is_untouched():
            yield _("Only looking? Leave it empty and press Enter: a made-up community opens."), "quiet"

    def _draw_keys(self, width: int, _height: int) -> Sequence[Line]:
        return key_line(self.office, width)
