"""Keys of packages, their sessions and clinics, and of whom the office thinks of."""

from __future__ import annotations

from frontdesk.words import N_, NP_
from screens.keys.key import Key, next_section, print_list, to_the_box

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
    to_the_box("packages_box"),
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
    next_section("next_section"),
    print_list("print_package"),
    to_the_box("package_box"),
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
    to_the_box("session_box"),
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
    to_the_box("clinic_box"),
)

ON_AN_ASSISTANCE_PLAN = (
    Key("open_helped", "enter", "choose", NP_("key", "Open"), N_("open the household")),
    Key("plan_reveal", "v", "reveal", NP_("key", "Full"), N_("what it says, 30 seconds; it is logged")),
    Key("measure_new", "n", "new", NP_("key", "New"), N_("one more measure")),
    Key("measure_correct", "e", "correct", NP_("key", "Correct"), N_("put a measure right; it is logged")),
    Key("measure_next", "m", "go_on", NP_("key", "Deal with"), N_("how far it is, and when next")),
    Key("measure_done", "d", "done", NP_("key", "Done"), N_("the measure is done")),
    to_the_box("plan_box"),
)

IN_CARE = (
    Key("open_cared", "enter", "choose", NP_("key", "Open"), N_("open the card of the person")),
    Key("visit_home", "z", "visit", NP_("key", "Visit"), N_("write a visit at home down")),
    Key("birthday_kept", "k", "kept", NP_("key", "Calendar"), N_("solar or lunar birthday")),
    next_section("next_care"),
    Key(
        "visits_in", "i", "go_to('ledger_file_of_visit')", NP_("key", "Take in"), N_("take in an old ledger")
    ),
    Key("visits_out", "o", "go_to('ledger_out_of_visit')", NP_("key", "Write out"), N_("write the ledger")),
    to_the_box("care_box"),
)
