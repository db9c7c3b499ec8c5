"""Every key of the desk in one table: bindings, key line, help, menu and documentation come from it.

Each key has an id, by which an office may give its deed another key (Textual's keymap).
"""

from __future__ import annotations

from frontdesk.words import N_, NP_, _
from screens.key import Key, bindings, label, next_section, shown, to_the_box
from screens.keys_of_files import (
    CHOOSING_A_FILE,
    CHOOSING_WHAT_TO_ATTACH,
    IN_A_LEDGER,
    LEDGER_SECTIONS,
    WRITING_A_LEDGER,
)
from screens.keys_of_forms import AMONG_THE_ALIKE, IN_A_FORM, IN_A_TEXT, ON_A_PLAN, SETTING_UP
from screens.keys_of_packages import (
    AMONG_PACKAGES,
    AT_A_CLINIC,
    AT_A_SESSION,
    IN_A_PACKAGE,
    IN_CARE,
    ON_AN_ASSISTANCE_PLAN,
)
from screens.keys_of_requests import IN_THE_DIARY, ON_THE_BOARD, ON_THE_WALL
from screens.keys_of_the_office import (
    AMONG_THE_COPIES,
    AMONG_WORKING_DAYS,
    IN_A_REGISTER,
    IN_RETENTION,
    IN_THE_SETTINGS,
    IN_TROUBLE,
    ON_AN_ENTRY,
    ON_THE_ACCESS_LOG,
)

__all__ = [
    "AMONG_PACKAGES",
    "AMONG_THE_ALIKE",
    "AMONG_THE_COPIES",
    "AMONG_WORKING_DAYS",
    "AT_AN_ENTRANCE",
    "AT_A_CLINIC",
    "AT_A_SESSION",
    "CHOOSING_A_FILE",
    "CHOOSING_WHAT_TO_ATTACH",
    "EVERYWHERE",
    "IN_A_FORM",
    "IN_A_LEDGER",
    "IN_A_LIST",
    "IN_A_PACKAGE",
    "IN_A_REGISTER",
    "IN_A_TEXT",
    "IN_CARE",
    "IN_RETENTION",
    "IN_THE_BOX",
    "IN_THE_DIARY",
    "IN_THE_QUEUE",
    "IN_THE_REVIEW",
    "IN_THE_SETTINGS",
    "IN_TROUBLE",
    "LEDGER_SECTIONS",
    "ON_AN_ASSISTANCE_PLAN",
    "ON_AN_ENTRY",
    "ON_A_CARD",
    "ON_A_PLAN",
    "ON_A_WORK_LOG",
    "ON_THE_ACCESS_LOG",
    "ON_THE_BOARD",
    "ON_THE_WALL",
    "PLACES",
    "SETTING_UP",
    "UNDO",
    "WHILE_BROWSING",
    "WRITING_A_LEDGER",
    "Key",
    "bindings",
    "label",
    "shown",
    "table",
]

EVERYWHERE = (
    Key("help", "f1", "app.go('help')", NP_("key", "Help"), N_("help for where you are"), True),
    Key("walk_in", "f2", "app.go('walk_in')", NP_("key", "Log"), N_("log a walk-in"), True),
    Key("find", "f3", "app.find", NP_("key", "Find"), N_("find, what was typed selected"), True),
    Key("to_do", "f5", "app.go('to_do')", NP_("key", "To-do"), N_("to-do queue"), True),
    Key("packages", "f6", "app.go('packages')", NP_("key", "Packages"), N_("packages"), True),
    Key("diary", "f7", "app.go('diary')", NP_("key", "Diary"), N_("diary and requests"), True),
    Key("reports", "f8", "app.go('reports')", NP_("key", "Reports"), N_("reports"), True),
    Key("undo", "f9", "app.undo", NP_("key", "Undo"), N_("undo your last change"), True),
    Key("back", "escape", "app.back", NP_("key", "Back"), N_("one step back, in the end to the first page")),
    Key("browse", "ctrl+b", "app.browse", NP_("key", "Browse"), N_("browse estates, buildings, flats")),
    Key(
        "next_draft",
        "ctrl+n",
        "app.next_draft",
        NP_("key", "Drafts"),
        N_("the next form that was put aside"),
    ),
    Key(
        "privacy",
        "ctrl+g",
        "app.privacy",
        NP_("key", "Cover"),
        N_("cover what a visitor should not read; again: show it"),
    ),
    Key("print", "ctrl+o", "app.print", NP_("key", "Print"), N_("print this")),
    Key(
        "lock", "ctrl+l", "app.lock", NP_("key", "Lock"), N_("lock the desk; without log-in: hide the screen")
    ),
    Key("menu", "ctrl+p", "app.go('menu')", NP_("key", "Menu"), N_("menu: pages, looks, language")),
    Key("language", "ctrl+t", "app.other_language", NP_("key", "中文/English"), N_("the other language")),
    Key("leave", "ctrl+q", "app.leave", NP_("key", "Leave"), N_("leave")),
)

