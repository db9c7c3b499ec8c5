"""What a person is told about settings: a part of `reasons.SENTENCES`."""

from __future__ import annotations

from frontdesk.words import N_

SETTING_SENTENCES: dict[str, str] = {
    "setting_unknown": N_("There is no setting “{key}”: “frontdesk settings” lists them."),
    "setting_missing": N_("This cannot be empty: write something."),
    "setting_long": N_("At most {most} characters fit here: shorten it."),
    "setting_shape": N_("That cannot be right: write it like {example}."),
    "setting_range": N_("Write a whole number from {least} to {most}."),
    "setting_months": N_("Write how long, such as 3 years or 18 months: from {least} to {most} months."),
    "setting_choice": N_("Not known: one of {choices} can stand here."),
    "setting_weekdays": N_("Those are no weekdays: write them like 1-5, Mon-Fri or 周一至周五."),
    "setting_shift": N_("That is no shift: write from when to when, like 8:30-12 or 14:00-17:30."),
    "setting_time": N_("That is no time of day: write it like 17:00 or 5pm."),
    "setting_span": N_("Write how long: 5 working days, 2 hours, 7 days, the same day, at once."),
    "setting_key": N_("There is no such key: write it like F12, Ctrl+K or a letter."),
    "setting_key_taken": N_("A terminal takes {key} for {for}: choose another key."),
    "setting_letter": N_("{key} is typed into texts: choose an F-key, or Ctrl with a letter."),
    "setting_key_clash": N_("{key} does something else already ({deed}): choose another key."),
    "setting_shifts_cross": N_("{first} and {second} overlap: change the other shift first."),
    "day_needed": N_("Which day: write it like 2-5 or 2027-2-5."),
    "day_too_far": N_("Only days from 2000 to 2199 can be laid down: look at the year."),
    "day_as_it_is": N_("The calendar says so already: nothing needs to be laid down."),
    "day_not_own": N_("This day follows the legal calendar already."),
    "notice_known": N_("The calendar has all of this already: nothing needs to be taken in."),
    "notice_missing": N_("Paste the text of the notice first."),
    "notice_incomplete": N_("It says nothing of {holidays}, so {year} stays estimated."),
    "file_too_big": N_("{file} is far too big for that: choose another file."),
    "settings_file_wrong": N_("This is no settings file: write one with “frontdesk settings --export FILE”."),
    "settings_file_newer": N_("This settings file is of a newer frontdesk: bring this PC up to date first."),
    "settings_file_known": N_("Everything in that file is so already: nothing was changed."),
    "carried_unknown": N_("Left out: there is no setting “{key}” here."),
    "carried_own": N_("Left out: {key} is each office's own."),
    "carried_value": N_("Left out: the value of {key} cannot be."),
    "carried_topic": N_("Left out: topic “{name}” is not whole."),
    "carried_unit": N_("{topic} goes to {unit}, which is not known here: choose whom it goes to."),
    "carried_phrase": N_("Left out: the phrase “{text}”, for its topic is not known here."),
    "carried_day": N_("Left out: “{day}” is no day that can be laid down."),
    "setting_as_default": N_("This has its default already."),
}
