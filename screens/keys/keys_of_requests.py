"""Keys of the diary, the whistle board and the wall of banners."""

from __future__ import annotations

from frontdesk.words import N_, NP_
from screens.keys.key import Key, print_list, to_the_box

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
    print_list("print_diary"),
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
    to_the_box("diary_box"),
)

ON_THE_BOARD = (
    Key("open_whistled", "enter", "choose", NP_("key", "Open"), N_("open the request")),
    Key("chase", "c", "chase", NP_("key", "Chase"), N_("chase the unit: noted, and the letter printed")),
    Key("answered_too", "a", "all", NP_("key", "Answered too"), N_("what was answered lately, too")),
    print_list("print_board"),
    to_the_box("board_box"),
)

ON_THE_WALL = (
    Key("open_thanked", "enter", "choose", NP_("key", "Open"), N_("open the request")),
    print_list("print_wall"),
    to_the_box("wall_box"),
)
