"""Keys of forms, and of what is typed and read in them."""

from __future__ import annotations

from frontdesk.words import N_, NP_
from screens.keys.key import Key

IN_A_FORM = (
    Key("next_field", "enter", "next", NP_("key", "Next"), N_("the next field; saves on the last"), True),
    Key("field_up", "up", "step(-1)", NP_("key", "Up"), N_("the field above")),
    Key("field_down", "down", "step(1)", NP_("key", "Down"), N_("the field below")),
    Key("values", "f4", "values", NP_("key", "Values"), N_("the list of values of this field"), True),
    Key("same", "ctrl+r", "same", NP_("key", "Same"), N_("the same as last time, for this field"), True),
    Key("to_alike", "pagedown", "to_alike", NP_("key", "Alike"), N_("the list of who is alike"), True),
    Key("save", "f10", "save", NP_("key", "Save"), N_("save, from any field"), True),
    Key("put_aside", "escape", "put_aside", NP_("key", "Put aside"), N_("back; the draft is kept"), True),
    Key(
        "discard", "ctrl+d", "discard", NP_("key", "Throw away"), N_("throw away what was typed"), False, True
    ),
)

ON_A_PLAN = (
    Key("more_of_plan", "pagedown", "to_alike", NP_("key", "More"), N_("more of what will change"), True),
)

AMONG_THE_ALIKE = (
    Key("open_alike", "enter", "choose", NP_("key", "Open"), N_("see the card; the form waits")),
    Key("apart", "x", "apart", NP_("key", "Not the same"), N_("somebody else: not shown again")),
    Key("to_field", "escape", "put_aside", NP_("key", "Back"), N_("back to the field")),
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

IN_A_TEXT = (Key("more", "pagedown", "page(1)", NP_("key", "More"), N_("a screenful further")),)
