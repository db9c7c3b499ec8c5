"""What is said about the rows of a ledger: why one is doubtful, or stays out."""

from __future__ import annotations

from frontdesk.words import N_, NP_

LEDGER_SENTENCES: dict[str, str] = {
    # The file is no ledger, or none that can be read.
    "ledger_missing": N_("There is no file {file}: look at its name and its folder, then try again."),
    "ledger_unreadable": N_(
        "{file} cannot be read: close the program that has it open, or ask for the right to read it, then "
        "try again."
    ),
    "ledger_empty": N_("There is nothing in {file}: choose another file."),
    "ledger_too_big": N_(
        "{file} is too big: a ledger has at most {megabytes} MB and {rows} rows, with nothing typed far "
        "below or beside it. Make it smaller, or divide it."
    ),
    "ledger_is_html": N_(
        "{file} is a web page and only bears the name of a ledger: open it in Excel or WPS, save it as "
        ".xlsx, then choose that."
    ),
    "ledger_is_protected": N_(
        "{file} is locked with a password: open it in Excel or WPS, save it without one, then try again."
    ),
    "ledger_is_picture": N_("{file} is a picture: choose the ledger itself, as .xlsx, .xls or .csv."),
    "ledger_is_pdf": N_("{file} is a PDF: choose the ledger itself, as .xlsx, .xls or .csv."),
    "ledger_is_word": N_("{file} is a text of Word: copy its table into Excel or WPS, save it as .xlsx."),
    "ledger_is_archive": N_("{file} is a packed archive: unpack it, then choose the ledger in it."),
    "ledger_damaged": N_("{file} is damaged: open it in Excel or WPS, save it as .xlsx, then choose that."),
    "ledger_garbled": N_(
        "Line {line} of {file} cannot be read: open it in Excel or WPS, save it as .xlsx, then choose that."
    ),
    "ledger_not_a_table": N_("{file} is no table: choose a ledger as .xlsx, .xls or .csv."),
    "ledger_only_formulas": N_(
        "{file} holds formulas without their results: open it in Excel or WPS, save it, then try again."
    ),
    "ledger_no_headings": N_(
        "No row near the top of {file} holds headings that are known: write them as 姓名, 身份证号, 小区, "
        "楼号, 单元, 室, then try again."
    ),
    "ledger_no_rows": N_("There are headings in {file}, but nothing below them: choose another file."),
    "ledger_rows_refused": N_(
        "{count} rows cannot go in, so nothing was written: mend them, or leave --strict."
    ),
    "ledger_overtaken": N_(
        "Somebody has changed the register while the ledger was read, so nothing was written: "
        "take it in again."
    ),
    "one_file_at_a_time": N_("One file at a time: choose one of them."),
    "folder_missing": N_("There is no folder {folder} any more: choose another one."),
    "folder_unreadable": N_(
        "The folder {folder} cannot be read: ask for the right to, or choose another one."
    ),
    "export_exists": N_("There is a file {file} already: choose another name."),
    "export_reason_missing": N_("A ledger with everything in full needs a reason: --full --reason WHY."),
    "export_kind": N_(
        "This cannot be written as a ledger: “frontdesk export --help” lists what can be written."
    ),
    "report_form": N_("A report is written as a workbook: end the file's name in .xlsx."),
    "export_period": N_(
        "Only requests, enrolments, attendance, readings and visits have days: leave out --from and --to."
    ),
    "export_form": N_("The name of the file must end in .xlsx or .csv."),
    "export_unwritable": N_(
        "{file} cannot be written: see that there is room and that it is not open elsewhere."
    ),
    "teach_unknown": N_("{heading} cannot be taught: write a heading of this ledger and one of its fields."),
    # A row stays out.
    "name_missing_in_row": N_("There is no name in this row."),
    "row_slipped": N_("There are more cells in this row than headings, so its values may have slipped."),
    "several_fit": N_(
        "Several residents called {name} fit this row: write the ID number, then take it in again."
    ),
    "cell_needed": N_("This is needed, and nothing is written: write it, then take it in again."),
    "entry_ended": N_("{name} is used no longer here: use it again on its card, or leave the row out."),
    "several_entries_fit": N_(
        "Several called {name} are on this register: write the phone or the day they began, then take it in "
        "again."
    ),
    "two_of_one_name": N_("Row {row} is about {text} too, and says otherwise: leave one of the two."),
    "request_words_missing": N_("It is not said what it is about: write it, then take it in again."),
    "request_day_missing": N_("It is not said when it came in: write the day, then take it in again."),
    "request_day_unread": N_("“{value}” is no day: write it as 2021-04-16, then take it in again."),
    "request_day_ahead": N_("It came in on {day}, which is still to come: write the right day."),
    # What is odd in a row of a ledger of requests; the row comes in.
    "request_day_of_month": N_("Only the month is written: taken for its first day."),
    "request_words_cut": N_("There are more than {most} characters: what is beyond them was cut off."),
    "request_phone_odd": N_("This is no number that can be called: look at it."),
    "request_twice": N_("Row {row} says the same, so this one was left out."),
    "request_closed_in_ledger": N_(
        "{number} is here already and still open; in the ledger it is done: bring it up to date on its card."
    ),
    "number_taken": N_("{number} is another request's here: this one gets a new number, its own is kept."),
    "cell_kept": N_("“{value}” is not known here: it is kept as it is written."),
    "topic_kept": N_("There is no topic “{value}”: put under others, the word is kept."),
    "closed_ahead": N_("Done on {day}, which is still to come: the day was left out."),
    "closed_before_received": N_(
        "Done on {day}, before it came in: taken as done on the day it came in. See which day is wrong."
    ),
    "closing_day_missing": N_("Done, but not said when: taken as done on the day it came in."),
    "closed_not_solved": N_("Closed, though the reporter says it is not solved: look whether to open it."),
    "closed_not_satisfied": N_("Closed, though the reporter is not satisfied: see whether to open it again."),
    "open_with_closing_day": N_("A day of being done is written, but it is open: taken as open."),
    "merged_into_unknown": N_("Joined with another that the ledger does not name: taken as archived."),
    "due_before_received": N_("Due on {day}, before it came in: the day is counted by the rules."),
    "unit_ended": N_("{name} is used no longer here: it is not whistled to, the name is kept."),
    "owner_not_here": N_("Who handles it is not on the staff here: it is yours until it is handed over."),
    # What is written in a row of a register's ledger, and is left out.
    "cell_unread": N_("“{value}” is not understood here and was left out."),
    "cell_too_long": N_("There are more than {most} characters, so it was left out: shorten it."),
    "not_on_register": N_("“{text}” is not on that register, so it was left out: write it down there first."),
    "kind_not_said": N_("It is not said what kind it is: taken in as another one."),
    "phone_masked": N_("The phone is masked in the ledger, so there is none."),
    "buildings_differ": N_("There are {here} buildings here, not {said}: nothing was changed."),
    "works_there_too": N_("{names} works there as well, until that is ended on the card of the grid."),
    "entry_twice": N_("The same as in row {row}: not taken in again."),
    # A row goes in, and somebody should look at it.
    "sex_unclear": N_("“{value}” is not read as a sex."),
    "ethnic_unclear": N_("“{value}” is not read as an ethnic group."),
    "residence_unclear": N_("“{value}” is not read as a kind of residence."),
    "politics_unclear": N_("“{value}” is not read as a political status."),
    "marriage_unclear": N_("“{value}” is not read as a marital status."),
    "education_unclear": N_("“{value}” is not read as schooling."),
    "relation_unclear": N_("“{value}” is not read as a relation to the head."),
    "relation_missing": N_("It is not said what this person is to the head."),
    "birth_unclear": N_("The birth date is not read."),
    "name_with_remark": N_("“{value}” behind the name went into the note."),
    "address_unclear": N_("“{value}” is not read as an address here."),
    "address_missing": N_("No home is given."),
    "address_differs_in_household": N_("Another address than the rest of the household."),
    "home_from_above": N_("Without an address: taken to live with the row above."),
    "maybe_same": N_(
        "Somebody of this name is known already, and nothing tells whether it is the same person."
    ),
    "paper_shared": N_("Somebody of another name has the same ID number: see the card."),
    "twice_in_ledger": N_("The same person as in row {row}: not taken in again."),
    "two_heads": N_("A second head in one household: taken in as other kin."),
    "head_differs": N_("The household has another head here: nothing was changed."),
    "head_missing": N_("Nobody in this household is its head."),
    "sex_differs": N_("Another sex than is known here: nothing was changed."),
    "born_on_differs": N_("Another birth date than is known here: nothing was changed."),
    "paper_number_differs": N_("Another ID number than is known here: nothing was changed."),
    "gone_in_ledger": N_("Gone by the ledger, but lives here: write it down if it is so."),
    "gone_here": N_("Lives here by the ledger, but has gone: write it down if they have come back."),
    "lives_elsewhere": N_("Lives at another address here: write down the move if it is so."),
    "left_day_unknown": N_("It is not said on which day: today was written."),
    "no_relations_in_ledger": N_(
        "The ledger says nothing of relations: {count} households have no head for now."
    ),
}

