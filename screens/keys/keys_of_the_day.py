"""Keys of the to-do queue, of the walk at the end of the day, and of its work log."""

from __future__ import annotations

from frontdesk.words import N_, NP_
from screens.keys.key import Key, next_section, to_the_box

IN_THE_QUEUE = (
    Key("open_due", "enter", "choose", NP_("key", "Open"), N_("open where it is done; Esc comes back")),
    Key("line_done", "d", "done", NP_("key", "Done"), N_("done, or open the form that ends it")),
    Key("until_tomorrow", "t", "tomorrow", NP_("key", "Tomorrow"), N_("put off until tomorrow")),
    Key("another_day", "r", "form('queue_snooze')", NP_("key", "Day"), N_("another day: wed, +3, month end")),
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
    Key("review_day", "r", "form('review_snooze')", NP_("key", "Day"), N_("another day: wed, +3, month end")),
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