IN_THE_BOX = (
    Key("into_list", "down", "into_list", NP_("key", "List"), N_("the next hit; letters are keys then")),
    Key("more_hits", "pagedown", "page(1)", NP_("key", "More"), N_("a screenful further")),
    Key("open_hit", "enter", "open", NP_("key", "Open"), N_("open what the cursor is on")),
    Key("clear", "escape", "clear", NP_("key", "Clear"), N_("empty the box")),
)

IN_A_LIST = (
    Key("open", "enter", "choose", NP_("key", "Open"), N_("open what the cursor is on")),
    Key("household", "h", "household", NP_("key", "Household"), N_("the household of this person")),
    Key("enrol", "j", "enrol", NP_("key", "Enrol"), N_("take this person into a package")),
    Key("to_box", "slash", "app.find", NP_("key", "Find"), N_("back to the box")),
    Key("new", "n", "new", NP_("key", "New"), N_("write down somebody new; on a household, who lives there")),
)

ON_A_CARD = (
    Key("reveal", "v", "reveal", NP_("key", "Full"), N_("numbers in full for 30 seconds; it is logged")),
    Key("correct", "e", "correct", NP_("key", "Correct"), N_("put right what is written; it is logged")),
    Key(
        "happened",
        "m",
        "happened",
        NP_("key", "Changes"),
        N_("what happened, or is done with it"),
    ),
    Key(
        "show_visitor",
        "g",
        "show_visitor",
        NP_("key", "Show"),
        N_("a request's number and promise, for the visitor"),
    ),
    Key(
        "print_card",
        "p",
        "print",
        NP_("key", "Print"),
        N_("of a request slip, letter, receipt; of somebody their data"),
    ),
    Key("log_for", "w", "log_for", NP_("key", "Log"), N_("write down what this person brings")),
    Key("visited", "z", "visit", NP_("key", "Visit"), N_("write a visit at home down")),
    Key("attach", "t", "attach", NP_("key", "Attach"), N_("attach a photo, scan or letter")),
    Key("strike", "x", "strike", NP_("key", "Strike"), N_("strike an attached file, or take a consent back")),
)


WHILE_BROWSING = (
    Key("go_in", "enter,right", "go_in", NP_("key", "In"), N_("into what the cursor is on")),
    Key("go_out", "left", "go_out", NP_("key", "Out"), N_("one level out")),
    Key(
        "step_back",
        "escape",
        "step_back",
        NP_("key", "Back"),
        N_("what was typed, then one level out, in the end back"),
    ),
)

AT_AN_ENTRANCE = (
    Key("open_flat", "enter", "go_in", NP_("key", "Household"), N_("the household of the flat")),
    WHILE_BROWSING[2],
)


