"""What figures of a period are called, and what they are counted by."""

from __future__ import annotations

from frontdesk.words import NP_

FIGURE_CODES: dict[str, dict[str, str]] = {
    "figure": {
        "received": NP_("figure", "requests received"),
        "heads": NP_("figure", "people who reported them"),
        "handled": NP_("figure", "requests handled"),
        "on_time": NP_("figure", "done on time"),
        "late": NP_("figure", "late"),
        "untimed": NP_("figure", "done, no deadline known"),
        "parked": NP_("figure", "parked"),
        "merged": NP_("figure", "merged with another"),
        "declined": NP_("figure", "declined"),
        "called": NP_("figure", "called back"),
        "themes": NP_("figure", "themes"),
        "at_desk": NP_("figure", "visitors at the desk"),
        "visits": NP_("figure", "visits at homes"),
        "homes_visited": NP_("figure", "homes visited"),
        "sessions": NP_("figure", "sessions held"),
        "attendances": NP_("figure", "came by name"),
        "people_served": NP_("figure", "people served"),
        "clinics": NP_("figure", "clinics for elders"),
        "reemployed": NP_("figure", "found work"),
        "volunteer_services": NP_("figure", "days of volunteer service"),
        "volunteers": NP_("figure", "volunteers who served"),
        "volunteer_hours": NP_("figure", "hours volunteers served"),
        "films": NP_("figure", "film screenings"),
        "spectators": NP_("figure", "who watched"),
        "households": NP_("figure", "households"),
        "residents": NP_("figure", "residents"),
    },
    "rate": {
        "response": NP_("rate", "response rate"),
        "resolution": NP_("rate", "resolution rate"),
        "satisfaction": NP_("rate", "satisfaction rate"),
        "completion": NP_("rate", "completion rate"),
        "on_time": NP_("rate", "on-time rate"),
        "repeat": NP_("rate", "repeat rate"),
    },
    "rate_of": {
        "response": NP_("rate_of", "in time / to be contacted"),
        "resolution": NP_("rate_of", "solved / said so or not"),
        "satisfaction": NP_("rate_of", "satisfied / reached"),
        "completion": NP_("rate_of", "done / due"),
        "on_time": NP_("rate_of", "done on time / due"),
        "repeat": NP_("rate_of", "reported again / all reports"),
    },
    "rate_unknown": {
        "resolution": NP_("rate_unknown", "{count} not asked"),
        "on_time": NP_("rate_unknown", "{count} without a deadline"),
    },
    "planned": {
        "sessions": NP_("planned", "sessions planned"),
        "homes": NP_("planned", "homes to visit"),
        "tasks": NP_("planned", "tasks due"),
        "deadlines": NP_("planned", "requests due"),
    },
    "counted_by": {
        "channel": NP_("counted_by", "By channel"),
        "nature": NP_("counted_by", "By nature"),
        "campaign": NP_("counted_by", "By campaign"),
        "topic": NP_("counted_by", "By topic"),
        "estate": NP_("counted_by", "By estate"),
        "grid": NP_("counted_by", "By grid"),
        "unit": NP_("counted_by", "By unit whistled to"),
    },
}
