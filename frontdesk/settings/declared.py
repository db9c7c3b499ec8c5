"""Every setting there is, in one table: what it is called and means, what it may be, and what it is at first.

Defaults of time limits come from the chosen profile (`time_limits`); those of keys from whoever shows keys
(`key_setting`). What the program notes for itself (`db.settings.INTERNAL`) is no setting.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from db.records import Refused
from frontdesk.rules.time_limits import CLASSES, DEFAULT_PROFILE, PROFILES
from frontdesk.words import N_, NP_

KEY_PREFIX = "key."


class ValueKind(StrEnum):
    """What a setting's value is."""

    TEXT = "text"
    COUNT = "count"
    """A whole number of a `unit`."""
    MONTHS = "months"
    CHOICE = "choice"
    """A code of a group of codes."""
    WEEKDAYS = "weekdays"
    SHIFT = "shift"
    TIME = "time"
    SPAN = "span"
    """A length of time of `rules.time_limits`."""
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting.

    Attributes:
        key: what it is stored and asked for under.
        group: which of `GROUPS` it belongs to.
        kind: what its value is; `default` is stored in the same way.
        name: its name, English, context "setting".
        meaning: what it decides, one English sentence.
        least, most: of a number, both inclusive; of a text `most` is the longest.
        unit: what a number counts: `days`, `times`, `minutes`, `requests`.
        codes: the group of codes (`words.codes`) of a choice.
        shape: the pattern that a text must have, and `example` such a text.
        needed: a text that may not be empty; a shift that there must be.
        own: it is this office's alone and is not carried to another.
        letters: of a key, whether a letter will do.
        limit: of a time limit, the class of matters and which part of its limit; the default is then that
            of the chosen profile.
    """

    key: str
    group: str
    kind: ValueKind
    default: str
    name: str
    meaning: str
    least: int = 0
    most: int = 60
    unit: str = ""
    codes: str = ""
    shape: str = ""
    example: str = ""
    needed: bool = False
    own: bool = False
    letters: bool = False
    limit: tuple[str, str] | None = None


GROUPS = {
    "office": NP_("setting_group", "The office"),
    "limits": NP_("setting_group", "Time limits"),
    "follow_up": NP_("setting_group", "Following up"),
    "opening": NP_("setting_group", "Opening hours"),
    "visits": NP_("setting_group", "Home visits"),
    "retention": NP_("setting_group", "How long things are kept"),
    "copies": NP_("setting_group", "Safety copies"),
    "printing": NP_("setting_group", "Printing"),
    "screen": NP_("setting_group", "Screen"),
    "keys": NP_("setting_group", "Keys"),
}
"""The groups in the order in which they are listed, and what each is called (context "setting_group")."""

_TEXT, _COUNT, _MONTHS = ValueKind.TEXT, ValueKind.COUNT, ValueKind.MONTHS
_CHOICE, _SHIFT = ValueKind.CHOICE, ValueKind.SHIFT

_OFFICE = (
    Setting(
        "community", "office", _TEXT, "", NP_("setting", "Community"),
        N_("The office's name, on the title line and on everything printed."), needed=True, own=True,
    ),
    Setting(
        "office_head", "office", _TEXT, "", NP_("setting", "Head of the office"),
        N_("Who signs what is printed."), own=True,
    ),
    Setting(
        "paper_head", "office", _TEXT, "", NP_("setting", "Head of printed pages"),
        N_("What stands at the top of every printed page; empty: the community's name."), own=True,
    ),
    Setting(
        "office_phone", "office", _TEXT, "", NP_("setting", "Telephone of the office"),
        N_("What residents and units are told to call, on receipts and letters."), own=True,
    ),
    Setting(
        "area_code", "office", _TEXT, "", NP_("setting", "Telephone area code"),
        N_("What stands before local telephone numbers, so that numbers without it are understood."),
        shape=r"0[1-9]\d{1,2}", example="0633",
    ),
    Setting(
        "division", "office", _TEXT, "", NP_("setting", "Division code"),
        N_("The six digits of the county or district, as at the beginning of ID numbers."),
        shape=r"[1-9]\d{5}", example="371122",
    ),
    Setting(
        "zone", "office", _CHOICE, "Asia/Shanghai", NP_("setting", "Time zone"),
        N_("By which clock the time of day is told."), codes="zone",
    ),
    Setting(
        "attached_megabytes", "office", _COUNT, "50", NP_("setting", "Attached file at most"),
        N_("How large a photo, scan or letter may be that is attached to a request."),
        least=1, most=500, unit="megabytes",
    ),
    Setting(
        "attached_folder", "office", _TEXT, "", NP_("setting", "Folder of attached files"),
        N_("With a PostgreSQL server: a folder that all PCs reach under this path; empty: on this PC alone."),
        most=200, own=True,
    ),
)  # fmt: skip

_PARTS = {
    "contact": N_("Until when whoever brought such a matter is spoken to; at first as the profile says."),
    "finish": N_("Until when such a matter is finished and answered; at first as the profile says."),
    "warn": N_("How long before its end such a matter is said to be near; at first as the profile says."),
}


def limit_default(profile: str, kind: str, part: str) -> str:
    """A part of the time limit of a class of matters, as the profile has it; empty where it has none."""
    limit = PROFILES[profile][kind]
    span = {"contact": limit.first_contact, "finish": limit.finish, "warn": limit.warn}[part]
    return "" if span is None else span.code


_LIMITS = (
    Setting(
        "limit_profile", "limits", _CHOICE, DEFAULT_PROFILE, NP_("setting", "Whose rules"),
        N_("By whose rules time limits are set at first; each can be changed below."), codes="limit_profile",
    ),
    *(
        Setting(
            f"limit_{kind}_{part}", "limits", ValueKind.SPAN, limit_default(DEFAULT_PROFILE, kind, part),
            "", meaning, needed=part == "finish", limit=(kind, part),
        )
        for kind in CLASSES
        for part, meaning in _PARTS.items()
        # Whoever is called back has been spoken to.
        if (kind, part) != ("call_back", "contact")
    ),
    Setting(
        "limit_extension", "limits", ValueKind.SPAN, "10w", NP_("setting", "Extension at most"),
        N_("By how much a deadline may be put off on application."), needed=True,
    ),
    Setting(
        "limit_hand_back", "limits", ValueKind.SPAN, "2w", NP_("setting", "Sending back within"),
        N_("How soon a unit sends back what is not its to do, and says why."), needed=True,
    ),
    Setting(
        "limit_chase", "limits", ValueKind.SPAN, "2w", NP_("setting", "Answering a chase letter within"),
        N_("Until when a unit that is chased has to answer in writing."), needed=True,
    ),
)  # fmt: skip

_FOLLOW_UP = (
    Setting(
        "call_attempts", "follow_up", _COUNT, "3", NP_("setting", "Attempts to call back"),
        N_("After how many calls that nobody answered a call-back counts as not reached."),
        least=1, most=10, unit="times",
    ),
    Setting(
        "alike_place_days", "follow_up", _COUNT, "60", NP_("setting", "Alike: same estate and topic"),
        N_("For how long a request of the same estate and topic is suggested as the same matter."),
        least=1, most=365, unit="days",
    ),
    Setting(
        "alike_phone_days", "follow_up", _COUNT, "30", NP_("setting", "Alike: same phone"),
        N_("For how long a request from the same phone is suggested as the same matter."),
        least=1, most=365, unit="days",
    ),
    Setting(
        "theme_requests", "follow_up", _COUNT, "3", NP_("setting", "Theme: how many requests"),
        N_("From how many requests on one topic in one estate a common cause is pointed out."),
        least=2, most=50, unit="requests",
    ),
    Setting(
        "theme_days", "follow_up", _COUNT, "30", NP_("setting", "Theme: within"),
        N_("Within how many days those requests must have come."), least=1, most=365, unit="days",
    ),
)  # fmt: skip

_OPENING = (
    Setting(
        "open_weekdays", "opening", ValueKind.WEEKDAYS, "12345", NP_("setting", "Open on"),
        N_("The weekdays on which the office is open; time limits follow the legal working days instead."),
    ),
    Setting(
        "first_shift", "opening", _SHIFT, "08:30-12:00", NP_("setting", "First shift"),
        N_("From when to when the office is open in the morning."), needed=True,
    ),
    Setting(
        "second_shift", "opening", _SHIFT, "14:00-17:30", NP_("setting", "Second shift"),
        N_("From when to when it is open in the afternoon; “none” where it is not."),
    ),
    Setting(
        "closing_from", "opening", ValueKind.TIME, "17:00", NP_("setting", "Closing the day from"),
        N_("From what time on closing the day is offered."),
    ),
)  # fmt: skip

_VISITS = (
    Setting(
        "visit_alone_days", "visits", _COUNT, "7", NP_("setting", "Over 80 and alone"),
        N_("How many days at most lie between visits to somebody over 80 who lives alone."),
        least=1, most=365, unit="days",
    ),
    Setting(
        "visit_key_days", "visits", _COUNT, "30", NP_("setting", "Key persons"),
        N_("How many days at most lie between visits to key persons: in hardship, disabled, empty-nest."),
        least=1, most=365, unit="days",
    ),
    Setting(
        "visit_other_days", "visits", _COUNT, "90", NP_("setting", "Other households"),
        N_("How many days at most lie between visits to any other household."),
        least=1, most=730, unit="days",
    ),
    Setting(
        "follow_up_days", "visits", _COUNT, "90", NP_("setting", "Health centre"),
        N_("After how many days without a reading somebody known there is reminded to go."),
        least=14, most=365, unit="days",
    ),
)  # fmt: skip

_RETENTION = (
    Setting(
        "keep_requests", "retention", _MONTHS, "36", NP_("setting", "Requests"),
        N_("How long a request is kept after it was closed."), least=12, most=600,
    ),
    Setting(
        "keep_enrolments", "retention", _MONTHS, "12", NP_("setting", "Enrolments"),
        N_("How long it is kept who joined a package, after its end."), least=1, most=600,
    ),
    Setting(
        "keep_readings", "retention", _MONTHS, "24", NP_("setting", "Readings"),
        N_("How long blood pressure and sugar readings are kept."), least=1, most=600,
    ),
    Setting(
        "keep_children", "retention", _MONTHS, "6", NP_("setting", "Children's data"),
        N_("How long what a package noted of children is kept after the season."), least=0, most=60,
    ),
    Setting(
        "keep_access_log", "retention", _MONTHS, "36", NP_("setting", "Access log"),
        N_("How long it is kept who saw whose details in full."), least=6, most=600,
    ),
    Setting(
        "keep_departed", "retention", _MONTHS, "12", NP_("setting", "Moved away"),
        N_("How long after moving away somebody's record keeps the name."), least=1, most=600,
    ),
)  # fmt: skip

_COPIES = (
    Setting(
        "copies_folder", "copies", _TEXT, "", NP_("setting", "Second place for copies"),
        N_(
            "A folder on a USB stick or a share, to which every copy of the database is carried while it is "
            "there; empty: none."
        ),
        most=200, own=True,
    ),
    Setting(
        "copies_away_days", "copies", _COUNT, "3", NP_("setting", "Second place missing"),
        N_("After how many days without the second place the status line says so."),
        least=1, most=90, unit="days",
    ),
)  # fmt: skip

_PRINTING = (
    Setting(
        "print_way", "printing", _CHOICE, "browser", NP_("setting", "Printed pages go to"),
        N_("Whether pages open in the browser, to be looked at first, or go to the printer at once."),
        codes="print_way",
    ),
    Setting(
        "letter_paper", "printing", _CHOICE, "a4", NP_("setting", "Paper of letters"),
        N_("On which paper whistle slips and chase letters are printed."), codes="paper_size",
    ),
)  # fmt: skip

_SCREEN = (
    Setting(
        "theme", "screen", _CHOICE, "auto", NP_("setting", "Look"),
        N_("How the desk looks when it is opened."), codes="theme",
    ),
    Setting(
        "language", "screen", _CHOICE, "auto", NP_("setting", "Language"),
        N_("In which language the desk opens; Ctrl+T switches at any time."), codes="language",
    ),
    Setting(
        "log_in", "screen", _CHOICE, "no", NP_("setting", "Log-in"),
        N_("Whether everybody logs in with a password; without it whoever sits down may everything."),
        codes="yes_no", own=True,
    ),
    Setting(
        "lock_minutes", "screen", _COUNT, "3", NP_("setting", "Lock after"),
        N_("After how many idle minutes the screen is locked, in an office with log-in; 0: never."),
        most=120, unit="minutes",
    ),
    Setting(
        "whole_names", "screen", _CHOICE, "yes", NP_("setting", "Whole names in lists"),
        N_("Whether lists show the whole name, or 张* only."), codes="yes_no",
    ),
)  # fmt: skip

SETTINGS: tuple[Setting, ...] = (
    *_OFFICE,
    *_LIMITS,
    *_FOLLOW_UP,
    *_OPENING,
    *_VISITS,
    *_RETENTION,
    *_COPIES,
    *_PRINTING,
    *_SCREEN,
)
"""Every setting but the keys, in the order in which they are listed."""

_BY_KEY = {setting.key: setting for setting in SETTINGS}
_LONGEST_KEY_ID = 40


def key_setting(key_id: str, default: str, name: str, *, letters: bool) -> Setting:
    """The setting that gives the deed of a key another key.

    Args:
        key_id: the id of the key where keys are kept.
        default: its key, as `rules.key_names.read_key` returns one.
        name: what it does, English.
        letters: whether a letter will do for it: not where people type.
    """
    return Setting(
        f"{KEY_PREFIX}{key_id}", "keys", ValueKind.KEY, default, name,
        N_("The key that does it: an F-key, Ctrl with a letter, in lists a letter."), letters=letters,
    )  # fmt: skip


def find(key: str, keys: Iterable[Setting] = ()) -> Setting:
    """The setting of that key.

    Args:
        key: what somebody typed.
        keys: the settings of keys that are known here. Where none are, any id of a key will do, for only
            the screens know them.

    Raises:
        Refused: `setting_unknown`, with the `key`.
    """
    found = _BY_KEY.get(key)
    if found is not None:
        return found
    known: Sequence[Setting] = tuple(keys)
    for setting in known:
        if setting.key == key:
            return setting
    key_id = key.removeprefix(KEY_PREFIX)
    if not known and key_id != key and len(key_id) <= _LONGEST_KEY_ID and key_id.isidentifier():
        return key_setting(key_id, "", "", letters=True)
    raise Refused("setting_unknown", key=key)
