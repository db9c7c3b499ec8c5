"""What a person is told about service packages: a part of `reasons.SENTENCES`."""

from __future__ import annotations

from frontdesk.words import N_

PACKAGE_SENTENCES: dict[str, str] = {
    # When sessions are.
    "recurrence_unknown": N_(
        "That is no recurrence: write 67 for Saturdays and Sundays, 2w3 for every second Wednesday, m15 for "
        "the 15th of each month."
    ),
    "recurrence_no_such_day": N_("No month has that day: write a day from 1 to 31."),
    "season_endless": N_("Sessions that come again need a last day: write until when."),
    "season_needed": N_("Sessions that come again need a first day: write from when."),
    "season_reversed": N_("The season ends before it begins: look at both days."),
    "session_reversed": N_("The session ends before it begins: look at both times."),
    "sessions_too_many": N_("That makes more than {most} sessions: shorten the season."),
    "sessions_none": N_("No day of the season fits: look at the season and the weekdays."),
    "session_time_unknown": N_("That is no time: write it like 9-11 or 18:30."),
    "ages_unknown": N_("That is no age: write 60+, 6-12 or -14."),
    "sessions_planned": N_("That makes {count} sessions."),
    "target_homes_counted": N_("{count} households may join."),
    "target_counted": N_("{count} people may join."),
    "target_counted_beyond": N_("More than {most} people may join."),
    # Making and closing.
    "capacity_none": N_("A package needs at least one place: leave it empty for as many as come."),
    "capacity_below_enrolled": N_(
        "{count} people are in already: some have to leave before there can be fewer places."
    ),
    "run_taken": N_("There is a run “{run}” of this package already: give this one another name."),
    "package_closed_already": N_("This package is closed already: open it again first."),
    "package_closed": N_("{name} is closed: choose another run, or open it again."),
    "package_over": N_("{name} is over: make a new run of it first."),
    "package_full": N_("{name} is full and has no waiting list: somebody has to leave first."),
    # Sessions.
    "session_ahead": N_("This session is still to come: record it on its day."),
    "session_cancelled": N_("This session does not take place: move it to another day first."),
    "session_held": N_("Something is recorded of this session already: take that away first."),
    "session_outside": N_("That day is outside the season: choose another, or change the season first."),
    "everybody_marked": N_("Everybody has a mark already: change the exceptions one by one."),
    "heads_beyond": N_("Write a whole number up to {most}."),
    "minutes_beyond": N_("Write hours of at most a day: 1.5, 1:30."),
    # Taking in.
    "person_gone": N_("{name} died or moved away: nobody of that name can be taken in."),
    "enrolled_already": N_("They are in this package already ({enrolment_state}): open it there."),
    "not_eligible": N_("The package is not for them: write why they are taken in all the same."),
    "not_eligible_ever": N_("The package is not for them, and its rule allows no exception."),
    "consent_needed": N_("Missing {consent}: write who gave it and how."),
    "consent_refused": N_("It was refused: {consent}. Do not ask again unless they bring it up."),
    "nothing_refused": N_("Nothing is needed that could be refused: enrol them, or leave the form."),
    "guardian_missing": N_("Write who gave the consent: the parent's or guardian's name."),
    "enrolment_not_possible": N_("That cannot be done now: {enrolment_state}."),
    "reason_needed": N_("Write why: a word is enough."),
    "package_serves_others": N_("This package is for {package_serves}: choose one of them."),
    "child_not_asked": N_("This package asks neither who collects a child nor its allergies."),
    "consent_withdrawn_already": N_(
        "There is no consent to take back: it was refused, or taken back before."
    ),
    # Work that was found.
    "employment_ahead": N_("That day is still to come: note it once the work has begun."),
    "employment_empty": N_("Nothing is told yet: write the first day of work, or what they did before."),
    "employment_before_course": N_("The training began on {day}: look at both days."),
    "employment_not_noted": N_("This package notes no work: change what it records first."),
    "employment_noted": N_("The work found stands there already: correct it instead."),
    "employment_none": N_("No work is noted of them: there is nothing to strike."),
    # Veterans.
    "service_ahead": N_("That day is still to come: look at the date."),
    "service_reversed": N_("Service ends before it begins: look at both dates."),
    # What is measured.
    "reading_missing": N_("Type what was measured: 138/86 72 6.4k."),
    "reading_unknown": N_(
        "Not understood: “{text}”. Write 138/86 72 6.4k (k fasting, c after a meal, s random)."
    ),
    "pressure_swapped": N_("{high}/{low} is the wrong way round: Enter again takes it as {low}/{high}."),
    "pressure_not_above": N_("{high}/{low}: the first has to be the higher one; measure again."),
    "pressure_half": N_("Only one of the two pressures ({value}): write both, such as 138/86."),
    "systolic_beyond": N_("{value} cannot be the upper pressure ({least}-{most}): look at the meter again."),
    "diastolic_beyond": N_("{value} cannot be the lower pressure ({least}-{most}): look at the meter again."),
    "pulse_beyond": N_("{value} cannot be a pulse ({least}-{most}): count again."),
    "glucose_beyond": N_(
        "{value} cannot be a glucose ({least}-{most} mmol/L): if the meter shows HI or LO, write that."
    ),
    "glucose_mg_dl": N_("Is {value} in mg/dL? Enter again takes it as {converted} mmol/L."),
    "glucose_condition_missing": N_(
        "{value}: fasting k, 2 hours after a meal c, random s? Write the letter behind it."
    ),
    "reading_struck_already": N_("This reading is struck already: choose another one."),
    "readings_taken_back": N_(
        "The consent was taken back on {day}: what was measured is not shown any more."
    ),
    "reading_none": N_("Nothing was measured of them at this session yet: Enter writes it down."),
    "reading_not_eligible": N_("The package is not for them: write # and why behind the values."),
    "readings_not_recorded": N_("{name} records no readings: change what it records first."),
    "health_consent_needed": N_(
        "{name} has not agreed yet to health data being kept: have it signed, then type y behind the values."
    ),
    "health_consent_refused": N_(
        "{name} refused that health data are kept: write nothing down. If they sign now, type y behind "
        "the values."
    ),
    # Plans of assistance.
    "plan_not_kept": N_("This package keeps no plans: change what it records first."),
    "measure_next_past": N_("That day is over: write when something is to happen next."),
    "measure_done_already": N_("This measure is done already: m begins it again."),
    # Done or not.
    "done_ahead": N_("That day is still to come: mark it once it is done."),
    "done_not_recorded": N_("This package does not record who is done: change what it records first."),
    "done_already": N_("They are marked as done already: F9 takes back a mistake."),
    # Whom a package is for.
    "target_age": N_("{age} years old."),
    "target_age_unknown": N_("The age is not known."),
    "target_too_young": N_("{age} years old, the package begins at {least}."),
    "target_too_old": N_("{age} years old, the package ends at {most}."),
    "target_sex": N_("Sex: {sex}."),
    "target_other_sex": N_("The package is for: {sex}."),
    "target_in_group": N_("Among: {target_groups}."),
    "target_in_no_group": N_("Not among: {target_groups}."),
    "target_residence": N_("{residence}."),
    "target_other_residence": N_("Not for: {residence}."),
    "target_estate": N_("Lives in {estate}."),
    "target_other_estate": N_("Lives in {estate}, for which the package is not."),
    "target_grid": N_("Lives in grid {grid}."),
    "target_other_grid": N_("Lives in grid {grid}, for which the package is not."),
    "target_child": N_("A child of {age} in the household."),
    "target_no_child": N_("No child from {least} to {most} in the household."),
    "target_never_served": N_("Not served yet."),
    "target_not_served_this_year": N_("Not served yet this year."),
    "target_served": N_("Served already on {day}."),
    "target_consent": N_("Agreed."),
    "target_no_consent": N_("Missing: {consent}."),
}
