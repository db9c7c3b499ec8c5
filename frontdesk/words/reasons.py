"""What a person is told when something cannot be done: one sentence, and what to do next.

The floors below raise `Refused` with a code; the sentence for it is here and nowhere else.
"""

from __future__ import annotations

from db.records import Reason
from frontdesk.text import clean
from frontdesk.words import N_, _, lines, pgettext
from frontdesk.words.codes import label
from frontdesk.words.day_codes import DAY_SENTENCES
from frontdesk.words.encryption_sentences import ENCRYPTION_SENTENCES
from frontdesk.words.file_sentences import FILE_SENTENCES
from frontdesk.words.ledger_sentences import LEDGER_SENTENCES
from frontdesk.words.notice_sentences import NOTICE_SENTENCES
from frontdesk.words.package_sentences import PACKAGE_SENTENCES
from frontdesk.words.service_ledger_words import SERVICE_LEDGER_SENTENCES
from frontdesk.words.setting_sentences import SETTING_SENTENCES
from frontdesk.words.sign_in_sentences import SIGN_IN_SENTENCES

SENTENCES: dict[str, str] = {
    # Opening a database.
    "missing_folder": N_("There is no folder {folder}: make it first, or choose another place."),
    "missing_database": N_(
        "There is no database at {path} yet: start frontdesk to set up the office, or look at the made-up "
        "community with “frontdesk demo”."
    ),
    "not_a_database": N_(
        "{path} is not a database of frontdesk: choose another file with --db, or restore a backup."
    ),
    "other_application": N_("{path} belongs to another program: choose another file with --db."),
    "newer_database": N_("This database was made by a newer frontdesk: bring this PC up to date first."),
    "damaged": N_("{path} is damaged: stop working with it, keep it as it is, and restore the last backup."),
    "vanished": N_(
        "{path} is not in its place any more: put it back, or the stick it lies on, then try again; or "
        "restore the last backup."
    ),
    "fault": N_("Something went wrong inside frontdesk (report {number}). Nothing was changed by it."),
    "cannot_open": N_("{path} cannot be opened: see that it is a file and that you may read and write it."),
    "locked": N_(
        "The database is held by another program: close what may be using it (a backup, a second window), "
        "then try again."
    ),
    "disk_full": N_("The disk is full: make room, then try again. Nothing was half-written."),
    "disk_failing": N_(
        "The disk does not read or write: save your work elsewhere and have the disk looked at."
    ),
    "print_unwritable": N_("Nothing can be written into {folder}: make room there, then print again."),
    "read_only": N_(
        "{path} may only be read: ask for the right to write there, or choose another file with --db."
    ),
    "network_share": N_(
        "{path} lies on a network share, where the database would be damaged: keep it on this PC, or use a "
        "PostgreSQL server."
    ),
    "wrong_url": N_(
        "This is not a path or a postgresql:// address: write postgresql://user@server/database."
    ),
    "no_driver": N_(
        'The driver for PostgreSQL is not installed: run pip install "frontdesk[server]", then try again.'
    ),
    **ENCRYPTION_SENTENCES,
    "cannot_connect": N_(
        "The database server does not answer or does not let us in: see that it runs, that the cable is in, "
        "and that name and password are right."
    ),
    "database_closed": N_("The database is closed: start frontdesk again."),
    "no_memory": N_("The PC has run out of memory: close other programs, then try again."),
    "wrong_site": N_("The site must be a whole number from 0 to {largest}."),
    # Registers.
    "field_needed": N_("This is needed: type it, or F4 lists what can stand here."),
    "entry_taken": N_("{text} is on the register already: find it there, or write another name."),
    "alias_taken": N_("{alias} is a name of {estate}: one name cannot mean two estates."),
    "building_taken": N_("The estate has a building {number} already: find it on the estate's card."),
    "committee_size": N_("{count} in office: an owners' committee has an odd number, {fewest} to {most}."),
    "same_estate": N_("That is the same estate: choose the other one."),
    "estate_went_over": N_("It is a part of {estate} now: open that one instead."),
    "buildings_missing": N_("Which buildings: write 1-8, or 1,3,5."),
    "building_numbers_unknown": N_("“{text}” is no building: write 1-8, 1,3,5, 1-7d (odd) or 2-8s (even)."),
    "building_numbers_many": N_("At most {most} buildings at once: write fewer, then the rest."),
    "buildings_not_there": N_("The estate has no building {numbers}: see its card, or write it down first."),
    "too_many_flats": N_("That would be {count} flats, at most {most} at once: write fewer buildings."),
    "topic_nested": N_("Topics have two levels: choose one that is not a part itself."),
    "topic_in_itself": N_("A topic cannot be a part of itself: choose another one, or leave it empty."),
    "letters_only": N_("One to four letters that it is typed by, such as wy or wy-1: write it so."),
    "end_before_beginning": N_("It ends before it begins on {day}: put one of the two days right."),
    "day_unknown": N_("This is no day: write 2021-09-03, zt for yesterday, or 9-3."),
    "month_unknown": N_("This is no year or month: write 2006-04 or 2006."),
    "number_unknown": N_("A whole number from {least} to {most} is needed here: write it in digits."),
    "hours_unknown": N_("These are no hours: write 2, 1.5 or 1:30, at most 24."),
    "person_unknown": N_("Nobody on the register is meant: choose with F4, or leave it empty."),
    "entry_unknown": N_("This is not on that register: F4 lists what can stand here."),
    "entries_unknown": N_("One of these is not on that register: F4 lists what can stand here."),
    "several_people_fit": N_("{count} people fit: F4 lists them, choose one."),
    "namesakes_live_here": N_("{count} of that name live here: F4 to choose one, or leave it empty."),
    "last_of_staff": N_("Somebody has to be on duty: write down who else works here first."),
    "hangs_managed": N_("It still manages {count} estates."),
    "hangs_branches": N_("{count} Party branches belong to it."),
    "hangs_whistles": N_("It still owes an answer to {count} whistles."),
    "hangs_topics": N_("{count} topics go to it."),
    "hangs_homes": N_("People live in {count} of its flats."),
    "hangs_buildings": N_("{count} buildings are in it."),
    "hangs_members": N_("{count} members are in it."),
    "hangs_open_requests": N_("{count} requests are still open there."),
    # Requests.
    "words_missing": N_("What was said is needed: write it as it was spoken."),
    "answer_missing": N_("Say what they were told: that is the answer that is kept."),
    "unit_missing": N_("Say to whom it is whistled: F4 lists the units."),
    "reason_missing": N_("Say why it is declined: F4 lists the reasons."),
    "request_closed": N_("{number} is closed already: write down a new one, or open that one again."),
    "move_not_possible": N_(
        "That cannot be done as it stands now ({state}): look at what happened meanwhile. What you typed is "
        "kept."
    ),
    "whistle_none": N_("That unit was not whistled to, or has answered: F4 lists the open whistles."),
    "whistle_open": N_("{unit} was whistled to already and is at it: leave it out, or chase it."),
    "unit_not_in_use": N_("That unit is not on the register any more: F4 lists those that are."),
    "level_not_higher": N_("It is at that level or a higher one already: choose a higher one."),
    "step_none": N_("That step is struck already, or others rest on it: F4 lists those that can be struck."),
    "task_none": N_("That task has been ended already: F4 lists those that are to be done."),
    "drop_reason_missing": N_("Say why it is dropped: that is kept beside it."),
    "owner_unknown": N_("Nobody of the staff is called “{name}”: write the name, or leave @ out."),
    "several_owners": N_("Several of the staff may be “{name}”: write the whole name."),
    "decision_day_missing": N_("“{text}” has no day: write one behind it, such as 3-20 or +7."),
    "decision_day_past": N_("The day of “{text}” lies before the meeting: write a later one."),
    "decision_text_missing": N_("“{text}” does not say what is to be done: write it in front."),
    "decision_owner_twice": N_("“{text}” has two who do it: name one, or make two tasks of it with ;."),
    "attendance_unknown": N_("Not understood: write 业委会5/7 党员8/10 (came/should have come), or 25/30."),
    "coming_day_unknown": N_("This is no day: write 9-30, +3 (days) or wed."),
    "request_unknown": N_("No open request is meant: write its number such as 0202, or F4."),
    "nobody_picked": N_("Nobody on the register is meant yet: type a name or number, then F4."),
    "merge_with_itself": N_("That is the same request: choose another one."),
    "reporter_unknown": N_("It is known already who that is: F4 lists those of whom it is not."),
    "day_before_task": N_("It was decided only on {day}: write that day or a later one."),
    "reporter_not_waiting": N_("Nobody waits for that call any more: F4 lists who still does."),
    "day_before_request": N_("It came in only on {day}: write that day or a later one."),
    "day_before_whistle": N_("The unit was called upon, or came, only on {day}: write a later day."),
    "day_before_done": N_("It was done only on {day}: write that day or a later one."),
    "time_ahead": N_("That time is still to come: write an earlier one."),
    "time_unknown": N_("That is no time of day: write it like 17:00 or 5pm."),
    "quantity_unknown": N_("A number belongs in front: write 40户, or 12."),
    "more_came_than_should": N_("More came than the {count} who should: put one of the two right."),
    "more_votes_than_people": N_("There are more votes than the {count} who came: put them right."),
    "amount_unknown": N_("This is no amount: write 40000, 4万 or 12.50."),
    "day_not_ahead": N_("This day does not lie ahead: write a later one."),
    "nobody_fits": N_("Nobody fits: write the name in characters, it can be linked later."),
    "may_be_known": N_("{count} may be meant: F4 to choose, else it stays as written."),
    "period_reversed": N_("The period ends before it begins: turn the two days round."),
    "period_unknown": N_("That is no period: write last month, Aug, 2021-08 or 2021-02-20..2021-09-07."),
    "period_beyond": N_("Such a period has no figures: write days from {first} to {last}."),
    # The office.
    "unnamed_office": N_("The office in this database has no name yet: start frontdesk to set it up."),
    "office_exists": N_("There is an office in {path} already: start frontdesk to open it."),
    "name_missing": N_("The office needs a name: type it, then press Enter."),
    "begun_as_another_site": N_(
        "This database was begun as site {site}: give that number, or choose another place with --db."
    ),
    "estate_twice": N_("{name} is there twice: leave one out."),
    "estate_name_too_long": N_("{name} is too long: an estate's name has {most} characters at most."),
    "demo_exists": N_("There is an office in this database already: choose another place with --db."),
    "not_a_demo": N_(
        "{path} is a real office, and the made-up community never goes there: choose another place with --db."
    ),
    "no_terminal": N_("The desk needs a terminal to be shown in: start frontdesk in a terminal window."),
    "output_lost": N_("The answer could not be written: make room on the disk, or write it elsewhere."),
    # Copies.
    "backup_exists": N_("There is a file at {path} already: give the copy another name."),
    "backup_on_server": N_(
        "This database is on a PostgreSQL server: copy it there, with pg_dump or the server's own backups."
    ),
    "backup_damaged": N_("The copy at {path} is damaged: use another one."),
    "copies_none": N_(
        "There is no copy of this database yet: leave the desk open for an hour, or use “frontdesk backup”."
    ),
    "copies_old": N_(
        "The newest copy is {days} days old, and something was done since: see why none is made."
    ),
    "copy_damaged": N_("The copy {path} is damaged: rely on another one, and have the disk looked at."),
    "erased_came_back": N_(
        "{count} people who were erased are here again, because a copy was put in place by hand: “frontdesk "
        "restore --clean --yes” erases them again."
    ),
    "tables_in_use": N_(
        "Another desk was at work, so traces may be left in the tables of the server: do it again when "
        "nobody works."
    ),
    "found_wrong": N_("{count} things are wrong, as listed: begin with the first."),
    "references_dangling": N_(
        "{count} rows of {table} belong to what is not there: keep this file, then restore a copy, or save "
        "what can be read with “frontdesk restore --salvage”."
    ),
    "fewer_rows": N_(
        "{count} rows of {table}, where nothing is ever taken away, have gone since the newest copy: keep "
        "this file, and restore that copy."
    ),
    "index_differs": N_(
        "The search index does not fit what it is made of ({document}, {count} times): run “frontdesk "
        "reindex”."
    ),
    "clock_set_back": N_(
        "Before entry {entry} of the journal the clock was set back (by {days} days); the order is right all "
        "the same. See that the PC's clock is right."
    ),
    "desk_open": N_("A desk has {path} open: leave it there with Ctrl+Q, then restore."),
    "no_such_copy": N_("There is no copy of that number: “frontdesk restore” lists the {count} there are."),
    "missing_copy": N_("There is no copy at {path}: “frontdesk restore” lists those there are."),
    "not_salvageable": N_("Nothing can be read in this file any more: restore the last backup."),
    "copies_away": N_(
        "{folder} has not been there for {days} days: plug it in, so that the copies are in a second place."
    ),
    "copies_never_away": N_(
        "The second place for copies, {folder}, is not there: plug it in, or change the setting."
    ),
    "copy_failed": N_("No copy of the database could be made ({cause}): make one with “frontdesk backup”."),
    # What was done, and taking it back.
    "already_saved": N_("This was saved before, so it was not saved again: look for it in the diary."),
    "row_gone": N_("That is not there any more: somebody changed it meanwhile; find it again."),
    "row_in_use": N_("Something else depends on this, so it cannot be removed: take that away first."),
    "undo_nothing": N_("There is nothing of yours to undo."),
    "undo_not_possible": N_("The last thing you did cannot be undone: put it right by hand."),
    "undo_changed_since": N_(
        "Somebody has changed this since, so it cannot be undone: look at it, and put it right by hand."
    ),
    "undone": N_("Undone: {operation}."),
    # Numbers as they were written.
    "paper_length": N_("An ID number has 18 digits, this one {count}: compare it with the card."),
    "paper_characters": N_(
        "An ID number has digits only, and an X at most at its end: compare it with the card."
    ),
    "paper_checksum": N_(
        "The last digit of the ID number does not fit the others: compare it with the card."
    ),
    "paper_date": N_("The birth date in the ID number does not exist: compare it with the card."),
    "paper_future": N_("The birth date in the ID number lies ahead: compare it with the card."),
    "paper_age": N_("By the ID number this person would be {years} years old: compare it with the card."),
    "paper_damaged": N_(
        "The spreadsheet kept the ID number as a number, and its last digits are lost: write it anew, "
        "from the card."
    ),
    "paper_area_unknown": N_("The ID number begins with no province: compare it with the card."),
    "paper_sequence_zero": N_("The sequence in the ID number is 000, which is not given out: see the card."),
    "paper_old_form": N_("This is an ID number of the old form with 15 digits: ask for the card of today."),
    "paper_zeros": N_("The ID number ends in 000, as if a spreadsheet had cut it: compare it with the card."),
    "paper_sex_differs": N_("The ID number tells another sex than is written: see which is right."),
    "paper_birth_differs": N_("The ID number tells another birth date than is written: see which is right."),
    "paper_not_checked": N_("This is no resident ID number, so it cannot be checked."),
    "paper_taken": N_(
        "{name} has the same ID number: PageDown shows who it is, x there says that it is another one."
    ),
    "person_name_missing": N_("There is no name: write it, as on the card."),
    "name_too_long": N_("A name has {most} characters at most: shorten it."),
    "name_with_digits": N_("There are digits in the name: look at it."),
    "date_not_read": N_("That is no date: write it like 1987-6-1 or 870601."),
    "birth_ahead": N_("That birth date lies ahead: write the year with four digits."),
    "birth_too_early": N_("Nobody is older than {most} years: look at the year."),
    "birth_only_month": N_("Only year and month: the first of the month is kept."),
    "birth_only_year": N_("Only the year: the first of January is kept."),
    "phone_not_read": N_("There is no number in that: write the digits."),
    "home_not_said": N_("No home: such people stand last in every list."),
    "home_not_found": N_("No such home: write it like yly 1-2-301, or make it first."),
    "estate_missing": N_("No estate: type its initials, or F4 lists them."),
    "room_missing": N_("No room: write it as it stands on the door."),
    "building_new": N_("The estate has no such building yet: look whether the number is right."),
    "address_taken": N_(
        "There is a household at this address: PageDown shows it, x there says it is another one."
    ),
    "head_by_event": N_("Who is head changes by a change of head, not by a correction: leave the relation."),
    "phone_unknown": N_("“{number}” is no phone number of a known form: read it back to them."),
    # What is protected.
    "reveal_reason_missing": N_("Say what it is needed for: that is kept in the access log."),
    # Life events: what is in the way, and what hangs on them.
    "nobody_chosen": N_("Nobody is chosen: mark who it is about first."),
    "has_died": N_("{name} has died, so nothing more can happen: see whether the right person is meant."),
    "lives_there_already": N_("{name} lives there already: choose another home."),
    "lives_nowhere": N_("They do not live here any more, so they cannot move away."),
    "whole_household": N_("Somebody has to stay behind: leave out who does not split off."),
    "same_household": N_("That is the same household: choose the other record."),
    "same_person": N_("That is the same record: choose the other one."),
    "head_needed": N_("{home} has no head then: choose one, or say that there is none for now."),
    "head_not_there": N_("Who is to be head does not live in {home} then: choose somebody who does."),
    "two_heads": N_("{home} would have two heads: choose one."),
    "two_homes": N_("{name} would live in two homes: choose one."),
    "relation_needed": N_("Say what {name} is to the head there (F4 lists the relations)."),
    "day_ahead": N_("That day is still to come: a change is written down when it has happened."),
    "day_before_stay": N_("{name} did not live there yet on that day: look at the date."),
    "person_not_meant": N_("Nobody is meant by that: say the number that stands below, or F4."),
    "destination_missing": N_("Where to: an address like yly 1-2-301, or who lives there."),
    "partner_missing": N_("Who comes: a name, or who is known already."),
    "married_already": N_("Married to {name}, by what is written: see whether that is so."),
    "two_become_one": N_("The two become one record: compare them below."),
    "papers_differ": N_("Their ID numbers differ, so these may be two people: compare them below."),
    "written_down_already": N_(
        "A {name} born on that day is written down already: see whether it is the same one."
    ),
    "nothing_found": N_("Nothing is found by that: say it otherwise."),
    "record_missing": N_("Which is the other record: find it by name or number."),
    "day_not_read": N_("That is no day: 9-3, 28, zt (yesterday), -3 (days ago)."),
    "corrections_not_read": N_(
        "Not understood: the number that stands below, then the relation (2 ez 3 eh)."
    ),
    "head_already": N_("That is so already: choose somebody else."),
    "changed_since": N_(
        "Somebody has changed this meanwhile: look at it again, then save. What you typed is kept."
    ),
    "hangs_requests": N_("{name} has {count} open requests, which stay with them."),
    "hangs_packages": N_(
        "{name} is in {count} packages or waits: that ends, and the place goes to the next."
    ),
    "hangs_wards": N_("{name} answers for {ward}: see who does now."),
    "hangs_party": N_("{name} is a Party member here: tell the branch."),
    "hangs_registered": N_("{name} is a member registered with the community: tell the branch."),
    "hangs_grid": N_("From grid {left} to grid {come}: tell both grid workers."),
    **FILE_SENTENCES,
    **LEDGER_SENTENCES,
    **SERVICE_LEDGER_SENTENCES,
    **NOTICE_SENTENCES,
    **SETTING_SENTENCES,
    **DAY_SENTENCES,
    # Who may.
    "not_for_your_role": N_("That is for: {roles}. Ask them, or let them log in (Ctrl+L)."),
    **SIGN_IN_SENTENCES,
    # The to-do queue.
    "queue_line_gone": N_("That is done already, or somebody else has seen to it: look at the list anew."),
    "queue_day_past": N_("Write a day that is still to come: tomorrow, +3, wed, 9-30."),
    "recurrence_never": N_("No day fits that: write w5 for every Friday, m15 for the 15th of each month."),
    "queue_done_elsewhere": N_("That ends where it is done: Enter opens it."),
    "queue_not_dropped": N_("That has to be done: Enter opens it, t puts it off until tomorrow."),
    **PACKAGE_SENTENCES,
    # Birthdays and visits at home.
    "birth_date_unknown": N_("The birth date is not known: put it right on the card first."),
    "lunar_beyond": N_("The lunar calendar is known from 1901 to 2099 only: keep the birthday as solar."),
    "visit_nobody": N_("Write who was visited: a name, or the home."),
    "visit_ahead": N_("That day is still to come: write the day of the visit."),
    "journal_broken": N_(
        "The journal was changed from outside at entry {entry}: keep this file, and compare it with a backup."
    ),
    "journal_cut": N_(
        "The journal does not have entry {entry} as it was when {day} was closed: compare it with the code "
        "printed then, keep this file, and restore a backup."
    ),
    "journal_cut_since": N_(
        "The journal does not have entry {entry} as it was when a copy was made: keep this file, and restore "
        "that copy. If an older one was put in its place by hand: “frontdesk restore --clean --yes”."
    ),
    "journal_altered": N_(
        "What entry {entry} of the journal tells was changed from outside: compare it with a backup."
    ),
}


