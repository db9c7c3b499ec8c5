"""What is told of databases that a passphrase opens."""

from __future__ import annotations

from frontdesk.words import N_

ENCRYPTION_SENTENCES: dict[str, str] = {
    "no_cipher": N_(
        'What opens encrypted databases is not installed: run pip install "frontdesk[encrypted]", then try '
        "again."
    ),
    "passphrase_needed": N_("{path} is encrypted: type its passphrase or its recovery key."),
    "passphrase_wrong": N_("That does not open it: look at capital letters and at the input method."),
    "passphrase_wait": N_("Wrong too often: wait {wait}, then try again; the recovery key will do."),
    "passphrase_no_terminal": N_(
        "There is no terminal to ask for the passphrase: use --passphrase-file FILE."
    ),
    "passphrase_length": N_("A passphrase has at least {least} characters: take a few words."),
    "passphrase_guessed": N_("That is guessed too easily: take a few words."),
    "not_encrypted": N_("{path} is not encrypted: there is nothing to do."),
    "attachments_in_the_clear": N_(
        "{count} attached files are not encrypted though the database is: run “frontdesk encrypt” again, it "
        "encrypts them too."
    ),
    "copy_in_the_clear": N_(
        "{path} is a copy that is not encrypted though the database is: run “frontdesk encrypt” again; if the"
        " copy stays as it is, delete it."
    ),
    "encrypted_on_server": N_("The database is on a server: encrypt the server's disk."),
}
