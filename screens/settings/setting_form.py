"""The form of one setting: its value, what is wrong with it beside, what it decides below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from db.records import Draft, Duty, Reason, Refused
from frontdesk.words import NP_, _, reasons
from screens.forms.form import Begun, Field, Form, Looked, Saved, Typed, Weight
from screens.keys import own_keys
from screens.office import Place
from screens.parts.cells import wrap
from screens.parts.lines import Line, Piece, line
from screens.people.person_remarks import remark_of

if TYPE_CHECKING:
    from frontdesk.settings.keeping import Told

_VALUE = "value"
_LIST = Place("settings")


class _Below(NamedTuple):
    """What a setting decides, what it is at first, and who changed it."""

    told: Told
    problem: Reason | None

    def heading(self, cells: int) -> str:
        """Nothing: the form's own heading says which setting it is."""
        return ""

    def lines(self, cells: int, *, brief: bool = False) -> list[Line]:
        """Meaning, default, and history."""
        from frontdesk.settings import telling
        from screens.settings.setting_rows import history

        drawn = []
        if self.problem is not None:
            said = reasons.say(self.problem)
            drawn = [*(line(" ", Piece(part, "alert")) for part in wrap(said, cells - 2, 2)), line()]
        drawn += [line(f" {part}") for part in wrap(telling.meaning(self.told.setting), cells - 2, 3)]
        return [*drawn, *(line(Piece(f" {text}", "quiet")) for text in history(self.told, cells))]


class SettingForm(Form):
    """One setting; its key is the text of the place."""

    TITLE = NP_("page", "Setting")
    FIELDS = (Field(_VALUE, NP_("field", "Value"), listed=True, free=True, anew=True),)
    LOOKED_AT = frozenset({_VALUE})
    REPEATS = False
    SHOWS_PLAN = True

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """Its value now."""
        from frontdesk.choices import coded
        from frontdesk.settings import keeping, telling, values

        told = keeping.tell(place.text, own_keys.key_settings())
        setting = told.setting
        choices = coded(setting.codes) if setting.codes else ()
        value = told.value if setting.codes else values.written(setting, told.value)
        return Begun(
            {_VALUE: value},
            {_VALUE: choices},
            about=lambda: f"{telling.group(setting)}: {telling.title(setting)}",
            as_of=told.value,
        )

    def look(self, duty: Duty, place: Place, typed: Typed) -> Looked:
        """What is wrong with the value, and the setting in full."""
        from frontdesk.settings import keeping

        told = keeping.tell(place.text, own_keys.key_settings())
        problem = _problem(told, typed[_VALUE], keeping.office_settings().keys)
        remarks = {_VALUE: remark_of(Weight.ERROR, problem)} if problem else {}
        return Looked(remarks=remarks, picture=_Below(told, problem))

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Set it."""
        from frontdesk.settings import keeping

        told = keeping.tell(place.text, own_keys.key_settings())
        if problem := _problem(told, typed[_VALUE], keeping.office_settings().keys):
            raise Refused(problem.code, **{**problem.values, "field": _VALUE})
        keeping.set_value(
            duty, place.text, typed[_VALUE],
            keys=own_keys.key_settings(), was=typed.as_of, draft_id=draft_id,
        )  # fmt: skip
        return Saved(_LIST, lambda: _("Saved. F9 takes it back."))

    def saved_before(self, place: Place, subject: int | None) -> Place:
        """Back to the list."""
        return _LIST


def _problem(told: Told, typed: str, given: Mapping[str, str]) -> Reason | None:
    """What is wrong with a value, with what other deeds a key does, too."""
    from frontdesk.settings import values
    from frontdesk.settings.declared import KEY_PREFIX

    read = values.read(told.setting, typed)
    if read.problem is not None or told.setting.group != "keys":
        return read.problem
    taken = own_keys.clash(told.setting.key.removeprefix(KEY_PREFIX), read.value, given)
    if taken is None:
        return None
    return Reason(
        "setting_key_clash", {"key": values.written(told.setting, read.value), "deed": _(taken.help)}
    )