# Values that are codes, and the group that names them.
_CODES_IN_SENTENCES = {
    "state": "state",
    "operation": "operation",
    "kind": "ledger_kind",
    "document": "kind",
    "holiday": "holiday",
    "sex": "sex",
    "residence": "residence",
    "consent": "consent",
    "enrolment_state": "enrolment_state",
    "package_serves": "package_serves",
    "state_said": "enrolment_state",
    "target_groups": "target_group",
    "roles": "role",
    "table": "table",
}


class _Values(dict[str, object]):
    """Values of a sentence. Where it is not known at what place something happened, it was the database."""

    def __missing__(self, key: str) -> object:
        if key == "path":
            return self.get("host") or _("The database")
        return "…"


def say(reason: Reason) -> str:
    """The sentence for a reason, in the language of the moment.

    Values are cleaned, for a path may hold anything. An unknown code still gives a sentence.
    """
    values = _Values((name, _shown(name, value)) for name, value in reason.values.items())
    sentence = SENTENCES.get(reason.code)
    if sentence is None:
        return _("This cannot be done ({code}).").format(code=clean(reason.code, limit=100))
    return _(sentence).format_map(values)


def _shown(name: str, value: str | int) -> str | int:
    if name == "wait" and isinstance(value, int):
        return lines.wait(value)
    if not isinstance(value, str):
        return value
    group = _CODES_IN_SENTENCES.get(name)
    if group is None:
        return clean(value, limit=300)
    return clean(pgettext("list", ", ").join(label(group, code) for code in value.split(",")), limit=300)
