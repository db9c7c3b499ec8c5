"""What stands beside the fields of a form: what is wrong, what was found, what it was, what can be typed."""

from __future__ import annotations

from db.records import Duty
from frontdesk.words import _, pgettext
from screens.forms.filling import Filling
from screens.forms.form import Field, Remark, Weight

_MOST_NAMES = 3


class Remarks:
    """The remarks of one filling, weighed anew after every key."""

    def __init__(self, filling: Filling) -> None:
        self._filling = filling
        self._found: dict[str, Remark] = {}
        self.everywhere = False
        """Whether saving was tried: then a field says what is wrong even while the cursor is in it."""

    def weigh(self, duty: Duty) -> None:
        """What is to be said of everything as it stands; of two remarks on a field the heavier."""
        filling = self._filling
        found = dict(filling.form.remarks(duty, filling.typed()))
        for name, remark in filling.looked.remarks.items():
            if name not in found or found[name].weight < remark.weight:
                found[name] = remark
        for field in filling.form.FIELDS:
            if not filling.is_understood(field.name):
                found[field.name] = self._not_understood(field.name)
        self._found = found

    def heaviest(self) -> tuple[str, Remark] | None:
        """The first field of those with the heaviest remark, and that remark."""
        fields = [field.name for field in self._filling.form.FIELDS if field.name in self._found]
        if not fields:
            return None
        name = max(fields, key=lambda one: (self._found[one].weight, -fields.index(one)))
        return name, self._found[name]

    def beside(self, field: Field, is_here: bool) -> Remark | None:
        """What stands beside a field; what is being typed, or is still to be, is not wrong yet."""
        if self._filling.begun is None:
            return None
        remark = self._found.get(field.name)
        if remark is None:
            return self._before(field) or (self._hint(field) if is_here else None)
        is_needed = remark.weight > Weight.WARNING and not self.everywhere
        if remark.is_missing and field.hint and (is_here or is_needed):
            # What can be typed helps more than that something has to be.
            return self._hint(field)
        unfinished = is_here or not self._filling.texts[field.name]
        if unfinished and not self.everywhere and remark.weight >= Weight.DOUBT:
            return Remark(Weight.NOTE, remark.saying)
        return remark

    def _not_understood(self, name: str) -> Remark:
        several = self._filling.meant(name).open
        if not several:
            return Remark(Weight.ERROR, lambda: _("not known: F4 lists them"))
        more = "…" if len(several) > _MOST_NAMES else ""

        def which() -> str:
            names = " ".join(choice.shown() for choice in several[:_MOST_NAMES])
            return _("which? {names}").format(names=names + more)

        return Remark(Weight.ERROR, which)

    def _before(self, field: Field) -> Remark | None:
        """What the record says, where something else was typed."""
        filling = self._filling
        if not filling.as_of or filling.begun is None or not filling.form.CORRECTS:
            return None
        before = filling.begun.values.get(field.name, "")
        if not before or before == filling.value(field.name):
            return None

        def was() -> str:
            choices = filling.choices(field.name)
            text = next((choice.shown() for choice in choices if choice.code == before), before)
            return _("was {text}").format(text=text)

        return Remark(Weight.NOTE, was)

    def _hint(self, field: Field) -> Remark | None:
        if not field.hint or self._filling.texts[field.name]:
            return None
        return Remark(Weight.NOTE, lambda: pgettext("field", field.hint))
