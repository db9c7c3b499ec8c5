"""What clocks, time limits and holidays are called."""

from __future__ import annotations

from frontdesk.words import NP_

CLOCK_CODES: dict[str, dict[str, str]] = {
    "time_limit": {
        "urgent": NP_("time_limit", "urgent"),
        "livelihood": NP_("time_limit", "daily needs"),
        "inquiry": NP_("time_limit", "inquiry"),
        "ordinary": NP_("time_limit", "ordinary"),
        "complex": NP_("time_limit", "complex"),
        "suggestion": NP_("time_limit", "suggestion"),
        "call_back": NP_("time_limit", "call back"),
    },
    "clock": {
        "first_contact": NP_("clock", "first contact"),
        "finish": NP_("clock", "finish"),
        "call_back": NP_("clock", "call back"),
        "review": NP_("clock", "look at it again"),
        "report_in": NP_("clock", "report in"),
    },
    "lamp": {
        "green": NP_("lamp", "G"),
        "yellow": NP_("lamp", "Y"),
        "red": NP_("lamp", "R"),
        "grey": NP_("lamp", "S"),
    },
    "holiday": {
        "new_year": NP_("holiday", "New Year"),
        "spring_festival": NP_("holiday", "Spring Festival"),
        "qingming": NP_("holiday", "Qingming"),
        "labour_day": NP_("holiday", "Labour Day"),
        "dragon_boat": NP_("holiday", "Dragon Boat"),
        "mid_autumn": NP_("holiday", "Mid-Autumn"),
        "national_day": NP_("holiday", "National Day"),
    },
}
