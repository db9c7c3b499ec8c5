"""The forms of what is done to an estate as a whole, and to many of its buildings at once.

The id of their place is the estate's; below the fields stands what it comes to.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from db.records import Draft, Duty, Refused
from frontdesk.rules.building_numbers import read_building_numbers
from frontdesk.words import NP_, _
from screens.forms.form import Begun, Field, Form, Looked, Picture, Remark, Saved, Typed, Weight
from screens.office import Place
from screens.people.person_remarks import remark_of
from screens.registers.estate_pictures import GoesOver, GridChanges, MadeAnew

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.choices import Choice
    from frontdesk.registers.estates import NewEstate

_MARK = "#"
"""Before an estate's id, so that a number that was typed as a new name is never taken for one."""
_NUMBERS = Field("numbers", NP_("field", "Buildings"), hint=NP_("field", "1-8  1,3,5  1-7d odd  2-8s even"))
_GRID = Field("grid", NP_("field", "Grid"), listed=True, hint=NP_("field", "3, or F4; may be empty"))


class EstateForm(Form):
    """What all of them do."""

    SHOWS_PLAN = True
    REPEATS = False
    LISTS: ClassVar[tuple[str, ...]] = ()
    """Those of its fields that have a list."""

    @abstractmethod
    def picture(self, duty: Duty, estate_id: int, typed: Typed) -> Picture | None:
        """What it comes to; None as long as nothing is typed. Raises: Refused."""

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """With nothing; about the estate."""
        from frontdesk.registers import beginning
        from frontdesk.registers.all import REGISTERS

        title = beginning.entry(REGISTERS["estate"], place.id).title
        return Begun({}, {name: _listed(duty, place.id, name) for name in self.LISTS}, about=lambda: title)

    def look(self, duty: Duty, place: Place, typed: Typed) -> Looked:
        """What it comes to, or what is wrong."""
        try:
            return Looked(picture=self.picture(duty, place.id, typed))
        except Refused as refused:
            names = [field.name for field in self.FIELDS]
            name = str(refused.reason.values.get("field", names[0]))
            return Looked(remarks={name if name in names else names[0]: _wrong(refused)})

    def saved_before(self, place: Place, subject: int | None) -> Place:
        """The estate's card."""
        return _card(subject or place.id)


class MergeEstates(EstateForm):
    """An estate goes into another one."""

    TITLE = NP_("page", "Two estates made one")
    FIELDS = (
        Field(
            "to",
            NP_("field", "Goes into"),
            listed=True,
            hint=NP_("field", "the estate that is left: yly, or F4"),
        ),
    )
    LOOKED_AT = frozenset({"to"})
    LISTS = ("to",)
    ENTER_SAVES = False

    def picture(self, duty: Duty, estate_id: int, typed: Typed) -> Picture | None:
        """What goes over."""
        from frontdesk.registers import estates

        into = _estate_id(typed["to"])
        return None if into is None else GoesOver(estates.plan_merge(duty, estate_id, into), ends=True)

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Make them one; on to the card of the one that is left."""
        from frontdesk.registers import estates

        into = _estate_id(typed["to"])
        if into is None:
            raise Refused("field_needed", field="to")
        estates.merge(duty, place.id, into, draft_id=draft_id)
        return Saved(_card(into), lambda: _("They are one estate now. F9 takes it back."))


class SplitEstate(EstateForm):
    """Some buildings of an estate go to another one, or to one of their own."""

    TITLE = NP_("page", "An estate divided")
    FIELDS = (
        _NUMBERS._replace(hint=NP_("field", "those that leave: 1-8  1,3,5  1-7d odd")),
        Field(
            "to",
            NP_("field", "Goes to"),
            listed=True,
            free=True,
            hint=NP_("field", "a new name, or an estate that is there: F4"),
        ),
        Field("kind", NP_("field", "Kind"), group="estate"),
        Field(
            "names",
            NP_("field", "Other names"),
            several=True,
            hint=NP_("field", "those that go along, F4; may be empty"),
        ),
    )
    LOOKED_AT = frozenset({"numbers", "to", "kind"})
    LISTS = ("to", "kind", "names")
    ENTER_SAVES = False

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """A new estate is mostly of the kind that the old one is."""
        from frontdesk.registers import beginning
        from frontdesk.registers.all import REGISTERS

        kind = beginning.entry(REGISTERS["estate"], place.id).values["kind"]
        return replace(super().begin(duty, place, draft), values={"kind": kind})

    def passed_by(self, typed: Typed) -> frozenset[str]:
        """The kind of an estate that is there."""
        return frozenset() if _estate_id(typed["to"]) is None else frozenset({"kind"})

    def picture(self, duty: Duty, estate_id: int, typed: Typed) -> Picture | None:
        """What goes over."""
        from frontdesk.registers import estates

        buildings, into = self._told(estate_id, typed)
        if not typed["to"]:
            return None
        return GoesOver(estates.plan_split(duty, estate_id, buildings, into), ends=False)

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Divide it; on to the card of the estate that they went to."""
        from frontdesk.registers import estates

        buildings, into = self._told(place.id, typed)
        into_id = estates.split(duty, place.id, buildings, into, _alias_ids(typed), draft_id=draft_id)
        return Saved(_card(into_id), lambda: _("Divided. F9 takes it back."))

    def _told(self, estate_id: int, typed: Typed) -> tuple[Sequence[int], NewEstate | int]:
        from frontdesk.registers import estates

        into = _estate_id(typed["to"])
        buildings = estates.buildings_of(estate_id, _numbers(typed))
        return buildings, estates.NewEstate(typed["to"], typed["kind"]) if into is None else into