LEDGER_DOUBTS: dict[str, str] = {
    "sex_unclear": NP_("doubt", "the sex in the ledger was not read"),
    "ethnic_unclear": NP_("doubt", "the ethnic group in the ledger was not read"),
    "residence_unclear": NP_("doubt", "the kind of residence in the ledger was not read"),
    "politics_unclear": NP_("doubt", "the political status in the ledger was not read"),
    "marriage_unclear": NP_("doubt", "the marital status in the ledger was not read"),
    "education_unclear": NP_("doubt", "the schooling in the ledger was not read"),
    "relation_unclear": NP_("doubt", "the relation in the ledger was not read"),
    "relation_missing": NP_("doubt", "what they are to the head is not known"),
    "birth_unclear": NP_("doubt", "the birth date in the ledger was not read"),
    "name_with_remark": NP_("doubt", "there was a remark behind the name"),
    "address_unclear": NP_("doubt", "the address in the ledger was not read"),
    "address_missing": NP_("doubt", "the home is not known"),
    "address_differs_in_household": NP_("doubt", "the ledger has two addresses for the household"),
    "maybe_same": NP_("doubt", "may be somebody who is known already"),
    "two_heads": NP_("doubt", "the ledger has two heads for the household"),
    "head_differs": NP_("doubt", "the ledger has another head for the household"),
    "left_day_unknown": NP_("doubt", "the day of leaving is not known"),
    "phone_unknown": NP_("doubt", "the phone number is of no known form"),
}
