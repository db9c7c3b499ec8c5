"""A page with a form into which is typed: it is taken over, weighed and looked up at every key, and kept."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.widgets import Input

from db.records import Draft
from screens.forms.drafts import Autosave
from screens.forms.filling import Filling
from screens.forms.form import Form, Looked
from screens.forms.form_body import FormBody
from screens.forms.form_fields import FieldBox
from screens.forms.form_saving import Saving
from screens.forms.remarks import Remarks
from screens.frames.page import Page, Saying
from screens.office import Office, Place


class TypingPage(Page):
    """Holds one filling of the form at a time, `filling`, and what is to be said of it, `remarks`."""

    insists = True

    def __init__(self, office: Office, form: Form) -> None:
        super().__init__(office, form.TITLE)
        self._form = form
        self._body = FormBody(form, lambda field, is_here: self.remarks.beside(field, is_here))
        self._autosave = Autosave(self, office.shelf, self._draft)
        self._take(Filling(form, Place(form.NAME, draft="none")))

    def _take(self, filling: Filling) -> None:
        self.filling = filling
        self.remarks = Remarks(filling)
        self._saving = Saving(self)
        self._discarding = False
        self._is_answered = True
        """Whether the office said what it knows of what is typed."""

    @property
    def parts(self) -> FormBody:
        """The parts of the form."""
        return self._body

    def _draft(self) -> Draft | None:
        duty = self.office.duty
        if duty is None or self._saving.is_over:
            return None
        self._read()
        return self.filling.draft(duty, *self._body.fields.cursor)

    def put_away(self) -> None:
        """Keep what was typed since the last pause; called whenever the form is left, whichever way."""
        self._autosave.keep()

    def leave_for(self, place: Place, news: Saying | None) -> None:
        """The form is done with: on to another place, which says what came of it."""
        if self.is_current:
            self.office.news = news
            self.post_message(self.Go(place, instead=True))

    def failed(self, error: Exception) -> None:
        """Say that something did not work; nothing more is to be waited for."""
        super().failed(error)
        self._answered()

    # What is typed.

    def on_input_changed(self, event: Input.Changed) -> None:
        """After every key; what the form itself wrote is no news."""
        event.stop()
        box, filling = event.input, self.filling
        if isinstance(box, FieldBox) and filling.texts[box.field.name] != box.value:
            filling.texts[box.field.name] = box.value
            self._typed(box.field.name)

    def _typed(self, name: str) -> None:
        self.filling.filled.discard(name)
        self._discarding = False
        self._saving.reconsider()
        if self.said_badly:
            self.say(None)
        if self.filling.begun is not None:
            self._fill_from(name)
            self._weigh()
            if name in self._form.LOOKED_AT:
                self.look_up(self.show_looked, self.failed)
            self._autosave.touched()

    def take_over(self) -> None:
        """What stands in the boxes counts, of which the news may be under way still."""
        self._body.read(self.filling)

    def _read(self) -> None:
        """Take over what stands in the boxes; of what is newer than the news of it so far, that is news."""
        before = dict(self.filling.texts)
        self._body.read(self.filling)
        newer = [name for name, text in self.filling.texts.items() if before[name] != text]
        for name in newer:
            self._typed(name)

    def _fill_from(self, name: str) -> None:
        duty, filling = self.office.duty, self.filling
        if duty is None:
            return
        for other, value in self._form.fills(duty, name, filling.typed()).items():
            if not filling.texts[other].strip() or other in filling.filled:
                filling.fill(other, value)
                self._body.fields.write(other, filling.texts[other])

    def _weigh(self) -> None:
        if self.office.duty is not None and self.filling.begun is not None:
            self.remarks.weigh(self.office.duty)
        self._body.fields.redraw()

    def _set(self, name: str, value: str) -> None:
        self.filling.put(name, value)
        self._body.fields.write(name, self.filling.texts[name])
        self._typed(name)

    # What the office knows of it.

    def look_up(self, answer: Callable[[Looked], None], failed: Callable[[Exception], None]) -> None:
        """Ask what the office knows of what is typed; only the newest answer comes."""
        duty, form, filling = self.office.duty, self._form, self.filling
        if duty is None:
            return
        typed = filling.typed()

        def answer_if_shown(looked: Looked) -> None:
            if filling is self.filling:
                answer(looked)
                self._answered()

        self._is_answered = False
        look = lambda: form.look(duty, filling.place, typed)  # noqa: E731  as it is typed now
        self.office.background.look_up("form", look, answer_if_shown, failed)

    def _answered(self) -> None:
        self._is_answered = True
        self.post_message(self.Ready(self))

    def knows_what_is_typed(self) -> bool:
        """Whether the form has begun, and the office said what it knows of all that stands in the boxes."""
        self._read()
        return self._is_answered

    def is_ready_for(self, key: str) -> bool:
        """While it is being saved every key waits: it is for the page that comes then."""
        return not self._saving.is_under_way and super().is_ready_for(key)

    def show_looked(self, looked: Looked) -> None:
        """Who is alike, and what is to be said of the fields."""
        self.filling.looked = looked
        self._spell_out()
        self._body.show_looked(self.filling)
        self._weigh()
        self.hint_line.redraw()

    def _spell_out(self) -> None:
        """A field that was left before it was known what its letters mean now says it."""
        filling = self.filling
        for name, text in filling.texts.items():
            value = filling.value(name) if text and name != self._body.here else ""
            if value and filling.is_code(name, value):
                filling.put(name, value)
                self._body.fields.write(name, filling.texts[name])

    def show_again(self) -> None:
        """The filling is another one, or has changed: its texts, and what is to be said of them."""
        self._body.show(self.filling)
        self._weigh()
        self.look_up(self.show_looked, self.failed)

    # From field to field.

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Another field has the cursor; which one, the screen knows: the news of two may cross."""
        self._body.focused(self.focused)
        self.hint_line.redraw()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A field that is left is written as it should be."""
        if isinstance(event.widget, FieldBox):
            self._tidy(event.widget.field.name)

    def _tidy(self, name: str) -> None:
        duty, filling = self.office.duty, self.filling
        if duty is None or filling.begun is None:
            return
        self._read()
        filling.tidy(duty, name)
        self._body.fields.write(name, filling.texts[name])

    def go_to(self, name: str) -> None:
        """The cursor into a field."""
        self._body.fields.go_to(name)
