"""A form as it is being filled in: what was typed, what it means, and what of it is worth keeping."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from db.records import Draft, Duty
from screens.forms.form import GIVEN, Begun, Field, Form, Looked, Typed
from screens.office import Place

if TYPE_CHECKING:
    from frontdesk.choices import Choice, Meant

# What a draft keeps beside the fields, under names that no field has.
_AS_OF, _APART = ".as_of", ".apart"


class Filling:
    """One form with one draft id, from the first key to the saving, whichever page shows it."""

    def __init__(self, form: Form, place: Place) -> None:
        self.form = form
        self.is_new = not place.draft and not form.RESUMES
        """Whether there can be no draft of it yet: what is typed at once is all there is."""
        self.place = place._replace(draft=place.draft or secrets.token_hex(16))
        self.begun: Begun | None = None
        self.looked = Looked()
        self.texts: dict[str, str] = {field.name: "" for field in form.FIELDS}
        self.picked: dict[str, tuple[str, str]] = {}
        """Values that were picked or filled in, with the text that stands for them."""
        self.filled: set[str] = set()
        """Fields that the form filled in by itself."""
        self.apart: frozenset[int] = frozenset()
        self.as_of = ""

    @property
    def draft_id(self) -> str:
        """The id that travels with the operation, so that a save repeated happens once."""
        return self.place.draft

    def start(self, begun: Begun) -> None:
        """What the form begins with, and over it what its draft kept or was typed meanwhile."""
        typed = {name: text for name, text in self.texts.items() if text}
        self.begun, self.as_of = begun, begun.as_of
        for name in self.texts:
            self.put(name, begun.values.get(name, ""))
        if begun.draft is not None:
            kept = begun.draft.fields
            self.as_of = kept.get(_AS_OF, "") or begun.as_of
            self.apart = frozenset(int(one) for one in kept.get(_APART, "").split() if one.isdecimal())
            for name in self.texts.keys() & kept.keys():
                self.put(name, kept[name])
        self.texts |= typed

    def renew(self, begun: Begun) -> None:
        """The record was changed meanwhile: begin with it as it is now, what was typed stays."""
        kept = self.changed()
        self.begun, self.as_of = begun, begun.as_of
        for name in self.texts:
            self.put(name, kept.get(name, begun.values.get(name, "")))

    def put(self, name: str, value: str) -> None:
        """Give a field a value, which shows as its name where it is a code, or as their names."""
        codes = value.split() if self._field(name).several else [value]
        shown = {choice.code: choice.shown() for choice in self.choices(name) if choice.code in codes}
        is_code = bool(codes) and all(code in shown for code in codes)
        self.texts[name] = " ".join(shown[code] for code in codes) if is_code else value
        self.picked.pop(name, None)
        if is_code:
            self.picked[name] = (self.texts[name], value)

    def fill(self, name: str, value: str) -> None:
        """Give a field a value that follows from another one."""
        self.put(name, value)
        if value:
            self.filled.add(name)
        else:
            self.filled.discard(name)

    def tidy(self, duty: Duty, name: str) -> None:
        """Write a field as it should be once it is left."""
        value = self.value(name)
        if self.is_code(name, value):
            self.put(name, value)
        else:
            self.texts[name] = self.form.tidied(duty, name, self.texts[name])

    def is_open(self, name: str) -> bool:
        """Whether the text of a field may mean several of its choices."""
        several = self._field(name).several
        return not several and not self.is_code(name, self.value(name)) and bool(self.meant(name).open)

    def is_code(self, name: str, value: str) -> bool:
        """Whether a value is one of the choices of a field, or some of them."""
        codes = value.split() if self._field(name).several else [value]
        return bool(codes) and self._codes(name).issuperset(codes)

    def choices(self, name: str) -> Sequence[Choice]:
        """What can be picked for a field."""
        known = self.begun.choices.get(name, ()) if self.begun else ()
        return self.looked.choices.get(name, known)

    def meant(self, name: str) -> Meant:
        """Which of a field's choices its text means."""
        from frontdesk.choices import meant

        return meant(self.choices(name), self.texts[name])

    def value(self, name: str) -> str:
        """The value of a field: a code where its text is understood as one, else the text itself."""
        text = self.texts[name]
        if name in self.picked and self.picked[name][0] == text:
            return self.picked[name][1]
        if self._field(name).several:
            return self._several(name, text)
        chosen = self.meant(name).choice if self.choices(name) else None
        return chosen.code if chosen else text.strip()

    def is_understood(self, name: str) -> bool:
        """Whether the text of a field with values of its own means one of them (or there is none)."""
        field = self._field(name)
        if field.free or not (field.group or field.listed or field.several) or not self.texts[name].strip():
            return True
        return self.is_code(name, self.value(name))

    def typed(self) -> Typed:
        """Everything as it stands."""
        values = {name: self.value(name) for name in self.texts}
        return Typed(values, self.as_of, self.apart, texts=dict(self.texts))

    def changed(self) -> dict[str, str]:
        """The values that are not what the form began with."""
        began: Mapping[str, str] = self.begun.values if self.begun else {}
        return {
            name: value for name in self.texts if (value := self.value(name)) != began.get(name, "").strip()
        }

    def draft(self, duty: Duty, cursor_field: str, cursor_at: int) -> Draft | None:
        """The draft of it; None where there is nothing to keep."""
        fields = self.changed()
        if not fields or not self.form.IS_KEPT or (self.begun is None and not self.is_new):
            return None
        if self.as_of:
            fields[_AS_OF] = self.as_of
        if self.apart:
            fields[_APART] = " ".join(map(str, sorted(self.apart)))
        if self.place.text:
            fields[GIVEN] = self.place.text
        return Draft(
            id=self.draft_id,
            staff_id=duty.staff_id,
            desk=duty.desk,
            form=self.form.NAME,
            fields=fields,
            subject_id=self.place.id or None,
            cursor_field=cursor_field,
            cursor_at=cursor_at,
        )

    def respell(self) -> None:
        """The names of codes in the language of the moment."""
        for name in self.texts:
            value = self.value(name)
            if self.is_code(name, value):
                self.put(name, value)

    def _several(self, name: str, text: str) -> str:
        from frontdesk.choices import meant_each

        each = meant_each(self.choices(name), text)
        return text.strip() if each is None else " ".join(choice.code for choice in each)

    def _codes(self, name: str) -> set[str]:
        return {choice.code for choice in self.choices(name)}

    def _field(self, name: str) -> Field:
        return next(field for field in self.form.FIELDS if field.name == name)
