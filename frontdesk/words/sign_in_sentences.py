"""What is told to whoever logs in, or cannot."""

from __future__ import annotations

from frontdesk.words import N_

SIGN_IN_SENTENCES: dict[str, str] = {
    "log_in_needed": N_("This office has log-in: say who you are with --as NAME."),
    "nobody_by_that_name": N_("Nobody here is called “{name}”: “frontdesk staff” lists who works here."),
    "password_wrong": N_("That is not the password: look at capital letters and at the input method."),
    "password_wait": N_("Wrong too often: wait {wait}, then try again, or get a new password."),
    "pin_none": N_("No PIN was ever set: type the password (a PIN is set with Ctrl+P, “PIN”)."),
    "pin_wrong": N_("That is not the PIN: {left} more tries, then it is the password."),
    "log_in_again": N_("Your posts here have changed: press Esc, then log in again."),
    "pin_spent": N_("The PIN was wrong too often: type the password."),
    "password_length": N_("A password has at least {least} characters: make it longer."),
    "password_guessed": N_("That is guessed too easily: take something else."),
    "password_differs": N_("The two are not the same: type both again."),
    "password_file_open": N_(
        "Others can read {path}: let only its owner read it (chmod 600), then try again."
    ),
    "password_file_unread": N_("{path} cannot be read: see that it is there and that it is yours."),
    "password_no_terminal": N_("There is no terminal to ask for the password: use --password-file."),
    "not_for_who_you_are": N_("That is for: {roles}. Ask them, or let them do it with --as NAME."),
    "nothing_overdue": N_("Nothing of that is kept too long."),
    "traces_left": N_("Erased; another desk was at work: later “frontdesk restore --clean --yes”."),
    "anonymised_already": N_("That record was erased already."),
    "anonymise_lives_here": N_("Who lives here is not erased: write the moving away down first."),
    "pin_own": N_("A PIN is one's own: let them set it themselves."),
    "pin_form": N_("A PIN has {least} to {most} digits."),
    "pin_guessed": N_("That PIN is guessed too easily: take other digits."),
    "nobody_could_log_in": N_(
        "Nobody could log in and undo this: first give a password to one of: {roles} (“frontdesk staff "
        "password NAME”)."
    ),
}
