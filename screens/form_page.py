"""The page of a form: fields under each other, who is alike below them, everything kept at every pause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input

from db.records import Draft
from frontdesk.words import _, pgettext
from screens.choices import Choices
from screens.drafts import Autosave
from screens.filling import Filling
from screens.form_body import FormBody
from screens.form_fields import FieldBox
from screens.form_opening import Opening
from screens.form_saving import Saving
from screens.forms import Begun, Form, Looked
from screens.keys import AMONG_THE_ALIKE, EVERYWHERE, IN_A_FORM, bindings, label, shown
from screens.lines import Line, Lines, headed_rule
from screens.office import Office, Place, Target
from screens.page import Page, Saying
from screens.picks import Picks
from screens.remarks import Remarks


class FormPage(Page):
    """Shows one form; which filling of it, its place says. Every filling is put aside when it is left."""

    insists = True
    KEYS = (*IN_A_FORM, *AMONG_THE_ALIKE)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(IN_A_FORM), *bindings(AMONG_THE_ALIKE[1:])]

    def __init__(self, office: Office, form: Form) -> None:
        super().__init__(office, form.TITLE)
        self._form = form
        self._body = FormBody(form, lambda field, is_here: self.remarks.beside(field, is_here))
        self._about = Lines(self._draw_about, classes="one")
        self._autosave = Autosave(self, office.shelf, self._draft)
        self._opening = Opening(self, self._begun, self._elsewhere)
        self._take(Filling(form, Place(form.NAME, draft="none")))

    def _take(self, filling: Filling) -> None:
        self.filling = filling
        self.remarks = Remarks(filling)
        self._saving = Saving(self)
        self._discarding = False
        self._is_answered = True
        """Whether the office said what it knows of what is typed."""

    def body(self) -> Iterable[Widget]:
        """Whom it is about, and the form."""
        yield self._about
        yield self._body

    @property
    def parts(self) -> FormBody:
        """The parts of the form."""
        return self._body

    def on_resize(self, event: events.Resize) -> None:
        """Another size."""
        self._body.fit(event.size.height)

    # Coming and going.

    def arrive(self) -> None:
        """Go on with what is there, or begin what this place says."""
        if self.place.draft == self.filling.draft_id:
            self._body.back_to_field()
            if not self._is_answered and self.filling.begun is not None:
                self.look_up(self.show_looked, self.failed)
            return
        self.put_away()
        filling = Filling(self._form, self.place)
        self._take(filling)
        self.place = filling.place
        self._autosave.begin(None)
        self._body.show(filling)
        self._body.clear()
        self._is_answered = False
        self._opening.begin(filling)

    def _begun(self, begun: Begun) -> None:
        self.place = self.filling.place
        self.show_again()
        self._about.redraw()
        if begun.draft is not None:
            self._autosave.begin(begun.draft)
            if begun.draft.cursor_field in self._body.fields:
                self._body.fields.go_to(begun.draft.cursor_field, begun.draft.cursor_at)
        elif self._body.fields.here.anew:
            self.go_to(self._body.here)
        if begun.draft is None and self.filling.changed():
            self._autosave.touched()
        self._saving.go_on()

    def _elsewhere(self, place: Place) -> None:
        self.post_message(self.Go(place, instead=True))

    def failed(self, error: Exception) -> None:
        """Say that something did not work; nothing more is to be waited for."""
        super().failed(error)
        self._answered()

    def put_away(self) -> None:
        """Keep what was typed since the last pause; called whenever the form is left, whichever way."""
        self._autosave.keep()

    def _draft(self) -> Draft | None:
        duty = self.office.duty
        if duty is None or self._saving.is_over:
            return None
        self._read()
        return self.filling.draft(duty, *self._body.fields.cursor)

    def leaving(self) -> Place:
        """This filling, to come back to."""
        return self.place

    def on_screen_suspend(self) -> None:
        """Another page is shown."""
        self.put_away()

    def leave_for(self, place: Place, news: Saying | None) -> None:
        """The form is done with: on to another place, which says what came of it."""
        if self.is_current:
            self.office.news = news
            self.post_message(self.Go(place, instead=True))

    def action_put_aside(self) -> None:
        """Esc: from the list back to the field; from there back to where one came from."""
        if self._body.is_among_the_alike:
            self._body.back_to_field()
            return
        self.put_away()
        if self._autosave.is_kept:
            self.office.news = lambda: _("Put aside; Ctrl+N goes on with it.")
        self.post_message(self.Back())

    def asked_for_again(self) -> bool:
        """Its own key: what the form makes of it."""
        self._read()
        again = self._form.again(self.filling.typed()) if self.filling.begun else None
        if again is None:
            return False
        for name, value in again.values.items():
            self._set(name, value)
        self.hint_line.redraw()
        return True

    def action_discard(self) -> None:
        """Throw away what was typed, asked once more."""
        if not self._discarding and self.filling.changed():
            self._discarding = True
            self.say(lambda: _("The same key again throws away what was typed."), badly=True)
            return
        self._saving.is_over = True
        self.put_away()
        self.office.news = lambda: _("Thrown away.")
        self.post_message(self.Back())

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

    def _spell_out(self) -> None:
        """A field that was left before it was known what its letters mean now says it."""
        filling = self.filling
        for name, text in filling.texts.items():
            value = filling.value(name) if text and name != self._body.here else ""
            if value and filling.is_code(name, value):
                filling.put(name, value)
                self._body.fields.write(name, filling.texts[name])

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        self.action_next()

    def action_next(self) -> None:
        """The next field to fill in; one that may mean several values lists them first."""
        filling, here = self.filling, self._body.here
        self._read()
        if filling.is_open(here):
            self.action_values()
            return
        passed = self._form.passed_by(filling.typed()) | filling.looked.passed_by
        stops = {field.name for field in self._form.FIELDS if field.stops}
        following = self._body.fields.after((filling.filled - stops) | passed)
        if following is None and not self._form.ENTER_SAVES:
            self.say(lambda: _("F10 saves it."))
        elif following is None:
            self.action_save()
        else:
            self.go_to(following)

    def action_step(self, steps: int) -> None:
        """One field up or down."""
        self._body.fields.step(steps)

    def go_to(self, name: str) -> None:
        """The cursor into a field."""
        self._body.fields.go_to(name)

    # Values to pick.

    def action_values(self) -> None:
        """F4: the list of this field's values."""
        if not self._body.open_values(self.filling):
            self.say(lambda: _("This field has no list: type it."))

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """A value of the list."""
        event.stop()
        self._body.choices.close()
        here = self._body.here
        if self._body.fields.here.several:
            self._set(here, self._body.with_one_more(self.filling, event.choice.code))
            self._body.back_to_field()
        else:
            self._set(here, event.choice.code)
            self.action_next()

    def on_choices_closed(self, event: Choices.Closed) -> None:
        """The list was left."""
        event.stop()
        self._body.back_to_field()

    def action_same(self) -> None:
        """Ctrl+R: what was saved in this field the last time."""
        name = self._body.here
        last = self.office.last.get((self._form.NAME, name))
        if last is None:
            self.say(lambda: _("Nothing was saved in this field yet."))
        else:
            self._set(name, last)

    def _set(self, name: str, value: str) -> None:
        self.filling.put(name, value)
        self._body.fields.write(name, self.filling.texts[name])
        self._typed(name)

    # Who is alike.

    def action_to_alike(self) -> None:
        """PageDown: into the list of those who are alike; of a plan, a screenful further."""
        self._body.to_what_is_below()

    def on_picks_left(self, event: Picks.Left) -> None:
        """Up from the first of them."""
        event.stop()
        self._body.back_to_field()

    def on_picks_chosen(self, event: Picks.Chosen) -> None:
        """Enter on one of them: see the card; the form waits."""
        event.stop()
        if isinstance(event.target, Target):
            self.post_message(self.Go(event.target.place))

    def action_apart(self) -> None:
        """This one is somebody else, and is not shown again."""
        target = self._body.alike.target
        if target is None or not self._body.is_among_the_alike:
            return
        self.filling.apart |= {target.id}
        self._body.show_looked(self.filling)
        if not self._body.alike.count:
            self._body.back_to_field()
        self.look_up(self.show_looked, self.failed)
        self._autosave.touched()

    # Saving.

    def action_save(self) -> None:
        """F10."""
        if self._body.choices.is_open:
            self._body.back_to_field()
        self._tidy(self._body.here)
        self._saving.begin()

    # Drawing.

    def hints(self) -> Sequence[tuple[str, str]]:
        """In the list of values how to pick; else the keys that do something where the cursor is."""
        if self._body.choices.is_open:
            return [("Enter", _("take it")), ("Esc", _("back")), ("a-z", _("only what begins so"))]
        hints = [(shown(key, self.office.keymap), label(key)) for key in self._body.keys(self.filling)]
        again = self._form.again(self.filling.typed())
        if again and not self.filling.changed().keys() - again.values.keys():
            opens = next(key for key in EVERYWHERE if key.id == self._form.NAME)
            hints.append((shown(opens, self.office.keymap), pgettext("key", again.label)))
        return hints

    def redraw(self) -> None:
        """In the language of the moment, the names of codes too."""
        if self.filling.begun is not None:
            self._body.read(self.filling)
            self.filling.respell()
            self._body.show(self.filling)
        super().redraw()
        self._body.redraw()

    def show_again(self) -> None:
        """The filling is another one, or has changed: its texts, and what is to be said of them."""
        self._body.show(self.filling)
        self._weigh()
        self.look_up(self.show_looked, self.failed)

    def _draw_about(self, width: int, _height: int) -> Sequence[Line]:
        about = self.filling.begun.about if self.filling.begun else None
        return [headed_rule(about() if about else "", width)]
