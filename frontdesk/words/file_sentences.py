"""What is said about files that are attached, kept and looked at."""

from __future__ import annotations

from frontdesk.words import N_

FILE_SENTENCES: dict[str, str] = {
    "file_is_folder": N_("{file} is a folder: choose a file in it."),
    "file_is_device": N_("{file} is no ordinary file: choose a photo, a scan or a letter."),
    "file_too_large": N_("{file} is larger than {megabytes} MB: make it smaller, or scan it more coarsely."),
    "file_changing": N_("{file} is still being written: wait until it is saved, then choose it again."),
    "file_is_program": N_("{file} is a program or can start one, so it stays out: save it as a PDF."),
    "attached_already": N_("This is attached already, as {file}: look at the card."),
    "attachment_missing": N_(
        "{file} is not in the folder of attached files any more: copy that folder back from a backup."
    ),
    "attachment_damaged": N_("{file} is damaged: copy it back from a backup, or attach it anew."),
    "attachment_elsewhere": N_(
        "{file} was attached at another PC: name a folder that all PCs reach in the settings."
    ),
    "attachments_lost": N_(
        "{missing} attached files are missing and {damaged} damaged, of requests {numbers}: copy the folder "
        "of attached files back from a backup."
    ),
    "attachments_elsewhere": N_(
        "{count} attached files are not on this PC: name a folder that all PCs reach in the settings, and "
        "copy them there."
    ),
    "backup_without": N_(
        "The copy was made, but without {count} attached files that are missing or damaged: “frontdesk "
        "check” tells of which requests."
    ),
    "no_viewer": N_("Nothing here can show it: the file is at {path}."),
}
