"""What a stored code is called. Codes are kept in the database, their names only here.

Each group of codes is its own context for the translator, so that "report" of a request and a
report to print may be different words.
"""

from __future__ import annotations

from frontdesk.text import clean
from frontdesk.words import NP_, pgettext
from frontdesk.words.clock_codes import CLOCK_CODES
from frontdesk.words.day_codes import DAY_CODES, DAY_OPERATIONS
from frontdesk.words.figure_codes import FIGURE_CODES
from frontdesk.words.ledger_codes import LEDGER_CODES, LEDGER_OPERATIONS
from frontdesk.words.package_codes import PACKAGE_CODES, PACKAGE_OPERATIONS
from frontdesk.words.people_codes import PEOPLE_CODES, PEOPLE_OPERATIONS
from frontdesk.words.queue_codes import QUEUE_CODES, QUEUE_OPERATIONS
from frontdesk.words.register_codes import REGISTER_CODES, REGISTER_OPERATIONS
from frontdesk.words.request_codes import REQUEST_CODES, REQUEST_OPERATIONS
from frontdesk.words.setting_words import SETTING_CODES
from frontdesk.words.table_codes import TABLE_CODES

LABELS: dict[str, dict[str, str]] = {
    **PEOPLE_CODES,
    **REGISTER_CODES,
    **LEDGER_CODES,
    **CLOCK_CODES,
    "channel": {
        "walk_in": NP_("channel", "walk-in"),
        "phone": NP_("channel", "phone"),
        "home_visit": NP_("channel", "home visit"),
        "other": NP_("channel", "other"),
    },
    "nature": {
        "inquiry": NP_("nature", "inquiry"),
        "help": NP_("nature", "help"),
        "complaint": NP_("nature", "complaint"),
        "report": NP_("nature", "report"),
        "suggestion": NP_("nature", "suggestion"),
        "thanks": NP_("nature", "thanks"),
        "other": NP_("nature", "other"),
    },
    "state": {
        "new": NP_("state", "new"),
        "accepted": NP_("state", "accepted"),
        "dispatched": NP_("state", "dispatched"),
        "acknowledged": NP_("state", "acknowledged"),
        "in_progress": NP_("state", "in progress"),
        "parked": NP_("state", "parked"),
        "to_call_back": NP_("state", "to call back"),
        "resolved": NP_("state", "resolved"),
        "archived": NP_("state", "archived"),
        "declined": NP_("state", "declined"),
        "merged": NP_("state", "merged"),
        "withdrawn": NP_("state", "withdrawn"),
    },
    "kind": {
        "resident": NP_("kind", "resident"),
        "household": NP_("kind", "household"),
        "organisation": NP_("kind", "organisation"),
        "request": NP_("kind", "request"),
    },
    "why": {
        "name": NP_("why", "name"),
        "title": NP_("why", "title"),
        "pinyin": NP_("why", "pinyin"),
        "initials": NP_("why", "initials"),
        "phone": NP_("why", "phone"),
        "paper": NP_("why", "ID number"),
        "address": NP_("why", "address"),
        "estate": NP_("why", "estate"),
        "number": NP_("why", "number"),
    },
    **SETTING_CODES,
    **REQUEST_CODES,
    **PACKAGE_CODES,
    **QUEUE_CODES,
    **FIGURE_CODES,
    **DAY_CODES,
    **TABLE_CODES,
    "operation": {
        **PEOPLE_OPERATIONS,
        **REGISTER_OPERATIONS,
        **LEDGER_OPERATIONS,
        **REQUEST_OPERATIONS,
        **PACKAGE_OPERATIONS,
        **QUEUE_OPERATIONS,
        **DAY_OPERATIONS,
        "setting_change": NP_("operation", "a setting changed"),
        "setting_reset": NP_("operation", "a setting put back to its default"),
        "settings_import": NP_("operation", "a settings file taken in"),
        "day_override": NP_("operation", "a working day laid down"),
        "day_override_end": NP_("operation", "a day put back to the legal calendar"),
        "holiday_notice": NP_("operation", "a holiday notice taken in"),
        "office_create": NP_("operation", "set up the office"),
        "own_password": NP_("operation", "one's own password"),
        "own_pin": NP_("operation", "one's own PIN"),
        "staff_password": NP_("operation", "a password of somebody"),
        "undo": NP_("operation", "undo"),
        "restore": NP_("operation", "a copy restored"),
        "copies_clean": NP_("operation", "copies cleaned of who was erased"),
        "encrypt": NP_("operation", "the database encrypted"),
        "decrypt": NP_("operation", "the database made plain again"),
    },
    "copy": {
        "hourly": NP_("copy", "hourly"),
        "close": NP_("copy", "close of the day"),
        "restore": NP_("copy", "before restoring"),
        "migration": NP_("copy", "before a new version"),
        "by_hand": NP_("copy", "by hand"),
        "salvaged": NP_("copy", "salvaged"),
    },
}


def label(group: str, code: str | int) -> str:
    """What a code is called in the language of the moment.

    Args:
        group: a key of `LABELS`: sex, relation, ethnic_group, residence, estate, organisation, role,
            whose, paper, channel, nature, state, hardship, kind, why, doubt or operation.
        code: the stored code.

    Returns:
        The name; an unknown code (from a newer database) stands for itself.
    """
    text = LABELS.get(group, {}).get(str(code))
    return clean(str(code)) if text is None else pgettext(group, text)
