"""Who may do what: every operation, and everything that is seen in full, by the roles that may.

One table. What a person may is what any of their roles of the day may. It binds whoever has logged in; in an
office without log-in the one person who works there does everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from frontdesk.rules.enrolment_states import MOVES as ENROLMENT_MOVES
from frontdesk.rules.request_states import MOVES as REQUEST_MOVES

CLERK, GRID_WORKER, SECRETARY = "clerk", "grid_worker", "secretary"
DIRECTOR, KEEPER, VOLUNTEER = "director", "keeper", "volunteer"
ROLES = (CLERK, GRID_WORKER, SECRETARY, DIRECTOR, KEEPER, VOLUNTEER)
"""`keeper`: who looks after the PC and its data, and need not know the people in them."""

_LEADS = frozenset({SECRETARY, DIRECTOR})
_DESK = _LEADS | {CLERK}
_FIELD = _DESK | {GRID_WORKER}
_KEEPS = _LEADS | {KEEPER}
_LEDGERS = _DESK | {KEEPER}
_ALL = frozenset(ROLES)

_GROUPS: tuple[tuple[frozenset[str], str], ...] = (
    # Everybody takes back what they did themselves, and sees to what was given to them.
    (_ALL, "undo task_done home_visit queue_seen own_password own_pin"),
    # Out in the grids: what residents say and need, who lives where.
    (_FIELD, "visit_log visit_enrol request_log request_join request_attach attachment_strike"),
    (_FIELD, "attachment_restore home_visit_strike queue_snooze queue_wait queue_drop queue_hand_over"),
    (_FIELD, "task_add task_drop resident_add resident_correct household_add household_correct"),
    (_FIELD, "birthday_keep enrol attendance_mark attendance_all session_heads package_task"),
    (_FIELD, "consent_refuse consent_withdraw enrolment_child queue_done queue_unanswered"),
    # At the desk: what changes who somebody is, what counts, and what rests on protected facts.
    (_DESK, "resident_move household_move household_split household_join move_away move_back head_change"),
    (_DESK, "birth death marriage_in household_merge resident_merge"),
    (_DESK, "package_make package_correct package_close package_reopen"),
    (_DESK, "session_add session_move session_cancel enrolment_done"),
    (_DESK, "employment employment_correct employment_strike reading_record reading_strike"),
    (_DESK, "reading_import"),
    (_DESK, "measure_add measure_correct measure_go_on measure_done veteran_keep"),
    (_DESK, "estate_merge estate_split buildings_add buildings_grid"),
    (_DESK, "day_close day_correct day_reopen"),
    (_LEDGERS, "ledger_import ledger_teach ledger_export register_import request_import"),
    (_LEDGERS, "enrolment_import attendance_import visit_import"),
    (_LEDGERS, "register_add register_correct register_end register_reopen"),
    # The office itself: how it counts, who works there, what is kept.
    (_KEEPS, "office_create setting_change setting_reset settings_import"),
    (_KEEPS, "day_override day_override_end holiday_notice"),
    (_KEEPS, "staff_password restore copies_clean encrypt decrypt"),
    # What is seen in full; see `db.access.access_log`.
    (_FIELD, "see_reveal see_edit see_view_file"),
    (_DESK, "see_health see_veteran_list see_patient_list"),
    # All of everybody at once.
    (_KEEPS, "see_backup"),
    (_LEADS, "see_export see_access_log"),
    (_LEADS, "resident_anonymise retention_clear"),
)

_STAFF = ("staff", "staff_post", "grid_post")
_REGISTER_OPERATIONS = ("add", "correct", "end", "reopen", "import")

OPERATIONS: Mapping[str, frozenset[str]] = {
    **{code: roles for roles, codes in _GROUPS for code in codes.split()},
    **{f"request_{move}": _FIELD for move in REQUEST_MOVES},
    **{f"enrolment_{move}": _FIELD for move in ENROLMENT_MOVES},
    # Who works here, and as what, is for those who keep the office.
    **{f"register_{deed}:{register}": _KEEPS for deed in _REGISTER_OPERATIONS for register in _STAFF},
}
"""The roles that may do an operation; one about a certain kind of thing stands as `code:kind` beside it."""


def who_may(operation: str, about: str = "") -> frozenset[str]:
    """The roles that may; an operation that is not in the table is for those who lead the office."""
    return OPERATIONS.get(f"{operation}:{about}") or OPERATIONS.get(operation, _LEADS)


def may(roles: Iterable[str], operation: str, about: str = "") -> bool:
    """Whether somebody with these roles may do it."""
    return not who_may(operation, about).isdisjoint(roles)


def in_order(roles: Iterable[str]) -> tuple[str, ...]:
    """Roles in the order they are told in."""
    there = set(roles)
    return tuple(role for role in ROLES if role in there)
