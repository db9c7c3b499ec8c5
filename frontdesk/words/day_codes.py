"""What the codes of the end of the day are called."""

from __future__ import annotations

from frontdesk.words import N_, NP_

DAY_CODES: dict[str, dict[str, str]] = {
    "day_review": {
        "no_topic": NP_("day_review", "no topic"),
        "no_person": NP_("day_review", "who is it"),
        "theme": NP_("day_review", "theme"),
    },
    "weather": {
        "sunny": NP_("weather", "sunny"),
        "cloudy": NP_("weather", "cloudy"),
        "overcast": NP_("weather", "overcast"),
        "light_rain": NP_("weather", "light rain"),
        "rain": NP_("weather", "rain"),
        "downpour": NP_("weather", "downpour"),
        "shower": NP_("weather", "thundershower"),
        "snow": NP_("weather", "snow"),
        "fog": NP_("weather", "fog"),
        "haze": NP_("weather", "haze"),
        "wind": NP_("weather", "strong wind"),
        "sleet": NP_("weather", "sleet"),
    },
    "day_count": {
        "visitors": NP_("day_count", "visitors"),
        "logged": NP_("day_count", "requests logged"),
        "resolved": NP_("day_count", "resolved"),
        "called_back": NP_("day_count", "called back"),
        "whistles": NP_("day_count", "whistles"),
        "steps": NP_("day_count", "steps taken"),
        "homes": NP_("day_count", "homes visited"),
        "sessions": NP_("day_count", "sessions"),
        "heads": NP_("day_count", "people at sessions"),
        "tasks": NP_("day_count", "tasks done"),
        "certificates": NP_("day_count", "certificates"),
        "written": NP_("day_count", "entries written"),
        "left": NP_("day_count", "left over"),
    },
}

DAY_OPERATIONS: dict[str, str] = {
    "queue_seen": NP_("operation", "a line of the day's review looked at"),
    "day_close": NP_("operation", "a day closed"),
    "day_correct": NP_("operation", "the close of a day corrected"),
    "day_reopen": NP_("operation", "a day opened again"),
}

DAY_SENTENCES: dict[str, str] = {
    "day_ahead": N_("That day is still to come: close it when it ends."),
    "day_closed": N_("{name} has closed the day already: Esc, and c shows its work log."),
    "day_open": N_("The day is not closed: c closes it."),
}
