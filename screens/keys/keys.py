"""Every key of the desk in one table: bindings, key line, help, menu and documentation come from it.

Each key has an id, by which an office may give its deed another key (Textual's keymap).
"""

from __future__ import annotations

from frontdesk.words import N_, NP_, _
from screens.keys.key import Key, bindings, label, shown
from screens.keys.keys_of_files import (
    CHOOSING_A_FILE,
    CHOOSING_WHAT_TO_ATTACH,
    IN_A_LEDGER,
    LEDGER_SECTIONS,
    WRITING_A_LEDGER,
)
from screens.keys.keys_of_forms import AMONG_THE_ALIKE, IN_A_FORM, IN_A_TEXT, ON_A_PLAN, SETTING_UP
from screens.keys.keys_of_packages import (
    AMONG_PACKAGES,
    AT_A_CLINIC,
    AT_A_SESSION,
    IN_A_PACKAGE,
    IN_CARE,
    ON_AN_ASSISTANCE_PLAN,
)
from screens.keys.keys_of_requests import IN_THE_DIARY, ON_THE_BOARD, ON_THE_WALL
from screens.keys.keys_of_the_day import IN_THE_QUEUE, IN_THE_REVIEW, ON_A_WORK_LOG
from screens.keys.keys_of_the_office import (
    AMONG_THE_COPIES,
    AMONG_WORKING_DAYS,
    BEHIND_A_FIGURE,
    IN_A_REGISTER,
    IN_RETENTION,
    IN_THE_FIGURES,
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
    "BEHIND_A_FIGURE",
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
    "IN_THE_FIGURES",
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
        "k",
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
    (N_("Among what is kept too long"), IN_RETENTION),
    (N_("Among the figures"), IN_THE_FIGURES),
    (N_("Behind a figure"), BEHIND_A_FIGURE),
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