IN_THE_QUEUE = (
    Key("open_due", "enter", "choose", NP_("key", "Open"), N_("open where it is done; Esc comes back")),
    Key("line_done", "d", "done", NP_("key", "Done"), N_("done, or open the form that ends it")),
    Key("until_tomorrow", "t", "tomorrow", NP_("key", "Tomorrow"), N_("put off until tomorrow")),
    Key("another_day", "r", "form('queue_snooze')", NP_("key", "Day"), N_("another day: 下周三, +3, 月底")),
    Key("line_waits", "a", "form('queue_wait')", NP_("key", "Wait"), N_("for whom it waits, until when")),
    Key("give_to", "o", "hand_over", NP_("key", "Give to"), N_("hand over to somebody else")),
    Key("line_drop", "x", "form('queue_drop')", NP_("key", "Drop"), N_("it is not done, and why")),
    Key("day_end", "c", "close_day", NP_("key", "End day"), N_("look through what is left, close the day")),
    Key("forgotten_end", "y", "close_forgotten", NP_("key", "Close late"), N_("close a day nobody closed")),
    Key("task_new", "n", "new", NP_("key", "New"), N_("a task of one's own")),
    Key(
        "queue_filters",
        "f4,f",
        "filters",
        NP_("key", "Filter"),
        N_("mine, a grid, an estate, a kind, a package"),
    ),
    next_section("next_due"),
    to_the_box("queue_box"),
)

IN_THE_REVIEW = (
    Key("review_open", "enter", "open", NP_("key", "Open"), N_("open where it is done; Esc comes back")),
    Key("review_done", "d", "done", NP_("key", "Done"), N_("done, or looked at")),
    Key("review_tomorrow", "t", "tomorrow", NP_("key", "Tomorrow"), N_("put off until tomorrow")),
    Key("review_day", "r", "form('review_snooze')", NP_("key", "Day"), N_("another day: 下周三, +3, 月底")),
    Key("review_wait", "a", "form('review_wait')", NP_("key", "Wait"), N_("for whom it waits, until when")),
    Key("review_give", "o", "hand_over", NP_("key", "Give to"), N_("hand over to somebody else")),
    Key("review_drop", "x", "form('review_drop')", NP_("key", "Drop"), N_("it is not done, and why")),
    Key("line_after", "down", "move(1)", NP_("key", "Skip"), N_("the next one; this one stays as it is")),
    Key("line_before", "up", "move(-1)", NP_("key", "Before"), N_("the one before")),
    Key("review_close", "c", "close", NP_("key", "End day"), N_("close the day, whatever is left")),
    Key("day_reopen", "u", "reopen", NP_("key", "Open again"), N_("open a closed day again")),
)

ON_A_WORK_LOG = (
    Key("log_correct", "e", "correct", NP_("key", "Correct"), N_("weather, remarks, the leader's remark")),
    Key("log_print", "p", "print", NP_("key", "Print"), N_("print the work log")),
    Key("log_before", "left", "day(-1)", NP_("key", "Day before"), N_("the day before; → the one after")),
    Key("log_reopen", "u", "reopen", NP_("key", "Open again"), N_("open a closed day again")),
    Key("log_close", "c", "close", NP_("key", "End day"), N_("close this day")),
)

<<<<<<< HEAD
=======
AMONG_PACKAGES = (
    Key("open_package", "enter", "choose", NP_("key", "Open"), N_("open the package")),
    Key("new_package", "n", "new", NP_("key", "New"), N_("a new package, made after a shipped one")),
    Key("closed_packages", "a", "all", NP_("key", "Closed too"), N_("those that are closed, too")),
    Key(
        "enrolments_in",
        "i",
        "go_to('ledger_file_of_enrolment')",
        NP_("key", "Take in"),
        N_("take in an old ledger"),
    ),
    Key(
        "enrolments_out",
        "o",
        "go_to('ledger_out_of_enrolment')",
        NP_("key", "Write out"),
        N_("write the ledger"),
    ),
    Key("packages_box", "slash", "to_box", NP_("key", "Find"), N_("back to the box")),
)

IN_A_PACKAGE = (
    Key("open_member", "enter", "choose", NP_("key", "Open"), N_("open the card of the person")),
    Key("join", "j", "enrol", NP_("key", "Enrol"), N_("take somebody in, or put them in line")),
    Key("enrolment_moves", "m", "moves", NP_("key", "Moves"), N_("pause, withdraw, let in …")),
    Key("enrolment_reveal", "v", "reveal", NP_("key", "Full"), N_("allergies, 30 seconds; it is logged")),
    Key("mark_done", "d", "done", NP_("key", "Done"), N_("done: a task, or what was to be done")),
    Key("session_new", "n", "new", NP_("key", "New"), N_("one more session")),
    Key("package_correct", "e", "correct", NP_("key", "Correct"), N_("put the package right")),
    Key("package_run", "c", "run", NP_("key", "Renew"), N_("a new run, made after this one")),
    Key("package_end", "x", "end", NP_("key", "Close/open"), N_("close the package, or open it again")),
    Key(
        "next_section",
        "tab",
        "section(1)",
        NP_("key", "Section"),
        N_("next section; Shift+Tab: before"),
        before_a_box=True,
    ),
    _PRINT_LIST._replace(id="print_package"),
    Key("package_box", "slash", "to_box", NP_("key", "Find"), N_("back to the box")),
)

