"""The form of an entry of a register: made from what the register declares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from db.records import Draft, Duty
from frontdesk.registers.all import REGISTERS, WITH_CARDS
from frontdesk.registers.declared import Column, Holds
from frontdesk.words import _
from screens.forms.form import Begun, Field, Form, Looked, Remark, Saved, Typed, Weight
from screens.office import Place
from screens.people.person_remarks import remark_of

if TYPE_CHECKING:
    from frontdesk.choices import Choice
    from frontdesk.registers.reading import EntryRead

_ADD = "add_"


class RegisterForm(Form):
    """A new entry (`add_…`), or what is written of one put right (`correct_…`).

    The place of a new one says in its text which field refers to the entry with its id; without an id the
    text is what the entry is called. The place of one to be put right says by which field it belongs.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        deed, _separator, register = name.partition("_")
        self._adds = deed + "_" == _ADD
        self._register = REGISTERS[register]
        self._area_code = ""
        self.TITLE = self._register.entry
        self.FIELDS = tuple(map(_field, self._register.columns))
        self.RESUMES = not self._adds
        asked = {*self._register.alone, *(one.name for one in self._register.columns if _is_asked(one))}
        self.LOOKED_AT = frozenset(asked)

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """A new one with what is usual, or as it is written now."""
        from frontdesk.registers import beginning

        self._area_code = beginning.area_code()
        if self._adds:
            values = beginning.new_values(duty, self._register)
            if place.id:
                values[place.text] = str(place.id)
            elif place.text:
                values[self._register.columns[0].name] = place.text
            return Begun(values, self._choices(duty, None))
        begun = beginning.entry(self._register, place.id)
        return Begun(
            begun.values,
            self._choices(duty, place.id),
            about=lambda: begun.title,
            as_of=begun.fingerprint,
        )

    def _choices(self, duty: Duty, row_id: int | None) -> dict[str, Sequence[Choice]]:
        from frontdesk.registers import beginning

        return beginning.choices(duty, self._register, row_id)

    def _read(self, duty: Duty, typed: Typed) -> EntryRead:
        from frontdesk.registers.reading import read_entry

        return read_entry(self._register, typed.values, duty.day, self._area_code)

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """What cannot be so, and what is doubtful."""
        read = self._read(duty, typed)
        doubts = {name: remark_of(Weight.WARNING, reason) for name, reason in read.doubts.items()}
        return doubts | {name: remark_of(Weight.ERROR, reason) for name, reason in read.problems.items()}

    def passed_by(self, typed: Typed) -> frozenset[str]:
        """What is filled in because of where one came from."""
        name = self._register.name
        owners = {part.field for one in REGISTERS.values() for part in one.parts if part.register == name}
        return frozenset(field for field in owners if self._adds and typed[field])

    def tidied(self, duty: Duty, name: str, text: str) -> str:
        """Days, phones and numbers as they are kept."""
        from frontdesk.registers.reading import tidied

        return tidied(self._register.column(name), text, duty.day, self._area_code)

    def look(self, duty: Duty, place: Place, typed: Typed) -> Looked:
        """What the other entries and the residents say of it."""
        from frontdesk.registers import beginning
        from frontdesk.registers.checking import check

        itself = None if self._adds else place.id
        read = self._read(duty, typed)
        problems = check(self._register, read.values, itself)
        remarks = {name: remark_of(Weight.ERROR, reason) for name, reason in problems.items()}
        found = beginning.people(duty, self._register, typed.values)
        choices = {name: person.choices for name, person in found.items()}
        for name, person in found.items():
            if person.reason is not None:
                weight = Weight.ERROR if typed[name] else Weight.NOTE
                remarks[name] = remark_of(weight, person.reason)
        return Looked(remarks=remarks, choices=choices)

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Write it down."""
        from frontdesk.registers import beginning, keeping

        name = self._register.name
        meant = beginning.meant_people(duty, self._register, typed.values)
        values = self._read(duty, replace(typed, values=meant)).values
        if self._adds:
            row_id = keeping.add(duty, name, values, draft_id=draft_id)
            return Saved(self._after(place, row_id, values), lambda: _("Written down. F9 takes it back."))
        keeping.correct(duty, name, place.id, values, was=typed.as_of, draft_id=draft_id)
        return Saved(self._after(place, place.id, values), lambda: _("Corrected. F9 takes it back."))

    def _after(self, place: Place, row_id: int, values: Mapping[str, str]) -> Place:
        """The card of the entry, or of what it belongs to."""
        owner = next((one for one in self._register.columns if one.name == place.text), None)
        if self._register.name in WITH_CARDS and (owner is None or not self._adds or not place.id):
            return Place(f"record_{self._register.name}", None, row_id)
        if owner is None or not values.get(owner.name):
            return Place("registers")
        return Place(f"record_{owner.of}", None, int(values[owner.name]))

    def saved_before(self, place: Place, subject: int | None) -> Place:
        """Its card, where it has one."""
        if subject is not None and self._register.name in WITH_CARDS:
            return Place(f"record_{self._register.name}", None, subject)
        return Place("registers")


def _field(column: Column) -> Field:
    return Field(
        column.name,
        column.label,
        group=column.group,
        listed=column.holds is Holds.ENTRY,
        several=column.holds is Holds.ENTRIES,
        found=column.holds is Holds.PERSON,
        hint=column.hint,
        wide=column.wide,
    )


def _is_asked(column: Column) -> bool:
    """Whether the office is asked about a field after every change."""
    return column.holds in (Holds.PERSON, Holds.NAMES) or column.name in (
        "name",
        "estate",
        "parent",
        "number",
    )
