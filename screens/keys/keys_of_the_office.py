"""Keys of what the office keeps about itself: registers, settings, working days, copies, who looked."""

from __future__ import annotations

from frontdesk.words import N_, NP_
from screens.keys.key import Key, next_section, print_list, to_the_box

_ENTRY_NEW = Key("entry_new", "n", "new", NP_("key", "New"), N_("write a new entry down"))
_ENTRY_END = Key(
    "entry_end",
    "x",
    "end",
    NP_("key", "End/again"),
    N_("no longer used from today; pressed again, in use again"),
)

IN_THE_FIGURES = (
    Key("open_figure", "enter", "choose", NP_("key", "Open"), N_("the list behind the figure")),
    Key("period_before", "left", "period(-1)", NP_("key", "Before"), N_("the period before; → the next")),
    Key("periods", "f4,f", "periods", NP_("key", "Period"), N_("this month, last month, a quarter, a year")),
    Key("figures_out", "o", "write", NP_("key", "Write out"), N_("write a workbook with charts")),
    print_list("print_figures"),
    next_section("next_figures"),
    Key(
        "figures_box", "slash", "to_box", NP_("key", "Type"), N_("type a period: last month, Aug, 2-20..9-7")
    ),
)

BEHIND_A_FIGURE = (
    Key("open_counted", "enter", "choose", NP_("key", "Open"), N_("open what was counted")),
    to_the_box("counted_box"),
)

IN_A_REGISTER = (
    Key("open_entry", "enter", "choose", NP_("key", "Open"), N_("open what the cursor is on")),
    _ENTRY_NEW,
    _ENTRY_END,
    Key("entry_all", "a", "all", NP_("key", "Ended too"), N_("those that are no longer used, too")),
    Key("entry_in", "i", "ledger('ledger_file')", NP_("key", "Take in"), N_("take in a ledger of these")),
    Key("entry_out", "o", "ledger('ledger_out')", NP_("key", "Write out"), N_("write these as a ledger")),
    print_list("print_register"),
    to_the_box("entry_box"),
)

ON_AN_ENTRY = (
    Key(
        "entry_correct", "e", "correct", NP_("key", "Correct"), N_("put right what is written; it is logged")
    ),
    Key("entry_part", "n", "new", NP_("key", "New"), N_("write down what belongs to it")),
    Key(
        "entry_change",
        "m",
        "change",
        NP_("key", "Changes"),
        N_("of an estate: many buildings at once, two made one, one divided"),
    ),
    _ENTRY_END,
)

IN_THE_SETTINGS = (
    Key("change_setting", "enter", "choose", NP_("key", "Change"), N_("change what the cursor is on")),
    Key("default", "u", "default", NP_("key", "Default"), N_("back to the default")),
    to_the_box("to_settings_box"),
    Key("leave_settings", "escape", "step_back", NP_("key", "Back"), N_("what was typed, then back")),
)

AMONG_WORKING_DAYS = (
    Key("change_day", "enter", "choose", NP_("key", "Change"), N_("change the day the cursor is on")),
    Key("new_day", "n", "new", NP_("key", "New"), N_("lay down another day")),
    Key("legal_day", "u", "default", NP_("key", "Default"), N_("back to the legal calendar")),
    Key("notice", "p", "notice", NP_("key", "Notice"), N_("take in a holiday notice as text")),
    Key("year_before", "left", "year(-1)", NP_("key", "Year"), N_("the year before; → the one after")),
)

AMONG_THE_COPIES = (
    Key("restore_copy", "enter", "choose", NP_("key", "Restore"), N_("restore the copy; asked once more")),
    Key("new_copy", "n", "new", NP_("key", "New"), N_("make a copy now")),
    Key(
        "clean_copies",
        "x",
        "clean",
        NP_("key", "Clean"),
        N_("write copies that still hold who was erased anew without them, pressed twice"),
    ),
    Key("leave_copies", "escape", "step_back", NP_("key", "Back"), N_("back; nothing was changed")),
)

IN_TROUBLE = (
    Key("way_on", "enter", "choose", NP_("key", "Do it"), N_("go the way on that the cursor is on")),
    Key("way_to_box", "slash", "to_box", NP_("key", "Path"), N_("type where another database is")),
)

IN_RETENTION = (
    Key("open_departed", "enter", "choose", NP_("key", "Open"), N_("open the card of the person")),
    Key("clear_line", "x", "clear_line", NP_("key", "Erase"), N_("erase it for good, pressed twice")),
    Key("departed_all", "a", "all", NP_("key", "Everybody"), N_("everybody who left, or who is due")),
    Key("clean_after", "c", "go_to('copies')", NP_("key", "Copies"), N_("the copies that still hold them")),
    to_the_box("retention_box"),
)

ON_THE_ACCESS_LOG = (
    Key("open_seen", "enter", "choose", NP_("key", "Open"), N_("open the card that was looked at")),
    print_list("print_access"),
    to_the_box("access_box"),
)
