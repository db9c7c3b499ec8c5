"""Keys where files are chosen, taken in and written."""

from __future__ import annotations

from frontdesk.words import N_, NP_
from screens.keys.key import Key

CHOOSING_A_FILE = (
    Key("open_file", "enter", "open", NP_("key", "Open"), N_("into the folder, or read the file")),
    Key(
        "folder_out",
        "left,backspace",
        "out",
        NP_("key", "Folder up"),
        N_("one folder out, with nothing typed"),
    ),
    Key("leave_files", "escape", "step_back", NP_("key", "Back"), N_("what was typed, then back")),
)

CHOOSING_WHAT_TO_ATTACH = (
    Key("attach_file", "enter", "open", NP_("key", "Attach it"), N_("into the folder, or attach the file")),
    *CHOOSING_A_FILE[1:],
)

LEDGER_SECTIONS = (
    Key("ledger_headings", "h", "section('headings')", NP_("key", "Headings"), N_("headings nobody knows")),
    Key("ledger_refused", "r", "section('refused')", NP_("key", "Refused"), N_("rows that stay out")),
    Key("ledger_doubtful", "d", "section('doubtful')", NP_("key", "Doubtful"), N_("what is to be verified")),
    Key(
        "ledger_changed",
        "c",
        "section('changed')",
        NP_("key", "Changed"),
        N_("what becomes of what is known"),
    ),
    Key("ledger_new", "n", "section('new')", NP_("key", "New ones"), N_("who is new")),
)

IN_A_LEDGER = (
    Key("ledger_teach", "enter", "teach", NP_("key", "What it is"), N_("say what an unknown heading means")),
    Key("ledger_take_in", "f10", "take_in", NP_("key", "Take in"), N_("write down all of the ledger")),
    Key("ledger_doubts", "b", "doubts", NP_("key", "To verify"), N_("write the rows to look at into a file")),
    Key("ledger_leave", "escape", "leave", NP_("key", "Leave out"), N_("stop, or back with nothing written")),
)

WRITING_A_LEDGER = (
    Key("out_next", "enter", "next", NP_("key", "Next"), N_("the next field; writes on the last")),
    Key("out_up", "up", "field(-1)", NP_("key", "Up"), N_("the field above")),
    Key("out_down", "down", "field(1)", NP_("key", "Down"), N_("the field below")),
    Key("out_values", "f4", "values", NP_("key", "Values"), N_("the list of values of this field")),
    Key("out_write", "f10", "write", NP_("key", "Write"), N_("write the ledger")),
    Key("out_leave", "escape", "leave", NP_("key", "Back"), N_("back; what is written stays")),
)
