"""What is said about a holiday notice that was pasted: why it cannot be used as it is."""

from __future__ import annotations

from frontdesk.words import N_

NOTICE_SENTENCES: dict[str, str] = {
    "notice_without_year": N_("The notice does not say for which year it is: paste its title too."),
    "notice_without_days": N_("No days are found in that: paste the notice from its title to its end."),
    "notice_holiday_without_days": N_("No days are found for {holiday}: compare it with the notice."),
    "notice_not_understood": N_("Not understood: “{text}”. Write those days down by hand."),
    "notice_no_such_day": N_("There is no {text}: compare it with the notice."),
    "notice_other_year": N_("{day} is not in {year}: see whether the notice is for another year."),
    "notice_wrong_weekday": N_("{day} is not a {weekday}, as is written: compare it with the notice."),
    "notice_wrong_span": N_("From {first} to {last} is no holiday: compare it with the notice."),
    "notice_wrong_total": N_(
        "{holiday} is said to be {said} days off, but {counted} are named: compare it with the notice."
    ),
    "notice_off_and_worked": N_("{day} is both off and worked: compare it with the notice."),
}
