"""Sentences and short forms made of records, as they stand on screens, in print and in the diary."""

from __future__ import annotations

import re
from datetime import date

from db.records import Address, GridOfficer, Member, Phone, Stay
from frontdesk.words import N_, _, language, ngettext
from frontdesk.words.codes import label

_MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)
_UNITS = ("B", "KB", "MB", "GB")
_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def sex_and_age(sex: int, age: int | None) -> str:
    """`男75`, `M75`; what is not known is left out.

    Args:
        sex: GB/T 2261.1; 0 and 9 show nothing.
        age: completed years.
    """
    letter = {1: _("M"), 2: _("F")}.get(sex, "")
    return letter if age is None else f"{letter}{age}"


def wait(seconds: int) -> str:
    """How long somebody waits: `25 seconds`, and from a minute on `3 minutes`, rounded up."""
    if seconds < 60:
        return ngettext("{count} second", "{count} seconds", seconds).format(count=seconds)
    minutes = -(-seconds // 60)
    return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)


def age_in_words(age: int | None) -> str:
    """`75岁`, `75 years`; nothing for an unknown age."""
    return "" if age is None else ngettext("{count} year", "{count} years", age).format(count=age)


def member(person: Member) -> str:
    """A person of a household in a row of them: `配偶 李秀芬61`."""
    name = person.name if person.age is None else f"{person.name}{person.age}"
    return f"{label('relation', person.relation)} {name}"


def household_size(count: int) -> str:
    """How many people live in a household: `本户5人`; an empty one says so."""
    if count == 0:
        return _("nobody lives here")
    return ngettext("{count} person in this household", "{count} people in this household", count).format(
        count=count
    )


def grid(officer: GridOfficer | None) -> str:
    """`第07网格 李敏`; nothing where the building has no grid."""
    if officer is None:
        return ""
    name = _("grid {number:02d}").format(number=officer.number)
    return f"{name} {officer.worker}" if officer.worker else name


def surroundings(officer: GridOfficer | None, manager: str) -> str:
    """`第03网格 李敏  怡乐园工艺品公司`: the grid of a place, and who manages the estate."""
    return "  ".join(part for part in (grid(officer), manager) if part)


def short_address(address: Address | None) -> str:
    """`金马怡乐园 1-2-301`; levels that the place does not have are left out."""
    if address is None:
        return ""
    levels = "-".join(level for level in (address.building, address.unit, address.room) if level)
    return f"{address.estate} {levels}".strip()


_NUMBER = re.compile(r"[0-9A-Za-z]+")


def _level(value: str, suffix: str) -> str:
    """A level of an address with its counting word, unless it is a phrase of its own (`东户`, `第4排6号`)."""
    return f"{value}{suffix}" if _NUMBER.fullmatch(value) else value


def building(number: str) -> str:
    """`12号楼`, `building 12`; a building without a number says so."""
    if not number:
        return _("no number")
    return _("building {number}").format(number=number) if _NUMBER.fullmatch(number) else number


def unit(name: str) -> str:
    """`2单元`, `unit 2`; a building that is not parted into units says so."""
    if not name:
        return _("no unit")
    return _("unit {name}").format(name=name) if _NUMBER.fullmatch(name) else name


def floor(number: int, is_row: bool) -> str:
    """`17层`, `17F`; of a row of houses `4排`, `row 4`."""
    return (_("row {number}") if is_row else _("{number}F")).format(number=number)


def full_address(address: Address | None) -> str:
    """`金马怡乐园1号楼2单元301室`; in English the short form, for Chinese addresses have no English one."""
    if address is None or language() == "en":
        return short_address(address)
    return (
        address.estate
        + _level(address.building, "号楼")
        + _level(address.unit, "单元")
        + _level(address.room, "室")
    )


def day(on: date) -> str:
    """`9月6日`, `6 Sep`."""
    return _("{day} {month}").format(day=on.day, month=_(_MONTHS[on.month - 1]))


def long_day(on: date) -> str:
    """A day as letters write it: `2021年9月6日`, `6 Sep 2021`."""
    return _("{day} {month} {year}").format(day=on.day, month=_(_MONTHS[on.month - 1]), year=on.year)


def month(on: date) -> str:
    """The month of a day: `2021年9月`, `Sep 2021`."""
    return _("{month} {year}").format(month=_(_MONTHS[on.month - 1]), year=on.year)


def day_in(on: date, today: date) -> str:
    """A day as `day` writes it, with the year in front unless it is today's year."""
    if on.year == today.year:
        return day(on)
    return _("{day} {year}").format(day=day(on), year=on.year)


def span(stay: Stay) -> str:
    """`2016-08-04 至 2020-11-01`, `2016-08-04 起`; who was born into a home lived there from birth."""
    since = _("birth") if stay.from_birth else stay.from_on.isoformat() if stay.from_on else ""
    until = stay.to_on.isoformat() if stay.to_on else ""
    if since and until:
        return _("{since} to {until}").format(since=since, until=until)
    if since:
        return _("since {since}").format(since=since)
    return _("until {until}").format(until=until) if until else ""


def phone(known: Phone) -> str:
    """`138****0207 本人`, `138****0207 子女 张强`: a number, whose it is, and that one's name."""
    return " ".join(part for part in (known.masked, label("whose", known.whose), known.name) if part)


def weekday(on: date) -> str:
    """`周一`, `Mon`."""
    return _(_WEEKDAYS[on.weekday()])


def title_day(on: date) -> str:
    """The date of the title line: `2021-09-06 周一`."""
    return f"{on.isoformat()} {weekday(on)}"


def size(count: int) -> str:
    """`12 KB`, `1.2 MB`: three digits are enough to know a file by."""
    amount, unit = float(count), 0
    while amount >= 1000 and unit < len(_UNITS) - 1:
        amount, unit = amount / 1024, unit + 1
    return f"{amount:.1f} {_UNITS[unit]}" if unit and amount < 10 else f"{amount:.0f} {_UNITS[unit]}"
