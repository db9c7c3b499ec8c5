"""People in a list: who, how old, where, of which grid, in columns; and who is meant by what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from frontdesk.words import _, lines
from screens.parts.cells import fit

if TYPE_CHECKING:
    from db.records import Address

NAME, AGE, _GRID = 14, 5, 9
_NARROWEST_HOME = 8


class Somebody(Protocol):
    """Whom a row is about."""

    @property
    def name(self) -> str:
        """Their name."""

    @property
    def address(self) -> Address | None:
        """Where they live."""


class Person(Somebody, Protocol):
    """Whom a row tells more about."""

    @property
    def sex(self) -> int:
        """Of GB/T 2261.1; 0 of a body or a home."""

    @property
    def age(self) -> int | None:
        """Completed years."""


class PersonOfGrid(Person, Protocol):
    """Whom a row tells all about."""

    @property
    def grid(self) -> int | None:
        """The number of their grid."""


def is_about(one: Somebody, typed: str) -> bool:
    """Whether what was typed is about somebody: their name by characters, initials or spelling, or where
    they live.
    """
    from frontdesk.choices import are_about

    return not typed.strip() or are_about((one.name, lines.short_address(one.address)), typed)


def who_and_where(one: Somebody, cells: int) -> str:
    """Name and home, in `cells`."""
    return _joined((fit(one.name, NAME), _home(one, cells - NAME - 1)))


def person(one: Person, cells: int) -> str:
    """Name, sex and age, and home, in `cells`."""
    return _joined((fit(one.name, NAME), fit(_age(one), AGE), _home(one, cells - NAME - AGE - 2)))


def person_of_grid(one: PersonOfGrid, cells: int, *, with_age: bool = True) -> str:
    """Name, sex and age (or only sex, where what stands beside says the age), home and grid, in `cells`."""
    grid = "" if one.grid is None else _("Grid {number:02}").format(number=one.grid)
    age = _age(one) if with_age else lines.sex_and_age(one.sex, None)
    home = _home(one, cells - NAME - AGE - _GRID - 3)
    return _joined((fit(one.name, NAME), fit(age, AGE), home, fit(grid, _GRID)))


def heading(cells: int) -> str:
    """What the columns of `person` are called."""
    home = fit(_("Home"), max(cells - NAME - AGE - 2, _NARROWEST_HOME))
    return _joined((fit(_("Name"), NAME), fit(_("Age"), AGE), home))


def _age(one: Person) -> str:
    return lines.sex_and_age(one.sex, one.age)


def _home(one: Somebody, cells: int) -> str:
    return fit(lines.short_address(one.address), max(cells, _NARROWEST_HOME))


def _joined(columns: tuple[str, ...]) -> str:
    return " ".join(columns)
