"""Makes frontdesk/rules/legal_days_table.py from chinesecalendar and borax, development dependencies.

Run `python -m tests.frontdesk.legal_days_from_chinesecalendar` after a change here or a new version
of either.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

from borax.calendars.lunardate import LunarDate, TermUtils
from chinese_calendar import Holiday
from chinese_calendar.constants import holidays, workdays

TABLE = Path(__file__).parents[2] / "frontdesk" / "rules" / "legal_days_table.py"

PUBLISHED_YEARS = range(2020, 2027)
LUNAR_YEARS = range(2019, 2061)

CODES = {
    Holiday.new_years_day: "new_year",
    Holiday.spring_festival: "spring_festival",
    Holiday.tomb_sweeping_day: "qingming",
    Holiday.labour_day: "labour_day",
    Holiday.dragon_boat_festival: "dragon_boat",
    Holiday.mid_autumn_festival: "mid_autumn",
    Holiday.national_day: "national_day",
}


def _code(english: str) -> str:
    return CODES[Holiday(english)]


def _runs(days: list[date]) -> list[str]:
    """Days one after the other as `05-01..05-05`, a day alone as `10-06`."""
    runs: list[list[date]] = []
    for day in sorted(days):
        if runs and day - runs[-1][-1] == timedelta(1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return ["..".join(f"{end:%m-%d}" for end in dict.fromkeys((run[0], run[-1]))) for run in runs]


def _lunar(year: int) -> list[date]:
    """Spring Festival, Qingming, Dragon Boat and Mid-Autumn of a year."""
    first, fifth, eighth = (
        LunarDate(year, month, day).to_solar_date() for month, day in ((1, 1), (5, 5), (8, 15))
    )
    return [first, TermUtils.day_start_from_term(year, "清明"), fifth, eighth]


def source() -> str:
    """The text of the table's module."""
    off: dict[tuple[int, str], list[date]] = defaultdict(list)
    for day, english in sorted(holidays.items()):
        if day.year in PUBLISHED_YEARS:
            off[day.year, _code(english)].append(day)
    made_up: dict[tuple[int, str], list[date]] = defaultdict(list)
    for day, english in sorted(workdays.items()):
        if day.year in PUBLISHED_YEARS:
            made_up[day.year, _code(english)].append(day)
    assert made_up.keys() <= off.keys()
    lines = [
        " ".join([str(year), name, *_runs(days), *(f"+{day:%m-%d}" for day in made_up[year, name])])
        for (year, name), days in off.items()
    ]
    lunar = [
        " ".join([str(year), *(f"{festival:%m-%d}" for festival in _lunar(year))]) for year in LUNAR_YEARS
    ]
    return (
        '"""Days off and the days that make up for them, by the State Council; and festivals.\n\n'
        "Made by tests/frontdesk/legal_days_from_chinesecalendar.py (data: chinesecalendar, borax, MIT).\n"
        '"""\n\n'
        "# A year, a holiday, its days off, and behind a plus the days worked instead.\n"
        'DAYS = """\\\n' + "\n".join(lines) + '\n"""\n\n'
        "# A year, its Spring Festival, Qingming, Dragon Boat and Mid-Autumn.\n"
        'FESTIVALS = """\\\n' + "\n".join(lunar) + '\n"""\n'
    )


if __name__ == "__main__":
    TABLE.write_text(source(), encoding="utf-8")