AT_A_SESSION = (
    Key("open_attendee", "enter", "choose", NP_("key", "Open"), N_("open the card of the person")),
    Key("all_present", "a", "all", NP_("key", "All present"), N_("all present who have no mark yet")),
    Key("present", "p", "mark('present')", NP_("key", "Present"), N_("was there; the next one")),
    Key("late", "l", "mark('late')", NP_("key", "Late"), N_("came late; the next one")),
    Key("absent", "q", "mark('absent')", NP_("key", "Absent"), N_("was not there; the next one")),
    Key("excused", "b", "mark('excused')", NP_("key", "Excused"), N_("sent word; the next one")),
    Key("unmarked", "u", "mark('')", NP_("key", "No mark"), N_("take the mark away")),
    Key("heads", "r", "heads", NP_("key", "Heads"), N_("how many came, without names")),
    Key("measure", "c", "measure", NP_("key", "Measure"), N_("write down what is measured")),
    Key(
        "session_reveal", "v", "reveal", NP_("key", "Full"), N_("allergies of all, 30 seconds; it is logged")
    ),
    Key("join_there", "j", "enrol", NP_("key", "Enrol"), N_("take somebody in who came")),
    Key("session_correct", "e", "correct", NP_("key", "Move"), N_("another day or time")),
    Key("session_end", "x", "end", NP_("key", "Cancel"), N_("the session does not take place")),
    Key(
        "attendance_out",
        "o",
        "go_to('ledger_out_of_attendance')",
        NP_("key", "Write out"),
        N_("write the ledger"),
    ),
    Key("session_box", "slash", "to_box", NP_("key", "Find"), N_("back to the box")),
)

AT_A_CLINIC = (
    Key("measure_them", "enter", "choose", NP_("key", "Measure"), N_("type what is measured of them")),
    Key("strike_reading", "x", "strike", NP_("key", "Strike"), N_("strike a value that was wrong")),
    Key("measured_by", "y", "measured_by", NP_("key", "By whom"), N_("who measures, and with what")),
    Key(
        "readings_in",
        "i",
        "go_to('ledger_file_of_reading')",
        NP_("key", "Take in"),
        N_("take in an old ledger"),
    ),
    Key(
        "readings_out", "o", "go_to('ledger_out_of_reading')", NP_("key", "Write out"), N_("write the ledger")
    ),
    Key("clinic_box", "slash", "to_box", NP_("key", "Find"), N_("back to the box")),
)

ON_AN_ASSISTANCE_PLAN = (
    Key("open_helped", "enter", "choose", NP_("key", "Open"), N_("open the household")),
    Key("plan_reveal", "v", "reveal", NP_("key", "Full"), N_("what it says, 30 seconds; it is logged")),
    Key("measure_new", "n", "new", NP_("key", "New"), N_("one more measure")),
    Key("measure_correct", "e", "correct", NP_("key", "Correct"), N_("put a measure right; it is logged")),
    Key("measure_next", "m", "go_on", NP_("key", "Deal with"), N_("how far it is, and when next")),
    Key("measure_done", "d", "done", NP_("key", "Done"), N_("the measure is done")),
    Key("plan_box", "slash", "to_box", NP_("key", "Find"), N_("back to the box")),
)

IN_CARE = (
    Key("open_cared", "enter", "choose", NP_("key", "Open"), N_("open the card of the person")),
    Key("visit_home", "z", "visit", NP_("key", "Visit"), N_("write a visit at home down")),
    Key("birthday_kept", "k", "kept", NP_("key", "Calendar"), N_("solar or lunar birthday")),
    Key(
        "next_care",
        "tab",
        "section(1)",
        NP_("key", "Section"),
        N_("next section; Shift+Tab: before"),
        before_a_box=True,
    ),
    Key(
        "visits_in", "i", "go_to('ledger_file_of_visit')", NP_("key", "Take in"), N_("take in an old ledger")
    ),
    Key("visits_out", "o", "go_to('ledger_out_of_visit')", NP_("key", "Write out"), N_("write the ledger")),
    Key("care_box", "slash", "to_box", NP_("key", "Find"), N_("back to the box")),
)

