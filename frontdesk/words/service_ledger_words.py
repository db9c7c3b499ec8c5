"""What is said of ledgers of services: their fields, and why a row is doubtful or stays out."""

from __future__ import annotations

from collections.abc import Mapping

from frontdesk.words import N_, NP_

SERVICE_FIELDS: Mapping[str, str] = {
    "name": NP_("field", "Name"),
    "sex": NP_("field", "Sex"),
    "age": NP_("field", "Age"),
    "born": NP_("field", "Birth date"),
    "id_number": NP_("field", "ID number"),
    "estate": NP_("field", "Estate"),
    "address": NP_("field", "Address"),
    "phone": NP_("field", "Phone"),
    "day": NP_("field", "Day"),
    "time": NP_("field", "Time"),
    "starts": NP_("field", "Time"),
    "package": NP_("field", "Package"),
    "run": NP_("field", "Run"),
    "about": NP_("field", "What about"),
    # Enrolments and attendance.
    "school": NP_("field", "School"),
    "guardian": NP_("field", "Guardian"),
    "relation": NP_("field", "Relation"),
    "asked": NP_("field", "Enrolled on"),
    "status": NP_("field", "State"),
    "began": NP_("field", "In since"),
    "ended": NP_("field", "Ended on"),
    "signed": NP_("field", "Signed by the guardian"),
    "agrees": NP_("field", "Agrees"),
    "collected": NP_("field", "Collected by"),
    "allergies": NP_("field", "Allergies"),
    "override": NP_("field", "Why all the same"),
    "reason": NP_("field", "Reason"),
    "note": NP_("field", "Note"),
    "state": NP_("field", "Attendance"),
    "minutes": NP_("field", "Minutes"),
    # Readings.
    "pressure": NP_("field", "Blood pressure"),
    "systolic": NP_("field", "Upper pressure"),
    "diastolic": NP_("field", "Lower pressure"),
    "pulse": NP_("field", "Pulse"),
    "glucose": NP_("field", "Glucose"),
    "fasting": NP_("field", "Glucose, fasting"),
    "after_meal": NP_("field", "Glucose after a meal"),
    "random": NP_("field", "Glucose, random"),
    "condition": NP_("field", "Fasting or after a meal"),
    "posture": NP_("field", "Arm and posture"),
    "measured_by": NP_("field", "Measured by"),
    # Visits.
    "people": NP_("field", "Who went"),
    "staff": NP_("field", "Noted by"),
    "found": NP_("field", "What was found"),
    "was_in": NP_("field", "Was anybody in"),
}
"""What the fields of these ledgers are called."""

SERVICE_LEDGER_SENTENCES: dict[str, str] = {
    "row_day_missing": N_("It is not said on which day: write it, then take it in again."),
    "row_day_ahead": N_("{day} is still to come: write the right day."),
    # Whom it is about.
    "who_not_here": N_("Nobody here is called {name}: write them down as a resident first."),
    "who_uncertain": N_(
        "There is a {name} here, but nothing tells that it is the same person: write the address, the phone "
        "or the birth date, then take it in again."
    ),
    "who_other_paper": N_("Somebody of another name has this ID number: see which of the two is right."),
    "known_by_age": N_("Nobody else here is called {name}, and the age fits ({age}): taken to be that one."),
    "home_not_here": N_("No such home is known here: write estate, building, unit and room."),
    # Of which package.
    "run_not_said": N_("It is not said which package: write its name as it stands on F6."),
    "run_unknown": N_("There is no package {name} here: make it on F6 first, then take this in again."),
    "run_several": N_("There are several runs of {name}: write which one, then take it in again."),
    "run_masked": N_("The ledger went out masked and does not say which package: write a full one."),
    "session_unknown": N_("{name} has no session on {day}: plan it on F6 first."),
    "session_left_out": N_("{name} has no session on {day}: taken in apart from one."),
    "enrolment_unknown": N_("They are not in {name}: take the enrolments in first."),
    "enrolment_differs": N_("In the ledger: {state_said}, here: {enrolment_state}. Nothing was changed."),
    "consent_missing_in_row": N_(
        "Nobody has agreed yet ({consent}): have it signed, write 是 in that column, then take it in again."
    ),
    "consent_refused_before": N_("{name} refused this before ({consent}): leave the row out."),
    "waits_in_ledger": N_("{name} is full: put in line."),
    # What was measured.
    "readings_missing_in_row": N_("Nothing that was measured can be read here: write it, such as 138/86."),
    "reading_masked": N_("What was measured went out masked (***): write a full ledger, with a reason."),
    "pressure_swapped_in_row": N_("{high}/{low} is the wrong way round: left out, see what is on the paper."),
    "glucose_mg_dl_in_row": N_("{value} may be in mg/dL ({converted} mmol/L): left out, see the paper."),
    "glucose_condition_in_row": N_(
        "{value}: it is not said whether fasting or after a meal, so it was left out."
    ),
}
