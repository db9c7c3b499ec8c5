"""The page of a form: fields under each other, who is alike below them, everything kept at every pause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input

from frontdesk.words import _, pgettext
from screens.forms.filling import Filling
from screens.forms.form import Begun, Form
from screens.forms.form_opening import Opening
from screens.forms.typing_page import TypingPage
from screens.keys.keys import AMONG_THE_ALIKE, EVERYWHERE, IN_A_FORM, Key, bindings, label, shown
from screens.office import Office, Place, Target
from screens.parts.choices import Choices
from screens.parts.lines import Line, Lines, headed_rule
from screens.parts.picks import Picks


class FormPage(TypingPage):
    """Shows one form; which filling of it, its place says. Every filling is put aside when it is left."""

    KEYS = (*IN_A_FORM, *AMONG_THE_ALIKE)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(IN_A_FORM), *bindings(AMONG_THE_ALIKE[1:])]

    def __init__(self, office: Office, form: Form) -> None:
        super().__init__(office, form)
        self._about = Lines(self._draw_about, classes="one")
        self._opening = Opening(self, self._begun, self._elsewhere)

    def body(self) -> Iterable[Widget]:
        """Whom it is about, and the form."""
        yield self._about
        yield self._body

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

    def leaving(self) -> Place:
        """This filling, to come back to."""
        return self.place

    def on_screen_suspend(self) -> None:
        """Another page is shown."""
        self.put_away()

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

    # From field to field.

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
            return self.choosing_hints()
        hints = [(shown(key, self.office.keymap), self._label(key)) for key in self._body.keys(self.filling)]
        again = self._form.again(self.filling.typed())
        if again and not self.filling.changed().keys() - again.values.keys():
            opens = next(key for key in EVERYWHERE if key.id == self._form.NAME)
            hints.append((shown(opens, self.office.keymap), pgettext("key", again.label)))
        return hints

    def _label(self, key: Key) -> str:
        """What a key does; of a form without drafts nothing is put aside."""
        is_lost = key.id == "put_aside" and not self._form.IS_KEPT
        return pgettext("key", "Back") if is_lost else label(key)

    def redraw(self) -> None:
        """In the language of the moment, the names of codes too."""
        if self.filling.begun is not None:
            self._body.read(self.filling)
            self.filling.respell()
            self._body.show(self.filling)
        super().redraw()
        self._body.redraw()

    def _draw_about(self, width: int, _height: int) -> Sequence[Line]:
        about = self.filling.begun.about if self.filling.begun else None
        return [headed_rule(about() if about else "", width)]