IN_THE_FIGURES = (
    Key("open_figure", "enter", "choose", NP_("key", "Open"), N_("the list behind the figure")),
    Key("period_before", "left", "period(-1)", NP_("key", "Before"), N_("the period before; → the next")),
    Key("periods", "f4,f", "periods", NP_("key", "Period"), N_("this month, last month, a quarter, a year")),
    Key("figures_out", "o", "write", NP_("key", "Write out"), N_("write a workbook with charts")),
    _PRINT_LIST._replace(id="print_figures"),
    Key(
        "next_figures",
        "tab",
        "section(1)",
        NP_("key", "Section"),
        N_("next section; Shift+Tab: before"),
        before_a_box=True,
    ),
    Key("figures_box", "slash", "to_box", NP_("key", "Type"), N_("type a period: 上月, 8月, 2-20..9-7")),
)

IN_A_REGISTER = (
    Key("open_entry", "enter", "choose", NP_("key", "Open"), N_("open what the cursor is on")),
    _ENTRY_NEW,
    _ENTRY_END,
    Key("entry_all", "a", "all", NP_("key", "Ended too"), N_("those that are no longer used, too")),
    Key("entry_in", "i", "ledger('ledger_file')", NP_("key", "Take in"), N_("take in a ledger of these")),
    Key("entry_out", "o", "ledger('ledger_out')", NP_("key", "Write out"), N_("write these as a ledger")),
    _PRINT_LIST._replace(id="print_register"),
    Key("entry_box", "slash", "to_box", NP_("key", "Find"), N_("back to the box")),
)

IN_THE_DIARY = (
    Key("open_request", "enter", "choose", NP_("key", "Open"), N_("open the request")),
    Key("move_request", "m", "moves", NP_("key", "Deal with"), N_("what is done with the request")),
    Key("request_log", "w", "log_for", NP_("key", "Log"), N_("what this person brings now")),
    Key("new_request", "n", "new", NP_("key", "New"), N_("write down what somebody brings")),
    Key("filters", "f4,f", "filters", NP_("key", "Filter"), N_("filter: a letter, then the value")),
    Key("order", "s", "order", NP_("key", "Sort"), N_("by day, by what is due, by heads, by estate")),
    Key("as_ledger", "l", "ledger", NP_("key", "Ledger"), N_("the diary as a ledger in columns, and back")),
    Key("whistle_board", "b", "go_to('whistles')", NP_("key", "Whistles"), N_("the whistle board")),
    Key("banner_wall", "g", "go_to('banners')", NP_("key", "Banners"), N_("the wall of silk banners")),
    _PRINT_LIST._replace(id="print_diary"),
    Key(
        "requests_in",
        "i",
        "go_to('ledger_file_of_request')",
        NP_("key", "Take in"),
        N_("take in an old ledger"),
    ),
    Key(
        "requests_out", "o", "go_to('ledger_out_of_request')", NP_("key", "Write out"), N_("write the ledger")
    ),
    Key("diary_box", "slash", "to_box", NP_("key", "Find"), N_("back to the box")),
)

ON_THE_BOARD = (
    Key("open_whistled", "enter", "choose", NP_("key", "Open"), N_("open the request")),
    Key("chase", "c", "chase", NP_("key", "Chase"), N_("chase the unit: noted, and the letter printed")),
    Key("answered_too", "a", "all", NP_("key", "Answered too"), N_("what was answered lately, too")),
    _PRINT_LIST._replace(id="print_board"),
    Key("board_box", "slash", "to_box", NP_("key", "Find"), N_("back to the box")),
)

ON_THE_WALL = (
    Key("open_thanked", "enter", "choose", NP_("key", "Open"), N_("open the request")),
    _PRINT_LIST._replace(id="print_wall"),
    Key("wall_box", "slash", "to_box", NP_("key", "Find"), N_("back to the box")),
)

