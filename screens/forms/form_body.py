"""The parts of a form on its page: fields, the values of one beside them, below who is alike or the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.containers import Container
from textual.widget import Widget

from frontdesk.words import pgettext
from screens.forms.alike_panel import AlikePanel
from screens.forms.filling import Filling
from screens.forms.form import Field, Form, Remark
from screens.forms.form_fields import FieldBox, Fields
from screens.forms.plan_panel import PlanPanel
from screens.keys.keys import AMONG_THE_ALIKE, IN_A_FORM, ON_A_PLAN, Key
from screens.parts.choices import Choices

_AROUND = 5
"""Lines above and below the fields and the list of who is alike."""
_LEAST_ALIKE, _MOST_ALIKE = 3, 9
"""Lines of that list with its heading."""
_LEAST_FIELDS, _WISHED_PLAN = 10, 9
"""Lines that a long form keeps of its fields beside a plan, and those that a plan would like."""
_LEAST_VALUES = 12
"""Lines that fields and the values of one share, if there are so many."""


class FormBody(Container):
    """Shows a filling and says where the cursor is: in a field, among the values, or among the alike."""

    def __init__(self, form: Form, beside: Callable[[Field, bool], Remark | None]) -> None:
        """The parts of `form`; `beside` says what stands beside a field."""
        super().__init__(classes="form")
        self._lines = len(form.FIELDS)
        self._shows_plan = form.SHOWS_PLAN
        self._repeats = form.REPEATS
        self.fields = Fields(form.FIELDS, beside)
        self.choices = Choices()
        self.alike = AlikePanel()
        self.plan = PlanPanel()

    def compose(self) -> Iterator[Widget]:
        """The parts."""
        yield Container(self.fields, self.choices, classes="filling")
        yield self.plan if self._shows_plan else self.alike

    def fit(self, height: int) -> None:
        """Who is alike, or the plan, gets of so many lines what the fields leave."""
        fields = min(self._lines, max(_LEAST_FIELDS, height - _AROUND - _WISHED_PLAN))
        self.plan.styles.height = max(_LEAST_ALIKE, height - _AROUND - fields)
        room = height - _AROUND - max(self._lines, _LEAST_VALUES)
        self.alike.styles.height = max(_LEAST_ALIKE, min(room, _MOST_ALIKE))

    @property
    def is_among_the_alike(self) -> bool:
        """Whether the list of who is alike has the cursor."""
        return self.alike.picks.has_focus

    @property
    def here(self) -> str:
        """The field that has the cursor, or gets it back."""
        return self.fields.here.name

    def focused(self, widget: Widget | None) -> None:
        """Another part of the screen has the cursor."""
        if isinstance(widget, FieldBox):
            self.fields.here = widget.field
        self.fields.redraw()

    def read(self, filling: Filling) -> None:
        """Take over what stands in the boxes: of the newest key nobody may have been told yet."""
        filling.texts |= self.fields.texts

    def show(self, filling: Filling) -> None:
        """Put a filling's texts into the boxes, without what no box takes."""
        filling.texts |= self.fields.show(filling.texts)

    def show_looked(self, filling: Filling) -> None:
        """The plan, and who is alike, but for those who were told apart."""
        self.plan.show(filling.looked.picture)
        self.alike.offer([one for one in filling.looked.alike if one.hit.id not in filling.apart])

    def clear(self) -> None:
        """Another filling: nothing of the last one is shown, the cursor on the first field."""
        self.alike.offer(())
        self.plan.show(None)
        self.choices.close()
        self.fields.to_first()

    def open_values(self, filling: Filling) -> bool:
        """List the values of the field with the cursor; False where there are none."""
        field = self.fields.here
        choices = filling.choices(field.name)
        if not choices:
            return False
        self.read(filling)
        value = filling.value(field.name)
        typed = (
            ""
            if field.found or field.several or filling.is_code(field.name, value)
            else filling.texts[field.name]
        )
        self.choices.open(pgettext("field", field.label), choices, typed, value)
        return True

    def with_one_more(self, filling: Filling, code: str) -> str:
        """The values of the field with the cursor and this one, or without it if it was among them."""
        value = filling.value(self.here)
        codes = value.split() if filling.is_code(self.here, value) else []
        return " ".join(one for one in codes if one != code) if code in codes else " ".join([*codes, code])

    def to_what_is_below(self) -> None:
        """Into the list of who is alike; of a plan, a screenful further."""
        if self._shows_plan:
            self.plan.page()
        else:
            self.alike.enter()

    def back_to_field(self) -> None:
        """The cursor where it was, from either list."""
        self.choices.close()
        self.fields.go_to(*self.fields.cursor)
        self.alike.leave()

    def redraw(self) -> None:
        """In the language of the moment."""
        self.choices.redraw()
        self.alike.redraw()
        self.plan.redraw()
        self.fields.redraw()

    def keys(self, filling: Filling) -> tuple[Key, ...]:
        """The keys that do something where the cursor is."""
        if self.is_among_the_alike:
            return AMONG_THE_ALIKE
        possible = {
            "values": filling.choices(self.here),
            "same": self._repeats,
            "to_alike": self.alike.count,
            "more_of_plan": self.plan.has_more,
        }
        keys = (*IN_A_FORM, *ON_A_PLAN) if self._shows_plan else IN_A_FORM
        return tuple(key for key in keys if key.in_key_line and possible.get(key.id, True))
