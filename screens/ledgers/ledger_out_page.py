"""Writing a ledger: of whom, masked or in full and then why, and into which file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from frontdesk.ledgers.kinds import OF_A_PERIOD, PEOPLE, kind_meant
from frontdesk.text import clean
from frontdesk.words import NP_, _, pgettext
from frontdesk.words.codes import label as code_label
from screens.forms.form import Field, Remark, Weight
from screens.forms.form_fields import FieldBox, Fields
from screens.frames.page import Page
from screens.keys.keys import WRITING_A_LEDGER, bindings
from screens.ledgers import ledger_jobs
from screens.ledgers.ledger_rows import written_sentence
from screens.office import Office
from screens.parts.cells import cut
from screens.parts.choices import Choices
from screens.parts.lines import Line, Lines, Piece, line, rule

if TYPE_CHECKING:
    from frontdesk.choices import Choice

_KIND, _NUMBERS, _WHY, _FILE = "ledger_kind", "numbers", "why", "file"
_DAYS = ("first_day", "last_day")
_FIELDS = (
    Field(_KIND, NP_("field", "ledger of"), group="ledger_out"),
    Field(_DAYS[0], NP_("field", "from the day")),
    Field(_DAYS[1], NP_("field", "to the day")),
    Field(_NUMBERS, NP_("field", "numbers"), group="numbers"),
    Field(_WHY, NP_("field", "what for")),
    Field(_FILE, NP_("field", "into file"), wide=True),
)
_CODED = {field.name: field.group for field in _FIELDS if field.group}


class LedgerOutPage(Page):
    """A few fields; F10 writes. A full ledger needs its reason, and stands in the access log."""

    KEYS = WRITING_A_LEDGER
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(KEYS)]

    def __init__(self, office: Office, of: str = "") -> None:
        """For a ledger of a register, of requests or services at first, or with "" of residents."""
        super().__init__(office, NP_("page", "Write a ledger"))
        self._first = {_KIND: kind_meant(of) or PEOPLE[0], _NUMBERS: "masked"}
        # A period can be said where entries with a day were asked for.
        has_days = self._first[_KIND] in OF_A_PERIOD
        fields = tuple(field for field in _FIELDS if has_days or field.name not in _DAYS)
        self._fields = Fields(fields, self._remark)
        self._choices = Choices()
        self._where = Lines(self._draw_where, classes="ledger-where")
        self._folder = ""
        self._codes = dict(self._first)
        self._suggested = ""
        self._is_writing = False

    def body(self) -> Iterable[Widget]:
        """The fields, with the values of one beside them."""
        yield rule()
        yield Container(self._fields, self._choices, classes="filling")
        yield self._where

    def hints(self) -> Sequence[tuple[str, str]]:
        """In the list of values how to pick."""
        if self._choices.is_open:
            return self.choosing_hints()
        return super().hints()

    # Coming.

    def arrive(self) -> None:
        """With what is chosen most, and a file that is not there yet."""
        self._codes = dict(self._first)
        self._fields.show({name: "" for name in self._fields.texts if name != _FILE} | self._words())
        self._fields.go_to(_KIND)
        self._suggest()

    def _words(self) -> dict[str, str]:
        return {name: code_label(_CODED[name], code) for name, code in self._codes.items()}

    def _suggest(self) -> None:
        """A name for the file, unless somebody has typed another one."""
        duty = self.office.duty
        if duty is None or self._fields.texts[_FILE] not in ("", self._suggested):
            return
        name = code_label(_CODED[_KIND], self._codes[_KIND])
        self.office.background.look_up(
            "ledger_out", lambda: ledger_jobs.file_to_write(duty, name), self._suggest_file, self.failed
        )

    def _suggest_file(self, path: str) -> None:
        self._folder, name = os.path.split(path)
        self._where.redraw()
        if self._fields.texts[_FILE] in ("", self._suggested):
            self._suggested = clean(name)
            self._fields.write(_FILE, name)

    # What is typed.

    def on_input_changed(self, event: Input.Changed) -> None:
        """After every key."""
        event.stop()
        if self.said_badly:
            self.say(None)
        self._fields.redraw()

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Another field."""
        if isinstance(self.focused, FieldBox):
            self._fields.here = self.focused.field
            if self.focused.field.name in _CODED:
                # Typing replaces what stands there.
                self.focused.select_all()
        self._fields.redraw()
        self.hint_line.redraw()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A field that is left: what was meant is written out."""
        if isinstance(event.widget, FieldBox):
            self._understand(event.widget.field.name)

    def _understand(self, name: str) -> None:
        if name not in _CODED:
            return
        meant = _meant(_CODED[name], self._fields.texts[name])
        if meant is not None:
            self._codes[name] = meant.code
            self._fields.write(name, meant.shown())
            self._suggest()

    def _is_understood(self, name: str) -> bool:
        return name not in _CODED or _meant(_CODED[name], self._fields.texts[name]) is not None

    def _remark(self, field: Field, is_here: bool) -> Remark | None:
        if not self._fields_are_there:
            return None
        if not self._is_understood(field.name) and not is_here:
            return Remark(Weight.ERROR, lambda: _("not known: F4 lists what can stand here"))
        if field.name == _WHY and self._is_full:
            return Remark(Weight.NOTE, lambda: _("it is kept in the access log"))
        if field.name == _WHY:
            return Remark(Weight.NOTE, lambda: _("only for one in full"))
        if field.name in _DAYS and not self._has_days:
            return Remark(Weight.NOTE, lambda: _("only for requests and services"))
        if field.name in _DAYS and self._days() is None and not is_here:
            return Remark(Weight.ERROR, lambda: _("not a day: 2021-04-16"))
        if field.name in _DAYS:
            return Remark(Weight.NOTE, lambda: _("4-16, 2021-04-16; empty for all"))
        return None

    @property
    def _fields_are_there(self) -> bool:
        return hasattr(self, "_codes")

    @property
    def _is_full(self) -> bool:
        meant = _meant(_CODED[_NUMBERS], self._fields.texts[_NUMBERS])
        return meant is not None and meant.code == "full"

    @property
    def _has_days(self) -> bool:
        meant = _meant(_CODED[_KIND], self._fields.texts[_KIND])
        return meant is not None and meant.code in OF_A_PERIOD

    def _days(self) -> tuple[date | None, date | None] | None:
        """The two days that are typed, None for one left open; None where one of them is none."""
        duty = self.office.duty
        if duty is None or not self._has_days or _DAYS[0] not in self._fields.texts:
            return None, None
        return ledger_jobs.days(duty, *(self._fields.texts[name] for name in _DAYS))

    # Keys.

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        self.action_next()

    def action_next(self) -> None:
        """The next field; on the last one the ledger is written."""
        self._understand(self._fields.here.name)
        passed = frozenset(() if self._is_full else (_WHY,)) | (
            frozenset() if self._has_days else frozenset(_DAYS)
        )
        following = self._fields.after(passed)
        if following is None:
            self.action_write()
        else:
            self._fields.go_to(following)

    def action_field(self, steps: int) -> None:
        """One field up or down."""
        self._fields.step(steps)

    def action_values(self) -> None:
        """F4."""
        field = self._fields.here
        if field.name not in _CODED:
            self.say(lambda: _("This field has no list: type it."))
            return
        from frontdesk.choices import coded

        name = pgettext("field", field.label)
        self._choices.open(name, coded(field.group), "", self._codes[field.name])

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """A value of the list."""
        event.stop()
        self._choices.close()
        name = self._fields.here.name
        self._fields.write(name, event.choice.shown())
        self._fields.go_to(name)
        self.action_next()

    def on_choices_closed(self, event: Choices.Closed) -> None:
        """The list was left."""
        event.stop()
        self._choices.close()
        self._fields.go_to(*self._fields.cursor)

    def action_leave(self) -> None:
        """Esc."""
        self.post_message(self.Back())

    def action_write(self) -> None:
        """F10: write it, and say where it is."""
        duty = self.office.duty
        for name in _CODED:
            if not self._is_understood(name):
                self._fields.go_to(name)
                self.say(lambda: _("not known: F4 lists what can stand here"), badly=True)
                return
            self._understand(name)
        texts = self._fields.texts
        if self._is_full and not texts[_WHY].strip():
            self._fields.go_to(_WHY)
            self.say(lambda: _("Say what it is needed for: that is kept in the access log."), badly=True)
            return
        days = self._days()
        if days is None:
            self._fields.go_to(_DAYS[0])
            self.say(lambda: _("not a day: 2021-04-16"), badly=True)
            return
        if duty is None or self._is_writing or not texts[_FILE].strip():
            return
        kind, why, full = self._codes[_KIND], texts[_WHY], self._is_full
        path = os.path.join(self._folder, os.path.expanduser(texts[_FILE].strip()))
        self._is_writing = True
        self.say(lambda: _("Writing…"))
        self.office.background.do(
            lambda: ledger_jobs.export(duty, kind, path, full, why, days), self._written, self._not_written
        )

    def _written(self, done: tuple[str, int]) -> None:
        self._is_writing = False
        self._fields.write(_FILE, self._suggested)
        self._suggest()
        self.say(lambda: written_sentence(*done))

    def _not_written(self, error: Exception) -> None:
        self._is_writing = False
        self._fields.go_to(_FILE)
        self.failed(error)

    def _draw_where(self, width: int, _height: int) -> Sequence[Line]:
        return [line(" ", Piece(cut(text, width - 2), "quiet")) for text in _sentences(self._folder)]

    def redraw(self) -> None:
        """In the language of the moment, the names of codes too."""
        for name, text in self._words().items():
            self._fields.write(name, text)
        self._choices.redraw()
        super().redraw()
        self._fields.redraw()


def _sentences(folder: str) -> tuple[str, str]:
    return (
        _("It is put into {folder}, unless a whole path is typed.").format(folder=clean(folder)),
        _("The name ends in .xlsx or .csv; no file that is there is written over."),
    )


def _meant(group: str, typed: str) -> Choice | None:
    from frontdesk.choices import coded, meant

    return meant(coded(group), typed).choice