class AddBuildings(EstateForm):
    """Many buildings with their empty flats."""

    TITLE = NP_("page", "Many buildings")
    FIELDS = (
        _NUMBERS,
        Field("units", NP_("field", "Units each"), hint=NP_("field", "4; empty for none")),
        Field("floors", NP_("field", "Floors"), hint=NP_("field", "6; empty: flats come later")),
        Field("doors", NP_("field", "Doors a floor"), hint=NP_("field", "2, behind each entrance")),
        _GRID,
    )
    LOOKED_AT = frozenset(field.name for field in FIELDS)
    LISTS = ("grid",)

    def picture(self, duty: Duty, estate_id: int, typed: Typed) -> Picture | None:
        """What is made."""
        from frontdesk.registers import estates

        counts = _counts(typed)
        plan = estates.plan_buildings(duty, estate_id, _numbers(typed), **counts)
        return MadeAnew(plan, counts["floors"], counts["flats_per_floor"])

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Write them down."""
        from frontdesk.registers import estates

        grid = _grid_id(typed)
        estates.add_buildings(
            duty, place.id, _numbers(typed), **_counts(typed), grid_id=grid, draft_id=draft_id
        )
        return Saved(_card(place.id), lambda: _("Written down. F9 takes it back."))


class SetGrid(EstateForm):
    """Many buildings come to a grid."""

    TITLE = NP_("page", "Grid of buildings")
    FIELDS = (_NUMBERS, _GRID._replace(hint=NP_("field", "3, or F4; empty for none")))
    LOOKED_AT = frozenset({"numbers", "grid"})
    LISTS = ("grid",)

    def picture(self, duty: Duty, estate_id: int, typed: Typed) -> Picture | None:
        """What changes."""
        from frontdesk.registers import estates

        numbers = _numbers(typed)
        estates.buildings_of(estate_id, numbers)
        return GridChanges(estates.plan_grid(duty, estate_id, numbers, _grid_id(typed)))

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Give it to them."""
        from frontdesk.registers import estates

        estates.set_grid(duty, place.id, _numbers(typed), _grid_id(typed), draft_id=draft_id)
        return Saved(_card(place.id), lambda: _("Corrected. F9 takes it back."))


def _card(estate_id: int) -> Place:
    return Place("record_estate", None, estate_id)


def _wrong(refused: Refused) -> Remark:
    return remark_of(Weight.ERROR, refused.reason)


def _listed(duty: Duty, estate_id: int, name: str) -> Sequence[Choice]:
    """The values of a field: the other estates, the grids, the kinds, or the other names of an estate."""
    from frontdesk.choices import coded, named
    from frontdesk.home_choices import estate_choices
    from frontdesk.registers import estates, listing
    from frontdesk.registers.of_places import BUILDING

    if name == "kind":
        return coded("estate")
    if name == "names":
        return tuple(named(str(alias), name) for name, alias in estates.other_names(estate_id).items())
    if name == "grid":
        return listing.choices(duty, BUILDING.column("grid"))
    return tuple(
        replace(one, code=f"{_MARK}{one.code}") for one in estate_choices() if one.code != str(estate_id)
    )


def _estate_id(value: str) -> int | None:
    """The estate that a value stands for; None for a text that names none that is there."""
    return int(value[1:]) if value[:1] == _MARK and value[1:].isdecimal() else None


def _alias_ids(typed: Typed) -> list[int]:
    """The other names that go along. Raises: Refused, `entry_unknown`."""
    if not all(one.isascii() and one.isdecimal() for one in typed["names"].split()):
        raise Refused("entry_unknown", field="names")
    return [int(one) for one in typed["names"].split()]


def _numbers(typed: Typed) -> tuple[str, ...]:
    """The buildings. Raises: Refused, as `read_building_numbers` says."""
    read = read_building_numbers(typed["numbers"])
    if read.problem is not None:
        raise Refused(read.problem.code, **{**read.problem.values, "field": "numbers"})
    return read.numbers


def _counts(typed: Typed) -> Mapping[str, int]:
    """Units, floors and doors by the names of `estates.add_buildings`. Raises: Refused, `number_unknown`."""
    from frontdesk.registers import estates

    counts = {}
    for field, name, most in (
        ("units", "units", estates.MOST_UNITS),
        ("floors", "floors", estates.MOST_FLOORS),
        ("doors", "flats_per_floor", estates.MOST_DOORS),
    ):
        text = typed[field].strip()
        if text and not (text.isascii() and text.isdecimal() and int(text) <= most):
            raise Refused("number_unknown", least=0, most=most, field=field)
        counts[name] = int(text or 0)
    return counts


def _grid_id(typed: Typed) -> int | None:
    """The grid; None for none. Raises: Refused, `entry_unknown`."""
    if not typed["grid"]:
        return None
    if not typed["grid"].isdecimal():
        raise Refused("entry_unknown", field="grid")
    return int(typed["grid"])
