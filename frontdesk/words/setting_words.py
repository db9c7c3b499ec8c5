"""How values of settings are written, and the codes that some of them are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from frontdesk.words import N_, NP_, _, ngettext

SETTING_CODES: dict[str, dict[str, str]] = {
    "zone": {
        "Asia/Shanghai": NP_("zone", "Beijing time"),
        "Asia/Urumqi": NP_("zone", "Xinjiang time"),
    },
    "theme": {
        "auto": NP_("theme", "what suits the terminal"),
        "dark": NP_("theme", "dark"),
        "light": NP_("theme", "light"),
        "sixteen": NP_("theme", "16 colours"),
        "ascii": NP_("theme", "ASCII signs only"),
    },
    "language": {
        "auto": NP_("language", "as the computer is set"),
        "zh": NP_("language", "中文"),
        "en": NP_("language", "English"),
    },
    "print_way": {
        "browser": NP_("print_way", "the browser"),
        "printer": NP_("print_way", "the printer"),
    },
    "paper_size": {
        "a4": NP_("paper_size", "A4"),
        "a5": NP_("paper_size", "A5"),
    },
    "limit_profile": {
        "shandong": NP_("limit_profile", "Shandong"),
        "beijing": NP_("limit_profile", "Beijing"),
    },
    "limit_part": {
        "contact": NP_("limit_part", "first contact"),
        "finish": NP_("limit_part", "to finish"),
        "warn": NP_("limit_part", "near"),
    },
    "day_works": {
        "yes": NP_("day_works", "working day"),
        "no": NP_("day_works", "day off"),
    },
    "yes_no": {
        "yes": NP_("yes_no", "yes"),
        "no": NP_("yes_no", "no"),
    },
}

_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))

_AMOUNTS: Mapping[str, Callable[[int], str]] = {
    "days": lambda count: ngettext("{count} day", "{count} days", count),
    "times": lambda count: ngettext("{count} time", "{count} times", count),
    "minutes": lambda count: ngettext("{count} minute", "{count} minutes", count),
    "megabytes": lambda count: ngettext("{count} MB", "{count} MB", count),
    "requests": lambda count: ngettext("{count} request", "{count} requests", count),
}


def amount(count: int, unit: str) -> str:
    """`3次`, `30 days`; of a unit that has no word the bare number."""
    words = _AMOUNTS.get(unit)
    return str(count) if words is None else words(count).format(count=count)


def months(count: int) -> str:
    """`3年`, `18个月`: whole years as years."""
    if count and count % 12 == 0:
        years = count // 12
        return ngettext("{years} year", "{years} years", years).format(years=years)
    return ngettext("{count} month", "{count} months", count).format(count=count)


def weekdays(days: Iterable[int]) -> str:
    """`周一至周五`, `Mon, Wed`; 1 is Monday."""
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    parts = [part for run in runs for part in _run(run)]
    return _(", ").join(parts)


def _run(days: list[int]) -> list[str]:
    names = [_(_WEEKDAYS[day - 1]) for day in days]
    return names if len(days) < 3 else [_("{first} to {last}").format(first=names[0], last=names[-1])]


def none() -> str:
    """That there is none: no such shift, no such limit."""
    return _("none")


def key(name: str) -> str:
    """A key as people write it: `Ctrl+K`, `F2`, `h`."""
    return name if len(name) == 1 else "+".join(part.capitalize() for part in name.split("+"))