ON_THE_ACCESS_LOG = (
    Key("open_seen", "enter", "choose", NP_("key", "Open"), N_("open the card that was looked at")),
    _PRINT_LIST._replace(id="print_access"),
    Key("access_box", "slash", "to_box", NP_("key", "Find"), N_("back to the box")),
)

ON_AN_ENTRY = (
    ON_A_CARD[1]._replace(id="entry_correct"),
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

SETTING_UP = (
    Key(
        "start_next",
        "enter",
        "next",
        NP_("key", "Next"),
        N_("the next field; sets up the office on the last"),
    ),
    Key("start_up", "up", "field(-1)", NP_("key", "Up"), N_("the field above")),
    Key("start_down", "down", "field(1)", NP_("key", "Down"), N_("the field below")),
    Key("start_set_up", "f10", "set_up", NP_("key", "Set up"), N_("set up the office, from any field")),
)
>>>>>>> 2cb95c5 (F8 is the figures of any period: sections, bars, rates with what they are of, and from each figure a key to its list)

UNDO = next(key for key in EVERYWHERE if key.id == "undo")


PLACES: tuple[tuple[str, tuple[Key, ...]], ...] = (
    (N_("Everywhere"), EVERYWHERE),
    (N_("In the find box"), IN_THE_BOX),
    (N_("In a list"), IN_A_LIST),
    (N_("On a card"), ON_A_CARD),
    (N_("In a form"), IN_A_FORM),
    (N_("Among those who are alike"), AMONG_THE_ALIKE),
    (N_("While browsing"), WHILE_BROWSING),
    (N_("In the to-do queue"), IN_THE_QUEUE),
    (N_("At the end of the day"), IN_THE_REVIEW),
    (N_("On a work log"), ON_A_WORK_LOG),
    (N_("In the diary"), IN_THE_DIARY),
    (N_("On the whistle board"), ON_THE_BOARD),
    (N_("On the wall of banners"), ON_THE_WALL),
    (N_("Among packages"), AMONG_PACKAGES),
    (N_("In a package"), IN_A_PACKAGE),
    (N_("At a session"), AT_A_SESSION),
    (N_("At a clinic"), AT_A_CLINIC),
    (N_("On an assistance plan"), ON_AN_ASSISTANCE_PLAN),
    (N_("Among birthdays and visits"), IN_CARE),
    (N_("In the access log"), ON_THE_ACCESS_LOG),
<<<<<<< HEAD
    (N_("Among what is kept too long"), IN_RETENTION),
=======
    (N_("Among the figures"), IN_THE_FIGURES),
>>>>>>> 2cb95c5 (F8 is the figures of any period: sections, bars, rates with what they are of, and from each figure a key to its list)
    (N_("In a register"), IN_A_REGISTER),
    (N_("On an entry of a register"), ON_AN_ENTRY),
    (N_("Choosing a ledger"), CHOOSING_A_FILE),
    (N_("Choosing what to attach"), CHOOSING_WHAT_TO_ATTACH),
    (N_("Taking in a ledger"), (*LEDGER_SECTIONS, *IN_A_LEDGER)),
    (N_("Writing a ledger"), WRITING_A_LEDGER),
    (N_("In the settings"), IN_THE_SETTINGS),
    (N_("Among working days"), AMONG_WORKING_DAYS),
    (N_("Setting up an office"), SETTING_UP),
    (N_("Among copies of the database"), AMONG_THE_COPIES),
    (N_("Where the database cannot be used"), IN_TROUBLE),
    (N_("In a long text"), IN_A_TEXT),
)
"""Where keys act, and which; what acts everywhere comes first."""


def table() -> str:
    """The keys as Markdown tables in the language of the moment, for the documentation."""
    parts = []
    for place, keys in PLACES:
        title = _(place)
        rows = [_table_row(_("key"), _("does")), "|---|---|"]
        rows += [_table_row(shown(key, {}), _(key.help)) for key in keys]
        parts.append("\n".join([f"**{title}**", "", *rows, ""]))
    return "\n".join(parts)


def _table_row(*cells: str) -> str:
    return " | ".join(["", *cells, ""]).strip()
